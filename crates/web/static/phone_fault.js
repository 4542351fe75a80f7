// 报障: a fault reported with one free hand, with or without a network. The kind is one tap, the place
// is proposed; a photo goes by the page, which needs a network and says so.

import { h } from "./draw.js";
import { momentOf } from "./shift.js";
import { say } from "./words.js";

const KINDS = [
  "lighting",
  "air-conditioning",
  "display",
  "water-dispenser",
  "access-control",
  "audio",
  "projection",
  "furniture",
  "plumbing",
  "lift",
  "power",
  "other",
];
const URGENCIES = ["ordinary", "urgent", "planned"];

/** Opens the sheet; from an item of a duty with its place, else where the person was last. */
export function askFault(phone, view, { duty = null, check = null, words = "" } = {}) {
  const room = duty ? duty.room?.id : lastRoom(phone, view);
  const kind = KINDS.find((one) => one !== "other" && words.includes(say(`fault-kind-${one}`)));
  phone.show({ sheet: { kind: "fault", duty, check, words, room, what: kind, seen: phone.now() } });
}

/** Where the latest duty is that has begun and is one's own. */
function lastRoom(phone, view) {
  const now = phone.now();
  const own = view.duties.filter((duty) => duty.mine && duty.room && duty.opens <= momentOf(duty, now));
  return own.sort((one, other) => other.opens - one.opens)[0]?.room.id;
}

export function fault(phone, asked, close, view) {
  const places = view?.places ?? [];
  return h(
    "form",
    { class: "stack", onsubmit: (event) => sendFault(phone, asked, close, event) },
    h("h2", { id: "sheet-title" }, say("phone-fault-title")),
    asked.words && h("p", { key: "words", class: "quiet", lang: "zh-Hans" }, `${asked.duty?.place ?? ""} ${asked.words}`),
    h(
      "div",
      { key: "kinds", class: "fault-kinds", role: "radiogroup", "aria-label": say("fault-what") },
      KINDS.map((kind) => choice("kind", kind, say(`fault-kind-${kind}`), asked.what === kind)),
    ),
    h(
      "div",
      { key: "room", class: "field" },
      h("label", { for: "fault-room" }, say("fault-place")),
      h(
        "select",
        { id: "fault-room", name: "room", required: true },
        h("option", { key: "none", value: "" }, say("fault-place-choose")),
        places.map((place) => h("option", { key: place.id, value: place.id, selected: place.id === asked.room }, place.name)),
      ),
    ),
    h(
      "div",
      { key: "urgency", class: "fault-kinds three", role: "radiogroup", "aria-label": say("fault-urgency") },
      URGENCIES.map((urgency) => choice("urgency", urgency, say(`fault-urgency-${urgency}`), urgency === "ordinary")),
    ),
    h(
      "div",
      { key: "description", class: "field" },
      h("label", { for: "fault-description" }, say("fault-description")),
      h("input", {
        id: "fault-description",
        name: "description",
        maxlength: 300,
        autocomplete: "off",
        required: asked.what === "other",
      }),
    ),
    h("button", { key: "send", class: "button main act", type: "submit", "data-act": "fault-send" }, say("fault-send")),
    phone.state.online
      ? h("a", { key: "photo", class: "button act", href: pageOf(phone, asked) }, say("phone-fault-photo"))
      : h("p", { key: "photo", class: "quiet" }, say("phone-fault-photo-offline")),
    h("button", { key: "back", class: "button act", type: "button", "data-act": "back", onclick: () => close(phone) }, say("phone-back")),
  );

  function choice(name, value, words, checked) {
    return h(
      "label",
      { key: value, class: "fault-kind" },
      h("input", {
        type: "radio",
        name,
        value,
        required: true,
        checked,
        // What is asked for follows the kind.
        onchange: name === "kind" ? () => phone.show({ sheet: { ...asked, what: value } }) : null,
      }),
      h("span", {}, words),
    );
  }
}

function pageOf(phone, { duty, check, room }) {
  const query = new URLSearchParams();
  if (duty && check) {
    query.set("duty", duty.id);
    query.set("step", check.step);
  }
  if (room) query.set("room", room);
  return `${phone.root}/faults/new?${query}`;
}

function sendFault(phone, asked, close, event) {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(event.target));
  const kind = say(`fault-kind-${typed.kind}`);
  close(phone);
  phone.act({
    path: "faults",
    body: {
      room: typed.room,
      kind: typed.kind,
      urgency: typed.urgency,
      description: typed.description.trim(),
      seen_at: asked.seen,
      // A duty that this phone made ahead is not known to the house by the time it hears of this.
      duty: asked.check && !asked.duty.ahead ? asked.duty.id : null,
      step: asked.check && !asked.duty.ahead ? asked.check.step : null,
      // Where the same is known already it counts once more: nobody is there to be asked.
      twice: "join",
    },
    effect: { kind: "fault", duty: asked.duty?.id, step: asked.check?.step, words: say("phone-fault-said", { kind }) },
    words: say("phone-fault-said", { kind }),
  });
}
