//! What a query gives: plain data for pages and the JSON API, named by the words of the house.

mod changed;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::agreement::Agreement;
use domain::check::{CheckItem, check_items};
use domain::directory::{Room, Site, Team};
use domain::duty::DutyRecord;
use domain::requirement::{Attendee, BookingStatus, Meeting};
use domain::restocking::RestockingLine;
use domain::subject::Subject;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, SiteId};
use standards::{Escalation, Outcome, Photo, Punctuality, Seating, Standard, StepOrder};
use store::Database;
use store::meeting::RequestRecord;
use store::remark::Remark;

pub(crate) use self::changed::change_view;
pub use self::changed::{ChangeView, DifferenceView};
use crate::house::House;
pub use crate::seat::SeatView;
pub(crate) use crate::seat::seats_of;

/// What stands where something is not the reader's to know.
pub const MASKED: &str = "***";
/// As many as there are: the days that are asked for, or whose they are, bound them. A list that is cut
/// says so; figures and workbooks of a period are of all of it.
pub(crate) const WHOLE: i64 = i64::MAX;

/// A room in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomBrief {
    /// Its id.
    pub id: RoomId,
    /// What is on its door.
    pub number: String,
    /// Its name.
    pub name: String,
}

impl RoomBrief {
    /// The room in short.
    #[must_use]
    pub fn of(room: &Room) -> Self {
        Self {
            id: room.id,
            number: room.number.clone(),
            name: room.name.clone(),
        }
    }
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
}

/// How a duty came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeView {
    /// `done`, `missed`, `waived` or `cancelled`.
    pub kind: &'static str,
    /// When.
    pub at: Milliseconds,
    /// By whom; absent where the house itself closed it.
    pub by: Option<String>,
    /// Why it was waived.
    pub reason: Option<String>,
    /// How a done duty lies to its window.
    pub punctuality: Option<Punctuality>,
}

/// A step of a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// What is to be done, in the words of the standard.
    pub text: String,
    /// Whether it is ticked.
    pub done: bool,
}

/// An item that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// What it is.
    pub item: CheckItem,
    /// Whether it is ticked.
    pub done: bool,
    /// What was lacking or found there; while it is not ticked, it is for the lead to see to.
    pub remark: Option<Remark>,
    /// What was found lacking there and nobody has brought yet.
    pub lacking: Vec<RestockingLine>,
}

/// A duty as a screen shows it. Its state follows from the window and the reader's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyView {
    /// Its id.
    pub id: DutyId,
    /// The name of its rule.
    pub rule: String,
    /// The rule's title.
    pub title: String,
    /// Its round, from 1.
    pub round: u32,
    /// Whether its rule comes in rounds.
    pub is_round: bool,
    /// The clauses it carries out.
    pub clauses: Vec<String>,
    /// The words to say.
    pub wording: Option<String>,
    /// Where.
    pub room: Option<RoomBrief>,
    /// Its meeting: id and title.
    pub meeting: Option<(MeetingId, String)>,
    /// The team that serves it: its name.
    pub team: Option<String>,
    /// Who is to do it.
    pub assignee: Option<Staff>,
    /// From when.
    pub opens: Milliseconds,
    /// Until when.
    pub due: Milliseconds,
    /// Since when its clock stands still.
    pub stopped: Option<Milliseconds>,
    /// Until when what was opened stays open.
    pub hold_until: Option<Milliseconds>,
    /// How it came out.
    pub outcome: Option<OutcomeView>,
    /// Its steps.
    pub steps: Vec<StepView>,
    /// Whether the order of the steps matters.
    pub ordered: bool,
    /// Whether a photo belongs to it.
    pub photo: Photo,
    /// What is to be looked at: the standard's items, and what the order adds.
    pub checks: Vec<CheckView>,
    /// Seats in the order of serving.
    pub seats: Vec<SeatView>,
    /// What was asked for, where it answers a request.
    pub request: Option<RequestView>,
    /// The record of a register that it is about.
    pub subject: Option<Subject>,
    /// The office that it cleans.
    pub office: Option<crate::office::PhoneOffice>,
    /// Whether its room is not free until it is settled.
    pub blocks_room: bool,
    /// Who else was told that its window has passed; `None` until that is noted.
    pub escalated_to: Option<Escalation>,
    /// The civil day it belongs to.
    pub day: String,
}

impl DutyView {
    /// The word of its state at `now`: `planned`, `open`, `overdue`, `done` ...
    #[must_use]
    pub fn state(&self, now: Milliseconds) -> &'static str {
        if let Some(outcome) = &self.outcome {
            return outcome.kind;
        }
        let clock = self.stopped.map_or(now, |stopped| stopped.min(now));
        match clock {
            clock if clock < self.opens => "planned",
            clock if clock <= self.due => "open",
            _ => "overdue",
        }
    }
}

/// An in-meeting request as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    /// `washroom`, `document`, `other`, `remedy` of what a case wants put right, or `restocking` of what a room
    /// lacks.
    pub kind: String,
    /// For a document: from whom.
    pub from: String,
    /// For a document: to whom.
    pub to: String,
    /// In the asker's words.
    pub note: String,
}

/// An attendee as a screen shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttendeeView {
    /// Their place in the list.
    pub index: u32,
    /// Who.
    pub attendee: Attendee,
    /// When they were received.
    pub received: Option<Milliseconds>,
}

/// A meeting as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingView {
    /// The meeting, its title and note masked where the reader may not know them.
    pub meeting: Meeting,
    /// Whether its title and note are masked.
    pub masked: bool,
    /// Its room.
    pub room: RoomBrief,
    /// Who attends, highest first.
    pub attendees: Vec<AttendeeView>,
    /// Its changes, oldest first.
    pub changes: Vec<ChangeView>,
    /// How the owner's office stands to it; absent where its standard asks for no agreement, and
    /// where the reader sees the taken time alone.
    pub agreement: Option<Agreement>,
    /// When what is commissioned for it changed last; 0 where nothing is.
    pub orders_changed: Milliseconds,
    /// From when its room is taken, set-up included.
    pub held_from: Milliseconds,
    /// Until when its room is taken, clear-up included.
    pub held_until: Milliseconds,
    /// Whether the reader booked it.
    pub own: bool,
    /// Whether its room is still to be cleared up after the meeting before it.
    pub room_not_cleared: bool,
}

impl MeetingView {
    /// The word of its phase: `expected`, `running`, `on_break`, `ended`, `cancelled`.
    #[must_use]
    pub fn phase(&self) -> &'static str {
        phase_word(&self.meeting)
    }
}

/// The word of a meeting's phase.
#[must_use]
pub fn phase_word(meeting: &Meeting) -> &'static str {
    if meeting.cancelled.is_some() || meeting.requirement.status == BookingStatus::Cancelled {
        "cancelled"
    } else if meeting.ended.is_some() {
        "ended"
    } else if meeting.break_since.is_some() {
        "on_break"
    } else if meeting.started.is_some() {
        "running"
    } else {
        "expected"
    }
}

/// The right to see such objects at the site. The house itself sees everything.
pub(crate) fn right_of(actor: &Actor, site: &SiteId, object: Object) -> Option<Right> {
    let house = actor.account.is_none() && actor.grants.is_empty();
    let everything = Right {
        reach: Reach::Site,
        masked: false,
    };
    actor
        .right(site, object, Action::View)
        .or(house.then_some(everything))
}

/// What views are made from: a site's directory, read once for a query.
pub(crate) struct Sight {
    pub(crate) site: Site,
    pub(crate) rooms: BTreeMap<RoomId, Room>,
    pub(crate) teams: Vec<Team>,
    pub(crate) names: BTreeMap<AccountId, String>,
    standards: BTreeMap<i32, Arc<Standard>>,
    remarks: BTreeMap<(DutyId, u32), Remark>,
    house: House,
}

impl Sight {
    /// Reads the site's directory.
    pub(crate) fn open(db: &mut Database, house: &House, site: &SiteId) -> Result<Option<Self>> {
        let Some(site) = store::site::find(db, site)? else {
            return Ok(None);
        };
        let rooms = store::directory::rooms(db, &site.id)?;
        let teams = store::directory::teams(db, &site.id)?;
        let names = store::account::names(db, &site.id)?.into_iter().collect();
        Ok(Some(Self {
            rooms: rooms.into_iter().map(|room| (room.id, room)).collect(),
            site,
            teams,
            names,
            standards: BTreeMap::new(),
            remarks: BTreeMap::new(),
            house: house.clone(),
        }))
    }

    /// The house that is looked at.
    pub(crate) fn house(&self) -> &House {
        &self.house
    }

    /// Now, by the house's clock.
    pub(crate) fn now(&self) -> Milliseconds {
        self.house.now()
    }

    /// The teams the actor is a member of.
    pub(crate) fn teams_of<'sight>(
        &'sight self,
        actor: &'sight Actor,
    ) -> impl Iterator<Item = &'sight Team> {
        self.teams.iter().filter(|team| {
            actor
                .account
                .is_some_and(|account| team.members.contains(&account))
        })
    }

    pub(crate) fn room(&self, id: RoomId) -> RoomBrief {
        self.rooms.get(&id).map_or_else(
            || RoomBrief {
                id,
                number: String::new(),
                name: String::new(),
            },
            RoomBrief::of,
        )
    }

    pub(crate) fn standard(&mut self, db: &mut Database, version: i32) -> Result<Arc<Standard>> {
        if let Some(standard) = self.standards.get(&version) {
            return Ok(Arc::clone(standard));
        }
        let standard = self.house.standard(db, &self.site.id, version)?;
        self.standards.insert(version, Arc::clone(&standard));
        Ok(standard)
    }

    /// Reads the remarks on duties, for their views to show.
    pub(crate) fn read_remarks(&mut self, db: &mut Database, duties: &[DutyId]) -> Result<()> {
        let remarks = store::remark::of_duties(db, &self.site.id, duties)?;
        let placed = remarks.into_iter().map(|one| ((one.duty, one.item), one));
        self.remarks.extend(placed);
        Ok(())
    }

    fn checks_of(
        &self,
        rule: &standards::Rule,
        record: &DutyRecord,
        meeting: Option<&MeetingView>,
    ) -> Vec<CheckView> {
        let order = meeting.map(|view| &view.meeting.requirement);
        check_items(rule, order)
            .into_iter()
            .map(|item| CheckView {
                done: record.steps_done.contains(&item.index),
                remark: self.remarks.get(&(record.id, item.index)).cloned(),
                lacking: Vec::new(),
                item,
            })
            .collect()
    }

    /// The duty as a screen shows it. `meeting` is its meeting, where it has one.
    pub(crate) fn duty(
        &mut self,
        db: &mut Database,
        record: &DutyRecord,
        meeting: Option<&MeetingView>,
        request: Option<&RequestRecord>,
    ) -> Result<DutyView> {
        let standard = self.standard(db, record.standard_version)?;
        let rule = standard.rule(&record.duty.rule);
        let staff = |account: AccountId| Staff {
            account,
            name: self.names.get(&account).cloned().unwrap_or_default(),
        };
        let zone = crate::house::zone(&self.site.time_zone)?;
        let remedy = crate::case::remedy_words(db, &self.house, &self.site.id, record)?;
        let remedy = remedy.map(|note| RequestView {
            kind: "remedy".to_owned(),
            from: String::new(),
            to: String::new(),
            note,
        });
        Ok(DutyView {
            id: record.id,
            rule: record.duty.rule.to_string(),
            title: rule.map_or_else(|| record.duty.rule.to_string(), |rule| rule.title.clone()),
            round: record.duty.round,
            is_round: rule.is_some_and(standards::Rule::comes_in_rounds),
            clauses: rule.map_or_else(Vec::new, clauses_of),
            wording: rule.and_then(|rule| rule.wording.clone()),
            room: record.room.map(|room| self.room(room)),
            meeting: meeting.map(|view| (view.meeting.id, view.meeting.requirement.title.clone())),
            team: record
                .team
                .and_then(|id| self.teams.iter().find(|team| team.id == id))
                .map(|team| team.name.clone()),
            assignee: record.assignee.map(staff),
            opens: record.duty.opens.as_millisecond(),
            due: record.duty.due.as_millisecond(),
            stopped: record.duty.stopped.map(jiff::Timestamp::as_millisecond),
            hold_until: rule.and_then(|rule| rule.hold_until).and_then(|time| {
                let date = record.day.parse().ok()?;
                Some(standards::day::instant(&zone, date, time).as_millisecond())
            }),
            outcome: outcome_view(record),
            steps: rule.map_or_else(Vec::new, |rule| steps_of(rule, record)),
            ordered: rule.is_some_and(|rule| rule.step_order == StepOrder::Kept),
            photo: rule.map_or(Photo::None, |rule| rule.photo),
            checks: rule.map_or_else(Vec::new, |rule| self.checks_of(rule, record, meeting)),
            seats: match (rule, meeting) {
                (Some(rule), Some(view)) if rule.seats == Seating::ByPrecedence => seats_of(view),
                _ => Vec::new(),
            },
            request: request
                .map(|request| RequestView {
                    kind: request.kind.clone(),
                    from: request.from.clone(),
                    to: request.to.clone(),
                    note: request.note.clone(),
                })
                .or(remedy),
            subject: record.subject,
            office: None,
            blocks_room: rule.is_some_and(|rule| rule.blocks == standards::Blocks::Room),
            escalated_to: rule
                .filter(|_| record.overdue_noted.is_some())
                .and_then(|rule| rule.escalates_to),
            day: record.day.clone(),
        })
    }
}

/// The clauses a rule carries out, by name.
pub(crate) fn clauses_of(rule: &standards::Rule) -> Vec<String> {
    rule.clauses.iter().map(ToString::to_string).collect()
}

fn steps_of(rule: &standards::Rule, record: &DutyRecord) -> Vec<StepView> {
    rule.steps
        .iter()
        .enumerate()
        .map(|(index, text)| StepView {
            text: text.clone(),
            done: record.steps_done.contains(&(index as u32)),
        })
        .collect()
}

fn outcome_view(record: &DutyRecord) -> Option<OutcomeView> {
    let outcome = record.duty.outcome.as_ref()?;
    Some(OutcomeView {
        kind: domain::duty::outcome_word(outcome),
        at: domain::duty::outcome_at(outcome),
        by: record.settled.as_ref().map(|settled| settled.by.clone()),
        reason: match outcome {
            Outcome::Waived { reason, .. } => Some(reason.clone()),
            _ => None,
        },
        punctuality: record.duty.punctuality(),
    })
}
