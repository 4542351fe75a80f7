// 留言条: one tap says where somebody goes and back when, for the note at the door of the office; one tap says that
// they are back. Whoever serves a meeting need not: the house knows.

import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { say } from "./words.js";

const PLACES = ["away-place-department", "away-place-property", "away-place-shopping", "away-place-canteen"];
const MINUTES = [15, 30, 60, 120];
const MINUTE_MS = 60_000;

/** On the tab for oneself, while on duty. */
export function awayPart(phone, view) {
  if (!view.out) {
    return [
      h(
        "button",
        {
          key: "go-out",
          class: "button act",
          type: "button",
          "data-act": "go-out",
          onclick: firmly(() => phone.show({ sheet: { kind: "going-out" } })),
        },
        say("away-go-out"),
      ),
      h("a", { key: "away-notes", class: "button plain", href: `${phone.root}/away-notes` }, say("away-see-note")),
    ];
  }
  const { place, back_at } = view.out;
  return [
    h("p", { key: "out", "data-out": true }, say("away-own-out", { place, time: phone.clock(back_at) })),
    h(
      "button",
      { key: "come-back", class: "button main act", type: "button", "data-act": "come-back", onclick: firmly(() => comeBack(phone)) },
      say("away-come-back"),
    ),
  ];
}

function comeBack(phone) {
  phone.act({
    path: "away-notes/back",
    effect: { kind: "came-back" },
    words: say("away-come-back-said"),
    hold: 0,
  });
}

export function goingOut(phone, close) {
  return h(
    "form",
    { class: "stack", onsubmit: (event) => event.preventDefault() },
    h("h2", { id: "sheet-title" }, say("away-go-out")),
    h(
      "div",
      { class: "buttons" },
      PLACES.map((key) =>
        h(
          "button",
          {
            key,
            type: "button",
            class: "button",
            "data-place": key,
            onclick: (event) => {
              event.target.form.elements.place.value = say(key);
            },
          },
          say(key),
        ),
      ),
    ),
    h(
      "div",
      { class: "field" },
      h("label", { for: "away-place" }, say("away-place")),
      h("input", { id: "away-place", name: "place", maxlength: 30, required: true, autocomplete: "off" }),
    ),
    h("p", { class: "quiet" }, say("away-back")),
    MINUTES.map((minutes) =>
      h(
        "button",
        {
          key: `minutes-${minutes}`,
          type: "button",
          class: "button act",
          "data-minutes": minutes,
          onclick: (event) => leave(phone, close, event.target.form, minutes),
        },
        lengthOf(minutes),
      ),
    ),
    h("button", { key: "back", class: "button act", type: "button", "data-act": "back", onclick: () => close(phone) }, say("phone-back")),
  );
}

function lengthOf(minutes) {
  if (minutes < 60) return say("away-in-minutes", { minutes });
  return say("away-in-hours", { hours: minutes / 60 });
}

function leave(phone, close, form, minutes) {
  if (!form.reportValidity()) return;
  const place = form.elements.place.value.trim();
  if (!place) return;
  const back_at = phone.now() + minutes * MINUTE_MS;
  close(phone);
  phone.act({
    path: "away-notes/out",
    body: { place, back_at },
    effect: { kind: "went-out", place, back_at },
    words: say("away-go-out-said", { time: phone.clock(back_at) }),
  });
}
