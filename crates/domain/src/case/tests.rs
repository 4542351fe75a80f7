use super::*;

fn case() -> Case {
    Case {
        id: CaseId::derived(&["c"]),
        day: "2026-11-26".to_owned(),
        number: 1,
        opened: 0,
        channel: Channel::Call,
        category: Category::Goods,
        severity: Severity::Ordinary,
        meeting: None,
        order: None,
        call: None,
        owner: "赵敏".to_owned(),
        owner_account: None,
        client: None,
        state: State::Opened,
        answer_due: Some(900_000),
        answered: None,
        promised: None,
        cause: None,
        ours: None,
        reported: None,
        contested: 0,
        close_due: Some(172_800_000),
        closed: None,
        closed_by: String::new(),
        closing: None,
        return_called: None,
    }
}

#[test]
fn no_stage_is_skipped_and_nothing_closes_without_the_clients_word_or_a_reason() {
    use State::{Accepted, Found, Opened, Promised, Reasoned, Reported};
    let rows: &[(State, Step, Option<State>)] = &[
        (Opened, Step::Promise, Some(Promised)),
        (Opened, Step::Find, None),
        (Opened, Step::Report, None),
        (Opened, Step::Accept, None),
        (Opened, Step::Remedy, Some(Opened)),
        (Opened, Step::Close, Some(Reasoned)),
        (Opened, Step::ReturnCall, None),
        (Promised, Step::Promise, None),
        (Promised, Step::Find, Some(Found)),
        (Promised, Step::Report, None),
        (Promised, Step::Accept, None),
        (Found, Step::Find, Some(Found)),
        (Found, Step::Report, Some(Reported)),
        (Found, Step::Accept, None),
        (Found, Step::Contest, None),
        (Reported, Step::Find, None),
        (Reported, Step::Accept, Some(Accepted)),
        (Reported, Step::Contest, Some(Opened)),
        (Reported, Step::Close, Some(Reasoned)),
        (Accepted, Step::Accept, None),
        (Accepted, Step::Close, None),
        (Accepted, Step::Remedy, None),
        (Accepted, Step::Remedied, Some(Accepted)),
        (Accepted, Step::ReturnCall, Some(Accepted)),
        (Reasoned, Step::Contest, None),
        (Reasoned, Step::ReturnCall, Some(Reasoned)),
        (Reasoned, Step::Open, None),
    ];
    for (state, step, expected) in rows {
        assert_eq!(state.after(*step).ok(), *expected, "{state:?} {step:?}");
    }
}

#[test]
fn who_takes_it_answers_for_it_leaders_handle_it_and_only_a_manager_closes_with_a_reason() {
    let by = |part, took| Standing {
        part,
        took,
        subject: false,
    };
    let rows: &[(Standing, &[Step])] = &[
        (by(Part::Watches, false), &[]),
        (by(Part::Takes, false), &[Step::Open]),
        (
            by(Part::Takes, true),
            &[
                Step::Open,
                Step::Promise,
                Step::Report,
                Step::Remedy,
                Step::Accept,
                Step::Contest,
                Step::ReturnCall,
            ],
        ),
        (
            by(Part::Complains, false),
            &[Step::Open, Step::Accept, Step::Contest],
        ),
        (
            by(Part::Handles, false),
            &[
                Step::Promise,
                Step::Find,
                Step::Report,
                Step::Remedy,
                Step::Accept,
                Step::Contest,
                Step::ReturnCall,
            ],
        ),
        (
            by(Part::Decides, false),
            &[
                Step::Promise,
                Step::Find,
                Step::Report,
                Step::Remedy,
                Step::Accept,
                Step::Contest,
                Step::Close,
                Step::ReturnCall,
            ],
        ),
    ];
    for (standing, steps) in rows {
        for step in Step::ALL {
            let allowed = standing.check(*step).is_ok();
            assert_eq!(allowed, steps.contains(step), "{standing:?} {step:?}");
        }
    }
}

#[test]
fn nobody_handles_a_case_that_is_about_themselves() {
    for part in [Part::Takes, Part::Handles, Part::Decides] {
        for took in [false, true] {
            for step in Step::ALL {
                let own = Standing {
                    part,
                    took,
                    subject: true,
                };
                let refused = own.check(*step).unwrap_err();
                assert_eq!(refused.code, "case-own-subject");
            }
        }
    }
}

fn words(words: &str) -> Said {
    Said {
        words: words.to_owned(),
        ..Said::default()
    }
}

#[test]
fn each_step_says_what_it_owes() {
    let found = Said {
        cites: vec![3],
        cause: Some(Cause::Unconfirmed),
        ours: true,
        ..words("水果到货后没有请客户确认")
    };
    let promise = |until| Said {
        until,
        ..Said::default()
    };
    let now = 1_000_000;
    let rows = vec![
        (Step::Promise, promise(Some(now + 1_000)), None),
        (
            Step::Promise,
            promise(None),
            Some(("until", "agreed-missing")),
        ),
        (
            Step::Promise,
            promise(Some(now - 1)),
            Some(("until", "agreed-in-the-past")),
        ),
        (Step::Find, found.clone(), None),
        (Step::Find, words(""), Some(("words", "case-words-empty"))),
        (
            Step::Find,
            words("查"),
            Some(("cause", "case-cause-missing")),
        ),
        (
            Step::Find,
            Said {
                cites: Vec::new(),
                ..found.clone()
            },
            Some(("cites", "case-cites-empty")),
        ),
        (
            Step::Find,
            Said {
                cites: (0..31).collect(),
                ..found
            },
            Some(("cites", "case-cites-many")),
        ),
        (
            Step::Report,
            words("如实告知"),
            Some(("apology", "case-apology-empty")),
        ),
        (
            Step::Accept,
            words(" "),
            Some(("words", "case-words-empty")),
        ),
        (Step::Accept, words("好的，谅解了"), None),
        (Step::Close, words(""), Some(("words", "case-words-empty"))),
    ];
    for (step, said, expected) in rows {
        let refused = said.clone().tidied(step).check(step, now, true).err();
        let refused = refused
            .as_ref()
            .map(|it| (it.field.unwrap_or_default(), it.code));
        assert_eq!(refused, expected, "{step:?} {said:?}");
    }
    // What was not ours needs no apology.
    assert!(words("说明").check(Step::Report, now, false).is_ok());
}

#[test]
fn three_clocks_run_until_each_is_answered() {
    let mut one = case();
    assert!(!one.is_late(900_000));
    assert!(one.is_late(900_001));
    one.answered = Some(600_000);
    assert!(!one.is_late(900_001));
    one.promised = Some(2_000_000);
    assert!(one.is_late(2_000_001));
    (one.reported, one.state) = (Some(1_900_000), State::Reported);
    assert!(!one.is_late(2_000_001));
    assert!(one.is_late(172_800_001));
    // A client who does not accept waits again.
    one.state = State::Opened;
    assert!(one.is_late(2_000_001));
}

#[test]
fn a_month_counts_what_a_manager_closed_apart_from_what_the_client_accepted() {
    let accepted = Case {
        state: State::Accepted,
        answered: Some(600_000),
        closed: Some(4_000_000),
        closing: Some(Closing::Tapped),
        cause: Some(Cause::Unconfirmed),
        ..case()
    };
    let reasoned = Case {
        state: State::Reasoned,
        answered: Some(1_000_000),
        closed: Some(9_000_000),
        closing: Some(Closing::Reasoned),
        cause: Some(Cause::Unconfirmed),
        ..case()
    };
    let late = Case {
        cause: Some(Cause::Late),
        ..case()
    };
    let found = figures(&[accepted, reasoned, late], 1_000_000);
    assert_eq!(
        found,
        Figures {
            opened: 3,
            open: 1,
            accepted: 1,
            reasoned: 1,
            late: 2,
            causes: vec![(Cause::Unconfirmed, 2), (Cause::Late, 1)],
            answer: Some(800_000),
            close: Some(4_000_000),
        }
    );
    assert_eq!(found.acceptance(), Some(50));
    assert_eq!(figures(&[], 0).acceptance(), None);
}
