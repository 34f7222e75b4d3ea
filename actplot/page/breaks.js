// Where a function breaks: the points at which it takes another branch, found by bisection down to neighbouring floats.

const LOOKS = 64,
  UNEVEN = 0.1,
  NEAREST = 2 ** -12,
  LEAST = 5e-324,
  FAINTEST = 1e-300,
  UNDERFLOW = 1e-150,
  FEW = 8,
  MANY = 16 * LOOKS;
const SAME = 1e-9,
  ROUNDING = 1e-12; // of the values on both sides, and of all values seen: no jump

/** Return x from low to high: a few uneven steps, and steps that double away from 0 and from each other centre. */
function firstLook(low, high, centres = [], count = LOOKS) {
  const width = high - low,
    found = [low, high];
  for (let k = 1; k < count; k++) {
    const t = (2 * k) / count - 1;
    found.push(low + width * ((t + UNEVEN * t * (1 - t * t) + 1) / 2));
  }
  for (const centre of [0, ...centres]) {
    const near = Math.max(Math.min(NEAREST, width / LOOKS / 16), Math.abs(centre) * 2 ** -48);
    for (let away = near; away < width / 4; away *= 2) found.push(centre - away, centre + away);
    found.push(centre);
  }
  const inside = [...new Set(found)].filter((x) => x >= low && x <= high);
  return inside.sort((a, b) => a - b);
}

/** Return where to look closely: at each break, unless there are many. */
function centresOf(breaks) {
  return breaks.length > FEW ? [] : breaks.map(({ x }) => x);
}

/** Return the breaks of f from low to high, each with its jets on both sides and at itself, and its order. */
function breaksOf(f, parameters, low, high) {
  const at = (x) => evaluate(f, x, parameters);
  let centres = [],
    gaps = [],
    seen = [],
    count = LOOKS;
  for (let round = 0; round < 3; round++) {
    seen = firstLook(low, high, centres, count).map((x) => ({ x, ...at(x) }));
    const found = joined(seen.slice(1).flatMap((right, k) => splits(at, seen[k], right)));
    const settled = found.length === gaps.length;
    gaps = found;
    centres = gaps.length > FEW ? [] : gaps.map(([left, right]) => roundest(left.x, right.x));
    if (settled) break;
    if (gaps.length > FEW) count = MANY;
  }
  const scales = [0, 1, 2].map((order) =>
    Math.max(...seen.map(({ jet }) => Math.abs(jet[order])).filter(Number.isFinite), 0),
  );
  return gaps.map(([left, right], k) => breakAt(at, left, right, roundest(left.x, right.x), scales));
}

function breakAt(at, left, right, x, scales) {
  const order = [0, 1, 2].findIndex((k) => jumps(left.jet[k], right.jet[k], scales[k]));
  const limit = (jet) => (x === 0 ? jet.map((value) => (Math.abs(value) < FAINTEST ? 0 : value)) : jet);
  return {
    x,
    from: left.x,
    to: right.x,
    left: limit(left.jet),
    right: limit(right.jet),
    here: at(x).jet,
    order: order < 0 ? 3 : order,
  };
}

function jumps(left, right, scale) {
  if (Number.isNaN(left) && Number.isNaN(right)) return false;
  if (!Number.isFinite(left) || !Number.isFinite(right)) return left !== right;
  const gap = Math.abs(left - right);
  return gap > SAME * Math.max(Math.abs(left), Math.abs(right)) && gap > ROUNDING * scale;
}

/** Return the pairs of neighbouring floats between two looks at which the branch changes. */
function splits(at, left, right) {
  if (left.branch === right.branch) return [];
  const x = middle(left.x, right.x);
  if (x <= left.x || x >= right.x) return [[left, right]];
  const look = { x, ...at(x) };
  return [...splits(at, left, look), ...splits(at, look, right)];
}

/** Return a float between two others: 0 and its neighbours first, to which halving takes a thousand steps. */
function middle(low, high) {
  if (low < 0 && high > 0) return 0;
  if (low === 0) return LEAST;
  if (high === 0) return -middle(0, -low);
  const small = Math.min(Math.abs(low), Math.abs(high)),
    large = Math.max(Math.abs(low), Math.abs(high));
  if (large / small > 16) return Math.sign(low) * Math.sqrt(small) * Math.sqrt(large);
  return low + (high - low) / 2;
}

/** Return the gaps with those made one that touch, or are where squares vanish: one point is no piece of its own. */
function joined(gaps) {
  const found = [];
  for (const [left, right] of gaps) {
    const last = found[found.length - 1];
    const underflows = last && last[0].x > -UNDERFLOW && right.x < UNDERFLOW;
    if (last && (left.x <= last[1].x || underflows)) last[1] = right;
    else found.push([left, right]);
  }
  return found;
}

/** Return the float from low to high with the fewest digits: where a formula says the break is. */
function roundest(low, high) {
  if (low <= 0 && high >= 0) return 0;
  const inner = low + (high - low) / 2;
  return [inner, low, high].reduce((best, x) => (String(x).length < String(best).length ? x : best), high);
}
