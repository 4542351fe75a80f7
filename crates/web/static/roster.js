// The grid of the roster. With the keyboard: arrows walk its cells, Enter opens one in the form, N leads to
// the form itself. With a pointer: a shift that is ahead is dragged to another day or another person, which
// sends the form that the keyboard fills too; dragging it back undoes it.

import { isPlainKey } from "./desk.js";

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

document.addEventListener("keydown", (event) => {
  if (!isPlainKey(event)) return;
  const next = STEPS[event.key] ? walk(STEPS[event.key]) : event.key.toLowerCase() === "n" && document.querySelector("[data-first]");
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
});

/** The first thing of the next cell that has one, in a direction; from outside the grid its first of today. */
function walk([down, right]) {
  const rows = [...document.querySelectorAll("[data-person]")].map((row) => [...row.querySelectorAll("td")]);
  const here = document.activeElement?.closest("td");
  let row = rows.findIndex((cells) => cells.includes(here));
  if (row < 0) return document.querySelector("td.today [data-cell]") ?? document.querySelector("[data-cell]");
  let column = rows[row].indexOf(here);
  for (;;) {
    row += down;
    column += right;
    const cell = rows[row]?.[column];
    if (!cell) return null;
    const found = cell.querySelector("[data-cell]");
    if (found) return found;
  }
}

/** How far a pointer goes before it drags, in pixels. */
const DRAG_PIXELS = 6;
const EDGE_PIXELS = 48;
const grid = document.querySelector("#roster");
const move = document.querySelector("#move");
let drag = null;
let moved = false;

grid?.addEventListener("pointerdown", (event) => {
  moved = false;
  const shift = move && event.target.closest("[data-move]");
  if (!shift || event.button !== 0) return;
  drag = { shift, x: event.clientX, y: event.clientY };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > DRAG_PIXELS;
  if (!moved && !far) return;
  moved = true;
  drag.shift.classList.add("dragged");
  drag.shift.style.setProperty("translate", `${event.clientX - drag.x}px ${event.clientY - drag.y}px`);
  if (event.clientY < EDGE_PIXELS) scrollBy(0, -EDGE_PIXELS / 4);
  if (event.clientY > innerHeight - EDGE_PIXELS) scrollBy(0, EDGE_PIXELS / 4);
  mark(cellUnder(event));
});

document.addEventListener("pointerup", (event) => {
  if (!drag) return;
  const { shift } = drag;
  const cell = moved ? cellUnder(event) : null;
  settle();
  if (cell && cell !== shift.closest("td")) send(shift, cell);
});

document.addEventListener("pointercancel", settle);
grid?.addEventListener("dragstart", (event) => event.preventDefault());
// A shift that was dragged is not opened by the click that ends it.
grid?.addEventListener("click", (event) => {
  if (moved && event.detail > 0) event.preventDefault();
  moved = false;
});

/** Sends where the shift is to go; its hours and its post stay. */
function send(shift, cell) {
  const wanted = {
    account: cell.closest("[data-person]").dataset.person,
    day: cell.dataset.day,
    team: shift.dataset.team,
    starts: shift.dataset.starts,
    ends: shift.dataset.ends,
    revision: shift.dataset.revision,
  };
  for (const [name, value] of Object.entries(wanted)) move.elements[name].value = value;
  move.action = shift.dataset.move;
  move.submit();
}

function settle() {
  if (!drag) return;
  drag.shift.classList.remove("dragged");
  drag.shift.style.removeProperty("translate");
  drag = null;
  mark(null);
}

function cellUnder(event) {
  // The shift under the pointer still belongs to the cell it comes from.
  return document
    .elementsFromPoint(event.clientX, event.clientY)
    .filter((element) => !drag.shift.contains(element))
    .map((element) => element.closest("#roster td[data-drop]"))
    .find(Boolean);
}

function mark(cell) {
  for (const other of grid.querySelectorAll(".drop")) other.classList.remove("drop");
  cell?.classList.add("drop");
}
