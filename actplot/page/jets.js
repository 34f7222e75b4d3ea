// Jets: a function's value, slope and curvature at a point, [f, f', f''], carried together through every operation.
//
// Operands are jets, or plain numbers where x does not occur; of plain numbers every function gives a plain number.
// Each choice between branches is noted, so that a corner or a jump can be found by bisection on what was noted.

let trail = 1; // the branches taken since evaluation began, digits to base 3
const ROOM = 2 ** 51, PRIME = 2999999999999963; // beyond the room, digits count modulo a prime
const FAINT = 2 ** -46; // of two nearly equal numbers, what may be no more than their rounding
const ROOT_TAU = Math.sqrt(2 * Math.PI), TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);
const AFAR = [[300, 900], [120, 240]]; // powers of two where limits are read, the second where squares overflow

/** Return the jet of f at x, and a number that differs where any condition, max, min or abs takes another branch. */
function evaluate(f, x, parameters) {
  if (!Number.isFinite(x)) return { jet: limits(f, x, parameters), branch: trail };
  trail = 1;
  const found = jet(f([x, 1, 0], parameters));
  return { jet: found[0] === found[0] ? found : [NaN, NaN, NaN], branch: trail };
}

function limits(f, x, parameters) {
  if (x !== x) return [NaN, NaN, NaN];
  const readings = AFAR.map(([low, high]) => Array.from({ length: 8 }, (_, k) =>
    evaluate(f, Math.sign(x) * 2 ** (low + (high - low) * k / 7), parameters).jet));
  const found = readings.map((jets) => [0, 1, 2].map((order) => settled(jets.map((each) => each[order]))));
  return found[0].map((far, order) => Number.isNaN(far) ? found[1][order] : far);
}

/** Return what values at ever farther points tend to, NaN where they settle nowhere. */
function settled(values) {
  const sizes = values.map(Math.abs), last = values[7];
  if (Math.max(...sizes) < 1e-30) return 0;
  if (Math.max(...values.slice(5)) - Math.min(...values.slice(5)) <= 1e-12 * sizes[7]) return last;
  const grows = values.every((value, k) => value * last > 0 && (k === 0 || sizes[k] >= sizes[k - 1]));
  return grows && sizes[7] >= 1.2 * sizes[0] ? Math.sign(last) * Infinity : NaN; // as slowly as a logarithm
}

// -- arithmetic

function jet(u) {
  return typeof u === "number" ? [u, 0, 0] : u;
}

function value(u) {
  return typeof u === "number" ? u : u[0];
}

/** Return a product in which 0 wins over what overflowed. */
function product(a, b) {
  const whole = a * b;
  return whole === whole || a !== a || b !== b ? whole : 0;
}

function negative(u) {
  return [-u[0], -u[1], -u[2]];
}

function plus(a, b) {
  if (typeof a === "number") return typeof b === "number" ? a + b : [a + b[0], b[1], b[2]];
  return typeof b === "number" ? [a[0] + b, a[1], a[2]] : [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function minus(a, b) {
  if (typeof a === "number") return typeof b === "number" ? a - b : [a - b[0], -b[1], -b[2]];
  return typeof b === "number" ? [a[0] - b, a[1], a[2]] : [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** Return a - b, with 0 for what may be no more than the rounding of a or b. */
function less(a, b) {
  const one = jet(a), other = jet(b);
  return one.map((part, order) => {
    const rest = part - other[order];
    return Math.abs(rest) <= FAINT * Math.abs(part) ? 0 : rest;
  });
}

function times(a, b) {
  if (typeof a === "number") return typeof b === "number" ? a * b : [a * b[0], product(a, b[1]), product(a, b[2])];
  if (typeof b === "number") return times(b, a);
  return [
    a[0] * b[0],
    product(a[1], b[0]) + product(a[0], b[1]),
    product(a[2], b[0]) + product(a[0], b[2]) + 2 * product(a[1], b[1]),
  ];
}

function over(a, b) {
  if (value(b) === 0) return NaN;
  if (typeof b === "number") return typeof a === "number" ? a / b : [a[0] / b, a[1] / b, a[2] / b];
  const u = jet(a), f = u[0] / b[0], f1 = (u[1] - product(f, b[1])) / b[0];
  return [f, f1, (u[2] - 2 * product(f1, b[1]) - product(f, b[2])) / b[0]];
}

/** Return u to the power c: any where u is positive, a whole one of at most 64 everywhere. */
function power(u, c) {
  if (typeof c !== "number") return exp(times(c, log(u)));
  const v = value(u), whole = Number.isInteger(c) && Math.abs(c) <= 64;
  if ((v < 0 && !whole) || (v === 0 && c < 0)) return NaN;
  const raised = whole ? wholePower : Math.pow;
  return chain(u, raised(v, c), product(c, raised(v, c - 1)), product(c * (c - 1), raised(v, c - 2)));
}

function wholePower(v, n) {
  if (n < 0) return 1 / wholePower(v, -n);
  let found = 1;
  for (; n > 0; n = n >> 1, v *= v) if (n & 1) found *= v;
  return found;
}

/** Return the jet of a function with this value, slope and curvature at u (chain rule). */
function chain(u, f, f1, f2) {
  if (typeof u === "number") return f;
  return [f, product(f1, u[1]), product(product(f2, u[1]), u[1]) + product(f1, u[2])];
}

// -- branches

function took(digit) {
  trail = 3 * trail + digit;
  if (trail > ROOM) trail %= PRIME;
  return digit === 1;
}

function above(a, b) {
  return took(value(a) > value(b) ? 1 : 0);
}

function atLeast(a, b) {
  return took(value(a) >= value(b) ? 1 : 0);
}

function below(a, b) {
  return took(value(a) < value(b) ? 1 : 0);
}

function atMost(a, b) {
  return took(value(a) <= value(b) ? 1 : 0);
}

function max(a, b) {
  return above(a, b) || Number.isNaN(value(a)) ? a : b; // a tie takes the last
}

function min(a, b) {
  return below(a, b) || Number.isNaN(value(a)) ? a : b;
}

function abs(u) {
  const side = sign(u);
  return side === 0 ? 0 : times(side, u);
}

function sign(u) {
  const side = Math.sign(value(u));
  took(side > 0 ? 1 : side < 0 ? 2 : 0);
  return side;
}

// -- functions of one jet

function exp(u) {
  const e = Math.exp(value(u));
  return chain(u, e, e, e);
}

function expm1(u) {
  const v = value(u), e = Math.exp(v);
  return chain(u, Math.expm1(v), e, e);
}

/** e^u - 1 - u, near 0 by its series. */
function expm1mx(u) {
  const v = value(u), m = Math.expm1(v);
  let series = 1;
  if (Math.abs(v) < 1) for (let n = 20; n > 2; n--) series = 1 + v / n * series;
  return chain(u, Math.abs(v) < 1 ? v * v / 2 * series : m - v, m, Math.exp(v));
}

/** 1 - exp(-e^u). */
function cloglog(u) {
  const v = value(u), grown = Math.exp(v), slope = Math.exp(v - grown);
  return chain(u, -Math.expm1(-grown), slope, (v > 0 ? Math.exp(v - (grown - v)) : -slope) * Math.expm1(-Math.abs(v)));
}

function log(u) {
  const v = value(u), slope = v > 0 ? 1 / v : NaN;
  return chain(u, v > 0 ? Math.log(v) : NaN, slope, -slope * slope);
}

function log1p(u) {
  const v = value(u), slope = v > -1 ? 1 / (1 + v) : NaN;
  return chain(u, v > -1 ? Math.log1p(v) : NaN, slope, -slope * slope);
}

function sqrt(u) {
  const v = value(u), root = Math.sqrt(v);
  if (typeof u === "number") return root;
  const f1 = v > 0 ? u[1] / root / 2 : u[1] === 0 ? 0 : NaN;
  return [root, f1, v > 0 ? (u[2] / 2 - f1 * f1) / root : f1];
}

/** 1 / (1 + e^-u), by e^-|u|, which cannot overflow. */
function sigmoid(u) {
  const v = value(u), e = Math.exp(-Math.abs(v)), part = 1 / (1 + e), slope = e * part * part;
  return chain(u, v >= 0 ? part : e * part, slope, slope * part * Math.sign(v) * Math.expm1(-Math.abs(v)));
}

function softplus(u) {
  const v = value(u), e = Math.exp(-Math.abs(v)), part = 1 / (1 + e);
  return chain(u, Math.max(v, 0) + Math.log1p(e), v >= 0 ? part : e * part, e * part * part);
}

function tanh(u) {
  const v = value(u), t = Math.tanh(v), slope = tanhSlope(v);
  return chain(u, t, slope, -2 * t * slope);
}

function tanhSlope(v) {
  const e = Math.exp(-2 * Math.abs(v)), part = 1 / (1 + e);
  return 4 * e * part * part;
}

function sech(u) {
  const v = value(u), e = Math.exp(-Math.abs(v)), f = 2 * e / (1 + e * e), t = Math.tanh(v);
  return chain(u, f, -f * t, f * (t * t - tanhSlope(v)));
}

/** u - tanh u, near 0 by the continued fraction of tanh. */
function tanhshrink(u) {
  const v = value(u), t = Math.tanh(v);
  let rest = 0;
  if (Math.abs(v) < 2) for (let odd = 37; odd > 1; odd -= 2) rest = v * v / (odd + rest);
  return chain(u, Math.abs(v) < 2 ? v * rest / (1 + rest) : v - t, t * t, 2 * t * tanhSlope(v));
}

function sin(u) {
  const v = value(u), f = Math.sin(v);
  return chain(u, f, Math.cos(v), -f);
}

function cos(u) {
  const v = value(u), f = Math.cos(v);
  return chain(u, f, -Math.sin(v), -f);
}

/** sin(u) / u, near 0 by series. */
function sinc(u) {
  const v = value(u);
  if (Math.abs(v) >= 2) {
    const f = Math.sin(v) / v, slope = (Math.cos(v) - f) / v;
    return chain(u, f, slope, -f - 2 * slope / v);
  }
  let term = 1, f = 0, f1 = 0, f2 = 0;
  for (let k = 2; k < 36; k += 2, term *= v * v) {
    term /= -k * (k + 1);
    f += term;
    f1 += k * term;
    f2 += k * (k - 1) * term;
  }
  return chain(u, 1 + v * v * f, v * f1, f2);
}

function atan(u) {
  const v = value(u), slope = 1 / (1 + v * v);
  return chain(u, Math.atan(v), slope, -2 * (v * slope) * slope);
}

function asinh(u) {
  const v = value(u), slope = 1 / length(1, v);
  return chain(u, Math.asinh(v), slope, -v * slope * slope * slope);
}

/** u / sqrt(1 + u^2). */
function isru(u) {
  const v = value(u), part = 1 / length(1, v), cube = part * part * part;
  return chain(u, v * part, cube, -3 * (v * part) * (part * cube));
}

/** u / (1 + |u|). */
function softsign(u) {
  const v = value(u), side = took(v >= 0 ? 1 : 0) ? 1 : -1, part = 1 / (1 + Math.abs(v));
  return chain(u, v * part, part * part, -2 * side * part * part * part);
}

function hypot(a, b) {
  const u = jet(a), v = jet(b), f = length(u[0], v[0]), x = u[0] / f, y = v[0] / f;
  if (typeof a === "number" && typeof b === "number") return f;
  const across = product(y, u[1]) - product(x, v[1]);
  return [
    f,
    product(x, u[1]) + product(y, v[1]),
    product(across, across) / f + product(x, u[2]) + product(y, v[2]),
  ];
}

/** Return sqrt(x^2 + y^2), without squares that overflow. */
function length(x, y) {
  const long = Math.max(Math.abs(x), Math.abs(y)), part = Math.min(Math.abs(x), Math.abs(y)) / long;
  return long === 0 ? 0 : long * Math.sqrt(1 + part * part);
}

// -- the normal distribution, by the Mills ratio: exact in its far tails

function phi(u) {
  const v = value(u), f = Math.exp(-v * v / 2) / ROOT_TAU;
  return chain(u, f, -v * f, product(v * v - 1, f));
}

function Phi(u) {
  const v = value(u), e = Math.exp(-v * v / 2), tail = e * mills(Math.abs(v)), f1 = e / ROOT_TAU;
  return chain(u, v < 0 ? tail : 1 - tail, f1, -v * f1);
}

function erfc(u) {
  const v = value(u), f1 = -TWO_BY_ROOT_PI * Math.exp(-v * v);
  return chain(u, v < 0 ? 2 - erfTail(-v) : erfTail(v), f1, -2 * v * f1);
}

function erf(u) {
  const v = value(u), f1 = TWO_BY_ROOT_PI * Math.exp(-v * v);
  let series = 1;
  if (Math.abs(v) < 1) for (let n = 24; n > 0; n--) series = 1 + v * v * 2 / (2 * n + 1) * series;
  const f = Math.abs(v) < 1 ? v * f1 * series : Math.sign(v) * (1 - erfTail(Math.abs(v)));
  return chain(u, f, f1, -2 * v * f1);
}

/** Return erfc of v >= 0. */
function erfTail(v) {
  return 2 * Math.exp(-v * v) * mills(v * Math.SQRT2);
}

/** Return (1 - Phi(t)) / e^(-t^2 / 2) for t >= 0; (t + 1) times it is a series in (t - 4) / (t + 4). */
function mills(t) {
  const s = 1 - 8 / (t + 4);
  let sum = 0;
  for (let k = MILLS.length - 1; k >= 0; k--) sum = sum * s + MILLS[k];
  return sum / (t + 1);
}

const MILLS = [
  0.47205320650984467, -0.09670347732652577, 0.013999634724424455, 0.02860036405354698, -0.032197837428028876,
  0.01793609747980831, -0.00500237859236071, -0.00028562310023401, 0.00069489712018403, -9.443023204457e-5,
  -8.785329222964e-5, 2.124991572945e-5, 1.36273441508e-5, -3.43165626886e-6, -2.61426070042e-6, 4.0299124276e-7,
  5.5453510575e-7, 4.24234442e-9, -1.14058196676e-7, -2.331548816e-8, 1.987759009e-8, 8.85853884e-9, -2.39097586e-9,
  -1.906810434e-9, 9.97584e-11, 1.96877394e-10, 1.2150315e-11,
];
