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

async function ask() {
  if (asking || document.visibilityState !== "visible") return;
  asking = true;
  try {
    const known = { "If-None-Match": `"${page.dataset.tag}"` };
    const answer = await fetch(page.dataset.state, { headers: known, cache: "no-store" });
    if (answer.status === 304 || answer.status === 429 || answer.status >= 500) return;
    if (!isTyping()) location.reload();
  } catch {
    // Without a network the page stays as it is, and asks again.
  } finally {
    asking = false;
  }
}

setInterval(ask, WAIT_MS);
document.addEventListener("visibilitychange", ask);
