// The leader's board: arrows choose a duty, Enter opens it at the side, A or a drag gives it to
// somebody. The server draws the board; this script only moves on it.

import { isPlainKey } from "./desk.js";
import { draggable } from "./drag.js";
import { send, toast } from "./send.js";
import { serveNow } from "./timeline.js";
import { say } from "./words.js";

const root = document.body.dataset.root;
const api = `/api/v1${root}`;
const board = document.getElementById("board");
const detail = document.getElementById("detail");
const dialog = document.getElementById("assign");

serveNow();

const chips = () => [...board.querySelectorAll(".chip")];
const chosen = () => board.querySelector('.chip[aria-current="true"]');
/** The duty that was chosen, by its id: a drawing may put it into another row. */
let chosenDuty = null;

/** Makes a chip the chosen one, and the one that the tab key stops at. */
function point(chip) {
  chosenDuty = chip.dataset.duty;
  for (const other of chips()) other.removeAttribute("aria-current");
  chip.setAttribute("aria-current", "true");
  rove();
}

/** The board is one stop of the tab key; within it the arrows lead on. */
function rove() {
  const stop = chosen() ?? chips()[0];
  for (const chip of chips()) chip.tabIndex = chip === stop ? 0 : -1;
}

function choose(chip) {
  if (!chip) return;
  point(chip);
  chip.focus();
  chip.scrollIntoView({ block: "nearest", inline: "nearest" });
}

rove();

/** Whatever was drawn anew, what was chosen stays chosen, and the keyboard stays with it. */
document.addEventListener("redrawn", () => {
  const chip = chosenDuty && board.querySelector(`.chip[data-duty="${CSS.escape(chosenDuty)}"]`);
  if (!chip || chip === chosen()) return rove();
  const lost = document.activeElement === document.body;
  point(chip);
  if (lost) chip.focus({ preventScroll: true });
});

/** Within a row along the time, between rows to the chip nearest in time. */
function move(key) {
  const from = chosen();
  if (!from) return choose(chips()[0]);
  const row = from.closest(".timeline-row");
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const inRow = [...row.querySelectorAll(".chip")];
    return choose(inRow[inRow.indexOf(from) + (key === "ArrowRight" ? 1 : -1)]);
  }
  const rows = [...board.querySelectorAll(".timeline-row")].filter((one) => one.querySelector(".chip"));
  const next = rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
  const distance = (chip) => Math.abs(Number(chip.dataset.opens) - Number(from.dataset.opens));
  const near = next && [...next.querySelectorAll(".chip")].sort((a, b) => distance(a) - distance(b))[0];
  return choose(near);
}

board.addEventListener("keydown", keys);
document.addEventListener("keydown", (event) => {
  if (!board.contains(event.target)) keys(event);
});

function keys(event) {
  if (!isPlainKey(event)) return;
  if (event.key.startsWith("Arrow") && !event.target.closest("#detail")) {
    event.preventDefault();
    move(event.key);
  } else if (event.key.toLowerCase() === "a") {
    event.preventDefault();
    askWhom();
  } else if (event.key === "Escape" && drags.thing) {
    drags.stop();
  } else if (event.key === "Escape" && detail.childElementCount > 0) {
    close();
  }
}

/** Empties the side; the keyboard goes back to where it came from. */
function close() {
  asked += 1;
  detail.replaceChildren();
  chosen()?.focus();
}

document.querySelector("[data-close-detail]").addEventListener("click", close);

board.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (!chip) return;
  event.preventDefault();
  if (drags.moved) return;
  choose(chip);
  open(chip.href);
});

let asked = 0;

/** Shows why the duty is here, and what can be done about it, at the side; of several asked for, the last one. */
async function open(address) {
  asked += 1;
  const own = asked;
  const response = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (own !== asked) return;
  if (!response?.ok) {
    toast(say("page-not-sent"));
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (own !== asked) return;
  const matter = page.querySelector("[data-detail]");
  if (!matter) return;
  detail.replaceChildren(document.importNode(matter, true));
  detail.dataset.address = address;
  detail.querySelector("h2, h1")?.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-open-detail]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const chip = chips().find((one) => one.href === link.href);
  if (chip) {
    point(chip);
    chip.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  open(link.href);
});

detail.addEventListener("answered", () => open(detail.dataset.address));

function askWhom() {
  if (!chosen()) {
    toast(say("board-nothing-chosen"));
    return;
  }
  dialog?.showModal();
}

dialog?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-account]");
  if (!button) return;
  dialog.close();
  assign(chosen(), button.dataset.account, button.dataset.name);
});

dialog?.addEventListener("keydown", (event) => {
  const button = dialog.querySelectorAll("[data-account]")[Number(event.key) - 1];
  if (!button || event.isComposing) return;
  // The digit chose somebody here; it must not choose a page of the menu too.
  event.preventDefault();
  button.click();
});

async function assign(chip, account, name) {
  const { ok, words } = await send(`${api}/duties/${chip.dataset.duty}/assignment`, {
    account: account || null,
  });
  const said = account ? say("board-assigned-to", { name }) : say("board-unassigned");
  toast(ok ? said : words);
  if (ok) document.dispatchEvent(new CustomEvent("answered"));
}

const drags = draggable(board, {
  pick: (element) => element.closest(".chip[data-assignable]"),
  places: ".timeline-row[data-account]",
  edge: 64,
  put: (chip, row) => {
    if (row === chip.closest(".timeline-row")) return;
    choose(chip);
    assign(chip, row.dataset.account, row.dataset.name);
  },
});
