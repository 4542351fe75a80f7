//! The offices of leaders (领导办公室): which of them are free to be cleaned (clause C2.8), in which order one
//! walks, what becomes of a cleaning when its leader comes back, and whose key is missing.

use std::cmp::Reverse;

use crate::presence::Presence;
use crate::{AccountId, Milliseconds, OfficeCleaningId, Refusal, RoomId};

/// How long after the window of the cleaning a key may still be out.
const KEY_GRACE_MS: Milliseconds = 60 * 60 * 1_000;
/// In how many minutes one may come again where somebody answered.
pub const AGAIN_MINUTES: [i64; 3] = [15, 30, 60];
/// What stands in the wording for whom one speaks to.
const PLACEHOLDER: &str = "**";
/// What ends the form of address in the wording.
const AFTER_ADDRESS: [char; 3] = ['：', ':', '，'];

/// Whether somebody is in an office, as far as anybody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupancy {
    /// Nobody of the directory works there.
    NobodyEntered,
    /// Of one of its people it was never said where they are.
    Unsaid,
    /// One of them is there.
    In,
    /// One of them should be back by now, and nobody said so.
    DueBack,
    /// All of them are out.
    Out,
}

impl Occupancy {
    /// Its word in the journal and in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NobodyEntered => "nobody-entered",
            Self::Unsaid => "unsaid",
            Self::In => "in",
            Self::DueBack => "due-back",
            Self::Out => "out",
        }
    }
}

/// Whether somebody is in an office; `said` is what was said of each who works there.
#[must_use]
pub fn occupancy(said: &[Option<Presence>], now: Milliseconds) -> Occupancy {
    let known = || said.iter().flatten();
    if said.is_empty() {
        Occupancy::NobodyEntered
    } else if known().any(|one| !one.is_out(now) && !one.is_due_back(now)) {
        Occupancy::In
    } else if known().any(|one| one.is_due_back(now)) {
        Occupancy::DueBack
    } else if said.iter().any(Option::is_none) {
        Occupancy::Unsaid
    } else {
        Occupancy::Out
    }
}

/// How far the cleaning of an office is, by its duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// It is not in the plan, or was taken off it.
    None,
    /// It is in the plan and nobody has begun.
    Waiting,
    /// Its first step is done.
    Begun,
    /// It was finished.
    Done,
    /// Somebody said why it is left out.
    Waived,
    /// The day ended without it.
    Missed,
}

/// What the house does about an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Stay,
    /// It comes into the plan.
    Add,
    /// It goes off the plan.
    TakeOff,
    /// Whoever is cleaning it goes out; it is put back.
    Interrupt,
}

/// What is to be done about an office, so far and with its people there or not; `is_time` is whether
/// the window of its rule is open. Where nobody knows, nothing new is proposed; what is left in the plan when the
/// window has closed stays in it, to be written down as not done.
#[must_use]
pub fn change(occupancy: Occupancy, work: Work, is_time: bool) -> Change {
    match (work, occupancy) {
        (Work::None, Occupancy::Out) if is_time => Change::Add,
        (Work::Waiting, there) if is_time && there != Occupancy::Out => Change::TakeOff,
        (Work::Begun, Occupancy::In) => Change::Interrupt,
        // That somebody should be back is no reason to leave a room half done.
        _ => Change::Stay,
    }
}

/// How an office stands in the plan of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody of the directory works there.
    NobodyEntered,
    /// It was not said where its leader is.
    Unsaid,
    /// Its leader is there.
    In,
    /// Its leader should be back.
    DueBack,
    /// Its leader is out, and the time has not come.
    Proposed,
    /// To be cleaned now.
    Planned,
    /// Somebody answered: later again.
    Again,
    /// It is being cleaned.
    Begun,
    /// Its leader came back in the middle; it is put back.
    Interrupted,
    /// It is done and locked.
    Cleaned,
    /// Somebody said why it is left out.
    Waived,
    /// The day ended without it.
    Missed,
    /// Its leader is out, but nothing more is planned today.
    Over,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 13] = [
        Self::NobodyEntered,
        Self::Unsaid,
        Self::In,
        Self::DueBack,
        Self::Proposed,
        Self::Planned,
        Self::Again,
        Self::Begun,
        Self::Interrupted,
        Self::Cleaned,
        Self::Waived,
        Self::Missed,
        Self::Over,
    ];

    /// Its word in the API and in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NobodyEntered => "nobody-entered",
            Self::Unsaid => "unsaid",
            Self::In => "in",
            Self::DueBack => "due-back",
            Self::Proposed => "proposed",
            Self::Planned => "planned",
            Self::Again => "again",
            Self::Begun => "begun",
            Self::Interrupted => "interrupted",
            Self::Cleaned => "cleaned",
            Self::Waived => "waived",
            Self::Missed => "missed",
            Self::Over => "over",
        }
    }

    /// Whether it is part of the plan; the others are listed apart.
    #[must_use]
    pub fn is_planned(self) -> bool {
        !matches!(
            self,
            Self::NobodyEntered | Self::Unsaid | Self::In | Self::DueBack | Self::Over
        )
    }

    /// Whether it tells where a leader is of whom the cleaning need not know yet, or any more.
    #[must_use]
    pub fn tells_whereabouts(self) -> bool {
        matches!(
            self,
            Self::Unsaid | Self::In | Self::DueBack | Self::Proposed | Self::Over
        )
    }
}

/// What the standing of an office follows from.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Whether somebody is there.
    pub occupancy: Occupancy,
    /// How far the cleaning is.
    pub work: Work,
    /// When one may come again, where somebody answered.
    pub again: Option<Milliseconds>,
    /// Whether its cleaning was broken off and not taken up since.
    pub interrupted: bool,
}

/// How an office stands at `now`, in the window of its rule.
#[must_use]
pub fn standing(
    facts: Facts,
    (opens, due): (Milliseconds, Milliseconds),
    now: Milliseconds,
) -> Standing {
    match facts.work {
        Work::Done => return Standing::Cleaned,
        Work::Waived => return Standing::Waived,
        Work::Missed => return Standing::Missed,
        Work::Begun => return Standing::Begun,
        Work::Waiting if facts.again.is_some_and(|again| again > now) => return Standing::Again,
        Work::Waiting => return Standing::Planned,
        Work::None => {}
    }
    if facts.interrupted {
        return Standing::Interrupted;
    }
    match facts.occupancy {
        Occupancy::NobodyEntered => Standing::NobodyEntered,
        Occupancy::Unsaid => Standing::Unsaid,
        Occupancy::In => Standing::In,
        Occupancy::DueBack => Standing::DueBack,
        Occupancy::Out if now < opens => Standing::Proposed,
        Occupancy::Out if now < due => Standing::Planned,
        Occupancy::Out => Standing::Over,
    }
}

/// The cleaning of one office on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeCleaning {
    /// Its id.
    pub id: OfficeCleaningId,
    /// The civil day, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of the day, from 1.
    pub number: i32,
    /// The office.
    pub room: RoomId,
    /// When the first step was done, as long as it was not broken off.
    pub begun: Option<Milliseconds>,
    /// By whom.
    pub begun_by: String,
    /// By whose account.
    pub begun_account: Option<AccountId>,
    /// When somebody answered the knocking last.
    pub answered: Option<Milliseconds>,
    /// When one may come again.
    pub again: Option<Milliseconds>,
    /// How often somebody answered.
    pub answers: i32,
    /// When the leader came back in the middle, as long as it was not taken up since.
    pub interrupted: Option<Milliseconds>,
}

impl OfficeCleaning {
    /// Somebody answered the knocking, or came: later again.
    ///
    /// # Errors
    /// Where `minutes` is none of [`AGAIN_MINUTES`].
    pub fn answer(&mut self, minutes: i64, at: Milliseconds) -> Result<Milliseconds, Refusal> {
        if !AGAIN_MINUTES.contains(&minutes) {
            return Err(Refusal::invalid("minutes", "again-unfit"));
        }
        let again = at + minutes * 60_000;
        self.answered = Some(at);
        self.again = Some(again);
        self.answers += 1;
        self.put_back();
        Ok(again)
    }

    /// Whether somebody began, or answered another, after `at`: what is told of that moment is late, and is
    /// no more how things stand.
    #[must_use]
    pub fn went_on_after(&self, at: Milliseconds, now: Milliseconds) -> bool {
        [self.begun, self.answered]
            .into_iter()
            .flatten()
            .any(|since| since > at && since <= now)
    }

    /// The leader came back in the middle.
    pub fn interrupt(&mut self, at: Milliseconds) {
        self.interrupted = Some(at);
        self.put_back();
    }

    /// It is in the plan again.
    pub fn take_up(&mut self) {
        self.interrupted = None;
    }

    fn put_back(&mut self) {
        self.begun = None;
        self.begun_by.clear();
        self.begun_account = None;
    }
}

/// Where an office is, for whoever walks from one to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place of its building among those of the site.
    pub building: usize,
    /// The level of its floor.
    pub level: i32,
    /// What is on its door.
    pub number: String,
}

/// Brings offices into the order in which one walks: the own floor first, then the next nearest one, of two
/// as near the upper; along the doors by their numbers. Another building comes after.
pub fn walk<T>(places: &mut [T], home: Option<&Place>, place: impl Fn(&T) -> &Place) {
    let (building, level) = home.map_or((0, i32::MAX), |home| (home.building, home.level));
    places.sort_by_cached_key(|one| {
        let place = place(one);
        (
            place.building != building,
            place.building,
            // Without a home one begins at the top.
            (i64::from(place.level) - i64::from(level)).abs(),
            Reverse(place.level),
            crate::text::natural(&place.number),
        )
    });
}

/// The words to say at the door, with the leader's own form of address in place of `**总`.
#[must_use]
pub fn addressed(wording: &str, form_of_address: &str) -> String {
    let Some((before, after)) = wording.split_once(PLACEHOLDER) else {
        return wording.to_owned();
    };
    if form_of_address.trim().is_empty() {
        return wording.to_owned();
    }
    let rest = after.find(AFTER_ADDRESS).map_or("", |end| &after[end..]);
    format!("{before}{}{rest}", form_of_address.trim())
}

/// Whether a key that was booked out is missing: its holder's shift is over, or an hour has passed since
/// the window of the cleaning, `due` (of a key taken later, since it was taken).
#[must_use]
pub fn key_is_missing(
    out: Milliseconds,
    due: Milliseconds,
    holder_on_duty: bool,
    now: Milliseconds,
) -> bool {
    !holder_on_duty || now > key_expected(out, due)
}

/// Until when a key that was booked out is to be back at the latest.
#[must_use]
pub fn key_expected(out: Milliseconds, due: Milliseconds) -> Milliseconds {
    out.max(due) + KEY_GRACE_MS
}

/// A key that was booked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeKey {
    /// Its id: that of the command that booked it out.
    pub id: crate::Uid,
    /// Whose door it opens.
    pub room: RoomId,
    /// Who has it.
    pub holder: String,
    /// Their account.
    pub holder_account: Option<AccountId>,
    /// Since when.
    pub out: Milliseconds,
    /// When it was booked in.
    pub back: Option<Milliseconds>,
    /// By whom; empty while it is out.
    pub back_by: String,
    /// When whoever leads was told that it is missed.
    pub missed: Option<Milliseconds>,
}

#[cfg(test)]
mod tests;
