//! The matrix itself: who may do what to which object, and how far it reaches.

use super::Object;

/// The rows whose objects exist; columns as [`Role::ALL`].
pub(super) const MATRIX: &[(Object, [&str; 11])] = &[
    //                    RC      AT       SG       TL            HC         OM        AU       SA         XA       KI   PL
    (
        Object::Meeting,
        [
            "v b", "v s", "v b", "C V E b", "C V E o", "V b", "v b", "", "", "", "",
        ],
    ),
    // The meeting's row gives the owner's manager no more than sight; what clause C4.1.4 asks of
    // their office is an object of its own.
    (
        Object::Agreement,
        ["", "", "", "V b", "", "V A b", "V b", "", "", "", ""],
    ),
    // The standard gives the receptionists duties of their own (clauses A1.7, A2.5, A2.10): those of
    // their shift they do, where the first matrix gave them sight alone.
    (
        Object::Duty,
        [
            "V b, D s",
            "V D s",
            "V D s",
            "C V E D A b",
            "v o",
            "V b",
            "V b",
            "",
            "",
            "",
            "",
        ],
    ),
    (
        Object::Shift,
        [
            "V D o", "V D o", "V D o", "V D o", "", "", "", "", "", "", "",
        ],
    ),
    // "Shift hand-over". D is to say that one has it; leaders have shifts here, and hand over too.
    (
        Object::HandOver,
        [
            "C V D s", "C V D s", "C V D s", "C V D b", "", "V b", "V b", "", "", "", "",
        ],
    ),
    (
        Object::Request,
        ["C b", "C s", "", "C b", "C o", "", "", "", "", "", "C 1"],
    ),
    (
        Object::Journal,
        [
            "V s", "V o", "V s", "V b", "", "V b", "V X b", "", "", "", "",
        ],
    ),
    (
        Object::Note,
        ["C b", "C b", "C b", "C b", "", "C b", "", "", "", "", ""],
    ),
    (
        Object::Directory,
        [
            "V b", "V b", "V b", "V E b", "V b", "V E b", "V b", "V b", "V b", "", "",
        ],
    ),
    (
        Object::Person,
        [
            "V b", "v b", "V b", "V b", "v b", "V X b", "v b", "", "", "", "",
        ],
    ),
    // Hosts speak for themselves and for the leaders for whom they act, and see no others.
    (
        Object::Presence,
        [
            "V D b", "", "v b", "V D b", "V D o", "V b", "", "", "", "", "",
        ],
    ),
    (
        Object::Standard,
        [
            "V b", "V b", "V b", "V b", "V b", "V R b", "V b", "", "", "", "",
        ],
    ),
    (
        Object::Account,
        ["", "", "", "", "", "V b", "V b", "C V E b", "V b", "", ""],
    ),
    (
        Object::RoleGrant,
        ["", "", "", "", "", "V A b", "V b", "", "C V E b", "", ""],
    ),
    (
        Object::Hall,
        [
            "C V D b",
            "V b",
            "V D b",
            "C V D R b",
            "",
            "V b",
            "V b",
            "",
            "",
            "C 1",
            "V 1",
        ],
    ),
    // Low ratings become cases (clause A2.9), which their subject may not handle: the desk sees none.
    (
        Object::Rating,
        [
            "", "", "", "V D b", "", "V D b", "V b", "", "", "C 1", "C 1",
        ],
    ),
    (
        Object::Token,
        [
            "C E o", "C E o", "C E o", "C E o", "C E o", "C E o", "C E o", "C E o", "C E o", "", "",
        ],
    ),
    // D is to settle: to call back, and to say that one has what was passed on. Who is called for
    // sees what is theirs.
    (
        Object::Call,
        [
            "C v E D b",
            "",
            "",
            "V E D b",
            "v D o",
            "v b",
            "v b",
            "",
            "",
            "",
            "",
        ],
    ),
    (
        Object::Inquiry,
        [
            "C v D b", "", "", "V D b", "v D o", "v b", "v b", "", "", "", "",
        ],
    ),
    // X are the counts: most asked, and asked in vain.
    (
        Object::Knowledge,
        [
            "V b",
            "",
            "",
            "V C E X b",
            "",
            "V C E X b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // Expected and arrived are one record; until it has come it is also its host's. A kiosk says by
    // a code that it is here.
    (
        Object::ExpectedVisit,
        [
            "C v E b", "", "v b", "C v E b", "C V E o", "v b", "v b", "", "", "D 1", "",
        ],
    ),
    (
        Object::Visit,
        [
            "C v E D b",
            "",
            "v D b",
            "v E b",
            "v o",
            "v b",
            "v b",
            "",
            "",
            "",
            "",
        ],
    ),
    (
        Object::VisitorDocument,
        ["V b", "", "", "V b", "", "", "", "", "", "", ""],
    ),
    // The matrix lets the leader correct a visit; that somebody without a document comes in is a
    // word of their own.
    (
        Object::EntryApproval,
        ["", "", "", "V A b", "", "", "", "", "", "", ""],
    ),
    (
        Object::WatchList,
        ["", "", "V b", "V b", "", "V C E A b", "v b", "", "", "", ""],
    ),
    // The given matrix names no faults. Whoever is on duty reports what they see and sees what is
    // known (clause A2.10); hosts report for the rooms of their own meetings. Who repairs has mostly
    // no account: D is to note what they say, which is the desk's work; A is to find a repair good,
    // or to send it back, where one did not report it oneself.
    (
        Object::Fault,
        [
            "C V D b",
            "C V b",
            "C V b",
            "C V D A X b",
            "C V o",
            "V A X b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // "Erasure" and what a person is shown of themselves: the leader asks for them, the owner's office
    // approves, whoever supervises sees that it was done.
    (
        Object::PersonalDataRequest,
        ["", "", "", "C V b", "", "V A b", "V b", "", "", "", ""],
    ),
    // "Export with persons": whoever supervises may be the second person as well.
    (
        Object::RegisterExport,
        ["", "", "", "C V b", "", "V A b", "V A b", "", "", "", ""],
    ),
    // X, the workbook, is for whoever sees all of them anyway. A client with a link confirms, and sees
    // that one order alone.
    (
        Object::Order,
        [
            "C V X b",
            "V D s",
            "",
            "C V E D A X b",
            "C V D o",
            "V X b",
            "V X b",
            "",
            "",
            "",
            "V D 1",
        ],
    ),
    // The complaint's row. Whoever took it answers for it first (首问负责), E is to handle it, A is to
    // close it with a reason; who is its subject is asked beside. X is the month's figures and its
    // masked workbook, which the matrix gives with the statistics.
    (
        Object::Case,
        [
            "C V b", "", "", "V E X b", "C V o", "V A X b", "V X b", "", "", "C 1", "C V D 1",
        ],
    ),
    // Fields and retention: who looks after rights proposes, the owner's office approves.
    (
        Object::VisitKeeping,
        ["", "", "", "", "", "V A b", "V b", "", "V R b", "", ""],
    ),
    // The matrix does not name it: its parts are visits, calls and inquiries, which these may see.
    // D is to sign it for the desk, A for the leaders; X is the workbook, masked as the page is.
    (
        Object::ReceptionRecord,
        [
            "v D X b", "", "", "v A X b", "", "v X b", "v X b", "", "", "", "",
        ],
    ),
    // Staff read the rules of the whole house and acknowledge for themselves (clause A1.2). X is who has
    // not. Whose rules one writes is asked beside: the leader's are the service centre's, the manager's
    // the owner's.
    (
        Object::HouseRule,
        [
            "V b, D o",
            "V b, D o",
            "V b, D o",
            "C V E X b, D o",
            "",
            "C V E X b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // How well somebody knows the house is theirs and their leader's to see, and nobody else's.
    (
        Object::Drill,
        [
            "V D o",
            "V D o",
            "V D o",
            "V X b, D o",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    // The given matrix names no assigned matters (clauses C5.1 to C5.3). Who sees to one sees what was
    // assigned to them and nothing of their colleagues'. E is to give a team's matter to somebody;
    // A is to confirm, accept and rate what one assigned oneself; over the whole site it also stands for an
    // assigner who is away. The auditor sees how punctual and how good it was, and no word of it.
    (
        Object::AssignedMatter,
        [
            "V D o",
            "V D o",
            "V D o",
            "C V E b, D A o",
            "C V A o",
            "C V A X b",
            "v b",
            "",
            "",
            "",
            "",
        ],
    ),
    // Banquets as the order's row: booked by the desk, the lead, the owner's office, or by a host, who
    // has what they booked and what they are the host of; served by the shift. A is the sign-off, the
    // host's own or the owner's office's. The auditor sees when, how many and what it came to, and no
    // guest.
    (
        Object::Banquet,
        [
            "C V E X b",
            "V s",
            "",
            "C V E X b",
            "C V E A X o",
            "C V E A X b",
            "v X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // The given matrix names no roster. Whoever works in the house sees who is planned there; leaders plan.
    // E is to move and to take away, X a workbook with names.
    (
        Object::Roster,
        [
            "V b",
            "V b",
            "V b",
            "C V E X b",
            "",
            "V X b",
            "V b",
            "",
            "",
            "",
            "",
        ],
    ),
    // The given matrix names no leave. Why somebody is away is theirs and their leader's to know; what a
    // leader asks for themselves is another leader's to decide, or the owner's manager's, whose own these are.
    // D is to take it back.
    (
        Object::Leave,
        [
            "C V D o",
            "C V D o",
            "C V D o",
            "V A b, C D o",
            "",
            "V A o",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    // D is to answer what one is asked, and to take back what one asked.
    (
        Object::ShiftSwap,
        [
            "C V D o",
            "C V D o",
            "C V D o",
            "V A b, C D o",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    // What each colleague has to do is seen by whoever leads, and by the owner's manager, who asks for it.
    // Changes are duties given and shifts planned, each by its own right.
    (
        Object::DayPlan,
        ["", "", "", "V b", "", "V b", "", "", "", "", ""],
    ),
    // Scores are about people: staff see their own and nobody else's. D is the one word that whoever was
    // checked may answer.
    (
        Object::SpotCheck,
        [
            "V D o",
            "V D o",
            "V D o",
            "C V X b, D o",
            "",
            "V X b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
];
