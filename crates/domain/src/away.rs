//! The note at the door of a team's office 留言条 (clause C4.2.5): who of the team is where and back when, and
//! whether nobody is left in the office.

use crate::{AccountId, AwayNoteId, Milliseconds, Refusal, RoomId, TeamId, text};

/// The longest "where", in characters: it is read from the corridor.
pub const PLACE_MAX: usize = 30;
/// The longest time that somebody says to be out: no shift is longer.
pub const OUT_MAX_MS: Milliseconds = 12 * 60 * 60 * 1_000;
/// So long before its scheduled start a meeting has whoever serves it: guests are greeted then.
pub const BEFORE_MEETING_MS: Milliseconds = 15 * 60 * 1_000;
/// So long after its scheduled start a meeting that nobody began has nobody any more.
pub const UNBEGUN_MS: Milliseconds = 15 * 60 * 1_000;
/// So long after its scheduled end a meeting that nobody ended has nobody any more.
pub const OVERRUN_MS: Milliseconds = 2 * 60 * 60 * 1_000;
/// A window that is no longer can be met by those alone who are there; in a longer one somebody may still sit
/// in the office.
pub const TELLING_WINDOW_MS: Milliseconds = 15 * 60 * 1_000;
/// A screen at the door that asked within so long shows the note.
pub const SCREEN_ALIVE_MS: Milliseconds = 2 * 60 * 1_000;

/// A screen that goes dark again so soon is not asked about again: a bad network is no reason to call people back from
/// their work each time.
pub const ASKED_AGAIN_MS: Milliseconds = 30 * 60 * 1_000;

/// What somebody says of themselves, until they say something else or their shift ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// 回来了.
    In,
    /// 外出: where, and back when.
    Out {
        /// Where, in a few words.
        place: String,
        /// Back when.
        back: Milliseconds,
    },
}

/// The last word of somebody on where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayWord {
    /// Whose.
    pub account: AccountId,
    /// When it was said.
    pub at: Milliseconds,
    /// What.
    pub said: Said,
}

/// Where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// They serve a meeting in the room. Which one is nobody's to read at a door.
    Meeting(RoomId),
    /// They do a duty in the room.
    Duty(RoomId),
    /// They said so themselves.
    Said(String),
}

/// Somebody who is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    /// Where.
    pub place: Place,
    /// Since when.
    pub since: Milliseconds,
    /// When they should be back.
    pub back: Milliseconds,
}

impl Out {
    /// When they are still to be back; `None` where that time has passed: they may come any minute.
    #[must_use]
    pub fn back_after(&self, now: Milliseconds) -> Option<Milliseconds> {
        Some(self.back).filter(|back| *back > now)
    }
}

/// Whether somebody on duty is in the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is known that takes them away.
    In,
    /// They are out.
    Out(Out),
}

/// What a meeting in the room says of whoever serves it. `started` is its real start; one that has ended or was
/// cancelled says nothing and is not asked about.
#[must_use]
pub fn at_meeting(
    room: RoomId,
    (starts, ends): (Milliseconds, Milliseconds),
    started: Option<Milliseconds>,
    now: Milliseconds,
) -> Option<Out> {
    let (since, goes_on) = if let Some(started) = started {
        (started, now <= ends + OVERRUN_MS)
    } else {
        let since = starts - BEFORE_MEETING_MS;
        (since, (since..starts + UNBEGUN_MS).contains(&now))
    };
    goes_on.then_some(Out {
        place: Place::Meeting(room),
        since,
        back: ends,
    })
}

/// What an unsettled duty in another room than the office says of whoever has it: something once it is begun, or
/// where its window is so short that it has to be done there and then.
#[must_use]
pub fn at_duty(
    room: RoomId,
    (opens, due): (Milliseconds, Milliseconds),
    begun: bool,
    now: Milliseconds,
) -> Option<Out> {
    let tells = begun || due - opens <= TELLING_WINDOW_MS;
    (tells && (opens..=due).contains(&now)).then_some(Out {
        place: Place::Duty(room),
        since: opens,
        back: due,
    })
}

/// Where somebody on duty is, by their own last word and by what they are about. Of the two the later counts:
/// whoever said that they are back is in until something begins after that.
#[must_use]
pub fn standing(word: Option<&AwayWord>, about: &[Out]) -> Standing {
    let latest = about.iter().max_by_key(|one| one.since);
    let said = word.filter(|word| latest.is_none_or(|one| one.since <= word.at));
    match (said, latest) {
        (Some(word), _) => match &word.said {
            Said::In => Standing::In,
            Said::Out { place, back } => Standing::Out(Out {
                place: Place::Said(place.clone()),
                since: word.at,
                back: *back,
            }),
        },
        (None, Some(latest)) => Standing::Out(whole(latest, about).clone()),
        (None, None) => Standing::In,
    }
}

/// Of a duty in the room of a meeting that they serve, the meeting says when they are back.
fn whole<'about>(latest: &'about Out, about: &'about [Out]) -> &'about Out {
    let Place::Duty(room) = latest.place else {
        return latest;
    };
    let mut meetings = about.iter();
    let meeting = meetings.find(|one| one.place == Place::Meeting(room));
    meeting.unwrap_or(latest)
}

/// How a team stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamStanding {
    /// Nobody is on duty: the roster says from when on somebody is.
    NobodyOnDuty,
    /// Somebody is in the office.
    SomebodyIn,
    /// Whoever is on duty is out.
    AllAway {
        /// Who left last.
        last: AccountId,
        /// When.
        since: Milliseconds,
    },
}

impl TeamStanding {
    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NobodyOnDuty => "off-duty",
            Self::SomebodyIn => "in",
            Self::AllAway { .. } => "away",
        }
    }
}

/// How a team stands whose members on duty stand so.
#[must_use]
pub fn team(on_duty: &[(AccountId, Standing)]) -> TeamStanding {
    let mut last: Option<(AccountId, Milliseconds)> = None;
    for (account, standing) in on_duty {
        let Standing::Out(out) = standing else {
            return TeamStanding::SomebodyIn;
        };
        if last.is_none_or(|(_, since)| out.since > since) {
            last = Some((*account, out.since));
        }
    }
    last.map_or(TeamStanding::NobodyOnDuty, |(last, since)| {
        TeamStanding::AllAway { last, since }
    })
}

/// A time during which a whole team was away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayNote {
    /// Its id.
    pub id: AwayNoteId,
    /// The civil day on which it began.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// The team.
    pub team: TeamId,
    /// When the house noticed.
    pub begun: Milliseconds,
    /// Who left last.
    pub last: AccountId,
    /// When somebody was back, or nobody was on duty any more.
    pub over: Option<Milliseconds>,
}

/// What follows from how a team stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Stay,
    /// The whole team is away from now on; this one left last.
    Begin(AccountId),
    /// The screen at the door shows the note: nobody has to put one out.
    Show,
    /// The screen at the door showed it and went dark: one is to be put out after all.
    Renew,
    /// Somebody is back, or nobody is on duty any more.
    End,
}

/// How the note of a team stands of which it is known that all are away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It is not known yet.
    No,
    /// It is still to be put out.
    Waits,
    /// A screen at the door showed it. While all are away it was dark before, and somebody was asked then.
    ByScreen(Option<Milliseconds>),
    /// Somebody put it out, or it is not wanted.
    Out,
}

/// What follows at `now`. `shown` is whether a screen at the door shows the note.
#[must_use]
pub fn change(standing: TeamStanding, noted: Noted, shown: bool, now: Milliseconds) -> Change {
    let long_ago = |asked: Milliseconds| now - asked >= ASKED_AGAIN_MS;
    match (standing, noted) {
        (TeamStanding::AllAway { last, .. }, Noted::No) => Change::Begin(last),
        (TeamStanding::AllAway { .. }, Noted::Waits) if shown => Change::Show,
        (TeamStanding::AllAway { .. }, Noted::ByScreen(asked))
            if !shown && asked.is_none_or(long_ago) =>
        {
            Change::Renew
        }
        (TeamStanding::AllAway { .. }, _) | (_, Noted::No) => Change::Stay,
        (TeamStanding::SomebodyIn | TeamStanding::NobodyOnDuty, _) => Change::End,
    }
}

/// Whether a screen that asked then shows the note at `now`.
#[must_use]
pub fn is_alive(asked: Option<Milliseconds>, now: Milliseconds) -> bool {
    asked.is_some_and(|asked| now - asked <= SCREEN_ALIVE_MS)
}

/// Looks at what somebody says who goes out at `at`.
///
/// # Errors
/// Invalid at `place` or `back`: empty, too long, not to be seen; before they go, or further off than a shift.
pub fn check_out(place: &str, back: Milliseconds, at: Milliseconds) -> Result<(), Refusal> {
    text::check_filled("place", place, PLACE_MAX)?;
    if back <= at || back - at > OUT_MAX_MS {
        let hours = OUT_MAX_MS / (60 * 60 * 1_000);
        return Err(Refusal::invalid("back", "away-back-unfit").with("hours", hours));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
