//! What a duty is about that belongs to no meeting: a record of one of the registers.

use crate::Uid;

/// A register of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// 来访.
    Visit,
    /// 来电.
    Call,
    /// 问询.
    Inquiry,
    /// 叫号: who waits in the hall.
    Ticket,
    /// 滞留: people who linger in the hall.
    Lingering,
    /// 报修.
    Fault,
    /// 委托单.
    Order,
    /// 个案.
    Case,
    /// 交办事项.
    AssignedMatter,
    /// 宴请.
    Banquet,
    /// 排班: a shift that is planned for somebody.
    PlannedShift,
    /// 领导办公室清洁.
    OfficeCleaning,
    /// 批阅件.
    PaperInCustody,
    /// 补充用品.
    Restocking,
    /// 交接班.
    HandOver,
    /// 接班: a hand-over that the next shift has yet to say it has.
    TakeOver,
    /// 留言条: a time during which a whole team is away.
    AwayNote,
    /// 遗失物品: what was found.
    FoundItem,
    /// 缺报: a day of which newspapers are missing that nobody asked for.
    Newspaper,
    /// 任务: a duty itself. No duty is about one; its photos are.
    Duty,
}

impl Register {
    /// Every register.
    pub const ALL: [Self; 20] = [
        Self::Visit,
        Self::Call,
        Self::Inquiry,
        Self::Ticket,
        Self::Lingering,
        Self::Fault,
        Self::Order,
        Self::Case,
        Self::AssignedMatter,
        Self::Banquet,
        Self::PlannedShift,
        Self::OfficeCleaning,
        Self::PaperInCustody,
        Self::Restocking,
        Self::HandOver,
        Self::TakeOver,
        Self::AwayNote,
        Self::FoundItem,
        Self::Newspaper,
        Self::Duty,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Call => "call",
            Self::Inquiry => "inquiry",
            Self::Ticket => "ticket",
            Self::Lingering => "lingering",
            Self::Fault => "fault",
            Self::Order => "order",
            Self::Case => "case",
            Self::AssignedMatter => "assigned-matter",
            Self::Banquet => "banquet",
            Self::PlannedShift => "planned-shift",
            Self::OfficeCleaning => "office-cleaning",
            Self::PaperInCustody => "paper-in-custody",
            Self::Restocking => "restocking",
            Self::HandOver => "hand-over",
            Self::TakeOver => "take-over",
            Self::AwayNote => "away",
            Self::FoundItem => "found-item",
            Self::Newspaper => "newspaper",
            Self::Duty => "duty",
        }
    }

    /// Where its records have their pages, below the site's address.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Visit => "visits",
            Self::Call => "calls",
            Self::Inquiry => "inquiries",
            Self::Ticket => "tickets",
            Self::Lingering => "lingering",
            Self::Fault => "faults",
            Self::Order => "orders",
            Self::Case => "cases",
            Self::AssignedMatter => "assigned-matters",
            Self::Banquet => "banquets",
            Self::PlannedShift => "planned-shifts",
            Self::OfficeCleaning => "offices",
            Self::PaperInCustody => "papers",
            Self::Restocking => "restocking",
            Self::HandOver | Self::TakeOver => "hand-overs",
            Self::AwayNote => "away-notes",
            Self::FoundItem => "found-items",
            Self::Newspaper => "newspapers",
            Self::Duty => "duties",
        }
    }

    /// Whether a duty about one of its records is one person's alone: it is given to nobody else, and stays
    /// theirs when they go off duty.
    #[must_use]
    pub fn is_personal(self) -> bool {
        matches!(self, Self::PlannedShift | Self::HandOver)
    }

    /// Whether a duty about one of its records is over with its day, where others stay until they are done.
    #[must_use]
    pub fn ends_with_its_day(self) -> bool {
        matches!(self, Self::PlannedShift | Self::OfficeCleaning)
    }

    /// The register of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// One record of a register. It is spoken of by its number, which tells nothing of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The register.
    pub register: Register,
    /// The record.
    pub id: Uid,
    /// Its number in the register on its day, from 1.
    pub number: u32,
}

impl Subject {
    /// The page of the record, below the site's address.
    #[must_use]
    pub fn page(&self) -> String {
        match self.register {
            // They stand on one page: the day's plan, what is to be brought, the notes of the teams, what is missing.
            Register::OfficeCleaning
            | Register::Restocking
            | Register::AwayNote
            | Register::Newspaper => self.register.folder().to_owned(),
            Register::Duty => format!("{}/{}/why", self.register.folder(), self.id),
            register => format!("{}/{}", register.folder(), self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_register_is_known_by_its_word() {
        for register in Register::ALL {
            assert_eq!(Register::from_word(register.word()), Some(register));
        }
        assert_eq!(Register::from_word("visitor"), None);
    }
}
