// The meeting's page: its seating plan, drawn from the list of who attends.

import { draw } from "./draw.js";
import { seatingPlan } from "./seating.js";

function drawSeating() {
  const place = document.querySelector("[data-seating]");
  if (!place) return;
  const rows = [...document.querySelectorAll("[data-attendee]")];
  const sitting = new Map(rows.filter((row) => row.dataset.seat).map((row) => [row.dataset.seat, row.dataset.name]));
  const count = Math.max(Number(place.dataset.headcount), rows.length);
  draw(place, seatingPlan({ layout: place.dataset.layout, count, sitting, first: rows[0]?.dataset.name }));
}

drawSeating();
document.addEventListener("redrawn", drawSeating);
