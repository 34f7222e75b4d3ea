// The page: what is shown is drawn from the state, when the file opens, when the state changes, and when there is other room.

const data = { ...JSON.parse(document.getElementById("data").textContent), functions: CATALOGUE };
const darkness = matchMedia("(prefers-color-scheme: dark)");
const known = new Map(),
  settledLimits = new Map();
let state,
  panels = [],
  tellers = [],
  printing = false,
  queued = false;
const readout = make("div", { class: "readout" }),
  spoken = make("div", { class: "unseen", role: "status", "aria-live": "polite" });
const note = make("div", { class: "note", role: "status" });
const besides = []; // what stands beside the picture and outlives its making anew: each an element, and `tell` to say what is shown

/** Make the whole page anew: for another language, other colours, other panels. */
function rebuild() {
  const focused = document.activeElement && document.activeElement.id;
  tellers = [];
  panels = arranged().map((panel, k) => ({ ...panel, clip: "clip" + k }));
  const head = make("header", { class: "top" }, data.title ? make("h1", {}, data.title) : null, toolbar());
  const stage = make(
    "section",
    { class: "stage", "aria-label": words("page_picture") },
    readout,
    make("div", { class: "panels" }, panels.map(figureOf)),
  );
  const side = make("aside", { class: "side", "aria-label": words("parameters") }, curveCards());
  const kept = besides.map(({ element }) => element),
    main = document.querySelector("main");
  [...main.children].filter((each) => !kept.includes(each)).forEach((each) => each.remove());
  main.prepend(head, ...kept.filter((each) => !each.parentNode));
  main.append(stage, side, spoken, note);
  document.documentElement.lang = state.lang;
  document.title = data.title || [...new Set(state.curves.map(({ of }) => titleOf(of)))].join(words("list_separator"));
  paint();
  besides.forEach(({ tell }) => tell());
  fit();
  redraw();
  remember();
  if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
}

/** Give the page the colours of the theme in force. */
function paint() {
  const style = document.documentElement.style,
    found = theme();
  for (const role of ["background", "ink", "muted", "axis", "guide"]) style.setProperty("--" + role, found[role]);
  for (const order of [0, 1, 2]) style.setProperty("--order" + order, color("order" + order));
  style.setProperty("color-scheme", themeName() === "dark" ? "dark" : "light");
}

/** Return a panel's element: its heading and its drawing. */
function figureOf(panel) {
  const { order, shown, leads } = panel,
    said = saidOver(panel);
  panel.said = said;
  panel.canvas = draw("g", { class: "canvas" });
  panel.cross = draw("g", { class: "cross" });
  panel.svg = draw(
    "svg",
    {
      id: "panel" + panel.key.replace(".", "-"),
      tabindex: 0,
      role: "application",
      "aria-roledescription": words("page_graph"),
      "aria-label": said.heading + (order ? " " + FUNCTIONS[order] : "") + ". " + words("page_graph_keys"),
    },
    panel.canvas,
    panel.cross,
  );
  const name = make(leads ? "h2" : "h3", {}, said.heading);
  if (leads && shown.length === 1 && !panel.small) name.addEventListener("click", () => toggleCurve(shown[0].index));
  const bound = make("span", { class: "bound" });
  panel.bound = bound;
  panel.figure = make(
    "figure",
    { class: panel.small ? "panel small" : "panel" },
    make("header", {}, name, said.source ? make("div", { class: "formula" }, formula(said.source), bound) : bound),
    panel.svg,
  );
  listen(panel);
  return panel.figure;
}

/** Return what stands over a panel: its heading, its formula as MathML and as text. */
function saidOver({ leads, order, shown, kind }) {
  const of = [...new Set(shown.map(({ index }) => state.curves[index].of))];
  const heading = leads
    ? of.map(titleOf).join(words("list_separator"))
    : capital(words(order === 1 ? "derivative" : "second_derivative"));
  const entry = data.functions[of[0]],
    alone = of.length === 1 && data.formulas && kind !== "small";
  return { heading, source: alone ? entry.print[order] : "", formula: alone ? entry.text[order] : "" };
}

/** Give every panel its size in pixels. */
function fit() {
  const stage = document.querySelector(".panels"),
    { small } = panels[0] || {};
  if (data.size) stage.style.setProperty("max-width", data.size[0] * INCH + "px");
  const wide = stage.clientWidth;
  const scale = INCH * data.scale,
    least = small ? 1.7 * scale : 2.7 * scale;
  const wanted =
    data.columns || (small ? 8 : state.orders.length ? 1 + state.orders.length : Math.min(3, panels.length));
  const fitting = Math.max(1, Math.min(wanted, panels.length, Math.floor(wide / least)));
  const orders = 1 + state.orders.length,
    columns =
      fitting < wanted && fitting > 1 && orders > 1 && !small && !data.columns && orders % fitting ? 1 : fitting;
  stage.style.setProperty("--columns", columns);
  const width = Math.max(120, Math.floor((wide - 24 * (columns - 1)) / columns)),
    rows = Math.ceil(panels.length / columns);
  const tall = data.size
    ? Math.max(120, (data.size[1] * INCH) / rows - 70 * data.scale)
    : Math.max(170 * data.scale, innerHeight * (wide < 500 && rows > 1 ? 0.25 : rows > 1 ? 0.42 : 0.62));
  for (const panel of panels) {
    panel.width = width;
    panel.height = Math.round(
      small ? (width * SMALL.height) / SMALL.width + 10 : data.size ? tall : Math.min(0.9 * width, tall),
    );
    panel.svg.setAttribute("width", panel.width);
    panel.svg.setAttribute("height", panel.height);
    panel.svg.setAttribute("viewBox", "0 0 " + panel.width + " " + panel.height);
  }
}

/** Draw all panels anew from the state. */
function redraw() {
  queued = false;
  const span = drawnSpan(),
    curves = prepared(span),
    limits = panels.length ? steadyLimits(chosenLimits(panels, curves, span)) : [];
  panels.forEach((panel, k) => {
    const margin = panel.small ? SMALL_MARGIN : MARGIN,
      pt = PT * data.scale,
      own = state.heights[panel.key];
    const right = Math.max(margin.right, Math.min(roomForNames(panel), panel.width / pt / 3));
    const box = [margin.left * pt, margin.top * pt, panel.width - right * pt, panel.height - margin.bottom * pt];
    panel.all = curves;
    const asked = {
      box,
      span,
      limits: own || data.ylim || limits[k],
      exact: Boolean(own || data.ylim),
      small: panel.small,
    };
    panel.frame = data.equal ? equalFrame(asked) : frameOf(asked);
    drawPanel(panel);
    panel.bound.textContent = boundOver(panel);
  });
  tellers.forEach((tell) => tell());
  tellFacts(curves);
  drawCrosshair();
}

/** Return the limits of before while something slides, and after it where they still show the curves well. */
function steadyLimits(fresh) {
  return fresh.map((limits, k) => {
    const key = panels[k].key,
      before = settledLimits.get(key);
    if (before && (moving.sliding || shows(before, limits))) return before;
    settledLimits.set(key, limits);
    return limits;
  });
}

function shows(before, [low, high]) {
  const height = before[1] - before[0];
  return before[0] <= low + 0.02 * height && before[1] >= high - 0.02 * height && height <= 1.6 * (high - low);
}

/** Return what the parameters of a panel's formula are bound to. */
function boundOver({ leads, shown, kind }) {
  if (!leads || kind === "overlay" || kind === "sweep" || !data.formulas) return "";
  const { of, values } = state.curves[shown[0].index],
    { parameters } = data.functions[of];
  if (parameters.length > 4) return ""; // which the sliders say
  return parameters.map(({ key, letter }) => letter + " = " + printFloat(values[key], 4)).join(", ");
}

/** Draw with the next frame, and remember the state in the address. */
function changed() {
  remember();
  if (queued) return;
  queued = true;
  requestAnimationFrame(redraw);
}

/** Say that something is being moved: names of curves stay where they are until it rests. */
function moving() {
  clearTimeout(moving.timer);
  moving.timer = setTimeout(() => {
    moving.timer = 0;
    changed();
  }, 160);
}

function busy() {
  return Boolean(moving.timer) || moving.sliding;
}

/** Draw anew where the panels have other sizes than before. */
function refit() {
  const sizes = () => panels.map(({ width, height }) => width + " " + height).join(),
    before = sizes();
  fit();
  if (sizes() !== before) changed();
}

function start() {
  state = fromFragment(location.hash);
  document.body.prepend(make("main"));
  rebuild();
  new ResizeObserver(refit).observe(document.querySelector("main"));
  addEventListener("resize", refit);
  addEventListener("hashchange", () => {
    state = fromFragment(location.hash);
    settledLimits.clear();
    rebuild();
  });
  addEventListener("keydown", pressed);
  darkness.addEventListener("change", rebuild);
  addEventListener("beforeprint", () => {
    printing = true;
    rebuild();
  });
  addEventListener("afterprint", () => {
    printing = false;
    rebuild();
  });
}
