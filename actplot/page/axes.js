// The axes of a panel: how data map to pixels, where the axes stand, their arrow heads, names and ticks.

const INCH = 96,
  PT = 4 / 3; // CSS pixels
// inches between the edges of a panel and what is drawn in it
const PAD = { left: 0.08, right: 0.2, top: 0.2, bottom: 0.1, under: 0.27, aside: 0.2 };
const SMALL_PAD = { left: 0.04, right: 0.12, top: 0.09, bottom: 0.04, under: 0, aside: 0.2 };
const NAME = 12.5; // points of type

/** Return how data map to pixels in a panel: `limits` are its edges if `exact`, else the values it shows. */
function frameOf({ box, span, limits, exact, small }) {
  const pad = small ? SMALL_PAD : PAD,
    unit = (inches) => inches * INCH * data.scale;
  const [x0, y0, x1, y1] = box,
    width = x1 - x0,
    height = y1 - y0;
  const [xlim, yAxis] = across(span, width, pad, unit);
  const [ylim, xAxis] = exact
    ? [limits, Math.min(Math.max(limits[0], 0), limits[1])]
    : upright(limits, height, pad, unit);
  const unitX = width / (xlim[1] - xlim[0]),
    unitY = height / (ylim[1] - ylim[0]);
  return {
    box,
    span,
    xlim,
    ylim,
    xAxis,
    yAxis,
    unitX,
    unitY,
    values: limits,
    x: (at) => x0 + (at - xlim[0]) * unitX,
    y: (at) => y1 - (at - ylim[0]) * unitY,
    dataX: (X) => xlim[0] + (X - x0) / unitX,
    dataY: (Y) => ylim[0] + (y1 - Y) / unitY,
    view: {
      low: span[0],
      high: span[1],
      left: xlim[0],
      bottom: ylim[0],
      unitX,
      unitY,
      width: (span[1] - span[0]) * unitX,
      height,
    },
  };
}

/** Return a frame whose unit of y is as long as that of x: its box is made smaller, to the left or at the bottom. */
function equalFrame(asked) {
  let [x0, y0, x1, y1] = asked.box,
    frame = frameOf(asked);
  for (let round = 0; round < 12; round++) {
    const ratio = frame.unitY / frame.unitX;
    if (ratio > 1) y0 = y1 - (y1 - y0) / ratio;
    else x1 = x0 + (x1 - x0) * ratio;
    frame = frameOf({ ...asked, box: [x0, y0, x1, y1] });
  }
  return frame;
}

function across(span, width, pad, unit) {
  const [low, high] = span;
  if (low <= 0 && high >= 0) return [padded(span, unit(pad.left), unit(pad.right), width), 0];
  if (low > 0) {
    const limits = padded(span, unit(pad.aside), unit(pad.right), width);
    return [limits, limits[0]];
  }
  const limits = padded(span, unit(pad.left), unit(pad.aside + pad.right), width);
  return [limits, high + (unit(pad.aside) * (limits[1] - limits[0])) / width];
}

function upright(values, height, pad, unit) {
  const limits = padded(values, unit(pad.bottom), unit(pad.top), height);
  if (-limits[0] * height >= unit(pad.under) * (limits[1] - limits[0])) return [limits, 0];
  return [padded([0, values[1]], unit(pad.under), unit(pad.top), height), 0];
}

function padded([low, high], before, after, length) {
  const unit = (high - low) / Math.max(length - before - after, 1);
  return [low - before * unit, high + after * unit];
}

/** Return the ticks of both axes. */
function ticksOf(frame) {
  const pt = PT * data.scale,
    { unitX, unitY, span, values, ylim } = frame;
  const wide = (ticks) => Math.max(...ticks.map(({ label }) => widthOf(label, NUMBER * pt, FACE))) + 10 * pt;
  const over = chooseTicks(
    span[0],
    span[1],
    (44 * pt) / unitX,
    (ticks, size) => size * unitX >= Math.max(44 * pt, wide(ticks)),
  );
  const far = (ticks) => (ticks.some(({ label }) => label.includes(".")) ? 36 : 28);
  const low = Math.max(ylim[0], values[0] - (5 * pt) / unitY),
    high = Math.min(values[1] + (5 * pt) / unitY, ylim[1] - (7 * pt) / unitY);
  const up = chooseTicks(low, high, (28 * pt) / unitY, (ticks, size) => size * unitY >= far(ticks) * pt);
  return { over, up };
}

/** Draw the axes, take their room, and return their elements; a small panel has ticks without numbers. */
function drawAxes(panel, frame, room) {
  const pt = PT * data.scale,
    { box } = frame,
    { over, up } = ticksOf(frame);
  const X = frame.x(frame.yAxis),
    Y = frame.y(frame.xAxis),
    thin = pt * (panel.small ? 0.6 : 0.8) * theme().rule;
  const half = pt * (panel.small ? 1.5 : 2.5),
    length = pt * (panel.small ? 4.6 : 6.5);
  addLine(
    room,
    [
      [box[0], Y],
      [box[2] + length, Y],
    ],
    thin,
  );
  addLine(
    room,
    [
      [X, box[3]],
      [X, box[1] - length],
    ],
    thin,
  );
  const ticks = [
    ...over.ticks.map(({ at }) => "M" + put(frame.x(at), Y - half) + "v" + round(2 * half)),
    ...up.ticks.map(({ at }) => "M" + put(X - half, frame.y(at)) + "h" + round(2 * half)),
  ].join("");
  const stroke = { stroke: color("axis"), "stroke-width": round(thin), fill: "none" };
  const parts = [
    draw("path", {
      ...stroke,
      d: "M" + put(box[0], Y) + "H" + round(box[2] + 1) + "M" + put(X, box[3]) + "V" + round(box[1] - 1) + ticks,
    }),
    draw("path", { fill: color("axis"), d: head(box[2], Y, length, true) + head(X, box[1], length, false) }),
  ];
  if (panel.small) return parts;
  return [
    ...parts,
    ...axisNames(panel, frame, room, over.base, up.base),
    ...numbersOf(frame, room, over.ticks, up.ticks),
  ];
}

/** Return the path of an arrow head that points right, or up, its notch at x, y. */
function head(x, y, length, right) {
  const notch = length / 5,
    half = length * 0.4;
  const corners = [
    [0, 0],
    [-notch, -half],
    [length, 0],
    [-notch, half],
  ];
  return (
    "M" +
    corners.map(([along, aside]) => (right ? put(x + along, y + aside) : put(x + aside, y - along))).join("L") +
    "Z"
  );
}

function axisNames(panel, frame, room, lessX, lessY) {
  const pt = PT * data.scale,
    size = NAME * pt,
    X = frame.x(frame.yAxis),
    Y = frame.y(frame.xAxis);
  const named = (name, base) =>
    base ? name + (base[0] === MINUS ? " + " + base.slice(1) : " " + MINUS + " " + base) : name;
  const x = italic(named("x", lessX), frame.box[2] + 10.5 * pt, Y + 0.215 * size, size, "start");
  const high = frame.box[1] + 2.5 * pt,
    text = named(FUNCTIONS[panel.order] + "(x)", lessY);
  const places = [
    [6, 0, "start"],
    [-6, 0, "end"],
    [14, 0, "start"],
    [-14, 0, "end"],
  ];
  const free = places.find(([aside, , anchor]) => isFree(room, boxOf(text, X + aside * pt, high, size, anchor, SERIF)));
  const [aside, , anchor] = free || places[0];
  room.boxes.push(boxOf(text, X + aside * pt, high, size, anchor, SERIF), [
    frame.box[2] + 8 * pt,
    Y - 6 * pt,
    frame.box[2] + 20 * pt,
    Y + 6 * pt,
  ]);
  return [x, italic(text, X + aside * pt, high, size, anchor)];
}

function italic(text, x, y, size, anchor, role = "ink") {
  return draw(
    "text",
    {
      x: round(x),
      y: round(y),
      "font-family": SERIF,
      "font-style": "italic",
      "font-size": round(size),
      "text-anchor": anchor,
      fill: color(role),
    },
    text,
  );
}

function plain(text, x, y, size, anchor, role) {
  return draw(
    "text",
    {
      x: round(x),
      y: round(y),
      "font-family": FACE,
      "font-size": round(size),
      "text-anchor": anchor,
      fill: color(role),
    },
    text,
  );
}
