//! What somebody looks for 报失: told at the desk or by telephone, and what of the found things it may be. Those are
//! proposed, and a person decides.

use super::{DESCRIPTION_MAX, FoundItem, Kind, NAME_MAX, SPOT_MAX};
use crate::{AccountId, FoundItemId, LostReportId, Milliseconds, Refusal, RoomId, telephone, text};

/// How long ago a thing may have been lost.
pub const LOST_BEFORE_MS: Milliseconds = 365 * DAY_MS;
const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// The least that a found thing has in common with what is proposed.
const LIKE_LEAST: u32 = 3;

/// What is personal of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it looks like.
    pub description: String,
    /// Who asks.
    pub name: String,
    /// Where they are reached.
    pub telephone: String,
}

/// A report as it is taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub kind: Kind,
    /// What was told.
    pub told: Told,
    /// The room where it may be.
    pub room: Option<RoomId>,
    /// The place in words.
    pub spot: String,
    /// When they surely had it.
    pub from: Milliseconds,
    /// When they missed it.
    pub until: Milliseconds,
}

impl Loss {
    /// The report with the blanks around its texts gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let told = &mut self.told;
        for field in [&mut told.description, &mut told.name, &mut self.spot] {
            *field = field.trim().to_owned();
        }
        told.telephone = telephone::narrowed(&told.telephone);
        self
    }

    /// Checks a tidied report that comes at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        text::check_filled("description", &self.told.description, DESCRIPTION_MAX)?;
        text::check("spot", &self.spot, SPOT_MAX)?;
        text::check_filled("name", &self.told.name, NAME_MAX)?;
        if self.told.telephone.is_empty() {
            return Err(Refusal::invalid(
                "telephone",
                "lost-report-telephone-missing",
            ));
        }
        telephone::check("telephone", &self.told.telephone)?;
        if self.until > now || self.from < now - LOST_BEFORE_MS {
            return Err(Refusal::invalid("day", "lost-report-time-unfit"));
        }
        if self.from > self.until {
            return Err(Refusal::invalid("until", "lost-report-span-unfit"));
        }
        Ok(())
    }
}

/// A report in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReport {
    /// Its id.
    pub id: LostReportId,
    /// The civil day on which it was taken down, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// What it is.
    pub kind: Kind,
    /// What was told; `None` once its time of keeping is over.
    pub told: Option<Told>,
    /// The room where it may be.
    pub room: Option<RoomId>,
    /// The place in words.
    pub spot: String,
    /// When they surely had it.
    pub from: Milliseconds,
    /// When they missed it.
    pub until: Milliseconds,
    /// When it was taken down.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// By whose account.
    pub by_account: Option<AccountId>,
    /// The found thing that it was.
    pub item: Option<FoundItemId>,
    /// When it was closed.
    pub closed: Option<Milliseconds>,
    /// By whom.
    pub closed_by: String,
}

impl LostReport {
    /// Closes it: with the thing that it was, or in vain.
    ///
    /// # Errors
    /// Refused where it is closed already.
    pub fn close(
        mut self,
        item: Option<FoundItemId>,
        (at, by): (Milliseconds, &str),
    ) -> Result<Self, Refusal> {
        if self.closed.is_some() {
            return Err(Refusal::conflict("lost-report-closed"));
        }
        self.item = item;
        self.closed = Some(at);
        by.clone_into(&mut self.closed_by);
        Ok(self)
    }

    /// How much the found thing has of what is looked for; `None` where it is not proposed. It was not found
    /// before it was lost, and a thing of another kind is another thing.
    #[must_use]
    pub fn likeness(&self, item: &FoundItem) -> Option<u32> {
        let vague = self.kind == Kind::Other || item.kind == Kind::Other;
        if item.found < self.from || !vague && self.kind != item.kind {
            return None;
        }
        let told = self.told.as_ref();
        let described = told.map_or("", |told| told.description.as_str());
        let looks = item.description.as_deref().unwrap_or_default();
        let alike: [(bool, u32); 5] = [
            (self.kind == item.kind, 2),
            (self.room.is_some() && self.room == item.room, 3),
            (shares(&self.spot, &item.spot), 1),
            (item.found <= self.until + DAY_MS, 1),
            (shares(described, looks), 2),
        ];
        let points = alike.iter().filter(|(is_so, _)| *is_so);
        let points: u32 = points.map(|(_, points)| points).sum();
        (points >= LIKE_LEAST).then_some(points)
    }
}

/// Whether two characters that stand together in one text do in the other.
fn shares(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (plain(one), plain(other));
    one.windows(2)
        .any(|pair| other.windows(2).any(|another| another == pair))
}
