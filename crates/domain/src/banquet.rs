//! Banquets 宴请 (clause A3.3): whom the house receives at table, who sits with them within the rule of
//! official receptions, where everybody sits by precedence, what is eaten, what it came to.

mod seating;

pub use seating::{Part, Seat, Table, by_precedence, moved, seated};

use crate::{AccountId, BanquetId, Milliseconds, PersonId, Refusal, RoomId, text};

/// The most guests of one banquet.
pub const GUESTS_MAX: usize = 60;
/// The most companions beside the host: a third of the guests, and some to be told that it is too many.
pub const COMPANIONS_MAX: usize = 30;
/// How many tables there may be.
pub const TABLES: std::ops::RangeInclusive<u32> = 1..=12;
/// How many seats a table has, at least and at most.
pub const SEATS: std::ops::RangeInclusive<u32> = 4..=24;
/// The longest name, organisation, post or letter, in characters.
pub const WORDS_MAX: usize = 60;
/// The longest purpose or dietary need, in characters.
pub const PURPOSE_MAX: usize = 100;
/// The longest note, reason or amendment, in characters.
pub const NOTE_MAX: usize = 300;
/// The most dishes of a menu.
pub const MENU_MAX: usize = 40;
/// The most amendments of a banquet.
pub const AMENDMENTS_MAX: usize = 20;
/// The most that is spent on one person or in all, in hundredths.
const MONEY_MAX: i64 = 100_000_000;
/// The longest banquet.
const LENGTH_MAX_MS: Milliseconds = 6 * 60 * 60 * 1_000;
/// How far ahead a banquet may lie.
const AHEAD_MAX_MS: Milliseconds = 400 * 24 * 60 * 60 * 1_000;
/// How many guests may have the fixed number of companions.
const FEW_GUESTS: usize = 10;
/// That number.
const FEW_COMPANIONS: usize = 3;

/// How many of the house may sit with so many guests, the host among them: three with up to ten, a third
/// of the guests beyond.
#[must_use]
pub fn companions_most(guests: usize) -> usize {
    if guests <= FEW_GUESTS {
        FEW_COMPANIONS
    } else {
        guests / 3
    }
}

/// Who is received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guest {
    /// Where they come from.
    pub organisation: String,
    /// Their name.
    pub name: String,
    /// What they are there.
    pub post: String,
    /// What they do not eat, or need.
    pub diet: String,
}

/// Who of the house sits with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Companion {
    /// Their name.
    pub name: String,
    /// What they are.
    pub post: String,
}

/// What is told of a banquet; sealed where it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The host.
    pub host: Companion,
    /// What official activity it belongs to.
    pub activity: String,
    /// The number of the official letter; empty until it has come.
    pub letter: String,
    /// Where, in words; empty where it is in one of the rooms.
    pub place: String,
    /// The guests by precedence, the highest first.
    pub guests: Vec<Guest>,
    /// Who else of the house sits with them.
    pub companions: Vec<Companion>,
    /// The dishes.
    pub menu: Vec<String>,
    /// What else is to be known.
    pub note: String,
}

impl Told {
    /// How many eat.
    #[must_use]
    pub fn persons(&self) -> usize {
        1 + self.guests.len() + self.companions.len()
    }

    fn tidied(mut self) -> Self {
        let guests = self.guests.iter_mut().flat_map(|one| {
            let Guest {
                organisation,
                name,
                post,
                diet,
            } = one;
            [organisation, name, post, diet]
        });
        let house = std::iter::once(&mut self.host).chain(&mut self.companions);
        let house = house.flat_map(|one| [&mut one.name, &mut one.post]);
        let words = [
            &mut self.activity,
            &mut self.letter,
            &mut self.place,
            &mut self.note,
        ];
        for field in guests.chain(house).chain(words).chain(&mut self.menu) {
            *field = field.trim().to_owned();
        }
        self.menu.retain(|dish| !dish.is_empty());
        self
    }

    fn check(&self) -> Result<(), Refusal> {
        text::check_filled("host", &self.host.name, WORDS_MAX)?;
        text::check("host_post", &self.host.post, WORDS_MAX)?;
        text::check_filled("activity", &self.activity, PURPOSE_MAX)?;
        text::check("letter", &self.letter, WORDS_MAX)?;
        text::check("place", &self.place, WORDS_MAX)?;
        text::check_lines("note", &self.note, NOTE_MAX)?;
        self.check_people()?;
        if self.menu.len() > MENU_MAX {
            return Err(Refusal::invalid("menu", "banquet-menu-long").with("most", MENU_MAX));
        }
        for dish in &self.menu {
            text::check("menu", dish, WORDS_MAX)?;
        }
        Ok(())
    }

    fn check_people(&self) -> Result<(), Refusal> {
        if self.guests.is_empty() {
            return Err(Refusal::invalid("guest_name", "banquet-guests-none"));
        }
        if self.guests.len() > GUESTS_MAX {
            return Err(
                Refusal::invalid("guest_name", "banquet-guests-many").with("most", GUESTS_MAX)
            );
        }
        for (line, guest) in (1..).zip(&self.guests) {
            let checked = text::check_filled("guest_name", &guest.name, WORDS_MAX)
                .and_then(|()| text::check("guest_organisation", &guest.organisation, WORDS_MAX))
                .and_then(|()| text::check("guest_post", &guest.post, WORDS_MAX))
                .and_then(|()| text::check("guest_diet", &guest.diet, PURPOSE_MAX));
            checked.map_err(|refusal| refusal.with("line", line))?;
        }
        for (line, one) in (1..).zip(&self.companions) {
            let checked = text::check_filled("companion_name", &one.name, WORDS_MAX)
                .and_then(|()| text::check("companion_post", &one.post, WORDS_MAX));
            checked.map_err(|refusal| refusal.with("line", line))?;
        }
        let (guests, of_house) = (self.guests.len(), 1 + self.companions.len());
        let most = companions_most(guests);
        if of_house > most {
            return Err(
                Refusal::invalid("companion_name", "banquet-companions-many")
                    .with("guests", guests)
                    .with("most", most)
                    .with("count", of_house),
            );
        }
        Ok(())
    }
}

/// A banquet as it is booked or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is told of it.
    pub told: Told,
    /// The room; `None` where the place is said in words.
    pub room: Option<RoomId>,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// How many tables.
    pub tables: u32,
    /// How many seats each has.
    pub seats: u32,
    /// What is spent on each person, in hundredths.
    pub per_head: Option<i64>,
}

impl Asked {
    /// The banquet with the blanks around its texts and its empty dishes gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.told = self.told.tidied();
        self
    }

    /// Checks a tidied banquet that comes at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit; of a guest or a companion with their `line` from 1.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        if self.starts > now + AHEAD_MAX_MS {
            return Err(Refusal::invalid("day", "banquet-too-far"));
        }
        // Times may be so far apart that their distance is no number.
        if self.ends <= self.starts || self.ends.saturating_sub(self.starts) > LENGTH_MAX_MS {
            return Err(Refusal::invalid("ends", "banquet-ends-unfit"));
        }
        if self.room.is_none() && self.told.place.is_empty() {
            return Err(Refusal::invalid("place", "banquet-place-missing"));
        }
        self.told.check()?;
        check_within("tables", self.tables, &TABLES)?;
        check_within("seats", self.seats, &SEATS)?;
        let (persons, seats) = (self.told.persons(), (self.tables * self.seats) as usize);
        if persons > seats {
            return Err(Refusal::invalid("seats", "banquet-seats-short")
                .with("persons", persons)
                .with("seats", seats));
        }
        if self.tables as usize > persons {
            return Err(Refusal::invalid("tables", "banquet-tables-empty").with("persons", persons));
        }
        check_money("per_head", self.per_head)
    }
}

fn check_within(
    field: &'static str,
    value: u32,
    within: &std::ops::RangeInclusive<u32>,
) -> Result<(), Refusal> {
    if within.contains(&value) {
        return Ok(());
    }
    Err(Refusal::invalid(field, "banquet-number-unfit")
        .with("least", within.start())
        .with("most", within.end()))
}

fn check_money(field: &'static str, sum: Option<i64>) -> Result<(), Refusal> {
    if sum.is_some_and(|sum| !(0..=MONEY_MAX).contains(&sum)) {
        return Err(Refusal::invalid(field, "banquet-sum-unfit"));
    }
    Ok(())
}

/// A banquet in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banquet {
    /// Its id.
    pub id: BanquetId,
    /// The civil day on which it was booked, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// The host, where the directory knows them.
    pub host: Option<PersonId>,
    /// The room; `None` where the place is said in words.
    pub room: Option<RoomId>,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// How many guests.
    pub guests: u32,
    /// How many of the house sit with them, the host among them.
    pub companions: u32,
    /// How many tables.
    pub tables: u32,
    /// How many seats each has.
    pub seats: u32,
    /// What is spent on each person, in hundredths.
    pub per_head: Option<i64>,
    /// Who booked it.
    pub booked_by: String,
    /// Their account.
    pub booked_account: Option<AccountId>,
    /// When.
    pub booked: Milliseconds,
    /// Counts its changes, from 1.
    pub revision: i32,
    /// What was signed off.
    pub signed: Option<Signed>,
    /// When it was cancelled.
    pub cancelled: Option<Milliseconds>,
}

/// How a banquet stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is to come.
    Booked,
    /// It is being held.
    Held,
    /// It is over, and nobody signed it off.
    Unsigned,
    /// It was signed off.
    Signed,
    /// It was cancelled.
    Cancelled,
}

impl Standing {
    /// Its word in API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Held => "held",
            Self::Unsigned => "unsigned",
            Self::Signed => "signed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Banquet {
    /// How it stands at `now`.
    #[must_use]
    pub fn standing(&self, now: Milliseconds) -> Standing {
        if self.cancelled.is_some() {
            Standing::Cancelled
        } else if self.signed.is_some() {
            Standing::Signed
        } else if now < self.starts {
            Standing::Booked
        } else if now < self.ends {
            Standing::Held
        } else {
            Standing::Unsigned
        }
    }

    /// Checks that it may still be changed.
    ///
    /// # Errors
    /// Refused where it was cancelled or signed off: after that it is only amended.
    pub fn check_open(&self) -> Result<(), Refusal> {
        if self.cancelled.is_some() {
            return Err(Refusal::conflict("banquet-is-cancelled"));
        }
        if self.signed.is_some() {
            return Err(Refusal::conflict("banquet-is-signed"));
        }
        Ok(())
    }

    /// What it is to come to, in hundredths: so much for each who eats.
    #[must_use]
    pub fn expected_total(&self) -> Option<i64> {
        let persons = i64::from(self.guests + self.companions);
        self.per_head.map(|sum| sum * persons)
    }
}

/// What somebody signs off: who came, what it came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SigningOff {
    /// How many guests came.
    pub guests: u32,
    /// How many of the house sat with them, the host among them.
    pub companions: u32,
    /// What it came to, in hundredths.
    pub total: i64,
    /// Why more sat with them than may.
    pub note: String,
}

impl SigningOff {
    /// Checks what is signed off of a banquet whose letter is known or not.
    ///
    /// # Errors
    /// Refused at the first field that is unfit: without a letter nothing is signed off, and where more
    /// of the house sat at table than may, it is said why.
    pub fn check(&self, letter: &str) -> Result<(), Refusal> {
        if letter.is_empty() {
            return Err(Refusal::conflict("banquet-letter-missing"));
        }
        if self.guests == 0 || self.guests as usize > GUESTS_MAX {
            let refusal = Refusal::invalid("guests", "banquet-number-unfit");
            return Err(refusal.with("least", 1).with("most", GUESTS_MAX));
        }
        if self.companions as usize > COMPANIONS_MAX {
            let refusal = Refusal::invalid("companions", "banquet-number-unfit");
            return Err(refusal.with("least", 0).with("most", COMPANIONS_MAX));
        }
        check_money("total", Some(self.total))?;
        text::check_lines("note", &self.note, NOTE_MAX)?;
        let most = companions_most(self.guests as usize);
        if self.companions as usize > most && text::is_blank(&self.note) {
            return Err(Refusal::invalid("note", "banquet-over-unexplained")
                .with("guests", self.guests)
                .with("most", most)
                .with("count", self.companions));
        }
        Ok(())
    }
}

/// A banquet's sign-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// How many guests came.
    pub guests: u32,
    /// How many of the house sat with them, the host among them.
    pub companions: u32,
    /// What it came to, in hundredths.
    pub total: i64,
}

/// What was said after a banquet was signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Its place, from 1.
    pub position: u32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// What it came to after all, in hundredths.
    pub total: Option<i64>,
}

/// Checks an amendment's words and sum.
///
/// # Errors
/// Refused where nothing is said, or too much.
pub fn check_amendment(words: &str, total: Option<i64>) -> Result<(), Refusal> {
    if text::is_blank(words) {
        return Err(Refusal::invalid("words", "field-empty"));
    }
    text::check_lines("words", words, NOTE_MAX)?;
    check_money("total", total)
}

#[cfg(test)]
mod tests;
