//! The call register 来电登记 (clause A1.3): what is taken down of a call, who has to do something
//! about it still, and what may be changed afterwards.

use crate::change::Difference;
use crate::{AccountId, CallId, Milliseconds, Refusal, telephone, text};

/// What was done about a call while the caller was on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Handling {
    /// 当场答复: nothing is left to do.
    Answered,
    /// 转接: an office has it; it is the first receptionist's until the office says so (首问负责).
    Transferred,
    /// 留言: somebody is to be told.
    Message,
    /// 约定回电: the caller is called back by a time.
    CallBack,
}

impl Handling {
    /// Every handling, in the order of the form.
    pub const ALL: [Self; 4] = [
        Self::Answered,
        Self::Transferred,
        Self::Message,
        Self::CallBack,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Transferred => "transferred",
            Self::Message => "message",
            Self::CallBack => "call-back",
        }
    }

    /// The handling of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Whether somebody else has to say that they have it.
    #[must_use]
    pub fn asks_receipt(self) -> bool {
        matches!(self, Self::Transferred | Self::Message)
    }
}

/// Kinds of calls 来电类型, by their words.
pub const KINDS: [&str; 6] = [
    "consultation",
    "progress",
    "contact",
    "appointment",
    "complaint",
    "other",
];

/// How urgent a call is 紧急程度, by its words, the least first.
pub const URGENCIES: [&str; 3] = ["ordinary", "urgent", "emergency"];

/// The longest name of a person or an office, in characters.
pub const NAME_MAX: usize = 50;
/// The longest matter and the longest remark, in characters.
pub const MATTER_MAX: usize = 500;

/// What a caller told: sealed before it is kept. An anonymous caller leaves all but the matter empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Who called.
    pub caller: String,
    /// From where.
    pub organisation: String,
    /// Their number.
    pub telephone: String,
    /// The case that it is about.
    pub case_number: String,
    /// What it is about.
    pub matter: String,
    /// What else is to be known.
    pub remark: String,
}

impl Told {
    /// The texts in the order in which they are sealed.
    #[must_use]
    pub fn texts(&self) -> [&str; 6] {
        [
            &self.caller,
            &self.organisation,
            &self.telephone,
            &self.case_number,
            &self.matter,
            &self.remark,
        ]
    }

    /// What the texts say; `None` where there are too few or too many.
    #[must_use]
    pub fn of_texts(texts: Vec<String>) -> Option<Self> {
        let texts: [String; 6] = texts.try_into().ok()?;
        let [caller, organisation, telephone, case_number, matter, remark] = texts;
        Some(Self {
            caller,
            organisation,
            telephone,
            case_number,
            matter,
            remark,
        })
    }
}

/// A call as it is taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What the caller told.
    pub told: Told,
    /// One of [`KINDS`].
    pub kind: String,
    /// One of [`URGENCIES`].
    pub urgency: String,
    /// What was done.
    pub handling: Handling,
    /// To whom it goes, or for whom the message is: an office or a person of the house.
    pub to: String,
    /// Until when the caller is called back.
    pub agreed: Option<Milliseconds>,
    /// Who calls back; absent for whoever took the call.
    pub assignee: Option<AccountId>,
}

impl Note {
    /// The note with blanks around its texts gone and its number narrowed; what its handling has no
    /// use for is dropped, so that nothing hides in a field that nobody sees.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let told = &mut self.told;
        told.telephone = telephone::narrowed(&told.telephone);
        for field in [
            &mut told.caller,
            &mut told.organisation,
            &mut told.case_number,
            &mut told.matter,
            &mut told.remark,
            &mut self.to,
        ] {
            *field = field.trim().to_owned();
        }
        if !self.handling.asks_receipt() {
            self.to.clear();
        }
        if self.handling != Handling::CallBack {
            self.agreed = None;
            self.assignee = None;
        }
        self
    }

    /// Checks a tidied note that is new at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        self.check_texts()?;
        if self.handling == Handling::CallBack {
            let agreed = self
                .agreed
                .ok_or_else(|| Refusal::invalid("agreed", "agreed-missing"))?;
            crate::agreed::check("agreed", agreed, now)?;
            if telephone::essence(&self.told.telephone).is_none() {
                return Err(Refusal::invalid("telephone", "telephone-needed"));
            }
        }
        Ok(())
    }

    fn check_texts(&self) -> Result<(), Refusal> {
        let told = &self.told;
        telephone::check("telephone", &told.telephone)?;
        for (field, text, most) in [
            ("caller", &told.caller, NAME_MAX),
            ("organisation", &told.organisation, NAME_MAX),
            ("case_number", &told.case_number, NAME_MAX),
            ("to", &self.to, NAME_MAX),
        ] {
            text::check(field, text, most)?;
        }
        text::check_lines("matter", &told.matter, MATTER_MAX)?;
        text::check_lines("remark", &told.remark, MATTER_MAX)?;
        if text::is_blank(&told.matter) {
            return Err(Refusal::invalid("matter", "matter-empty"));
        }
        if !KINDS.contains(&self.kind.as_str()) {
            return Err(Refusal::invalid("kind", "choice-unknown"));
        }
        if !URGENCIES.contains(&self.urgency.as_str()) {
            return Err(Refusal::invalid("urgency", "choice-unknown"));
        }
        if self.handling.asks_receipt() && text::is_blank(&self.to) {
            return Err(Refusal::invalid("to", "to-empty"));
        }
        Ok(())
    }
}

/// A call in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// The civil day of the call, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// When it came; never altered.
    pub at: Milliseconds,
    /// Who took it, 记录人, and owns it until somebody else has it.
    pub owner: String,
    /// Their account.
    pub owner_account: Option<AccountId>,
    /// What the caller told; `None` once its time of keeping is over.
    pub told: Option<Told>,
    /// One of [`KINDS`].
    pub kind: String,
    /// One of [`URGENCIES`].
    pub urgency: String,
    /// What was done.
    pub handling: Handling,
    /// To whom it goes.
    pub to: String,
    /// Their account, where the house knows them by one.
    pub to_account: Option<AccountId>,
    /// Who calls back.
    pub assignee: Option<AccountId>,
    /// Until when it is received or called back.
    pub due: Option<Milliseconds>,
    /// When it was received or called back.
    pub settled: Option<Milliseconds>,
    /// Who received it, or called back.
    pub settled_by: String,
    /// How often it was written, from 1.
    pub revision: i32,
}

impl Call {
    /// How it stands at `now`: `settled`, `open` or `overdue`.
    #[must_use]
    pub fn state(&self, now: Milliseconds) -> &'static str {
        if self.handling == Handling::Answered || self.settled.is_some() {
            return "settled";
        }
        match self.due {
            Some(due) if due < now => "overdue",
            _ => "open",
        }
    }

    /// Whether somebody still has to do something about it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.handling != Handling::Answered && self.settled.is_none()
    }

    /// Whether it may be received at all.
    ///
    /// # Errors
    /// Refused where it went to nobody, or somebody has it already.
    pub fn check_receipt(&self) -> Result<(), Refusal> {
        if !self.handling.asks_receipt() {
            return Err(Refusal::conflict("call-not-passed-on"));
        }
        self.check_open()
    }

    /// Whether somebody may say that they called back.
    ///
    /// # Errors
    /// Refused where no call-back was agreed, or it is done already.
    pub fn check_call_back(&self) -> Result<(), Refusal> {
        if self.handling != Handling::CallBack {
            return Err(Refusal::conflict("call-back-not-agreed"));
        }
        self.check_open()
    }

    fn check_open(&self) -> Result<(), Refusal> {
        if self.settled.is_some() {
            return Err(Refusal::conflict("call-settled").with("by", &self.settled_by));
        }
        Ok(())
    }
}

/// The fields in which `after` differs from `before`, in the order of the form. Words of choices
/// stand for themselves; the edge finds words for them.
#[must_use]
pub fn differences(
    before: &Call,
    after: &Note,
    agreed: impl Fn(Option<Milliseconds>) -> String,
) -> Vec<Difference> {
    let empty = Told::default();
    let told = before.told.as_ref().unwrap_or(&empty);
    let names = [
        "caller",
        "organisation",
        "telephone",
        "case-number",
        "matter",
        "remark",
    ];
    let texts = told.texts().into_iter().zip(after.told.texts());
    let mut differences: Vec<Difference> = names
        .into_iter()
        .zip(texts)
        .map(|(field, (before, after))| differs(field, before, after))
        .collect();
    differences.push(differs("kind", &before.kind, &after.kind));
    differences.push(differs("urgency", &before.urgency, &after.urgency));
    differences.push(differs(
        "handling",
        before.handling.word(),
        after.handling.word(),
    ));
    differences.push(differs("to", &before.to, &after.to));
    if after.handling == Handling::CallBack && after.agreed != before.due {
        differences.push(differs(
            "agreed",
            &agreed(before.due),
            &agreed(after.agreed),
        ));
    }
    differences.retain(|one| one.before != one.after);
    differences
}

fn differs(field: &'static str, before: &str, after: &str) -> Difference {
    Difference {
        field,
        before: before.to_owned(),
        after: after.to_owned(),
    }
}

#[cfg(test)]
mod tests;
