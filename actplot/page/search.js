// What is looked for: by a word, by family, and by what is measured.

const asked = { word: "", family: "", has: new Map() }; // criteria by their numbers: true wanted, false their contrary

/** Return a word as names are looked up: case, hyphens, underscores and blanks (a bare one would go in packing) do not count. */
function squashed(word) {
  return word.toLowerCase().replace(/[-_\u0020]/g, "");
}

/** Return how near a function is to a word: by name 0, in names 1, titles 2, family 3, description 4; else -1. */
function rankOf(of, sought, exact) {
  if (exact.includes(of)) return 0;
  const { names, family, descriptions } = OFFERED.functions[of];
  const places = [
    names,
    Object.values(data.functions[of].titles),
    [family, ...Object.values(OFFERED.families[family])],
    descriptions,
  ];
  const place = places.findIndex((texts) => texts.some((text) => squashed(text).includes(sought)));
  return place < 0 ? -1 : place + 1;
}

/** Return the functions that a word finds, the nearest first: as `actplot list` finds them. */
function meant(word) {
  const sought = squashed(word.slice(0, 200)),
    all = Object.keys(OFFERED.functions);
  if (!sought) return all;
  const pattern = new RegExp(
    "^" +
      sought
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replace(/\?/g, ".") +
      "$",
    "s",
  );
  const named = (first, last) =>
    all.filter((of) => OFFERED.functions[of].names.slice(first, last).some((name) => pattern.test(squashed(name))));
  const canonical = named(0, 1),
    exact = canonical.length ? canonical : named(1);
  const ranks = new Map(all.map((of) => [of, rankOf(of, sought, exact)]));
  return all.filter((of) => ranks.get(of) >= 0).sort((a, b) => ranks.get(a) - ranks.get(b));
}

function passes(of) {
  const { family, has } = OFFERED.functions[of];
  return (
    (!asked.family || family === asked.family) &&
    [...asked.has].every(([number, wish]) => has.includes(number) === wish)
  );
}

function searchField() {
  const field = make("input", {
    id: "search",
    type: "search",
    placeholder: words("page_search") + " (/)",
    "aria-label": words("page_search"),
    "aria-keyshortcuts": "/",
    "aria-controls": "functions",
    autocomplete: "off",
    spellcheck: "false",
  });
  field.value = asked.word;
  field.addEventListener("input", () => {
    asked.word = field.value;
    fillList();
  });
  return field;
}

/** Return the filters: a family, and what is measured, each wanted, unwanted or let be. */
function filters() {
  const families = Object.entries(OFFERED.families).map(([family, names]) =>
    make("option", { value: family, selected: family === asked.family }, names[state.lang]),
  );
  const choose = (event) => {
    asked.family = event.target.value;
    fillList();
  };
  const select = make(
    "select",
    { id: "family", "aria-label": words("family"), onchange: choose },
    make("option", { value: "" }, words("page_all_families")),
    families,
  );
  return make(
    "div",
    { class: "filters", role: "group", "aria-label": words("page_filter") },
    select,
    OFFERED.criteria.map(criterionButton),
  );
}

/** Return the button of a criterion: pressed it is wanted, pressed again its contrary, then neither. */
function criterionButton(word, number) {
  const button = make("button", { id: "has" + number, class: "criterion", type: "button" });
  const said = () => {
    const wish = asked.has.get(number),
      text = words(word);
    button.setAttribute("aria-pressed", wish === undefined ? "false" : wish ? "true" : "mixed");
    button.setAttribute(
      "aria-label",
      wish === undefined ? text : words("note_side", { side: text, text: words(wish ? "yes" : "no") }),
    );
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
