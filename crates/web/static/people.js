// The page of the search: people while somebody types, the card of the one who is chosen.

import { morph } from "./morph.js";
import { searchPeople } from "./person_search.js";

const input = document.querySelector("#find");
const card = document.querySelector("#person-card");
const list = document.querySelector("#people-list");
let wanted = "";

// The server draws the first list; from the first letter on it is drawn here.
list.replaceChildren();
const search = searchPeople(input, show, { list, limit: 20, stays: true, chosen: show });
search.refresh();
input.form.addEventListener("submit", (event) => event.preventDefault());
// Who comes back with the key goes on with a new name, not with the old one.
input.addEventListener("focus", () => input.select());
input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || input.value === "") return;
  event.preventDefault();
  event.stopPropagation();
  input.value = "";
  search.refresh();
});

/** The card is the server's: what may be seen of somebody is decided there alone. */
async function show(person) {
  wanted = person.id;
  const address = new URL(location.href);
  address.search = new URLSearchParams({ words: input.value.trim(), person: person.id });
  const response = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected || wanted !== person.id) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (wanted !== person.id) return;
  const fresh = page.querySelector("#person-card");
  if (fresh) morph(card, fresh);
  history.replaceState(null, "", address);
}
