//! Duties that belong to a record of a register and to no meeting: a visitor to be led, somebody to
//! be called back, an inquiry to be answered. The standard says what is done and within which
//! time; the register says what for, and settles it.

use domain::assignment::team_for;
use domain::directory::{Room, Team};
use domain::duty::{DutyRecord, Settled, id_of};
use domain::serving::instant;
use domain::subject::Subject;
use domain::{AccountId, DutyId, Milliseconds, Refusal, RoomId};
use jiff::civil::Time;
use standards::{Duty, Moment, Outcome, Rule, Start, Timing};

use crate::command::Deed;
use crate::error::Error;
use crate::giving::choose_among;
use crate::timer::place_of_kind;

/// What starts the duties.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Begun {
    /// The record they are about.
    pub(crate) subject: Subject,
    /// Where; `None` for the usual place of each rule's team.
    pub(crate) room: Option<RoomId>,
    /// When it happened.
    pub(crate) at: Milliseconds,
    /// The time that was agreed, for rules that are due at it.
    pub(crate) agreed: Option<Milliseconds>,
    /// Who is to do it; `None` for whoever of the team on duty has least to do.
    pub(crate) assignee: Option<AccountId>,
}

/// The teams and rooms of a site, among which each duty finds its own.
pub(crate) struct Places {
    teams: Vec<Team>,
    rooms: Vec<Room>,
}

impl Places {
    pub(crate) fn read(deed: &mut Deed<'_>) -> Result<Self, Error> {
        Ok(Self {
            teams: store::directory::teams(deed.db, &deed.site.id)?,
            rooms: store::directory::rooms(deed.db, &deed.site.id)?,
        })
    }
}

/// Makes the duties that the standard in force knows of such a start, and gives each to somebody
/// on duty. Said again of the same record, they are made as the next round.
///
/// # Errors
/// Refused where a rule is due at an agreed time and none was agreed, or one before the start.
pub(crate) fn begin(
    deed: &mut Deed<'_>,
    start: Start,
    begun: &Begun,
) -> Result<Vec<DutyRecord>, Error> {
    begin_those(deed, start, begun, &|_| true)
}

/// Makes those of the duties whose rules are wanted.
///
/// # Errors
/// As [`begin`].
pub(crate) fn begin_those(
    deed: &mut Deed<'_>,
    start: Start,
    begun: &Begun,
    wanted: &dyn Fn(&Rule) -> bool,
) -> Result<Vec<DutyRecord>, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let places = Places::read(deed)?;
    let known = store::duty::of_subject(deed.db, &deed.site.id, begun.subject)?;
    let mut made = Vec::new();
    let rules = standard.rules().iter().filter(|rule| rule.starts == start);
    for rule in rules.filter(|rule| wanted(rule)) {
        let Timing::Once { opens, due } = rule.timing else {
            continue;
        };
        let (opens, due) = (moment(deed, begun, opens)?, moment(deed, begun, due)?);
        let before = known.iter().filter(|duty| duty.duty.rule == rule.id);
        let duty = Duty {
            rule: rule.id.clone(),
            round: 1 + before.count() as u32,
            cause: instant(begun.at),
            opens: instant(opens.min(due)),
            due: instant(due),
            stopped: None,
            outcome: None,
        };
        let (team, room) = place(&places, rule, begun.room);
        let mut record = record_of(deed, begun, version, (team, room), duty);
        give(deed, &mut record, team)?;
        store::duty::add(deed.db, &deed.site.id, &record)?;
        made.push(record);
    }
    Ok(made)
}

/// Sees to it that the duties of such a start are there once in their round, at the times that follow now,
/// due not before `least`; gives their ids. What was done stays done; what was taken away comes back.
pub(crate) fn begin_round(
    deed: &mut Deed<'_>,
    places: &Places,
    (start, begun): (Start, &Begun),
    (round, least): (u32, Option<Milliseconds>),
) -> Result<Vec<DutyId>, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut ids = Vec::new();
    for rule in standard.rules().iter().filter(|rule| rule.starts == start) {
        let Timing::Once { opens, due } = rule.timing else {
            continue;
        };
        let (opens, due) = (moment(deed, begun, opens)?, moment(deed, begun, due)?);
        let due = least.map_or(due, |least| due.max(least));
        let duty = Duty {
            rule: rule.id.clone(),
            round,
            cause: instant(begun.at),
            opens: instant(opens.min(due)),
            due: instant(due),
            stopped: None,
            outcome: None,
        };
        let (team, room) = place(places, rule, begun.room);
        let mut record = record_of(deed, begun, version, (team, room), duty);
        ids.push(record.id);
        let Some(known) = store::duty::find(deed.db, &deed.site.id, record.id)? else {
            give(deed, &mut record, team)?;
            store::duty::add(deed.db, &deed.site.id, &record)?;
            continue;
        };
        let stands = known.duty == record.duty && known.room == record.room;
        // What was given up, because of a tap that was taken back since, is asked for again; what somebody
        // did or waived stays so.
        let is_settled = matches!(
            known.duty.outcome,
            Some(Outcome::Done { .. } | Outcome::Waived { .. })
        );
        if stands || is_settled {
            continue;
        }
        if let (Some(holder), true) = (known.assignee, known.day == record.day) {
            record.assignee = Some(holder);
        } else {
            give(deed, &mut record, team)?;
        }
        crate::alert::tell_anew(deed, &known, &record.duty)?;
        store::duty::change(deed.db, &deed.site.id, &record)?;
    }
    Ok(ids)
}

/// How the duties of a record came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// What they ask for was done.
    Done,
    /// Nobody needs them any more.
    Cancelled,
}

/// Settles what is unsettled of the record's duties that such a start made, or of all of them.
pub(crate) fn settle(
    deed: &mut Deed<'_>,
    subject: Subject,
    start: Option<Start>,
    how: How,
) -> Result<(), Error> {
    let of_start = |rule: Option<&Rule>| {
        start.is_none_or(|start| rule.is_some_and(|rule| rule.starts == start))
    };
    settle_those(deed, subject, &of_start, how)
}

/// Settles what is unsettled of the record's duties whose rules are wanted.
pub(crate) fn settle_those(
    deed: &mut Deed<'_>,
    subject: Subject,
    wanted: &dyn Fn(Option<&Rule>) -> bool,
    how: How,
) -> Result<(), Error> {
    let at = instant(deed.at);
    for mut duty in store::duty::of_subject(deed.db, &deed.site.id, subject)? {
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let rule = standard.rule(&duty.duty.rule);
        if duty.duty.outcome.is_some() || !wanted(rule) {
            continue;
        }
        duty.duty.stopped = None;
        duty.duty.outcome = Some(match how {
            How::Done => Outcome::Done { at },
            How::Cancelled => Outcome::Cancelled { at },
        });
        if how == How::Done {
            duty.settled = Some(Settled {
                by: deed.actor.name.clone(),
                received: deed.now,
            });
        }
        store::duty::settle(deed.db, &deed.site.id, &duty)?;
    }
    Ok(())
}

fn record_of(
    deed: &Deed<'_>,
    begun: &Begun,
    version: i32,
    (team, room): (Option<&Team>, Option<RoomId>),
    duty: Duty,
) -> DutyRecord {
    let subject = begun.subject;
    let matter = matter(subject);
    // What is to be done on another day is given out on that day.
    let opens = deed.day_of(duty.opens.as_millisecond());
    DutyRecord {
        id: id_of(&deed.site.id, &matter, duty.rule.as_str(), duty.round),
        day: opens.max(deed.day_of(deed.now)),
        meeting: None,
        request: None,
        subject: Some(subject),
        standard_version: version,
        team: team.map(|team| team.id),
        assignee: begun.assignee,
        room,
        duty,
        settled: None,
        steps_done: Vec::new(),
        overdue_noted: None,
    }
}

/// What the ids of the duties about a record follow from, beside their rules.
pub(crate) fn matter(subject: Subject) -> String {
    format!("{} {}", subject.register.word(), subject.id)
}

/// Gives a duty of today that nobody has to somebody of the team: who that is, is weighed for what is new alone.
fn give(deed: &mut Deed<'_>, record: &mut DutyRecord, team: Option<&Team>) -> Result<(), Error> {
    if let (None, Some(team)) = (record.assignee, team)
        && record.day == deed.day_of(deed.now)
    {
        record.assignee = choose_among(deed, &team.members, record, None)?;
    }
    Ok(())
}

/// The team that carries the rule and where it does it: at the place that was named, else in the
/// first room of its kind of place that it serves.
fn place<'site>(
    Places { teams, rooms }: &'site Places,
    rule: &Rule,
    named: Option<RoomId>,
) -> (Option<&'site Team>, Option<RoomId>) {
    let room = named.and_then(|id| rooms.iter().find(|room| room.id == id));
    let by = rule.by.as_str();
    // Where no such team serves the place, the one that serves the least of the house sees to it.
    let team = team_for(teams, by, room).or_else(|| team_for(teams, by, None));
    let usual = || team.and_then(|team| place_of_kind(team, rooms, rule));
    (team, room.or_else(usual).map(|room| room.id))
}

pub(crate) fn moment(
    deed: &mut Deed<'_>,
    begun: &Begun,
    moment: Moment,
) -> Result<Milliseconds, Error> {
    let of_day = |deed: &Deed<'_>, date, time: Time| {
        standards::day::instant(&deed.zone, date, time).as_millisecond()
    };
    let date = instant(begun.at)
        .to_zoned_datetime(deed.zone.clone())
        .date();
    match moment {
        Moment::Offset { minutes } => Ok(begun.at + i64::from(minutes) * 60_000),
        Moment::TimeOfDay(time) => Ok(of_day(deed, date, time)),
        Moment::NextWorkday(time) => {
            let calendar = crate::site::calendar(deed.db, &deed.site)?;
            let next = calendar.next_working_day(date).unwrap_or(date);
            Ok(of_day(deed, next, time))
        }
        Moment::Agreed => match begun.agreed {
            Some(agreed) if agreed >= begun.at => Ok(agreed),
            Some(_) => Err(Refusal::invalid("agreed", "agreed-in-the-past").into()),
            None => Err(Refusal::invalid("agreed", "agreed-missing").into()),
        },
    }
}
