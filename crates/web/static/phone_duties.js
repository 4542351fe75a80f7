// The tab of duties: what is late, what is due, what is running, what comes, what is done.

import { h } from "./draw.js";
import { firmly, unlessEcho } from "./firmly.js";
import { checks, tick } from "./phone_checks.js";
import { foundPart } from "./phone_found.js";
import { handOverPart, isHandOver, isTakeOver, takeOverPart } from "./phone_hand_over.js";
import { matterPart } from "./phone_matter.js";
import { besidePart, roundPart } from "./phone_beside.js";
import { changedCard, meetingCard } from "./phone_meetings.js";
import { isSignOn, ownSignOn, signOnHint, signOnPart } from "./phone_sign_on.js";
import { dueNow, dutyState, isOwn, isRemedy, momentOf } from "./shift.js";
import { aside, clockLength, say, sayLength } from "./words.js";

const SOON_MS = 10 * 60 * 1000;
const SIGNS = { planned: "◷", open: "▶", overdue: "!" };

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
    onDutyCard(phone, view, found),
    dueNow(found).filter(isOwn).map((duty) => dutyCard(phone, duty)),
    heldLines(phone, found.settled),
    empty && nothing(found),
    running.map((meeting) => meetingCard(phone, meeting)),
    changed.map((meeting) => changedCard(phone, meeting)),
    colleagues(phone, dueNow(found).filter((duty) => !isOwn(duty))),
    found.planned.length > 0 &&
      h(
        "section",
        { key: "planned", class: "lines", "aria-labelledby": "planned-title" },
        h("h2", { id: "planned-title" }, say("phone-planned")),
        found.planned.map((duty) => foldedLine(phone, duty, "planned")),
      ),
    settledList(phone, found.settled),
  );
}

/** What is due of colleagues: a line each, there to be helped with. */
function colleagues(phone, duties) {
  if (duties.length === 0) return null;
  return h(
    "section",
    { key: "colleagues", class: "lines", "aria-labelledby": "colleagues-title" },
    h("h2", { id: "colleagues-title" }, say("phone-colleagues")),
    duties.map((duty) => foldedLine(phone, duty, dutyState(duty, phone.now()))),
  );
}

function isNear(meeting, now) {
  return meeting.phase === "expected" && meeting.starts - now < 30 * 60 * 1000;
}

function onDutyCard(phone, view, found) {
  if (view.on_duty_since) return null;
  // Whoever is planned takes the post with the check; its card stands below.
  const check = ownSignOn(phone, view, found);
  if (check) {
    const open = check.opens <= phone.now();
    return h(
      "section",
      { key: "on-duty", class: "card", "data-sign-on": "" },
      signOnHint(phone, check),
      !open && [checks(phone, check), signOnPart(phone, check)],
    );
  }
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

/** What was done and stays so for a while, such as a door that is to stand open: a line each until then. */
function heldLines(phone, settled) {
  const now = phone.now();
  const held = settled.filter((duty) => duty.outcome.kind === "done" && duty.hold_until > now);
  if (held.length === 0) return null;
  return h(
    "section",
    { key: "held", class: "lines", "aria-label": say("phone-held-title") },
    held.map((duty) =>
      h(
        "article",
        { key: duty.id, class: "line held open", "data-held": duty.id },
        h("span", { class: "grow" }, h("strong", {}, duty.place), " ", titleOf(duty)),
        h("span", { class: "state open" }, say("phone-held", { time: phone.clock(duty.hold_until) })),
        h("time", { role: "timer" }, clockLength(duty.hold_until - now)),
      ),
    ),
  );
}

/** A duty to be done now: the place, the time that is left, and one button for the thumb. */
function dutyCard(phone, duty) {
  const now = phone.now();
  const state = dutyState(duty, now);
  const moment = momentOf(duty, now);
  return h(
    "article",
    {
      key: duty.id,
      class: `duty ${state}`,
      "data-duty": duty.id,
      "data-state": state,
      "data-urgent": isRemedy(duty),
    },
    h(
      "header",
      { class: "row spread" },
      h("h2", { class: "grow" }, duty.place || duty.team),
      isRemedy(duty) && h("span", { class: "urgent" }, say("phone-most-urgent")),
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
    byRegister(phone, duty) ?? [completeButton(phone, duty, state), others(phone, duty)],
  );
}

/** What settles a duty that is settled by what is said on a page; null for the others. */
function byRegister(phone, duty) {
  if (duty.subject?.register === "assigned-matter") return matterPart(phone, duty);
  if (isSignOn(duty)) return signOnPart(phone, duty);
  if (isHandOver(duty)) return handOverPart(phone, duty);
  if (isTakeOver(duty)) return takeOverPart(phone, duty);
  if (duty.stops) return roundPart(phone, duty);
  const onAPage = [isOnItsPage, isOfFault, isOfPaper, isFound, isOfMissing, isOfCase, isSignOff];
  return onAPage.some((is) => is(duty)) ? faultButton(phone, duty) : null;
}

/** What is to be done about a fault is said on its page, which settles the duty. */
function isOfFault(duty) {
  return duty.subject?.register === "fault";
}

/** So is a paper in custody: whoever receives it signs there. */
function isOfPaper(duty) {
  return duty.subject?.register === "paper-in-custody";
}

/** So is a found thing: where it lies and who was told is said there. */
function isFound(duty) {
  return duty.subject?.register === "found-item";
}

/** So are newspapers that are missing: each is asked for on their page. */
function isOfMissing(duty) {
  return duty.subject?.register === "newspaper";
}

/** So is what is to be done about a case, but for the remedy. */
function isOfCase(duty) {
  return duty.subject?.register === "case" && !duty.request;
}

/** What of an order waits for its client or for a count is said on its page. */
function isOnItsPage(duty) {
  return ["order-page", "order-cancelled"].includes(duty.request?.kind);
}

/** What a banquet came to is signed off on its page; it belongs to no team, as its other duties do. */
function isSignOff(duty) {
  return duty.subject?.register === "banquet" && !duty.team;
}

/** What the way to that page is called. */
function pageWords(duty) {
  if (isOnItsPage(duty)) return "order-open-page";
  if (isOfPaper(duty)) return "paper-open-page";
  if (isFound(duty)) return "found-item-open-page";
  if (isOfMissing(duty)) return "newspaper-missing-open-page";
  if (isSignOff(duty)) return "banquet-open-page";
  return duty.subject.register === "case" ? "phone-case-open-page" : "fault-open-page";
}

function faultButton(phone, duty) {
  return h(
    "a",
    { key: "fault", class: "button main act", "data-act": "fault-page", href: `${phone.root}/${duty.subject.page}` },
    say(pageWords(duty)),
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
    phone.window(duty.opens, duty.due),
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
  // A matter that was assigned is told by its own words, and read back item by item.
  const told = duty.subject?.register === "assigned-matter";
  return [
    duty.wording && h("p", { key: "wording", class: "wording" }, `“${duty.wording}”`),
    besidePart(phone, duty),
    duty.request && requestLine(duty.request),
    // Whoever puts something right has nothing to do with the case that wants it.
    duty.subject && !told && !isHandOver(duty) && !duty.office && !isRemedy(duty) && subjectLine(phone, duty.subject),
    duty.checks?.length > 0 && !told && !isHandOver(duty) && (!isSignOn(duty) || duty.mine) && checks(phone, duty),
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
    foundPart(phone, duty),
  ];
}

/** What a guest asked for: of a document, from whom to whom. */
/** The record of a register that the duty is about, by its number: names are on its page alone. */
function subjectLine(phone, { register, number, page }) {
  const words = say(`phone-subject-${register}`, { number });
  return h("p", { key: "subject" }, h("a", { href: `${phone.root}/${page}` }, words));
}

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
            // Steps are ticked off in a quick row: each tap counts, but for the echo of another act.
            onclick: unlessEcho(() => tick(phone, duty, index, step.text)),
          },
          h("span", { class: "box", "aria-hidden": "true" }, step.done ? "✓" : duty.ordered ? String(index + 1) : ""),
          h("span", {}, step.text),
        ),
      ),
    ),
  );
}

function completeButton(phone, duty, state) {
  const open = stepsLeft(duty);
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

/** Only steps whose order matters have to be ticked before the duty is done: the house says the same. */
function stepsLeft(duty) {
  return Boolean(duty.ordered && duty.steps?.some((step) => !step.done));
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
    withdrawal: { path: `duties/${duty.id}/withdrawal` },
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
    duty.photo && !duty.ahead && photoLink(phone, duty),
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

/** The way to the page on which a photo is added; of some it is not done without one. */
function photoLink(phone, duty) {
  const words = say(duty.photo === "required" ? "phone-photo-first" : "phone-photo-add");
  return h("a", { key: "photo", class: "button plain", "data-act": "photo", href: `${phone.root}/duties/${duty.id}/why#photos` }, words);
}

/** A duty not yet due, or a colleague's, is one line: a tall card would invite a wrong tap. */
function foldedLine(phone, duty, state) {
  const unfolded = phone.state.unfolded.has(duty.id);
  const moment = momentOf(duty, phone.now());
  const left = duty.opens - moment;
  const time = state === "planned" ? (left < SOON_MS ? clockLength(left) : phone.clock(duty.opens)) : timeOf(duty, state, moment);
  // A line far off does not change from second to second; the drawing may pass it by.
  const same = unfolded ? undefined : `${time}|${JSON.stringify(duty)}`;
  return h(
    "article",
    { key: duty.id, same, class: `line ${state}`, "data-duty": duty.id, "data-state": state },
    h(
      "button",
      {
        type: "button",
        class: "fold",
        "aria-expanded": String(unfolded),
        onclick: () => toggle(phone, duty.id),
      },
      h("span", { class: "sign", "aria-hidden": "true" }, SIGNS[state]),
      h("span", { class: "for-readers" }, say(`page-state-${state}`)),
      h("span", { class: "grow" }, h("strong", {}, duty.place), " ", titleOf(duty), !isOwn(duty) && h("span", { class: "quiet" }, ` ${duty.assignee.name}`)),
      stopped(duty) && h("span", { class: "quiet" }, say("phone-clock-stands")),
      h("time", {}, time),
    ),
    unfolded &&
      h(
        "div",
        { class: "unfolded" },
        h("p", { class: "quiet" }, [meta(phone, duty), left > 0 && say("phone-opens-in", { length: sayLength(left) })].filter(Boolean).join(" · ")),
        matter(phone, duty),
        byRegister(phone, duty) ?? [
          h(
            "button",
            {
              key: "complete",
              type: "button",
              class: "button",
              "data-act": "complete",
              disabled: stepsLeft(duty),
              onclick: firmly(() => complete(phone, duty, state)),
            },
            say(state === "planned" ? "phone-complete-early" : "phone-complete-for", { name: duty.assignee?.name ?? "" }),
          ),
          others(phone, duty),
        ],
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
    h("span", { class: "grow" }, h("strong", {}, duty.place), " ", titleOf(duty), outcome.reason ? aside(outcome.reason) : ""),
    h("span", { class: "quiet" }, `${phone.clock(outcome.at)} ${outcome.by ?? ""}`),
  );
}
