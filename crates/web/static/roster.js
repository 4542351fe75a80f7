// The grid of the roster with the keyboard: arrows walk its cells, Enter opens one in the form, N leads to
// the form itself.

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
