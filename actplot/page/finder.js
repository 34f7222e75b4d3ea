// The chooser: all functions as a list that is searched and filtered, by mouse and by keys.

const rows = new Map(); // by function: its row in the list
const finder = {
  element: make("details", { id: "finder", class: "finder" }),
  tell: tellFinder,
  lang: null,
  found: [],
  ready: false,
};

besides.push(finder);
moreKeys.push(["/", "page_key_search", openSearch], ["\u21e7 \u23ce", "page_key_only", null]);

/** Say what is chosen; in another language, all words anew. */
function tellFinder() {
  if (finder.lang === null) settleFinder();
  if (finder.lang !== state.lang) wordFinder();
  tellRows();
  tellChoice();
}

/** Open the chooser where it stands beside the picture; on a phone it stays folded. The list comes after the picture. */
function settleFinder() {
  const fold = () => document.querySelector("main").classList.toggle("folded", !finder.element.open);
  document.querySelector("main").classList.add("explorer");
  finder.element.open = innerWidth >= 900;
  finder.element.addEventListener("toggle", () => {
    fold();
    refit();
  });
  finder.element.addEventListener("keydown", walkRows);
  finder.element.addEventListener("focusin", ({ target }) => target.closest(".row") && makeCurrent(target.closest(".row")));
  fold();
  requestAnimationFrame(() =>
    setTimeout(() => {
      finder.ready = true;
      wordFinder();
      tellRows();
    }),
  );
}

/** Make the chooser's elements in the reader's language. */
function wordFinder() {
  finder.lang = state.lang;
  const list = make("ul", { id: "functions", "aria-label": words("page_functions") }),
    clear = make("button", { id: "clear", type: "button", onclick: () => showCurves([]) }, words("page_clear"));
  finder.element.replaceChildren(
    make("summary", { id: "fold" }, words("page_functions")),
    searchField(),
    filters(),
    make("div", { class: "count" }, make("span", { id: "count", role: "status" }), clear),
    list,
  );
  if (!finder.ready) return;
  const before = new Map([...rows].map(([of, row]) => [of, row.querySelector(".thumb")]));
  for (const of of Object.keys(OFFERED.functions)) rows.set(of, rowOf(of, before.get(of) || thumbnail(of)));
  fillList();
  watchThumbnails(list);
}

/** Say in the list what is chosen, each in the colour of its curve. */
function tellRows() {
  for (const [of, row] of rows) {
    const first = state.curves.findIndex((curve) => curve.of === of);
    row.querySelector("input").checked = first >= 0;
    row.classList.toggle("chosen", first >= 0);
    row.style.setProperty("--mine", first >= 0 ? color(firstRole(first)) : "var(--muted)");
  }
  tellCount();
}

/** Return a function's row: a box to tick, its drawing, its name in the reader's language and as it is typed. */
function rowOf(of, drawing) {
  const title = titleOf(of),
    typed = typedOf(of);
  const box = make("input", {
    type: "checkbox",
    tabindex: -1,
    "aria-label": title === typed ? title : title + ", " + typed,
    onchange: () => toggled(of, box),
  });
  const told = [make("span", { class: "title" }, title), title !== typed && make("span", { class: "typed" }, typed)],
    hint = { ondblclick: () => chooseOnly(of), title: title + " (" + typed + ")" };
  const label = make("label", hint, box, drawing, make("span", { class: "names" }, told));
  return make("li", { class: "row", "data-of": of }, label, onlyButton(of, title));
}

/** Return a function's name on a command line, and of one that acts on vectors which slice is drawn. */
function typedOf(of) {
  const {
    names: [name],
    slice,
  } = OFFERED.functions[of];
  return slice ? words("note_side", { side: name, text: slice }) : name;
}

function onlyButton(of, title) {
  const label = words("page_only_this", { name: title }),
    press = { onclick: () => chooseOnly(of), title: label, "aria-label": label };
  return make("button", { class: "only", type: "button", tabindex: -1, ...press }, words("page_only"));
}

function toggled(of, box) {
  toggleChoice(of);
  box.checked = isChosen(of);
}

/** Return functions with those of each family together, unless a word has put the nearest first. */
function together(found) {
  const order = Object.keys(OFFERED.families),
    place = (of) => order.indexOf(OFFERED.functions[of].family);
  return asked.word ? found : found.sort((a, b) => place(a) - place(b));
}

/** Show what is found: under the families' names, or the nearest first where a word is looked for. */
function fillList() {
  const list = finder.element.querySelector("#functions"),
    found = together(meant(asked.word).filter(passes)),
    parts = [];
  let family = "";
  for (const of of found) {
    const own = OFFERED.functions[of].family;
    if (!asked.word && own !== family) parts.push(make("li", { class: "family" }, OFFERED.families[own][state.lang]));
    family = own;
    parts.push(rows.get(of));
  }
  if (!found.length)
    parts.push(
      make(
        "li",
        { class: "none" },
        words("page_none_found"),
        make("button", { id: "all", type: "button", onclick: askNothing }, words("page_show_all")),
      ),
    );
  list.replaceChildren(...parts); // which takes it back to its top, too
  makeCurrent(found.length ? rows.get(found[0]) : null);
  finder.found = found;
  tellCount();
}

/** Look for nothing: all are found again. */
function askNothing() {
  Object.assign(asked, { word: "", family: "", has: new Map() });
  wordFinder();
  tellRows();
  document.getElementById("search").focus();
}

function tellCount() {
  const told = [
    words("page_found", { found: finder.found.length, count: rows.size }),
    words("page_chosen", { count: state.curves.length }),
  ];
  finder.element.querySelector("#count").textContent = finder.ready ? told.join(" \u00b7 ") : "";
  finder.element.querySelector("#clear").disabled = !state.curves.length;
}

/** Make a row the one that Tab reaches. */
function makeCurrent(row) {
  for (const each of rows.values())
    for (const part of each.querySelectorAll("input, button")) part.tabIndex = each === row ? 0 : -1;
}

function openSearch() {
  finder.element.open = true;
  const field = document.getElementById("search");
  field.focus();
  field.select();
}

/** Walk from the search through the list by arrows, and take what is found there. */
function walkRows(event) {
  const shown = finder.found.map((of) => rows.get(of)),
    here = shown.findIndex((row) => row.contains(event.target)),
    searching = event.target.id === "search";
  if (event.ctrlKey || event.metaKey || event.altKey || (here < 0 && !searching) || !shown.length) return;
  const last = shown.length - 1,
    inside = { ArrowUp: here - 1, Home: 0, End: last, PageDown: here + 8, PageUp: here - 8 },
    goals = { ArrowDown: here + 1, ...(searching ? {} : inside) };
  if (Object.hasOwn(goals, event.key)) {
    event.preventDefault();
    if (goals[event.key] < 0 && event.key === "ArrowUp") openSearch();
    else shown[Math.min(Math.max(goals[event.key], 0), last)].querySelector("input").focus();
  } else if (event.key === "Enter" && !event.target.closest("button")) {
    event.preventDefault();
    takeRow(finder.found[Math.max(here, 0)], event, searching);
  }
}

/** Take a function, or take it away again; from the search it is only taken. With Shift nothing is left but it. */
function takeRow(of, { shiftKey, target }, searching) {
  if (shiftKey) chooseOnly(of);
  else if (!searching || !isChosen(of)) toggleChoice(of);
  if (searching) target.select();
}
