// The curve of a function in pixels: vertices so close that no arc strays from its chord, exact at kinks and jumps.

const STRAY = 0.05; // pixels between an arc and its chord
const BENT = 0.2; // of a tangent's distance from a step's other end: what an inflection can hide
const TALL = 8,
  SHARP = 1 / 256,
  NARROWEST = 2 ** -40; // pixels of a tear at least, and to which it is found; of the span
const NOISE = 2 ** -46,
  STEEPEST = 1e100,
  WIDE = 6; // WIDE steps are looked at in the middle, too
const BESIDE = 2 ** -10; // of a step: how far beside its ends a third derivative is looked for
const MOST = 6; // vertices a pixel: what needs more is a band of ink
const COLUMN = 16; // values of a column of pixels in a band

/** Return the pieces of f^(order) over a view, as arrays of [X, Y] in pixels from the panel's lower left corner. */
function piecesOf(f, parameters, order, breaks, view) {
  const pen = { view, order, count: 0, at: (x) => evaluate(f, x, parameters).jet, pieces: [[]] };
  const looks = firstLook(view.low, view.high, centresOf(breaks));
  const ends = [view.low, ...breaks.flatMap(({ from, to }) => [from, to]), view.high];
  for (let k = 0; k < ends.length; k += 2) {
    if (ends[k] < ends[k + 1]) stretch(pen, ends[k], ends[k + 1], looks);
    const next = breaks[k / 2];
    if (next && next.order <= order) lift(pen);
  }
  if (pen.count > MOST * view.width) return band(pen);
  return pen.pieces.filter((piece) => piece.length > 1).map(straightened);
}

/** Draw from a to b, between which the function takes one branch. */
function stretch(pen, a, b, looks) {
  const all = [a, ...looks.filter((x) => x > a && x < b), b];
  const points = all.map((x, k) =>
    vertex(pen, x, Math.min(x - (all[k - 1] ?? -Infinity), (all[k + 1] ?? Infinity) - x), a, b),
  );
  for (let k = 1; k < points.length; k++) step(pen, points[k - 1], points[k]);
}

function vertex(pen, x, reach, a, b) {
  const { view, order } = pen,
    jet = pen.at(x);
  pen.count++;
  const slope = order < 2 ? jet[order + 1] : third(pen, x, reach * BESIDE, a, b);
  const steep = slope * (view.unitY / view.unitX);
  return {
    x,
    a,
    b,
    X: (x - view.left) * view.unitX,
    Y: (jet[order] - view.bottom) * view.unitY,
    S: Math.min(Math.max(steep, -STEEPEST), STEEPEST),
  };
}

/** Return the third derivative, which no jet has, as a difference. */
function third(pen, x, aside, a, b) {
  const low = Math.max(x - aside, a),
    high = Math.min(x + aside, b);
  return high > low ? (pen.at(high)[2] - pen.at(low)[2]) / (high - low) : 0;
}

/** Draw a step as its chord, or in two halves where the arc may be elsewhere; lift the pen where there is no arc. */
function step(pen, one, two) {
  const { height } = pen.view,
    x = one.x + (two.x - one.x) / 2;
  const last = x <= one.x || x >= two.x || pen.count > MOST * pen.view.width;
  const whole = Number.isFinite(one.Y),
    drawn = Number.isFinite(two.Y);
  if (!whole && !drawn) return lift(pen);
  const bow = bowOf(one, two),
    ending = whole !== drawn;
  if (!ending && outside(one, two, bow, height)) return lift(pen);
  const torn = ending || isTorn(one, two, bow, height);
  const fine = torn
    ? two.X - one.X <= (ending ? SHARP : NARROWEST * pen.view.width)
    : straying(one, two, bow) <= tolerance(one, two);
  if (last || (fine && torn)) return torn ? lift(pen) : chord(pen, one, two);
  if (fine && two.X - one.X <= WIDE) return chord(pen, one, two);
  const half = vertex(pen, x, (two.x - one.x) / 2, one.a, one.b);
  if (fine && Math.abs(half.Y - (one.Y + two.Y) / 2) <= STRAY) return chord(pen, one, two);
  step(pen, one, half);
  step(pen, half, two);
}

function tolerance(one, two) {
  return Math.max(STRAY, NOISE * Math.max(Math.abs(one.Y), Math.abs(two.Y)));
}

/** Return a step's run and rise, and how far the tangent at each end passes above the other end. */
function bowOf(one, two) {
  const run = two.X - one.X,
    rise = two.Y - one.Y;
  let left = one.S * run - rise,
    right = rise - two.S * run;
  if (Number.isNaN(left)) left = right;
  if (Number.isNaN(right)) right = left;
  return { run, rise, left, right };
}

/** Return how far the arc can be from its chord: in the triangle with the tangents, or what an inflection hides. */
function straying(one, two, { run, rise, left, right }) {
  const ahead = rise + left,
    behind = rise - right,
    up = rise < 0 ? -1 : 1,
    bent = left * right > 0;
  const triangle = bent ? Math.abs((left * right) / (left + right)) / Math.hypot(1, rise / run) : 0;
  const summit = bent ? ((ahead * right) / (left + right)) * up : 0;
  const overshoot = Math.max(summit - Math.abs(rise), -summit); // which a steep chord would hide
  const astray = Math.max(Math.abs(left) / Math.hypot(1, ahead / run), Math.abs(right) / Math.hypot(1, behind / run));
  const found = Math.max(triangle, overshoot, BENT * Math.max(astray, -ahead * up, -behind * up));
  return Number.isFinite(found) ? found : 0;
}

/** Return whether an arc, with all that its tangents could hide, is more than a height outside the panel. */
function outside(one, two, { left, right }, height) {
  const swing = Math.max(Math.abs(left), Math.abs(right));
  return Math.min(one.Y, two.Y) - swing > 2 * height || Math.max(one.Y, two.Y) + swing < -height;
}

/** Return whether a step rises as neither tangent foretells, past the panel: there is a pole in it. */
function isTorn(one, two, { rise, left, right }, height) {
  const up = Math.sign(rise),
    foretold = Math.max((rise + left) * up, (rise - right) * up);
  const side = ({ Y }) => (Y > 2 * height) - (Y < -height);
  return (
    Math.abs(rise) > Math.max(TALL * STRAY, NOISE * Math.abs(one.Y)) &&
    foretold < Math.abs(rise) / 4 &&
    side(one) * side(two) <= 0
  );
}

function lift(pen) {
  if (pen.pieces[pen.pieces.length - 1].length) pen.pieces.push([]);
}

/** Draw a chord, as far as it is near the panel: numbers stay small enough for every renderer's arithmetic. */
function chord(pen, one, two) {
  const low = -pen.view.height,
    high = 2 * pen.view.height;
  const clipped = cut([one.X, one.Y], [two.X, two.Y], low, high);
  if (!clipped) return lift(pen);
  const [start, end] = clipped;
  if (start[1] !== one.Y) lift(pen);
  const piece = pen.pieces[pen.pieces.length - 1];
  if (!piece.length) piece.push(start);
  piece.push(end);
  if (end[1] !== two.Y) lift(pen);
}

function cut(a, b, low, high) {
  if (Math.max(a[1], b[1]) < low || Math.min(a[1], b[1]) > high) return null;
  const at = (level) => [a[0] + (b[0] - a[0]) * ((level - a[1]) / (b[1] - a[1])), level];
  const inside = (p) => (p[1] < low ? at(low) : p[1] > high ? at(high) : p);
  return [inside(a), inside(b)];
}

/** Return a piece without the vertices that no eye would miss. */
function straightened(piece) {
  const kept = [piece[0]];
  for (let k = 1; k < piece.length - 1; k++) {
    const [a, b, c] = [kept[kept.length - 1], piece[k], piece[k + 1]];
    const off = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    if (Math.abs(off) > 1e-5 * Math.hypot(c[0] - a[0], c[1] - a[1])) kept.push(b);
  }
  return [...kept, piece[piece.length - 1]];
}

/** Return the lowest and the highest point of each column of pixels: all that can be seen of waves finer than that. */
function band({ view, order, at }) {
  const pieces = [[]],
    columns = Math.min(Math.ceil(view.width), 4000);
  for (let column = 0; column < columns; column++) {
    const share = (k) => (column + k / COLUMN) / columns;
    const ys = Array.from(
      { length: COLUMN },
      (_, k) => (at(view.low + (view.high - view.low) * share(k))[order] - view.bottom) * view.unitY,
    );
    const whole = ys.filter(Number.isFinite),
      X = (view.low - view.left) * view.unitX + view.width * share(0.5);
    if (!whole.length) pieces.push([]);
    else {
      const inside = (Y) => Math.min(Math.max(Y, -view.height), 2 * view.height);
      const ends = [inside(Math.min(...whole)), inside(Math.max(...whole))];
      pieces[pieces.length - 1].push(...(column % 2 ? ends : ends.reverse()).map((Y) => [X, Y]));
    }
  }
  return pieces.filter((piece) => piece.length > 1);
}

/** Return the dots at the jumps of f^(order): open ones at limits, a closed one at the value if there is one. */
function dotsOf(order, breaks) {
  return breaks
    .filter((each) => each.order <= order)
    .flatMap(({ x, left, right, here, order: lowest }) => {
      const value = lowest === order ? here[order] : NaN;
      const limits = [...new Set([left[order], right[order]])].filter((y) => Number.isFinite(y) && y !== value);
      const dots = limits.map((y) => ({ x, y, kind: "open" }));
      return Number.isFinite(value) ? [...dots, { x, y: value, kind: "closed" }] : dots;
    });
}
