//! What is to be done on a day: the duties that are there, what is left of the days before, what its meetings will
//! ask for if they go as they were booked, the day's own where it has not begun, and the leaders' offices of the
//! evening.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::assignment::team_for;
use domain::day_plan::Task;
use domain::duty::{DutyRecord, id_of};
use domain::requirement::{BookingStatus, Meeting};
use domain::serving::instant;
use domain::subject::Register;
use domain::{AccountId, CaseId, DutyId, MeetingId, Milliseconds};
use standards::{Outcome, Run};
use store::Database;
use store::meeting::MeetingRecord;

use super::Ground;
use crate::board::Eyes;
use crate::hands::{Spots, busy_ms, task_of};
use crate::view::{MASKED, RoomBrief, right_of};

/// A task as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedTask {
    /// The duty.
    pub duty: DutyId,
    /// Whether it is there already; what a meeting will ask for comes with the meeting.
    pub is_there: bool,
    /// What to do, in the words of the standard.
    pub title: String,
    /// Its round, from 1.
    pub round: u32,
    /// Whether its rule comes in rounds.
    pub is_round: bool,
    /// Where.
    pub room: Option<RoomBrief>,
    /// The meeting that it serves.
    pub meeting: Option<MeetingId>,
    /// The team that serves it.
    pub team: Option<String>,
    /// From when on, and until when.
    pub window: (Milliseconds, Milliseconds),
}

/// A meeting of the day in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMeeting {
    /// Its title.
    pub title: String,
    /// Its room.
    pub room: RoomBrief,
    /// From when until when.
    pub span: (Milliseconds, Milliseconds),
}

/// What was gathered of a day.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) tasks: Vec<Task>,
    /// In the order of the tasks.
    pub(super) shown: Vec<PlannedTask>,
    pub(super) meetings: BTreeMap<MeetingId, PlannedMeeting>,
    /// Those that have not begun.
    pub(super) booked: Vec<Meeting>,
    /// How long everybody was busy with what they did of the day.
    pub(super) worked: BTreeMap<AccountId, Milliseconds>,
    /// Who did something of which meeting already.
    pub(super) served: Vec<(AccountId, MeetingId)>,
}

/// Gathers the tasks of a day, of those duties that the reader sees.
pub(super) fn gather(
    db: &mut Database,
    ground: &mut Ground,
    eyes: Option<&Eyes>,
) -> Result<Gathered> {
    let site = ground.sight.site.id.clone();
    let mut gathered = Gathered::default();
    let records = store::duty::of_day(db, &site, &ground.date.to_string())?;
    let mut meetings = store::meeting::between(db, &site, ground.whole.0, ground.whole.1)?;
    if !ground.is_today {
        // What begins the night before is that day's; who serves it then is not known.
        meetings.retain(|one| one.meeting.requirement.starts >= ground.whole.0);
    }
    note_done(db, ground, &records, &mut gathered)?;
    let left = records.into_iter();
    let left = left.filter(|one| one.duty.outcome.is_none());
    let mut records: Vec<(DutyRecord, bool)> = left.map(|one| (one, true)).collect();
    // What was told the evening before is due this morning, and belongs to the day before.
    let before = crate::today::left_before(db, &site, ground.date)?.into_iter();
    records.extend(before.map(|one| (one, true)));
    let (zone, date, from) = (ground.zone.clone(), ground.date, ground.from);
    let cleanings = crate::office::expected(db, &mut ground.sight, (&zone, date), from)?;
    records.extend(cleanings.into_iter().map(|one| (one, false)));
    if !store::site::is_planned(db, &site, &ground.date.to_string())? {
        let own = own_duties(db, ground)?.into_iter();
        records.extend(own.map(|one| (one, false)));
    }
    for record in &meetings {
        let known = store::duty::of_meeting(db, &site, record.meeting.id)?;
        if let Some(expected) = expected(db, ground, record, &known)? {
            records.retain(|(one, _)| one.meeting != Some(record.meeting.id));
            records.extend(expected);
        }
        let title = title_of(ground, &record.meeting);
        gathered.note_meeting(ground, &record.meeting, title);
    }
    let spots = Spots::look(db, &site)?;
    for (record, is_there) in &records {
        // The check at sign-on lies before the shift; a matter is its assignee's to plan.
        let is_ones_own =
            crate::roster::is_about_one(record) || crate::assigned_matter::is_about_one(record);
        let sees = eyes.is_some_and(|eyes| eyes.see(record, None));
        if !is_ones_own && sees {
            gathered.add(db, ground, (record, *is_there), &spots)?;
        }
    }
    Ok(gathered)
}

/// Notes what was done of the day, by whom.
fn note_done(
    db: &mut Database,
    ground: &mut Ground,
    records: &[DutyRecord],
    gathered: &mut Gathered,
) -> Result<()> {
    for record in records {
        let Some(account) = record.assignee else {
            continue;
        };
        gathered
            .served
            .extend(record.meeting.map(|id| (account, id)));
        if matches!(record.duty.outcome, None | Some(Outcome::Cancelled { .. })) {
            continue;
        }
        let standard = ground.sight.standard(db, record.standard_version)?;
        let busy = busy_ms(standard.rule(&record.duty.rule));
        *gathered.worked.entry(account).or_default() += busy;
    }
    Ok(())
}

/// The day's own duties, as they will be made when it begins.
fn own_duties(db: &mut Database, ground: &mut Ground) -> Result<Vec<DutyRecord>> {
    let site = ground.sight.site.clone();
    let standard = ground.sight.standard(db, site.standard_version)?;
    let calendar = crate::site::calendar(db, &site)?;
    let duties = standards::day::plan(&standard, &ground.zone, &calendar, ground.date);
    let rooms = store::directory::rooms(db, &site.id)?;
    let teams = &ground.sight.teams;
    let day = ground.date.to_string();
    Ok(crate::timer::own_duties(
        (&site, &day),
        &standard,
        duties,
        (teams, &rooms),
    ))
}

/// What a meeting still asks for, under the ids that its duties have or will have, and whether they have
/// them already; `None` where it is over
/// or off, so that only what is there already is left.
fn expected(
    db: &mut Database,
    ground: &mut Ground,
    record: &MeetingRecord,
    known: &[DutyRecord],
) -> Result<Option<Vec<(DutyRecord, bool)>>> {
    let meeting = &record.meeting;
    let off = meeting.requirement.status == BookingStatus::Cancelled;
    if off || meeting.cancelled.is_some() || meeting.ended.is_some() {
        return Ok(None);
    }
    let standard = ground.sight.standard(db, meeting.standard_version)?;
    let duties = known.iter().map(|one| one.duty.clone()).collect();
    let run = Run::resume(
        &standard,
        &ground.zone,
        crate::plan::engine_meeting(meeting),
        crate::plan::progress_of(record),
        duties,
    );
    let ahead = standards::expected(&run, instant(ground.from));
    let room = ground.sight.rooms.get(&meeting.requirement.room);
    let site = &ground.sight.site.id;
    let records = ahead.into_iter().map(|duty| {
        let mut found = known.iter();
        let found = found.find(|one| one.duty.rule == duty.rule && one.duty.round == duty.round);
        if let Some(found) = found {
            let found = found.clone();
            return (DutyRecord { duty, ..found }, true);
        }
        let rule = standard.rule(&duty.rule);
        let team = rule.and_then(|rule| team_for(&ground.sight.teams, rule.by.as_str(), room));
        let matter = meeting.id.to_string();
        let new = DutyRecord {
            id: id_of(site, &matter, duty.rule.as_str(), duty.round),
            day: ground.date.to_string(),
            meeting: Some(meeting.id),
            request: None,
            subject: None,
            standard_version: meeting.standard_version,
            team: team.map(|team| team.id),
            assignee: None,
            room: Some(meeting.requirement.room),
            duty,
            settled: None,
            steps_done: Vec::new(),
            overdue_noted: None,
        };
        (new, false)
    });
    Ok(Some(records.collect()))
}

/// The title, for whoever may know what every meeting is about.
fn title_of(ground: &Ground, meeting: &Meeting) -> String {
    if ground.shows_titles || !meeting.requirement.secret {
        meeting.requirement.title.clone()
    } else {
        MASKED.to_owned()
    }
}

impl Gathered {
    fn note_meeting(&mut self, ground: &Ground, meeting: &Meeting, title: String) {
        let required = &meeting.requirement;
        let shown = PlannedMeeting {
            title,
            room: ground.sight.room(required.room),
            span: (required.starts, required.ends),
        };
        self.meetings.insert(meeting.id, shown);
        let is_on = required.status != BookingStatus::Cancelled && meeting.cancelled.is_none();
        if is_on && meeting.started.is_none() {
            self.booked.push(meeting.clone());
        }
    }

    /// Adds a duty, where its window is still to pass and passes on that day.
    fn add(
        &mut self,
        db: &mut Database,
        ground: &mut Ground,
        (record, is_there): (&DutyRecord, bool),
        spots: &Spots,
    ) -> Result<()> {
        let due = record.duty.due.as_millisecond();
        let is_over = due < ground.from;
        let is_later = record.meeting.is_none() && due >= ground.whole.1;
        if is_over || is_later {
            return Ok(());
        }
        let standard = ground.sight.standard(db, record.standard_version)?;
        let rule = standard.rule(&record.duty.rule);
        let mut task = task_of(record, rule, spots, ground.from);
        if let Some(about) = record.subject.filter(|it| it.register == Register::Case) {
            let site = &ground.sight.site.id;
            task.barred = store::case::subjects(db, site, CaseId(about.id))?;
        }
        self.shown.push(PlannedTask {
            duty: record.id,
            is_there,
            title: rule.map_or_else(|| record.duty.rule.to_string(), |rule| rule.title.clone()),
            round: record.duty.round,
            is_round: rule.is_some_and(standards::Rule::comes_in_rounds),
            room: record.room.map(|room| ground.sight.room(room)),
            meeting: record.meeting,
            team: record.team.and_then(|id| {
                let team = ground.sight.teams.iter().find(|team| team.id == id);
                team.map(|team| team.name.clone())
            }),
            window: (record.duty.opens.as_millisecond(), due),
        });
        self.tasks.push(task);
        Ok(())
    }
}

/// Whether a reader may know what secret meetings are about.
pub(super) fn shows_titles(actor: &domain::access::Actor, site: &domain::SiteId) -> bool {
    let right = right_of(actor, site, domain::access::Object::Meeting);
    right.is_some_and(|right| !right.masked && right.reach == domain::access::Reach::Site)
}
