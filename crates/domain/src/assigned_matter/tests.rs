use super::*;

fn account(name: &str) -> AccountId {
    AccountId::derived(&[name])
}

const NOW: Milliseconds = 1_783_300_000_000;
const HOUR: Milliseconds = 3_600_000;

fn matter(state: State) -> AssignedMatter {
    AssignedMatter {
        id: AssignedMatterId::derived(&["one"]),
        day: "2026-07-06".to_owned(),
        number: 1,
        what: "送一份会签稿".to_owned(),
        person: None,
        room: None,
        urgency: Urgency::Ordinary,
        due: NOW + HOUR,
        assigned: NOW,
        assigner: "陈主任".to_owned(),
        assigner_account: Some(account("chen")),
        team: None,
        assignee: "王芳".to_owned(),
        assignee_account: Some(account("wang")),
        state,
        revision: 1,
        read_back_due: Some(NOW + HOUR / 4),
        read_back: None,
        understood: None,
        asked_until: None,
        postponed: 0,
        done: None,
        late: false,
        sent_back: 0,
        score: None,
        closed: None,
        closed_by: String::new(),
    }
}

#[test]
fn a_matter_is_read_back_and_confirmed_before_it_is_done() {
    use State::{Accepted, Assigned, Done, ReadBack, Returned, Understood, Withdrawn};
    let follows: [(State, Step, Option<State>); 30] = [
        (Assigned, Step::ReadBack, Some(ReadBack)),
        (Assigned, Step::Confirm, None),
        (Assigned, Step::Finish, None),
        (Assigned, Step::Give, Some(Assigned)),
        (ReadBack, Step::ReadBack, None),
        (ReadBack, Step::Confirm, Some(Understood)),
        (ReadBack, Step::Correct, Some(Assigned)),
        (ReadBack, Step::Finish, None),
        (ReadBack, Step::Give, Some(Assigned)),
        (Understood, Step::Finish, Some(Done)),
        (Understood, Step::Correct, Some(Assigned)),
        (Understood, Step::Accept, None),
        (Understood, Step::Give, Some(Assigned)),
        (Understood, Step::Confirm, None),
        (Done, Step::Accept, Some(Accepted)),
        (Done, Step::Return, Some(Returned)),
        (Done, Step::Finish, None),
        (Done, Step::Give, None),
        (Done, Step::Correct, None),
        (Done, Step::AskForTime, None),
        (Done, Step::Withdraw, Some(Withdrawn)),
        (Returned, Step::Finish, Some(Done)),
        (Returned, Step::AskForTime, Some(Returned)),
        (Returned, Step::Accept, None),
        (Accepted, Step::Withdraw, None),
        (Accepted, Step::Return, None),
        (Accepted, Step::Accept, None),
        (Withdrawn, Step::ReadBack, None),
        (Withdrawn, Step::Withdraw, None),
        (Understood, Step::GrantTime, None),
    ];
    for (state, step, expected) in follows {
        let found = state.after(step, false).ok();
        assert_eq!(found, expected, "{} {}", state.word(), step.word());
    }
    // A time is granted or refused where one was asked for.
    for step in [Step::GrantTime, Step::RefuseTime] {
        assert_eq!(Understood.after(step, true), Ok(Understood));
        assert!(Done.after(step, true).is_err());
    }
}

#[test]
fn whoever_asked_decides_and_nobody_accepts_their_own_work() {
    let asks = Standing {
        assigned: true,
        ..Standing::default()
    };
    let does = Standing {
        sees_to_it: true,
        ..Standing::default()
    };
    let leader = Standing {
        part: Part::Leads,
        ..Standing::default()
    };
    let manager = Standing {
        part: Part::Supervises,
        ..Standing::default()
    };
    let leader_who_does = Standing {
        part: Part::Leads,
        sees_to_it: true,
        assigned: false,
    };
    let both = Standing {
        assigned: true,
        sees_to_it: true,
        part: Part::Supervises,
    };
    let rows: [(Standing, Step, bool); 18] = [
        (asks, Step::Confirm, true),
        (asks, Step::Accept, true),
        (asks, Step::ReadBack, false),
        (asks, Step::Finish, false),
        (asks, Step::Give, false),
        (does, Step::ReadBack, true),
        (does, Step::Finish, true),
        (does, Step::AskForTime, true),
        (does, Step::Confirm, false),
        (does, Step::Accept, false),
        (leader, Step::Give, true),
        (leader, Step::Accept, false),
        (leader_who_does, Step::Finish, true),
        (leader_who_does, Step::Accept, false),
        (manager, Step::Accept, true),
        (manager, Step::Finish, false),
        (manager, Step::Give, false),
        (both, Step::Confirm, false),
    ];
    for (standing, step, expected) in rows {
        let found = standing.check(step).is_ok();
        assert_eq!(found, expected, "{standing:?} {}", step.word());
    }
    for step in [Step::Accept, Step::Return] {
        assert_eq!(
            both.check(step).unwrap_err().code,
            "assigned-matter-own-work"
        );
    }
    let own = check_receiver(Some(account("chen")), account("chen"));
    assert_eq!(own.unwrap_err().code, "assigned-matter-own");
}

#[test]
fn an_assignment_says_what_by_when_and_to_somebody_else() {
    let whole = Assignment {
        what: "  送一份会签稿 ".to_owned(),
        person: None,
        room: None,
        due: NOW + HOUR,
        urgency: Urgency::Urgent,
        receiver: Receiver::Account(account("wang")),
    }
    .tidied();
    let chen = Some(account("chen"));
    assert_eq!(whole.check(chen, NOW), Ok(()));
    let of = |change: fn(&mut Assignment)| {
        let mut changed = whole.clone();
        change(&mut changed);
        let refusal = changed.check(chen, NOW).unwrap_err();
        (refusal.field, refusal.code)
    };
    let rows = [
        (
            of(|one| one.what.clear()),
            ("what", "assigned-matter-what-empty"),
        ),
        (of(|one| one.due = NOW), ("due", "agreed-in-the-past")),
        (
            of(|one| one.receiver = Receiver::Account(account("chen"))),
            ("receiver", "assigned-matter-own"),
        ),
    ];
    for ((field, code), expected) in rows {
        assert_eq!((field.unwrap_or(""), code), expected);
    }
    let (field, _) = of(|one| one.what = "长".repeat(WHAT_MAX + 1));
    assert_eq!(field, Some("what"));
    let mut longest = whole.clone();
    longest.what = "长".repeat(WHAT_MAX);
    assert_eq!(longest.check(chen, NOW), Ok(()));
}

#[test]
fn a_step_is_taken_with_what_it_needs_and_no_more() {
    let lacks = |step: Step, said: Said| {
        let said = said.tidied(step);
        let checked = said.check(step, &matter(State::Assigned), NOW);
        checked.map_err(|refusal| refusal.field.unwrap_or("")).err()
    };
    let note = |text: &str| Said {
        note: text.to_owned(),
        ..Said::default()
    };
    let words = |for_whom: &str, by_when: &str| Said {
        for_whom: for_whom.to_owned(),
        by_when: by_when.to_owned(),
        ..note("送稿")
    };
    assert_eq!(lacks(Step::ReadBack, words("张院长", "十点前")), None);
    assert_eq!(
        lacks(Step::ReadBack, words(" ", "十点前")),
        Some("for_whom")
    );
    assert_eq!(lacks(Step::ReadBack, words("张院长", "")), Some("by_when"));
    assert_eq!(lacks(Step::ReadBack, note(" ")), Some("note"));
    assert_eq!(lacks(Step::Confirm, Said::default()), None);
    assert_eq!(lacks(Step::Finish, Said::default()), Some("note"));
    assert_eq!(lacks(Step::Accept, note("好")), Some("score"));
    for (score, expected) in [(0, Some("score")), (1, None), (5, None), (6, Some("score"))] {
        let said = Said {
            score: Some(score),
            ..Said::default()
        };
        assert_eq!(lacks(Step::Accept, said), expected, "{score}");
    }
    assert_eq!(lacks(Step::AskForTime, note("等复印")), Some("until"));
    assert_eq!(lacks(Step::Give, Said::default()), Some("receiver"));
    // What comes back after its time needs another one.
    let over = Said::default().check(Step::Correct, &matter(State::ReadBack), NOW);
    assert_eq!(over.unwrap_err().field, Some("note"));
    let late = note("重做").check(Step::Return, &matter(State::Done), NOW + 2 * HOUR);
    assert_eq!(late.unwrap_err().code, "assigned-matter-time-is-over");
    let kept = words("张院长", "十点").tidied(Step::Finish);
    assert_eq!(kept, note("送稿"), "a report holds no reading");
}

#[test]
fn what_is_awaited_is_late_by_its_own_limit() {
    let rows = [
        (State::Assigned, HOUR / 4, true),
        (State::ReadBack, HOUR / 2, false),
        (State::Understood, HOUR, true),
        (State::Returned, HOUR, true),
        (State::Done, 10 * HOUR, false),
        (State::Accepted, 10 * HOUR, false),
    ];
    for (state, after, expected) in rows {
        let found = matter(state).is_late(NOW + after + 1);
        assert_eq!(found, expected, "{}", state.word());
    }
}

#[test]
fn figures_count_what_was_in_time_and_how_well_it_was_done() {
    let of = |state, late, minutes: i64, score| AssignedMatter {
        late,
        read_back: Some(NOW + minutes * 6_000),
        done: Some(NOW + minutes * 60_000),
        score,
        ..matter(state)
    };
    let all = [
        of(State::Accepted, false, 10, Some(5)),
        of(State::Accepted, true, 90, Some(3)),
        of(State::Done, false, 20, None),
        of(State::Withdrawn, true, 5, None),
        AssignedMatter {
            sent_back: 1,
            postponed: 1,
            ..matter(State::Returned)
        },
    ];
    let found = figures(&all, NOW);
    assert_eq!(
        (found.count, found.done, found.in_time, found.late),
        (4, 3, 2, 1)
    );
    assert_eq!((found.postponed, found.sent_back), (1, 1));
    assert_eq!(found.share_in_time(), Some(66));
    assert_eq!((found.rated, found.mean_score_tenths()), (2, Some(40)));
    assert_eq!(found.took, Some(20 * 60_000));
    // What is not done by its time counts as late before it is done.
    assert_eq!(figures(&all, NOW + 2 * HOUR).late, 2);
    let none = figures(&[], NOW);
    assert_eq!(
        (none.share_in_time(), none.mean_score_tenths()),
        (None, None)
    );
}
