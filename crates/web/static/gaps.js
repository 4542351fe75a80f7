// From one line of the reception record that lacks something straight to the next, without the record in between: the
// record says once which lines those are, and each of their pages leads on.

import { say } from "./words.js";

const KEY = "gaps";

const record = document.querySelector("[data-gaps]");
if (record) record.addEventListener("click", remember);
else offer(read());

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    // Without a memory of its own the page leads nowhere.
    return null;
  }
}

function write(gaps) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(gaps));
  } catch {
    // As above.
  }
}

/** Whoever opens a line that lacks something goes through those after it. */
function remember(event) {
  const link = event.target.closest("[data-lacking] a[data-row]");
  if (!link) return;
  const links = [...record.querySelectorAll("[data-lacking] a[data-row]")];
  const at = links.indexOf(link);
  write({ record: location.pathname, title: record.dataset.gaps, lines: links.slice(at).map(({ href }) => href) });
}

/** On the page of the line that is being completed: the way to the next, and the way back. */
function offer(gaps) {
  const here = gaps?.lines[0];
  const work = document.getElementById("work");
  // A line's address leads on to where its register shows it: that address names it too.
  if (!here || !work || !location.href.includes(new URL(here).pathname.split("/").pop())) return;
  const strip = document.createElement("p");
  strip.className = "banner open";
  strip.id = "gaps";
  const next = gaps.lines[1];
  strip.append(
    link(next ?? gaps.record, say("reception-record-key-gap"), "g", () => write({ ...gaps, lines: gaps.lines.slice(1) })),
  );
  if (next) strip.append(` ${gaps.lines.length - 1} `, link(gaps.record, gaps.title));
  work.prepend(strip);
}

function link(href, title, key, follow) {
  const made = document.createElement("a");
  made.className = "button";
  made.href = href;
  made.textContent = title;
  if (key) {
    const shown = document.createElement("kbd");
    shown.textContent = key.toUpperCase();
    made.dataset.keyAct = key;
    made.append(" ", shown);
  }
  if (follow) made.addEventListener("click", follow);
  return made;
}
