// The hall's screen: draws the last calls, speaks each new one once, and says when it hears nothing.

import { clock as sayClock } from "./words.js";

const EVERY_MS = 2_000;
const list = document.querySelector("[data-calls]");
const waiting = document.querySelector("[data-waiting]");
const nothing = document.querySelector("[data-nothing]");
const clock = document.querySelector("[data-clock]");
const button = document.querySelector("[data-speak]");
const { source, zone, call: wording } = document.body.dataset;
/** When the last call was made that was spoken of. */
let spoken = null;
let speaks = false;

button.addEventListener("click", () => {
  // A browser speaks only after somebody touched the page.
  speaks = true;
  button.hidden = true;
  speechSynthesis.speak(new SpeechSynthesisUtterance(""));
});

function draw({ calls, waiting: counts }) {
  list.replaceChildren(...calls.map((call) => row("li", ["strong", call.ticket], ["span", call.window])));
  waiting.replaceChildren(...counts.map(([matter, count]) => row("li", ["span", matter], ["strong", count])));
  nothing.hidden = calls.length > 0;
}

function fill(text, places) {
  return text.replace(/\{\s*\$(\w+)\s*\}/g, (whole, name) => places[name] ?? whole);
}

function row(name, ...parts) {
  const element = document.createElement(name);
  for (const [part, text] of parts) {
    const child = document.createElement(part);
    child.textContent = text;
    element.append(child, " ");
  }
  return element;
}

/** Each call once: the first look tells what was called before anybody listened. */
function speak(calls) {
  const known = spoken;
  // An older call comes back into the list where a later one leaves it; that makes it no new one.
  spoken = Math.max(known ?? 0, ...calls.map((call) => call.at));
  if (known === null) return;
  const fresh = calls.filter((call) => call.at > known).reverse();
  for (const call of fresh) {
    // Letter and digits one by one: a number of a ticket is no count.
    const ticket = [...call.ticket].join(" ");
    const words = fill(wording, { ticket, window: call.window });
    document.dispatchEvent(new CustomEvent("called", { detail: words }));
    if (!speaks) continue;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = document.documentElement.lang.startsWith("zh") ? "zh-CN" : "en";
    utterance.rate = 0.9;
    speechSynthesis.speak(utterance);
  }
  list.firstElementChild?.classList.toggle("fresh", fresh.length > 0);
}

async function look() {
  const response = await fetch(source, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  document.body.classList.toggle("lost", !response?.ok);
  if (!response?.ok) return;
  const answer = await response.json();
  draw(answer);
  speak(answer.calls);
}

function tell() {
  clock.textContent = sayClock(Date.now(), zone);
}

async function turn() {
  tell();
  await look();
  setTimeout(turn, EVERY_MS);
}

turn();
