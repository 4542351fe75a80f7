//! Who may do what: the access matrix as data, and the one question asked of it.
//!
//! A cell names the actions and, last, how far they reach; a comma divides actions that reach
//! differently far. What is not in the matrix is refused.
//! Letters: C create, V view, v view masked, E edit, D do, A approve, X export, R configure;
//! reaches: o own, s own shift and team, b the whole site, 1 the one object of a link.

mod matrix;
mod matrix_of_the_day;

use self::matrix::MATRIX;
use self::matrix_of_the_day::MATRIX_OF_THE_DAY;
use crate::{AccountId, SiteId};

/// A role that an account holds at a site, or a device or link holds by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 大厅接待.
    Receptionist,
    /// 会务服务员.
    Attendant,
    /// 安检保安.
    Guard,
    /// 领班.
    TeamLeader,
    /// 客户, the host of meetings.
    Host,
    /// 总经办, the owner's manager.
    OwnersManager,
    /// 审计管理员.
    Auditor,
    /// 系统管理员.
    SystemAdministrator,
    /// 安全管理员.
    SecurityAdministrator,
    /// A kiosk device.
    Kiosk,
    /// Somebody with a public link or the QR code of a room.
    PublicLink,
}

impl Role {
    /// Every role, in the order of the matrix's columns.
    pub const ALL: [Self; 11] = [
        Self::Receptionist,
        Self::Attendant,
        Self::Guard,
        Self::TeamLeader,
        Self::Host,
        Self::OwnersManager,
        Self::Auditor,
        Self::SystemAdministrator,
        Self::SecurityAdministrator,
        Self::Kiosk,
        Self::PublicLink,
    ];

    /// Who serves, and can be planned in the roster.
    pub const SERVING: [Self; 4] = [
        Self::Receptionist,
        Self::Attendant,
        Self::Guard,
        Self::TeamLeader,
    ];

    /// The roles that an account may be granted.
    pub const GRANTED: [Self; 9] = [
        Self::Receptionist,
        Self::Attendant,
        Self::Guard,
        Self::TeamLeader,
        Self::Host,
        Self::OwnersManager,
        Self::Auditor,
        Self::SystemAdministrator,
        Self::SecurityAdministrator,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Receptionist => "receptionist",
            Self::Attendant => "attendant",
            Self::Guard => "guard",
            Self::TeamLeader => "team-leader",
            Self::Host => "host",
            Self::OwnersManager => "owners-manager",
            Self::Auditor => "auditor",
            Self::SystemAdministrator => "system-administrator",
            Self::SecurityAdministrator => "security-administrator",
            Self::Kiosk => "kiosk",
            Self::PublicLink => "public-link",
        }
    }

    /// The role of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether the two may not be held by one person: the three administrators are kept apart, and
    /// who grants roles from who approves them.
    #[must_use]
    pub fn excludes(self, other: Self) -> bool {
        let apart = [
            Self::SystemAdministrator,
            Self::SecurityAdministrator,
            Self::Auditor,
        ];
        let two = [Self::SecurityAdministrator, Self::OwnersManager];
        self != other
            && [&apart[..], &two[..]]
                .iter()
                .any(|kept| kept.contains(&self) && kept.contains(&other))
    }
}

/// What access is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Object {
    /// Meetings, their room calendar and bookings.
    Meeting,
    /// The owner's office's word on a meeting's requirements (clause C4.1.4).
    Agreement,
    /// Duties and what is done in serving a meeting.
    Duty,
    /// One's own shift: going on duty and off it.
    Shift,
    /// A request during a meeting.
    Request,
    /// The journal.
    Journal,
    /// A free note into the journal.
    Note,
    /// Rooms, people, teams, closures, working days.
    Directory,
    /// People as the desk finds them: telephones, offices, vehicles. Masked, a number that nobody is
    /// told unasked is not shown.
    Person,
    /// Where leaders are. Masked, without what else was said of it.
    Presence,
    /// The written standard in force.
    Standard,
    /// Accounts.
    Account,
    /// Roles held by accounts.
    RoleGrant,
    /// One's own API tokens.
    Token,
    /// The hall: tickets, windows, lingering, crowd.
    Hall,
    /// What visitors say of the service.
    Rating,
    /// The call register.
    Call,
    /// The register of inquiries.
    Inquiry,
    /// The knowledge base from which inquiries are answered.
    Knowledge,
    /// A visit that was announced and has not come yet.
    ExpectedVisit,
    /// A visit: who came, is inside, left.
    Visit,
    /// What is masked of a visitor: name, telephone, document.
    VisitorDocument,
    /// The word of the leader on duty where somebody has no document or is looked for.
    EntryApproval,
    /// Who is not let in without a leader.
    WatchList,
    /// How long visits are kept.
    VisitKeeping,
    /// The daily reception record. Masked, nobody's matter is shown.
    ReceptionRecord,
    /// Rules of the house, and who has read them.
    HouseRule,
    /// The drill of the directory and how well it goes.
    Drill,
    /// Faults of the building's equipment.
    Fault,
    /// What a person asks about the data kept of them: shown, given, erased.
    PersonalDataRequest,
    /// A register with whole names, for a purpose.
    RegisterExport,
    /// Orders of clients.
    Order,
    /// Complaints as they are settled (clauses B1 to B4). Nobody who is the subject of one sees it.
    Case,
    /// Matters that a manager, a leader's office or a team leader assigns. Masked, their words are
    /// not shown.
    AssignedMatter,
    /// The plan of cleaning leaders' offices, and the keys to them.
    OfficeCleaning,
    /// Papers in custody (clause C2.4). Masked, neither title nor document number is shown.
    PaperInCustody,
    /// What was found and what is looked for (clause C4.3.2).
    FoundItem,
    /// Newspapers: the subscription table, what came, what was brought (clause C2.5).
    Newspaper,
    /// The small dining room: menus, diners, tableware (clause C2.6). Masked, no wish is shown; what is remembered
    /// of somebody is shown to whoever serves them alone.
    Dining,
    /// Banquets. Masked, no guest and nothing that was typed is shown.
    Banquet,
    /// The roster: who is planned where and when.
    Roster,
    /// Leave as it is asked for and decided.
    Leave,
    /// Swaps of shifts as they are asked for, answered and decided.
    ShiftSwap,
    /// Hand-overs at the end of a shift (clause C2.9).
    HandOver,
    /// Spot checks of bearing and knowledge, as they are scored.
    SpotCheck,
    /// Where a team is, its note for the desk, and the screens at its door (clause C4.2.5).
    AwayNote,
    /// The figures of quality. Masked, nobody is named.
    Quality,
    /// Ways of the site by which people are reached beside their phones, with how they stand.
    AlertWay,
    /// One's own rules of being reached.
    AlertRule,
    /// The plan of a day: what everybody has to do, and what will be missed.
    DayPlan,
}

/// What is asked to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// C.
    Create,
    /// V or v.
    View,
    /// E.
    Edit,
    /// D.
    Do,
    /// A.
    Approve,
    /// X.
    Export,
    /// R.
    Configure,
}

/// How far a right reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// The one object behind a link.
    One,
    /// What one owns.
    Own,
    /// What one's own shift and team have to do with.
    Shift,
    /// The whole site.
    Site,
}

/// A right found in the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Right {
    /// How far it reaches.
    pub reach: Reach,
    /// Whether what is marked secret is shown masked.
    pub masked: bool,
}

/// What the role may do to the object, if anything.
#[must_use]
pub fn right(role: Role, object: Object, action: Action) -> Option<Right> {
    let column = Role::ALL.iter().position(|candidate| *candidate == role)?;
    let mut rows = MATRIX.iter().chain(MATRIX_OF_THE_DAY);
    let (_, cells) = rows.find(|(candidate, _)| *candidate == object)?;
    let letters = match action {
        Action::Create => "C",
        Action::View => "Vv",
        Action::Edit => "E",
        Action::Do => "D",
        Action::Approve => "A",
        Action::Export => "X",
        Action::Configure => "R",
    };
    cells[column].split(", ").find_map(|part| {
        let (actions, reach) = part.rsplit_once(' ')?;
        let mut granted = actions.split(' ').filter(|one| letters.contains(one));
        let masked = granted.next()? == "v";
        let reach = match reach {
            "o" => Reach::Own,
            "s" => Reach::Shift,
            "b" => Reach::Site,
            _ => Reach::One,
        };
        Some(Right { reach, masked })
    })
}

/// One role of one account at one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The site it holds at.
    pub site: SiteId,
    /// The role.
    pub role: Role,
}

/// The house's own name where it acts by itself, as the journal keeps it. Whoever shows it says the product's
/// name in the reader's language.
pub const HOUSE: &str = "迎宾";

/// Somebody who acts, with the rights they have at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their account; `None` for the house itself and for a public link.
    pub account: Option<AccountId>,
    /// Their name, as the journal writes it.
    pub name: String,
    /// The language they chose, as a tag.
    pub language: Option<String>,
    /// The roles they hold.
    pub grants: Vec<Grant>,
}

impl Actor {
    /// The house itself: timers, sweeps and the planning of the day.
    #[must_use]
    pub fn house() -> Self {
        Self {
            account: None,
            name: HOUSE.to_owned(),
            language: None,
            grants: Vec::new(),
        }
    }

    /// Somebody in the room of a meeting, known by nothing but the room's code.
    #[must_use]
    pub fn in_the_room(site: SiteId, room_name: &str) -> Self {
        Self::by_role(site, Role::PublicLink, room_name)
    }

    /// Somebody at a kiosk, known by nothing but the device.
    #[must_use]
    pub fn at_a_kiosk(site: SiteId, device: &str) -> Self {
        Self::by_role(site, Role::Kiosk, device)
    }

    /// Somebody with the page of a ticket, known by nothing but its name.
    #[must_use]
    pub fn with_ticket(site: SiteId, ticket: &str) -> Self {
        Self::by_role(site, Role::PublicLink, ticket)
    }

    /// Somebody with the link of an order, known by nothing but its day and number.
    #[must_use]
    pub fn with_order(site: SiteId, order: &str) -> Self {
        Self::by_role(site, Role::PublicLink, order)
    }

    fn by_role(site: SiteId, role: Role, name: &str) -> Self {
        Self {
            account: None,
            name: name.to_owned(),
            language: None,
            grants: vec![Grant { site, role }],
        }
    }

    /// The widest right the actor has at the site; `None` where they may not.
    #[must_use]
    pub fn right(&self, site: &SiteId, object: Object, action: Action) -> Option<Right> {
        self.grants
            .iter()
            .filter(|grant| grant.site == *site)
            .filter_map(|grant| right(grant.role, object, action))
            .max_by_key(|right| (right.reach, !right.masked))
    }

    /// Whether the actor has anything to do with the site.
    #[must_use]
    pub fn knows(&self, site: &SiteId) -> bool {
        self.grants.iter().any(|grant| grant.site == *site)
    }

    /// Whether the actor holds the role at the site.
    #[must_use]
    pub fn holds(&self, site: &SiteId, role: Role) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.site == *site && grant.role == role)
    }
}

#[cfg(test)]
mod tests;
