// The curves beside the picture: their names, the sliders of their parameters, and what is told of each.

/** Return the curves with their sliders and what is told of each. */
function curveCards() {
  return state.curves.map(({ of }, index) => {
    const parameters = data.functions[of].parameters;
    return make(
      "fieldset",
      { class: "card", "data-curve": index },
      make("legend", {}, nameButton(index)),
      ...parameters.map((parameter) => sliderRow(index, parameter)),
      make("ul", { class: "facts", id: "facts" + index }),
    );
  });
}

function nameButton(index) {
  const shown = !state.hidden.has(index),
    role = firstRole(index);
  const title = nameOf(index, "card"),
    label = words(shown ? "page_hide" : "page_show", { name: title });
  return make(
    "button",
    {
      id: "show" + index,
      class: "chip",
      type: "button",
      "aria-pressed": String(shown),
      title: label,
      onclick: () => toggleCurve(index),
    },
    swatch(role),
    titleOf(state.curves[index].of),
  );
}

/** Return the role in which the first panel of a curve shows it. */
function firstRole(index) {
  const shown = arranged()
    .flatMap((panel) => panel.shown)
    .find((each) => each.index === index);
  return shown ? shown.role : "ink";
}

/** Return a slider, and its value as a number to be typed. */
function sliderRow(index, parameter) {
  const { key, letter, low, high, step } = parameter,
    id = "p" + index + "-" + key;
  const value = () => state.curves[index].values[key];
  const track = make("input", {
    id,
    type: "range",
    min: low,
    max: high,
    step,
    "aria-label": letter,
    title: words("page_slider"),
  });
  const number = make("input", {
    id: id + "-value",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-label": letter + " " + words("value"),
    size: 6,
  });
  const tell = () => {
    track.value = String(Math.min(Math.max(value(), low), high));
    track.setAttribute("aria-valuetext", printFloat(value()));
    if (document.activeElement !== number) number.value = printFloat(value());
  };
  const set = (wanted, settled) => {
    slide(index, parameter, wanted, settled);
    tell();
  };
  track.addEventListener("input", () => set(onTrack(parameter, track.valueAsNumber), false));
  track.addEventListener("change", () => set(value(), true));
  track.addEventListener("dblclick", () => set(Number(parameter.default), true));
  number.addEventListener("change", () => {
    const typed = numeral(number.value);
    set(Number.isNaN(typed) ? value() : allows(parameter, typed) ? typed : onTrack(parameter, typed), true);
    number.value = printFloat(value());
  });
  tell();
  tellers.push(tell);
  return make("div", { class: "slider" }, make("label", { for: id }, letter), track, number);
}

/** Return the value on a track that is nearest, a number as short as its step. */
function onTrack({ low, high, step, infinite }, value) {
  if (infinite && value >= high) return Infinity;
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  return Math.min(
    Math.max(Number((Math.round(Math.min(Math.max(value, low), high) / step) * step).toFixed(places)), low),
    high,
  );
}

/** Move a parameter: only its own curve is sampled anew, and limits stay until it is let go. */
function slide(index, { key }, value, settled) {
  const curve = state.curves[index],
    values = { ...curve.values, [key]: value };
  if (fits(curve.of, values)) state.curves[index] = { ...curve, values };
  if (settled) moving.sliding = false;
  else moving.sliding = true;
  moving();
  changed();
}

/** Say of each curve what its kinks and jumps are, now. */
function tellFacts(curves) {
  for (const { index, breaks } of curves) {
    const list = document.getElementById("facts" + index),
      told = breaks.filter(({ order }) => order < 3);
    const lines = told.slice(0, 5).map((each) => fact(index, each));
    if (told.length > 5) lines.push(words("alt_more"));
    if (!told.length) lines.push(words("page_no_kink"));
    if (list && list.textContent !== lines.join("")) list.replaceChildren(...lines.map((line) => make("li", {}, line)));
  }
}

function fact(index, { x, left, right, order }) {
  const at = printFloat(x, 4),
    [before, after] = [left, right].map((jet) => printFloat(jet[Math.min(order, 1)], 4));
  if (order === 0) return words("alt_jump", { name: FUNCTIONS[0], x: at, left: before, right: after });
  if (order === 2) return words("page_no_kink_at", { x: at, slope: before });
  return words("note_side", {
    side: words("alt_kink", { x: at }),
    text: words("alt_slopes", { left: before, right: after }),
  });
}
