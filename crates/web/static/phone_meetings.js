// Meetings on the phone: each moment of a meeting one tap, who arrives, who needs something.

import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { list, say } from "./words.js";

export function meetingsPage(phone, view) {
  const meetings = [...view.meetings].sort((a, b) => a.starts - b.starts || (a.id < b.id ? -1 : 1));
  if (meetings.length === 0) {
    return h(
      "div",
      { key: "no-meetings", class: "empty" },
      h("strong", {}, say("phone-no-meetings")),
      h("span", {}, say("phone-no-meetings-hint")),
    );
  }
  return h(
    "div",
    { key: "meetings", class: "stack" },
    meetings.map((meeting) => meetingCard(phone, meeting, true)),
  );
}

/** A meeting with the acts that its phase allows; in full, all that serving it needs to know. */
export function meetingCard(phone, meeting, inFull = false) {
  return h(
    "article",
    { key: `meeting-${meeting.id}`, class: `meeting ${meeting.phase}`, "data-meeting": meeting.id, "data-phase": meeting.phase },
    h(
      "header",
      { class: "row spread" },
      h("h2", { class: "grow" }, meeting.title),
      h("span", { class: `state ${meeting.phase}` }, say(`page-phase-${meeting.phase}`)),
    ),
    h("p", {}, `${meeting.room.name} · ${phone.clock(meeting.starts)}–${phone.clock(meeting.ends)}`),
    h("p", { class: "quiet" }, moments(phone, meeting)),
    changes(phone, meeting),
    acts(phone, meeting),
    observations(phone, meeting),
    inFull ? details(phone, meeting) : latecomers(phone, meeting),
  );
}

/** A meeting that is not served now, for what was changed of it; nothing when all has been seen. */
export function changedCard(phone, meeting) {
  const unseen = changes(phone, meeting);
  if (unseen.length === 0) return null;
  return h(
    "article",
    { key: `changed-${meeting.id}`, class: `meeting ${meeting.phase}`, "data-changed": meeting.id, "data-phase": meeting.phase },
    h(
      "header",
      { class: "row spread" },
      h("h2", { class: "grow" }, meeting.title || meeting.room.name),
      h("span", { class: `state ${meeting.phase}` }, say(`page-phase-${meeting.phase}`)),
    ),
    h("p", {}, `${meeting.room.name} · ${phone.clock(meeting.starts)}–${phone.clock(meeting.ends)}`),
    unseen,
  );
}

function moments(phone, meeting) {
  const said = [
    [meeting.started_at, "phone-started-at"],
    [meeting.seated_at, "phone-seated-at"],
    [meeting.break_since, "phone-break-since"],
    [meeting.ended_at, "phone-ended-at"],
  ];
  const parts = said.filter(([at]) => at).map(([at, key]) => say(key, { time: phone.clock(at) }));
  if (meeting.waiting) parts.push(say("phone-to-sync"));
  return parts.join(" · ");
}

function acts(phone, meeting) {
  const button = (name, main) =>
    h(
      "button",
      {
        key: name,
        type: "button",
        class: main ? "button main act" : "button act",
        "data-act": name,
        // The second tap of a double tap must not take the next moment for this one.
        onclick: firmly(() => (name === "start" ? start(phone, meeting) : happen(phone, meeting, name))),
      },
      say(`phone-act-${name}`),
    );
  const request = h(
    "button",
    {
      key: "request",
      type: "button",
      class: "button act",
      "data-act": "request",
      onclick: () => phone.show({ sheet: { kind: "request", meeting } }),
    },
    say("phone-act-request"),
  );
  const shown = {
    expected: () => [button("start", true)],
    running: () => [
      !meeting.seated_at && button("seating", true),
      h("div", { key: "pair", class: "pair" }, button("break"), button("end")),
      request,
    ],
    on_break: () => [button("resumption", true), h("div", { key: "pair", class: "pair" }, button("end"), request)],
  };
  return shown[meeting.phase]?.() ?? null;
}

/** How long before its time a start is a matter to be asked about. */
const EARLY_MS = 30 * 60 * 1000;

/** A start long before its time, or of a booking that does not stand yet, is asked about. */
function start(phone, meeting) {
  const early = meeting.starts - phone.now() > EARLY_MS;
  if (early || meeting.status === "tentative") phone.show({ sheet: { kind: "start", meeting } });
  else happen(phone, meeting, "start");
}

export function happen(phone, meeting, name) {
  phone.act({
    path: `meetings/${meeting.id}/${name}`,
    effect: { kind: name, meeting: meeting.id },
    words: say(`phone-said-${name}`, { title: meeting.title }),
    withdrawal: { path: `meetings/${meeting.id}/withdrawal`, body: { what: name } },
  });
}

const OBSERVATIONS = ["fine", "cold", "warm", "noise", "help"];

/** What is seen in the room, noted with one tap while the meeting goes on. */
function observations(phone, meeting) {
  if (meeting.phase !== "running" && meeting.phase !== "on_break") return null;
  return h(
    "div",
    { key: "observations", class: "observations", role: "group", "aria-label": say("phone-observations") },
    OBSERVATIONS.map((name) =>
      h(
        "button",
        { key: name, type: "button", class: "button", "data-observe": name, onclick: () => observe(phone, meeting, name) },
        say(`phone-observe-${name}`),
      ),
    ),
  );
}

function observe(phone, meeting, name) {
  const text = say(`phone-observe-${name}`);
  phone.act({
    path: "notes",
    body: { text, meeting: meeting.id },
    effect: { kind: "note", text },
    words: say("phone-observed", { text }),
  });
}

/** What changed since it was booked, as differences, until somebody says they have seen it. */
function changes(phone, meeting) {
  return (meeting.changes ?? [])
    .filter((change) => !change.acknowledged)
    .map((change) =>
      h(
        "section",
        { key: `change-${change.revision}`, class: "change card open", "data-change": change.revision },
        h("strong", {}, say("phone-changed", { by: change.by, time: phone.clock(change.at) })),
        h(
          "dl",
          { class: "differences" },
          change.differences.map(differenceLine),
        ),
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-act": "acknowledge",
            onclick: () => acknowledge(phone, meeting, change),
          },
          say("phone-acknowledge"),
        ),
      ),
    );
}

function differenceLine({ field, before, after }) {
  // Of two moments of one day the time alone differs.
  const day = /^\d{4}-\d\d-\d\d /.exec(before)?.[0];
  const short = day && after.startsWith(day) ? (text) => text.slice(day.length) : valueWords;
  return [
    h("dt", { key: `${field}-name` }, say(`field-${field}`)),
    h(
      "dd",
      { key: field },
      before && h("del", {}, short(before)),
      " ",
      h("ins", {}, after ? short(after) : say("field-nothing")),
    ),
  ];
}

const VALUES = new Set(["yes", "no", "tentative", "confirmed", "cancelled"]);

function valueWords(value) {
  return VALUES.has(value) ? say(`field-value-${value}`) : value;
}

function acknowledge(phone, meeting, change) {
  phone.act({
    path: `meetings/${meeting.id}/changes/${change.revision}/acknowledgement`,
    effect: { kind: "acknowledged", meeting: meeting.id, revision: change.revision },
    words: say("phone-acknowledged"),
  });
}

function details(phone, meeting) {
  const facts = [
    ["host", meeting.host],
    ["headcount", meeting.headcount],
    ["layout", meeting.layout],
    ["equipment", list(meeting.equipment)],
    ["large", meeting.large && say("field-value-yes")],
    ["place-cards", meeting.place_cards && say("field-value-yes")],
    ["secret", meeting.secret && say("phone-secret")],
    ["note", meeting.note],
  ].filter(([, value]) => value);
  return [
    h(
      "dl",
      { key: "facts", class: "facts" },
      facts.map(([name, value]) => [
        h("dt", { key: `${name}-name` }, say(`field-${name}`)),
        h("dd", { key: name }, value),
      ]),
    ),
    arrivals(phone, meeting),
  ];
}

/** Guests in order of precedence; once it has started, those who have not come stand apart. */
function arrivals(phone, meeting) {
  if (meeting.attendees.length === 0) return null;
  const absent = absentees(meeting);
  const others = byRank(meeting.attendees).filter((attendee) => !absent.includes(attendee));
  return [
    latecomers(phone, meeting),
    others.length > 0 && guests(phone, meeting, "arrivals", say("phone-arrivals"), others),
  ];
}

/** Who has not come although the meeting has started, with their number. */
function latecomers(phone, meeting) {
  const absent = absentees(meeting);
  if (absent.length === 0) return null;
  return guests(phone, meeting, "absent", say("phone-absent", { count: absent.length }), absent);
}

function absentees(meeting) {
  if (!meeting.started_at || meeting.phase === "cancelled") return [];
  return byRank(meeting.attendees.filter((attendee) => !attendee.received_at));
}

function byRank(attendees) {
  return [...attendees].sort((a, b) => a.rank - b.rank || a.index - b.index);
}

function guests(phone, meeting, name, heading, attendees) {
  return h(
    "section",
    { key: name, class: "stack", [`data-${name}`]: attendees.length },
    h("h3", {}, heading),
    h(
      "ol",
      { class: "lines" },
      attendees.map((attendee) => guestLine(phone, meeting, attendee)),
    ),
  );
}

function guestLine(phone, meeting, attendee) {
  const over = meeting.phase === "ended" || meeting.phase === "cancelled";
  const { name, form_of_address: form, seat } = attendee;
  return h(
    "li",
    { key: attendee.index, class: "line arrival" },
    h("span", { class: "rank" }, attendee.rank),
    h("span", { class: "grow" }, h("strong", {}, form || name), form && form !== name ? ` ${name}` : "", seat ? ` · ${seat}` : ""),
    attendee.received_at
      ? h("span", { key: "come", class: "state done" }, phone.clock(attendee.received_at))
      : !over &&
          h(
            "button",
            {
              key: "receive",
              type: "button",
              class: "button",
              "data-arrival": attendee.index,
              "aria-label": `${say("phone-receive")} ${name}`,
              // The next guest moves up under the finger.
              onclick: firmly(() => receive(phone, meeting, attendee)),
            },
            say("phone-receive"),
          ),
  );
}

function receive(phone, meeting, attendee) {
  phone.act({
    path: `meetings/${meeting.id}/arrivals`,
    body: { attendee: attendee.index, name: attendee.name },
    effect: { kind: "arrival", meeting: meeting.id, attendee: attendee.index, name: attendee.name },
    words: say("phone-received-said", { name: attendee.form_of_address || attendee.name }),
  });
}
