// The crosshair: the point on the curve in every panel, its tangents, and the exact numbers in words of the reader.

/** Draw the crosshair in all panels and say its numbers. */
function drawCrosshair() {
  for (const panel of panels) panel.cross.replaceChildren(...(state.at ? crossParts(panel) : []));
  const lines = state.at && !state.hidden.has(state.at.index) && state.curves[state.at.index] ? readings(state.at) : [];
  readout.replaceChildren(
    ...(lines.length ? lines.map(readingParts) : [make("p", { class: "hint" }, words("page_hint"))]),
  );
  clearTimeout(drawCrosshair.timer);
  drawCrosshair.timer = setTimeout(() => {
    spoken.textContent = lines.map(spokenLine).join(words("clause_separator"));
  }, 400);
}

/** Return the break at which the crosshair stands, and its curve. */
function standing({ index, x }) {
  const curve = panels[0].all[index];
  return { curve, broken: curve.breaks.find((each) => each.x === x && each.order < 3) };
}

/** Return what is read at a place: one line, or one for each side of a break. */
function readings(at) {
  const { curve, broken } = standing(at),
    title = nameOf(at.index, state.curves.length > 1 ? "overlay" : "single");
  const role = panels.flatMap(({ shown }) => shown).find(({ index }) => index === at.index).role;
  const line = (x, jet) => ({ title, role: role.replace(/^order\d/, "order0"), x, jet });
  const x = printFloat(at.x, 12);
  if (!broken) return [line("x = " + x, evaluate(curve.f, at.x, curve.values).jet)];
  const near = (side) => (x === "0" ? "x \u2192 0" + side : "x \u2192 " + x + side);
  return [line(near(MINUS), broken.left), line(near("+"), broken.right)];
}

function readingParts({ title, role, x, jet }, nth) {
  const numbers = jet.map((value, order) => [
    make("b", { class: "order" + order }, FUNCTIONS[order]),
    "\u00a0=\u00a0" + printFloat(value),
  ]);
  const name = [swatch(role), title];
  return make(
    "p",
    { class: nth ? "reading second" : "reading" },
    make("span", { class: "who" }, ...name),
    make("span", { class: "where" }, x),
    ...numbers.map((parts) => make("span", { class: "number" }, ...parts)),
  );
}

function spokenLine({ title, x, jet }) {
  return title + ", " + x + ", " + jet.map((value, order) => FUNCTIONS[order] + " = " + printFloat(value)).join(", ");
}

/** Return a small drawing of a curve's colour. */
function swatch(role) {
  const line = draw("line", {
    x1: 1,
    x2: 21,
    y1: 5,
    y2: 5,
    stroke: color(role),
    "stroke-width": 3,
    "stroke-dasharray": dashes(role, 2),
    "stroke-linecap": "round",
  });
  return draw("svg", { class: "swatch", width: 22, height: 10, "aria-hidden": "true" }, line);
}

/** Return the crosshair's elements in a panel that shows its curve. */
function crossParts(panel) {
  const { frame } = panel,
    { index, x } = state.at;
  if (x < frame.span[0] || x > frame.span[1]) return [];
  const X = frame.x(x),
    drawn = panel.curves.filter((each) => each.index === index);
  const rod = { x1: round(X), x2: round(X), stroke: color("guide"), "stroke-width": 1, "stroke-dasharray": "2 3" };
  const rods = drawn.length ? [draw("line", { ...rod, y1: round(frame.box[1]), y2: round(frame.box[3]) })] : [];
  const { broken } = standing(state.at);
  return [
    ...rods,
    ...drawn.flatMap(({ order, role, curve }) => {
      const sides = broken
        ? [
            [-1, broken.left],
            [1, broken.right],
          ]
        : [[0, evaluate(curve.f, x, curve.values).jet]];
      const apart =
        sides.length > 1 &&
        (sides[0][1][order] !== sides[1][1][order] || sides[0][1][order + 1] !== sides[1][1][order + 1]);
      const used = apart ? sides : [[0, sides[0][1]]];
      const room = { ...panel.room, boxes: [...panel.room.boxes], lines: [...panel.room.lines] };
      return [
        ...used.flatMap(([side, jet]) => tangentParts(panel, X, jet, order, side, room)),
        ...used.flatMap(([, jet]) => pointParts(panel, X, jet[order], role)),
      ];
    }),
  ];
}

function pointParts(panel, X, y, role) {
  const Y = panel.frame.y(y),
    [, top, , bottom] = panel.frame.box;
  if (!(Y >= top - 1 && Y <= bottom + 1)) return [];
  return [
    draw("circle", {
      class: "at",
      cx: round(X),
      cy: round(Y),
      r: 5 * data.scale,
      fill: color(role),
      stroke: color("background"),
      "stroke-width": 2,
    }),
  ];
}

/** Return the tangent at a point; of two at a break each is solid on its own side and dashed on the other. */
function tangentParts(panel, X, jet, order, side, room) {
  const slope = jet[order + 1],
    { frame } = panel,
    Y = frame.y(jet[order]);
  if (order > 1 || !Number.isFinite(slope) || !Number.isFinite(Y)) return [];
  const steep = (slope * frame.unitY) / frame.unitX,
    reach = ((frame.box[2] - frame.box[0]) * 0.24) / Math.hypot(1, steep);
  const far = (way) =>
    Math.min(reach, (way * steep > 0 ? Y - frame.box[1] : frame.box[3] - Y) / Math.abs(steep || 1e-9));
  const end = (way) => [X + way * far(way), Y - way * far(way) * steep];
  const line = (way, faint) =>
    draw("path", {
      class: "tangent",
      d: "M" + put(X, Y) + "L" + put(...end(way)),
      stroke: color("ink"),
      "stroke-width": 1.4,
      "stroke-dasharray": faint ? "3 4" : null,
      "stroke-linecap": "round",
      fill: "none",
      "clip-path": "url(#" + panel.clip + ")",
    });
  for (const way of [-1, 1]) addLine(room, [[X, Y], end(way)], 1);
  return [line(-1, side > 0), line(1, side < 0), slopeLabel(end(side || 1), slope, order, side, room)];
}

/** Return the slope in print, where there is room at the end of its tangent. */
function slopeLabel(end, slope, order, side, room) {
  const size = 9 * PT * data.scale,
    of = side ? "(" + printFloat(state.at.x, 3) + (side < 0 ? MINUS : "+") + ")" : "";
  const text = FUNCTIONS[order + 1] + of + " = " + printFloat(slope, 4),
    width = widthOf(text, size, FACE);
  const angles = side < 0 ? [6, 5, 7, 4, 8, 3, 9] : [0, 11, 1, 10, 2, 9, 3];
  const places = [6, 12, 20, 30].flatMap((away) =>
    angles.map((angle) => placeAt(end, away, (angle * Math.PI) / 6, width, size)),
  );
  const place = places.find(({ box }) => isFree(room, box, 3)) || places.find(({ box }) => within(box, room.page));
  if (!place) return "";
  room.boxes.push(place.box);
  const label = plain(text, place.x, place.y, size, "start", "ink");
  const halo = { stroke: color("background"), "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" };
  for (const [name, value] of Object.entries(halo)) label.setAttribute(name, value);
  return label;
}
