// 敲门: three knocks, three times, two seconds between (clause C3.1), paced on the phone; then what to say
// once the door is open. Whoever answers is left alone, and the office is put back into the plan. All of it
// goes without a network, as the steps of any duty do.

import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { project } from "./shift.js";
import { say } from "./words.js";

const KNOCKS = 3;
const TURNS = 3;
const WITHIN_MS = 400;
const BETWEEN_MS = 2000;
const KNOCK_MS = 60;
const AGAIN = [15, 30, 60];
/** The steps that the knocking takes: knocked, opened and spoken, nobody there. */
const AT_THE_DOOR = 3;

let pacing = 0;

/** What a duty that cleans an office asks for first, and the way out of it. */
export function officePart(phone, duty) {
  if (!duty.office || duty.outcome) return null;
  const atTheDoor = duty.steps.slice(0, AT_THE_DOOR).some((step) => !step.done);
  return [
    duty.office.answered_at &&
      h("p", { key: "answered", class: "quiet", "data-answered": true }, say("office-answered-at", { time: phone.clock(duty.office.answered_at) })),
    atTheDoor &&
      h(
        "button",
        {
          key: "knock",
          type: "button",
          class: "button main act",
          "data-act": "knock",
          onclick: firmly(() => open(phone, duty)),
        },
        say("office-knock"),
      ),
    h(
      "button",
      {
        key: "somebody",
        type: "button",
        class: "button act",
        "data-act": "somebody",
        onclick: firmly(() => phone.show({ sheet: { kind: "knock", duty, stage: "again" } })),
      },
      say(atTheDoor ? "office-somebody-answered" : "office-somebody-came"),
    ),
    h("a", { key: "plan", class: "button plain", "data-act": "office-plan", href: `${phone.root}/${duty.subject.page}` }, say("office-plan")),
  ];
}

/** Who has knocked already goes on with the words to say. */
function open(phone, duty) {
  phone.show({ sheet: { kind: "knock", duty, stage: duty.steps[0]?.done ? "address" : "knock", beat: 0 } });
}

export function knocking(phone, asked, close) {
  const stages = { knock, address, again };
  return stages[asked.stage](phone, asked, () => leave(phone, close));
}

function leave(phone, close) {
  clearTimeout(pacing);
  close(phone);
}

function head(duty) {
  return [
    h("h2", { key: "title", id: "sheet-title" }, say("office-knock")),
    h("p", { key: "place", class: "quiet" }, duty.place),
  ];
}

function knock(phone, asked, close) {
  const { duty, beat } = asked;
  const whole = beat >= KNOCKS * TURNS;
  return [
    head(duty),
    h("p", { key: "step", lang: "zh-Hans" }, duty.steps[0]?.text ?? ""),
    h(
      "ol",
      { key: "pacer", class: "knocks", "data-beat": beat, "aria-label": say("office-pacer", { count: beat }) },
      Array.from({ length: TURNS }, (_, turn) =>
        h(
          "li",
          { key: turn },
          Array.from({ length: KNOCKS }, (_, knocked) => {
            const number = turn * KNOCKS + knocked + 1;
            return h("span", { key: number, class: number <= beat ? "knock struck" : "knock", "aria-hidden": "true" });
          }),
        ),
      ),
    ),
    h(
      "button",
      { key: "start", type: "button", class: "button act", "data-act": "pace", onclick: () => pace(phone, 1) },
      say(beat === 0 ? "office-pace" : "office-pace-again"),
    ),
    h("p", { key: "listen", class: "quiet", role: "status" }, whole ? say("office-listen") : ""),
    h(
      "button",
      {
        key: "nobody",
        type: "button",
        class: "button main act",
        "data-act": "nobody",
        onclick: firmly(() => {
          clearTimeout(pacing);
          tick(phone, duty, 0);
          phone.show({ sheet: { kind: "knock", duty, stage: "address" } });
        }),
      },
      say("office-nobody-answered"),
    ),
    somebody(phone, duty),
    back(close),
  ];
}

/** Strikes once, and again after its time, as long as the sheet is open at the knocking. */
function pace(phone, beat) {
  clearTimeout(pacing);
  const { sheet } = phone.state;
  if (sheet?.kind !== "knock" || sheet.stage !== "knock") return;
  phone.show({ sheet: { ...sheet, beat } });
  navigator.vibrate?.(KNOCK_MS);
  if (beat >= KNOCKS * TURNS) return;
  pacing = setTimeout(() => pace(phone, beat + 1), beat % KNOCKS === 0 ? BETWEEN_MS : WITHIN_MS);
}

function address(phone, { duty }, close) {
  return [
    head(duty),
    h("p", { key: "say", class: "quiet" }, say("office-open-and-say")),
    h("p", { key: "words", class: "knock-words", "data-address": true, lang: "zh-Hans" }, `“${duty.office.address}”`),
    h(
      "button",
      {
        key: "enter",
        type: "button",
        class: "button main act",
        "data-act": "enter",
        onclick: firmly(() => {
          for (let step = 0; step < AT_THE_DOOR; step += 1) if (!isDone(phone, duty, step)) tick(phone, duty, step);
          close();
        }),
      },
      say("office-no-reaction"),
    ),
    somebody(phone, duty),
    back(close),
  ];
}

/** The step as it now stands: the sheet shows the duty as it was when it opened; an answer since undid its steps. */
function isDone(phone, duty, step) {
  const { server } = phone.state;
  const shown = server && project(server, phone.outbox.own()).duties.find((one) => one.id === duty.id);
  return Boolean((shown || duty).steps[step]?.done);
}

function again(phone, { duty }, close) {
  return [
    h("h2", { key: "title", id: "sheet-title" }, say("office-somebody-title")),
    h("p", { key: "place", class: "quiet" }, duty.place),
    h("p", { key: "hint" }, say("office-somebody-hint")),
    AGAIN.map((minutes) =>
      h(
        "button",
        {
          key: minutes,
          type: "button",
          class: "button act",
          "data-again": minutes,
          onclick: firmly(() => {
            close();
            phone.act({
              path: `offices/${duty.office.room}/answer`,
              body: { minutes },
              effect: { kind: "office-answered", duty: duty.id, minutes },
              words: say("office-answered-said", { place: duty.place, minutes }),
            });
          }),
        },
        say("office-again-in", { minutes }),
      ),
    ),
    back(close),
  ];
}

function somebody(phone, duty) {
  return h(
    "button",
    {
      key: "somebody",
      type: "button",
      class: "button act",
      "data-act": "somebody-answered",
      onclick: firmly(() => {
        clearTimeout(pacing);
        phone.show({ sheet: { kind: "knock", duty, stage: "again" } });
      }),
    },
    say("office-somebody-answered"),
  );
}

function back(close) {
  return h("button", { key: "back", class: "button act", type: "button", "data-act": "back", onclick: close }, say("phone-back"));
}

function tick(phone, duty, index) {
  phone.act({
    path: `duties/${duty.id}/steps`,
    body: { step: index },
    effect: { kind: "step", duty: duty.id, step: index },
    words: duty.steps[index]?.text ?? "",
  });
}
