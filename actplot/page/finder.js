// The chooser: all functions as a list that is searched and filtered, by mouse and by keys.

const asked = { word: "", family: "", has: new Map() }; // what is looked for: a criterion is wanted, or its contrary
const rows = new Map(); // by function: its row in the list
const finder = { element: make("details", { id: "finder", class: "finder" }), tell: tellFinder, lang: null };

besides.push(finder);
moreKeys.push(["/", "page_key_search", openSearch], ["\u21e7 \u23ce", "page_key_only", null]);

/** Say what is chosen; in another language, all words anew. */
function tellFinder() {
  document.querySelector("main").classList.add("explorer");
  if (finder.lang === null) settleFinder();
  if (finder.lang !== state.lang) wordFinder();
  for (const [of, row] of rows) {
    const first = state.curves.findIndex((curve) => curve.of === of), box = row.querySelector("input");
    box.checked = first >= 0;
    row.classList.toggle("chosen", first >= 0);
    row.style.setProperty("--mine", first >= 0 ? color(firstRole(first)) : "var(--muted)");
  }
  tellCount();
  tellChoice();
}

/** Open the chooser where it stands beside the picture; on a phone it stays folded. */
function settleFinder() {
  finder.element.open = innerWidth >= 900;
  const fold = () => document.querySelector("main").classList.toggle("folded", !finder.element.open);
  finder.element.addEventListener("toggle", fold);
  finder.element.addEventListener("keydown", walkRows);
  fold();
}

/** Make the chooser's elements in the reader's language. */
function wordFinder() {
  const before = new Map([...rows].map(([of, row]) => [of, row.querySelector(".thumb")]));
  finder.lang = state.lang;
  rows.clear();
  for (const of of Object.keys(OFFERED.functions)) rows.set(of, rowOf(of, before.get(of) || thumbnail(of)));
  const list = make("ul", { id: "functions", "aria-label": words("page_functions") });
  finder.element.replaceChildren(
    make("summary", { id: "fold" }, words("page_functions")), searchField(), filters(),
    make("div", { class: "count" }, make("span", { id: "count", role: "status" }), make("button", { id: "clear", type: "button", onclick: () => showCurves([]) }, words("page_clear"))), list,
  );
  fillList();
  requestAnimationFrame(() => setTimeout(() => watchThumbnails(list)));
}

function searchField() {
  const field = make("input", { id: "search", type: "search", placeholder: words("page_search") + " (/)", "aria-label": words("page_search"), "aria-keyshortcuts": "/", "aria-controls": "functions", autocomplete: "off", spellcheck: "false" });
  field.value = asked.word;
  field.addEventListener("input", () => {
    asked.word = field.value;
    fillList();
  });
  return field;
}

/** Return the filters: a family, and what is measured, each wanted, unwanted or let be. */
function filters() {
  const families = Object.entries(OFFERED.families).map(([family, names]) => make("option", { value: family, selected: family === asked.family }, names[state.lang]));
  const choose = (event) => {
    asked.family = event.target.value;
    fillList();
  };
  const select = make("select", { id: "family", "aria-label": words("family"), onchange: choose }, make("option", { value: "" }, words("page_all_families")), families);
  return make("div", { class: "filters", role: "group", "aria-label": words("page_filter") }, select, OFFERED.criteria.map(criterionButton));
}

/** Return the button of a criterion: pressed it is wanted, pressed again its contrary, then neither. */
function criterionButton(word, number) {
  const button = make("button", { id: "has" + number, class: "criterion", type: "button" });
  const said = () => {
    const wish = asked.has.get(number), text = words(word);
    button.setAttribute("aria-pressed", wish === undefined ? "false" : wish ? "true" : "mixed");
    button.setAttribute("aria-label", wish === undefined ? text : words("note_side", { side: text, text: words(wish ? "yes" : "no") }));
    button.textContent = (wish === undefined ? "" : wish ? "\u2713 " : "\u2717 ") + text;
  };
  button.addEventListener("click", () => {
    const wish = asked.has.get(number);
    if (wish === false) asked.has.delete(number);
    else asked.has.set(number, wish === undefined);
    said();
    fillList();
  });
  said();
  return button;
}

/** Return a function's row: a box to tick, its drawing, its name in the reader's language and as it is typed. */
function rowOf(of, drawing) {
  const { names: [name], slice } = OFFERED.functions[of], title = titleOf(of), typed = slice ? name + ": " + slice : name;
  const box = make("input", { type: "checkbox", tabindex: -1, "aria-label": title === name ? name : title + ", " + typed, onchange: () => toggled(of, box) });
  const only = words("page_only_this", { name: title });
  const label = make("label", { ondblclick: () => chooseOnly(of) }, box, drawing, make("span", { class: "names" }, make("span", { class: "title" }, title), typed === title ? null : make("span", { class: "typed" }, typed)));
  return make("li", { class: "row", "data-of": of }, label, make("button", { class: "only", type: "button", tabindex: -1, title: only, "aria-label": only, onclick: () => chooseOnly(of) }, words("page_only")));
}

function toggled(of, box) {
  toggleChoice(of);
  box.checked = isChosen(of);
}

/** Return a word as names are looked up: case, hyphens, underscores and blanks do not count. */
function squashed(word) {
  return word.toLowerCase().replace(/[-_ ]/g, "");
}

/** Return how near a function is to a word: by name 0, in names 1, titles 2, family 3, description 4; else -1. */
function rankOf(of, sought, exact) {
  if (exact.includes(of)) return 0;
  const { names, family, descriptions } = OFFERED.functions[of];
  const places = [names, Object.values(data.functions[of].titles), [family, ...Object.values(OFFERED.families[family])], descriptions];
  const place = places.findIndex((texts) => texts.some((text) => squashed(text).includes(sought)));
  return place < 0 ? -1 : place + 1;
}

/** Return the functions that a word finds, the nearest first: as `actplot list` finds them. */
function meant(word) {
  const sought = squashed(word.slice(0, 200)), all = Object.keys(OFFERED.functions);
  if (!sought) return all;
  const pattern = new RegExp("^" + sought.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, ".*").replace(/\?/g, ".") + "$", "s");
  const named = (first, last) => all.filter((of) => OFFERED.functions[of].names.slice(first, last).some((name) => pattern.test(squashed(name))));
  const canonical = named(0, 1), exact = canonical.length ? canonical : named(1);
  const ranks = new Map(all.map((of) => [of, rankOf(of, sought, exact)]));
  return all.filter((of) => ranks.get(of) >= 0).sort((a, b) => ranks.get(a) - ranks.get(b));
}

function passes(of) {
  const { family, has } = OFFERED.functions[of];
  return (!asked.family || family === asked.family) && [...asked.has].every(([number, wish]) => has.includes(number) === wish);
}

/** Show what is found: under the families' names, or the nearest first where a word is looked for. */
function fillList() {
  const list = finder.element.querySelector("#functions"), found = meant(asked.word).filter(passes), parts = [];
  let family = "";
  for (const of of found) {
    const own = OFFERED.functions[of].family;
    if (!asked.word && own !== family) parts.push(make("li", { class: "family" }, OFFERED.families[own][state.lang]));
    family = own;
    parts.push(rows.get(of));
  }
  if (!found.length) parts.push(make("li", { class: "none" }, words("page_none_found"), make("button", { id: "all", type: "button", onclick: askNothing }, words("page_show_all"))));
  list.replaceChildren(...parts);
  list.scrollTop = 0;
  makeCurrent(found.length ? rows.get(found[0]) : null);
  finder.found = found;
  tellCount();
}

function askNothing() {
  Object.assign(asked, { word: "", family: "", has: new Map() });
  finder.lang = null;
  tellFinderAnew();
}

function tellFinderAnew() {
  wordFinder();
  tellFinder();
  document.getElementById("search").focus();
}

function tellCount() {
  const count = rows.size, told = [words("page_found", { found: finder.found.length, count }), words("page_chosen", { count: state.curves.length })];
  finder.element.querySelector("#count").textContent = told.join(" \u00b7 ");
  finder.element.querySelector("#clear").disabled = !state.curves.length;
}

/** Make a row the one that Tab reaches. */
function makeCurrent(row) {
  for (const each of rows.values()) for (const part of each.querySelectorAll("input, button")) part.tabIndex = each === row ? 0 : -1;
}

function openSearch() {
  finder.element.open = true;
  const field = document.getElementById("search");
  field.focus();
  field.select();
}

/** Walk from the search through the list by arrows; Enter takes a function, with Shift nothing but it. */
function walkRows(event) {
  const shown = finder.found.map((of) => rows.get(of)), here = shown.findIndex((row) => row.contains(event.target)), searching = event.target.id === "search";
  if (event.ctrlKey || event.metaKey || event.altKey || (here < 0 && !searching) || !shown.length) return;
  const last = shown.length - 1, goals = { ArrowDown: here + 1, ArrowUp: here - 1, ...(searching ? {} : { Home: 0, End: last, PageDown: here + 8, PageUp: here - 8 }) };
  if (Object.hasOwn(goals, event.key)) {
    event.preventDefault();
    if (here === 0 && event.key === "ArrowUp") return openSearch();
    const row = shown[Math.min(Math.max(goals[event.key], 0), last)];
    makeCurrent(row);
    row.querySelector("input").focus();
  } else if (event.key === "Enter" && !event.target.closest("button")) {
    event.preventDefault();
    const of = finder.found[Math.max(here, 0)];
    if (event.shiftKey) chooseOnly(of);
    else if (!searching || !isChosen(of)) toggleChoice(of);
    if (searching) event.target.select();
  }
  return undefined;
}
