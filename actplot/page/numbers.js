// Numbers in print, the ticks of an axis at steps of 1, 2 or 5 times a power of ten, and the places of their labels.

const NUMBER = 8.5,
  CAP = 0.73; // points of type; the height of capitals
const BELOW = 5,
  DEEPER = [5, 8, 11, 14, 17, 20],
  BESIDE_AXIS = 5.5,
  NUDGE = 6,
  CLOSE = 3.5; // points from an axis
const MINUS = "\u2212",
  LONGEST_NUMBER = 6,
  TINY = "0.000";

/** Return count x 10^exponent in exact digits: no padding zeros, a real minus sign. */
function printNumber(count, exponent, scientific = false) {
  if (count === 0) return "0";
  const sign = count < 0 ? MINUS : "",
    bare = String(Math.abs(count)).replace(/0+$/, "");
  const power = exponent + String(Math.abs(count)).length - bare.length;
  if (scientific) {
    const fraction = bare.length > 1 ? "." + bare.slice(1) : "";
    return (sign + bare[0] + fraction + "e" + (power + bare.length - 1)).replace("-", MINUS);
  }
  if (power >= 0) return sign + bare + "0".repeat(power);
  const padded = bare.padStart(1 - power, "0");
  return sign + padded.slice(0, power) + "." + padded.slice(power);
}

function bare(label) {
  return label.replace(MINUS, "");
}

function longest(labels) {
  return Math.max(...labels.map((label) => bare(label).length));
}

/** Return counts x 10^exponent in print: plainly, or with powers of ten where that is shorter. */
function shorter(counts, exponent) {
  const plain = counts.map((count) => printNumber(count, exponent));
  if (longest(plain) <= LONGEST_NUMBER && !plain.some((label) => bare(label).startsWith(TINY))) return plain;
  const scientific = counts.map((count) => printNumber(count, exponent, true));
  return longest(scientific) <= longest(plain) ? scientific : plain;
}

/** Return the round count just nearer to 0 than all, 0 where they lie on both sides of it. */
function baseOf(counts) {
  const low = Math.min(...counts),
    high = Math.max(...counts);
  if (low <= 0 && high >= 0) return 0;
  if (high < 0) return -baseOf(counts.map((count) => -count));
  const power = 10 ** String(high - low).length;
  return Math.floor(low / power) * power;
}

/** Return a number with at most that many digits, plainly where that is short. */
function printFloat(value, digits = 6) {
  if (Number.isNaN(value)) return words("undefined");
  if (!Number.isFinite(value)) return (value < 0 ? MINUS : "") + "\u221e";
  const [mantissa, power] = value.toExponential(digits - 1).split("e");
  return shorter([Number(mantissa.replace(".", ""))], Number(power) - digits + 1)[0];
}

/** Return the step `digit` x 10^exponent, which knows where its multiples lie, rounded once. */
function stepOf(digit, exponent) {
  const at = (index) => (exponent >= 0 ? index * digit * 10 ** exponent : (index * digit) / 10 ** -exponent);
  return { digit, exponent, at, size: at(1) };
}

/** Return the ticks from low to high with the smallest step of `least` or more whose numbers fit, 0 left out. */
function chooseTicks(low, high, least, fits) {
  const first = Math.min(least, (high - low) / 5);
  let coarsest = { ticks: [], base: "" };
  for (let exponent = Math.floor(Math.log10(first)); exponent < 308; exponent++) {
    for (const step of [1, 2, 5].map((digit) => stepOf(digit, exponent)).filter(({ size }) => size >= first)) {
      const indices = between(step, low, high).filter((index) => index);
      if (!indices.length) return coarsest;
      coarsest = numbered(step, indices);
      if (fits(coarsest.ticks, step.size)) return coarsest;
    }
  }
  return coarsest;
}

function between(step, low, high) {
  const first = Math.ceil(low / step.size - 1e-9),
    last = Math.floor(high / step.size + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 1000)) }, (_, k) => first + k);
}

/** Return ticks with their numbers; what all have in common and makes them long is taken off as their base. */
function numbered(step, indices) {
  const counts = indices.map((index) => index * step.digit);
  let labels = shorter(counts, step.exponent),
    base = 0;
  if (longest(labels) > LONGEST_NUMBER) {
    base = baseOf(counts);
    labels = shorter(
      counts.map((count) => count - base),
      step.exponent,
    );
  }
  const ticks = indices.map((index, k) => ({ at: step.at(index), label: labels[k] }));
  return { ticks, base: base ? shorter([base], step.exponent)[0] : "" };
}

/** Return the numbers at the ticks and the 0: each at the first of its places that is free, or left out. */
function numbersOf(frame, room, over, up) {
  const pt = PT * data.scale,
    size = NUMBER * pt,
    X = frame.x(frame.yAxis),
    Y = frame.y(frame.xAxis);
  const shift = widthOf(MINUS, size, FACE) / 4;
  const below = ({ at, label }, depth, aside = 0) => ({
    text: label,
    x: frame.x(at) + aside * pt - (label[0] === MINUS ? shift : 0),
    y: Y + (depth + CAP * NUMBER) * pt,
    anchor: "middle",
  });
  const beside = ({ at, label }, side, nudge, far = BESIDE_AXIS) => ({
    text: label,
    x: X + side * far * pt,
    y: frame.y(at) + (CAP * size) / 2 - nudge * pt,
    anchor: side < 0 ? "end" : "start",
  });
  const free = (label) => isFree(room, boxOf(label.text, label.x, label.y, size, label.anchor));
  const row = DEEPER.map((depth) => over.map((tick) => below(tick, depth))).find((labels) => labels.every(free));
  const depth = row && over.length ? (row[0].y - Y) / pt - CAP * NUMBER : BELOW;
  const above = -BELOW - CAP * NUMBER,
    out = frame.yAxis > frame.span[1] ? -1 : 1;
  const placed = [];
  const take = (places) => {
    const found = places.find(free);
    if (found) {
      placed.push(found);
      room.boxes.push(boxOf(found.text, found.x, found.y, size, found.anchor));
    }
  };
  if (row) row.forEach((label) => take([label]));
  else
    over.forEach((tick) => take([0, 6, -6].flatMap((aside) => [below(tick, BELOW, aside), below(tick, above, aside)])));
  const sides = [
    [-1, 0],
    [1, 0],
    [1, -NUDGE],
    [-1, NUDGE],
    [1, NUDGE],
    [-1, -NUDGE],
  ];
  up.forEach((tick) =>
    take([
      ...sides.map(([side, nudge]) => beside(tick, side * out, nudge)),
      ...sides.map(([side, nudge]) => beside(tick, side * out, nudge, CLOSE)),
      beside(tick, -out, 0, 18),
      beside(tick, out, 0, 18),
    ]),
  );
  const [lowX, highX] = frame.span,
    [lowY, highY] = frame.ylim;
  if (frame.xAxis === 0 && frame.yAxis === 0 && lowX <= 0 && highX >= 0 && lowY <= 0 && highY >= 0) {
    take(
      [
        [-1, depth],
        [1, depth],
        [-1, BELOW],
        [1, BELOW],
        [-1, above],
        [1, above],
      ].map(([side, deep]) => ({
        text: "0",
        x: X + side * 5 * pt,
        y: Y + (deep + CAP * NUMBER) * pt,
        anchor: side < 0 ? "end" : "start",
      })),
    );
  }
  return placed.map(({ text, x, y, anchor }) => plain(text, x, y, size, anchor, "muted"));
}
