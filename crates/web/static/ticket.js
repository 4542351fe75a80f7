// A visitor's ticket on their own telephone: looks every few seconds, vibrates when it is called.

import { morph } from "./morph.js";

const EVERY_MS = 5_000;
let state = document.querySelector("[data-ticket]").dataset.state;

async function look() {
  if (document.visibilityState !== "visible") return;
  // What is being typed stays.
  if (document.activeElement?.matches("input, textarea")) return;
  const response = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const part = document.querySelector("[data-ticket]");
  const fresh = page.querySelector("[data-ticket]");
  if (!fresh) return;
  morph(part, fresh);
  if (fresh.dataset.state === "called" && state !== "called") navigator.vibrate?.([300, 100, 300, 100, 300]);
  state = fresh.dataset.state;
}

setInterval(look, EVERY_MS);
document.addEventListener("visibilitychange", look);
