// What is taken away: the picture as SVG or PNG, the link, the command line that draws it.

/** Return the whole picture as one drawing that stands alone: panels with their headings, colours written in. */
function wholePicture() {
  const stage = document.querySelector(".panels").getBoundingClientRect(),
    margin = 16;
  const width = Math.ceil(stage.width + 2 * margin),
    height = Math.ceil(stage.height + 2 * margin);
  const page = draw(
    "svg",
    { xmlns: SVG, viewBox: "0 0 " + width + " " + height, width, height, role: "img" },
    draw("title", {}, document.title),
    draw("rect", { width, height, fill: color("background") }),
  );
  for (const panel of panels) {
    const box = panel.svg.getBoundingClientRect(),
      x = box.left - stage.left + margin,
      y = box.top - stage.top + margin;
    page.append(...headingParts(panel, x, y - stage.top + stage.top));
    const copied = panel.canvas.cloneNode(true);
    copied.setAttribute("transform", "translate(" + put(x, y) + ")");
    page.append(copied);
  }
  return page;
}

/** Return a panel's heading as text: its name, and its formula and parameters on one line. */
function headingParts(panel, x, y) {
  const pt = PT * data.scale;
  const high = panel.figure.querySelector("header").getBoundingClientRect().top;
  const top = y - (panel.svg.getBoundingClientRect().top - high);
  const left = x + panel.frame.box[0];
  const name = (panel.small ? 10.5 : panel.leads ? 14 : 12) * pt;
  const parts = [plain(panel.said.heading, left, top + 14 * pt, name, "start", panel.leads ? "ink" : "muted")];
  const printed = [lettered(panel), panel.bound.textContent].filter(Boolean).join(",  ");
  if (printed) {
    const most = panel.width - panel.frame.box[0];
    const size = 11 * pt;
    const wide = widthOf(printed, size, SERIF);
    const fitting = wide > most ? Math.max((size * most) / wide, 5 * pt) : size;
    parts.push(italic(printed, left, top + 34 * pt, fitting, "start"));
  }
  return parts;
}

/** Return a panel's formula in plain text, its parameters by their letters. */
function lettered({ said, shown }) {
  const { parameters } = data.functions[state.curves[shown[0].index].of];
  const letters = Object.fromEntries(parameters.map(({ key, letter }) => [key, letter]));
  return said.formula.replace(/[A-Za-z_]\w*/g, (word) => (Object.hasOwn(letters, word) ? letters[word] : word));
}

function svgText() {
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(wholePicture()) + "\n";
}

function saveSvg() {
  give(new Blob([svgText()], { type: "image/svg+xml" }), fileName() + ".svg");
}

/** Save the picture as PNG, twice as fine as the screen's pixels. */
function savePng() {
  const url = URL.createObjectURL(new Blob([svgText()], { type: "image/svg+xml" })),
    image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: 2 * image.width, height: 2 * image.height });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    canvas.toBlob((blob) => give(blob, fileName() + ".png"), "image/png");
  };
  image.src = url;
}

function fileName() {
  return (
    [...new Set(state.curves.map(({ of }) => of))]
      .join("-")
      .replace(/[^\w-]+/g, "_")
      .slice(0, 80) || "actplot"
  );
}

function give(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell(words("page_saved", { name }));
}

/** Put words on the clipboard; where the browser forbids that, show them to be copied by hand. */
function copy(text) {
  const by = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
  by.then(
    () => tell(words("page_copied")),
    () => byHand(text),
  );
}

function byHand(text) {
  const field = make("input", { type: "text", readonly: true, size: 60, "aria-label": words("page_copy_by_hand") });
  field.value = text;
  const dialog = make(
    "dialog",
    { onclose: () => dialog.remove() },
    make("p", {}, words("page_copy_by_hand")),
    field,
    make("form", { method: "dialog" }, make("button", {}, words("page_close"))),
  );
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}

/** Say something for a moment. */
function tell(text) {
  note.textContent = text;
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => {
    note.textContent = "";
  }, 4000);
}

/** Return the command line that draws what is shown. */
function commandLine() {
  const said = [],
    differs = state.curves.length === 1 && data.functions[state.curves[0].of].stems.length > 1;
  const names = state.curves
    .filter((curve, index) => !state.hidden.has(index) || state.hidden.size === state.curves.length)
    .flatMap(namesOf);
  if (state.span) said.push("--range", ...state.span.map(digits));
  if (data.ylim) said.push("--ylim", ...data.ylim.map(digits));
  else if (panels.length === 1 && state.heights[panels[0].key])
    said.push("--ylim", ...state.heights[panels[0].key].map(digits));
  const flags = {
    deriv: state.orders.includes(1),
    second: state.orders.includes(2),
    diff: differs,
    equal: data.equal,
    guides: state.guides,
  };
  said.push(
    ...Object.keys(flags)
      .filter((name) => flags[name])
      .map((name) => "--" + name),
    ...data.more,
  );
  for (const [name, usual] of [
    ["layout", "auto"],
    ["lang", "en"],
    ["theme", "light"],
  ])
    if (state[name] !== usual) said.push("--" + name, state[name]);
  const words = names.some((name) => name.startsWith("-"))
    ? ["actplot", ...said, "--", ...names]
    : ["actplot", ...names, ...said];
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : "'" + word.replaceAll("'", "'\"'\"'") + "'"))
    .join(" ");
}

/** Return the words that name a curve: one, or both parts of a difference. */
function namesOf({ of, values }) {
  return data.functions[of].stems.map(({ word, all, keys, fixed }) => {
    const own = data.functions[of].parameters,
      said = [...fixed];
    for (const [key, name] of Object.entries(keys)) {
      const parameter = own.find((each) => each.key === name);
      if (parameter && (all || values[name] !== Number(parameter.default))) said.push(key + "=" + digits(values[name]));
    }
    return said.length ? word + ":" + said.join() : word;
  });
}
