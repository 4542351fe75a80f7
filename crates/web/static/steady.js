// What came or moved under a pointer at the very instant of a tap is not what the tap was meant for:
// a duty that opens pushes the others down, and the thumb that was on its way to one of them would
// settle the new one. So whatever a drawing moves takes no pointer until eyes can have followed it.
// The keyboard is not concerned: its focus stays where it was.

/** As long as a person needs to see that something moved, and to hold the thumb back. */
const STEADY_MS = 300;
const TOUCHED = "a, button, label, summary, input, select, textarea, [draggable]";

/** Makes a change of what is drawn within `root`; what it moved or brought within reach takes no pointer for an instant. */
export function steadily(root, change) {
  const before = new Map(inReach(root));
  change();
  const moved = inReach(root).filter(([element, place]) => isElsewhere(before.get(element), place));
  if (moved.length === 0) return;
  const now = performance.now();
  for (const [element] of moved) element.dataset.moved = now;
  setTimeout(() => {
    // One that moved again meanwhile waits for its later turn.
    for (const [element] of moved) if (Number(element.dataset.moved) <= now) delete element.dataset.moved;
  }, STEADY_MS);
}

/** What can be touched, on the screen or no further from it than one flick of the thumb. */
function inReach(root) {
  return [...root.querySelectorAll(TOUCHED)]
    .map((element) => [element, Object.assign(element.getBoundingClientRect(), { deed: deedOf(element) })])
    .filter(([, { top, bottom, width }]) => width > 0 && bottom > -innerHeight && top < 2 * innerHeight);
}

/** What a button of a form sends beside what is typed. */
function deedOf(element) {
  const { form } = element;
  if (form?.method !== "post" || element.type !== "submit") return "";
  const said = [...form.elements].filter(({ type, name }) => type === "hidden" && name !== "command");
  return [form.getAttribute("action"), element.value, ...said.map(({ value }) => value)].join("\n");
}

/** Whether a thumb at its middle would have met something else before, or would have done something else. */
function isElsewhere(before, now) {
  if (!before || before.deed !== now.deed) return true;
  const x = now.left + now.width / 2;
  const y = now.top + now.height / 2;
  return x < before.left || x > before.right || y < before.top || y > before.bottom;
}
