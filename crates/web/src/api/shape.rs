//! Duties, meetings and rooms as programs read them. Instants are Unix milliseconds, UTC.

use app::view::{self, DutyView, MeetingView};
use domain::AccountId;
use domain::agreement::Agreement;
use domain::check::CheckItem;
use domain::directory::Room;
use serde::Serialize;
use standards::Photo;
use utoipa::ToSchema;

use super::restocking::{Restock, restocks_of};
use super::subject::SubjectShape;

/// A room in short.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoomBrief {
    id: String,
    /// What is on its door.
    number: String,
    name: String,
}

impl From<&view::RoomBrief> for RoomBrief {
    fn from(room: &view::RoomBrief) -> Self {
        Self {
            id: room.id.to_string(),
            number: room.number.clone(),
            name: room.name.clone(),
        }
    }
}

/// Somebody with an account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Staff {
    account: String,
    name: String,
}

impl From<&view::Staff> for Staff {
    fn from(staff: &view::Staff) -> Self {
        Self {
            account: staff.account.to_string(),
            name: staff.name.clone(),
        }
    }
}

/// A meeting in short.
#[derive(Serialize, ToSchema)]
pub(crate) struct MeetingBrief {
    id: String,
    /// Empty where the reader may not know it.
    title: String,
}

/// How a duty came out.
#[derive(Serialize, ToSchema)]
pub(crate) struct Outcome {
    /// `done`, `missed`, `waived` or `cancelled`.
    kind: &'static str,
    at: i64,
    /// By whom; `null` where the house closed it.
    by: Option<String>,
    /// Why it was waived.
    reason: Option<String>,
    /// `early`, `on_time` or `late`.
    punctuality: Option<&'static str>,
}

impl From<&view::OutcomeView> for Outcome {
    fn from(outcome: &view::OutcomeView) -> Self {
        Self {
            kind: outcome.kind,
            at: outcome.at,
            by: outcome.by.clone(),
            reason: outcome.reason.clone(),
            punctuality: outcome.punctuality.map(standards::Punctuality::word),
        }
    }
}

/// A step of a duty.
#[derive(Serialize, ToSchema)]
pub(crate) struct Step {
    /// What is to be done, in the words of the standard.
    text: String,
    done: bool,
}

/// An item that is looked at; ticked as a step is, by its number.
#[derive(Serialize, ToSchema)]
pub(crate) struct Check {
    /// Its number among the duty's steps.
    step: u32,
    /// The field of the order it comes from, such as `layout`; absent for the standard's own.
    field: Option<&'static str>,
    text: String,
    done: bool,
    /// What was lacking or found there.
    remark: Option<String>,
    remarked_by: Option<String>,
    /// What may be told to be lacking there, and how much is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    restocks: Vec<Restock>,
    /// Whether it asks for papers to be brought back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    brings_back: bool,
}

impl From<&CheckItem> for Check {
    fn from(item: &CheckItem) -> Self {
        Self {
            step: item.index,
            field: item.field,
            text: item.text.clone(),
            done: false,
            remark: None,
            remarked_by: None,
            restocks: restocks_of(item, &[]),
            brings_back: item.brings_back,
        }
    }
}

impl From<&view::CheckView> for Check {
    fn from(check: &view::CheckView) -> Self {
        let remark = check.remark.as_ref();
        Self {
            restocks: restocks_of(&check.item, &check.lacking),
            done: check.done,
            remark: remark.map(|remark| remark.note.clone()),
            remarked_by: remark.map(|remark| remark.by.clone()),
            ..Self::from(&check.item)
        }
    }
}

/// A seat in the order of serving.
#[derive(Serialize, ToSchema)]
pub(crate) struct ServedSeat {
    seat: String,
    name: String,
    form_of_address: String,
}

impl From<&view::SeatView> for ServedSeat {
    fn from(seat: &view::SeatView) -> Self {
        Self {
            seat: seat.seat.clone(),
            name: seat.name.clone(),
            form_of_address: seat.form_of_address.clone(),
        }
    }
}

/// What was asked for in a meeting.
#[derive(Serialize, ToSchema)]
pub(crate) struct RequestShape {
    /// `washroom`, `document` or `other`.
    kind: String,
    from: String,
    to: String,
    note: String,
}

/// The office of a leader that a duty cleans.
#[derive(Serialize, ToSchema)]
struct DutyOffice {
    /// The office: what is said at its door goes to `offices/{room}/answer`.
    room: String,
    /// What to say once the door is open, with the leader's own form of address.
    address: String,
    /// When somebody answered last.
    answered_at: Option<i64>,
}

/// A duty. Its state follows from `opens`, `due`, `stopped_at`, `outcome` and the reader's clock:
/// planned before it opens, open until it is due, overdue after; a stopped clock stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct Duty {
    id: String,
    /// The name of its rule in the standard.
    #[schema(example = "refill")]
    rule: String,
    title: String,
    /// Its round, from 1.
    round: u32,
    is_round: bool,
    /// The clauses it carries out.
    clauses: Vec<String>,
    /// What to say, in the words of the standard.
    wording: Option<String>,
    room: Option<RoomBrief>,
    /// Where, as people say it.
    place: String,
    meeting: Option<MeetingBrief>,
    /// The team that serves it.
    team: Option<String>,
    opens: i64,
    due: i64,
    /// Since when its clock stands still.
    stopped_at: Option<i64>,
    /// Until when what was opened stays open.
    hold_until: Option<i64>,
    assignee: Option<Staff>,
    /// Whether it is the reader's.
    mine: bool,
    outcome: Option<Outcome>,
    steps: Vec<Step>,
    /// Whether the order of the steps matters.
    ordered: bool,
    /// Whether a photo belongs to it: `optional` or `required`, `null` for none.
    photo: Option<&'static str>,
    /// What is to be looked at.
    checks: Vec<Check>,
    seats: Vec<ServedSeat>,
    request: Option<RequestShape>,
    /// The record of a register that it is about.
    subject: Option<SubjectShape>,
    /// The office that it cleans.
    office: Option<DutyOffice>,
    /// The revision of its meeting.
    revision: Option<i32>,
}

impl Duty {
    /// The duty as `reader` sees it; `revision` is its meeting's.
    pub(crate) fn of(duty: &DutyView, reader: Option<AccountId>, revision: Option<i32>) -> Self {
        let assignee = duty.assignee.as_ref();
        Self {
            id: duty.id.to_string(),
            rule: duty.rule.clone(),
            title: duty.title.clone(),
            round: duty.round,
            is_round: duty.is_round,
            clauses: duty.clauses.clone(),
            wording: duty.wording.clone(),
            room: duty.room.as_ref().map(RoomBrief::from),
            place: duty.room.as_ref().map_or_else(String::new, place),
            meeting: duty.meeting.as_ref().map(|(id, title)| MeetingBrief {
                id: id.to_string(),
                title: title.clone(),
            }),
            team: duty.team.clone(),
            opens: duty.opens,
            due: duty.due,
            stopped_at: duty.stopped,
            hold_until: duty.hold_until,
            mine: reader.is_some() && assignee.map(|staff| staff.account) == reader,
            assignee: assignee.map(Staff::from),
            outcome: duty.outcome.as_ref().map(Outcome::from),
            steps: steps(duty),
            ordered: duty.ordered,
            photo: match duty.photo {
                Photo::None => None,
                Photo::Optional => Some("optional"),
                Photo::Required => Some("required"),
            },
            checks: duty.checks.iter().map(Check::from).collect(),
            seats: duty.seats.iter().map(ServedSeat::from).collect(),
            request: duty.request.as_ref().map(|request| RequestShape {
                kind: request.kind.clone(),
                from: request.from.clone(),
                to: request.to.clone(),
                note: request.note.clone(),
            }),
            subject: duty.subject.as_ref().map(SubjectShape::from),
            office: duty.office.as_ref().map(|office| DutyOffice {
                room: office.room.to_string(),
                address: office.address.clone(),
                answered_at: office.answered,
            }),
            revision,
        }
    }
}

/// A room as people say it: its name, else what is on its door.
pub(crate) fn place(room: &view::RoomBrief) -> String {
    if room.name.is_empty() {
        room.number.clone()
    } else {
        room.name.clone()
    }
}

fn steps(duty: &DutyView) -> Vec<Step> {
    let steps = duty.steps.iter();
    steps
        .map(|step| Step {
            text: step.text.clone(),
            done: step.done,
        })
        .collect()
}

/// Somebody who attends.
#[derive(Serialize, ToSchema)]
pub(crate) struct Attendee {
    index: u32,
    person: Option<String>,
    name: String,
    form_of_address: String,
    /// 1 is the highest leader or the guest of honour.
    rank: u32,
    seat: Option<String>,
    /// When they were received.
    received_at: Option<i64>,
}

impl From<&view::AttendeeView> for Attendee {
    fn from(view: &view::AttendeeView) -> Self {
        let attendee = &view.attendee;
        Self {
            index: view.index,
            person: attendee.person.map(|person| person.to_string()),
            name: attendee.name.clone(),
            form_of_address: attendee.form_of_address.clone(),
            rank: attendee.rank,
            seat: attendee.seat.clone(),
            received_at: view.received,
        }
    }
}

/// A change of a booking.
#[derive(Serialize, ToSchema)]
pub(crate) struct Change {
    /// The revision it led to.
    revision: i32,
    at: i64,
    by: String,
    differences: Vec<Difference>,
    /// Whether somebody of the service team said that they know.
    acknowledged: bool,
    acknowledged_by: Option<String>,
}

/// One field that differed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Difference {
    field: String,
    before: String,
    after: String,
}

impl From<&view::ChangeView> for Change {
    fn from(change: &view::ChangeView) -> Self {
        let differences = change.differences.iter();
        Self {
            revision: change.revision,
            at: change.at,
            by: change.by.clone(),
            differences: differences
                .map(|one| Difference {
                    field: one.field.clone(),
                    before: one.before.clone(),
                    after: one.after.clone(),
                })
                .collect(),
            acknowledged: change.acknowledged_by.is_some(),
            acknowledged_by: change.acknowledged_by.clone(),
        }
    }
}

/// A meeting. What is secret has an empty title for whoever may not know it.
#[derive(Serialize, ToSchema)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "programs read yes and no as such"
)]
pub(crate) struct Meeting {
    id: String,
    title: String,
    /// Whether title, host, note and attendees are held back from the reader.
    masked: bool,
    room: RoomBrief,
    starts: i64,
    ends: i64,
    /// From when the room is taken, set-up included.
    held_from: i64,
    /// Until when the room is taken, clear-up included.
    held_until: i64,
    /// `tentative`, `confirmed` or `cancelled`.
    status: &'static str,
    /// `expected`, `running`, `on_break`, `ended` or `cancelled`.
    phase: &'static str,
    started_at: Option<i64>,
    seated_at: Option<i64>,
    break_since: Option<i64>,
    ended_at: Option<i64>,
    layout: String,
    equipment: Vec<String>,
    headcount: u32,
    large: bool,
    place_cards: bool,
    secret: bool,
    note: String,
    host: String,
    /// How often it was changed; a change says which revision its editor saw.
    revision: i32,
    series: Option<String>,
    /// Whether the reader booked it.
    own: bool,
    /// Whether its room is still to be cleared up after the meeting before it.
    room_not_cleared: bool,
    attendees: Vec<Attendee>,
    changes: Vec<Change>,
    /// How the owner's office stands to the requirements: `awaited`, `agreed` or `changed`; absent
    /// where the standard asks for no agreement.
    agreement: Option<&'static str>,
    /// The revision that the owner's office confirmed last.
    agreed_revision: Option<i32>,
    /// When what is commissioned for it changed last, in milliseconds; 0 where nothing is.
    orders_changed: i64,
}

impl From<&MeetingView> for Meeting {
    fn from(view: &MeetingView) -> Self {
        let meeting = &view.meeting;
        let required = &meeting.requirement;
        Self {
            id: meeting.id.to_string(),
            title: required.title.clone(),
            masked: view.masked,
            room: RoomBrief::from(&view.room),
            starts: required.starts,
            ends: required.ends,
            held_from: view.held_from,
            held_until: view.held_until,
            status: required.status.word(),
            phase: view.phase(),
            started_at: meeting.started,
            seated_at: meeting.seated,
            break_since: meeting.break_since,
            ended_at: meeting.ended,
            layout: required.layout.clone(),
            equipment: required.equipment.clone(),
            headcount: required.headcount,
            large: required.large,
            place_cards: required.place_cards,
            secret: required.secret,
            note: required.note.clone(),
            host: required.host.clone(),
            revision: meeting.revision,
            series: meeting.series.map(|series| series.to_string()),
            own: view.own,
            room_not_cleared: view.room_not_cleared,
            attendees: view.attendees.iter().map(Attendee::from).collect(),
            changes: view.changes.iter().map(Change::from).collect(),
            agreement: view.agreement.as_ref().map(Agreement::word),
            agreed_revision: view
                .agreement
                .as_ref()
                .and_then(|agreement| Some(agreement.last()?.revision)),
            orders_changed: view.orders_changed,
        }
    }
}

/// A room. The code on its wall is not shown here.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoomShape {
    id: String,
    floor: String,
    number: String,
    name: String,
    kind: String,
    /// How many people it seats; 0 where nobody meets.
    capacity: u32,
    /// The room it is a part of.
    whole: Option<String>,
    equipment: Vec<String>,
    layouts: Vec<String>,
}

impl From<&Room> for RoomShape {
    fn from(room: &Room) -> Self {
        Self {
            id: room.id.to_string(),
            floor: room.floor.to_string(),
            number: room.number.clone(),
            name: room.name.clone(),
            kind: room.kind.clone(),
            capacity: room.capacity,
            whole: room.whole.map(|whole| whole.to_string()),
            equipment: room.equipment.clone(),
            layouts: room.layouts.clone(),
        }
    }
}
