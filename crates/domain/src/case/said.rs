//! What is told with a complaint, and said with each step of its case.

use super::{CITES_MAX, Cause, LINE_MAX, Step, WORDS_MAX};
use crate::{Milliseconds, Refusal, text};

/// Who complains, and what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Their name.
    pub name: String,
    /// Their telephone.
    pub telephone: String,
    /// Their unit.
    pub organisation: String,
    /// What they say.
    pub words: String,
}

impl Told {
    /// What was told, with the blanks around it gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let lines = [&mut self.name, &mut self.telephone, &mut self.organisation];
        for field in lines {
            *field = field.trim().to_owned();
        }
        self.words = self.words.trim().to_owned();
        self
    }

    /// Checks what was told, tidied.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self) -> Result<(), Refusal> {
        text::check("name", &self.name, LINE_MAX)?;
        text::check("telephone", &self.telephone, LINE_MAX)?;
        text::check("organisation", &self.organisation, LINE_MAX)?;
        text::check_lines("words", &self.words, WORDS_MAX)?;
        if text::is_blank(&self.words) {
            return Err(Refusal::invalid("words", "case-words-empty"));
        }
        Ok(())
    }

    /// Its texts, in the order in which they are sealed.
    #[must_use]
    pub fn texts(&self) -> [&str; 4] {
        [&self.name, &self.telephone, &self.organisation, &self.words]
    }

    /// What was told, of its texts.
    #[must_use]
    pub fn of_texts(texts: Vec<String>) -> Option<Self> {
        let [name, telephone, organisation, words] = texts.try_into().ok()?;
        Some(Self {
            name,
            telephone,
            organisation,
            words,
        })
    }
}

/// What is said with a step; each step asks for some of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words: of the promise, the finding, the report, the remedy, the client, the reason.
    pub words: String,
    /// The apology for what was ours, with a report.
    pub apology: String,
    /// What is learnt of it, with a finding.
    pub lesson: String,
    /// How the standard should change, with a finding; to the manager.
    pub proposal: String,
    /// Until when the client hears more, with a promise.
    pub until: Option<Milliseconds>,
    /// The numbers of the journal's entries that a finding rests on.
    pub cites: Vec<i64>,
    /// What it came from, with a finding.
    pub cause: Option<Cause>,
    /// Whether it was ours, with a finding.
    pub ours: bool,
}

impl Said {
    /// What is said with the blanks gone, and without what the step does not ask.
    #[must_use]
    pub fn tidied(self, step: Step) -> Self {
        let finds = step == Step::Find;
        let mut cites = if finds { self.cites } else { Vec::new() };
        cites.sort_unstable();
        cites.dedup();
        Self {
            words: self.words.trim().to_owned(),
            apology: text::where_asked(&self.apology, step == Step::Report),
            lesson: text::where_asked(&self.lesson, finds),
            proposal: text::where_asked(&self.proposal, finds),
            until: self.until.filter(|_| step == Step::Promise),
            cites,
            cause: self.cause.filter(|_| finds),
            ours: self.ours && finds,
        }
    }

    /// Checks what is said, tidied, with a step taken at `now` about a case that was found to be ours
    /// or not.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(&self, step: Step, now: Milliseconds, ours: bool) -> Result<(), Refusal> {
        let texts = [
            ("words", &self.words),
            ("apology", &self.apology),
            ("lesson", &self.lesson),
            ("proposal", &self.proposal),
        ];
        for (field, said) in texts {
            text::check_lines(field, said, WORDS_MAX)?;
        }
        // An apology has its wording in the standard; whatever else is said needs words.
        if !matches!(step, Step::Promise | Step::Remedied) && text::is_blank(&self.words) {
            return Err(Refusal::invalid("words", "case-words-empty"));
        }
        match step {
            Step::Promise => {
                let until = self
                    .until
                    .ok_or_else(|| Refusal::invalid("until", "agreed-missing"))?;
                crate::agreed::check("until", until, now).map(|_| ())
            }
            Step::Find if self.cause.is_none() => {
                Err(Refusal::invalid("cause", "case-cause-missing"))
            }
            Step::Find if self.cites.is_empty() => {
                Err(Refusal::invalid("cites", "case-cites-empty"))
            }
            Step::Find if self.cites.len() > CITES_MAX => {
                Err(Refusal::invalid("cites", "case-cites-many").with("most", CITES_MAX))
            }
            Step::Report if ours && text::is_blank(&self.apology) => {
                Err(Refusal::invalid("apology", "case-apology-empty"))
            }
            _ => Ok(()),
        }
    }

    /// Its texts, in the order in which they are sealed.
    #[must_use]
    pub fn texts(&self) -> [&str; 4] {
        [&self.words, &self.apology, &self.lesson, &self.proposal]
    }
}
