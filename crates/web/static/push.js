// The page of one's own alerts: one tap lets this browser be told while its page is shut, another ends it. The browser
// asks its holder on that tap alone.

import { keepHere, keptHere, leave, leaveToAnother, subscriptionHere } from "./push_here.js";
import { send } from "./send.js";

const part = document.querySelector("[data-push]");
const on = part.querySelector("[data-push-on]");
const off = part.querySelector("[data-push-off]");
const { push: api, key, account } = part.dataset;

await leaveToAnother(account);
await show();
on.addEventListener("click", () => during(on, subscribe));
off.addEventListener("click", () => during(off, unsubscribe));

/** Why this browser cannot be told; empty where it can. */
function closedBy() {
  if (!globalThis.isSecureContext) return "insecure";
  // A telephone of Apple's takes it from a page on its home screen alone.
  if (navigator.standalone === false) return "home-screen";
  if (!navigator.serviceWorker || !globalThis.PushManager || !globalThis.Notification) return "unable";
  return Notification.permission === "denied" ? "denied" : "";
}

/** The id by which the house knows this browser, if both know of it. */
async function idHere() {
  const kept = keptHere();
  const known = part.dataset.browsers.split(" ").includes(kept?.id);
  return known && (await subscriptionHere()) ? kept.id : null;
}

async function show(failure = "", words = "") {
  const closed = closedBy();
  const here = closed ? null : await idHere();
  const state = failure || closed || (here ? "here" : "");
  for (const line of part.querySelectorAll("[data-push-case]")) line.hidden = line.dataset.pushCase !== state;
  if (words) part.querySelector("[data-push-case=refused]").textContent = words;
  on.hidden = Boolean(closed) || Boolean(here);
  off.hidden = !here;
}

/** One tap at a time. */
async function during(button, act) {
  button.disabled = true;
  await act();
  button.disabled = false;
}

async function subscribe() {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return show();
  const subscription = await subscribeHere().catch(() => null);
  if (!subscription) return show("failed");
  const { endpoint, keys } = subscription.toJSON();
  const done = await send(api, { endpoint, ...keys });
  if (!done.ok) {
    await subscription.unsubscribe().catch(() => {});
    return show("refused", done.words);
  }
  keepHere(account, done.answer.subject);
  location.reload();
}

async function subscribeHere() {
  await navigator.serviceWorker.register("/service-worker.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: key };
  try {
    return await pushManager.subscribe(wanted);
  } catch (error) {
    // It was made for another key, of a house that stood here before.
    if (error.name !== "InvalidStateError") throw error;
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(wanted);
  }
}

async function unsubscribe() {
  const id = await idHere();
  await leave();
  const done = id ? await send(`${api}/removal`, { browser: id }) : { ok: true };
  if (!done.ok) return show("refused", done.words);
  location.reload();
}
