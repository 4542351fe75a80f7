// What every desk page does: keys, live redrawing, forms that cannot be lost or sent twice.

import { commandId } from "./command_id.js";
import { forgetAll, openKeep } from "./keep.js";
import "./gaps.js";
import { follow } from "./live.js";
import { redraw } from "./morph.js";
import { send, toast } from "./send.js";
import { serveSettings } from "./settings.js";
import { steadily } from "./steady.js";
import { say } from "./words.js";

const root = document.body.dataset.root;
const LOST_MS = 5_000;
const FILE_MS = 2_000;
/** How long an act whose answer was lost is the same act when it is sent again. */
const SAME_MS = 5 * 60_000;
const DRAFT_SENT = "draft-sent";
/** Drafts of this page begin so; whose they are stands at their end. */
const DRAFT_HERE = `draft:${location.pathname}:`;

serveSettings();
// On a narrow screen menus are lines that scroll: the page shown is brought into them. The lines alone move, the page
// stays at its top.
for (const shown of document.querySelectorAll(".menu [aria-current], .pages [aria-current]")) {
  const line = shown.closest(".menu, .pages");
  const [own, all] = [shown.getBoundingClientRect(), line.getBoundingClientRect()];
  line.scrollLeft += Math.min(0, own.left - all.left) + Math.max(0, own.right - all.right);
  line.scrollTop += Math.min(0, own.top - all.top) + Math.max(0, own.bottom - all.bottom);
}
document.querySelector("[data-focus]")?.focus();
// A form that was refused stands at the address it was sent to, which cannot be asked for: the page's own
// takes its place, so that what happens meanwhile is drawn and the page may be loaded again.
const address = document.querySelector("[data-address]")?.dataset.address;
if (address && new URL(address, location.href).pathname !== location.pathname) {
  const refusedAt = location.pathname;
  history.replaceState(null, "", address);
  keepTyped(refusedAt);
}
serveKeys();
serveForms();
serveDrafts();
serveSignOut();
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
// What is the reader's own stands on every page: by itself it is no reason to ask for a page again and again.
if (root && document.querySelector("[data-live]:not(#own-day)")) serveLive();

/** What a refused form brings back was typed by somebody: it stays as if they had typed it here. */
function keepTyped(refusedAt) {
  for (const field of document.querySelectorAll("[data-live] :is(input:not([type=hidden]), textarea)")) {
    field.value = `${field.value}`;
    if (field.checked) field.checked = true;
    const action = field.form?.getAttribute("action");
    if (action && new URL(action, location.href).pathname === refusedAt) field.form.dataset.typed = "yes";
  }
}

/** Letters act only outside fields, never while a word is being composed, never with a modifier. */
export function isPlainKey(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return !event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog");
}

function serveKeys() {
  const dialog = document.querySelector("[data-keys-dialog]");
  document.querySelector("[data-keys]")?.addEventListener("click", () => showKeys(dialog));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && !event.isComposing) {
      event.target.closest("form")?.requestSubmit();
      return;
    }
    if (event.key === "Escape" && event.target.matches("input, textarea, select")) event.target.blur();
    if (!isPlainKey(event)) return;
    const act = keyAct(event.key, dialog);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** Of the keys that not every page has, the list names those of this one. */
function showKeys(dialog) {
  for (const name of dialog.querySelectorAll("[data-key-of]")) {
    const known = document.querySelector(`[data-key-act="${CSS.escape(name.dataset.keyOf)}"]`);
    for (const part of [name, name.nextElementSibling]) part.hidden = !known;
  }
  dialog.showModal();
}

function keyAct(key, dialog) {
  const items = document.querySelectorAll(".menu a.item");
  // A link or a field of the page says by itself which key it answers to, before the menu does.
  const own = document.querySelector(`[data-key-act="${CSS.escape(key.toLowerCase())}"]`);
  if (!own && /^[1-9]$/.test(key) && items[key - 1]) return () => items[key - 1].click();
  if (key === "?" && dialog) return () => showKeys(dialog);
  if (!own) return key === "/" ? directoryAct() : null;
  return () => {
    own.closest("details")?.setAttribute("open", "");
    // A part of the page that cannot be focused itself stands for what is done in it first.
    const inside = "input:not([type=hidden]), textarea, button";
    const first = own.matches("section:not([tabindex])") && own.querySelector(inside);
    if (own.matches("a, button")) own.click();
    else (first || own).focus();
  };
}

/** Where a page has no search of its own, the key of searches leads to the one for people. */
function directoryAct() {
  const link = document.querySelector('.menu a.item[href$="/people"]');
  return link ? () => link.click() : null;
}

/** Forms that post to the API by script, and the others, which get a fresh command for each send. */
function serveForms() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.api) {
      event.preventDefault();
      await sendForm(form);
      return;
    }
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    // Without a network the browser would put its own page in the place of what was typed.
    if (!navigator.onLine) {
      event.preventDefault();
      toast(say("page-not-sent"));
      return;
    }
    form.dataset.sent = "yes";
    const command = form.elements.namedItem("command");
    if (command) command.value = commandId();
    // A file that is saved leaves this page as it is: soon it may be asked for again.
    if (form.dataset.file !== undefined) setTimeout(() => delete form.dataset.sent, FILE_MS);
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
  // What is typed anew is another act.
  document.addEventListener("input", ({ target }) => delete target.form?.dataset.command);
  document.addEventListener("answered", ({ target }) => target.dataset?.notice && wasSeen(target.dataset.notice));
}

/** What was told goes as soon as it was seen, also from a page that nothing draws again. */
function wasSeen(notice) {
  const line = document.querySelector("#own-day > .banner");
  if (!line) return;
  steadily(document.body, () => {
    for (const part of line.querySelectorAll(`[data-notice="${CSS.escape(notice)}"]`)) part.remove();
    if (line.childElementCount === 0) line.remove();
  });
}

/** A form's text as the API takes it: nothing where it is empty, a number where it is one. */
function typed(form, name, value) {
  if (value === "") return null;
  return form.elements.namedItem(name)?.dataset?.number === undefined ? value : Number(value);
}

async function sendForm(form) {
  if (form.dataset.sent) return;
  form.dataset.sent = "yes";
  const fields = [...new FormData(form)].filter(([name]) => name !== "command");
  const body = Object.fromEntries(fields.map(([name, value]) => [name, typed(form, name, value)]));
  // The same act sent again after a lost answer is the same command, of the same moment; long after, it is another.
  if (form.dataset.command && Date.now() - momentOf(form.dataset.command) > SAME_MS) delete form.dataset.command;
  form.dataset.command ||= commandId();
  const asked = { method: form.dataset.method ?? "POST", id: form.dataset.command };
  const { ok, answer, words, lost } = await send(form.dataset.api, { at: momentOf(asked.id), ...body }, asked);
  delete form.dataset.sent;
  if (!lost) delete form.dataset.command;
  toast(ok ? (answer.notice?.text ?? form.dataset.said ?? say("page-saved")) : words);
  if (!ok) return;
  form.reset();
  form.dispatchEvent(new CustomEvent("answered", { bubbles: true }));
}

/** The moment that the id of a command begins with. */
function momentOf(id) {
  return parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

/** Who leaves from a desk page leaves nothing of the phone page behind, and loses nothing by it. */
function serveSignOut() {
  const form = document.querySelector('form[action="/sign-out"]');
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const waiting = await (await openKeep()).outbox();
    // The phone page says what waits and asks.
    if (waiting.length > 0 && root) {
      location.assign(`${root}/duties`);
      return;
    }
    await forgetAll();
    sessionStorage.clear();
    form.submit();
  });
}

/** What was typed survives a closed tab and a send that failed: kept per page until it was taken. */
function serveDrafts() {
  // A form that was taken leads to another page; back on its own page it was not.
  const sent = sessionStorage.getItem(DRAFT_SENT);
  sessionStorage.removeItem(DRAFT_SENT);
  if (sent && !sent.startsWith(DRAFT_HERE)) sessionStorage.removeItem(sent);
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const name = `${DRAFT_HERE}${form.dataset.draft}:${document.body.dataset.person}`;
    // A form that comes back with its problems holds what was typed already.
    if (!form.querySelector(".problem")) restore(form, name);
    form.addEventListener("input", () => keepDraft(form, name));
    form.addEventListener("submit", () => sessionStorage.setItem(DRAFT_SENT, name));
  }
}

function keepDraft(form, name) {
  const typed = [...new FormData(form)].filter(([field]) => field !== "command" && field !== "password");
  sessionStorage.setItem(name, JSON.stringify(typed));
}

function restore(form, name) {
  const kept = sessionStorage.getItem(name);
  if (!kept) return;
  for (const [field, value] of JSON.parse(kept)) {
    const input = form.elements.namedItem(field);
    if (input instanceof HTMLTextAreaElement || input?.type === "text") input.value = value;
  }
  toast(say("page-draft-kept"));
}

/** Asks the server to draw the page again whenever something happened, and at each turn of time. */
function serveLive() {
  const site = root.split("/").at(-1);
  let turn = 0;
  let lost = 0;
  const ask = follow(site, Number(document.body.dataset.head), refresh, (what) => {
    // A short break mends itself; only one that lasts is worth a word.
    if (what === "lost") lost ||= setTimeout(() => toast(say("page-live-lost")), LOST_MS);
    else if (lost) {
      clearTimeout(lost);
      lost = 0;
      toast(say("page-live-back"));
      ask();
    }
  });
  planTurn();
  document.addEventListener("answered", ask);

  async function refresh() {
    const address = location.href;
    const response = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // Whoever went on to something else meanwhile is shown that.
    if (location.href !== address) return ask();
    const held = document.activeElement?.closest("[data-live] [data-key]")?.dataset.key;
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(part.id);
      // Nothing moves under a pointer that is dragging.
      if (fresh && !document.querySelector(".dragged")) steadily(document.body, () => redraw(part, fresh));
    }
    // A row that moved is another element: whoever was on it stays on it.
    if (held && document.activeElement === document.body) {
      document.querySelector(`[data-key="${CSS.escape(held)}"] :is(a, button)`)?.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("redrawn"));
    planTurn();
  }

  function planTurn() {
    clearTimeout(turn);
    const now = Date.now();
    const turns = [...document.querySelectorAll("[data-turns]")]
      .map((element) => Number(element.dataset.turns))
      .filter((at) => at > now - 1000);
    if (turns.length === 0) return;
    turn = setTimeout(ask, Math.max(1000, Math.min(...turns) - now + 250));
  }
}
