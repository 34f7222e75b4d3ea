// The crosshair, zoom and pan: by mouse, by fingers and by keys.

const SNAP = 6,
  STEP = 1 / 100,
  ZOOM = 1.25,
  SLACK = 4; // pixels, of the span, a notch or a key, pixels before a drag

/** Let a panel's drawing be pointed at. */
function listen(panel) {
  const { svg } = panel,
    fingers = new Map();
  const drag = { from: null, moved: false };
  const place = (event) => {
    const box = svg.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  svg.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoom(
        panel,
        place(event),
        2 **
          (Math.max(-200, Math.min(200, event.deltaMode ? event.deltaY * 30 : event.deltaY)) /
            (event.ctrlKey ? 80 : 300)),
        event.shiftKey,
      );
    },
    { passive: false },
  );
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest(".name")) return;
    fingers.set(event.pointerId, place(event));
    capture(svg, event);
    Object.assign(drag, { from: place(event), moved: event.pointerType !== "mouse" });
    if (event.pointerType !== "mouse") pointAt(panel, place(event));
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId),
      now = place(event);
    if (!before) return event.pointerType === "mouse" ? pointAt(panel, now) : undefined;
    if (fingers.size > 1) pinch(panel, fingers, event.pointerId, now);
    else if (event.pointerType !== "mouse") pointAt(panel, now);
    else if (drag.moved || Math.hypot(now[0] - drag.from[0], now[1] - drag.from[1]) > SLACK) {
      drag.moved = true;
      pan(panel, now[0] - before[0], now[1] - before[1]);
    } else return undefined;
    fingers.set(event.pointerId, now);
    return undefined;
  });
  const release = (event) => fingers.delete(event.pointerId);
  svg.addEventListener("pointerup", release);
  svg.addEventListener("pointercancel", release);
  svg.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && !fingers.size && document.activeElement !== svg) point(null);
  });
  svg.addEventListener("dblclick", (event) => event.target.closest(".name") || resetView());
  svg.addEventListener("click", (event) => {
    const name = event.target.closest(".name");
    if (name) toggleCurve(Number(name.dataset.curve));
  });
  svg.addEventListener("keydown", (event) => steer(panel, event));
  svg.addEventListener(
    "focus",
    () => state.at || point(nearestTo(panel, [panel.frame.x(middleOf(panel.frame.span)), panel.frame.y(0)])),
  );
}

function capture(svg, event) {
  try {
    svg.setPointerCapture(event.pointerId);
  } catch (error) {
    /* the finger has left already */
  }
}

function middleOf([low, high]) {
  return low <= 0 && high >= 0 ? 0 : low + (high - low) / 2;
}

/** Show a span and limits of y, as far as doubles can tell their numbers apart. */
function look(panel, span, limits) {
  // no other panel jumps to limits of its own
  for (const each of panels) state.heights[each.key] ??= [...each.frame.ylim];
  if (span) state.span = safeSpan(span) || state.span;
  if (limits && safeHeight(limits)) state.heights[panel.key] = limits;
  moving();
  changed();
}

/** Make everything so many times as long round a place; `flat` leaves y as it is. */
function zoom(panel, place, times, flat = false) {
  const { frame } = panel,
    [x, y] = centreOf(panel, place);
  const span = frame.span.map((end) => x + (end - x) * times);
  if (!safeSpan(span)) return;
  look(panel, span, flat ? null : frame.ylim.map((end) => y + (end - y) * times));
}

/** Return the data at a place: the break itself where the crosshair has found one, which no pixel would hit. */
function centreOf(panel, [X, Y]) {
  const { frame } = panel,
    curve = state.at && panel.curves.find(({ index }) => index === state.at.index);
  const broken = curve && curve.curve.breaks.find(({ x }) => x === state.at.x);
  if (!broken || Math.abs(frame.x(broken.x) - X) > 2 * SNAP) return [frame.dataX(X), frame.dataY(Y)];
  const heights = [broken.left, broken.right, broken.here].map((jet) => jet[curve.order]);
  return [broken.x, heights.find((y) => Math.abs(frame.y(y) - Y) <= 4 * SNAP) ?? frame.dataY(Y)];
}

function pan(panel, dx, dy) {
  const { frame } = panel,
    across = dx / frame.unitX,
    up = dy / frame.unitY;
  look(
    panel,
    frame.span.map((end) => end - across),
    frame.ylim.map((end) => end + up),
  );
}

function pinch(panel, fingers, moved, now) {
  const [[id, other]] = [...fingers].filter(([each]) => each !== moved),
    before = fingers.get(moved);
  if (id === undefined) return;
  const length = (a, b) => Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 10);
  const centre = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
  zoom(panel, centre, length(before, other) / length(now, other));
  redraw();
  pan(panel, (now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
}

function resetView() {
  Object.assign(state, { span: opening().span, heights: {} });
  settledLimits.clear();
  changed();
}

/** Move the crosshair to a place: to the nearest curve, and to a kink or jump that is near. */
function pointAt(panel, place) {
  const [left, top, right, bottom] = panel.frame.box;
  if (place[0] < left - 20 || place[0] > right + 20 || place[1] < top - 20 || place[1] > bottom + 20)
    return point(null);
  return point(nearestTo(panel, place));
}

function nearestTo(panel, place) {
  if (!panel.curves || !panel.curves.length) return null;
  const { frame } = panel,
    [low, high] = frame.span;
  const near = (curve) => Math.min(...curve.lines.map((line) => distance(place, line)));
  const best = panel.curves
    .map((curve) => ({ curve, away: near(curve) }))
    .reduce((a, b) => (b.away < a.away ? b : a)).curve;
  const x = Math.min(Math.max(frame.dataX(place[0]), low), high);
  const snapped = best.curve.breaks
    .filter(({ order }) => order < 3)
    .map((each) => each.x)
    .filter((at) => Math.abs(frame.x(at) - place[0]) <= SNAP);
  snapped.sort((a, b) => Math.abs(frame.x(a) - place[0]) - Math.abs(frame.x(b) - place[0]));
  return { index: best.index, x: snapped.length ? snapped[0] : shortened(x, 1 / frame.unitX) };
}

/** Return x to as many digits as a pixel has: no more can be meant. */
function shortened(x, pixel) {
  const power = Math.min(Math.max(1 - Math.ceil(Math.log10(pixel)), 0), 15);
  return Number(x.toFixed(power)) + 0;
}

/** Do what a key says in a panel. */
function steer(panel, event) {
  const { frame } = panel,
    centre = state.at
      ? [frame.x(state.at.x), frame.y(heightAt(panel) ?? middleOf(frame.ylim))]
      : [panel.width / 2, panel.height / 2];
  const along = (way) => () => point(walked(panel, way * (event.shiftKey ? 10 : 1)));
  const doings = {
    ArrowLeft: along(-1),
    ArrowRight: along(1),
    ArrowUp: () => nextCurve(panel, -1),
    ArrowDown: () => nextCurve(panel, 1),
    "+": () => zoom(panel, centre, 1 / ZOOM),
    "=": () => zoom(panel, centre, 1 / ZOOM),
    "-": () => zoom(panel, centre, ZOOM),
    0: resetView,
    Home: resetView,
    Escape: () => point(null),
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(doings, event.key)) return;
  event.preventDefault();
  doings[event.key]();
}

function heightAt(panel) {
  const curve = panel.curves.find(({ index }) => index === state.at.index);
  return curve ? evaluate(curve.curve.f, state.at.x, curve.curve.values).jet[curve.order] : undefined;
}

/** Return the crosshair after some steps along x; it halts at a break that it would pass, and at the ends. */
function walked(panel, steps) {
  const { frame } = panel,
    [low, high] = frame.span;
  const at = state.at || nearestTo(panel, [frame.x(middleOf(frame.span)), 0]);
  if (!at) return null;
  const x = Math.min(Math.max(at.x + steps * STEP * (high - low), low), high);
  const passed = panel.all[at.index].breaks.filter((each) => each.order < 3).map((each) => each.x);
  const halts = passed.filter((each) => (steps > 0 ? each > at.x && each < x : each < at.x && each > x));
  return { index: at.index, x: halts.length ? halts[steps > 0 ? 0 : halts.length - 1] : shortened(x, 1 / frame.unitX) };
}

function nextCurve(panel, way) {
  const indices = panel.curves.map(({ index }) => index);
  if (!state.at || indices.length < 2) return;
  const place = (indices.indexOf(state.at.index) + way + indices.length) % indices.length;
  point({ index: indices[place], x: state.at.x });
}

/** Put the crosshair somewhere, or nowhere. */
function point(at) {
  state.at = at;
  if (!point.waiting) {
    point.waiting = true;
    requestAnimationFrame(() => {
      point.waiting = false;
      drawCrosshair();
    });
  }
}
