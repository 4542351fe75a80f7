// 交办事项: a matter as its assignee sees it: read back in their own words, reported as done, with or
// without a network. A photo, and asking for another time, go by the page.

import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { say, told } from "./words.js";

/** What is asked for, and the one thing to do about it now. */
export function matterPart(phone, duty) {
  const { matter } = duty;
  const page = h(
    "a",
    { key: "matter-page", class: "button plain", "data-act": "matter-page", href: `${phone.root}/${duty.subject.page}` },
    say("assigned-matter-open-page"),
  );
  // A colleague's, or nobody's yet: its words are their assignee's and the leader's.
  if (!matter) {
    return h("p", { key: "matter", class: "quiet" }, say(duty.assignee ? "assigned-matter-of-colleague" : "assigned-matter-state-ungiven"));
  }
  const facts = [matter.person, matter.place, `${say("assigned-matter-due")} ${moment(phone, matter.due)}`, matter.assigner];
  return h(
    "div",
    { key: "matter", class: "stack", "data-matter": matter.id, "data-matter-state": matter.state },
    h("p", { key: "what", class: "matter-what" }, matter.what),
    matter.correction &&
      matter.state === "assigned" &&
      h("p", { key: "correction", class: "banner open" }, told(say("assigned-matter-step-correct"), matter.correction)),
    matter.sent_back &&
      matter.state === "returned" &&
      h("p", { key: "back", class: "banner open" }, told(say("assigned-matter-step-return"), matter.sent_back)),
    h("p", { key: "facts", class: "quiet" }, facts.filter(Boolean).join(" · ")),
    next(phone, duty, matter),
    page,
  );
}

/** The time of today, or the day with it. */
function moment(phone, at) {
  const zone = { timeZone: phone.state.server.time_zone, month: "2-digit", day: "2-digit" };
  const day = (one) => new Intl.DateTimeFormat(document.documentElement.lang, zone).format(one);
  const time = phone.clock(at);
  return day(at) === day(phone.now()) ? time : `${day(at)} ${time}`;
}

function next(phone, duty, matter) {
  if (matter.state === "read-back") {
    return h("p", { key: "waits", class: "state waiting" }, say("phone-matter-waits", { name: matter.assigner }));
  }
  if (matter.state === "done") return h("p", { key: "waits", class: "state waiting" }, say("assigned-matter-state-done"));
  const reads = matter.state === "assigned";
  return h(
    "button",
    {
      key: reads ? "read" : "report",
      type: "button",
      class: "button main act",
      "data-act": reads ? "matter-read-back" : "matter-report",
      onclick: firmly(() => phone.show({ sheet: { kind: reads ? "matter-reading" : "matter-report", duty } })),
    },
    say(reads ? "assigned-matter-do-read-back" : "assigned-matter-do-finish"),
  );
}

/** What, for whom, by when, in the assignee's own words. */
export function matterReading(phone, { duty }, close) {
  return h(
    "form",
    {
      class: "stack",
      onsubmit: (event) =>
        send(phone, duty, event, close, {
          path: "reading",
          effect: { kind: "matter", state: "read-back" },
          words: say("phone-matter-read-back-said"),
        }),
    },
    h("h2", { id: "sheet-title" }, say("assigned-matter-do-read-back")),
    h("p", { key: "hint", class: "quiet" }, say("phone-matter-read-back-hint")),
    lines("note", say("assigned-matter-note-read-back")),
    line("for_whom", say("assigned-matter-person")),
    line("by_when", say("assigned-matter-by-when")),
    button("matter-send", say("assigned-matter-do-read-back")),
    leave(phone, close),
  );
}

/** What was done. */
export function matterReport(phone, { duty }, close) {
  return h(
    "form",
    {
      class: "stack",
      onsubmit: (event) =>
        send(phone, duty, event, close, {
          path: "completion",
          effect: { kind: "matter", state: "done", duty: duty.id },
          words: say("phone-matter-done-said"),
        }),
    },
    h("h2", { id: "sheet-title" }, say("assigned-matter-do-finish")),
    h("p", { key: "what", class: "quiet" }, duty.matter?.what ?? ""),
    lines("note", say("assigned-matter-note-finish")),
    button("matter-send", say("assigned-matter-do-finish")),
    leave(phone, close),
  );
}

function send(phone, duty, event, close, { path, effect, words }) {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(event.target));
  const body = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()]));
  if (Object.values(body).some((text) => !text)) return;
  close(phone);
  phone.act({
    path: `assigned-matters/${duty.subject.id}/${path}`,
    body,
    effect: { ...effect, matter: duty.subject.id },
    words,
  });
}

function lines(name, label) {
  return h(
    "div",
    { key: name, class: "field" },
    h("label", { for: `matter-${name}` }, label),
    h("textarea", { id: `matter-${name}`, name, rows: 3, maxlength: 500, required: true, autocomplete: "off" }),
  );
}

function line(name, label) {
  return h(
    "div",
    { key: name, class: "field" },
    h("label", { for: `matter-${name}` }, label),
    h("input", { id: `matter-${name}`, name, maxlength: 100, required: true, autocomplete: "off" }),
  );
}

function button(act, words) {
  return h("button", { key: "send", class: "button main act", type: "submit", "data-act": act }, words);
}

function leave(phone, close) {
  return h("button", { key: "back", class: "button act", type: "button", "data-act": "back", onclick: () => close(phone) }, say("phone-back"));
}
