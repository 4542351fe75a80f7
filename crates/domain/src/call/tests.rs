//! What the call register takes, and how its calls stand.

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
