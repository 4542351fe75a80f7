//! Cases 个案 (clauses B1 to B4): a complaint from the first apology to the client's word that they
//! are content. No stage is skipped, and nobody handles a case that is about themselves.

use crate::worded::worded;
use crate::{AccountId, CallId, CaseId, MeetingId, Milliseconds, Refusal, Uid, text};

mod figures;

pub use figures::{Figures, figures};

/// The longest name, telephone or unit of whoever complains, in characters.
pub const LINE_MAX: usize = 50;
/// The longest words of a complaint, a finding, a report, in characters.
pub const WORDS_MAX: usize = 1_000;
/// The most entries that a finding cites.
pub const CITES_MAX: usize = 30;
/// The most people whom a case is about.
pub const SUBJECTS_MAX: usize = 30;

worded! {
    /// By which way a complaint came.
    Channel {
        /// 来电.
        Call = "call",
        /// 来访.
        Visit = "visit",
        /// 来函.
        Letter = "letter",
        /// 评价.
        Rating = "rating",
        /// 链接.
        Link = "link",
        /// 其他.
        Other = "other",
    }
}

worded! {
    /// What a complaint is about.
    Category {
        /// 物品茶歇.
        Goods = "goods",
        /// 会场布置.
        Setting = "setting",
        /// 服务态度.
        Manner = "manner",
        /// 服务及时.
        Timing = "timing",
        /// 设备.
        Equipment = "equipment",
        /// 环境卫生.
        Cleaning = "cleaning",
        /// 其他.
        Other = "other",
    }
}

worded! {
    /// How grave a complaint is.
    Severity {
        /// 一般.
        Ordinary = "ordinary",
        /// 较重.
        Serious = "serious",
        /// 严重.
        Grave = "grave",
    }
}

worded! {
    /// What a complaint came from, once that is found.
    Cause {
        /// 未经客户确认.
        Unconfirmed = "unconfirmed",
        /// 误会.
        Misunderstanding = "misunderstanding",
        /// 物品不足.
        GoodsShort = "goods-short",
        /// 物品质量.
        GoodsPoor = "goods-poor",
        /// 迟到.
        Late = "late",
        /// 遗漏.
        Forgotten = "forgotten",
        /// 态度.
        Manner = "manner",
        /// 设备故障.
        Equipment = "equipment",
        /// 标准没有规定.
        Standard = "standard",
        /// 外部原因.
        Outside = "outside",
        /// 不成立.
        Unfounded = "unfounded",
    }
}

worded! {
    /// How a case stands.
    State {
        /// 待致歉: nobody has apologised and said until when the client hears more.
        Opened = "opened",
        /// 调查中.
        Promised = "promised",
        /// 待告知: the cause is found, the client is to be told.
        Found = "found",
        /// 待谅解: the client was told the truth.
        Reported = "reported",
        /// 已谅解.
        Accepted = "accepted",
        /// 说明理由结案: closed by a manager, without the client's word.
        Reasoned = "reasoned",
    }
}

worded! {
    /// What is done about a case.
    Step {
        /// 受理.
        Open = "open",
        /// 致歉并承诺.
        Promise = "promise",
        /// 调查结论.
        Find = "find",
        /// 如实告知.
        Report = "report",
        /// 补救.
        Remedy = "remedy",
        /// A remedy was carried out.
        Remedied = "remedied",
        /// 谅解.
        Accept = "accept",
        /// 不接受: it is apologised for and looked into anew.
        Contest = "contest",
        /// 说明理由结案.
        Close = "close",
        /// 回访.
        ReturnCall = "return-call",
    }
}

impl State {
    /// Whether nothing more is to be said to the client but the return call.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Reasoned)
    }

    /// The state after the step: no stage is skipped.
    ///
    /// # Errors
    /// Refused where the step does not follow on the state.
    pub fn after(self, step: Step) -> Result<Self, Refusal> {
        let open = !self.is_closed();
        let next = match step {
            Step::Promise if self == Self::Opened => Some(Self::Promised),
            // A finding may be put right as long as the client was not told.
            Step::Find if matches!(self, Self::Promised | Self::Found) => Some(Self::Found),
            Step::Report if self == Self::Found => Some(Self::Reported),
            Step::Accept if self == Self::Reported => Some(Self::Accepted),
            Step::Contest if self == Self::Reported => Some(Self::Opened),
            Step::Remedy | Step::Remedied if open => Some(self),
            // What was begun to be put right is done after the case is closed, too.
            Step::Remedied => Some(self),
            Step::Close if open => Some(Self::Reasoned),
            Step::ReturnCall if !open => Some(self),
            _ => None,
        };
        next.ok_or_else(|| Refusal::conflict("case-state").with("state", self.word()))
    }
}

/// What somebody is to cases in general, by what they may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// They only look.
    #[default]
    Watches,
    /// They take complaints.
    Takes,
    /// They complain: it is their own case.
    Complains,
    /// They handle cases.
    Handles,
    /// They decide, where nobody else can.
    Decides,
}

/// How somebody stands to a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What they are to cases in general.
    pub part: Part,
    /// They took this one: they answer for it first (首问负责).
    pub took: bool,
    /// It is about them.
    pub subject: bool,
}

impl Standing {
    /// Whether they may take the step.
    ///
    /// # Errors
    /// Refused where they may not; nobody handles a case that is about themselves.
    pub fn check(self, step: Step) -> Result<(), Refusal> {
        if self.subject {
            return Err(Refusal::forbidden("case-own-subject"));
        }
        let leads = matches!(self.part, Part::Handles | Part::Decides);
        let answers = leads || self.took && self.part == Part::Takes;
        let allowed = match step {
            Step::Open => matches!(self.part, Part::Takes | Part::Complains),
            Step::Promise | Step::Report | Step::Remedy | Step::ReturnCall => answers,
            Step::Accept | Step::Contest => answers || self.part == Part::Complains,
            Step::Find => leads,
            Step::Close => self.part == Part::Decides,
            Step::Remedied => false,
        };
        if allowed {
            Ok(())
        } else {
            Err(Refusal::forbidden("not-allowed"))
        }
    }
}

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
        let kept = |text: String, asked: bool| {
            if asked {
                text.trim().to_owned()
            } else {
                String::new()
            }
        };
        let finds = step == Step::Find;
        let mut cites = if finds { self.cites } else { Vec::new() };
        cites.sort_unstable();
        cites.dedup();
        Self {
            words: kept(self.words, true),
            apology: kept(self.apology, step == Step::Report),
            lesson: kept(self.lesson, finds),
            proposal: kept(self.proposal, finds),
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

/// How the client's word came that closed a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Written down by whoever heard it.
    Told,
    /// By a tap on the link.
    Tapped,
    /// Without the client: by a manager's reason.
    Reasoned,
}

impl Closing {
    /// Its word in storage and API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Tapped => "tapped",
            Self::Reasoned => "reasoned",
        }
    }

    /// The value of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Told, Self::Tapped, Self::Reasoned]
            .into_iter()
            .find(|one| one.word() == word)
    }
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The civil day on which it was opened, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// When it was opened; never altered.
    pub opened: Milliseconds,
    /// By which way it came.
    pub channel: Channel,
    /// What it is about.
    pub category: Category,
    /// How grave it is.
    pub severity: Severity,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// The order that it is about.
    pub order: Option<Uid>,
    /// The call from which it was opened.
    pub call: Option<CallId>,
    /// Who took it and answers for it first; empty while nobody has.
    pub owner: String,
    /// Their account.
    pub owner_account: Option<AccountId>,
    /// The account of the client who opened it themselves.
    pub client: Option<AccountId>,
    /// How it stands.
    pub state: State,
    /// Until when somebody has to apologise.
    pub answer_due: Option<Milliseconds>,
    /// When somebody first did.
    pub answered: Option<Milliseconds>,
    /// The time that was promised last.
    pub promised: Option<Milliseconds>,
    /// What it came from.
    pub cause: Option<Cause>,
    /// Whether it was ours.
    pub ours: Option<bool>,
    /// When the client was told, the last time.
    pub reported: Option<Milliseconds>,
    /// How often the client did not accept what they were told.
    pub contested: i32,
    /// Until when it is to be closed.
    pub close_due: Option<Milliseconds>,
    /// When it was closed.
    pub closed: Option<Milliseconds>,
    /// By whom.
    pub closed_by: String,
    /// How.
    pub closing: Option<Closing>,
    /// When the client was called again.
    pub return_called: Option<Milliseconds>,
}

/// One of the three clocks of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Until when; `None` where the standard knows no limit.
    pub due: Option<Milliseconds>,
    /// When it was done.
    pub done: Option<Milliseconds>,
}

impl Clock {
    /// Whether it is, or was, late at `now`.
    #[must_use]
    pub fn is_late(self, now: Milliseconds) -> bool {
        self.due.is_some_and(|due| due < self.done.unwrap_or(now))
    }
}

impl Case {
    /// The three clocks: the first answer, the promised time, the closing.
    #[must_use]
    pub fn clocks(&self) -> [(&'static str, Clock); 3] {
        let told = self.reported.filter(|_| {
            matches!(
                self.state,
                State::Reported | State::Accepted | State::Reasoned
            )
        });
        [
            (
                "answer",
                Clock {
                    due: self.answer_due,
                    done: self.answered,
                },
            ),
            (
                "promise",
                Clock {
                    due: self.promised,
                    done: told.or(self.closed),
                },
            ),
            (
                "close",
                Clock {
                    due: self.close_due,
                    done: self.closed,
                },
            ),
        ]
    }

    /// Whether one of its clocks is late and still running.
    #[must_use]
    pub fn is_late(&self, now: Milliseconds) -> bool {
        let mut clocks = self.clocks().into_iter();
        clocks.any(|(_, clock)| clock.done.is_none() && clock.is_late(now))
    }
}

/// What was done about a case, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// The number of its journal entry.
    pub entry: i64,
    /// What was said with it; its texts are empty where they are erased.
    pub said: Said,
}

#[cfg(test)]
mod tests;
