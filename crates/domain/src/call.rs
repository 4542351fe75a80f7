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
mod tests {
    use super::*;

    const NOW: Milliseconds = 1_783_299_600_000;

    fn note() -> Note {
        Note {
            told: Told {
                caller: " 张伟 ".to_owned(),
                telephone: "１３８ 1234 5678".to_owned(),
                matter: "问开庭时间".to_owned(),
                ..Told::default()
            },
            kind: "consultation".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: Handling::Answered,
            to: "民一庭".to_owned(),
            agreed: Some(NOW + 60_000),
            assignee: None,
        }
    }

    fn call(handling: Handling) -> Call {
        let note = note().tidied();
        Call {
            id: CallId::derived(&["call"]),
            day: "2026-07-06".to_owned(),
            number: 1,
            at: NOW,
            owner: "立小案".to_owned(),
            owner_account: None,
            told: Some(note.told),
            kind: note.kind,
            urgency: note.urgency,
            handling,
            to: String::new(),
            to_account: None,
            assignee: None,
            due: Some(NOW + 60_000),
            settled: None,
            settled_by: String::new(),
            revision: 1,
        }
    }

    #[test]
    fn what_the_handling_has_no_use_for_is_not_kept() {
        let tidied = note().tidied();
        assert_eq!(tidied.told.caller, "张伟");
        assert_eq!(tidied.told.telephone, "138 1234 5678");
        assert_eq!((tidied.to.as_str(), tidied.agreed), ("", None));
    }

    #[test]
    fn a_call_lacking_something_is_refused_by_its_field() {
        type Change = fn(&mut Note);
        let rows: [(Change, Option<&str>); 12] = [
            (|_| (), None),
            (
                |note| {
                    note.told = Told {
                        matter: "x".to_owned(),
                        ..Told::default()
                    }
                },
                None,
            ),
            (
                |note| note.told.matter = "\u{3000}".to_owned(),
                Some("matter"),
            ),
            (|note| note.told.matter = "长".repeat(501), Some("matter")),
            (
                |note| note.told.caller = "张\u{202e}伟".to_owned(),
                Some("caller"),
            ),
            (
                |note| note.told.telephone = "abc".to_owned(),
                Some("telephone"),
            ),
            (|note| note.kind = "pizza".to_owned(), Some("kind")),
            (|note| note.urgency = String::new(), Some("urgency")),
            (
                |note| {
                    note.handling = Handling::Transferred;
                    note.to = " ".to_owned();
                },
                Some("to"),
            ),
            (
                |note| {
                    note.handling = Handling::CallBack;
                    note.agreed = None;
                },
                Some("agreed"),
            ),
            (
                |note| {
                    note.handling = Handling::CallBack;
                    note.agreed = Some(NOW);
                },
                Some("agreed"),
            ),
            (
                |note| {
                    note.handling = Handling::CallBack;
                    note.told.telephone = String::new();
                },
                Some("telephone"),
            ),
        ];
        for (place, (change, field)) in rows.into_iter().enumerate() {
            let mut changed = note();
            change(&mut changed);
            let told = changed.tidied().check(NOW);
            assert_eq!(
                told.err().and_then(|refusal| refusal.field),
                field,
                "row {place}"
            );
        }
    }

    #[test]
    fn an_open_call_turns_overdue_and_a_settled_one_never() {
        let rows = [
            (Handling::Answered, None, 0, "settled"),
            (Handling::Transferred, None, 0, "open"),
            (Handling::CallBack, None, 60_000, "open"),
            (Handling::CallBack, None, 60_001, "overdue"),
            (Handling::Message, None, 60_001, "overdue"),
            (Handling::CallBack, Some(NOW + 90_000), 100_000, "settled"),
        ];
        for (handling, settled, later, expected) in rows {
            let mut one = call(handling);
            one.settled = settled;
            assert_eq!(one.state(NOW + later), expected, "{handling:?} {later}");
        }
    }

    #[test]
    fn only_what_was_passed_on_is_received_and_only_what_was_agreed_is_called_back() {
        let rows = [
            (
                Handling::Answered,
                "call-not-passed-on",
                "call-back-not-agreed",
            ),
            (Handling::Transferred, "", "call-back-not-agreed"),
            (Handling::Message, "", "call-back-not-agreed"),
            (Handling::CallBack, "call-not-passed-on", ""),
        ];
        let code = |told: Result<(), Refusal>| told.err().map_or("", |refusal| refusal.code);
        for (handling, receipt, call_back) in rows {
            let one = call(handling);
            assert_eq!(code(one.check_receipt()), receipt, "{handling:?}");
            assert_eq!(code(one.check_call_back()), call_back, "{handling:?}");
        }
        let mut done = call(Handling::Transferred);
        done.settled = Some(NOW);
        assert_eq!(code(done.check_receipt()), "call-settled");
    }

    #[test]
    fn a_correction_is_shown_as_what_differed_and_nothing_else() {
        let mut after = note().tidied();
        after.told.case_number = "（2026）民初1号".to_owned();
        after.handling = Handling::Transferred;
        after.to = "民一庭".to_owned();
        let told: Vec<String> = differences(&call(Handling::Answered), &after, |_| String::new())
            .iter()
            .map(|one| format!("{}: {} -> {}", one.field, one.before, one.after))
            .collect();
        assert_eq!(
            told,
            [
                "case-number:  -> （2026）民初1号",
                "handling: answered -> transferred",
                "to:  -> 民一庭",
            ]
        );
    }
}
