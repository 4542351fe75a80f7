// Sends a command of a desk page to the API, with an id of its own.

import { commandId } from "./command_id.js";
import { say } from "./words.js";

/** The answer of the house: `{ok, answer}`, or `{ok: false, words}` with why not; `lost` where none came. */
export async function send(path, body, { method = "POST", id = commandId() } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "Idempotency-Key": id,
        "Phone-Time": String(Date.now()),
      },
      body: JSON.stringify({ at: Date.now(), ...body }),
    });
  } catch {
    return { ok: false, lost: true, words: say("page-not-sent") };
  }
  if (response.status === 401) {
    location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return { ok: false, words: say("page-sign-in") };
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return { ok: true, answer };
  return { ok: false, words: answer.detail ?? answer.title ?? say("page-not-sent") };
}

/** Says something at the bottom of the page for a while. */
export function toast(words) {
  const place = document.querySelector("[data-toasts]");
  if (!place) return;
  const line = document.createElement("div");
  line.className = "toast";
  line.textContent = words;
  place.replaceChildren(line);
  setTimeout(() => line.remove(), 6000);
}
