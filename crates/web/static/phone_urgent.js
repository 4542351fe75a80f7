// What a fresh shift tells that cannot wait until somebody looks: whoever cleans is called out of the office, whoever
// leads hears of a post that nobody took and of what is late of others.

import { h } from "./draw.js";
import { say } from "./words.js";

const CALLED_OUT = "office-interrupted";
/** Notices that speak as they come; the others wait in their card. */
const URGENT = [CALLED_OUT, "post-not-taken", "post-unchecked", "post-unmanned", "post-left"];

/**
 * What a shift tells since the one before; null where nothing of it is urgent. However much came at once, it is one
 * thing that speaks. `knocks` is what ends a knocking, and is felt off duty too.
 */
export function urgentOf(before, after) {
  const known = new Set(before.notices.map((notice) => notice.id));
  const news = after.notices.filter((notice) => URGENT.includes(notice.key) && !known.has(notice.id));
  const called = news.find((notice) => notice.key === CALLED_OUT);
  const told = called ?? news.at(-1);
  if (told) {
    const more = news.length - 1;
    const words = more > 0 ? `${told.text} ${say("phone-notices-more", { count: more })}` : told.text;
    return { words, times: 2, knocks: Boolean(called) };
  }
  return hasGrown(before.lead, after.lead) ? { words: leadWords(after.lead), times: 1, knocks: false } : null;
}

function hasGrown(before, after) {
  if (!after) return false;
  return after.late > (before?.late ?? 0) || after.unreached > (before?.unreached ?? 0);
}

function leadWords({ late, unreached }) {
  const words = [
    late > 0 && say("phone-lead-late", { count: late }),
    unreached > 0 && say("phone-lead-unreached", { count: unreached }),
  ];
  return words.filter(Boolean).join(" · ");
}

/** What a leader sees to beside their own, for as long as it is so. */
export function leadLine(phone, view) {
  const { late, unreached } = view?.lead ?? { late: 0, unreached: 0 };
  if (late + unreached === 0) return null;
  return h(
    "p",
    { key: "lead", class: "banner overdue", "data-lead-late": late, "data-lead-unreached": unreached },
    h("span", { class: "grow" }, leadWords(view.lead)),
    h("a", { class: "button", href: `${phone.root}/board` }, say("page-menu-board")),
  );
}
