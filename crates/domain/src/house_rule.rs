//! Rules of the house 规章制度 (clause A1.2): of the owner and of the service centre, published in
//! versions, each read and acknowledged by each member of staff. A published version never changes.

use crate::access::{Actor, Role};
use crate::{HouseRuleId, Milliseconds, Refusal, SiteId, day, text};

/// The longest title, in characters.
pub const TITLE_MAX: usize = 100;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 40_000;
/// The most lines of a text: what differs between two is found by comparing each with each.
pub const LINES_MAX: usize = 2_000;
/// The longest note of what changed, in characters.
pub const NOTE_MAX: usize = 500;
/// Within how many days a version may be asked to be read.
pub const DAYS: std::ops::RangeInclusive<i32> = 1..=90;
const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/// The roles of staff: who reads the rules.
pub const STAFF: [Role; 4] = [
    Role::Receptionist,
    Role::Attendant,
    Role::Guard,
    Role::TeamLeader,
];

/// Whose rule it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// 业主方, the owner.
    Owner,
    /// 物业服务中心, the service centre.
    ServiceCentre,
}

impl Issuer {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Owner, Self::ServiceCentre];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::ServiceCentre => "service-centre",
        }
    }

    /// The one of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|issuer| issuer.word() == word)
    }

    /// Who writes its rules.
    #[must_use]
    pub fn writer(self) -> Role {
        match self {
            Self::Owner => Role::OwnersManager,
            Self::ServiceCentre => Role::TeamLeader,
        }
    }
}

/// All of a version but its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Its title.
    pub title: String,
    /// What changed against the version before.
    pub note: String,
    /// The civil day from which it is in force.
    pub in_force: String,
    /// Within how many days it is read.
    pub days: i32,
    /// The roles that read it, in the order of [`STAFF`]; never none.
    pub readers: Vec<Role>,
}

/// A version as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// All but the text.
    pub heading: Heading,
    /// The text: a line for each paragraph.
    pub text: String,
}

impl Wording {
    /// The same without blanks at the ends, with one kind of line end; whoever names no readers means
    /// all staff.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let heading = &mut self.heading;
        heading.title = heading.title.trim().to_owned();
        heading.note = lines(&heading.note);
        heading.in_force = heading.in_force.trim().to_owned();
        let named = &heading.readers;
        let read = STAFF
            .into_iter()
            .filter(|role| named.is_empty() || named.contains(role));
        heading.readers = read.collect();
        self.text = lines(&self.text);
        self
    }

    /// Checks what is written; a draft may be checked as often as it is kept.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn check(&self) -> Result<(), Refusal> {
        let heading = &self.heading;
        text::check_filled("title", &heading.title, TITLE_MAX)?;
        text::check_lines("note", &heading.note, NOTE_MAX)?;
        if day::parse(&heading.in_force).is_none() {
            return Err(
                Refusal::invalid("in_force", "day-unknown").with("typed", &heading.in_force)
            );
        }
        if !DAYS.contains(&heading.days) {
            return Err(Refusal::invalid("days", "house-rule-days-unfit").with("most", DAYS.end()));
        }
        if text::is_blank(&self.text) {
            return Err(Refusal::invalid("text", "field-empty"));
        }
        text::check_lines("text", &self.text, TEXT_MAX)?;
        let count = self.text.lines().count();
        if count > LINES_MAX {
            return Err(Refusal::invalid("text", "house-rule-too-many-lines")
                .with("most", LINES_MAX)
                .with("count", count));
        }
        Ok(())
    }
}

fn lines(text: &str) -> String {
    let narrowed = text.replace("\r\n", "\n").replace('\r', "\n");
    let ended: Vec<&str> = narrowed.trim().lines().map(str::trim_end).collect();
    ended.join("\n")
}

/// A version as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which, from 1.
    pub version: i32,
    /// When it was published.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// All of it but the text.
    pub heading: Heading,
}

/// A rule that is no longer in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// Since when.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
}

/// A rule as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseRule {
    /// Its id.
    pub id: HouseRuleId,
    /// Whose it is.
    pub issuer: Issuer,
    /// How often a draft of it was kept: a draft is named by this.
    pub drafted: i32,
    /// Its last version; `None` before the first is published.
    pub version: Option<Version>,
    /// That it was withdrawn.
    pub withdrawal: Option<Withdrawal>,
}

/// A version that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which keeping of it this is.
    pub revision: i32,
    /// When it was kept.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// What it says.
    pub wording: Wording,
}

/// A member of staff as far as rules go: one of their roles, and since when they hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Since when.
    pub since: Milliseconds,
}

/// How somebody stands to a rule that they are asked to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// They acknowledged the version that stands.
    Acknowledged {
        /// When.
        at: Milliseconds,
    },
    /// They have yet to.
    Unread {
        /// Until when.
        due: Milliseconds,
        /// The version that they acknowledged last.
        last: Option<i32>,
    },
}

impl Reading {
    /// Its word: `acknowledged`, `unread` or `late`.
    #[must_use]
    pub fn word(self, now: Milliseconds) -> &'static str {
        match self {
            Self::Acknowledged { .. } => "acknowledged",
            Self::Unread { due, .. } if due < now => "late",
            Self::Unread { .. } => "unread",
        }
    }

    /// Whether it is still to be read.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unread { .. })
    }
}

impl HouseRule {
    /// The version that is asked to be read; `None` where none is published, or it was withdrawn.
    #[must_use]
    pub fn asked(&self) -> Option<&Version> {
        self.version.as_ref().filter(|_| self.withdrawal.is_none())
    }

    /// How somebody with these roles stands to it, having acknowledged these versions at these times;
    /// `None` where they are not asked.
    #[must_use]
    pub fn reading(&self, held: &[Held], acknowledged: &[(i32, Milliseconds)]) -> Option<Reading> {
        let asked = self.asked()?;
        let mut of_readers = held
            .iter()
            .filter(|held| asked.heading.readers.contains(&held.role));
        let first = of_readers.next()?;
        // Whoever came later has as many days as the others had.
        let since = of_readers.fold(first.since, |since, held| since.min(held.since));
        let own = acknowledged.iter().find(|(one, _)| *one == asked.version);
        Some(match own {
            Some((_, at)) => Reading::Acknowledged { at: *at },
            None => Reading::Unread {
                due: asked.at.max(since) + Milliseconds::from(asked.heading.days) * DAY_MS,
                last: acknowledged.iter().map(|(one, _)| *one).max(),
            },
        })
    }

    /// Whether somebody may acknowledge the version that they read.
    ///
    /// # Errors
    /// Refused where another version stands by now, where it is withdrawn, and to whom it is not
    /// addressed.
    pub fn check_acknowledged(&self, read: i32, roles: &[Role]) -> Result<(), Refusal> {
        let Some(version) = &self.version else {
            return Err(Refusal::missing("house-rule-unknown"));
        };
        if self.withdrawal.is_some() {
            return Err(Refusal::conflict("house-rule-withdrawn"));
        }
        if !version
            .heading
            .readers
            .iter()
            .any(|role| roles.contains(role))
        {
            return Err(Refusal::forbidden("house-rule-not-for-you"));
        }
        if version.version != read {
            return Err(Refusal::conflict("house-rule-superseded")
                .at("version")
                .with("read", read)
                .with("version", version.version));
        }
        Ok(())
    }

    /// Whether a draft may become the next version.
    ///
    /// # Errors
    /// Refused where it was withdrawn, where nothing of it differs, and where a later version does
    /// not say what changed.
    pub fn check_published(&self, standing_text: &str, next: &Wording) -> Result<(), Refusal> {
        self.check_stands()?;
        next.check()?;
        let Some(version) = &self.version else {
            return Ok(());
        };
        if text::is_blank(&next.heading.note) {
            return Err(Refusal::invalid("note", "field-empty"));
        }
        let mut heading = next.heading.clone();
        heading.note.clone_from(&version.heading.note);
        if heading == version.heading && next.text == standing_text {
            return Err(Refusal::conflict("house-rule-unchanged").at("text"));
        }
        Ok(())
    }

    /// Whether it can still be written on.
    ///
    /// # Errors
    /// Refused where it was withdrawn.
    pub fn check_stands(&self) -> Result<(), Refusal> {
        if self.withdrawal.is_some() {
            return Err(Refusal::conflict("house-rule-withdrawn"));
        }
        Ok(())
    }
}

/// Whether the actor writes the rules of the issuer.
///
/// # Errors
/// Refused to everybody else.
pub fn check_writer(actor: &Actor, site: &SiteId, issuer: Issuer) -> Result<(), Refusal> {
    if actor.holds(site, issuer.writer()) {
        return Ok(());
    }
    Err(Refusal::conflict("house-rule-not-yours-to-write").at("issuer"))
}

/// A part of a text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: a line that begins with `#`, or a chapter 第一章.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
}

/// The text in its parts; empty lines part nothing that lines do not part already.
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let filled = text.lines().filter(|line| !text::is_blank(line));
    let blocks = filled.map(|line| match line.strip_prefix('#') {
        Some(rest) => Block::Heading(rest.trim_start_matches('#').trim().to_owned()),
        None if is_chapter(line.trim()) => Block::Heading(line.trim().to_owned()),
        None => Block::Paragraph(line.trim().to_owned()),
    });
    // A mark alone heads nothing.
    let says = |block: &Block| *block != Block::Heading(String::new());
    blocks.filter(says).collect()
}

/// `第三章 奖惩` and no more than a title's length.
fn is_chapter(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('第') else {
        return false;
    };
    let Some((number, title)) = rest.split_once(['章', '节']) else {
        return false;
    };
    !number.is_empty()
        && number
            .chars()
            .all(|one| "一二三四五六七八九十百零〇".contains(one) || one.is_ascii_digit())
        && title.chars().count() <= 30
}

#[cfg(test)]
mod tests;
