// The client's page of an order: asks every few seconds, in a few bytes, whether something happened, and
// draws itself again then; never while somebody types.

const WAIT_MS = 5_000;
const page = document.querySelector("[data-state]");
let asking = false;

function isTyping() {
  const field = document.activeElement;
  if (field?.matches("input[type=text]")) return true;
  const typed = [...document.querySelectorAll("input[type=text]")].some((one) => one.value !== one.defaultValue);
  return typed || document.querySelector("details[open]") !== null;
}

/** Whether something said here is on its way: its answer is the next page. */
function isSending() {
  return document.querySelector("form[data-sent]") !== null;
}

/** Draws the page again at its own address: the one that a refused word was sent to cannot be asked for. */
function drawAgain() {
  const address = page.dataset.state.replace(/\/state$/, "");
  if (location.pathname === address) location.reload();
  else location.replace(address);
}

async function ask() {
  if (asking || isSending() || document.visibilityState !== "visible") return;
  asking = true;
  try {
    const known = { "If-None-Match": `"${page.dataset.tag}"` };
    const answer = await fetch(page.dataset.state, { headers: known, cache: "no-store" });
    if (answer.status === 304 || answer.status === 429 || answer.status >= 500) return;
    if (!isTyping() && !isSending()) drawAgain();
  } catch {
    // Without a network the page stays as it is, and asks again.
  } finally {
    asking = false;
  }
}

setInterval(ask, WAIT_MS);
document.addEventListener("visibilitychange", ask);
