//! 个人信息请求: somebody asks to be shown, to be given or to have erased what the house keeps of them,
//! and leaders ask for a register with whole names. One asks, another answers; each has its time.

use crate::{AccountId, Milliseconds, PersonalDataRequestId, Refusal};

const HOUR_MS: Milliseconds = 60 * 60 * 1_000;
const DAY_MS: Milliseconds = 24 * HOUR_MS;

/// How many days somebody may wait for an answer before it is late.
pub const ANSWER_DAYS: i64 = 15;
/// How many days after it was asked a request that nobody answered is over.
pub const ASKED_DAYS: i64 = 30;
/// How many days after the answer what is kept of a person may be fetched.
pub const FETCH_DAYS: i64 = 7;
/// How many hours after the answer a register may be fetched.
pub const REGISTER_HOURS: i64 = 24;
/// The most days of a register that are given at once.
pub const REGISTER_DAYS_MAX: i64 = 31;
/// How many requests of persons one leader may make in a day: each tells how often somebody came.
pub const ASKED_A_DAY_MAX: usize = 20;
/// How many registers one leader may ask for in a day.
pub const REGISTERS_A_DAY_MAX: usize = 2;
/// How many they may ask for with those that were refused or taken back.
pub const REGISTERS_TRIED_A_DAY_MAX: usize = 10;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 查阅: what is kept of a person, on one sheet.
    Show,
    /// 复制: the same as a workbook that the person takes along.
    Export,
    /// 删除: it is erased.
    Erase,
    /// The register of visits and calls of a period, with whole names.
    Register,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Show, Self::Export, Self::Erase, Self::Register];
    /// What a person may ask for.
    pub const OF_PERSONS: [Self; 3] = [Self::Show, Self::Export, Self::Erase];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Export => "export",
            Self::Erase => "erase",
            Self::Register => "register",
        }
    }

    /// The kind of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What may be given as its ground.
    #[must_use]
    pub fn grounds(self) -> &'static [&'static str] {
        match self {
            Self::Show | Self::Export => &["own-request", "representative", "relative-of-deceased"],
            Self::Erase => &[
                "purpose-fulfilled",
                "consent-withdrawn",
                "kept-too-long",
                "unlawful",
            ],
            Self::Register => &["inspection", "incident", "authority", "handover"],
        }
    }

    /// Whether it is about one person.
    #[must_use]
    pub fn is_of_a_person(self) -> bool {
        self != Self::Register
    }
}

/// How a person showed at the desk that they are who they say.
pub const IDENTIFIED: [&str; 3] = ["document-seen", "called-back", "written-authority"];

/// Why a request is refused.
pub const REFUSALS: [&str; 5] = [
    "not-identified",
    "not-theirs",
    "kept-by-law",
    "matter-open",
    "purpose-unfit",
];

/// How a request stands, as it is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Made by one, waiting for another.
    Asked,
    /// Approved, to be fetched.
    Approved,
    /// Refused.
    Refused,
    /// Taken back by who made it.
    Withdrawn,
    /// Fetched, or erased.
    Done,
    /// Its time is over.
    Expired,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Asked,
        Self::Approved,
        Self::Refused,
        Self::Withdrawn,
        Self::Done,
        Self::Expired,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Done => "done",
            Self::Expired => "expired",
        }
    }

    /// The state of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether something may still happen to it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Approved)
    }
}

/// How many records of each register are somebody's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Visits.
    pub visits: u32,
    /// Calls.
    pub calls: u32,
    /// Inquiries.
    pub inquiries: u32,
    /// Orders. Of cases nothing is told here: whoever reads it may be whom one is about.
    pub orders: u32,
    /// Reports of lost things.
    pub lost_reports: u32,
    /// Found things that they took, or that are what they looked for.
    pub found_items: u32,
    /// People of the directory of whom it is remembered what they eat, or what they wished.
    pub diners: u32,
    /// Words said with a rating.
    pub ratings: u32,
    /// Lines of signed daily reception records.
    pub lines: u32,
    /// Entries of the watch list: kept for the house's safety, whatever is asked.
    pub watched: u32,
    /// How many of them are not over yet: visits, calls, inquiries, orders, what is looked for or still lies here,
    /// what is still to be served.
    pub open: u32,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: PersonalDataRequestId,
    /// Its number at the site, from 1: what the journal and every sheet name it by.
    pub number: u32,
    /// What is asked for.
    pub kind: Kind,
    /// The word of its ground.
    pub ground: String,
    /// The word of how the person was known; empty for a register.
    pub identified: String,
    /// The first and last day of a register, `YYYY-MM-DD`; empty for a person.
    pub days: (String, String),
    /// How many records were found when it was asked or, once it is done, shown or erased.
    pub found: Found,
    /// How it stands.
    pub state: State,
    /// When it was asked.
    pub asked: Milliseconds,
    /// By whom.
    pub asked_by: String,
    /// Their account.
    pub asked_by_account: AccountId,
    /// When and by whom it was answered.
    pub answered: Option<(Milliseconds, String, AccountId)>,
    /// The word of why it was refused; empty for not.
    pub refusal: String,
    /// When who asked has fetched it.
    pub fetched: Option<Milliseconds>,
    /// When who approved it has looked at it.
    pub looked: Option<Milliseconds>,
}

impl Request {
    /// Whether somebody has waited for an answer for longer than they may.
    #[must_use]
    pub fn is_overdue(&self, now: Milliseconds) -> bool {
        self.state == State::Asked && now >= self.due()
    }

    /// Until when it is to be answered.
    #[must_use]
    pub fn due(&self) -> Milliseconds {
        self.asked + ANSWER_DAYS * DAY_MS
    }

    /// When it is over by the time alone; `None` for what is over already.
    #[must_use]
    pub fn ends(&self) -> Option<Milliseconds> {
        match (self.state, &self.answered) {
            (State::Asked, _) => Some(self.asked + ASKED_DAYS * DAY_MS),
            (State::Approved, Some((at, ..))) if self.kind == Kind::Register => {
                Some(at + REGISTER_HOURS * HOUR_MS)
            }
            (State::Approved, Some((at, ..))) => Some(at + FETCH_DAYS * DAY_MS),
            _ => None,
        }
    }

    /// How it stands at `now`, also where nobody has written down yet that its time is over.
    #[must_use]
    pub fn state_at(&self, now: Milliseconds) -> State {
        match self.ends() {
            // Who asked has it; the other one did not look.
            Some(ends) if now >= ends && self.fetched.is_some() => State::Done,
            Some(ends) if now >= ends => State::Expired,
            _ => self.state,
        }
    }

    /// Whether `by` may answer it now: another than who asked, while it waits.
    ///
    /// # Errors
    /// Where it does not wait for an answer, or they made it themselves.
    pub fn check_answer(&self, by: Option<AccountId>, now: Milliseconds) -> Result<(), Refusal> {
        if self.state_at(now) != State::Asked {
            return Err(Refusal::conflict("personal-data-request-not-asked"));
        }
        if by.is_none() || by == Some(self.asked_by_account) {
            return Err(Refusal::conflict("personal-data-second-person"));
        }
        Ok(())
    }

    /// Whether `by` may take it back now.
    ///
    /// # Errors
    /// Where it is not theirs, or is over.
    pub fn check_withdrawal(
        &self,
        by: Option<AccountId>,
        now: Milliseconds,
    ) -> Result<(), Refusal> {
        if by != Some(self.asked_by_account) {
            return Err(Refusal::conflict("personal-data-request-not-yours"));
        }
        if !self.state_at(now).is_open() {
            return Err(Refusal::conflict("personal-data-request-over"));
        }
        // What somebody has cannot be taken back.
        if self.fetched.is_some() || self.looked.is_some() {
            return Err(Refusal::conflict("personal-data-fetched"));
        }
        Ok(())
    }

    /// The same request after `by` fetched what it gives: who asked and, of a person, who approved
    /// it, each once. It is done as soon as who asked has it and nobody else is left to look.
    ///
    /// # Errors
    /// Where it is not approved, its time is over, it is another's, or they had it before.
    pub fn fetched_by(mut self, by: Option<AccountId>, now: Milliseconds) -> Result<Self, Refusal> {
        let second = self.answered.as_ref().map(|(_, _, account)| *account);
        let asks = by == Some(self.asked_by_account);
        let approves = by.is_some() && by == second && self.kind.is_of_a_person();
        if !asks && !approves {
            return Err(Refusal::conflict("personal-data-request-not-yours"));
        }
        let had = if asks { self.fetched } else { self.looked };
        if had.is_some() {
            return Err(Refusal::conflict("personal-data-fetched"));
        }
        if self.kind == Kind::Erase || self.state_at(now) != State::Approved {
            return Err(Refusal::conflict("personal-data-request-not-approved"));
        }
        if asks {
            self.fetched = Some(now);
        } else {
            self.looked = Some(now);
        }
        if self.fetched.is_some() && (self.looked.is_some() || !self.kind.is_of_a_person()) {
            self.state = State::Done;
        }
        Ok(self)
    }
}

/// Checks the days of a register: in order, not to come, and not too many.
///
/// # Errors
/// The field that cannot be, named.
pub fn check_days(from: &str, until: &str, today: &str) -> Result<(), Refusal> {
    let day =
        |field, text| crate::day::parse(text).ok_or_else(|| Refusal::invalid(field, "day-unknown"));
    let (first, last) = (day("from", from)?, day("until", until)?);
    if until > today {
        return Err(Refusal::invalid("until", "personal-data-day-to-come"));
    }
    let span = (last - first).get_days();
    if span < 0 {
        return Err(Refusal::invalid("until", "personal-data-days-turned"));
    }
    if i64::from(span) >= REGISTER_DAYS_MAX {
        return Err(
            Refusal::invalid("until", "personal-data-days-many").with("most", REGISTER_DAYS_MAX)
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests;
