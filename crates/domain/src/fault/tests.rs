//! What follows on what, who may, and what is measured.

use super::*;

const MINUTE: Milliseconds = 60_000;
const NINE: Milliseconds = 1_783_299_600_000;

#[test]
fn each_step_follows_on_the_states_that_ask_for_it() {
    use State::{Accepted, Answered, Arrived, Repaired, Reported, Returned, Waiting, Withdrawn};
    let open = [Reported, Answered, Arrived, Waiting, Returned];
    let rows: [(Step, &[State], Option<State>); 9] = [
        (Step::Report, &[], None),
        (Step::Join, &open, None),
        (Step::Answer, &[Reported, Returned], Some(Answered)),
        (Step::Arrive, &[Answered, Waiting], Some(Arrived)),
        (Step::Postpone, &[Answered, Arrived, Waiting], Some(Waiting)),
        (Step::Repair, &[Answered, Arrived, Waiting], Some(Repaired)),
        (Step::Accept, &[Repaired], Some(Accepted)),
        (Step::Return, &[Repaired], Some(Returned)),
        (Step::Withdraw, &open, Some(Withdrawn)),
    ];
    for (step, from, to) in rows {
        for state in State::ALL {
            let next = state.after(step);
            if from.contains(state) {
                assert_eq!(next, Ok(to.unwrap_or(*state)), "{step:?} on {state:?}");
            } else {
                assert_eq!(
                    next.unwrap_err().code,
                    "fault-state",
                    "{step:?} on {state:?}"
                );
            }
        }
    }
}

#[test]
fn nobody_finds_their_own_repair_good() {
    let leader = Standing {
        part: Part::Leads,
        ..Standing::default()
    };
    let reporter = Standing {
        part: Part::Reports,
        reported: true,
        ..Standing::default()
    };
    let desk = Standing {
        part: Part::Notes,
        ..Standing::default()
    };
    let repaired = |standing: Standing| Standing {
        repaired: true,
        ..standing
    };
    let code = |standing: Standing, step| standing.check(step).err().map(|it| it.code);
    for step in [Step::Accept, Step::Return] {
        assert_eq!(code(leader, step), None);
        assert_eq!(code(reporter, step), None);
        assert_eq!(code(desk, step), Some("not-allowed"));
        assert_eq!(code(repaired(leader), step), Some("fault-own-repair"));
        assert_eq!(code(repaired(reporter), step), Some("fault-own-repair"));
    }
    for step in [Step::Answer, Step::Arrive, Step::Postpone, Step::Repair] {
        assert_eq!(code(desk, step), None);
        assert_eq!(code(reporter, step), Some("not-allowed"));
    }
    assert_eq!(code(desk, Step::Withdraw), Some("not-allowed"));
    assert_eq!(code(reporter, Step::Withdraw), None);
}

fn report() -> Report {
    Report {
        room: RoomId::derived(&["hall"]),
        spot: " 三号窗口上方 ".to_owned(),
        kind: Kind::Lighting,
        urgency: Urgency::Ordinary,
        description: String::new(),
        seen: Some(NINE - MINUTE),
        found: None,
    }
}

#[test]
fn a_report_lacking_something_is_refused_by_its_field() {
    type Change = fn(&mut Report);
    let rows: [(Change, Option<&str>); 7] = [
        (|_| (), None),
        (|one| one.kind = Kind::Other, Some("description")),
        (|one| one.spot = "长".repeat(41), Some("spot")),
        (
            |one| one.description = "长".repeat(301),
            Some("description"),
        ),
        (
            |one| one.description = "a\u{202e}".to_owned(),
            Some("description"),
        ),
        (|one| one.seen = Some(NINE + 1), Some("seen")),
        (
            |one| one.seen = Some(NINE - SEEN_BEFORE_MS - 1),
            Some("seen"),
        ),
    ];
    for (place, (change, field)) in rows.into_iter().enumerate() {
        let mut changed = report();
        change(&mut changed);
        let told = changed.tidied().check(NINE).err();
        assert_eq!(told.and_then(|refusal| refusal.field), field, "row {place}");
    }
    assert_eq!(report().tidied().spot, "三号窗口上方");
}

#[test]
fn each_step_asks_for_what_it_needs_and_keeps_nothing_else() {
    let whole = Said {
        repairer: "张师傅".to_owned(),
        note: "换镇流器".to_owned(),
        material: "镇流器 1 只".to_owned(),
        agreed: Some(NINE + MINUTE),
    };
    let rows: [(Step, [Option<&str>; 3]); 7] = [
        (Step::Answer, [Some("repairer"), None, Some("agreed")]),
        (Step::Arrive, [None, None, None]),
        (Step::Postpone, [None, Some("note"), Some("agreed")]),
        (Step::Repair, [None, Some("note"), None]),
        (Step::Accept, [None, None, None]),
        (Step::Return, [None, Some("note"), None]),
        (Step::Withdraw, [None, Some("note"), None]),
    ];
    for (step, fields) in rows {
        let mut lacking = [whole.clone(), whole.clone(), whole.clone()];
        lacking[0].repairer = " ".to_owned();
        lacking[1].note = " ".to_owned();
        lacking[2].agreed = None;
        for (said, field) in lacking.into_iter().zip(fields) {
            let told = said.tidied(step).check(step, NINE).err();
            assert_eq!(told.and_then(|refusal| refusal.field), field, "{step:?}");
        }
    }
    let arrived = whole.clone().tidied(Step::Arrive);
    assert_eq!(
        (
            arrived.repairer.as_str(),
            arrived.material.as_str(),
            arrived.agreed
        ),
        ("", "", None)
    );
    let past = Said {
        agreed: Some(NINE - MINUTE),
        ..whole
    };
    assert!(past.check(Step::Answer, NINE).is_err());
}

fn fault(number: i32) -> Fault {
    Fault {
        id: FaultId::derived(&[&number.to_string()]),
        day: "2026-07-06".to_owned(),
        number,
        room: RoomId::derived(&["hall"]),
        spot: String::new(),
        kind: Kind::Lighting,
        urgency: Urgency::Ordinary,
        description: String::new(),
        found: None,
        seen: Some(NINE - MINUTE),
        reported: NINE,
        reporter: "立小案".to_owned(),
        reporter_account: None,
        state: State::Reported,
        joined: 0,
        sent_back: 0,
        answer_due: Some(NINE + 15 * MINUTE),
        answered: None,
        repairer: String::new(),
        agreed: None,
        repaired: None,
        repaired_by: String::new(),
        repaired_account: None,
        accept_due: None,
        late: false,
        closed: None,
        closed_by: String::new(),
    }
}

#[test]
fn what_is_due_follows_the_state() {
    let mut one = fault(1);
    assert!(!one.is_late(NINE + 15 * MINUTE));
    assert!(one.is_late(NINE + 15 * MINUTE + 1));
    one.state = State::Answered;
    assert_eq!(one.due(), None);
    one.agreed = Some(NINE + 60 * MINUTE);
    assert!(one.is_late(NINE + 61 * MINUTE));
    one.state = State::Repaired;
    one.accept_due = Some(NINE + 90 * MINUTE);
    assert!(!one.is_late(NINE + 61 * MINUTE));
    one.state = State::Accepted;
    assert!(!one.is_late(NINE + 1_000 * MINUTE));
}

// A2.10
#[test]
fn three_times_are_measured_and_a_month_is_told_by_their_medians_a2_10() {
    let mut whole = fault(1);
    whole.state = State::Accepted;
    whole.answered = Some(NINE + 10 * MINUTE);
    whole.agreed = Some(NINE + 60 * MINUTE);
    whole.repaired = Some(NINE + 50 * MINUTE);
    whole.closed = Some(NINE + 70 * MINUTE);
    let times = whole.times();
    let minutes = [times.report, times.answer, times.repair, times.accept];
    assert_eq!(
        minutes.map(|it| it.map(|it| it / MINUTE)),
        [Some(1), Some(10), Some(50), Some(20)]
    );
    let mut late = fault(2);
    late.state = State::Answered;
    late.seen = None;
    late.answered = Some(NINE + 20 * MINUTE);
    late.late = true;
    late.agreed = Some(NINE + 600 * MINUTE);
    let mut mistaken = fault(3);
    mistaken.state = State::Withdrawn;
    mistaken.closed = Some(NINE + MINUTE);
    let all = [whole, late, mistaken];
    let measures = measured(&all, NINE + 100 * MINUTE);
    assert_eq!((measures.count, measures.late), (2, 1));
    assert_eq!(measures.median.answer, Some(15 * MINUTE));
    assert_eq!(measures.median.repair, Some(50 * MINUTE));
    assert_eq!(measures.median.report, Some(MINUTE));
    assert_eq!(measured(&[], NINE), Measures::default());
}
