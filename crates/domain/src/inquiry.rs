//! Inquiries 问询 (clauses A1.6, A2.9) and the knowledge base that answers them: what is asked is
//! compared with what is known by the characters that both have.

use std::collections::BTreeSet;

use crate::call::{MATTER_MAX, NAME_MAX};
use crate::grams::{grams, normalized};
use crate::{AccountId, InquiryId, KnowledgeId, Milliseconds, Refusal, telephone, text};

/// The longest question, in characters.
pub const QUESTION_MAX: usize = 200;
/// The longest answer, in characters.
pub const ANSWER_MAX: usize = 2_000;
/// The most other wordings of a question.
const WORDINGS_MAX: usize = 20;
/// How many characters are asked with at least.
pub const ASKED_MIN: usize = 2;

/// What the knowledge base knows of a question.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lesson {
    /// The question, as people ask it.
    pub question: String,
    /// Other wordings of it, one a line.
    pub wordings: String,
    /// What is answered.
    pub answer: String,
    /// Whose matter it is.
    pub department: String,
    /// The last civil day on which it holds; empty for always.
    pub valid_until: String,
}

impl Lesson {
    /// The lesson with the blanks around its texts gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for field in [
            &mut self.question,
            &mut self.answer,
            &mut self.department,
            &mut self.valid_until,
        ] {
            *field = field.trim().to_owned();
        }
        let lines: Vec<&str> = self.wordings.lines().map(str::trim).collect();
        self.wordings = lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        self
    }

    /// Checks a tidied lesson.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self) -> Result<(), Refusal> {
        text::check("question", &self.question, QUESTION_MAX)?;
        if text::is_blank(&self.question) {
            return Err(Refusal::invalid("question", "question-empty"));
        }
        text::check_lines("wordings", &self.wordings, ANSWER_MAX)?;
        if self.wordings.lines().count() > WORDINGS_MAX {
            return Err(Refusal::invalid("wordings", "wordings-many").with("most", WORDINGS_MAX));
        }
        text::check_lines("answer", &self.answer, ANSWER_MAX)?;
        if text::is_blank(&self.answer) {
            return Err(Refusal::invalid("answer", "answer-empty"));
        }
        text::check("department", &self.department, NAME_MAX)?;
        if !self.valid_until.is_empty() && crate::day::parse(&self.valid_until).is_none() {
            return Err(Refusal::invalid("valid_until", "day-unknown"));
        }
        Ok(())
    }

    /// Whether it holds on a civil day.
    #[must_use]
    pub fn holds_on(&self, day: &str) -> bool {
        self.valid_until.is_empty() || self.valid_until.as_str() >= day
    }
}

/// An entry of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knowledge {
    /// Its id.
    pub id: KnowledgeId,
    /// What it says.
    pub lesson: Lesson,
    /// How often it was written, from 1.
    pub revision: i32,
    /// When it was written last.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
}

/// How well what is asked matches an entry: 0 for not at all, up to 1000.
///
/// What is asked counts by its pairs of characters: the share of them that the question or one of
/// its wordings has. An entry that holds what is asked as it stands counts as whole.
#[must_use]
pub fn likeness(asked: &str, lesson: &Lesson) -> u32 {
    let wanted = grams(asked);
    let whole = normalized(asked.trim());
    let wordings = std::iter::once(lesson.question.as_str()).chain(lesson.wordings.lines());
    let best = wordings.map(|wording| likeness_of(&whole, &wanted, wording));
    best.max().unwrap_or(0)
}

fn likeness_of(whole: &str, wanted: &BTreeSet<String>, wording: &str) -> u32 {
    if !whole.is_empty() && normalized(wording).contains(whole) {
        return 1_000;
    }
    if wanted.is_empty() {
        return 0;
    }
    let known = grams(wording);
    let shared = wanted.intersection(&known).count();
    (shared * 999 / wanted.len()) as u32
}

/// How like an entry has to be to be proposed.
const LIKENESS_MIN: u32 = 250;

/// The entries that what is asked may mean, best first: by likeness, then by how often they were
/// the answer lately. Places count from 0 in `known`.
#[must_use]
pub fn ranked(asked: &str, known: &[(Lesson, u32)]) -> Vec<usize> {
    if text::length(asked) < ASKED_MIN {
        return Vec::new();
    }
    let mut found: Vec<(u32, u32, usize)> = known
        .iter()
        .enumerate()
        .map(|(place, (lesson, used))| (likeness(asked, lesson), *used, place))
        .filter(|(likeness, ..)| *likeness >= LIKENESS_MIN)
        .collect();
    found.sort_by_key(|(likeness, used, place)| (u32::MAX - likeness, u32::MAX - used, *place));
    found.into_iter().map(|(.., place)| place).collect()
}

/// What an asker told: sealed before it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was asked, in their words.
    pub question: String,
    /// Who asked; empty for nobody in particular.
    pub asker: String,
    /// Their number, where they leave one.
    pub telephone: String,
    /// What was answered, where it was no entry of the base.
    pub answer: String,
}

impl Asked {
    /// The texts in the order in which they are sealed.
    #[must_use]
    pub fn texts(&self) -> [&str; 4] {
        [&self.question, &self.asker, &self.telephone, &self.answer]
    }

    /// What the texts say; `None` where there are too few or too many.
    #[must_use]
    pub fn of_texts(texts: Vec<String>) -> Option<Self> {
        let texts: [String; 4] = texts.try_into().ok()?;
        let [question, asker, telephone, answer] = texts;
        Some(Self {
            question,
            asker,
            telephone,
            answer,
        })
    }
}

/// How an inquiry is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Answered with an entry of the base.
    Known(KnowledgeId),
    /// Answered in words of one's own.
    Own,
    /// Not answered at once: handed on to an office or a person, until a time.
    HandedOn {
        /// To whom.
        to: String,
        /// Until when.
        agreed: Milliseconds,
    },
}

/// An inquiry as it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InquiryNote {
    /// What was asked, and by whom.
    pub asked: Asked,
    /// How it was answered.
    pub reply: Reply,
}

impl InquiryNote {
    /// The note with the blanks around its texts gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let asked = &mut self.asked;
        asked.telephone = telephone::narrowed(&asked.telephone);
        for field in [&mut asked.question, &mut asked.asker, &mut asked.answer] {
            *field = field.trim().to_owned();
        }
        if self.reply != Reply::Own {
            asked.answer.clear();
        }
        if let Reply::HandedOn { to, .. } = &mut self.reply {
            *to = to.trim().to_owned();
        }
        self
    }

    /// Checks a tidied note that is new at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, now: Milliseconds) -> Result<(), Refusal> {
        let asked = &self.asked;
        text::check("question", &asked.question, QUESTION_MAX)?;
        // One key answers what is asked often, and nothing is typed.
        let is_known = matches!(self.reply, Reply::Known(_));
        if text::is_blank(&asked.question) && !is_known {
            return Err(Refusal::invalid("question", "question-empty"));
        }
        text::check("asker", &asked.asker, NAME_MAX)?;
        telephone::check("telephone", &asked.telephone)?;
        match &self.reply {
            Reply::Known(_) => Ok(()),
            Reply::Own => check_answer(&asked.answer),
            Reply::HandedOn { to, agreed } => {
                text::check("to", to, NAME_MAX)?;
                if text::is_blank(to) {
                    return Err(Refusal::invalid("to", "to-empty"));
                }
                crate::agreed::check("agreed", *agreed, now).map(|_| ())
            }
        }
    }
}

/// Checks what was answered.
///
/// # Errors
/// Refused at `answer` where there is none, or it is too long.
pub fn check_answer(answer: &str) -> Result<(), Refusal> {
    text::check_lines("answer", answer, MATTER_MAX)?;
    if text::is_blank(answer) {
        return Err(Refusal::invalid("answer", "answer-empty"));
    }
    Ok(())
}

/// An inquiry in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Its id.
    pub id: InquiryId,
    /// The civil day on which it came, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// When it came; never altered.
    pub at: Milliseconds,
    /// Who took it.
    pub owner: String,
    /// Their account.
    pub owner_account: Option<AccountId>,
    /// What was told; `None` once its time of keeping is over.
    pub asked: Option<Asked>,
    /// The entry of the base that answered it.
    pub knowledge: Option<KnowledgeId>,
    /// To whom it was handed on.
    pub to: String,
    /// Their account, where the house knows them by one.
    pub to_account: Option<AccountId>,
    /// Until when it is answered.
    pub due: Option<Milliseconds>,
    /// When it was answered.
    pub answered: Option<Milliseconds>,
    /// By whom.
    pub answered_by: String,
    /// Whether its answer is proposed to become an entry of the base.
    pub proposed: bool,
}

impl Inquiry {
    /// How it stands at `now`: `settled`, `open` or `overdue`.
    #[must_use]
    pub fn state(&self, now: Milliseconds) -> &'static str {
        match (self.answered, self.due) {
            (Some(_), _) => "settled",
            (None, Some(due)) if due < now => "overdue",
            (None, _) => "open",
        }
    }
}

/// What was asked in vain, counted: wordings that differ only in width, case, signs and blanks are
/// one. The most frequent first.
#[must_use]
pub fn counted(questions: impl Iterator<Item = String>) -> Vec<(String, u32)> {
    let mut counts: std::collections::BTreeMap<String, (String, u32)> =
        std::collections::BTreeMap::new();
    for question in questions {
        let essence: String = normalized(&question)
            .chars()
            .filter(|one| one.is_alphanumeric())
            .collect();
        counts.entry(essence).or_insert((question, 0)).1 += 1;
    }
    let mut counted: Vec<(String, u32)> = counts.into_values().collect();
    counted.sort_by_key(|(question, count)| (u32::MAX - count, question.clone()));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(question: &str, wordings: &str) -> Lesson {
        Lesson {
            question: question.to_owned(),
            wordings: wordings.to_owned(),
            answer: "一楼东侧".to_owned(),
            department: String::new(),
            valid_until: String::new(),
        }
    }

    #[test]
    fn what_is_asked_finds_its_answer_by_its_characters() {
        let known = [
            (lesson("立案需要带什么材料", "怎么起诉\n立案材料"), 3),
            (lesson("洗手间在哪里", "厕所在哪\n卫生间"), 9),
            (lesson("在哪里停车", "停车场"), 0),
        ];
        let rows: [(&str, &[usize]); 9] = [
            ("立案", &[0]),
            ("洗手间", &[1]),
            ("厕所", &[1]),
            ("请问厕所在哪儿", &[1]),
            ("在哪里", &[1, 2]),
            ("停车", &[2]),
            ("停", &[]),
            ("食堂几点开饭", &[]),
            ("", &[]),
        ];
        for (asked, expected) in rows {
            assert_eq!(ranked(asked, &known), expected, "{asked}");
        }
    }

    #[test]
    fn an_entry_holds_up_to_its_last_day() {
        let mut one = lesson("夏季几点上班", "");
        assert!(one.holds_on("2026-12-01"));
        one.valid_until = "2026-10-31".to_owned();
        assert!(one.holds_on("2026-10-31"));
        assert!(!one.holds_on("2026-11-01"));
    }

    #[test]
    fn an_entry_lacking_something_is_refused_by_its_field() {
        type Change = fn(&mut Lesson);
        let rows: [(Change, Option<&str>); 7] = [
            (|_| (), None),
            (|one| one.question = " ".to_owned(), Some("question")),
            (|one| one.answer = String::new(), Some("answer")),
            (|one| one.answer = "a\u{202e}".to_owned(), Some("answer")),
            (|one| one.wordings = "x\n".repeat(21), Some("wordings")),
            (
                |one| one.valid_until = "2026-02-30".to_owned(),
                Some("valid_until"),
            ),
            (|one| one.department = "长".repeat(51), Some("department")),
        ];
        for (place, (change, field)) in rows.into_iter().enumerate() {
            let mut changed = lesson("洗手间在哪里", "厕所");
            change(&mut changed);
            let told = changed.tidied().check().err();
            assert_eq!(told.and_then(|refusal| refusal.field), field, "row {place}");
        }
    }

    #[test]
    fn an_inquiry_lacking_something_is_refused_by_its_field() {
        let known = Reply::Known(KnowledgeId::derived(&["k"]));
        let on = |to: &str, agreed| Reply::HandedOn {
            to: to.to_owned(),
            agreed,
        };
        let rows = [
            ("", "", known, None),
            ("有无盲道", "有", Reply::Own, None),
            ("有无盲道", " ", Reply::Own, Some("answer")),
            ("", "有", Reply::Own, Some("question")),
            ("有无盲道", "", on("后勤处", 2), None),
            ("有无盲道", "", on(" ", 2), Some("to")),
            ("有无盲道", "", on("后勤处", 1), Some("agreed")),
        ];
        for (question, answer, reply, field) in rows {
            let note = InquiryNote {
                asked: Asked {
                    question: question.to_owned(),
                    answer: answer.to_owned(),
                    ..Asked::default()
                },
                reply,
            };
            let told = note.clone().tidied().check(1).err();
            assert_eq!(told.and_then(|refusal| refusal.field), field, "{note:?}");
        }
    }

    #[test]
    fn what_was_asked_in_vain_is_counted_however_it_was_typed() {
        let asked = ["有盲道吗", "有盲道吗？", " 有盲道吗 ", "能充电吗"];
        let counted = counted(asked.into_iter().map(str::to_owned));
        assert_eq!(
            counted,
            [("有盲道吗".to_owned(), 3), ("能充电吗".to_owned(), 1)]
        );
    }
}
