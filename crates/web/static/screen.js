// The hall's screen: draws the last calls, speaks each new one once, and says when it hears nothing.

import { clock as sayClock } from "./words.js";

const EVERY_MS = 2_000;
const list = document.querySelector("[data-calls]");
const waiting = document.querySelector("[data-waiting]");
const nothing = document.querySelector("[data-nothing]");
const clock = document.querySelector("[data-clock]");
const button = document.querySelector("[data-speak]");
const { source, zone, call: wording } = document.body.dataset;
/** When each ticket that was seen here was called last, and the latest call of all. */
const seen = new Map();
let latest = null;
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
  const before = latest;
  // An older call comes into the list where a later one leaves it; that makes it no new one.
  const isFresh = ({ ticket, at }) => at > before || (seen.has(ticket) && seen.get(ticket) !== at);
  const fresh = before === null ? [] : calls.filter(isFresh).reverse();
  for (const { ticket, at } of calls) seen.set(ticket, at);
  latest = Math.max(before ?? 0, ...calls.map(({ at }) => at));
  if (before === null) return;
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
