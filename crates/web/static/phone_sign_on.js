// 上岗自查: the check before somebody takes their post, made item by item on their phone.

import { stayAwake, unlock } from "./alerts.js";
import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { say } from "./words.js";

/** From so long before its window on, going on duty asks for the check; as in `domain::roster`. */
const CHECK_SOON_MS = 60 * 60 * 1000;

/** The check before somebody takes their post. */
export function isSignOn(duty) {
  return duty.subject?.register === "planned-shift";
}

/** The reader's own check that waits, of a shift that is not over: with it the shift begins. */
export function ownSignOn(phone, view, found) {
  const now = phone.now();
  // The house closes what is over; a phone that has not heard of it for long knows by the shift's end.
  const over = (duty) => view.shift_ends && view.shift_ends <= now && duty.due <= view.shift_ends;
  const waits = (duty) => isSignOn(duty) && duty.mine && !over(duty) && duty.opens - now < CHECK_SOON_MS;
  return [...found.overdue, ...found.open, ...found.planned].find(waits);
}

/** What stands in the place of going on duty while the check waits. */
export function signOnHint(phone, check) {
  return h("p", { key: "sign-on" }, say("roster-sign-on-hint", { due: phone.clock(check.due) }));
}

/** Each item is ticked or recorded; then one tap takes the post. */
export function signOnPart(phone, duty) {
  if (!duty.mine) return [];
  const left = (duty.checks ?? []).filter((check) => !check.done && !check.remark).length;
  return [
    left > 0 && h("p", { key: "left", class: "quiet" }, say("roster-sign-on-left", { count: left })),
    h(
      "button",
      {
        key: "complete",
        type: "button",
        class: "button main act",
        "data-act": "sign-on",
        disabled: left > 0,
        onclick: firmly(() => takePost(phone, duty)),
      },
      say("roster-sign-on-do"),
    ),
  ];
}

function takePost(phone, duty) {
  unlock();
  stayAwake(true);
  phone.act({
    path: `duties/${duty.id}/completion`,
    effect: { kind: "sign-on", duty: duty.id },
    words: say("phone-on-duty-said"),
    hold: 0,
  });
}
