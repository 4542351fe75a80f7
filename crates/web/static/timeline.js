// A timeline's now line, which goes on by itself between two drawings.

const STEP_MS = 5 * 60 * 1000;

/** The step of `at` on a track that begins at `from`, with its part of a step. */
export function stepOf(at, from) {
  return (at - from) / STEP_MS;
}

/** The instant of a step. */
export function timeOfStep(step, from) {
  return from + step * STEP_MS;
}

/** How many steps the timeline holds. */
export function stepsOf(timeline) {
  return Number(getComputedStyle(timeline).getPropertyValue("--steps"));
}

/** Moves the now line each half minute; sizes set from script are allowed where styles in markup are not. */
export function serveNow() {
  const move = () => {
    for (const line of document.querySelectorAll(".now[data-from]")) {
      line.style.setProperty("--c", stepOf(Date.now(), Number(line.dataset.from)));
    }
  };
  move();
  setInterval(move, 30_000);
  document.addEventListener("redrawn", move);
}
