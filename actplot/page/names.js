// The names of curves that share a panel: at their ends where these are apart, else where each curve is most alone.

const NAMED = 6,
  LABEL = 10,
  PITCH = 12.5,
  BEHIND = 18,
  MOVED = 2.5; // curves named one by one; points
const CLEAR = [4, 6, 8, 10, 12, 16]; // points round a name: the more are free, the better

/** Return what a curve is called: in a sweep by what is varied, else by its function and what is not usual of it. */
function nameOf(index, kind) {
  const { of, values } = state.curves[index],
    entry = data.functions[of];
  const title =
    kind === "overlay" ? (entry.names || {})[state.lang] || entry.titles[state.lang] || entry.titles.en : titleOf(of);
  const others = state.curves.filter((curve) => curve.of === of);
  const varied = entry.parameters.filter(({ key }) => others.some((curve) => curve.values[key] !== values[key]));
  const said = varied.length
    ? varied
    : kind === "sweep"
      ? []
      : entry.parameters.filter((each) => values[each.key] !== each.default);
  const bound = said.map(({ key, letter }) => letter + " = " + printFloat(values[key], 4)).join(", ");
  if (kind === "sweep") return bound || title;
  return bound ? title + " (" + bound + ")" : title;
}

function titleOf(of) {
  const { titles } = data.functions[of];
  return titles[state.lang] || titles.en;
}

/** Return how many points right of the panel the names at the ends of its curves need. */
function roomForNames(panel) {
  if (panel.kind !== "sweep" && panel.kind !== "overlay") return 0;
  const size = LABEL * PT * data.scale;
  const named = panel.shown.filter(({ index }) => !state.hidden.has(index));
  if (!named.length || named.length > NAMED) return 0;
  return (
    Math.max(...named.map(({ index }) => widthOf(nameOf(index, panel.kind), size, FACE))) / (PT * data.scale) +
    BEHIND +
    2
  );
}

/** Return the elements of the names, and of the lines that lead from them to their curves. */
function nameParts(panel, room) {
  const curves = panel.kind === "sweep" || panel.kind === "overlay" ? panel.curves : [];
  if (!curves.length || curves.length > NAMED) return [];
  const named = curves.map((curve) => ({ ...curve, text: nameOf(curve.index, panel.kind) }));
  const placed =
    atEnds(panel, named) || (busy() && panel.placed ? kept(panel, named) : alongCurves(panel, named, room));
  panel.placed = placed;
  return placed.flatMap((each) => label(panel, each));
}

/** Return the names where they stood before, without their leaders, while something is being moved. */
function kept(panel, named) {
  const before = new Map(panel.placed.map((each) => [each.index, each]));
  return named
    .filter(({ index }) => before.has(index))
    .map((each) => ({ ...before.get(each.index), text: each.text, leader: null }));
}

function label(panel, { index, role, text, x, y, anchor, leader }) {
  const pt = PT * data.scale,
    name = plain(text, x, y, LABEL * pt, anchor, panel.kind === "sweep" ? "ink" : role);
  name.setAttribute("class", "name");
  name.setAttribute("data-curve", index);
  if (!leader) return [name];
  const line = draw("path", {
    d: "M" + leader.map(([a, b]) => put(a, b)).join("L"),
    fill: "none",
    stroke: color(role),
    "stroke-width": round(0.8 * pt),
  });
  return [line, name];
}

/** Return the names in a column right of the panel; null where the ends do not tell the curves apart. */
function atEnds(panel, named) {
  const { frame } = panel,
    pt = PT * data.scale,
    edge = frame.x(frame.span[1]);
  const ends = named.map(({ lines }) => (lines.length ? lines[lines.length - 1].slice(-1)[0] : [0, 0]));
  if (ends.some(([x, y]) => Math.abs(x - edge) > 1.5 || y < frame.box[1] || y > frame.box[3])) return null;
  const heights = ends.map(([, y]) => y).sort((a, b) => a - b),
    crowd = panel.kind === "sweep" ? named.length : 2;
  if (crowd > 1 && heights.some((y, k) => k + crowd - 1 < heights.length && heights[k + crowd - 1] - y <= 1.5 * pt))
    return null;
  const order = named.map((each, k) => k).sort((a, b) => ends[a][1] - ends[b][1] || a - b);
  const places = spreadOut(
    order.map((k) => ends[k][1]),
    PITCH * pt,
  );
  const moved = order.some((k, at) => Math.abs(places[at] - ends[k][1]) > MOVED * pt);
  return order.map((k, at) => {
    const [x, y] = ends[k],
      left = x + (moved ? BEHIND : 5) * pt,
      baseline = places[at] + (CAP * LABEL * pt) / 2;
    const leader = moved
      ? [
          [left - pt, places[at]],
          [left - 4.5 * pt, places[at]],
          [x + 3.5 * pt, y],
          [x + pt, y],
        ]
      : null;
    return { ...named[k], x: left, y: baseline, anchor: "start", leader };
  });
}

/** Return rising values a pitch apart that are nearest to the given ones, those that crowd pooled round their mean. */
function spreadOut(values, pitch) {
  const blocks = [];
  values.forEach((value, k) => {
    let block = { mean: value - k * pitch, count: 1 };
    while (blocks.length && blocks[blocks.length - 1].mean >= block.mean) {
      const last = blocks.pop(),
        count = last.count + block.count;
      block = { mean: (last.mean * last.count + block.mean * block.count) / count, count };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ mean, count }) => Array(count).fill(mean)).map((mean, k) => mean + k * pitch);
}

/** Return the names beside their curves, the most isolated first; one without a place is left out. */
function alongCurves(panel, named, room) {
  const found = named
    .map((curve) => ({ curve, spots: spots(panel, curve, named) }))
    .filter(({ spots: each }) => each.length);
  found.sort((a, b) => b.spots[0].alone - a.spots[0].alone);
  return found.map(({ curve, spots: each }) => bestPlace(panel, curve, each, named, room)).filter(Boolean);
}

/** Return the points of a curve at which it is most alone, the most isolated first. */
function spots(panel, curve, named) {
  const { frame } = panel,
    pt = PT * data.scale,
    far = 24 * pt;
  const others = named.filter((each) => each !== curve).flatMap(({ lines }) => lines);
  const points = curve.lines
    .flatMap((piece) => beads(piece, 6 * pt))
    .filter(([, y]) => y > frame.box[1] && y < frame.box[3]);
  const all = points.map((point) => ({ point, alone: Math.min(far, ...others.map((line) => distance(point, line))) }));
  const best = Math.max(...all.map(({ alone }) => alone));
  return all
    .filter(({ alone }) => alone >= 0.5 * best)
    .sort((a, b) => b.alone - a.alone)
    .slice(0, 40);
}

/** Return points along a polyline, that far apart. */
function beads(piece, apart) {
  const found = [];
  let ahead = 0;
  for (let k = 1; k < piece.length; k++) {
    const [a, b] = [piece[k - 1], piece[k]],
      length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    for (; ahead < length; ahead += apart)
      found.push([a[0] + ((b[0] - a[0]) * ahead) / length, a[1] + ((b[1] - a[1]) * ahead) / length]);
    ahead -= length;
  }
  return found;
}

function distance([x, y], line) {
  let best = Infinity;
  for (let k = 1; k < line.length; k++) {
    const [a, b] = [line[k - 1], line[k]],
      dx = b[0] - a[0],
      dy = b[1] - a[1];
    const along = Math.min(Math.max(((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    best = Math.min(best, Math.hypot(a[0] + along * dx - x, a[1] + along * dy - y));
  }
  return best;
}

/** Return the best of the free places round a curve's spots: near its own curve, far from all else. */
function bestPlace(panel, curve, points, named, room) {
  const pt = PT * data.scale,
    size = LABEL * pt,
    width = widthOf(curve.text, size, FACE);
  let best = null;
  for (const { point, alone } of points) {
    for (const away of [7, 9, 12, 15, 18, 22, 26, 30]) {
      if (best && 1.5 * Math.min(alone / pt, 14) + 16 - 0.8 * away <= best.score) continue;
      for (let side = 0; side < 12; side++) {
        const place = placeAt(point, away * pt, (side * Math.PI) / 6, width, size);
        if (!within(place.box, grown(panel.frame.box, 6 * pt)) || !isFree(room, place.box, 2.5 * pt)) continue;
        const near = CLEAR.findIndex((gap) => !isFree(room, place.box, gap * pt)),
          clear = (near < 0 ? CLEAR.length : near) * 2.6;
        const leads = away > 8,
          crossed = leads
            ? named.filter((each) => each !== curve && each.lines.some((line) => crossesLine(line, point, place.near)))
                .length
            : 0;
        const score = 1.5 * Math.min(alone / pt, 14) + clear - 0.8 * away - 18 * crossed;
        if (!best || score > best.score) best = { score, ...place, leader: leads ? [place.near, point] : null };
      }
    }
  }
  if (best) room.boxes.push(best.box);
  return best && { ...curve, ...best, anchor: "start" };
}

function within(box, [left, top, right, bottom]) {
  return box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
}

/** Return a label whose box is that far from a point in a direction, and its corner or side that is nearest. */
function placeAt([x, y], away, angle, width, size) {
  const dx = Math.cos(angle),
    dy = Math.sin(angle),
    high = CAP * size;
  const middleX = x + dx * away + (Math.sign(Math.round(dx * 10)) * width) / 2,
    middleY = y + dy * away + (Math.sign(Math.round(dy * 10)) * high) / 2;
  const box = [middleX - width / 2, middleY - high / 2, middleX + width / 2, middleY + high / 2];
  const near = [Math.min(Math.max(x, box[0]), box[2]), Math.min(Math.max(y, box[1] - 2), box[3] + 2)];
  return { x: box[0], y: box[3], box, near };
}

function crossesLine(line, a, b) {
  const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  for (let k = 1; k < line.length; k++) {
    const [c, d] = [line[k - 1], line[k]];
    if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
  }
  return false;
}
