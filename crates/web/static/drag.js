// Dragging by pointer events, which serves mouse, pen and finger alike.

/** How far a pointer goes before it drags, in pixels. */
const DRAG_PIXELS = 6;

/**
 * Lets things of an area be dragged to places of it. `pick` gives what a press on an element takes, if anything;
 * `places` selects where it can be put down; a drag nearer to the window's edge than `edge` pixels moves the page
 * under it; `put` is told what was put where. What comes back says whether the pointer `moved` since it was last
 * pressed and what is dragged as `thing`, and takes a drag back by `stop`.
 */
export function draggable(area, { pick, places, edge, put }) {
  const drag = { thing: null, moved: false, stop };
  let from = null;

  area.addEventListener("pointerdown", (event) => {
    drag.moved = false;
    const thing = pick(event.target);
    if (!thing || event.button !== 0) return;
    drag.thing = thing;
    from = { x: event.clientX, y: event.clientY };
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag.thing) return;
    const far = Math.hypot(event.clientX - from.x, event.clientY - from.y) > DRAG_PIXELS;
    if (!drag.moved && !far) return;
    drag.moved = true;
    drag.thing.classList.add("dragged");
    drag.thing.style.setProperty("translate", `${event.clientX - from.x}px ${event.clientY - from.y}px`);
    if (event.clientY < edge) scrollBy(0, -edge / 4);
    if (event.clientY > innerHeight - edge) scrollBy(0, edge / 4);
    mark(placeUnder(event));
  });

  document.addEventListener("pointerup", (event) => {
    const { thing, moved } = drag;
    if (!thing) return;
    const place = moved ? placeUnder(event) : null;
    stop();
    if (place) put(thing, place);
  });

  document.addEventListener("pointercancel", stop);
  area.addEventListener("dragstart", (event) => event.preventDefault());

  function stop() {
    if (!drag.thing) return;
    drag.thing.classList.remove("dragged");
    drag.thing.style.removeProperty("translate");
    drag.thing = null;
    mark(null);
  }

  function placeUnder(event) {
    // What is under the pointer itself still belongs to the place it comes from.
    return document
      .elementsFromPoint(event.clientX, event.clientY)
      .filter((element) => !drag.thing.contains(element))
      .map((element) => element.closest(places))
      .find(Boolean);
  }

  function mark(place) {
    for (const other of area.querySelectorAll(".drop")) other.classList.remove("drop");
    place?.classList.add("drop");
  }

  return drag;
}
