// The room calendar by mouse, keyboard and thumb: a cursor of half-hour cells, Enter or B books or
// opens, a drag over free time books it. The server draws; without this script its links do.

import { isPlainKey } from "./desk.js";
import { serveNow, stepOf, stepsOf, timeOfStep } from "./timeline.js";
import { say } from "./words.js";

const CELL_STEPS = 6;
const MEETING_STEPS = 12;
const calendar = document.getElementById("calendar");
const timeline = calendar?.matches(".timeline") ? calendar : null;
const said = document.getElementById("cursor-said");
const book = timeline?.dataset.book;
const wide = matchMedia("(width > 760px)");

serveNow();
document.addEventListener("keydown", keys);

const rows = () => [...timeline.querySelectorAll(".timeline-row[data-room]")];
/** Where the cursor stands: the row by its key, so that a redrawing does not lose it. */
let cursor = null;

function keys(event) {
  if (!isPlainKey(event)) return;
  const key = event.key.toLowerCase();
  if (key === "b") {
    event.preventDefault();
    if (cursor && bookAt(cursor)) return;
    document.getElementById("book")?.click();
  } else if (timeline && wide.matches && event.key.startsWith("Arrow")) {
    event.preventDefault();
    move(event.key, event.shiftKey);
  } else if (event.key === "Enter" && cursor && !event.target.closest("a, button")) {
    event.preventDefault();
    enter();
  } else if (event.key === "Escape" && (cursor || drag)) {
    drop();
    cursor = null;
    draw();
  }
}

function move(key, extend) {
  cursor ??= first();
  if (!cursor) return;
  const last = stepsOf(timeline);
  const all = rows();
  const index = all.findIndex((row) => row.dataset.key === cursor.row);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const row = all[index + (key === "ArrowDown" ? 1 : -1)];
    if (row) cursor = { ...cursor, row: row.dataset.key };
  } else {
    const by = key === "ArrowRight" ? CELL_STEPS : -CELL_STEPS;
    if (extend) cursor = { ...cursor, width: clamp(cursor.width + by, CELL_STEPS, last - cursor.step) };
    else cursor = { ...cursor, step: clamp(cursor.step + by, 0, last - cursor.width) };
  }
  draw();
}

/** The cursor begins at the next half hour of today, or at the start of the day. */
function first() {
  const row = rows()[0];
  if (!row) return null;
  const now = stepOf(Date.now(), Number(row.dataset.first));
  const last = stepsOf(timeline) - MEETING_STEPS;
  const step = now > 0 && now < last ? Math.ceil(now / CELL_STEPS) * CELL_STEPS : 2 * MEETING_STEPS;
  return { row: row.dataset.key, step: Math.min(step, last), width: MEETING_STEPS };
}

function rowOf(at) {
  return rows().find((row) => row.dataset.key === at.row);
}

function enter() {
  const bar = barAt(cursor);
  if (bar && !bar.classList.contains("free")) bar.click();
  else bookAt(cursor);
}

/** The meeting or closure under the cursor. */
function barAt({ row, step, width }) {
  const bars = [...(rowOf({ row })?.querySelectorAll(".bar:not(.free)") ?? [])];
  return bars.find((bar) => {
    const style = getComputedStyle(bar);
    const from = Number(style.getPropertyValue("--c"));
    return from < step + width && step < from + Number(style.getPropertyValue("--w"));
  });
}

function bookAt(at) {
  const row = rowOf(at);
  if (!book || !row) return false;
  const from = Number(row.dataset.first);
  const query = new URLSearchParams({
    room: row.dataset.room,
    starts: timeOfStep(at.step, from),
    ends: timeOfStep(at.step + at.width, from),
  });
  location.assign(`${book}?${query}`);
  return true;
}

/** Draws the cursor and says it, so that it is heard as well as seen. */
function draw() {
  for (const old of timeline.querySelectorAll(".cursor")) old.remove();
  const row = cursor && rowOf(cursor);
  if (!row) return;
  const mark = document.createElement("div");
  mark.className = "cursor";
  mark.dataset.own = "yes";
  mark.style.setProperty("--c", cursor.step);
  mark.style.setProperty("--w", cursor.width);
  const bar = barAt(cursor);
  mark.textContent = bar ? "" : `${hour(cursor.step)}–${hour(cursor.step + cursor.width)}`;
  row.querySelector(".track").append(mark);
  row.scrollIntoView({ block: "nearest" });
  const what = bar ? bar.title : say("calendar-book-from-to", { from: hour(cursor.step), to: hour(cursor.step + cursor.width) });
  said.textContent = `${row.dataset.title} ${what}`;
}

/** The hour of a step as the head of the timeline counts it, whatever zone the browser is in. */
function hour(step) {
  const begin = Number(timeline.querySelector(".hours span").textContent);
  const minutes = (begin * 60 + step * 5) % 1440;
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

document.addEventListener("redrawn", () => cursor && timeline && draw());

// Dragging over free time draws out a booking; a tap there is a meeting of an hour.
let drag = null;

timeline?.addEventListener("pointerdown", (event) => {
  const free = event.target.closest(".bar.free");
  if (!free || !wide.matches || event.button !== 0) return;
  const row = free.closest(".timeline-row");
  const limits = getComputedStyle(free);
  const from = Number(limits.getPropertyValue("--c"));
  const until = from + Number(limits.getPropertyValue("--w"));
  // Quarters of an hour; a pointer just left of a line means the line.
  const step = clamp(Math.floor(stepUnder(event, row) / 3 + 0.2) * 3, from, Math.max(from, until - 3));
  drag = { row, from, until, step, moved: false, x: event.clientX };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.moved && Math.abs(event.clientX - drag.x) < 6) return;
  drag.moved = true;
  document.body.classList.add("dragged");
  const here = clamp(Math.round(stepUnder(event, drag.row) / 3) * 3, drag.from, drag.until);
  const [begin, end] = here > drag.step ? [drag.step, here] : [here, drag.step + 3];
  cursor = { row: drag.row.dataset.key, step: begin, width: Math.max(3, end - begin) };
  draw();
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { moved } = drag;
  document.body.classList.remove("dragged");
  if (moved) bookAt(cursor);
  else {
    cursor = {
      row: drag.row.dataset.key,
      step: drag.step,
      width: Math.min(MEETING_STEPS, drag.until - drag.step),
    };
    draw();
    bookAt(cursor);
  }
  drag = null;
});

document.addEventListener("pointercancel", drop);

function drop() {
  drag = null;
  document.body.classList.remove("dragged");
}

timeline?.addEventListener("click", (event) => {
  // The link of the whole free time is for thumbs and for pages without script.
  if (event.target.closest(".bar.free") && wide.matches && event.detail > 0) event.preventDefault();
});
timeline?.addEventListener("dragstart", (event) => event.preventDefault());

function stepUnder(event, row) {
  const { left, width } = row.querySelector(".track").getBoundingClientRect();
  return ((event.clientX - left) / width) * stepsOf(timeline);
}
