// A meeting as it goes on and the duties that follow, by the same rules as the house's engine, so
// that a phone without a network goes on by itself. Pure: no clock, no document.
//
// A run is `{site, meeting, duties, me}`: a meeting with its course, and duties, of which those of
// the meeting count. What happens changes both in place; whoever needs them unchanged copies them.

import { dutyId } from "./duty_id.js";

const MINUTE_MS = 60_000;

/** The state of a duty at `now`: from the times alone, as the house computes it. */
export function dutyState(duty, now) {
  if (duty.outcome) return duty.outcome.kind;
  const moment = momentOf(duty, now);
  if (moment < duty.opens) return "planned";
  return moment <= duty.due ? "open" : "overdue";
}

/** The instant a duty's clock shows: it stands still in a break. */
export function momentOf(duty, now) {
  return isStopped(duty) ? Math.min(now, duty.stopped_at) : now;
}

/**
 * Takes in what happened at `at`: `start`, `seating`, `break`, `resumption`, `end`, `request` with
 * the wish, `done` and `waived` with the duty's id. What is not lawful there changes nothing, as
 * the house would refuse it or say that it is known; tells whether it was lawful.
 */
export function happen(run, { kind, at, ...said }) {
  if (run.meeting.phase === "cancelled") return false;
  return HAPPENINGS[kind](run, at, said);
}

const HAPPENINGS = {
  start(run, at) {
    const { meeting } = run;
    if (meeting.phase !== "expected") return false;
    meeting.phase = "running";
    meeting.started_at = at;
    return begin(run, "started", at);
  },

  seating(run, at) {
    const { meeting } = run;
    if (meeting.phase === "ended" || isTime(meeting.seated_at)) return false;
    meeting.seated_at = at;
    return begin(run, "seated", at);
  },

  break(run, at) {
    const { meeting } = run;
    if (meeting.phase !== "running") return false;
    meeting.phase = "on_break";
    meeting.break_since = at;
    for (const duty of unsettled(run)) {
      if (duty.is_round) duty.stopped_at = at;
    }
    return begin(run, "break", at);
  },

  resumption(run, at) {
    const { meeting } = run;
    if (meeting.phase !== "on_break") return false;
    meeting.phase = "running";
    meeting.break_since = null;
    for (const duty of unsettled(run)) goOn(duty, at);
    return begin(run, "resumed", at);
  },

  end(run, at) {
    const { meeting } = run;
    if (!isUnderWay(meeting)) return false;
    for (const duty of unsettled(run)) {
      const kind = dutyState(duty, at) === "overdue" ? "missed" : "cancelled";
      duty.outcome = { kind, at, by: null, reason: null, punctuality: null };
      duty.stopped_at = null;
    }
    meeting.phase = "ended";
    meeting.break_since = null;
    meeting.ended_at = at;
    return begin(run, "ended", at);
  },

  request(run, at, { request }) {
    return isUnderWay(run.meeting) && begin(run, "request", at, request);
  },

  done: (run, at, { duty }) => settle(run, at, duty, "done", null),
  waived: (run, at, { duty, reason }) => settle(run, at, duty, "waived", reason),
};

/** Settles a duty, and after a round begins the next. */
function settle(run, at, id, kind, reason) {
  const duty = ofMeeting(run).find((one) => one.id === id);
  if (!duty || (duty.is_round && run.meeting.phase === "expected")) return false;
  // What was done before the house closed it counts, though its word comes after.
  const wasClosed = isClosed(duty) && at < duty.outcome.at;
  if (duty.outcome && !wasClosed) return false;
  goOn(duty, at);
  const punctuality = kind === "done" ? punctualityOf(duty, at) : null;
  duty.outcome = { kind, at, by: run.me?.name ?? null, reason, punctuality };
  const rule = rulesOf(run).find((one) => one.rule === duty.rule);
  if (duty.is_round && rule && !wasClosed) add(run, rule, duty.round + 1, at);
  return true;
}

/** Whether it was the house that settled the duty, because of what was over or gone. */
function isClosed({ outcome }) {
  return outcome?.kind === "missed" || outcome?.kind === "cancelled";
}

function punctualityOf(duty, at) {
  if (at < duty.opens) return "early";
  return at <= duty.due ? "on_time" : "late";
}

/**
 * The clock of a duty goes on: what had not opened moves whole by the time it stood still, what was
 * open keeps its opening and moves its due, what was overdue stays.
 */
function goOn(duty, at) {
  if (!isStopped(duty)) return;
  const stopped = duty.stopped_at;
  const stood = Math.max(0, at - stopped);
  duty.stopped_at = null;
  if (stopped < duty.opens) duty.opens += stood;
  else if (stopped > duty.due) return;
  duty.due += stood;
}

/** Makes the duties of every rule that `start` starts. */
function begin(run, start, at, request = null) {
  for (const rule of rulesOf(run).filter((one) => one.starts === start)) {
    const rounds = ofMeeting(run).filter((one) => one.rule === rule.rule).map((one) => one.round);
    // A team sees its own duties alone; the house says how far the rule is.
    add(run, rule, Math.max(rule.next_round, ...rounds.map((round) => round + 1)), at, request);
  }
  serve(run, start, at);
  return true;
}

/**
 * Makes the duties of what was ordered for the moment; at the end also of what was ordered for a moment that
 * did not come. What was made before is there once: a second break brings nothing again.
 */
function serve(run, start, at) {
  for (const line of run.meeting.course?.lines ?? []) {
    if (line.starts !== start && start !== "ended") continue;
    const { subject, round, note } = line;
    const matter = `${subject.register} ${subject.id}`;
    // Its duty is of the order: no break stops it, and no end of the meeting closes it.
    make(run, line, { matter, round, cause: at }, { subject, request: { kind: "order", from: "", to: "", note } });
  }
}

/** Makes a duty of the meeting. */
function add(run, rule, round, cause, request = null) {
  const { meeting } = run;
  const stands = rule.is_round && meeting.phase === "on_break";
  make(run, rule, { matter: meeting.id, round, cause }, {
    meeting: { id: meeting.id, title: meeting.title },
    stopped_at: stands ? Math.max(cause, meeting.break_since) : null,
    seats: rule.by_precedence ? meeting.course.seats : [],
    request: rule.rule === "request" ? request : null,
    revision: meeting.revision,
  });
}

/** Makes a duty of a matter, once; `more` is what that matter says of it. */
function make({ site, meeting, duties }, rule, { matter, round, cause }, more) {
  const id = dutyId(site, matter, rule.rule, round);
  if (duties.some((duty) => duty.id === id)) return;
  const [opens, due] = rule.windows[Math.min(round, rule.windows.length) - 1];
  duties.push({
    id,
    rule: rule.rule,
    title: rule.title,
    round,
    is_round: rule.is_round,
    clauses: rule.clauses,
    wording: rule.wording,
    room: meeting.room,
    place: meeting.room.name || meeting.room.number,
    meeting: null,
    team: rule.team,
    opens: cause + opens * MINUTE_MS,
    due: cause + due * MINUTE_MS,
    stopped_at: null,
    hold_until: null,
    assignee: rule.assignee,
    mine: rule.mine,
    outcome: null,
    steps: rule.steps.map((text) => ({ text, done: false })),
    ordered: rule.ordered,
    photo: null,
    checks: rule.checks,
    seats: [],
    request: null,
    // The house does not know it yet.
    ahead: true,
    ...more,
  });
}

function rulesOf({ meeting }) {
  return meeting.course?.rules ?? [];
}

function ofMeeting({ meeting, duties }) {
  return duties.filter((duty) => duty.meeting?.id === meeting.id);
}

function unsettled(run) {
  return ofMeeting(run).filter((duty) => !duty.outcome);
}

function isUnderWay({ phase }) {
  return phase === "running" || phase === "on_break";
}

function isStopped(duty) {
  return isTime(duty.stopped_at);
}

function isTime(value) {
  return value !== null && value !== undefined;
}
