// The room that curves, dots, axes and labels leave in a panel, in pixels, and how wide words are.

const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** Return the width of a text in pixels. */
function widthOf(text, size, family) {
  const key = size + family + text;
  if (!widths.has(key)) {
    if (widths.size > 2000) widths.clear();
    measuring.font = size + "px " + family;
    widths.set(key, measuring.measureText(text).width);
  }
  return widths.get(key);
}

/** Return the box [left, top, right, bottom] of a text whose baseline starts, centres or ends at x, y. */
function boxOf(text, x, y, size, anchor, family = FACE) {
  const width = widthOf(text, size, family);
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return [left, y - 0.76 * size, left + width, y + (family === SERIF ? 0.24 : 0.06) * size];
}

function newRoom(width, height) {
  return { page: [0, 0, width, height], boxes: [], lines: [] };
}

/** Take the room of a polyline of [X, Y], drawn that wide. */
function addLine(room, points, width) {
  room.lines.push({ points, half: width / 2 });
}

/** Return whether nothing is in a box or within `gap` pixels of it, and it is on the page. */
function isFree(room, box, gap = 2) {
  const [left, top, right, bottom] = room.page;
  if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
  if (room.boxes.some((other) => overlap(grown(box, gap), other))) return false;
  return !room.lines.some(({ points, half }) => crosses(points, grown(box, gap + half)));
}

function grown([left, top, right, bottom], by) {
  return [left - by, top - by, right + by, bottom + by];
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function crosses(points, box) {
  for (let k = 1; k < points.length; k++) if (meets(points[k - 1], points[k], box)) return true;
  return false;
}

/** Return whether the segment from a to b has a point in the box. */
function meets(a, b, [left, top, right, bottom]) {
  if (Math.max(a[0], b[0]) < left || Math.min(a[0], b[0]) > right) return false;
  if (Math.max(a[1], b[1]) < top || Math.min(a[1], b[1]) > bottom) return false;
  const dx = b[0] - a[0],
    dy = b[1] - a[1];
  const sides = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([x, y]) => dx * (y - a[1]) - dy * (x - a[0]));
  return Math.min(...sides) <= 0 && Math.max(...sides) >= 0;
}
