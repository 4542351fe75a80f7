//! How an order stands: what was delivered and served of it, and what its client said.

use std::fmt;

use crate::Milliseconds;

use super::{Line, Order};

/// How a completion came to the client's knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The client confirmed it.
    Confirmed,
    /// The client was told, and by whom is known.
    Told,
    /// The client said that it is not right.
    Wrong,
    /// A leader closed it with a reason; counted apart.
    Settled,
}

impl How {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Told, Self::Wrong, Self::Settled];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Told => "told",
            Self::Wrong => "wrong",
            Self::Settled => "settled",
        }
    }

    /// The way of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What was delivered and served of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many came.
    pub counted: Option<u32>,
    /// When they were counted.
    pub counted_at: Option<Milliseconds>,
    /// By whom.
    pub counted_by: String,
    /// When it was served.
    pub done: Option<Milliseconds>,
    /// By whom.
    pub done_by: String,
    /// Whether it was left undone on purpose: `done` is then when that was decided, and its client is told
    /// the truth.
    pub waived: bool,
    /// Until when the client has to know of it.
    pub answer_due: Option<Milliseconds>,
    /// When the client confirmed it, was told, or it was settled.
    pub answered: Option<Milliseconds>,
    /// How.
    pub how: Option<How>,
}

/// When something of the lines was counted last; 0 before that. Whoever confirms what came says by this
/// what they looked at.
#[must_use]
pub fn counted_last(lines: &[(Line, Progress)]) -> Milliseconds {
    let counted = lines.iter().filter_map(|(_, one)| one.counted_at);
    counted.max().unwrap_or(0)
}

impl Progress {
    /// Whether it is known to be there: it was counted, or served already.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.counted.is_some() || self.done.is_some()
    }

    /// Whether it was served, and not left undone on purpose.
    #[must_use]
    pub fn is_served(&self) -> bool {
        self.done.is_some() && !self.waived
    }

    /// Takes that it was served, or left undone on purpose; whether that is news.
    pub fn serve(&mut self, at: Milliseconds, by: String, waived: bool) -> bool {
        if self.done.is_some() {
            return false;
        }
        (self.done, self.done_by, self.waived) = (Some(at), by, waived);
        true
    }

    /// Takes back that it was served, as long as the client did not answer; whether that is news.
    pub fn take_back(&mut self) -> bool {
        if self.done.is_none() || self.answered.is_some() {
            return false;
        }
        (self.done, self.waived, self.answer_due) = (None, false, None);
        self.done_by.clear();
        // An objection was to that serving, and not to the one that comes.
        self.how = None;
        true
    }

    /// Whether it is done and the client does not know of it yet.
    #[must_use]
    pub fn awaits_word(&self) -> bool {
        self.done.is_some() && self.answered.is_none()
    }

    /// Whether the client should have known by `now`.
    #[must_use]
    pub fn is_late(&self, now: Milliseconds) -> bool {
        self.awaits_word() && self.answer_due.is_some_and(|due| due < now)
    }
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Whoever holds the link.
    Link,
    /// The client with an account.
    Account,
    /// The service team.
    Team,
}

impl Voice {
    /// Every voice.
    pub const ALL: [Self; 3] = [Self::Link, Self::Account, Self::Team];

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Account => "account",
            Self::Team => "team",
        }
    }

    /// The voice of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// What is said about an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// The client confirmed the order as it was shown.
    Agreed,
    /// The client wants something of what was ordered changed.
    ChangeAsked,
    /// The team answered what the client wants changed.
    ChangeAnswered,
    /// The client confirmed it on paper, as the team wrote down.
    AgreedOnPaper,
    /// The client confirmed it by telephone, as the team wrote down.
    AgreedByTelephone,
    /// The client confirmed what came and how it is served.
    PlanAgreed,
    /// The client confirmed what came and how it is served on paper, as the team wrote down.
    PlanAgreedOnPaper,
    /// The client confirmed what came and how it is served by telephone, as the team wrote down.
    PlanAgreedByTelephone,
    /// The client said that what came or how it is served is not right.
    PlanWrong,
    /// The client confirmed something that was done.
    Confirmed,
    /// The client said that something done is not right.
    Wrong,
    /// The client called for something now.
    Called,
    /// The client was told of something done.
    Told,
    /// A leader closed something done without the client's word.
    Settled,
    /// The order was cancelled after its client had a word on it.
    Cancelled,
    /// The team ordered it from its supplier; the house's alone.
    Ordered,
}

impl WordKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Agreed,
        Self::ChangeAsked,
        Self::ChangeAnswered,
        Self::AgreedOnPaper,
        Self::AgreedByTelephone,
        Self::PlanAgreed,
        Self::PlanAgreedOnPaper,
        Self::PlanAgreedByTelephone,
        Self::PlanWrong,
        Self::Confirmed,
        Self::Wrong,
        Self::Called,
        Self::Told,
        Self::Settled,
        Self::Cancelled,
        Self::Ordered,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::ChangeAsked => "change-asked",
            Self::ChangeAnswered => "change-answered",
            Self::AgreedOnPaper => "agreed-paper",
            Self::AgreedByTelephone => "agreed-telephone",
            Self::PlanAgreed => "plan-agreed",
            Self::PlanAgreedOnPaper => "plan-agreed-paper",
            Self::PlanAgreedByTelephone => "plan-agreed-telephone",
            Self::PlanWrong => "plan-wrong",
            Self::Confirmed => "confirmed",
            Self::Wrong => "wrong",
            Self::Called => "called",
            Self::Told => "told",
            Self::Settled => "settled",
            Self::Cancelled => "cancelled",
            Self::Ordered => "ordered",
        }
    }

    /// Whether it is something that its client has to know of, as of what was served: what they called for was
    /// brought, or the order was cancelled.
    #[must_use]
    pub fn is_told_of(self) -> bool {
        matches!(self, Self::Called | Self::Cancelled)
    }

    /// Whether the client agreed by it to a revision, in whatever way they said so.
    #[must_use]
    pub fn is_agreement(self) -> bool {
        matches!(
            self,
            Self::Agreed | Self::AgreedOnPaper | Self::AgreedByTelephone
        )
    }

    /// Whether the client agreed by it to what came and how it is served, in whatever way they said so.
    #[must_use]
    pub fn is_plan_agreement(self) -> bool {
        matches!(
            self,
            Self::PlanAgreed | Self::PlanAgreedOnPaper | Self::PlanAgreedByTelephone
        )
    }

    /// Whether it is a confirmation by the client that the team may have written down for them.
    #[must_use]
    pub fn is_confirmation(self) -> bool {
        self.is_agreement() || self.is_plan_agreement()
    }

    /// The kind of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether the words that the team wrote with it are the client's to read; others are notes of its own.
    #[must_use]
    pub fn is_for_the_client(self) -> bool {
        matches!(self, Self::ChangeAnswered | Self::Settled)
    }
}

/// Something that was said about an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the order's list, from 1.
    pub position: u32,
    /// What.
    pub kind: WordKind,
    /// Who speaks.
    pub voice: Voice,
    /// The name of the account; empty for whoever holds the link.
    pub by: String,
    /// When.
    pub at: Milliseconds,
    /// The revision that was before them.
    pub revision: i32,
    /// The line it is about.
    pub line: Option<u32>,
    /// Of what was called for: what was brought of it, and what the client said of that. Of a change that was
    /// asked for: when it was made or answered.
    pub progress: Progress,
}

impl Word {
    /// Whether it asks for a change that was neither made nor answered yet.
    #[must_use]
    pub fn is_open_wish(&self) -> bool {
        self.kind == WordKind::ChangeAsked && self.progress.answered.is_none()
    }
}

/// Something served of an order that its client has to know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Served {
    /// A line, by its number.
    Line(u32),
    /// What was called for, by the place of the word.
    Call(u32),
}

impl Served {
    /// Calls are rounds of their own beside the lines, whose numbers never come near.
    const CALLS_FROM: u32 = 1_000_000;

    /// The round of its duty.
    #[must_use]
    pub fn round(self) -> u32 {
        match self {
            Self::Line(number) => number,
            Self::Call(position) => Self::CALLS_FROM + position,
        }
    }

    /// The one of the round.
    #[must_use]
    pub fn of_round(round: u32) -> Self {
        match round.checked_sub(Self::CALLS_FROM) {
            Some(position) => Self::Call(position),
            None => Self::Line(round),
        }
    }

    /// The one of the word of forms and API: `3` of a line, `call-3` of a call.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.strip_prefix("call-") {
            Some(position) => position.parse().ok().map(Self::Call),
            None => word.parse().ok().map(Self::Line),
        }
    }
}

/// Something served as its client saw it: they say nothing of what it became since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenServed {
    /// What.
    pub what: Served,
    /// When it had been served, by what they saw; `None` where that is not said.
    pub done: Option<Milliseconds>,
}

impl SeenServed {
    /// The one of the word of forms: that of what is served, `@`, and when.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let (what, done) = match word.split_once('@') {
            Some((what, done)) => (what, Some(done.parse().ok()?)),
            None => (word, None),
        };
        let what = Served::from_word(what)?;
        Some(Self { what, done })
    }
}

impl From<Served> for SeenServed {
    fn from(what: Served) -> Self {
        Self { what, done: None }
    }
}

impl fmt::Display for Served {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(number) => write!(formatter, "{number}"),
            Self::Call(position) => write!(formatter, "call-{position}"),
        }
    }
}

/// How an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 客户要求修改: what they want changed was neither changed nor answered yet.
    ChangeAsked,
    /// 待客户确认.
    Awaited,
    /// 有变更，待再次确认.
    Changed,
    /// 已确认，待到货清点.
    Agreed,
    /// 已到货，待客户确认上台安排.
    Counted,
    /// 已就绪.
    Ready,
    /// 办妥待客户确认.
    Done,
    /// 现场另要的，待送到: all else is done, and something that was called for is still to be brought.
    Called,
    /// 已办结.
    Closed,
    /// 已取消.
    Cancelled,
}

impl Standing {
    /// Its word in API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ChangeAsked => "change-asked",
            Self::Awaited => "awaited",
            Self::Changed => "changed",
            Self::Agreed => "agreed",
            Self::Counted => "counted",
            Self::Ready => "ready",
            Self::Done => "done",
            Self::Called => "called",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }

    /// How an order stands of which its client wants something changed: nothing else of it is news until
    /// something was served.
    #[must_use]
    pub fn asked_to_change(self) -> Self {
        match self {
            Self::Awaited | Self::Changed | Self::Agreed | Self::Counted | Self::Ready => {
                Self::ChangeAsked
            }
            served => served,
        }
    }
}

/// What was served of a line: the line itself, or what was brought of it last when it was called for.
#[must_use]
pub fn served_of<'order>(
    (line, progress): &'order (Line, Progress),
    calls: &'order [(Option<u32>, Progress)],
) -> &'order Progress {
    let of_line =
        |call: &&(Option<u32>, Progress)| call.0 == Some(line.number) && call.1.done.is_some();
    let called_for = line.moment == super::Moment::OnCall && progress.done.is_none();
    let last = calls.iter().rev().find(of_line);
    last.filter(|_| called_for)
        .map_or(progress, |(_, brought)| brought)
}

/// How an order with such lines and calls stands, and so many calls of which something is still to be
/// brought. What was done and waits for the client's word comes before all else; nothing closes while it
/// does, or while somebody still brings what was called for.
#[must_use]
pub fn standing(
    order: &Order,
    lines: &[(Line, Progress)],
    calls: &[(Option<u32>, Progress)],
    called_for: usize,
) -> Standing {
    if order.cancelled.is_some() {
        return Standing::Cancelled;
    }
    let brought = || calls.iter().map(|(_, progress)| progress);
    let mut served = lines.iter().map(|(_, progress)| progress).chain(brought());
    if served.any(Progress::awaits_word) {
        return Standing::Done;
    }
    // What is only for whoever calls for it may never be called for.
    let all_done = lines
        .iter()
        .filter(|(line, _)| line.moment != super::Moment::OnCall)
        .all(|(_, progress)| progress.done.is_some());
    let mut served = lines.iter().map(|(_, progress)| progress).chain(brought());
    let some_done = served.any(|progress| progress.done.is_some());
    match () {
        // Of an order that is nothing but what may be called for, who has not agreed is the news.
        () if all_done && called_for > 0 && (some_done || order.is_agreed()) => Standing::Called,
        () if all_done && some_done => Standing::Closed,
        () if order.agreed_revision == 0 => Standing::Awaited,
        () if !order.is_agreed() => Standing::Changed,
        // Where there is nothing to come there is no plan to confirm either.
        () if order.plan_agreed.is_some() || lines.is_empty() => Standing::Ready,
        () if lines.iter().all(|(_, one)| one.counted.is_some()) => Standing::Counted,
        () => Standing::Agreed,
    }
}
