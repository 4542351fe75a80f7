// A search of the directory on any field: people below it while somebody types, arrows to choose,
// Enter to take. Nothing is asked for while a word is being composed by an input method, and an
// answer that comes late never replaces a newer one.

import { draw, h } from "./draw.js";
import { say } from "./words.js";

/** The colours of who may be told a number. */
const TONES = { everybody: "done", colleagues: "open", "nobody-unasked": "refused" };
let lists = 0;

/**
 * Puts the search on `input`. `pick(person)` is called with whom somebody chose, as the API tells
 * them (`GET /api/v1/sites/S/directory/search`). Options:
 * - `list`: the element for the list; without one it is made below the input.
 * - `limit`: how many people at most.
 * - `stays`: the list stays when the field is left, as on the page of the search itself.
 * - `chosen(person)`: called when the arrows move on to somebody.
 * - `first`: whether the first who is found is chosen as soon as they are; `false` where the typed word may
 *   be meant as it stands.
 * - `nobody`: whether to say that nobody was found; `false` where free text is lawful too.
 *
 * Returns `{ close, refresh }`.
 */
export function searchPeople(input, pick, options = {}) {
  const { limit = 12, stays = false, nobody = true, first = true, chosen = () => {} } = options;
  const root = document.body.dataset.root;
  const list = options.list ?? below(input);
  list.id ||= `people-list-${(lists += 1)}`;
  let people = [];
  let more = false;
  let asked = "";
  let answered = "";
  let place = -1;
  /** Whether somebody went on by the arrows since they typed: whom they chose stays chosen where an answer comes late. */
  let moved = false;
  let open = false;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("input", (event) => {
    if (!event.isComposing) ask();
  });
  input.addEventListener("compositionend", ask);
  input.addEventListener("keydown", onKey);
  if (!stays) input.addEventListener("blur", close);
  // A press on a line must not take the focus from the field before it is a click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());

  async function ask() {
    const words = input.value.trim();
    if (words === asked) return;
    asked = words;
    moved = false;
    if (words === "") {
      answered = "";
      people = [];
      close();
      return;
    }
    const query = new URLSearchParams({ words, limit });
    const site = root.replace("/sites/", "/api/v1/sites/");
    const response = await fetch(`${site}/directory/search?${query}`, { headers: { Accept: "application/json" } }).catch(
      () => null,
    );
    if (words !== asked || !response?.ok) return;
    // Who has gone on to the next field is asked no more.
    if (!stays && document.activeElement !== input) return;
    const found = await response.json();
    if (words !== asked) return;
    const own = moved ? people[place]?.id : undefined;
    ({ people, more } = found);
    answered = words;
    place = Math.max(people.findIndex(({ id }) => id === own), first && people.length > 0 ? 0 : -1);
    open = true;
    show();
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open || people.length === 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      place = place < 0 && step < 0 ? people.length - 1 : (place + step + people.length) % people.length;
      moved = true;
      show();
      chosen(people[place]);
    } else if (event.key === "Enter" && !event.ctrlKey) {
      // What was typed since the last answer is not what is chosen.
      if (!open || place < 0 || input.value.trim() !== answered) return;
      event.preventDefault();
      take(people[place]);
    } else if (event.key === "Escape" && open && !stays) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  }

  function take(person) {
    if (!stays) close();
    pick(person);
  }

  function close() {
    open = false;
    show();
  }

  function show() {
    input.setAttribute("aria-expanded", String(open && people.length > 0));
    if (open && place >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${place}`);
    else input.removeAttribute("aria-activedescendant");
    draw(list, open ? lines() : []);
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  function lines() {
    if (people.length === 0) {
      if (!nobody) return [];
      return h(
        "div",
        { key: "nobody", class: "people-nobody", role: "status" },
        h("strong", {}, say("people-nobody", { typed: answered })),
        h("span", {}, say("people-nobody-hint")),
      );
    }
    const options = people.map((person, index) =>
      h(
        "li",
        {
          key: person.id,
          id: `${list.id}-${index}`,
          role: "option",
          "data-key": person.id,
          "aria-selected": String(index === place),
          onclick: () => take(person),
        },
        line(person),
      ),
    );
    return [
      h("ul", { key: "people", role: "listbox", "aria-label": say("people-search") }, options),
      more && h("p", { key: "more", class: "quiet" }, say("people-more")),
    ];
  }

  return { close, refresh: ask };
}

/** A person as a line: namesakes are told apart by department and room. */
function line(person) {
  const telephone = person.office ?? person.mobile;
  return h(
    "span",
    { class: "person-line" },
    h("span", { class: "person-name" }, h("strong", {}, person.name), person.form_of_address && ` ${person.form_of_address}`),
    h("span", {}, person.department ?? ""),
    h("span", {}, person.room ? `${person.room.number} ${person.room.floor}` : ""),
    telephone &&
      h(
        "span",
        { class: "person-telephone" },
        telephone.number ?? "",
        h("span", { class: `state ${TONES[telephone.told_to]}` }, say(`people-told-${telephone.told_to}`)),
      ),
  );
}

function below(input) {
  const list = document.createElement("div");
  list.className = "people-list";
  input.parentElement.classList.add("people-below");
  input.after(list);
  return list;
}
