// The register of visits by keyboard: the arrows choose a visit, the detail at the right follows,
// and its keys act on it.

import { isPlainKey } from "./desk.js";
import { morph } from "./morph.js";
import { searchPeople } from "./person_search.js";

/** The place in the list of the visit that something is done with. */
const PLACE = "visit-place";
let asked = 0;

// The form of a new visit is one key away.
document.querySelector(".visit-form[data-new] #visit-name")?.setAttribute("data-key-act", "n");

// Whom they come to see is found as it is typed; a department is typed out and stands as it is.
const host = document.querySelector(".visit-form #visit-host");
if (host) {
  host.removeAttribute("list");
  const search = searchPeople(host, pick, { limit: 8, nobody: false, first: false });
  function pick(person) {
    host.value = [person.name, person.department].filter(Boolean).join(" ");
    search.close();
  }
}

goOn();
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (defaultPrevented || !target.closest("[data-visits], #visit-detail")) return;
  bringFound(target);
  const rows = allRows();
  const own = rows.indexOf(target.closest("tr[data-state]"));
  sessionStorage.setItem(PLACE, own < 0 ? chosenOf(rows) : own);
});

document.addEventListener("keydown", (event) => {
  if (!isPlainKey(event) || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const rows = allRows();
  if (rows.length === 0) return;
  event.preventDefault();
  const chosen = chosenOf(rows);
  const step = event.key === "ArrowDown" ? 1 : -1;
  // Where none is chosen the first key chooses the one that is focused.
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const next = chosen < 0 ? Math.max(0, focused) : Math.min(rows.length - 1, Math.max(0, chosen + step));
  choose(rows, rows[next]);
});

/**
 * What was looked for stands in no address, and a visit that was fetched by its own knows nothing of it: what is done
 * with it brings along what was found here, and not what somebody began to type since.
 */
function bringFound(form) {
  const goesBack = form.elements.namedItem("from") && !form.elements.namedItem("find");
  if (!goesBack || !document.querySelector("[data-found]")) return;
  const found = document.createElement("input");
  found.type = "hidden";
  found.name = "find";
  found.value = document.getElementById("find").defaultValue;
  form.append(found);
}

function allRows() {
  return [...document.querySelectorAll("[data-visits] tr[data-state]")];
}

function chosenOf(rows) {
  return rows.findIndex((row) => row.getAttribute("aria-current") === "true");
}

/**
 * Where the next act begins: on the row of the visit that is shown; where something was done with it and it went
 * out of the list, on the one in its place.
 */
function goOn() {
  const place = Number(sessionStorage.getItem(PLACE) ?? -1);
  sessionStorage.removeItem(PLACE);
  if (document.querySelector("[autofocus], [data-focus]") || document.activeElement !== document.body) return;
  const rows = allRows();
  const chosen = chosenOf(rows);
  const at = chosen < 0 ? Math.min(place, rows.length - 1) : chosen;
  // On a narrow screen the page stays at its top.
  const preventScroll = matchMedia("(width <= 760px)").matches;
  rows[at]?.querySelector("th a").focus({ preventScroll });
}

function choose(rows, row) {
  for (const other of rows) other.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  const link = row.querySelector("th a");
  link.focus();
  row.scrollIntoView({ block: "nearest" });
  // The address follows, so that a page that is drawn again shows the same visit.
  history.replaceState(null, "", link.href);
  show(link.href);
}

/** Draws the visit of the address at the right; of several asked for, the last one counts. */
async function show(address) {
  asked += 1;
  const own = asked;
  const response = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected || own !== asked) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (own !== asked) return;
  const detail = document.getElementById("visit-detail");
  morph(detail, page.getElementById("visit-detail"));
  detail.dataset.shown = new URL(address).searchParams.get("visit");
}
