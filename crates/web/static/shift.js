// The shift as it stands: the server's last word with what was done on this phone laid over it.
// Pure: no clock, no document.

/** The state of a duty at `now`: from the times alone, as the house computes it. */
export function dutyState(duty, now) {
  if (duty.outcome) return duty.outcome.kind;
  const moment = momentOf(duty, now);
  if (moment < duty.opens) return "planned";
  return moment <= duty.due ? "open" : "overdue";
}

/** The instant a duty's clock shows: it stands still in a break. */
export function momentOf(duty, now) {
  return duty.stopped_at === null || duty.stopped_at === undefined
    ? now
    : Math.min(now, duty.stopped_at);
}

/** The server's state with the acts of the outbox laid over it, in their order. */
export function project(server, acts) {
  const state = {
    ...server,
    duties: server.duties.map((duty) => ({ ...duty })),
    meetings: server.meetings.map((meeting) => ({ ...meeting })),
  };
  for (const act of acts) {
    const lay = EFFECTS[act.effect?.kind];
    if (lay) lay(state, act.effect);
  }
  return state;
}

const EFFECTS = {
  "shift-start": (state, { at }) => {
    state.on_duty_since ??= at;
  },
  "shift-end": (state) => {
    state.on_duty_since = null;
  },
  done: (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.outcome ??= {
        kind: "done",
        at: effect.at,
        by: state.me.name,
        reason: null,
        punctuality: effect.at > duty.due ? "late" : effect.at < duty.opens ? "early" : "on_time",
      };
    }),
  waived: (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.outcome ??= {
        kind: "waived",
        at: effect.at,
        by: state.me.name,
        reason: effect.reason,
        punctuality: null,
      };
    }),
  step: (state, effect) =>
    onDuty(state, effect, (duty) => {
      duty.steps = duty.steps.map((step, index) =>
        index === effect.step ? { ...step, done: true } : step,
      );
    }),
  start: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      meeting.phase = "running";
      meeting.started_at ??= effect.at;
    }),
  seating: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      meeting.seated_at ??= effect.at;
    }),
  break: (state, effect) => {
    onMeeting(state, effect, (meeting) => {
      meeting.phase = "on_break";
      meeting.break_since = effect.at;
    });
    onRounds(state, effect, (duty) => {
      duty.stopped_at = effect.at;
    });
  },
  resumption: (state, effect) => {
    let since = null;
    onMeeting(state, effect, (meeting) => {
      since = meeting.break_since;
      meeting.phase = "running";
      meeting.break_since = null;
    });
    onRounds(state, effect, (duty) => resume(duty, since, effect.at));
  },
  end: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      meeting.phase = "ended";
      meeting.ended_at = effect.at;
    }),
  seen: (state, effect) => {
    state.notices = state.notices.filter((notice) => notice.id !== effect.notice);
  },
  arrival: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      meeting.attendees = meeting.attendees.map((attendee) =>
        attendee.index === effect.attendee ? { ...attendee, received_at: effect.at } : attendee,
      );
    }),
  acknowledged: (state, effect) =>
    onMeeting(state, effect, (meeting) => {
      meeting.changes = meeting.changes.map((change) =>
        change.revision === effect.revision ? { ...change, acknowledged: true } : change,
      );
    }),
};

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

function onRounds(state, effect, act) {
  for (const duty of state.duties) {
    if (duty.is_round && !duty.outcome && duty.meeting?.id === effect.meeting) act(duty);
  }
}

/** The clock of a round goes on: not yet open moves whole, open moves its due, overdue stays. */
function resume(duty, since, at) {
  duty.stopped_at = null;
  if (since === null || since > duty.due) return;
  const pause = at - since;
  if (since < duty.opens) duty.opens += pause;
  duty.due += pause;
}

/** Whether a duty is for whoever holds this phone: theirs, or nobody's yet. */
export function isOwn(duty) {
  return duty.mine || !duty.assignee;
}

/** The duties in the order in which they matter: one's own before the colleagues'. */
export function sections(state, now) {
  const found = { overdue: [], open: [], planned: [], settled: [] };
  for (const duty of state.duties) {
    const name = dutyState(duty, now);
    (found[name] ?? found.settled).push(duty);
  }
  found.overdue.sort(by("due"));
  found.open.sort(by("due"));
  found.planned.sort(by("opens"));
  found.settled.sort((a, b) => b.outcome.at - a.outcome.at);
  return found;
}

function by(field) {
  return (a, b) => isOwn(b) - isOwn(a) || a[field] - b[field] || (a.id < b.id ? -1 : 1);
}

/** Which alarm of a duty has come by `now`: null, opens, half or late; late counts its repeats. */
export function alarmOf(duty, now) {
  if (duty.outcome) return null;
  const moment = momentOf(duty, now);
  if (moment > duty.due) return `late-${Math.floor((moment - duty.due) / LATE_REPEAT_MS)}`;
  if (moment >= (duty.opens + duty.due) / 2) return "half";
  return moment >= duty.opens ? "opens" : null;
}

/** How often a late duty speaks again. */
export const LATE_REPEAT_MS = 2 * 60 * 1000;
