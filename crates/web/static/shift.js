// The shift as it stands: the server's last word with what was done on this phone laid over it.
// Pure: no clock, no document.

import { dutyState, happen, momentOf } from "./course.js";

export { dutyState, momentOf };

/** The server's state with the acts of the outbox laid over it, in the order of their time. */
export function project(server, acts) {
  const state = {
    ...server,
    duties: server.duties.map((duty) => ({ ...duty })),
    meetings: server.meetings.map((meeting) => ({ ...meeting })),
    assigned_matters: (server.assigned_matters ?? []).map((matter) => ({ ...matter })),
  };
  // A duty about a matter is drawn with its words, which are its assignee's alone.
  for (const duty of state.duties) {
    if (duty.subject?.register !== "assigned-matter") continue;
    duty.matter = state.assigned_matters.find((matter) => matter.id === duty.subject.id);
  }
  besideDuties(state, server.newspapers);
  for (const duty of state.duties) duty.dining = server.dining?.includes(duty.id);
  const effects = acts.map((act) => act.effect).filter((effect) => EFFECTS[effect?.kind]);
  // Acts of one instant stay in the order of their taps.
  for (const effect of effects.sort((a, b) => a.at - b.at)) EFFECTS[effect.kind](state, effect);
  return state;
}

/** The offices of a duty that brings papers stand with it; for one that sorts them there is a list. */
function besideDuties(state, newspapers) {
  if (!newspapers) return;
  for (const duty of state.duties) {
    const stops = newspapers.stops.filter((stop) => stop.duty === duty.id);
    if (stops.length > 0) duty.stops = stops.map((stop) => ({ ...stop }));
    duty.sorting = newspapers.sorting.includes(duty.id);
  }
}

const EFFECTS = {
  "shift-start": (state, { at }) => {
    state.on_duty_since ??= at;
  },
  "shift-end": (state) => {
    state.on_duty_since = null;
    state.out = null;
  },
  "went-out": (state, { at, place, back_at }) => {
    state.out = { place, since: at, back_at };
  },
  "came-back": (state) => {
    state.out = null;
  },
  "sign-on": (state, effect) => {
    settle(state, { ...effect, kind: "done" });
    state.on_duty_since ??= effect.at;
  },
  done: settle,
  waived: settle,
  step: (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.steps = duty.steps.map((step, index) =>
        index === effect.step ? { ...step, done: true } : step,
      );
      duty.checks = duty.checks.map((check) =>
        check.step === effect.step ? { ...check, done: true } : check,
      );
    }),
  "office-answered": (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.steps = duty.steps.map((step) => ({ ...step, done: false }));
      duty.opens = Math.min(effect.at + effect.minutes * 60_000, duty.due);
      duty.office = { ...duty.office, answered_at: effect.at };
    }),
  "newspapers-delivered": (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.stops = duty.stops?.map((stop) =>
        stop.stop === effect.stop ? { ...stop, at: stop.at ?? effect.at } : stop,
      );
    }),
  remark: (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.checks = duty.checks.map((check) =>
        check.step === effect.step ? { ...check, remark: effect.note } : check,
      );
    }),
  restock: (state, effect) =>
    onDuty(state, effect, (duty) => {
      const now = (one) => effect.items.find((told) => told.item === one.item)?.quantity ?? one.quantity;
      duty.checks = duty.checks.map((check) =>
        check.step === effect.step
          ? { ...check, done: true, restocks: check.restocks.map((one) => ({ ...one, quantity: now(one) })) }
          : check,
      );
    }),
  fault: (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.checks = duty.checks.map((check) =>
        check.step === effect.step ? { ...check, remark: effect.words } : check,
      );
    }),
  "hand-over-had": (state, effect) => {
    state.hand_overs = (state.hand_overs ?? []).filter((one) => one.id !== effect.hand_over);
  },
  matter: (state, effect) => {
    const matter = state.assigned_matters.find((one) => one.id === effect.matter);
    if (matter) matter.state = effect.state;
    if (effect.duty) settle(state, { ...effect, kind: "done" });
    for (const duty of state.duties) if (duty.subject?.id === effect.matter) duty.waiting = true;
  },
  start: take,
  seating: take,
  break: take,
  resumption: take,
  end: take,
  request: take,
  seen: (state, effect) => {
    state.notices = state.notices.filter((notice) => notice.id !== effect.notice);
  },
  arrival: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      const guest = guestAt(meeting.attendees, effect);
      meeting.attendees = meeting.attendees.map((attendee) =>
        attendee === guest ? { ...attendee, received_at: attendee.received_at ?? effect.at } : attendee,
      );
    }),
  acknowledged: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      meeting.changes = meeting.changes.map((change) =>
        change.revision === effect.revision ? { ...change, acknowledged: true } : change,
      );
    }),
};

/** Takes a meeting on, with the duties that follow. */
function take(state, effect) {
  onMeeting(state, effect, (meeting) => happen(runOf(state, meeting), effect));
}

/** Settles a duty: of a meeting with what follows, of the day by itself. */
function settle(state, effect) {
  onDuty(state, effect, (duty) => {
    const meeting = state.meetings.find((one) => one.id === duty.meeting?.id);
    // A duty of the day is a run of its own, in which nothing else can happen.
    const run = meeting ? runOf(state, meeting) : { meeting: { id: duty.meeting?.id }, duties: [duty], me: state.me };
    happen(run, effect);
  });
}

function runOf(state, meeting) {
  return { site: state.site, me: state.me, meeting, duties: state.duties };
}

/** The guest of a list that may have changed meanwhile: the place if the name fits, else the name. */
function guestAt(attendees, { attendee, name }) {
  const at = attendees.find((one) => one.index === attendee);
  if (at && (!name || at.name === name)) return at;
  return attendees.find((one) => one.name === name);
}

function onDuty(state, effect, act) {
  const duty = state.duties.find((candidate) => candidate.id === effect.duty);
  if (!duty) return;
  act(duty);
  duty.waiting = true;
}

function onMeeting(state, effect, act) {
  const meeting = state.meetings.find((candidate) => candidate.id === effect.meeting);
  if (!meeting) return;
  act(meeting);
  meeting.waiting = true;
}

/** Whether a duty is for whoever holds this phone: theirs, or nobody's yet. */
export function isOwn(duty) {
  return duty.mine || !duty.assignee;
}

/** The duties in the order in which they matter: one's own before the colleagues'. */
export function sections(state, now) {
  const found = { overdue: [], open: [], planned: [], settled: [] };
  for (const duty of state.duties) {
    if (isLater(state, duty)) continue;
    const name = dutyState(duty, now);
    (found[name] ?? found.settled).push(duty);
  }
  found.overdue.sort(by("due"));
  found.open.sort(by("due"));
  found.planned.sort(by("opens"));
  found.settled.sort((a, b) => b.outcome.at - a.outcome.at || (a.id < b.id ? -1 : 1));
  return found;
}

/** What is to be read back first is one card: the doing of it comes after. */
function isLater(state, duty) {
  if (duty.outcome || duty.matter?.state !== "assigned") return false;
  const earlier = (other) => other.due < duty.due || (other.due === duty.due && other.id < duty.id);
  return state.duties.some((other) => !other.outcome && other.subject?.id === duty.subject.id && earlier(other));
}

function by(field) {
  return (a, b) => isOwn(b) - isOwn(a) || isRemedy(b) - isRemedy(a) || a[field] - b[field] || (a.id < b.id ? -1 : 1);
}

/** Whether a duty puts something right for somebody who complained: nothing is more urgent. */
export function isRemedy(duty) {
  return duty.request?.kind === "remedy";
}

/** What is to be done now, what is late before the rest; but what is to be put right before everything. */
export function dueNow(found) {
  return [...found.overdue, ...found.open].sort((a, b) => isRemedy(b) - isRemedy(a));
}

/** Which alarm of a duty has come by `now`: null, opens, half or late; late counts its repeats. */
export function alarmOf(duty, now) {
  if (duty.outcome) return null;
  const moment = momentOf(duty, now);
  if (moment > duty.due) return `late-${Math.floor((moment - duty.due) / LATE_REPEAT_MS)}`;
  if (moment >= (duty.opens + duty.due) / 2) return "half";
  return moment >= duty.opens ? "opens" : null;
}

/** How pressing an alarm is: a higher one speaks, a lower one only is noted. */
export function urgencyOf(alarm) {
  if (!alarm) return 0;
  if (alarm.startsWith("late-")) return 3 + Number(alarm.slice("late-".length));
  return alarm === "half" ? 2 : 1;
}

/** How often a late duty speaks again. */
export const LATE_REPEAT_MS = 2 * 60 * 1000;
