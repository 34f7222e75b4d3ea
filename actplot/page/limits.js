// The limits of y: the values drawn, always with 0; shared by the panels of an order where that costs little.

const SHARED = 1.6; // panels of an order share limits if their union is at most that many times the smallest height
const CUT = 22,
  SHOWN = 6,
  INVISIBLE = 400; // growing sides are cut if they are that much higher than what matters
const POLE = 12; // times what nine in ten values reach: no height of its own
const EVEN = 256,
  STRAIGHT = 1e-6,
  HIGHEST = 1e300,
  FLAT = 1e-300;

/** Return jets at many x of the span, both sides of each break among them. */
function looksAt(curve, [low, high], breaks) {
  const xs = Array.from({ length: EVEN + 1 }, (_, k) => low + ((high - low) * k) / EVEN);
  const looks = [...xs, 0]
    .filter((x) => x >= low && x <= high)
    .map((x) => ({ x, jet: evaluate(curve.f, x, curve.values).jet }));
  for (const each of breaks)
    looks.push({ x: each.from, jet: each.left }, { x: each.x, jet: each.here }, { x: each.to, jet: each.right });
  return looks.sort((a, b) => a.x - b.x);
}

/** Return the values that a panel shows of several curves. */
function inCommon(curves, order, span) {
  const own = curves.map((curve) => ownLimits(curve, order, span));
  const [low, high] = union(own);
  const [floor, roof] = own.reduce((a, b) => (b[1] - b[0] < a[1] - a[0] ? b : a));
  const height = roof - floor;
  if (curves.length > 1 && height > (high - low) / INVISIBLE && height < (high - low) / (2 * SHOWN)) {
    return [Math.max(low, floor - SHOWN * height), Math.min(high, roof + SHOWN * height)];
  }
  return [low, high];
}

function union(limits) {
  return [Math.min(...limits.map(([low]) => low)), Math.max(...limits.map(([, high]) => high))];
}

/** Return one interval for all where their union is not much higher than the lowest of them, else each its own. */
function sharedLimits(column) {
  const [low, high] = union(column);
  const smallest = Math.min(...column.map((each) => each[1] - each[0]));
  return high - low <= SHARED * smallest ? column.map(() => [low, high]) : column;
}

/** Return the values of one curve, with 0, less the far part of sides that grow without news. */
function ownLimits(curve, order, span) {
  const looks = curve.looks.map(({ x, jet }) => ({ x, y: jet[order] })).filter(({ y }) => Number.isFinite(y));
  const ys = looks.map(({ y }) => Math.min(Math.max(y, -HIGHEST), HIGHEST));
  const low = Math.min(0, ...ys),
    high = Math.max(0, ...ys);
  if (high - low < FLAT) return [0, 1];
  const sizes = ys.map(Math.abs).sort((a, b) => a - b),
    most = 1.5 * sizes[Math.floor(0.9 * sizes.length)];
  if (sizes[sizes.length - 1] > POLE * most && most > 0 && steepEnds(curve))
    return [Math.max(low, -most), Math.min(high, most)];
  if (span[0] > 0 || span[1] < 0) return [low, high];
  const marks = [
    0,
    ...landmarks(
      looks,
      curve.breaks.filter((each) => each.order <= order + 1),
      order,
    ),
  ];
  const floor = Math.min(...marks),
    roof = Math.max(...marks),
    height = roof - floor;
  if (height > (high - low) / INVISIBLE && height < (high - low) / CUT) {
    return [Math.max(low, floor - SHOWN * height), Math.min(high, roof + SHOWN * height)];
  }
  return [low, high];
}

/** Return whether values that are not finite, or a change of sign at the highest ones, tell of a pole. */
function steepEnds({ looks }) {
  const values = looks.map(({ jet }) => jet[0]),
    highest = Math.max(...values.filter(Number.isFinite).map(Math.abs));
  return (
    values.some((y) => !Number.isFinite(y)) ||
    values.some((y, k) => k && Math.abs(y) === highest && y * values[k - 1] < 0)
  );
}

/** Return the heights at which a curve has something to show: extrema, inflections, breaks, 0, the ends' tangents. */
function landmarks(looks, breaks, order) {
  const found = looks.filter(({ x }) => x === 0).map(({ y }) => y);
  for (const each of breaks) found.push(...[each.left[order], each.right[order]].filter(Number.isFinite));
  const steps = looks
    .slice(1)
    .map((b, k) => ({ a: looks[k], b }))
    .filter(({ a, b }) => b.x - a.x > 1e-9 * (Math.abs(a.x) + Math.abs(b.x)));
  const slopes = steps.map(({ a, b }) => (b.y - a.y) / (b.x - a.x));
  const steepest = Math.max(...slopes.map(Math.abs));
  let bent = 0;
  for (let k = 1; k < slopes.length; k++) {
    const bend = slopes[k] - slopes[k - 1];
    if (slopes[k] * slopes[k - 1] < 0) found.push(steps[k].a.y);
    if (Math.abs(bend) <= STRAIGHT * steepest) continue;
    if (bend * bent < 0) found.push(steps[k].a.y);
    bent = bend;
  }
  const ends = slopes.length
    ? [
        [looks[0], slopes[0]],
        [looks[looks.length - 1], slopes[slopes.length - 1]],
      ]
    : [];
  return [...found, ...ends.map(([{ x, y }, slope]) => y - x * slope)].filter(Number.isFinite);
}
