// 我的任务: one state, one drawing. The state is the server's last word, the outbox and what is
// open on the screen; everything is drawn from it, at each change and once a second.

import { alert, stayAwake, unlock } from "./alerts.js";
import { draw, h } from "./draw.js";
import { KEPT_MS, forgetAll, openKeep } from "./keep.js";
import { follow } from "./live.js";
import { openOutbox } from "./outbox.js";
import { dutiesPage } from "./phone_duties.js";
import { header, loading, tabs, told, undoBar } from "./phone_frame.js";
import { mePage, notePage } from "./phone_me.js";
import { meetingsPage } from "./phone_meetings.js";
import { isQuiet, openReceipts } from "./phone_receipts.js";
import { sheet } from "./phone_sheet.js";
import { urgentOf } from "./phone_urgent.js";
import { leaveToAnother } from "./push_here.js";
import { alarmOf, dutyState, project, sections, urgencyOf } from "./shift.js";
import { steadily } from "./steady.js";
import { clock, say, span } from "./words.js";

const root = document.getElementById("phone");
const site = root.dataset.site;
const api = `/api/v1/sites/${site}`;
const UNDO_MS = 6_000;
const BANNER_MS = 12_000;
const ANSWER_MS = 10_000;
const CLOCK_TOLERANCE_MS = 2_000;

const state = {
  server: null,
  heard: false,
  offset: 0,
  tab: "duties",
  unfolded: new Set(),
  sheet: null,
  undo: null,
  banner: null,
  said: "",
  refused: [],
  online: navigator.onLine,
  signedOut: false,
  loadFailed: false,
  notKept: false,
  draft: "",
};
/** What was last heard of each duty, and of which window: `{ alarm, due }`. */
const heard = new Map();
/** The windows, by their ends, whose lateness was answered by 知道了: they stay late on the screen and speak no more. */
const heeded = new Map();
let looked = false;
const receipts = openReceipts(api);

const keep = await openKeep();
const outbox = await openOutbox(keep, hear);
// The account that is signed in, as this phone last knew it; its acts alone are sent from here.
const { account } = root.dataset;
outbox.serve(() => state.server?.me.account ?? account);
// What was kept for somebody else than whom this page was opened for is neither shown nor acted on; what they did and
// was not sent yet stays theirs.
state.refused = (await keep.refused()).filter((item) => item.account === account);
state.server = await keep.state(site).catch(() => null);
if (state.server && state.server.me.account !== account) {
  state.server = null;
  await keep.dropState(site).catch(() => {});
}
state.notKept = !keep.lasting;
if (state.server) state.offset = state.server.offset ?? 0;

/** What the pages are drawn from and may do. */
const phone = {
  state,
  site,
  root: root.dataset.root,
  outbox,
  now: () => Date.now() + state.offset,
  window: (from, until) => span(from, until, state.server?.time_zone ?? "Asia/Shanghai"),
  clock: (milliseconds) => clock(milliseconds, state.server?.time_zone ?? "Asia/Shanghai"),
  show,
  act,
  startDuty,
  signOut,
  redraw,
  undo,
  seen,
  ask: () => ask(),
  forgetRefused,
};

redraw();
setInterval(tick, 1000);
// One fetch at a time, whoever asks: an older answer never comes after a newer one.
const ask = follow(site, state.server?.head ?? 0, refresh, (what) => {
  if (what === "open") setOnline(true);
  ask();
});
ask();
outbox.flush();
keepShell();

/**
 * Takes an act of the person: it is queued with its time, drawn at once, and may be undone. One that
 * can be taken back by an act of its own (`withdrawal`) is sent at once, so that everybody sees it.
 */
function act({ path, body = {}, effect, words, hold = UNDO_MS, withdrawal = null }) {
  if (!state.server) return;
  // One undo at a time: the act before this one stands.
  outbox.release();
  // The act is drawn at the same instant that the house is told, by the house's clock as known now:
  // a phone's clock that is set before the act goes out changes nothing.
  const at = phone.now();
  const { item, kept } = outbox.add({
    account: state.server.me.account,
    path: `${api}/${path}`,
    body,
    effect: { ...effect, at },
    words,
    at,
    hold_ms: withdrawal ? 0 : hold,
  });
  state.undo = hold > 0 ? { id: item.id, words, withdrawal, until: Date.now() + hold } : null;
  state.said = words;
  redraw();
  kept.then((lasting) => show({ notKept: !lasting }));
}

function startDuty() {
  unlock();
  navigator.storage?.persist?.();
  stayAwake(true);
  act({
    path: "shift/start",
    effect: { kind: "shift-start" },
    words: say("phone-on-duty-said"),
    hold: 0,
  });
}

function show(change) {
  Object.assign(state, change);
  redraw();
}

async function undo() {
  const { id, withdrawal } = state.undo;
  if (await outbox.undo(id)) {
    show({ undo: null, said: say("phone-undone") });
    return;
  }
  if (!withdrawal) {
    show({ undo: null, said: say("phone-undo-late") });
    return;
  }
  act({ ...withdrawal, effect: { kind: "withdrawn" }, words: say("phone-undone"), hold: 0 });
}

async function forgetRefused(id) {
  await keep.forgetRefused(id);
  show({ refused: state.refused.filter((item) => item.id !== id) });
}

/** 知道了: the banner goes. What is late by now stands in red above all else and need not be said again. */
function seen() {
  const shown = state.banner?.alarm;
  if (shown) receipts.add(shown.duty, shown.kind, phone.now(), true);
  if (state.banner?.late) {
    for (const [duty, { alarm, due }] of heard) if (isLate(alarm)) heeded.set(duty, due);
  }
  show({ banner: null });
}

/** Fetches the shift. What the house had answered before is in it, and leaves the outbox. */
async function refresh() {
  const fetched = await outbox.between(fetchShift).catch(() => null);
  if (!fetched) {
    setOnline(false);
    return;
  }
  const { response, server, asked, answered } = fetched;
  if (response.status === 401 || response.status === 403 || response.status === 404) {
    await revoked({ signedOut: response.status === 401 });
    return;
  }
  setOnline(response.ok);
  if (!response.ok) {
    show({ loadFailed: true });
    return;
  }
  // Half of the way lies behind the answer; a clock that was set while it was asked misleads nobody.
  const offset = server.now - (Date.now() - (performance.now() - asked) / 2);
  state.offset = Math.abs(offset) > CLOCK_TOLERANCE_MS ? Math.round(offset) : 0;
  if (server.on_duty_since) stayAwake(true);
  server.kept_at = Date.now();
  outbox.settle(answered);
  if (state.server) callBack(urgentOf(state.server, server), server);
  Object.assign(state, { server, heard: true, signedOut: false, loadFailed: false });
  redraw();
  leaveToAnother(server.me.account);
  await keep.keepState(site, { ...server, offset: state.offset }).catch(() => {});
  outbox.flush();
}

/** What cannot wait is told at once. The knocking ends with it; what somebody types elsewhere stays. */
function callBack(urgent, { on_duty_since }) {
  if (!urgent) return;
  const { words, times, knocks } = urgent;
  const kept = knocks && state.sheet?.kind === "knock" ? null : state.sheet;
  Object.assign(state, { sheet: kept, said: words, banner: { words, tone: "overdue", until: Date.now() + BANNER_MS } });
  // What goes up to a leader comes in their quiet time too, as what is late of their own does; off duty it is read.
  if (knocks || on_duty_since) alert(times);
}

async function fetchShift() {
  const answered = outbox.items.filter((item) => item.answered).map((item) => item.id);
  const asked = performance.now();
  const response = await fetch(`${api}/shift`, {
    headers: { Accept: "application/json" },
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  return { response, server: response.ok ? await response.json() : null, asked, answered };
}

/** The right to this shift has ended: what was kept of it goes; acts not yet sent stay. */
async function revoked({ signedOut }) {
  await keep.dropState(site).catch(() => {});
  heard.clear();
  heeded.clear();
  show({ server: null, heard: false, signedOut, loadFailed: !signedOut, sheet: null });
}

function hear(event) {
  if (event.kind === "offline") setOnline(false);
  if (event.kind === "signed-out") ask();
  if (event.kind === "answered") {
    setOnline(true);
    const { notice } = event.answer;
    if (notice) state.banner = { words: notice.text, tone: "waiting", until: Date.now() + BANNER_MS };
    ask();
  }
  if (event.kind === "refused") {
    state.refused = [...state.refused, event.item];
    state.banner = { words: event.item.detail, tone: "refused", until: Date.now() + BANNER_MS };
    ask();
  }
  redraw();
}

function setOnline(online) {
  if (state.online === online) return;
  state.online = online;
  state.said = say(online ? "phone-online-said" : "phone-offline-said");
  redraw();
  if (online) outbox.flush();
}

async function signOut(confirmed) {
  const account = state.server?.me.account;
  if (outbox.waiting().length > 0 && !confirmed) {
    await outbox.release();
    if (outbox.waiting().length > 0) {
      show({ sheet: { kind: "sign-out" } });
      return;
    }
  }
  const response = await fetch("/sign-out", { method: "POST" }).catch(() => null);
  if (!response) {
    show({ sheet: null, said: say("phone-sign-out-offline"), banner: {
      words: say("phone-sign-out-offline"), tone: "refused", until: Date.now() + BANNER_MS } });
    return;
  }
  await stayAwake(false);
  await forgetAll(account);
  location.assign("/sign-in");
}

function tick() {
  if (document.visibilityState !== "visible") return;
  const now = Date.now();
  if (state.undo && state.undo.until <= now) state.undo = null;
  if (state.banner && state.banner.until <= now) state.banner = null;
  if (state.server && now - state.server.kept_at > KEPT_MS) revoked({ signedOut: false });
  redraw();
  speak();
  if (state.online) receipts.send(phone.now(), state.server?.me.account);
}

/** Speaks of what has come due, once for each alarm of each duty that is mine to do. */
function speak() {
  if (!state.server) return;
  const now = phone.now();
  const view = project(state.server, outbox.own());
  const first = !looked;
  looked = true;
  let loudest = null;
  for (const duty of view.duties) {
    if (!duty.mine && duty.assignee) continue;
    const alarm = alarmOf(duty, now);
    const news = urgencyOf(alarm) > urgencyOf(heardOf(duty));
    // What is shown has come, spoken of or not: the page is looked at only while it is open.
    if (news && alarm && duty.mine) receipts.add(duty.id, kindOf(alarm), now);
    heard.set(duty.id, { alarm, due: duty.due });
    if (!news || alarm === null || heeded.get(duty.id) === duty.due) continue;
    // On opening the page only what is late speaks; the rest is seen.
    if (first && !isLate(alarm)) continue;
    if (!loudest || isLate(alarm)) loudest = { duty, alarm };
  }
  if (!loudest) return;
  const { duty, alarm } = loudest;
  const kind = kindOf(alarm);
  const words = say(`phone-alarm-${kind}`, { place: duty.place, title: titleOf(duty) });
  show({
    banner: {
      words,
      tone: dutyState(duty, now),
      until: Date.now() + BANNER_MS,
      late: kind === "late",
      alarm: { duty: duty.id, kind },
    },
    said: words,
  });
  // Whoever wants quiet reads it, and feels what is late alone.
  const still = kind !== "late" && isQuiet(state.server.quiet, phone.clock(now));
  if (view.on_duty_since && !still) alert(kind === "late" ? 2 : 1);
}

/** What this phone has said of the duty's window. One that was moved on opens without news and is late anew. */
function heardOf(duty) {
  const last = heard.get(duty.id);
  return isLate(last?.alarm) && last.due !== duty.due ? "half" : (last?.alarm ?? null);
}

/** Which alarm it is, its repeats left out. */
function kindOf(alarm) {
  return isLate(alarm) ? "late" : alarm;
}

function isLate(alarm) {
  return alarm?.startsWith("late") ?? false;
}

function titleOf(duty) {
  return duty.is_round ? `${duty.title} ${say("phone-round", { round: duty.round })}` : duty.title;
}

/** Draws everything. Nothing else touches the document. */
function redraw() {
  const view = state.server ? project(state.server, outbox.own()) : null;
  const found = view ? sections(view, phone.now()) : null;
  steadily(root, () => {
    draw(root, drawing(view, found));
    // A sheet that opens comes under the thumb too.
    const dialog = root.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  });
}

function drawing(view, found) {
  return [
    header(phone),
    h("main", { key: "main", class: "phone-main", id: "main", tabindex: "-1" }, page(view, found)),
    h("p", { key: "said", class: "for-readers", role: "status", "aria-live": "polite" }, state.said),
    undoBar(phone),
    tabs(phone, view, found),
    sheet(phone, view),
  ];
}

function page(view, found) {
  const top = told(phone, view);
  if (!view) return [top, loading(phone)];
  const pages = { duties: dutiesPage, meetings: meetingsPage, note: notePage, me: mePage };
  return [top, pages[state.tab](phone, view, found)];
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    // The page may not come back for long: what waits for an undo goes now.
    outbox.release();
    state.undo = null;
    return;
  }
  if (state.server?.on_duty_since) stayAwake(true);
  tick();
});
addEventListener("offline", () => setOnline(false));

/** Tells the service worker what the shell of this page is made of. */
async function keepShell() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance
    .getEntriesByType("resource")
    .map((entry) => new URL(entry.name))
    .filter((address) => address.origin === location.origin && address.pathname.startsWith("/static/"))
    .map((address) => address.href);
  const addresses = [...new Set([...loaded, location.origin + location.pathname])];
  active.postMessage({ kind: "keep", addresses });
}
