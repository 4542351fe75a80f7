// What is asked in a sheet from below: an early finish, a reason, a guest's wish, a sign-out.

import { h } from "./draw.js";
import { goingOut } from "./phone_away.js";
import { checkWords, restock } from "./phone_checks.js";
import { finish } from "./phone_duties.js";
import { fault } from "./phone_fault.js";
import { matterReading, matterReport } from "./phone_matter.js";
import { knocking } from "./phone_office.js";
import { happen } from "./phone_meetings.js";
import { say, told } from "./words.js";

export function sheet(phone, view) {
  const { sheet: asked } = phone.state;
  if (!asked) return null;
  const sheets = {
    early,
    waive,
    remark,
    request,
    start,
    fault: (...shown) => fault(shown[0], shown[1], close, shown[2]),
    "matter-reading": (...shown) => matterReading(shown[0], shown[1], close),
    "matter-report": (...shown) => matterReport(shown[0], shown[1], close),
    restock: (...shown) => restock(shown[0], shown[1], close),
    knock: (...shown) => knocking(shown[0], shown[1], close),
    "going-out": (...shown) => goingOut(shown[0], close),
    "sign-out": signOut,
  };
  return h(
    "dialog",
    {
      key: `sheet-${asked.kind}`,
      class: "sheet",
      "aria-labelledby": "sheet-title",
      oncancel: (event) => {
        event.preventDefault();
        close(phone);
      },
    },
    sheets[asked.kind](phone, asked, view),
  );
}

function close(phone) {
  phone.show({ sheet: null });
}

function title(words) {
  return h("h2", { id: "sheet-title" }, words);
}

function leave(phone, words = say("phone-back")) {
  return h("button", { class: "button act", type: "button", "data-act": "back", onclick: () => close(phone) }, words);
}

function early(phone, { duty }) {
  return [
    title(say("phone-early-ask")),
    h("p", {}, `${duty.place} ${duty.title}`),
    h("p", { class: "quiet" }, say("phone-early-hint", { time: phone.clock(duty.opens) })),
    h(
      "button",
      {
        class: "button main act",
        type: "button",
        "data-act": "complete-early",
        onclick: () => {
          close(phone);
          finish(phone, duty);
        },
      },
      say("phone-complete-early-do"),
    ),
    leave(phone),
  ];
}

const REASONS = ["phone-reason-host", "phone-reason-guest", "phone-reason-moved"];

function waive(phone, { duty }) {
  return h(
    "form",
    { class: "stack", onsubmit: (event) => sendWaiver(phone, duty, event) },
    title(say("phone-waive-title", { title: duty.title })),
    h("p", { class: "quiet" }, duty.place),
    h(
      "div",
      { class: "buttons" },
      REASONS.map((key) =>
        h(
          "button",
          {
            key,
            type: "button",
            class: "button",
            onclick: (event) => {
              event.target.form.elements.reason.value = say(key);
            },
          },
          say(key),
        ),
      ),
    ),
    h(
      "div",
      { class: "field" },
      h("label", { for: "reason" }, say(duty.subject?.register === "order" ? "phone-reason-read" : "phone-reason")),
      h("input", { id: "reason", name: "reason", maxlength: 200, required: true, autocomplete: "off" }),
    ),
    h("button", { class: "button main act", type: "submit", "data-act": "waive-do" }, say("phone-waive-do")),
    leave(phone),
  );
}

function sendWaiver(phone, duty, event) {
  event.preventDefault();
  const reason = event.target.elements.reason.value.trim();
  if (!reason) return;
  close(phone);
  phone.act({
    path: `duties/${duty.id}/waiver`,
    body: { reason },
    effect: { kind: "waived", duty: duty.id, reason },
    words: say("phone-waived-said", { title: duty.title }),
    withdrawal: { path: `duties/${duty.id}/withdrawal` },
  });
}

/** What is lacking at an item, or what was found there: the lead sees it until it is put right. */
function remark(phone, { duty, check }) {
  return h(
    "form",
    { class: "stack", onsubmit: (event) => sendRemark(phone, duty, check, event) },
    title(checkWords(check)),
    h("p", { class: "quiet" }, say("phone-remark-hint")),
    h(
      "div",
      { class: "field" },
      h("label", { for: "remark" }, say("phone-remark-label")),
      h("input", { id: "remark", name: "note", maxlength: 200, required: true, autocomplete: "off" }),
    ),
    h("button", { class: "button main act", type: "submit", "data-act": "remark-do" }, say("phone-remark-do")),
    leave(phone),
  );
}

function sendRemark(phone, duty, check, event) {
  event.preventDefault();
  const note = event.target.elements.note.value.trim();
  if (!note) return;
  close(phone);
  phone.act({
    path: `duties/${duty.id}/remarks`,
    body: { step: check.step, note },
    effect: { kind: "remark", duty: duty.id, step: check.step, note },
    words: told(checkWords(check), note),
    hold: 0,
  });
}

function start(phone, { meeting }) {
  return [
    title(say("phone-start-ask")),
    h("p", {}, `${meeting.room.name} ${meeting.title}`),
    h("p", { class: "quiet" }, say("phone-start-hint", { time: phone.clock(meeting.starts) })),
    h(
      "button",
      {
        class: "button main act",
        type: "button",
        "data-act": "start-do",
        onclick: () => {
          close(phone);
          happen(phone, meeting, "start");
        },
      },
      say("phone-act-start"),
    ),
    leave(phone),
  ];
}

function request(phone, { meeting, wish }) {
  return wish ? requestForm(phone, meeting, wish) : requestKinds(phone, meeting);
}

function requestKinds(phone, meeting) {
  const choose = (wish) =>
    wish === "washroom"
      ? sendRequest(phone, meeting, { kind: wish, from: "", to: "", note: "" })
      : phone.show({ sheet: { kind: "request", meeting, wish } });
  return [
    title(say("phone-act-request")),
    h("p", { key: "what", class: "quiet" }, `${meeting.room.name} ${meeting.title}`),
    ["washroom", "document", "other"].map((wish) =>
      h(
        "button",
        { key: wish, class: "button act", type: "button", "data-request": wish, onclick: () => choose(wish) },
        say(`phone-request-${wish}`),
      ),
    ),
    leave(phone),
  ];
}

function requestForm(phone, meeting, wish) {
  const names = wish === "document" ? ["from", "to"] : ["note"];
  return h(
    "form",
    {
      key: wish,
      class: "stack",
      onsubmit: (event) => {
        event.preventDefault();
        const typed = Object.fromEntries(new FormData(event.target));
        sendRequest(phone, meeting, { kind: wish, from: "", to: "", note: "", ...typed });
      },
    },
    title(say(`phone-request-${wish}`)),
    names.map((name) =>
      h(
        "div",
        { key: name, class: "field" },
        h("label", { for: `request-${name}` }, say(`phone-request-${name}`)),
        h("input", {
          id: `request-${name}`,
          name,
          list: name === "note" ? null : "request-guests",
          maxlength: 200,
          required: true,
          autocomplete: "off",
        }),
      ),
    ),
    h(
      "datalist",
      { id: "request-guests" },
      meeting.attendees.map((guest) => h("option", { key: guest.index, value: guest.form_of_address || guest.name })),
    ),
    h("button", { class: "button main act", type: "submit", "data-act": "request-send" }, say("page-request-send")),
    leave(phone),
  );
}

function sendRequest(phone, meeting, body) {
  close(phone);
  phone.act({
    path: `meetings/${meeting.id}/requests`,
    body,
    effect: { kind: "request", meeting: meeting.id, request: body },
    words: say("phone-request-said", { kind: say(`phone-request-${body.kind}`) }),
  });
}

function signOut(phone) {
  const count = phone.outbox.waiting().length;
  return [
    title(say("phone-sign-out-waiting", { count })),
    h("p", {}, say("phone-sign-out-waiting-hint")),
    leave(phone, say("phone-sign-out-stay")),
    h("button", { class: "button danger act", type: "button", onclick: () => phone.signOut(true) }, say("phone-sign-out-lose")),
  ];
}
