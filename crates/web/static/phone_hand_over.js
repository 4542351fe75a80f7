// 交接班: what the shift before handed over, and the way to one's own hand-over before going off duty.

import { h } from "./draw.js";
import { say } from "./words.js";

/** Before whoever is planned goes off duty, the house asks for this. */
export function isHandOver(duty) {
  return duty.subject?.register === "hand-over";
}

/** The reader's own hand-over that is asked for now. */
export function ownHandOver(found) {
  return [...found.overdue, ...found.open].find((duty) => isHandOver(duty) && duty.mine);
}

/** Whoever comes first after it says that their shift has it. */
export function isTakeOver(duty) {
  return duty.subject?.register === "take-over";
}

/** They say so where it stands, above all duties and on its page. */
export function takeOverPart(phone, duty) {
  return [
    h(
      "a",
      { key: "take-over", class: "button main act", "data-act": "take-over", href: `${phone.root}/${duty.subject.page}` },
      say("hand-over-open"),
    ),
  ];
}

/** It is made on a page of its own, where everything is seen. */
export function handOverPart(phone, duty) {
  if (!duty.mine) return [];
  return [handOverLink(phone, "button main act")];
}

export function handOverLink(phone, kind) {
  return h(
    "a",
    { key: "hand-over", class: kind, "data-act": "hand-over", href: `${phone.root}/hand-overs/new` },
    say("hand-over-begin"),
  );
}

/** What the shift before handed over; whoever is on duty says that they have it. */
export function handOversCard(phone, view) {
  const handed = view?.on_duty_since ? (view.hand_overs ?? []) : [];
  if (handed.length === 0) return null;
  return h(
    "section",
    { key: "hand-overs", class: "card", "data-hand-overs": handed.length, "aria-labelledby": "hand-overs-title" },
    h("h2", { id: "hand-overs-title" }, say("hand-over-waiting")),
    handed.map((one) =>
      h(
        "div",
        { key: one.id, class: "stack", "data-hand-over": one.id },
        h("strong", {}, `${phone.clock(one.made_at)} ${one.by}`),
        one.note && h("p", { class: "wording" }, one.note),
        h(
          "div",
          { class: "row" },
          h(
            "button",
            { type: "button", class: "button main grow", "data-act": "hand-over-had", onclick: () => have(phone, one) },
            say("hand-over-have"),
          ),
          h("a", { class: "button", href: `${phone.root}/hand-overs/${one.id}` }, say("hand-over-open")),
        ),
      ),
    ),
  );
}

function have(phone, one) {
  phone.act({
    path: `hand-overs/${one.id}/acknowledgement`,
    effect: { kind: "hand-over-had", hand_over: one.id },
    words: say("hand-over-had-said", { by: one.by }),
    hold: 0,
  });
}
