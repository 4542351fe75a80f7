//! A year of data of one building, as its days would have left it: meetings and what happened in
//! them, duties, the journal, and the answers to commands that phones may still repeat.

use anyhow::Result;
use domain::duty::{DutyRecord, Settled};
use domain::journal::Entry;
use domain::requirement::Meeting;
use domain::serving::{Record, What, instant};
use domain::{CommandId, DutyId, MeetingId, Milliseconds, SiteId, Uid};
use standards::{Happening, Outcome, RuleId};
use store::Database;
use store::command::Answered;
use store::meeting::MeetingRecord;

use crate::ground::{Ground, record, requirement};
use crate::search::note_of;

/// Working days of a year.
const DAYS: i64 = 250;
/// Entries of a day, a million in all: more than a building writes in a year.
const ENTRIES: i64 = 4_000;
/// Meetings of a day.
const MEETINGS: i64 = 20;
/// Duties of a meeting.
const DUTIES: i64 = 10;
/// The last days, whose commands are still remembered.
const REMEMBERED: i64 = 21;
const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;
const HOUR_MS: Milliseconds = 60 * 60 * 1_000;

/// How many entries there are then.
pub(crate) const ALL_ENTRIES: i64 = DAYS * ENTRIES;

/// Fills the ground with the year before its now, a day in one commit.
pub(crate) async fn fill(ground: &Ground) -> Result<()> {
    let rule = ground.simple_rule().await?;
    for day in 0..DAYS {
        let before = ground.house.now() - (DAYS - day) * DAY_MS;
        let one = Day {
            site: ground.site.clone(),
            rule: rule.clone(),
            number: day,
            date: instant(before).strftime("%Y-%m-%d").to_string(),
            begins: before,
        };
        ground.write(move |db| one.write(db)).await?;
    }
    Ok(())
}

struct Day {
    site: SiteId,
    rule: RuleId,
    number: i64,
    date: String,
    begins: Milliseconds,
}

impl Day {
    fn write(&self, db: &mut Database) -> Result<()> {
        let site = &self.site;
        store::site::note_planned(db, site, &self.date, 1, self.begins)?;
        store::site::close_day(db, site, &self.date, self.begins + 12 * HOUR_MS)?;
        let mut done = Vec::new();
        for meeting in 0..MEETINGS {
            self.write_meeting(db, self.number * MEETINGS + meeting, &mut done)?;
        }
        for entry in 0..ENTRIES {
            let number = self.number * ENTRIES + entry;
            let mut written = note_of(number, self.begins + entry);
            if let Some(duty) = done.get(entry as usize / 2).filter(|_| entry % 2 == 0) {
                tell_of(&mut written, duty);
            }
            let number = store::journal::append(db, site, &written)?;
            if self.number >= DAYS - REMEMBERED {
                remember(db, number, self.begins + entry)?;
            }
        }
        Ok(())
    }

    fn write_meeting(
        &self,
        db: &mut Database,
        number: i64,
        done: &mut Vec<DutyRecord>,
    ) -> Result<()> {
        let site = &self.site;
        let starts = self.begins + (number % MEETINGS) * HOUR_MS / 4;
        let meeting = meeting(number, starts);
        let id = meeting.meeting.id;
        store::meeting::add(db, site, &meeting)?;
        let ends = starts + HOUR_MS;
        let booked = What::Booked {
            starts: instant(starts),
            ends: instant(ends),
        };
        let happened = [
            (starts - HOUR_MS, booked),
            (starts, What::Happened(Happening::Started)),
            (ends, What::Happened(Happening::Ended)),
        ];
        for (at, what) in happened {
            let happening = Record {
                at,
                what,
                actor: "李强".to_owned(),
                account: None,
            };
            store::meeting::add_happening(db, site, id, &happening)?;
        }
        for round in 0..DUTIES {
            let mut duty = record(&self.rule, 9, (number * DUTIES + round) as u32, starts);
            duty.day.clone_from(&self.date);
            duty.meeting = Some(id);
            duty.duty.round = round as u32 + 1;
            duty.duty.outcome = Some(Outcome::Done {
                at: instant(starts),
            });
            duty.settled = Some(Settled {
                by: "王芳".to_owned(),
                received: starts,
            });
            store::duty::add(db, site, &duty)?;
            done.push(duty);
        }
        Ok(())
    }
}

fn tell_of(entry: &mut Entry, duty: &DutyRecord) {
    let DutyRecord {
        id, meeting, room, ..
    } = duty;
    let id: DutyId = *id;
    "duty-done".clone_into(&mut entry.act);
    (entry.duty, entry.meeting, entry.room) = (Some(id), *meeting, *room);
}

fn remember(db: &mut Database, number: i64, at: Milliseconds) -> Result<()> {
    let answered = Answered {
        fingerprint: format!("{number:064x}"),
        answer: format!("[null,{number},null]"),
    };
    let id = CommandId(Uid((7 << 76) | number as u128));
    store::command::keep(db, "bureau:王芳", id, &answered, at)
}

fn meeting(number: i64, starts: Milliseconds) -> MeetingRecord {
    let requirement = requirement((number, number % MEETINGS + 1), starts, HOUR_MS);
    MeetingRecord {
        meeting: Meeting {
            id: MeetingId::derived(&["year", &number.to_string()]),
            series: None,
            requirement,
            revision: 1,
            standard_version: 1,
            started: Some(starts),
            seated: None,
            break_since: None,
            ended: Some(starts + HOUR_MS),
            cancelled: None,
        },
        booked_by: None,
        last_happening: starts + HOUR_MS,
    }
}
