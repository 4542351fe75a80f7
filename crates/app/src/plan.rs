//! Between the engine and storage: a meeting's happenings become duties with a place, a team and
//! somebody to do them, and what changed is saved and journalled.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::assignment::team_for;
use domain::change::civil_text;
use domain::directory::Room;
use domain::duty::{DutyRecord, Settled, id_of};
use domain::journal::Entry;
use domain::requirement::Meeting;
use domain::serving::{
    Played, Record, What, insert, instant, is_settled_already, play, refusal_of, settled_by,
};
use domain::{Milliseconds, Refusal, RequestId};
use standards::{Happening, Outcome, Phase, Progress, Run, Size, Standard};
use store::meeting::MeetingRecord;

use crate::command::{About, Deed, Notice};
use crate::error::Error;
use crate::giving::choose_among;
use crate::superseded::tell_second;
use crate::view::clauses_of;

/// What followed from a happening.
#[derive(Debug, Default)]
pub(crate) struct Followed {
    /// The duty that was settled, or would have been.
    pub(crate) notice: Option<Notice>,
}

pub(crate) fn size_of(meeting: &Meeting) -> Size {
    if meeting.requirement.large {
        Size::Large
    } else {
        Size::Small
    }
}

pub(crate) fn engine_meeting(meeting: &Meeting) -> standards::Meeting {
    standards::Meeting {
        starts: instant(meeting.requirement.starts),
        ends: instant(meeting.requirement.ends),
        size: size_of(meeting),
    }
}

pub(crate) fn progress_of(record: &MeetingRecord) -> Progress {
    let meeting = &record.meeting;
    let phase = if let Some(at) = meeting.cancelled {
        Phase::Cancelled { at: instant(at) }
    } else if let Some(at) = meeting.ended {
        Phase::Ended { at: instant(at) }
    } else if let Some(since) = meeting.break_since {
        Phase::OnBreak {
            since: instant(since),
        }
    } else if meeting.started.is_some() {
        Phase::Running
    } else {
        Phase::Expected
    };
    Progress {
        phase,
        started: meeting.started.map(instant),
        seated: meeting.seated.map(instant),
        latest: Some(instant(record.last_happening)),
    }
}

fn take_progress(record: &mut MeetingRecord, run: &Run<'_>) {
    let (meeting, progress) = (&mut record.meeting, run.progress());
    meeting.requirement.starts = run.meeting().starts.as_millisecond();
    meeting.requirement.ends = run.meeting().ends.as_millisecond();
    meeting.started = progress.started.map(jiff::Timestamp::as_millisecond);
    meeting.seated = progress.seated.map(jiff::Timestamp::as_millisecond);
    meeting.break_since = None;
    meeting.ended = None;
    meeting.cancelled = None;
    match progress.phase {
        Phase::OnBreak { since } => meeting.break_since = Some(since.as_millisecond()),
        Phase::Ended { at } => meeting.ended = Some(at.as_millisecond()),
        Phase::Cancelled { at } => meeting.cancelled = Some(at.as_millisecond()),
        Phase::Expected | Phase::Running => {}
    }
    if let Some(latest) = progress.latest {
        record.last_happening = record.last_happening.max(latest.as_millisecond());
    }
}

/// Plans the duties of a meeting that was just booked, and keeps the booking as its first record.
pub(crate) fn book(deed: &mut Deed<'_>, record: &MeetingRecord) -> Result<(), Error> {
    let meeting = &record.meeting;
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, meeting.standard_version)?;
    let engine = engine_meeting(meeting);
    let run = Run::plan_at(
        &standard,
        &deed.zone,
        engine,
        instant(record.last_happening),
    );
    let booked = Record {
        at: record.last_happening,
        what: What::Booked {
            starts: engine.starts,
            ends: engine.ends,
        },
        actor: deed.actor.name.clone(),
        account: deed.actor.account,
    };
    store::meeting::add_happening(deed.db, &deed.site.id, meeting.id, &booked)?;
    let mut saving = Saving::begin(deed, record, &standard, Vec::new(), None);
    saving.save(deed, &run, |_| None)
}

/// Applies a happening to a meeting: saves it, its duties and its progress, and journals what the
/// house itself concluded (missed rounds). The caller journals the act.
///
/// Word that comes late is put in its place and everything is played again.
///
/// # Errors
/// Refused when it is unlawful where it stands, or makes something later unlawful.
pub(crate) fn happen(
    deed: &mut Deed<'_>,
    record: &mut MeetingRecord,
    happening: &Happening,
    request: Option<RequestId>,
) -> Result<Followed, Error> {
    let meeting_id = record.meeting.id;
    let version = record.meeting.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut known = store::duty::of_meeting(deed.db, &deed.site.id, meeting_id)?;
    // A request is known by its number: told late, it comes after those that are known.
    let at = match happening {
        Happening::Requested => deed.at.max(record.last_happening),
        _ => deed.at,
    };
    let new = Record {
        at,
        what: What::Happened(happening.clone()),
        actor: deed.actor.name.clone(),
        account: deed.actor.account,
    };
    if at < record.last_happening {
        return happen_late(deed, record, &standard, known, &new);
    }
    // What the house closed as forgotten is open to word of a time before that.
    for duty in &mut known {
        if matches!(duty.duty.outcome, Some(Outcome::Missed { at: closed }) if closed > instant(at))
        {
            duty.duty.outcome = None;
        }
    }
    let engine_duties = known.iter().map(|duty| duty.duty.clone()).collect();
    let mut run = Run::resume(
        &standard,
        &deed.zone,
        engine_meeting(&record.meeting),
        progress_of(record),
        engine_duties,
    );
    if is_settled_already(&run, happening) {
        return Ok(Followed {
            notice: Some(already_settled(&known, happening)),
        });
    }
    run.apply(instant(at), happening)
        .map_err(|unlawful| refusal_of(&unlawful))?;
    store::meeting::add_happening(deed.db, &deed.site.id, meeting_id, &new)?;
    let before = record.clone();
    take_progress(record, &run);
    let mut saving = Saving::begin(deed, record, &standard, known, request);
    saving.save(deed, &run, |_| Some((new.actor.clone(), new.at)))?;
    save_progress(deed, &before, record)?;
    follow_orders(deed, meeting_id, happening)?;
    Ok(Followed::default())
}

fn save_progress(
    deed: &mut Deed<'_>,
    before: &MeetingRecord,
    record: &MeetingRecord,
) -> Result<(), Error> {
    if before.meeting == record.meeting {
        let site = &deed.site.id;
        store::meeting::note_happening(deed.db, site, record.meeting.id, record.last_happening)?;
    } else {
        store::meeting::change(deed.db, &deed.site.id, record)?;
    }
    Ok(())
}

fn happen_late(
    deed: &mut Deed<'_>,
    record: &mut MeetingRecord,
    standard: &Arc<Standard>,
    known: Vec<DutyRecord>,
    new: &Record,
) -> Result<Followed, Error> {
    let meeting_id = record.meeting.id;
    refuse_before_booking(deed, record)?;
    let mut records = store::meeting::happenings(deed.db, &deed.site.id, meeting_id)?;
    let place = insert(&mut records, new.clone());
    let played = play(standard, &deed.zone, size_of(&record.meeting), &records);
    let played = played.map_err(|(_, unlawful)| refusal_of(&unlawful))?;
    let mut followed = Followed::default();
    if played.second.contains(&place) {
        let What::Happened(happening) = &new.what else {
            return Ok(followed);
        };
        followed.notice = Some(already_settled(&known, happening));
        return Ok(followed);
    }
    store::meeting::add_happening(deed.db, &deed.site.id, meeting_id, new)?;
    for &second in &played.second {
        tell_second(deed, record, &records[second], new)?;
    }
    let before = record.clone();
    take_progress(record, &played.run);
    let mut saving = Saving::begin(deed, record, standard, known, None);
    saving.save(deed, &played.run, |duty| {
        settled_by(&records, &played.second, &duty.rule, duty.round)
            .map(|by| (by.actor.clone(), by.at))
    })?;
    save_progress(deed, &before, record)?;
    if let What::Happened(happening) = &new.what {
        follow_orders(deed, meeting_id, happening)?;
    }
    Ok(followed)
}

/// What is commissioned for the meeting follows it where it waits for such a moment.
fn follow_orders(
    deed: &mut Deed<'_>,
    meeting: domain::MeetingId,
    happening: &Happening,
) -> Result<(), Error> {
    match happening {
        Happening::Seated | Happening::Break | Happening::Ended | Happening::Cancelled => {
            crate::order::follow_meeting(deed, meeting)
        }
        _ => Ok(()),
    }
}

/// Nothing happens to a meeting before it is booked, whatever a clock says.
pub(crate) fn refuse_before_booking(
    deed: &mut Deed<'_>,
    record: &MeetingRecord,
) -> Result<(), Error> {
    if deed.at >= record.last_happening {
        return Ok(());
    }
    let records = store::meeting::happenings(deed.db, &deed.site.id, record.meeting.id)?;
    let booked = records
        .iter()
        .find(|known| matches!(known.what, What::Booked { .. }));
    match booked {
        Some(booked) if deed.at < booked.at => {
            let booked = civil_text(booked.at, &deed.zone);
            Err(Refusal::conflict("before-it-was-booked")
                .with("booked", booked)
                .into())
        }
        _ => Ok(()),
    }
}

/// Saves what follows once something was taken out of the meeting's list: what came of it is gone.
pub(crate) fn follow_anew(
    deed: &mut Deed<'_>,
    record: &mut MeetingRecord,
    standard: &Arc<Standard>,
    records: &[Record],
    played: &Played<'_>,
) -> Result<(), Error> {
    let known = store::duty::of_meeting(deed.db, &deed.site.id, record.meeting.id)?;
    let (kept, gone): (Vec<_>, Vec<_>) = known.into_iter().partition(|duty| {
        let mut duties = played.run.duties().iter();
        duties.any(|one| one.rule == duty.duty.rule && one.round == duty.duty.round)
    });
    for duty in gone {
        store::duty::remove(deed.db, &deed.site.id, duty.id)?;
    }
    take_progress(record, &played.run);
    let latest = records.last().map_or(0, |last| last.at);
    record.last_happening = latest;
    let mut saving = Saving::begin(deed, record, standard, kept, None);
    saving.save(deed, &played.run, |duty| {
        settled_by(records, &played.second, &duty.rule, duty.round)
            .map(|by| (by.actor.clone(), by.at))
    })?;
    store::meeting::change(deed.db, &deed.site.id, record)?;
    crate::order::follow_meeting(deed, record.meeting.id)
}

fn already_settled(known: &[DutyRecord], happening: &Happening) -> Notice {
    let (Happening::Done { rule, round } | Happening::Waived { rule, round, .. }) = happening
    else {
        return Notice {
            key: "already-done".to_owned(),
            arguments: Vec::new(),
        };
    };
    let settled = known
        .iter()
        .find(|duty| duty.duty.rule == *rule && Some(duty.duty.round) == *round);
    let by = settled
        .and_then(|duty| duty.settled.as_ref())
        .map(|settled| settled.by.clone());
    let at = settled
        .and_then(|duty| duty.duty.outcome.as_ref())
        .map(domain::duty::outcome_at);
    Notice {
        key: "already-done".to_owned(),
        arguments: vec![
            ("by".to_owned(), by.unwrap_or_default()),
            ("at".to_owned(), at.unwrap_or_default().to_string()),
        ],
    }
}

/// Saves what a run made of a meeting's duties.
struct Saving {
    meeting: Meeting,
    day: String,
    standard: Arc<Standard>,
    room: Option<Room>,
    known: BTreeMap<(String, u32), DutyRecord>,
    request: Option<RequestId>,
}

impl Saving {
    fn begin(
        deed: &Deed<'_>,
        record: &MeetingRecord,
        standard: &Arc<Standard>,
        known: Vec<DutyRecord>,
        request: Option<RequestId>,
    ) -> Self {
        let day = deed.day_of(record.meeting.requirement.starts);
        Self {
            meeting: record.meeting.clone(),
            day,
            standard: Arc::clone(standard),
            room: None,
            known: known
                .into_iter()
                .map(|duty| ((duty.duty.rule.to_string(), duty.duty.round), duty))
                .collect(),
            request,
        }
    }

    /// Keeps every duty of the run that is new or changed. `settler` says who settled a duty.
    fn save(
        &mut self,
        deed: &mut Deed<'_>,
        run: &Run<'_>,
        settler: impl Fn(&standards::Duty) -> Option<(String, Milliseconds)>,
    ) -> Result<(), Error> {
        for duty in run.duties() {
            let key = (duty.rule.to_string(), duty.round);
            match self.known.remove(&key) {
                Some(known) if known.duty == *duty && known.day == self.day => {}
                Some(known) => self.change(deed, known, duty, &settler)?,
                None => self.add(deed, duty)?,
            }
        }
        // What the run no longer has (word that came late undid its cause) is gone with its cause.
        for (_, mut gone) in std::mem::take(&mut self.known) {
            if gone.duty.outcome.is_none() {
                gone.duty.outcome = Some(Outcome::Cancelled {
                    at: instant(deed.at),
                });
                store::duty::change(deed.db, &deed.site.id, &gone)?;
            }
        }
        Ok(())
    }

    fn change(
        &self,
        deed: &mut Deed<'_>,
        mut known: DutyRecord,
        duty: &standards::Duty,
        settler: &impl Fn(&standards::Duty) -> Option<(String, Milliseconds)>,
    ) -> Result<(), Error> {
        let was = known.duty.outcome.take();
        known.duty = duty.clone();
        if known.day != self.day {
            // Who is on duty on that day is known on that day.
            known.assignee = None;
        }
        known.day.clone_from(&self.day);
        match &duty.outcome {
            Some(Outcome::Done { .. } | Outcome::Waived { .. }) if was != duty.outcome => {
                if let Some((by, _)) = settler(duty) {
                    known.settled = Some(Settled {
                        by,
                        received: deed.now,
                    });
                }
            }
            Some(Outcome::Missed { .. }) if !matches!(was, Some(Outcome::Missed { .. })) => {
                let entry = self.entry(deed, "duty-missed", &known);
                deed.write(&entry)?;
            }
            None => {
                known.settled = None;
                // A window that moved on may open and pass again, and is then told and noted again.
                crate::alert::tell_anew(deed, &known, duty)?;
                if duty.due.as_millisecond() > deed.now {
                    known.overdue_noted = None;
                }
            }
            _ => {}
        }
        store::duty::change(deed.db, &deed.site.id, &known)?;
        Ok(())
    }

    fn entry(&self, deed: &Deed<'_>, act: &str, duty: &DutyRecord) -> Entry {
        let rule = self.standard.rule(&duty.duty.rule);
        let mut entry = deed.entry(act).meeting(self.meeting.id).duty(duty.id);
        entry.account = None;
        entry.actor = domain::access::Actor::house().name;
        entry.room = duty.room;
        entry.clauses = rule.map_or_else(Vec::new, clauses_of);
        let title = rule.map_or_else(|| duty.duty.rule.to_string(), |rule| rule.title.clone());
        entry
            .detail("duty", title)
            .detail("round", duty.duty.round)
            .detail("title", &self.meeting.requirement.title)
    }

    fn add(&mut self, deed: &mut Deed<'_>, duty: &standards::Duty) -> Result<(), Error> {
        if self.room.is_none() {
            self.room = Some(deed.room(self.meeting.requirement.room)?);
        }
        let meeting_id = self.meeting.id.to_string();
        let team_name = self
            .standard
            .rule(&duty.rule)
            .map(|rule| rule.by.to_string());
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        let team = team_name
            .as_deref()
            .and_then(|name| team_for(&teams, name, self.room.as_ref()));
        let mut record = DutyRecord {
            id: id_of(&deed.site.id, &meeting_id, duty.rule.as_str(), duty.round),
            day: self.day.clone(),
            meeting: Some(self.meeting.id),
            request: None,
            subject: None,
            standard_version: self.meeting.standard_version,
            team: team.map(|team| team.id),
            assignee: None,
            room: Some(self.meeting.requirement.room),
            duty: duty.clone(),
            settled: None,
            steps_done: Vec::new(),
            overdue_noted: None,
        };
        if duty.rule == "request" {
            record.request = self.request;
        }
        if let Some(team) = team
            // A meeting of yesterday that goes on is served today.
            && self.day <= deed.day_of(deed.now)
        {
            record.assignee = choose_among(deed, &team.members, &record, record.meeting)?;
        }
        store::duty::add(deed.db, &deed.site.id, &record)?;
        // Word that comes late may make a round whose time had passed before anybody knew of it.
        if matches!(duty.outcome, Some(Outcome::Missed { .. })) {
            let entry = self.entry(deed, "duty-missed", &record);
            deed.write(&entry)?;
        }
        Ok(())
    }
}
