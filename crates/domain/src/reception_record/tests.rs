use super::*;
use crate::{AccountId, Uid, visit::State};

const MORNING: Milliseconds = 1_000_000;
const EVENING: Milliseconds = 9_000_000;

fn visit(state: State) -> Line {
    let facts = VisitFacts {
        state,
        approval: None,
        answer: "receive".to_owned(),
        at: MORNING,
        left: (state == State::Left).then_some(EVENING),
        to: "立案庭".to_owned(),
        reference: "1".to_owned(),
        registered_by: "立小案".to_owned(),
        companions: 0,
        badge_out: false,
    };
    Line {
        register: Register::Visit,
        id: Uid(1),
        number: 1,
        facts: facts.facts(),
        told: Some(Told {
            name: "张伟".to_owned(),
            matter: "递交材料".to_owned(),
            host: "周明".to_owned(),
            ..Told::default()
        }),
    }
}

fn promised(register: Register, due: Option<Milliseconds>, ended: Option<Milliseconds>) -> Line {
    let mut line = visit(State::Left);
    line.register = register;
    line.facts.due = due;
    line.facts.ended = ended;
    line
}

#[test]
fn a_line_lacks_what_an_inspector_would_ask_for_a1_9() {
    let told = |change: fn(&mut Told)| {
        let mut line = visit(State::Left);
        change(line.told.as_mut().unwrap());
        line
    };
    let out = |state| {
        let mut line = visit(state);
        line.facts.badge_out = true;
        line
    };
    let nobody = {
        let mut line = told(|told| told.host.clear());
        line.facts.to.clear();
        line
    };
    let erased = Line {
        told: None,
        ..visit(State::Left)
    };
    let rows: [(&str, Line, &[Gap]); 14] = [
        ("left", visit(State::Left), &[]),
        ("refused", visit(State::Refused), &[]),
        ("inside", visit(State::Inside), &[Gap::StillInside]),
        ("unseen", visit(State::Unseen), &[Gap::NotSeenLeaving]),
        ("held", visit(State::Held), &[Gap::StillWaiting]),
        ("badge", out(State::Left), &[Gap::BadgeOut]),
        ("badge inside", out(State::Inside), &[Gap::StillInside]),
        ("matter", told(|told| told.matter.clear()), &[Gap::NoMatter]),
        ("host", told(|told| told.host.clear()), &[]),
        ("nobody", nobody, &[Gap::NoHost]),
        ("erased", erased, &[]),
        (
            "answered",
            promised(Register::Call, None, Some(MORNING)),
            &[],
        ),
        (
            "promised",
            promised(Register::Call, Some(EVENING), None),
            &[Gap::CarriedOver],
        ),
        (
            "late",
            promised(Register::Inquiry, Some(MORNING), None),
            &[Gap::Overdue],
        ),
    ];
    for (name, line, expected) in rows {
        assert_eq!(gaps(&line, MORNING + 1), expected, "{name}");
    }
    let missing: Vec<_> = Gap::ALL
        .into_iter()
        .filter(|gap| !gap.is_missing())
        .collect();
    assert_eq!(missing, [Gap::StillInside, Gap::CarriedOver]);
}

#[test]
fn who_was_only_announced_is_no_line() {
    let came: Vec<_> = State::ALL
        .into_iter()
        .filter(|state| state.came())
        .collect();
    assert_eq!(
        came,
        [
            State::Held,
            State::Refused,
            State::Inside,
            State::Left,
            State::Unseen
        ]
    );
}

#[test]
fn what_changed_since_it_was_signed_is_known_but_not_what_was_erased() {
    let signed = visit(State::Inside);
    assert_eq!(changed(None, &signed), Some(Change::Added));
    assert_eq!(changed(Some(&signed), &signed), None);
    let left = visit(State::Left);
    assert_eq!(changed(Some(&signed), &left), Some(Change::Altered));
    let mut renamed = signed.clone();
    renamed.told.as_mut().unwrap().name = "章伟".to_owned();
    assert_eq!(changed(Some(&signed), &renamed), Some(Change::Altered));
    let erased = Line {
        told: None,
        ..signed.clone()
    };
    assert_eq!(changed(Some(&signed), &erased), None);
    assert_eq!(changed(Some(&erased), &signed), None);
}

#[test]
fn a_renamed_department_and_a_reworded_answer_alter_no_signed_line() {
    let signed = visit(State::Left);
    let mut renamed = signed.clone();
    "立案一庭".clone_into(&mut renamed.facts.to);
    assert_eq!(changed(Some(&signed), &renamed), None);
    "2".clone_into(&mut renamed.facts.reference);
    assert_eq!(changed(Some(&signed), &renamed), Some(Change::Altered));
    let asked = Line {
        register: Register::Inquiry,
        ..visit(State::Left)
    };
    let mut reworded = asked.clone();
    reworded.told.as_mut().unwrap().matter.clear();
    assert_eq!(changed(Some(&asked), &reworded), None);
    assert!(gaps(&reworded, MORNING).is_empty());
}

#[test]
fn what_was_taken_back_after_signing_is_a_change_once() {
    let signed = [visit(State::Inside)];
    let found = changes(&signed, &[]);
    assert_eq!(found.len(), 1);
    let (change, line) = &found[0];
    assert_eq!(
        (*change, line.facts.state.as_str()),
        (Change::Withdrawn, WITHDRAWN)
    );
    assert!(gaps(line, EVENING).is_empty());
    assert!(changes(std::slice::from_ref(line), &[]).is_empty());
    assert!(changes(&signed, &signed).is_empty());
}

fn edition(countersigned: bool, returned: bool) -> Edition {
    let signature = |account: u128| Signature {
        by: "立小案".to_owned(),
        account: Some(AccountId(Uid(account))),
        at: EVENING,
    };
    Edition {
        number: 2,
        signed: signature(1),
        countersigned: countersigned.then(|| signature(2)),
        returned: returned.then(|| signature(2)),
    }
}

#[test]
fn a_record_is_signed_whole_or_explained_and_afterwards_only_amended_a1_9() {
    let code = |last: Option<&Edition>, changes, missing, note| {
        let signing = Signing {
            changes,
            missing,
            note,
            ..Signing::default()
        };
        let refused = check_signing(last, signing).err();
        refused.map(|refusal| refusal.code)
    };
    assert_eq!(code(None, 0, 0, ""), None, "a quiet day is signed too");
    assert_eq!(code(None, 3, 1, " "), Some("reception-record-unexplained"));
    assert_eq!(code(None, 3, 1, "客人从东门离开"), None);
    for signed in [edition(false, false), edition(true, false)] {
        let last = Some(&signed);
        assert_eq!(code(last, 0, 0, "更正"), Some("reception-record-unchanged"));
        assert_eq!(code(last, 1, 0, ""), Some("reception-record-reason-empty"));
        assert_eq!(code(last, 1, 0, "更正姓名"), None);
    }
    let returned = edition(false, true);
    assert_eq!(code(Some(&returned), 0, 0, ""), None);
    assert_eq!(
        code(Some(&returned), 0, 2, ""),
        Some("reception-record-unexplained")
    );
}

#[test]
fn a_day_with_somebody_inside_is_signed_by_who_says_so_alone_a1_9() {
    let signed = edition(false, false);
    for last in [None, Some(&signed)] {
        let mut signing = Signing {
            changes: 1,
            inside: 2,
            note: "客人还在楼上",
            ..Signing::default()
        };
        let refusal = check_signing(last, signing).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.field),
            ("reception-record-still-inside", Some("while_inside"))
        );
        signing.while_inside = true;
        assert_eq!(check_signing(last, signing), Ok(()));
    }
    // Who says so where nobody is inside says nothing.
    let signing = Signing {
        while_inside: true,
        ..Signing::default()
    };
    assert_eq!(check_signing(None, signing), Ok(()));
}

#[test]
fn a_leader_signs_what_another_signed_and_nothing_twice_a1_9() {
    let code = |last: Option<&Edition>, edition, account: u128| {
        check_countersigning(last, edition, Some(AccountId(Uid(account))))
            .err()
            .map(|refusal| refusal.code)
    };
    let signed = edition(false, false);
    assert_eq!(code(None, 1, 2), Some("reception-record-unsigned"));
    assert_eq!(
        code(Some(&signed), 1, 2),
        Some("reception-record-signed-anew")
    );
    assert_eq!(code(Some(&signed), 2, 1), Some("reception-record-own"));
    assert_eq!(code(Some(&signed), 2, 2), None);
    let done = edition(true, false);
    assert_eq!(
        code(Some(&done), 2, 2),
        Some("reception-record-countersigned")
    );
    let returned = edition(false, true);
    assert_eq!(
        code(Some(&returned), 2, 2),
        Some("reception-record-returned")
    );
}
