// The controls over the picture: toolbar, help and keys; each label in the reader's language.

const moreKeys = []; // those of parts that not every page has: a key, its word, what it does

/** Return the toolbar. */
function toolbar() {
  const button = (id, label, pressed, act, key) =>
    make(
      "button",
      {
        id,
        type: "button",
        "aria-pressed": pressed === null ? null : String(pressed),
        "aria-keyshortcuts": key,
        title: key ? label + " (" + key + ")" : label,
        onclick: act,
      },
      label,
    );
  const toggled = (order) =>
    button(
      "order" + order,
      FUNCTIONS[order],
      state.orders.includes(order),
      () => toggleOrder(order),
      order === 1 ? "d" : "2",
    );
  return make(
    "div",
    { class: "toolbar", role: "toolbar", "aria-label": words("page_tools") },
    toggled(1),
    toggled(2),
    state.curves.length > 1
      ? button("overlay", words("page_overlay"), layout() === "overlay", toggleOverlay, "o")
      : null,
    button("guides", words("page_guides"), state.guides, toggleGuides, "g"),
    button("reset", words("page_reset"), null, resetAll, "r"),
    chooser(
      "theme",
      words("page_theme"),
      themeNames().map((each) => [each, words("page_theme_" + each)]),
      state.theme,
      (theme) => Object.assign(state, { theme }),
    ),
    chooser("lang", words("page_language"), Object.entries(data.languages), state.lang, (lang) =>
      Object.assign(state, { lang }),
    ),
    saveMenu(),
    button("help", "?", null, showHelp, "?"),
  );
}

function chooser(id, label, choices, chosen, choose) {
  const options = choices.map(([value, name]) =>
    make("option", { value, selected: value === chosen, lang: id === "lang" ? value : null }, name),
  );
  return make(
    "select",
    {
      id,
      "aria-label": label,
      title: label,
      onchange: (event) => {
        choose(event.target.value);
        rebuild();
      },
    },
    options,
  );
}

function saveMenu() {
  const item = (id, label, act) =>
    make(
      "button",
      {
        id,
        type: "button",
        onclick: () => {
          menu.open = false;
          act();
        },
      },
      label,
    );
  const menu = make(
    "details",
    { class: "menu" },
    make("summary", { id: "save" }, words("page_save")),
    make(
      "div",
      {},
      item("save-svg", words("page_save_as", { format: "SVG" }), () => saveSvg()),
      item("save-png", words("page_save_as", { format: "PNG" }), () => savePng()),
      item("copy-link", words("page_copy_link"), () => copy(location.href.split("#")[0] + toFragment())),
      item("copy-command", words("page_copy_command"), () => copy(commandLine())),
    ),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") menu.open = false;
  });
  return menu;
}

/** Show the keys and what they do. */
function showHelp() {
  const rows = [
    ["d", "derivative"],
    ["2", "second_derivative"],
    ["o", "page_overlay"],
    ["g", "page_guides"],
    ["r", "page_reset"],
    ["\u2190 \u2192", "page_key_arrows"],
    ["\u2191 \u2193", "page_key_curve"],
    ["+ " + MINUS, "page_key_zoom"],
    ["0", "page_key_home"],
    ["?", "page_help"],
    ...moreKeys,
  ].map(([key, word]) =>
    make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, key)), make("td", {}, words(word))),
  );
  const dialog = make(
    "dialog",
    { id: "keys", "aria-label": words("page_help"), onclose: () => dialog.remove() },
    make("h2", {}, words("page_help")),
    make("table", {}, make("tbody", {}, rows)),
    make("p", {}, words("page_help_mouse")),
    make("form", { method: "dialog" }, make("button", { autofocus: true }, words("page_close"))),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function toggleOrder(order) {
  state.orders = state.orders.includes(order)
    ? state.orders.filter((each) => each !== order)
    : [...state.orders, order].sort();
  rebuild();
}

function toggleOverlay() {
  if (state.curves.length < 2) return;
  state.layout = layout() === "overlay" ? "pairs" : "overlay";
  state.heights = {};
  rebuild();
}

function toggleGuides() {
  state.guides = !state.guides;
  rebuild();
}

function toggleCurve(index) {
  if (state.hidden.has(index)) state.hidden.delete(index);
  else state.hidden.add(index);
  if (state.at && state.hidden.has(state.at.index)) state.at = null;
  rebuild();
}

/** Show what the file opens with, in the language and the colours chosen since. */
function resetAll() {
  state = { ...opening(), lang: state.lang, theme: state.theme };
  settledLimits.clear();
  rebuild();
}

/** Do what a key says that is pressed anywhere but in a field. */
function pressed(event) {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest("input[type=text], input[type=search], select, dialog")
  )
    return;
  const doings = {
    d: () => toggleOrder(1),
    2: () => toggleOrder(2),
    o: toggleOverlay,
    g: toggleGuides,
    r: resetAll,
    "?": showHelp,
    ...Object.fromEntries(moreKeys.filter(([, , doing]) => doing).map(([key, , doing]) => [key, doing])),
  };
  if (!Object.hasOwn(doings, event.key)) return;
  event.preventDefault();
  doings[event.key]();
}
