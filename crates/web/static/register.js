// A register of the hall, kept with the keyboard alone: the form goes out without leaving the page,
// what is known of a number or a question is shown while it is typed, rows are walked by arrows.

import { commandId } from "./command_id.js";
import { isPlainKey } from "./desk.js";
import { isFilledIn, morph, redraw } from "./morph.js";
import { toast } from "./send.js";
import { say } from "./words.js";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
/** What is looked up has so many characters at least. */
const LOOKUP_LEAST = 2;

for (const form of document.querySelectorAll("form[data-register]")) serveForm(form);
for (const place of document.querySelectorAll("[data-lookup]")) serveLookup(place);
document.addEventListener("keydown", (event) => {
  const chosen = answer(event);
  if (chosen) {
    event.preventDefault();
    chosen();
    return;
  }
  if (!isPlainKey(event)) return;
  const act = walk(event.key) ?? choose(event.key.toLowerCase());
  if (!act) return;
  event.preventDefault();
  act();
});

/** Alt and a digit take the answer of that number; ↓ leads from the question into the answers. */
function answer(event) {
  if (event.isComposing) return null;
  const digit = event.altKey && event.code.match(/^Digit([1-9])$/)?.[1];
  const numbered = digit && document.querySelector(`[data-choice="${digit}"]`);
  if (numbered) return () => numbered.click();
  const from = document.querySelector("[data-lookup]")?.dataset.from;
  const choices = [...document.querySelectorAll("[data-choice]")];
  const at = choices.indexOf(event.target);
  if (at < 0 && !(from && event.target.name === from)) return null;
  if (event.key === "ArrowDown" && choices[at + 1]) return () => choices[at + 1].focus();
  if (event.key !== "ArrowUp" || at < 0) return null;
  const back = choices[at - 1] ?? document.querySelector(`[data-register] [name="${from}"]`);
  return () => back.focus();
}

/** ↑ and ↓ walk the rows, G leads to the next that lacks something, E opens the correction of the one that is focused. */
function walk(key) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement);
  if (key === "g") {
    const lacking = (row) => row.closest("[data-lacking]");
    const next = rows.slice(at + 1).find(lacking) ?? rows.find(lacking);
    return next && (() => next.focus());
  }
  if (key === "e" && rows[at]?.dataset.edit) return () => location.assign(rows[at].dataset.edit);
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  const next = key === "ArrowDown" ? rows[at + 1] : rows[Math.max(at - 1, 0)];
  return next && (() => next.focus());
}

/** A key of a choice makes it, and leads to what the choice asks for. */
function choose(key) {
  const radio = /^[a-z]$/.test(key) && document.querySelector(`[data-choose="${key}"]`);
  if (!radio) return null;
  return () => {
    radio.checked = true;
    radio.dispatchEvent(new Event("input", { bubbles: true }));
    const asked = [...radio.form.querySelectorAll("[data-only] :is(input, select, textarea)")];
    (asked.find((field) => field.checkVisibility()) ?? radio).focus();
  };
}

function serveForm(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    sendForm(form, event.submitter);
  });
}

async function sendForm(form, submitter) {
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  // The same act sent again after a lost answer is the same command.
  form.dataset.command ||= commandId();
  form.elements.namedItem("command").value = form.dataset.command;
  try {
    const filled = () => new URLSearchParams(new FormData(form, submitter));
    const body = filled();
    const response = await fetch(form.action, { method: "POST", headers: { ...FORM, Accept: "text/html" }, body });
    delete form.dataset.command;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (response.status === 401) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
    else if (response.ok) saved(form, page, response.url, filled().toString() === body.toString());
    else refused(form, page);
  } catch {
    toast(say("page-not-sent"));
  } finally {
    delete form.dataset.sent;
  }
}

/**
 * What was taken: the form is empty for the next one, or the page goes on to where it led. What somebody began to fill
 * in meanwhile, here or in a form beside it, stays.
 */
function saved(form, page, address, isUntouched) {
  const fresh = page.getElementById(form.id);
  const isHere = new URL(address).pathname === location.pathname;
  if (!isHere || (!fresh && !isFilledInBeside(form))) {
    location.assign(address);
    return;
  }
  delete form.dataset.typed;
  if (fresh && isUntouched) {
    morph(form, fresh);
    form.reset();
  }
  for (const part of document.querySelectorAll("[data-live]")) {
    const drawn = page.getElementById(part.id);
    if (drawn) redraw(part, drawn);
  }
  for (const place of document.querySelectorAll("[data-lookup]")) place.replaceChildren(...place.emptied);
  if (isUntouched) form.querySelector(":is(input, textarea, select):not([type=hidden])")?.focus();
  toast(say("page-saved"));
}

function isFilledInBeside(form) {
  const others = [...document.forms].filter((other) => other !== form && other.method === "post");
  return others.some((other) => [...other.elements].some(isFilledIn));
}

/** What was not taken: the server says why beside the field, and what was typed stays. */
function refused(form, page) {
  const fresh = page.getElementById(form.id);
  if (!fresh) {
    toast(page.querySelector("h1")?.textContent ?? say("page-not-sent"));
    return;
  }
  morph(form, fresh);
  form.dataset.typed = "yes";
  (form.querySelector("[aria-invalid]") ?? form.querySelector("[data-focus]"))?.focus();
}

/** Asks what is known while somebody types; of two answers the later question's counts. */
function serveLookup(place) {
  const field = document.querySelector(`[data-register] [name="${place.dataset.from}"]`);
  place.emptied = [...place.childNodes];
  if (!field) return;
  let asked = 0;
  const look = async () => {
    asked += 1;
    const mine = asked;
    const typed = field.value.trim();
    if (typed.length < LOOKUP_LEAST) {
      place.replaceChildren(...place.emptied);
      return;
    }
    const body = new URLSearchParams({ command: commandId(), [place.dataset.from]: typed });
    const response = await fetch(place.dataset.lookup, { method: "POST", headers: FORM, body }).catch(() => null);
    if (mine !== asked || !response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine === asked) place.replaceChildren(...page.body.childNodes);
  };
  field.addEventListener("input", (event) => event.isComposing || look());
  field.addEventListener("compositionend", look);
}
