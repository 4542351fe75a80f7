//! The daily reception record 接访记录表 (clause A1.9): what the registers of a day hold, what is
//! missing in it, who signed it, and how what changed afterwards becomes an amendment.

mod edition;

pub use edition::{
    Edition, NOTE_MAX, REASON_MAX, Signature, Signing, Standing, check_countersigning,
    check_signing,
};

use crate::call::{Call, Handling};
use crate::inquiry::Inquiry;
use crate::subject::Register;
use crate::visit::{Approval, State};
use crate::{Milliseconds, Uid, mask, text};

/// The registers whose records are lines.
pub const REGISTERS: [Register; 3] = [Register::Visit, Register::Call, Register::Inquiry];

/// What somebody told, as a line has it: sealed with the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// 姓名.
    pub name: String,
    /// 单位.
    pub organisation: String,
    /// 联系电话.
    pub telephone: String,
    /// Whom they came to see; empty for calls and inquiries.
    pub host: String,
    /// 事由, 来电内容, or what was asked.
    pub matter: String,
    /// What was answered in words of one's own.
    pub reply: String,
    /// 备注.
    pub remark: String,
}

impl Told {
    /// The texts in the order in which they are sealed.
    #[must_use]
    pub fn texts(&self) -> [&str; 7] {
        [
            &self.name,
            &self.organisation,
            &self.telephone,
            &self.host,
            &self.matter,
            &self.reply,
            &self.remark,
        ]
    }

    /// What the texts say; `None` where there are too few or too many.
    #[must_use]
    pub fn of_texts(texts: Vec<String>) -> Option<Self> {
        let texts: [String; 7] = texts.try_into().ok()?;
        let [name, organisation, telephone, host, matter, reply, remark] = texts;
        Some(Self {
            name,
            organisation,
            telephone,
            host,
            matter,
            reply,
            remark,
        })
    }

    /// What a list shows: what it was about, with names and numbers masked.
    #[must_use]
    pub fn masked(self) -> Self {
        Self {
            name: mask::name(&self.name),
            telephone: mask::telephone(&self.telephone),
            ..self
        }
    }

    /// What whoever only supervises sees: that somebody was there.
    #[must_use]
    pub fn hidden(self) -> Self {
        Self {
            name: mask::name(&self.name),
            telephone: mask::telephone(&self.telephone),
            organisation: mask::name(&self.organisation),
            ..Self::default()
        }
    }
}

/// What a line says that is no personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// When they came, called or asked.
    pub at: Milliseconds,
    /// How it stands: a word of the register.
    pub state: String,
    /// The kind of call 来电类型; empty for others.
    pub kind: String,
    /// What was done: a word of the register; empty where nothing is said.
    pub handling: String,
    /// The department, office, room or meeting it went to, by its name at the time.
    pub to: String,
    /// The same by its id, or the entry of the base that answered: names change, and what was signed
    /// does not.
    pub reference: String,
    /// 接待人: who took it down.
    pub received_by: String,
    /// How many came along.
    pub companions: u32,
    /// Until when something was promised.
    pub due: Option<Milliseconds>,
    /// When they left, or it was settled.
    pub ended: Option<Milliseconds>,
    /// Who settled it.
    pub ended_by: String,
    /// Whether a badge has not come back.
    pub badge_out: bool,
}

/// A line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The register.
    pub register: Register,
    /// The record of the register.
    pub id: Uid,
    /// Its number of the day.
    pub number: u32,
    /// What is no personal data.
    pub facts: Facts,
    /// What was told; `None` once its time of keeping is over.
    pub told: Option<Told>,
}

/// What a line lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// 还在楼内: inside still. The day goes on with them, and this is no fault before its end.
    StillInside,
    /// 未见离开: the day ended and nobody saw them leave.
    NotSeenLeaving,
    /// 等候未处理: waits at the gate still.
    StillWaiting,
    /// 访客证未交回.
    BadgeOut,
    /// 事由未填.
    NoMatter,
    /// 被访人未填.
    NoHost,
    /// 逾期未办: what was promised by a time is not done, and the time is over.
    Overdue,
    /// 结转: what was promised is not done, and its time is still to come. This is no fault.
    CarriedOver,
}

impl Gap {
    /// Every gap.
    pub const ALL: [Self; 8] = [
        Self::StillInside,
        Self::NotSeenLeaving,
        Self::StillWaiting,
        Self::BadgeOut,
        Self::NoMatter,
        Self::NoHost,
        Self::Overdue,
        Self::CarriedOver,
    ];

    /// Its word in keys and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::StillInside => "still-inside",
            Self::NotSeenLeaving => "not-seen-leaving",
            Self::StillWaiting => "still-waiting",
            Self::BadgeOut => "badge-out",
            Self::NoMatter => "no-matter",
            Self::NoHost => "no-host",
            Self::Overdue => "overdue",
            Self::CarriedOver => "carried-over",
        }
    }

    /// Whether whoever signs has to mend or to explain it.
    #[must_use]
    pub fn is_missing(self) -> bool {
        !matches!(self, Self::StillInside | Self::CarriedOver)
    }
}

/// A visit as far as its line goes.
#[derive(Clone, Debug)]
pub struct VisitFacts {
    /// How it stands.
    pub state: State,
    /// The word of the leader on duty, where it was asked for.
    pub approval: Option<Approval>,
    /// The answer of the host, a word; empty for none.
    pub answer: String,
    /// When they came, else when they were registered.
    pub at: Milliseconds,
    /// When they left.
    pub left: Option<Milliseconds>,
    /// The department, the room or the meeting they went to, by its name.
    pub to: String,
    /// The same by its id.
    pub reference: String,
    /// Who registered them.
    pub registered_by: String,
    /// How many came along.
    pub companions: u32,
    /// Whether their badge is out.
    pub badge_out: bool,
}

impl VisitFacts {
    /// What the line says.
    #[must_use]
    pub fn facts(self) -> Facts {
        let handling = match (self.approval, self.answer.is_empty()) {
            (Some(approval), true) => format!("approval-{}", approval.word()),
            _ => self.answer,
        };
        Facts {
            at: self.at,
            state: self.state.word().to_owned(),
            kind: String::new(),
            handling,
            to: self.to,
            reference: self.reference,
            received_by: self.registered_by,
            companions: self.companions,
            due: None,
            ended: self.left,
            ended_by: String::new(),
            badge_out: self.badge_out,
        }
    }
}

/// The line of a call.
#[must_use]
pub fn line_of_call(call: Call) -> Line {
    let is_open = call.is_open();
    let told = call.told.map(|told| Told {
        name: told.caller,
        organisation: told.organisation,
        telephone: told.telephone,
        host: String::new(),
        matter: match told.case_number.as_str() {
            "" => told.matter,
            number => format!("{number} {}", told.matter),
        },
        reply: String::new(),
        remark: told.remark,
    });
    let at_once = call.handling == Handling::Answered;
    Line {
        register: Register::Call,
        id: call.id.0,
        number: call.number.unsigned_abs(),
        facts: Facts {
            at: call.at,
            state: if is_open { "open" } else { "settled" }.to_owned(),
            kind: call.kind,
            handling: call.handling.word().to_owned(),
            to: call.to,
            reference: String::new(),
            companions: 0,
            due: call.due,
            ended: if at_once { Some(call.at) } else { call.settled },
            ended_by: if at_once {
                call.owner.clone()
            } else {
                call.settled_by
            },
            received_by: call.owner,
            badge_out: false,
        },
        told,
    }
}

/// The line of an inquiry; `known` is the question of the entry of the base that answered it.
#[must_use]
pub fn line_of_inquiry(inquiry: Inquiry, known: &str) -> Line {
    let handling = if !inquiry.to.is_empty() {
        "handed-on"
    } else if inquiry.knowledge.is_some() {
        "known"
    } else {
        "own"
    };
    let told = inquiry.asked.map(|asked| Told {
        name: asked.asker,
        telephone: asked.telephone,
        // One key answers what is asked often, and nothing is typed.
        matter: match asked.question.as_str() {
            "" => known.to_owned(),
            _ => asked.question,
        },
        reply: asked.answer,
        ..Told::default()
    });
    Line {
        register: Register::Inquiry,
        id: inquiry.id.0,
        number: inquiry.number.unsigned_abs(),
        facts: Facts {
            at: inquiry.at,
            state: if inquiry.answered.is_some() {
                "settled"
            } else {
                "open"
            }
            .to_owned(),
            kind: String::new(),
            handling: handling.to_owned(),
            to: inquiry.to,
            reference: inquiry
                .knowledge
                .map_or_else(String::new, |id| id.to_string()),
            received_by: inquiry.owner,
            companions: 0,
            due: inquiry.due,
            ended: inquiry.answered,
            ended_by: inquiry.answered_by,
            badge_out: false,
        },
        told,
    }
}

/// What a line lacks at `now`, in the order of [`Gap::ALL`].
#[must_use]
pub fn gaps(line: &Line, now: Milliseconds) -> Vec<Gap> {
    let facts = &line.facts;
    let mut gaps = Vec::new();
    if facts.state == WITHDRAWN {
        return gaps;
    }
    if line.register == Register::Visit {
        match State::from_word(&facts.state) {
            Some(State::Inside) => gaps.push(Gap::StillInside),
            Some(State::Unseen) => gaps.push(Gap::NotSeenLeaving),
            // The day ended and nobody had let them in.
            Some(State::Held | State::Absent) => gaps.push(Gap::StillWaiting),
            _ => {}
        }
        // Who is inside still has their badge; that is said once.
        if facts.badge_out && facts.state != State::Inside.word() {
            gaps.push(Gap::BadgeOut);
        }
    }
    if let Some(told) = &line.told {
        // An entry of the base that answered may be gone; what was asked is known by it.
        let answered = line.register == Register::Inquiry && !facts.reference.is_empty();
        if text::is_blank(&told.matter) && !answered {
            gaps.push(Gap::NoMatter);
        }
        if line.register == Register::Visit && text::is_blank(&told.host) && facts.to.is_empty() {
            gaps.push(Gap::NoHost);
        }
    }
    if line.register != Register::Visit && facts.ended.is_none() {
        let is_late = facts.due.is_none_or(|due| due < now);
        gaps.push(if is_late {
            Gap::Overdue
        } else {
            Gap::CarriedOver
        });
    }
    gaps
}

/// How a line stands against the one that was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Registered after the record was signed.
    Added,
    /// Says something else than what was signed.
    Altered,
    /// Taken back after the record was signed.
    Withdrawn,
}

impl Change {
    /// Its word in keys and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Altered => "altered",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The state of a line whose record was taken back.
pub const WITHDRAWN: &str = "withdrawn";

/// What changed since the lines were signed, each line as it stands now.
#[must_use]
pub fn changes(signed: &[Line], standing: &[Line]) -> Vec<(Change, Line)> {
    let same = |one: &Line, other: &Line| (one.register, one.id) == (other.register, other.id);
    let mut changes: Vec<(Change, Line)> = standing
        .iter()
        .filter_map(|line| {
            let before = signed.iter().find(|before| same(before, line));
            changed(before, line).map(|change| (change, line.clone()))
        })
        .collect();
    for line in signed {
        let stands = standing.iter().any(|other| same(other, line));
        if !stands && line.facts.state != WITHDRAWN {
            let mut line = line.clone();
            WITHDRAWN.clone_into(&mut line.facts.state);
            changes.push((Change::Withdrawn, line));
        }
    }
    changes
}

/// What changed of a line since it was signed. What was erased because its time is over is no
/// change.
fn changed(signed: Option<&Line>, standing: &Line) -> Option<Change> {
    let Some(signed) = signed else {
        return Some(Change::Added);
    };
    let by_id =
        !signed.facts.reference.is_empty() && signed.facts.reference == standing.facts.reference;
    // A department that was renamed, and a question of the base that was reworded, alter no line.
    let mut facts = standing.facts.clone();
    let mut told = standing.told.clone();
    if by_id {
        facts.to.clone_from(&signed.facts.to);
        if let (Register::Inquiry, Some(told), Some(signed)) =
            (standing.register, &mut told, &signed.told)
        {
            told.matter.clone_from(&signed.matter);
        }
    }
    let told_alike = match (&signed.told, &told) {
        (Some(signed), Some(standing)) => signed == standing,
        _ => true,
    };
    (!told_alike || signed.facts != facts).then_some(Change::Altered)
}

#[cfg(test)]
mod tests;
