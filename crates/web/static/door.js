// The screen at the door of a team's office: asks again and again for what to show. What it does not hear of for a
// while it does not show any longer: an old note would send people to where nobody is.

import { morph } from "./morph.js";

const EVERY_MS = 3_000;
const ANSWER_MS = 10_000;
const OLD_MS = 120_000;
const GONE = 404;

const door = document.getElementById("door");
const { source } = door.dataset;
let heard = performance.now();

async function look() {
  const response = await fetch(source, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => null);
  if (!response?.ok) {
    const old = performance.now() - heard > OLD_MS;
    if (old || response?.status === GONE) door.replaceChildren();
    document.body.classList.add("lost");
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("door");
  if (!fresh) return;
  heard = performance.now();
  document.body.classList.remove("lost");
  morph(door, fresh);
}

async function turn() {
  await look().catch(() => document.body.classList.add("lost"));
  setTimeout(turn, EVERY_MS);
}

turn();
