// What is shown, as one object, and the address's fragment that says where it differs from what the file opens with.

const LONGEST_FRAGMENT = 4000,
  MOST_CURVES = 12,
  WAIT = 250; // characters, curves, milliseconds
const NUMERAL = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const LAYOUTS = ["auto", "pairs", "overlay", "grid"];

/** Return what the file opens with. */
function opening() {
  return {
    lang: data.lang,
    theme: data.theme,
    layout: data.layout,
    orders: [...data.orders],
    guides: data.guides,
    marks: data.marks,
    span: data.span,
    heights: {},
    curves: data.curves.map(({ of, values }) => ({ of, values: numbersIn(values) })),
    hidden: new Set(),
    at: null,
  };
}

/** Return values with the infinite ones, which JSON has as words, as numbers. */
function numbersIn(values) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(value)]));
}

/** Return the state that a fragment asks for; whatever in it cannot be meant is as the file opens. */
function fromFragment(fragment) {
  const found = opening();
  if (fragment.length > LONGEST_FRAGMENT) return found;
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const one = (key, choices) => (choices.includes(said.get(key)) ? said.get(key) : found[key]);
  found.lang = one("lang", Object.keys(data.languages));
  found.theme = one("theme", themeNames());
  found.layout = one("layout", LAYOUTS);
  if (/^[12]{0,2}$/.test(said.get("orders") ?? "x"))
    found.orders = [1, 2].filter((order) => said.get("orders").includes(order));
  if (/^[01]$/.test(said.get("guides") ?? "")) found.guides = said.get("guides") === "1";
  found.span = safeSpan(pairIn(said.get("range") ?? "")) || found.span;
  const curves = [
    ...new Map(
      said
        .getAll("c")
        .slice(0, MOST_CURVES)
        .map(curveIn)
        .filter(Boolean)
        .map((curve) => [curveWords(curve), curve]),
    ).values(),
  ];
  if (curves.length || (data.offered && said.get("c") === "")) found.curves = curves;
  for (const index of (said.get("hide") ?? "").split(",")) {
    if (/^\d{1,2}$/.test(index) && Number(index) < found.curves.length) found.hidden.add(Number(index));
  }
  for (const part of (said.get("y") ?? "").split(";").slice(0, 40)) {
    const [key, limits] = part.split(":");
    if (/^\d{1,2}\.[012]$/.test(key) && safeHeight(pairIn(limits ?? ""))) found.heights[key] = pairIn(limits);
  }
  return found;
}

function pairIn(text) {
  const parts = text.split(",");
  return parts.length === 2 && parts.every((part) => part.length < 30 && NUMERAL.test(part)) ? parts.map(Number) : null;
}

/** Return the curve that words such as elu:alpha=0.5 name; a value that is none is the default. */
function curveIn(text) {
  const [of, ...rest] = text.split(":");
  if (!Object.hasOwn(data.functions, of)) return null;
  const values = Object.fromEntries(data.functions[of].parameters.map((each) => [each.key, Number(each.default)]));
  const asked = { ...values };
  for (const part of rest.join(":").split(",").slice(0, 20)) {
    const [key, number] = part.split("="),
      parameter = data.functions[of].parameters.find((each) => each.key === key);
    if (parameter && allows(parameter, numeral(number ?? ""))) asked[key] = numeral(number);
  }
  return { of, values: fits(of, asked) ? asked : values };
}

function numeral(text) {
  const typed = text.trim().replace(MINUS, "-").replace(",", ".");
  if (/^(inf|infinity|\u221e)$/i.test(typed)) return Infinity;
  return typed.length < 30 && NUMERAL.test(typed) ? Number(typed) : NaN;
}

/** Return whether a value is in a parameter's domain. */
function allows({ above, below, least, most, integer, infinite }, value) {
  if (value === Infinity) return Boolean(infinite);
  if (!Number.isFinite(value) || (integer && !Number.isInteger(value))) return false;
  return (
    value > (above ?? -Infinity) &&
    value < (below ?? Infinity) &&
    value >= (least ?? -Infinity) &&
    value <= (most ?? Infinity)
  );
}

/** Return whether values that are good alone go together. */
function fits(of, values) {
  return !Object.hasOwn(conditions, of) || conditions[of].every((holds) => evaluate(holds, 0, values).jet[0] === 1);
}

/** Return a span of x that doubles can draw, else null. */
function safeSpan(span) {
  if (!span || !(span[0] < span[1])) return null;
  const [low, high] = span,
    far = Math.max(Math.abs(low), Math.abs(high)),
    width = high - low;
  return far <= 1e12 && width >= 1e-12 && width > 1e-12 * far ? span : null;
}

function safeHeight(limits) {
  if (!limits || !(limits[0] < limits[1])) return null;
  const far = Math.max(...limits.map(Math.abs)),
    height = limits[1] - limits[0];
  return far <= 1e300 && height >= 1e-300 && height > 1e-12 * far ? limits : null;
}

/** Return the shortest digits that mean a number, as a command line reads them. */
function digits(value) {
  return value === Infinity ? "inf" : String(value).replace("e+", "e");
}

/** Return the words for a curve in a fragment. */
function curveWords({ of, values }) {
  const changed = data.functions[of].parameters.filter((each) => values[each.key] !== Number(each.default));
  return of + (changed.length ? ":" + changed.map(({ key }) => key + "=" + digits(values[key])).join() : "");
}

/** Return the fragment for what is shown: only what the file does not open with. */
function toFragment() {
  const start = opening(),
    said = [];
  for (const key of ["lang", "theme", "layout"]) if (state[key] !== start[key]) said.push([key, state[key]]);
  if (state.orders.join() !== start.orders.join()) said.push(["orders", state.orders.join("")]);
  if (state.guides !== start.guides) said.push(["guides", state.guides ? "1" : "0"]);
  if (state.span && String(state.span) !== String(start.span)) said.push(["range", state.span.map(digits).join()]);
  const heights = Object.entries(state.heights).map(([key, limits]) => key + ":" + limits.map(digits).join());
  if (heights.length) said.push(["y", heights.join(";")]);
  const curves = state.curves.map(curveWords);
  if (curves.join(";") !== start.curves.map(curveWords).join(";"))
    (curves.length ? curves : [""]).forEach((curve) => said.push(["c", curve]));
  if (state.hidden.size) said.push(["hide", [...state.hidden].join()]);
  const quoted = (text) => encodeURIComponent(text).replace(/%(2C|3A|3B|3D)/g, decodeURIComponent);
  return said.length ? "#" + said.map(([key, text]) => key + "=" + quoted(text)).join("&") : "";
}

/** Write the fragment when nothing has changed for a while. */
function remember() {
  clearTimeout(remember.timer);
  remember.timer = setTimeout(() => {
    const fragment = toFragment();
    if (fragment === location.hash) return;
    try {
      history.replaceState(null, "", fragment || location.pathname + location.search);
    } catch (error) {
      /* a sandboxed frame has no history; what is shown stays as it is */
    }
  }, WAIT);
}
