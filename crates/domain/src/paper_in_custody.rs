//! Papers in custody 批阅件 (clause C2.4): what was taken out of a leader's office after it was approved, in whose
//! hands it is, and who signed for it. Of a classified paper nothing but a neutral number is kept.

use crate::{
    AccountId, Milliseconds, PaperHandOverId, PaperInCustodyId, PersonId, Refusal, RoomId, text,
};

/// The longest title, in characters.
pub const TITLE_MAX: usize = 100;
/// The longest document number, in characters.
pub const NUMBER_MAX: usize = 40;
/// The most copies of one paper.
pub const COPIES_MAX: u32 = 99;
/// The most papers that are taken down or handed over at once.
pub const AT_ONCE_MAX: usize = 20;
/// The longest name of a place that a paper is put into, in characters.
pub const PLACE_MAX: usize = 40;
/// The longest reason for a hand-over without a drawn signature, a correction or a striking out, in characters.
pub const REASON_MAX: usize = 100;
/// The most strokes and points of a drawn signature.
const STROKES_MAX: usize = 60;
const POINTS_MAX: usize = 3_000;
/// The fewest points: a dot is no signature.
const POINTS_MIN: usize = 8;
/// How wide and how high the field is that is signed in.
pub const FIELD: (u32, u32) = (1_000, 400);
/// How much of the field's width a signature takes at least.
const WIDTH_MIN: u32 = 60;

/// A paper as it is taken down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retrieved {
    /// Its title; empty for a classified one.
    pub title: String,
    /// Its document number (文件字号), or the neutral number of a classified one.
    pub document_number: String,
    /// Whether it is classified: nothing else of it is kept.
    pub classified: bool,
    /// How many copies.
    pub copies: u32,
}

impl Retrieved {
    /// Checks a paper; blanks around its texts do not count.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.title = self.title.trim().to_owned();
        self.document_number = self.document_number.trim().to_owned();
        text::check("title", &self.title, TITLE_MAX)?;
        text::check("document_number", &self.document_number, NUMBER_MAX)?;
        if self.classified {
            if !text::is_blank(&self.title) {
                return Err(Refusal::invalid("title", "paper-classified-title"));
            }
            if !is_neutral(&self.document_number) {
                return Err(Refusal::invalid(
                    "document_number",
                    "paper-number-not-neutral",
                ));
            }
        } else if text::is_blank(&self.title) {
            return Err(Refusal::invalid("title", "paper-title-missing"));
        }
        if !(1..=COPIES_MAX).contains(&self.copies) {
            return Err(Refusal::invalid("copies", "paper-copies-unfit").with("most", COPIES_MAX));
        }
        Ok(self)
    }
}

/// Whether a number tells nothing: digits and Latin letters, dashes between them.
fn is_neutral(number: &str) -> bool {
    !number.is_empty()
        && number
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || one == '-')
}

/// A paper in custody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperInCustody {
    /// Its id.
    pub id: PaperInCustodyId,
    /// The civil day on which it was taken down.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// What it is.
    pub retrieved: Retrieved,
    /// The leader who approved it.
    pub leader: PersonId,
    /// The leader's name as it was then.
    pub leader_name: String,
    /// The office that it was taken out of.
    pub room: RoomId,
    /// When it was taken down.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// By whose account.
    pub by_account: Option<AccountId>,
    /// By when it is to be handed over; `None` where the standard has no such rule.
    pub due: Option<Milliseconds>,
    /// The hand-over that took it out of the house's hands.
    pub hand_over: Option<PaperHandOverId>,
    /// Who has it or where it lies, once somebody said so; empty as long as whoever took it down has it.
    pub holder: String,
    /// Whose account that is.
    pub holder_account: Option<AccountId>,
    /// When it was struck out, because it had been taken down wrongly.
    pub struck: Option<Milliseconds>,
}

impl PaperInCustody {
    /// Whether it should have been handed over.
    #[must_use]
    pub fn is_overdue(&self, now: Milliseconds) -> bool {
        self.is_in_hand() && self.due.is_some_and(|due| due < now)
    }

    /// Whether nobody signed for it yet, and it was not struck out.
    #[must_use]
    pub fn is_in_hand(&self) -> bool {
        self.hand_over.is_none() && self.struck.is_none()
    }
}

/// What was done about a paper between being taken down and being signed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperAct {
    /// A colleague has it now.
    Passed,
    /// It lies at a place.
    PutAway,
    /// Somebody who leads put right what was taken down.
    Corrected,
    /// Somebody who leads struck it out.
    Struck,
}

impl PaperAct {
    const ALL: [Self; 4] = [Self::Passed, Self::PutAway, Self::Corrected, Self::Struck];

    /// Its word in the database and in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::PutAway => "put-away",
            Self::Corrected => "corrected",
            Self::Struck => "struck",
        }
    }

    /// The act of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }

    /// Whether it moves the paper into other hands; what is said with it is whose, else it is a reason.
    #[must_use]
    pub fn is_of_hands(self) -> bool {
        matches!(self, Self::Passed | Self::PutAway)
    }
}

/// A step in the chain of a paper's hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperStep {
    /// What was done.
    pub act: PaperAct,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// By whose account.
    pub by_account: Option<AccountId>,
    /// To whom it was passed, where it was put, or why it was put right or struck out.
    pub said: String,
    /// What stood there before it was put right.
    pub before: Option<PaperBefore>,
}

/// What a paper was before it was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperBefore {
    /// What it was taken for.
    pub retrieved: Retrieved,
    /// The leader who was said to have approved it, by name.
    pub leader_name: String,
}

impl PaperBefore {
    /// What stays readable of it: of a paper that turns out to be classified neither its title nor its number, which
    /// should never have been written down.
    #[must_use]
    pub fn readable_beside(mut self, corrected: &Retrieved) -> Self {
        if corrected.classified && !self.retrieved.classified {
            self.retrieved.title.clear();
            self.retrieved.document_number.clear();
        }
        self
    }
}

/// A hand-over of one paper or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperHandOver {
    /// Its id.
    pub id: PaperHandOverId,
    /// When.
    pub at: Milliseconds,
    /// Who handed them over.
    pub by: String,
    /// Whose account that is.
    pub by_account: Option<AccountId>,
    /// Who received them.
    pub receiver: PersonId,
    /// Their name as it was then.
    pub receiver_name: String,
    /// Why there is no drawn signature; empty where there is one.
    pub reason: String,
}

/// A drawn signature: strokes of points in a field of [`FIELD`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(Vec<Vec<(u32, u32)>>);

impl Signature {
    /// Reads what was drawn, `x,y x,y;x,y x,y`: strokes by semicolons, points by blanks.
    ///
    /// # Errors
    /// Refused where it is no drawing, too much of one, or next to nothing.
    pub fn read(drawn: &str) -> Result<Self, Refusal> {
        let unfit = || Refusal::invalid("signature", "signature-unfit");
        // A point takes nine bytes at most.
        if drawn.len() > POINTS_MAX * 9 {
            return Err(unfit());
        }
        let strokes = drawn.trim().split(';').map(|stroke| {
            let points = stroke.split_ascii_whitespace().map(point);
            points.collect::<Option<Vec<_>>>()
        });
        let strokes: Vec<_> = strokes.collect::<Option<_>>().ok_or_else(unfit)?;
        let count: usize = strokes.iter().map(Vec::len).sum();
        if strokes.len() > STROKES_MAX || count > POINTS_MAX || strokes.iter().any(Vec::is_empty) {
            return Err(unfit());
        }
        let across = || strokes.iter().flatten().map(|(x, _)| *x);
        let width = across().max().unwrap_or(0) - across().min().unwrap_or(0);
        if count < POINTS_MIN || width < WIDTH_MIN {
            return Err(Refusal::invalid("signature", "signature-too-small"));
        }
        Ok(Self(strokes))
    }

    /// As it is kept, and read again.
    #[must_use]
    pub fn text(&self) -> String {
        let strokes = self.0.iter().map(|stroke| {
            let points = stroke.iter().map(|(x, y)| format!("{x},{y}"));
            points.collect::<Vec<_>>().join(" ")
        });
        strokes.collect::<Vec<_>>().join(";")
    }

    /// As the path of a picture.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for stroke in &self.0 {
            for (place, (x, y)) in stroke.iter().enumerate() {
                path.push(if place == 0 { 'M' } else { 'L' });
                path.push_str(&x.to_string());
                path.push(' ');
                path.push_str(&y.to_string());
            }
        }
        path
    }
}

fn point(written: &str) -> Option<(u32, u32)> {
    let (x, y) = written.split_once(',')?;
    let whole = |text: &str, most: u32| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let value: u32 = text.parse().ok().filter(|_| digits)?;
        (value <= most).then_some(value)
    };
    Some((whole(x, FIELD.0)?, whole(y, FIELD.1)?))
}

#[cfg(test)]
mod tests;
