//! A rule: what the standard wants done, by whom, when and how.

use jiff::civil::Time;

use crate::{ClauseId, PlaceKind, RuleId, Size, TeamId};

/// For how many minutes a duty keeps somebody busy where the standard does not say.
pub const TAKES_USUAL_MINUTES: u32 = 5;

/// One rule of a standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name within the standard.
    pub id: RuleId,
    /// What is to be done, in the standard's language.
    pub title: String,
    /// The clauses it carries out; never empty.
    pub clauses: Vec<ClauseId>,
    /// The team whose work it is.
    pub by: TeamId,
    /// The kind of place it is about; the team serves it.
    pub place: PlaceKind,
    /// What starts it.
    pub starts: Start,
    /// When it is to be done, counted from what starts it.
    pub timing: Timing,
    /// For how many minutes it keeps somebody busy; see [`Rule::busy_minutes`].
    pub takes_minutes: Option<u32>,
    /// What to do, one after another; may be empty.
    pub steps: Vec<String>,
    /// Whether the order of the steps matters.
    pub step_order: StepOrder,
    /// What to look at and tick; may be empty.
    pub checks: Vec<String>,
    /// What is brought where a check item finds it lacking; may be empty.
    pub restocks: Vec<Restock>,
    /// The check item, by its place among them from 0, that asks whether papers are to be brought back.
    pub brings_back: Option<usize>,
    /// The words to say.
    pub wording: Option<String>,
    /// Whether it goes from seat to seat.
    pub seats: Seating,
    /// The only size of meeting it is for, where it is not for all.
    pub when_size: Option<Size>,
    /// What is not free before it is done.
    pub blocks: Blocks,
    /// What it makes ready, and so needs to itself beforehand.
    pub prepares: Prepares,
    /// Until when on the day the state it made is kept, for example an open door.
    pub hold_until: Option<Time>,
    /// Who is told when it is overdue.
    pub escalates_to: Option<Escalation>,
    /// Whether a photo belongs to it.
    pub photo: Photo,
}

impl Rule {
    /// Whether a meeting of `size` has this rule.
    #[must_use]
    pub fn is_for(&self, size: Size) -> bool {
        self.when_size.is_none_or(|only| only == size)
    }

    /// For how many minutes it keeps somebody busy, whether the standard says so or not.
    #[must_use]
    pub fn busy_minutes(&self) -> u32 {
        self.takes_minutes.unwrap_or(TAKES_USUAL_MINUTES)
    }

    /// Whether this rule comes in rounds, whose clock a break stops.
    #[must_use]
    pub fn comes_in_rounds(&self) -> bool {
        matches!(self.timing, Timing::Rounds(_))
    }

    /// The interval of `round` (from 1) in the season of that name, where the rule has rounds; the
    /// last interval of a list repeats.
    #[must_use]
    pub fn interval(&self, season: Option<&str>, round: u32) -> Option<Interval> {
        let Timing::Rounds(lists) = &self.timing else {
            return None;
        };
        let list = lists
            .iter()
            .find(|list| list.season.is_none() || list.season.as_deref() == season)?;
        let index = (round.max(1) - 1) as usize;
        list.windows.get(index).or(list.windows.last()).copied()
    }
}

/// Something that is brought where a check item finds it lacking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restock {
    /// The check item, by its place among those of the rule, from 0.
    pub check: usize,
    /// What is brought.
    pub item: String,
    /// In what it is counted.
    pub unit: String,
}

/// What starts a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Start {
    /// Every working day of the site.
    Workday,
    /// The start of a person's shift.
    Shift,
    /// The end of a person's shift.
    ShiftEnd,
    /// Somebody signs on to a shift for which a hand-over waits.
    TakeOver,
    /// A meeting is booked, or what it asks for changes.
    Booked,
    /// A meeting's start as it was booked; the duty is there as soon as the meeting is.
    ScheduledStart,
    /// The real start of a meeting.
    Started,
    /// The guests of a meeting have sat down.
    Seated,
    /// A break of a meeting begins.
    Break,
    /// A meeting goes on after a break.
    Resumed,
    /// The real end of a meeting.
    Ended,
    /// Somebody in a meeting asks for something.
    Request,
    /// A line of a client's order falls due for serving.
    Order,
    /// A client's order is placed or changed, and waits for their word.
    OrderPlaced,
    /// A client wants something of their order changed.
    OrderChange,
    /// Something of an order is to be ordered from whoever supplies it.
    OrderSupply,
    /// The goods of an order are to come.
    OrderGoods,
    /// The goods of an order were counted, and its serving plan waits for the client's word.
    OrderCounted,
    /// A line of an order is to be served before its matter begins.
    OrderBefore,
    /// A line of an order is to be served once the guests have sat down.
    OrderSeated,
    /// A line of an order is to be served in the break.
    OrderBreak,
    /// A client calls for something of their order.
    OrderCall,
    /// Something of an order was done, and waits for the client's word.
    OrderDone,
    /// A visitor is expected.
    VisitAnnounced,
    /// A guest has come.
    GuestArrived,
    /// A banquet begins.
    Banquet,
    /// A banquet is over, and waits for whoever signs it off.
    BanquetOver,
    /// A telephone call comes in.
    Call,
    /// Somebody was promised to be called back.
    CallBack,
    /// An inquiry could not be answered at once.
    InquiryOpen,
    /// Somebody wants to enter the building.
    Entry,
    /// Somebody has waited in the hall past the limit.
    WaitOver,
    /// Somebody sees that equipment does not work.
    Fault,
    /// An urgent fault was reported.
    FaultUrgent,
    /// A fault that is not urgent was reported.
    FaultOrdinary,
    /// It was said who repairs a fault, and by when.
    FaultAnswered,
    /// A fault is said to be repaired.
    FaultRepaired,
    /// A complaint was taken: a case is opened.
    CaseOpened,
    /// The client of a case was told until when they hear more.
    CasePromised,
    /// The cause of a case was found.
    CaseFound,
    /// Something is to be put right at once.
    CaseRemedy,
    /// A case is opened: until when it is to be closed.
    CaseLimit,
    /// A case was closed: the client is called again.
    CaseClosed,
    /// A leader's office is free for cleaning.
    OfficeFree,
    /// Papers were taken out of an office.
    PaperRetrieved,
    /// A day ended on which newspapers are missing that nobody asked for yet.
    NewspapersMissing,
    /// Something was found that somebody left behind.
    ThingFound,
    /// A check item found something lacking that is to be brought.
    Restocking,
    /// A manager or a leader has assigned a matter.
    MatterAssigned,
    /// The last of a team leaves its office.
    AllAway,
    /// A spot check by the team leader; no time of its own.
    Inspection,
    /// It holds at all times and makes no duty.
    Standing,
}

impl Start {
    /// Every start, in the order of the manual.
    pub const ALL: [Start; 52] = [
        Start::Workday,
        Start::Shift,
        Start::ShiftEnd,
        Start::TakeOver,
        Start::Booked,
        Start::ScheduledStart,
        Start::Started,
        Start::Seated,
        Start::Break,
        Start::Resumed,
        Start::Ended,
        Start::Request,
        Start::Order,
        Start::OrderPlaced,
        Start::OrderChange,
        Start::OrderSupply,
        Start::OrderGoods,
        Start::OrderCounted,
        Start::OrderBefore,
        Start::OrderSeated,
        Start::OrderBreak,
        Start::OrderCall,
        Start::OrderDone,
        Start::VisitAnnounced,
        Start::GuestArrived,
        Start::Banquet,
        Start::BanquetOver,
        Start::Call,
        Start::CallBack,
        Start::InquiryOpen,
        Start::Entry,
        Start::WaitOver,
        Start::Fault,
        Start::FaultUrgent,
        Start::FaultOrdinary,
        Start::FaultAnswered,
        Start::FaultRepaired,
        Start::CaseOpened,
        Start::CasePromised,
        Start::CaseFound,
        Start::CaseRemedy,
        Start::CaseLimit,
        Start::CaseClosed,
        Start::OfficeFree,
        Start::PaperRetrieved,
        Start::NewspapersMissing,
        Start::ThingFound,
        Start::Restocking,
        Start::MatterAssigned,
        Start::AllAway,
        Start::Inspection,
        Start::Standing,
    ];

    /// The word for it in the text of a standard.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Start::Workday => "workday",
            Start::Shift => "shift",
            Start::ShiftEnd => "shift-end",
            Start::TakeOver => "take-over",
            Start::Booked => "booked",
            Start::ScheduledStart => "scheduled-start",
            Start::Started => "started",
            Start::Seated => "seated",
            Start::Break => "break",
            Start::Resumed => "resumed",
            Start::Ended => "ended",
            Start::Request => "request",
            Start::Order => "order",
            Start::OrderPlaced => "order-placed",
            Start::OrderChange => "order-change",
            Start::OrderSupply => "order-supply",
            Start::OrderGoods => "order-goods",
            Start::OrderCounted => "order-counted",
            Start::OrderBefore => "order-before",
            Start::OrderSeated => "order-seated",
            Start::OrderBreak => "order-break",
            Start::OrderCall => "order-call",
            Start::OrderDone => "order-done",
            Start::VisitAnnounced => "visit-announced",
            Start::GuestArrived => "guest-arrived",
            Start::Banquet => "banquet",
            Start::BanquetOver => "banquet-over",
            Start::Call => "call",
            Start::CallBack => "call-back",
            Start::InquiryOpen => "inquiry-open",
            Start::Entry => "entry",
            Start::WaitOver => "wait-over",
            Start::Fault => "fault",
            Start::FaultUrgent => "fault-urgent",
            Start::FaultOrdinary => "fault-ordinary",
            Start::FaultAnswered => "fault-answered",
            Start::FaultRepaired => "fault-repaired",
            Start::CaseOpened => "case-opened",
            Start::CasePromised => "case-promised",
            Start::CaseFound => "case-found",
            Start::CaseRemedy => "case-remedy",
            Start::CaseLimit => "case-limit",
            Start::CaseClosed => "case-closed",
            Start::OfficeFree => "office-free",
            Start::PaperRetrieved => "paper-retrieved",
            Start::NewspapersMissing => "newspapers-missing",
            Start::ThingFound => "thing-found",
            Start::Restocking => "restocking",
            Start::MatterAssigned => "matter-assigned",
            Start::AllAway => "all-away",
            Start::Inspection => "inspection",
            Start::Standing => "standing",
        }
    }

    /// Whether a [`crate::Run`] makes the duties of such rules.
    #[must_use]
    pub fn is_in_meeting(self) -> bool {
        matches!(
            self,
            Start::ScheduledStart
                | Start::Started
                | Start::Seated
                | Start::Break
                | Start::Resumed
                | Start::Ended
                | Start::Request
        )
    }

    /// Whether it happens without anybody agreeing on a time: nothing of such rules is due at an agreed one.
    #[must_use]
    pub fn agrees_on_no_time(self) -> bool {
        matches!(
            self,
            Start::TakeOver
                | Start::OfficeFree
                | Start::PaperRetrieved
                | Start::NewspapersMissing
                | Start::ThingFound
                | Start::Restocking
                | Start::AllAway
        )
    }

    /// Whether such rules have a time at all.
    #[must_use]
    pub fn has_time(self) -> bool {
        !matches!(self, Start::Inspection | Start::Standing)
    }
}

/// When a rule is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Timing {
    /// At no time of its own: looked at in spot checks, or holding always.
    Untimed,
    /// On working days, within each of these windows.
    Daily(Vec<DailyWindow>),
    /// Once for each start.
    Once {
        /// From when on.
        opens: Moment,
        /// Until when.
        due: Moment,
    },
    /// Again and again while the meeting runs, by season.
    Rounds(Vec<RoundList>),
}

/// A window of a working day; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyWindow {
    /// From when on.
    pub opens: Time,
    /// Until when; not before `opens`.
    pub due: Time,
}

/// A moment counted from what starts a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// So many minutes after the start, or before it if negative.
    Offset {
        /// Minutes, within a week either way.
        minutes: i32,
    },
    /// A time of the day of the start.
    TimeOfDay(Time),
    /// A time of the next working day.
    NextWorkday(Time),
    /// The time that was agreed with whom it is done for.
    Agreed,
}

/// The intervals of a season's rounds, the last one repeating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundList {
    /// The season's name; without one the list is for the whole year.
    pub season: Option<String>,
    /// The intervals, in order; never empty.
    pub windows: Vec<Interval>,
}

/// A window counted from the round before; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Minutes after which the window opens.
    pub opens_minutes: u32,
    /// Minutes after which the round is due; not below `opens_minutes`, at least 1.
    pub due_minutes: u32,
}

/// Whether the order of steps matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepOrder {
    /// Any order will do.
    #[default]
    Free,
    /// One after another, as written.
    Kept,
}

/// Whether a rule goes from seat to seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seating {
    /// It does not.
    #[default]
    None,
    /// From the highest guest on, or the guest of honour.
    ByPrecedence,
}

/// What is not free before a rule is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blocks {
    /// Nothing.
    #[default]
    Nothing,
    /// The room, for whatever comes after.
    Room,
}

/// What a rule makes ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prepares {
    /// Nothing that has to be empty for it.
    #[default]
    Nothing,
    /// The room, which is occupied from the opening of the window on.
    Room,
}

/// Who is told of an overdue duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Escalation {
    /// The team's leader.
    TeamLeader,
    /// The owner's office.
    OwnersOffice,
}

/// Whether a photo belongs to a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Photo {
    /// None is offered.
    #[default]
    None,
    /// One may be added.
    Optional,
    /// It is not done without one.
    Required,
}
