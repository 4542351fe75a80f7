// The grid of the roster. With the keyboard: arrows walk its cells, Enter opens one in the form, N leads to
// the form itself. With a pointer: a shift that is ahead is dragged to another day or another person, which
// sends the form that the keyboard fills too; dragging it back undoes it.

import { isPlainKey } from "./desk.js";
import { draggable } from "./drag.js";

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

const grid = document.querySelector("#roster");
const move = document.querySelector("#move");
const drags =
  grid &&
  draggable(grid, {
    pick: (element) => move && element.closest("[data-move]"),
    places: "#roster td[data-drop]",
    edge: 48,
    put: (shift, cell) => {
      if (cell !== shift.closest("td")) send(shift, cell);
    },
  });

// A shift that was dragged is not opened by the click that ends it.
grid?.addEventListener("click", (event) => {
  if (drags.moved && event.detail > 0) event.preventDefault();
  drags.moved = false;
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
