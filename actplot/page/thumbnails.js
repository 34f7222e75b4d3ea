// The small drawings beside the names in the list: the curve itself at its defaults, drawn when it comes into view.

const THUMB = { width: 54, height: 36, edge: 3 },
  SLICE = 8; // pixels, milliseconds of drawing in one go

/** Return an empty drawing that draws itself when it is seen; `begin` starts the watch. */
function thumbnail(of) {
  const { width, height } = THUMB,
    drawing = draw("svg", {
      class: "thumb",
      width,
      height,
      viewBox: "0 0 " + width + " " + height,
      "aria-hidden": "true",
      "data-of": of,
    });
  thumbnails.waiting.push(drawing);
  return drawing;
}

/** Those that are due, and what watches for those that come into view. */
const thumbnails = { waiting: [], due: [], busy: false };

/** Watch the drawings in a list; the picture comes first. */
function watchThumbnails(list) {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        thumbnails.due.push(target);
      }
      drawSome();
    },
    { root: list, rootMargin: "160px" },
  );
  thumbnails.waiting.splice(0).forEach((drawing) => seen.observe(drawing));
}

/** Draw what is due for some milliseconds, and go on when the page has had a turn. */
function drawSome() {
  if (thumbnails.busy || !thumbnails.due.length) return;
  thumbnails.busy = true;
  setTimeout(() => {
    const start = performance.now();
    while (thumbnails.due.length && performance.now() - start < SLICE) fillThumbnail(thumbnails.due.shift());
    thumbnails.busy = false;
    drawSome();
  });
}

/** Draw a function: its axes, and its curve in pieces, so that a jump is a gap. */
function fillThumbnail(drawing) {
  const { of } = drawing.dataset,
    f = formulas[of],
    { values, span } = usual(of),
    curve = { f, values, breaks: breaksOf(f, values, ...span) };
  curve.looks = looksAt(curve, span, curve.breaks);
  const { view, x, y } = thumbnailFrame(span, ownLimits(curve, 0, span));
  const path = piecesOf(f, values, 0, curve.breaks, view)
    .map((piece) => "M" + piece.map(([X, Y]) => put(X + THUMB.edge, THUMB.height - THUMB.edge - Y)).join("L"))
    .join("");
  const across = "M0 " + y + "H" + THUMB.width,
    up = x > 0 && x < THUMB.width ? "M" + x + " 0V" + THUMB.height : "";
  drawing.replaceChildren(draw("path", { class: "axes", d: across + up }), draw("path", { class: "line", d: path }));
}

/** Return the stretch of x that is asked for, or a function's own, and the values of its first curve on offer. */
function usual(of) {
  return {
    values: numbersIn(data.offered.find((curve) => curve.of === of).values),
    span: data.span || data.functions[of].span,
  };
}

/** Return how data map to the pixels of a thumbnail, and where its axes stand. */
function thumbnailFrame([low, high], [floor, roof]) {
  const width = THUMB.width - 2 * THUMB.edge,
    height = THUMB.height - 2 * THUMB.edge,
    unitX = width / (high - low),
    unitY = height / (roof - floor);
  return {
    view: { low, high, left: low, bottom: floor, unitX, unitY, width, height },
    x: round(THUMB.edge - low * unitX),
    y: round(THUMB.height - THUMB.edge + floor * unitY),
  };
}
