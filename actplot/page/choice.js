// What is chosen of all that is on offer: functions are shown and taken away, at most so many curves at once.

/** Return the curves on offer of a function: one, or those of its sweep. */
function offeredOf(of) {
  return data.offered.filter((curve) => curve.of === of).map(({ values }) => ({ of, values: numbersIn(values) }));
}

function isChosen(of) {
  return state.curves.some((curve) => curve.of === of);
}

/** Show a function with the others, or take it away. */
function toggleChoice(of) {
  if (isChosen(of)) return showCurves(state.curves.filter((curve) => curve.of !== of));
  const curves = [...state.curves, ...offeredOf(of)];
  if (curves.length <= MOST_CURVES) return showCurves(curves);
  return tell(words("page_most", { count: MOST_CURVES }));
}

function chooseOnly(of) {
  const curves = isChosen(of) ? state.curves.filter((curve) => curve.of === of) : offeredOf(of).slice(0, MOST_CURVES);
  showCurves(curves);
}

/** Show these curves: what is hidden of them stays so, limits chosen by hand for others go. */
function showCurves(curves) {
  const hidden = new Set(state.curves.filter((curve, index) => state.hidden.has(index)));
  state.hidden = new Set(curves.map((curve, index) => (hidden.has(curve) ? index : -1)).filter((index) => index >= 0));
  Object.assign(state, { curves, heights: {}, at: null });
  settledLimits.clear();
  rebuild();
}

/** Complete the picture's surroundings for a choice: each card can be taken away, and no choice is told. */
function tellChoice() {
  for (const card of document.querySelectorAll(".card"))
    card.querySelector("legend").append(removeButton(Number(card.dataset.curve)));
  document.querySelector(".menu").hidden = !state.curves.length;
  if (state.curves.length) return;
  document.querySelector(".panels").replaceChildren(make("p", { class: "empty" }, words("page_choose")));
  document.title = data.title || words("title_comparison");
}

function removeButton(index) {
  const curve = state.curves[index],
    label = words("page_remove", { name: nameOf(index, "card") });
  return make(
    "button",
    {
      id: "remove" + index,
      class: "remove",
      type: "button",
      title: label,
      "aria-label": label,
      onclick: () => showCurves(state.curves.filter((each) => each !== curve)),
    },
    "\u00d7",
  );
}
