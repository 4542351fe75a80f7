//! The rows of the matrix about leaders' offices, the working day and how people are reached.

use super::Object;

/// The rows; columns as [`Role::ALL`].
pub(super) const MATRIX_OF_THE_DAY: &[(Object, [&str; 11])] = &[
    //                    RC      AT       SG       TL            HC         OM        AU       SA         XA       KI   PL
    // The given matrix names no offices (clauses C2.8, C3.1 to C3.4). Whoever is to clean them cleans, knocks
    // and books keys for their shift; E is to book a key in for somebody else. Where a leader is who is not
    // in the plan is told to those alone who may see where leaders are.
    (
        Object::OfficeCleaning,
        [
            "V b", "V D s", "", "V D E b", "", "V b", "V b", "", "", "", "",
        ],
    ),
    // "Document in custody". Attendants take papers down, because they find them as they clean (clause C2.4),
    // and hand over what their team took down. Hosts see those of the leaders for whom they act. X is the
    // register on paper and as a workbook, for whoever sees all of it.
    (
        Object::PaperInCustody,
        [
            "C V D X b",
            "C V D s",
            "v b",
            "V E A X b",
            "V o",
            "v b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // As the row of the hand-over: each sees where their own team is and says where they are themselves. C is to
    // put a screen at a door, E to take one away; the screen shows that one note.
    (
        Object::AwayNote,
        [
            "V D s",
            "V D s",
            "V D s",
            "C V E D b",
            "",
            "V b",
            "V b",
            "",
            "",
            "",
            "V 1",
        ],
    ),
    // The given matrix names no found things (clause C4.3.2). Attendants take down what they find and put it away,
    // and see what their team found; the desk and the guards keep, look for the owner and give back. E is the
    // site's limit of days, A is what leaves the house in another way. X, the workbook, is for whoever
    // sees all of them.
    (
        Object::FoundItem,
        [
            "C V D X b",
            "C V D s",
            "C V D b",
            "C V E D A X b",
            "",
            "V X b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // "Statistics (no persons)". A receptionist gets the counts of their teams and no name; what somebody was
    // given to do themselves is theirs to see. Figures by person and the report are for whoever leads or looks
    // after the service.
    (
        Object::Quality,
        [
            "v s", "V o", "V o", "V X b", "", "V X b", "V X b", "", "", "", "",
        ],
    ),
    // "Devices" and "System settings": the lead pairs, the system administrator sets up; the owner's office and
    // whoever supervises see how each way stands, and nobody its address. D is to try a way, A to let web push go
    // abroad: the owner's word alone.
    (
        Object::AlertWay,
        [
            "",
            "",
            "",
            "C V E D b",
            "",
            "V A b",
            "V b",
            "C V E D b",
            "",
            "",
            "",
        ],
    ),
    // When one wants quiet and what comes by mail is everybody's own: of those who are told of duties.
    (
        Object::AlertRule,
        [
            "V E o", "V E o", "V E o", "V E o", "", "V E o", "", "", "", "", "",
        ],
    ),
    // The given matrix names no newspapers (clause C2.5). Attendants say what came and tick the offices of their
    // shift; E is to keep the subscription table and to give an issue up. X is the table as a workbook.
    (
        Object::Newspaper,
        [
            "",
            "V D s",
            "",
            "V D E X b",
            "",
            "V X b",
            "V X b",
            "",
            "",
            "",
            "",
        ],
    ),
    // The given matrix names no dining room (clause C2.6). Whoever serves there enters the menu, asks, serves and
    // looks at the tableware; E is to keep its register. The auditor sees that diners were served, not what.
    (
        Object::Dining,
        ["", "V D s", "", "V D E b", "", "V b", "v b", "", "", "", ""],
    ),
];
