// Numbers in print and the ticks of an axis: steps of 1, 2 or 5 times a power of ten, and their shortest exact digits.

const MINUS = "\u2212", LONGEST_NUMBER = 6, TINY = "0.000";

/** Return count x 10^exponent in exact digits: no padding zeros, a real minus sign. */
function printNumber(count, exponent, scientific = false) {
  if (count === 0) return "0";
  const sign = count < 0 ? MINUS : "", bare = String(Math.abs(count)).replace(/0+$/, "");
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
  const low = Math.min(...counts), high = Math.max(...counts);
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
  const at = (index) => exponent >= 0 ? index * digit * 10 ** exponent : index * digit / 10 ** -exponent;
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
  const first = Math.ceil(low / step.size - 1e-9), last = Math.floor(high / step.size + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 1000)) }, (_, k) => first + k);
}

/** Return ticks with their numbers; what all have in common and makes them long is taken off as their base. */
function numbered(step, indices) {
  const counts = indices.map((index) => index * step.digit);
  let labels = shorter(counts, step.exponent), base = 0;
  if (longest(labels) > LONGEST_NUMBER) {
    base = baseOf(counts);
    labels = shorter(counts.map((count) => count - base), step.exponent);
  }
  const ticks = indices.map((index, k) => ({ at: step.at(index), label: labels[k] }));
  return { ticks, base: base ? shorter([base], step.exponent)[0] : "" };
}
