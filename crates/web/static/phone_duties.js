// The tab of duties: what is late, what is due, what is running, what comes, what is done.

import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { changedCard, meetingCard } from "./phone_meetings.js";
import { dutyState, momentOf } from "./shift.js";
import { clockLength, say, sayLength } from "./words.js";

const SOON_MS = 10 * 60 * 1000;

export function dutiesPage(phone, view, found) {
  const running = view.meetings.filter(
    (one) => one.phase === "running" || one.phase === "on_break" || isNear(one, phone.now()),
  );
  // Nothing that was changed is seen too late because its meeting is still far off, or is cancelled.
  const changed = view.meetings.filter((one) => !running.includes(one));
  const empty = found.overdue.length + found.open.length + found.planned.length === 0;
  return h(
    "div",
    { key: "duties", class: "stack" },
    onDutyCard(phone, view),
    found.overdue.map((duty) => dutyCard(phone, duty)),
    found.open.map((duty) => dutyCard(phone, duty)),
    empty && nothing(found),
    running.map((meeting) => meetingCard(phone, meeting)),
    changed.map((meeting) => changedCard(phone, meeting)),
    found.planned.length > 0 &&
      h(
        "section",
        { key: "planned", class: "lines", "aria-labelledby": "planned-title" },
        h("h2", { id: "planned-title" }, say("phone-planned")),
        found.planned.map((duty) => plannedLine(phone, duty)),
      ),
    settledList(phone, found.settled),
  );
}

function isNear(meeting, now) {
  return meeting.phase === "expected" && meeting.starts - now < 30 * 60 * 1000;
}

function onDutyCard(phone, view) {
  if (view.on_duty_since) return null;
  return h(
    "section",
    { key: "on-duty", class: "card" },
    h("p", {}, say("phone-off-duty-hint")),
    h("button", { class: "button main act", type: "button", "data-act": "shift-start", onclick: phone.startDuty }, say("phone-start-duty")),
  );
}

function nothing(found) {
  return h(
    "div",
    { key: "nothing", class: "empty" },
    h("strong", {}, say("phone-no-duties")),
    h("span", {}, say(found.settled.length ? "phone-no-duties-done" : "phone-no-duties-hint")),
  );
}

/** A duty to be done now: the place, the time that is left, and one button for the thumb. */
function dutyCard(phone, duty) {
  const now = phone.now();
  const state = dutyState(duty, now);
  const moment = momentOf(duty, now);
  return h(
    "article",
    { key: duty.id, class: `duty ${state}`, "data-duty": duty.id, "data-state": state },
    h(
      "header",
      { class: "row spread" },
      h("h2", { class: "grow" }, duty.place || duty.team),
      h("span", { class: `state ${state}` }, say(`page-state-${state}`)),
    ),
    h(
      "div",
      { class: "row spread" },
      h("span", { class: "duty-title" }, titleOf(duty)),
      h("strong", { class: "duty-time", role: "timer" }, timeOf(duty, state, moment)),
    ),
    h("p", { class: "quiet" }, meta(phone, duty)),
    state === "open" &&
      h("progress", {
        class: "window",
        max: Math.max(1, duty.due - duty.opens),
        value: Math.max(0, duty.due - moment),
        "aria-label": say("phone-window-left"),
      }),
    matter(phone, duty),
    completeButton(phone, duty, state),
    others(phone, duty),
  );
}

function timeOf(duty, state, moment) {
  if (state === "overdue") return `+${clockLength(moment - duty.due)}`;
  return clockLength(duty.due - moment);
}

function titleOf(duty) {
  return duty.is_round ? `${duty.title} ${say("phone-round", { round: duty.round })}` : duty.title;
}

function meta(phone, duty) {
  const parts = [
    duty.meeting?.title,
    `${phone.clock(duty.opens)}–${phone.clock(duty.due)}`,
    duty.hold_until && say("phone-hold-until", { time: phone.clock(duty.hold_until) }),
    stopped(duty) && say("phone-clock-stands"),
    !duty.assignee && say("phone-unassigned"),
    duty.assignee && !duty.mine && duty.assignee.name,
    (duty.waiting || duty.ahead) && say("phone-to-sync"),
  ];
  return parts.filter(Boolean).join(" · ");
}

function stopped(duty) {
  return duty.stopped_at !== null && duty.stopped_at !== undefined && !duty.outcome;
}

/** What to do and to say: the wording, the seats from the highest on, the steps in order. */
function matter(phone, duty) {
  return [
    duty.wording && h("p", { key: "wording", class: "wording" }, `“${duty.wording}”`),
    duty.request && requestLine(duty.request),
    duty.checks?.length > 0 &&
      h(
        "ul",
        { key: "checks", class: "looked-at", "aria-label": say("phone-checks") },
        duty.checks.map((check) => h("li", { key: check }, check)),
      ),
    duty.seats?.length > 0 &&
      h(
        "ol",
        { key: "seats", class: "seats", "aria-label": say("phone-seats") },
        duty.seats.map((seat) =>
          h(
            "li",
            { key: seat.seat },
            h("strong", {}, seat.seat),
            " ",
            seat.form_of_address || seat.name,
          ),
        ),
      ),
    duty.steps?.length > 0 && steps(phone, duty),
  ];
}

/** What a guest asked for: of a document, from whom to whom. */
function requestLine({ kind, from, to, note }) {
  const parts = [
    say(`phone-request-${kind}`),
    from && `${say("phone-request-from")} ${from}`,
    to && `${say("phone-request-to")} ${to}`,
    note,
  ];
  return h("p", { key: "request", class: "wording" }, parts.filter(Boolean).join(" · "));
}

function steps(phone, duty) {
  const next = duty.steps.findIndex((step) => !step.done);
  return h(
    "ol",
    { key: "steps", class: "steps" },
    duty.steps.map((step, index) =>
      h(
        "li",
        { key: index },
        h(
          "button",
          {
            type: "button",
            class: "step",
            "data-step": index,
            "aria-pressed": String(step.done),
            // A step is taken in its order, and a step done stays done.
            disabled: step.done || (duty.ordered && index !== next),
            // Steps are ticked off in a quick row, which a phone counts as a double tap: each counts.
            onclick: () => tick(phone, duty, index),
          },
          h("span", { class: "box", "aria-hidden": "true" }, step.done ? "✓" : String(index + 1)),
          h("span", {}, step.text),
        ),
      ),
    ),
  );
}

function tick(phone, duty, index) {
  phone.act({
    path: `duties/${duty.id}/steps`,
    body: { step: index },
    effect: { kind: "step", duty: duty.id, step: index },
    words: duty.steps[index].text,
  });
}

function completeButton(phone, duty, state) {
  const open = duty.steps?.some((step) => !step.done) ?? false;
  return h(
    "button",
    {
      key: "complete",
      type: "button",
      class: "button main act",
      "data-act": "complete",
      disabled: open,
      // A second tap in the same place belongs to this duty, not to the one that moves up.
      onclick: firmly(() => complete(phone, duty, state)),
    },
    open ? say("phone-steps-first") : say("phone-complete"),
  );
}

export function complete(phone, duty, state) {
  if (state === "planned") {
    phone.show({ sheet: { kind: "early", duty } });
    return;
  }
  finish(phone, duty);
}

export function finish(phone, duty) {
  phone.state.unfolded.delete(duty.id);
  phone.act({
    path: `duties/${duty.id}/completion`,
    effect: { kind: "done", duty: duty.id },
    words: say("phone-done-said", { title: titleOf(duty), place: duty.place }),
  });
}

function others(phone, duty) {
  return h(
    "footer",
    { key: "others", class: "row spread" },
    // Of what this phone made ahead the house has no page yet; its clauses stand on the card.
    duty.ahead
      ? h("span", { key: "clauses", class: "quiet" }, duty.clauses.join(" "))
      : h("a", { key: "why", class: "button plain", href: `${phone.root}/duties/${duty.id}/why` }, say("phone-why")),
    h(
      "button",
      {
        type: "button",
        class: "button plain",
        "data-act": "waive",
        onclick: () => phone.show({ sheet: { kind: "waive", duty } }),
      },
      say("phone-waive"),
    ),
  );
}

/** A duty not yet due is one line: a tall card would invite a wrong tap. */
function plannedLine(phone, duty) {
  const unfolded = phone.state.unfolded.has(duty.id);
  const left = duty.opens - momentOf(duty, phone.now());
  const time = left < SOON_MS ? clockLength(left) : phone.clock(duty.opens);
  // A line far off does not change from second to second; the drawing may pass it by.
  const same = unfolded ? undefined : `${time}|${JSON.stringify(duty)}`;
  return h(
    "article",
    { key: duty.id, same, class: "line planned", "data-duty": duty.id, "data-state": "planned" },
    h(
      "button",
      {
        type: "button",
        class: "fold",
        "aria-expanded": String(unfolded),
        onclick: () => toggle(phone, duty.id),
      },
      h("span", { class: "sign", "aria-hidden": "true" }, "◷"),
      h("span", { class: "for-readers" }, say("page-state-planned")),
      h("span", { class: "grow" }, h("strong", {}, duty.place), " ", titleOf(duty)),
      stopped(duty) && h("span", { class: "quiet" }, say("phone-clock-stands")),
      h("time", {}, time),
    ),
    unfolded &&
      h(
        "div",
        { class: "unfolded" },
        h("p", { class: "quiet" }, [meta(phone, duty), left > 0 && say("phone-opens-in", { length: sayLength(left) })].filter(Boolean).join(" · ")),
        matter(phone, duty),
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-act": "complete",
            disabled: duty.steps?.some((step) => !step.done) ?? false,
            onclick: () => complete(phone, duty, "planned"),
          },
          say("phone-complete-early"),
        ),
        others(phone, duty),
      ),
  );
}

function toggle(phone, id) {
  const { unfolded } = phone.state;
  if (unfolded.has(id)) unfolded.delete(id);
  else unfolded.add(id);
  phone.redraw();
}

function settledList(phone, settled) {
  if (settled.length === 0) return null;
  const unfolded = phone.state.unfolded.has("settled");
  const done = settled.filter((duty) => duty.outcome.kind === "done").length;
  return h(
    "section",
    { key: "settled", class: "lines" },
    h(
      "button",
      {
        type: "button",
        class: "fold",
        "data-act": "settled",
        "aria-expanded": String(unfolded),
        onclick: () => toggle(phone, "settled"),
      },
      h("span", { class: "sign done", "aria-hidden": "true" }, "✓"),
      h("span", { class: "grow" }, say("phone-settled", { done, count: settled.length })),
      h("span", { "aria-hidden": "true" }, unfolded ? "⌃" : "⌄"),
    ),
    unfolded && settled.map((duty) => settledLine(phone, duty)),
  );
}

function settledLine(phone, duty) {
  const { outcome } = duty;
  const word = outcome.kind === "done" && outcome.punctuality === "late" ? "done-late" : outcome.kind;
  return h(
    "article",
    { key: duty.id, same: JSON.stringify(duty), class: "line settled", "data-duty": duty.id, "data-state": outcome.kind },
    h("span", { class: `state ${duty.waiting ? "waiting" : outcome.kind}` }, duty.waiting ? say("phone-to-sync") : say(`page-state-${word}`)),
    h("span", { class: "grow" }, h("strong", {}, duty.place), " ", titleOf(duty), outcome.reason ? `（${outcome.reason}）` : ""),
    h("span", { class: "quiet" }, `${phone.clock(outcome.at)} ${outcome.by ?? ""}`),
  );
}
