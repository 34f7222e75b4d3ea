// The panels of the picture: which curves each shows, what they are called, and how all is drawn.

const SMALL = { width: 1.86, height: 1.547 }; // inches
const MARGIN = { left: 30, right: 30, top: 16, bottom: 14 }; // points beside a panel, for arrows, names and numbers
const SMALL_MARGIN = { left: 8, right: 10, top: 8, bottom: 4 };

/** Return the curves with what is known of each over the span that is drawn: its looks and breaks. */
function prepared(span) {
  return state.curves.map((curve, index) => {
    const key = [curve.of, span, ...Object.values(curve.values)].join();
    if (!known.has(key)) {
      if (known.size > 60) known.clear();
      const f = formulas[curve.of],
        breaks = breaksOf(f, curve.values, span[0], span[1]);
      const found = { f, values: curve.values, breaks };
      known.set(key, { ...found, looks: looksAt(found, span, breaks), edges: edgesOf(curve, f, span) });
    }
    return { ...known.get(key), index, of: curve.of, entry: data.functions[curve.of] };
  });
}

/** Return the two functions between which one is random in training. */
function edgesOf(curve, f, span) {
  const { draws } = data.functions[curve.of];
  if (!draws) return [];
  return [0, 1].map((side) => {
    const bounds = Object.fromEntries(draws.flatMap((ends) => ends.map((end) => [end, curve.values[ends[side]]])));
    const values = { ...curve.values, ...bounds };
    return { f, values, breaks: breaksOf(f, values, span[0], span[1]) };
  });
}

/** Return the stretch of x that is drawn: the one chosen, else the union of the functions' own. */
function drawnSpan() {
  if (state.span) return state.span;
  if (layout() === "grid") return [-3, 3];
  const spans = state.curves.map(({ of }) => data.functions[of].span);
  return spans.length ? union(spans) : [-4, 4];
}

function layout() {
  if (state.layout !== "auto") return state.layout;
  return families().length <= 3 ? "pairs" : state.curves.length <= 8 ? "overlay" : "grid";
}

/** Return the numbers of the curves, the variants of each function together. */
function families() {
  const found = new Map();
  state.curves.forEach(({ of }, index) => found.set(of, [...(found.get(of) || []), index]));
  return [...found.values()];
}

/** Return what each panel shows, a function's orders together. */
function arranged() {
  const orders = [0, ...state.orders];
  if (layout() === "grid") {
    return state.curves.map((curve, index) => ({
      key: "small" + index,
      kind: "small",
      small: true,
      leads: true,
      order: 0,
      shown: orders.map((order) => ({ index, order, role: "hue" + order })),
    }));
  }
  const groups = layout() === "overlay" ? [state.curves.map((curve, index) => index)] : families();
  return groups.flatMap((group, row) =>
    orders.map((order) => {
      const alone = new Set(group.map((index) => state.curves[index].of)).size === 1;
      const kind = group.length === 1 ? "single" : alone ? "sweep" : "overlay";
      const role = {
        single: () => "order" + order,
        sweep: (k) => "shade" + k + "/" + group.length,
        overlay: (k) => "hue" + k,
      }[kind];
      return {
        key: row + "." + order,
        kind,
        order,
        row,
        leads: order === 0,
        shown: group.map((index, k) => ({ index, order, role: role(k) })),
      };
    }),
  );
}

/** Return the values that each panel shows: those chosen by hand, else those of its curves. */
function chosenLimits(panels, curves, span) {
  if (panels.some(({ small }) => small)) return smallLimits(panels, curves, span);
  const own = panels.map(({ shown, order }) => {
    const seen = shown.filter(({ index }) => !state.hidden.has(index) || shown.length === 1);
    return inCommon(
      (seen.length ? seen : shown).flatMap(({ index }) => [curves[index], ...bounded(curves[index], span)]),
      order,
      span,
    );
  });
  for (const order of [0, 1, 2]) {
    const rows = panels.map((panel, k) => k).filter((k) => panels[k].order === order);
    if (rows.length)
      sharedLimits(rows.map((k) => own[k])).forEach((limits, k) => {
        own[rows[k]] = limits;
      });
  }
  return data.equal
    ? own.map(([low, high]) => [Math.max(low, -1.2 * (span[1] - span[0])), Math.min(high, 1.2 * (span[1] - span[0]))])
    : own;
}

function bounded(curve, span) {
  return curve.edges.map((edge) => ({ ...edge, looks: looksAt(edge, span, edge.breaks) }));
}

/** Return what all panels of a grid show: all values, as far as units of x and y can be equally long. */
function smallLimits(panels, curves, span) {
  const [low, high] = union(
    panels.flatMap(({ shown }) => shown.map(({ index, order }) => ownLimits(curves[index], order, span))),
  );
  const half = (span[1] - span[0]) / 2;
  return panels.map(() => [Math.max(low, (-half * 1.9) / 3), Math.min(high, (half * 3.1) / 3)]);
}

/** Draw a panel anew: axes, curves, dots and names. */
function drawPanel(panel) {
  const { frame, canvas } = panel,
    pt = PT * data.scale,
    room = newRoom(panel.width, panel.height);
  const curves = panel.shown.filter(({ index }) => !state.hidden.has(index)).map((each) => traced(panel, each));
  for (const { lines, edges, dots } of curves) {
    for (const line of [...lines, ...edges.flat()]) addLine(room, line, 2 * pt);
    for (const dot of dots)
      addLine(
        room,
        [
          [dot.X, dot.Y],
          [dot.X, dot.Y],
        ],
        6 * pt,
      );
  }
  const guides = state.guides && !panel.small ? guideLines(panel, curves, room) : [];
  const axes = drawAxes(panel, frame, room);
  Object.assign(panel, { curves, room });
  const back = panel.kind === "overlay" ? [...curves].reverse() : curves;
  const ink = draw(
    "g",
    { "clip-path": "url(#" + panel.clip + ")" },
    guides,
    back.flatMap((curve) => curveParts(panel, curve)),
  );
  const [x0, y0, x1, y1] = frame.box;
  const clip = draw(
    "clipPath",
    { id: panel.clip },
    draw("rect", { x: round(x0 - 3), y: round(y0 - 1), width: round(x1 - x0 + 6), height: round(y1 - y0 + 2) }),
  );
  const marks = state.marks.length && !panel.small ? markParts(panel, room) : [];
  canvas.replaceChildren(
    clip,
    ...axes,
    ink,
    ...back.flatMap((curve) => dotParts(panel, curve)),
    ...marks,
    ...nameParts(panel, room),
  );
}

/** Return a curve of a panel with its lines in pixels of the drawing, and its dots. */
function traced(panel, { index, order, role }) {
  const { frame } = panel,
    curve = panel.all[index],
    foot = frame.box[3],
    start = frame.box[0];
  const placed = (pieces) => pieces.map((piece) => piece.map(([X, Y]) => [start + X, foot - Y]));
  const trace = ({ f, values, breaks }) => placed(piecesOf(f, values, order, breaks, frame.view));
  const dots = dotsOf(order, curve.breaks).filter(
    ({ x, y }) => x >= frame.span[0] && x <= frame.span[1] && y >= frame.ylim[0] && y <= frame.ylim[1],
  );
  return {
    index,
    order,
    role,
    curve,
    lines: trace(curve),
    edges: curve.edges.map(trace),
    dots: dots.map((dot) => ({ ...dot, X: frame.x(dot.x), Y: frame.y(dot.y) })),
  };
}

function curveParts(panel, { index, order, role, lines, edges }) {
  const pt = PT * data.scale,
    usual = panel.small ? (order ? 1.2 : 1.7) : panel.kind === "single" ? 2 : 1.8;
  const width = usual * pt * theme().curve,
    stroke = color(role),
    dash = dashes(role, width);
  const path = (pieces) => pieces.map((piece) => "M" + piece.map(([x, y]) => put(x, y)).join("L")).join("");
  const parts = edges.length
    ? [
        bandPart(edges, role),
        ...edges.map((edge) => draw("path", { d: path(edge), stroke, fill: "none", "stroke-width": 0.7 * pt })),
      ]
    : [];
  parts.push(
    draw("path", {
      class: "curve",
      "data-curve": index,
      "data-order": order,
      d: path(lines),
      fill: "none",
      stroke,
      "stroke-width": round(width),
      "stroke-linejoin": "round",
      "stroke-linecap": dash ? "butt" : "round",
      "stroke-dasharray": dash,
    }),
  );
  return parts;
}

/** Return the filled region between the edges of a band. */
function bandPart([low, high], role) {
  const there = low.flat(),
    back = high.flat().reverse();
  return draw("path", {
    d: "M" + [...there, ...back].map(([x, y]) => put(x, y)).join("L") + "Z",
    fill: color(role),
    "fill-opacity": theme().band,
    stroke: "none",
  });
}

function dotParts(panel, { role, dots, order }) {
  const pt = PT * data.scale,
    size = (panel.small ? 4.6 : panel.kind === "single" ? 6 : 5.5) * pt,
    rim = (panel.small ? 1 : 1.4) * pt;
  return dots.map(({ X, Y, kind }) =>
    draw("circle", {
      class: "dot",
      "data-order": order,
      "data-kind": kind,
      cx: round(X),
      cy: round(Y),
      r: round(kind === "open" ? (size - rim) / 2 : size / 2),
      fill: kind === "open" ? color("background") : color(role),
      stroke: kind === "open" ? color(role) : "none",
      "stroke-width": round(rim),
    }),
  );
}
