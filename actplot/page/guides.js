// What is told beside the curves: asymptotes and the identity as faint lines, and points marked with their coordinates.

const AFAR_OFF = [1e5, 1e7],
  AGREE = 1e-4,
  OFF = 1e-9;

/** Return the line [slope, intercept] that f approaches on a side (-1 or 1), null where there is none. */
function asymptote({ f, values }, side) {
  const [near, far] = AFAR_OFF.map((x) => evaluate(f, side * x, values).jet);
  const [slope, before] = [far[1], near[1]].map((each) => (Math.abs(each) < AGREE ? 0 : Math.round(each * 1e9) / 1e9));
  const intercepts = [near[0] - slope * side * AFAR_OFF[0], far[0] - slope * side * AFAR_OFF[1]];
  const settled =
    slope === before && Math.abs(intercepts[0] - intercepts[1]) < AGREE * Math.max(1, Math.abs(intercepts[1]));
  return settled ? [slope, Math.round(intercepts[1] * 1e6) / 1e6] : null;
}

function gap({ f, values }, order, [slope, intercept], x) {
  return Math.abs(evaluate(f, x, values).jet[order] - (slope * x + intercept));
}

/** Return the half lines that f or f' of a curve approaches, each not the x axis and not hidden under the curve. */
function guidesOf(curve, order, span) {
  if (order > 1) return [];
  const found = [-1, 1]
    .filter((side) => side * span[side < 0 ? 0 : 1] > 0)
    .map((side) => {
      const line = asymptote(curve, side);
      if (!line) return null;
      const own = order ? [0, line[0]] : line,
        end = span[side < 0 ? 0 : 1];
      const turned = Math.max(0, ...curve.breaks.map(({ x }) => x * side)),
        beyond = [0.25, 1, 4].map((k) => side * (turned + k * Math.max(1, turned)));
      const near =
        gap(curve, order, own, end) <=
        Math.max(
          gap(curve, order, own, side < 0 ? Math.min(span[1], 0) : Math.max(span[0], 0)) / 2,
          Math.abs(own[0] * end + own[1]) / 10,
        );
      const off = beyond.some((x) => gap(curve, order, own, x) > OFF * Math.max(1, Math.abs(x)));
      return own.some(Boolean) && near && off ? { line: own, side } : null;
    });
  return [
    ...found.filter(Boolean),
    ...(order === 0 && identityTells(curve) ? [-1, 1].map((side) => ({ line: [1, 0], side })) : []),
  ];
}

/** Return whether the identity says how far f is linear at 0, or how much a shrinkage takes off. */
function identityTells(curve) {
  const { f, values, breaks } = curve,
    {
      jet: [y, slope],
    } = evaluate(f, 0, values);
  const tangent = y === 0 && slope === 1 && !breaks.some(({ x, order }) => x === 0 && order < 2);
  const shrinks = [-1, 1].every((side) => (asymptote(curve, side) || [0])[0] === 1);
  const off = (side) => [0.25, 0.5, 1, 2].some((x) => gap(curve, 0, [1, 0], side * x) > OFF);
  return (tangent || shrinks) && off(-1) && off(1);
}

/** Draw the guides of a panel, each once, over the half where they tell. */
function guideLines(panel, curves, room) {
  const { frame } = panel,
    pt = PT * data.scale,
    [low, high] = frame.span,
    drawn = new Map();
  for (const { curve, order } of curves)
    for (const each of guidesOf(curve, order, frame.span)) drawn.set(each.line.join() + each.side, each);
  return [...drawn.values()].map(({ line: [slope, intercept], side }) => {
    const beyond = slope ? (0.12 * INCH * data.scale) / frame.unitX : 0;
    const ends = side > 0 ? [Math.max(low, 0), high + beyond] : [Math.min(high, 0), low - beyond];
    const path = ends.map((x) => [frame.x(x), frame.y(slope * x + intercept)]);
    if (path.every(([, y]) => y < frame.box[1]) || path.every(([, y]) => y > frame.box[3])) return null;
    addLine(room, path, pt);
    return draw("path", {
      class: "guide",
      d: "M" + path.map(([x, y]) => put(x, y)).join("L"),
      stroke: color("guide"),
      "stroke-width": 1.2 * pt,
      "stroke-dasharray": put(0.1, 3 * pt),
      "stroke-linecap": "round",
    });
  });
}

/** Return the points of a curve that a mark asks for: where a value changes its sign, or is largest. */
function marked(kind, { curve, order }) {
  const { f, values, looks, breaks } = curve,
    at = (x) => evaluate(f, x, values).jet;
  if (kind === "largest") {
    const best = looks.reduce((a, b) => (Math.abs(b.jet[order]) > Math.abs(a.jet[order]) ? b : a));
    const k = looks.indexOf(best),
      low = (looks[k - 1] || best).x,
      high = (looks[k + 1] || best).x;
    return [{ x: order < 2 && low < high ? (signChange((x) => at(x)[order + 1], low, high) ?? best.x) : best.x }].map(
      ({ x }) => ({ x, y: at(x)[order] }),
    );
  }
  const part = { roots: order, extrema: order + 1, inflections: order + 2 }[kind];
  if (part > 2) return [];
  const xs = looks.map(({ x }) => x),
    found = [];
  for (let k = 1; k < xs.length; k++) {
    const a = looks[k - 1].jet[part],
      b = looks[k].jet[part],
      torn = breaks.some(({ from, to }) => xs[k - 1] >= from && xs[k] <= to);
    if (a * b < 0 && !(torn && kind !== "extrema")) found.push(signChange((x) => at(x)[part], xs[k - 1], xs[k]));
    else if (b === 0 && a * (looks[k + 1] || looks[k]).jet[part] < 0) found.push(xs[k]);
    else if (kind === "roots" && b === 0 && a && (looks[k + 1] || looks[k]).jet[part]) found.push(xs[k]);
  }
  return [...new Set(found)].slice(0, 12).map((x) => ({ x, y: at(x)[order] }));
}

/** Return where a function changes its sign between two points, to the last float. */
function signChange(value, low, high) {
  const sign = Math.sign(value(low));
  if (!(sign * value(high) < 0)) return undefined;
  for (let x = low + (high - low) / 2; x > low && x < high; x = low + (high - low) / 2) {
    if (value(x) === 0) return x;
    if (Math.sign(value(x)) === sign) low = x;
    else high = x;
  }
  return high;
}

/** Draw the marked points with their coordinates. */
function markParts(panel, room) {
  const { frame } = panel,
    pt = PT * data.scale,
    size = 9 * pt;
  return panel.curves.flatMap((curve) =>
    state.marks
      .flatMap((kind) => marked(kind, curve))
      .flatMap(({ x, y }) => {
        const X = frame.x(x),
          Y = frame.y(y);
        if (!(Y >= frame.box[1] && Y <= frame.box[3])) return [];
        const dot = draw("circle", {
          class: "mark",
          cx: round(X),
          cy: round(Y),
          r: round(2 * pt),
          fill: color(curve.role),
        });
        const text = "(" + printFloat(x, 4) + ", " + printFloat(y, 4) + ")",
          width = widthOf(text, size, FACE);
        const places = [7, 14, 22].flatMap((away) =>
          [0, 1, 2, 3, 4, 5, 6, 7].map((side) =>
            placeAt([X, Y], away * pt, Math.PI / 2 - (side * Math.PI) / 4, width, size),
          ),
        );
        const place = places.find(({ box }) => isFree(room, box, 1.5 * pt));
        if (!place) return [dot];
        room.boxes.push(place.box);
        return [dot, plain(text, place.x, place.y, size, "start", curve.role)];
      }),
  );
}
