//! What figures say, table by table.

use standards::{Outcome, RuleId};

use super::*;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_783_292_400 + minute * 60).unwrap()
}

fn duty(outcome: Option<Outcome>) -> Duty {
    Duty {
        rule: RuleId::from("tea"),
        round: 1,
        cause: at(0),
        opens: at(10),
        due: at(20),
        stopped: None,
        outcome,
    }
}

#[test]
fn a_duty_stands_as_its_outcome_and_its_window_say() {
    let done = |minute| Some(Outcome::Done { at: at(minute) });
    let rows = [
        (None, 5, Standing::Ahead),
        (None, 20, Standing::Ahead),
        (None, 21, Standing::Overdue),
        (done(9), 30, Standing::Early),
        (done(10), 30, Standing::OnTime),
        (done(20), 30, Standing::OnTime),
        (done(21), 30, Standing::Late),
        (Some(Outcome::Missed { at: at(30) }), 40, Standing::Missed),
        (
            Some(Outcome::Waived {
                at: at(30),
                reason: "会议取消茶歇".to_owned(),
            }),
            40,
            Standing::Waived,
        ),
        (
            Some(Outcome::Cancelled { at: at(5) }),
            40,
            Standing::Cancelled,
        ),
    ];
    for (outcome, now, expected) in rows {
        let standing = Standing::of(&duty(outcome), at(now));
        assert_eq!(standing, expected);
        assert_eq!(Standing::from_word(standing.word()), Some(standing));
    }
    // A break stops its clock: it is not overdue while it stands.
    let mut stopped = duty(None);
    stopped.stopped = Some(at(15));
    assert_eq!(Standing::of(&stopped, at(60)), Standing::Ahead);
    stopped.stopped = Some(at(25));
    assert_eq!(Standing::of(&stopped, at(60)), Standing::Overdue);
    assert_eq!(Standing::from_word("punctual"), None);
}

/// Counts of: ahead, early, on time, late, missed, overdue, waived, cancelled.
fn counts(each: [u32; 8]) -> Counts {
    Counts(each)
}

#[test]
fn what_is_to_come_and_what_was_called_off_is_no_duty_and_what_was_waived_is_not_judged() {
    let some = counts([4, 1, 5, 2, 1, 1, 3, 7]);
    assert_eq!(
        (some.duties(), some.judged(), some.in_time(), some.short()),
        (13, 10, 6, 4)
    );
    assert_eq!(some.percent(), Some(60));
    assert_eq!(counts([4, 0, 0, 0, 0, 0, 3, 7]).percent(), None);
    // A hundred is said where nothing fell short, and nowhere else.
    assert_eq!(counts([0, 0, 9_999, 1, 0, 0, 0, 0]).percent(), Some(99));
    let mut sum = some;
    sum.add_all(&some);
    sum.add(Standing::Late, 1);
    sum.leave_out(Standing::Missed);
    assert_eq!(
        (
            sum.of(Standing::Late),
            sum.of(Standing::Missed),
            sum.duties()
        ),
        (5, 1, 26)
    );
    let mut none = Counts::default();
    none.leave_out(Standing::Late);
    assert_eq!(none, Counts::default());
}

#[test]
fn a_clause_is_kept_breached_or_not_proven() {
    use Judgement::{Breached, Kept, NotProven};
    // Counts, the score of spot checks, other records; what follows.
    let rows = [
        ([0; 8], None, 0, NotProven),
        ([5, 0, 0, 0, 0, 0, 0, 3], None, 0, NotProven),
        ([0, 0, 0, 0, 0, 0, 4, 0], None, 0, NotProven),
        ([0, 0, 1, 0, 0, 0, 0, 0], None, 0, Kept),
        ([0, 1, 0, 0, 0, 0, 9, 0], None, 0, Kept),
        ([0, 0, 95, 5, 0, 0, 0, 0], None, 0, Kept),
        ([0, 0, 94, 5, 1, 0, 0, 0], None, 0, Breached),
        ([0, 0, 19, 1, 0, 0, 0, 0], None, 0, Kept),
        ([0, 0, 18, 1, 0, 0, 0, 0], None, 0, Breached),
        ([0, 0, 0, 0, 0, 1, 0, 0], None, 0, Breached),
        // Waivers explain what they waive, and nothing beside it.
        ([0, 0, 1, 1, 0, 0, 50, 0], None, 0, Breached),
        // Scores judge what is looked at, and both must stand where there are both.
        ([0; 8], Some(60), 0, Kept),
        ([0; 8], Some(59), 0, Breached),
        ([0, 0, 10, 0, 0, 0, 0, 0], Some(59), 0, Breached),
        ([0, 0, 1, 9, 0, 0, 0, 0], Some(100), 0, Breached),
        ([0, 0, 10, 0, 0, 0, 0, 0], Some(100), 0, Kept),
        // A register or a roster proves what has no duties, and mends nothing.
        ([0; 8], None, 1, Kept),
        ([0, 0, 1, 9, 0, 0, 0, 0], None, 1, Breached),
    ];
    for (each, score, records, expected) in rows {
        let judgement = judge(&counts(each), score, records);
        assert_eq!(judgement, expected, "{each:?} {score:?} {records}");
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_named_period_holds_the_days_that_people_mean() {
    let rows = [
        (Named::ThisMonth, "2026-07-06", "2026-07-01", "2026-07-31"),
        (Named::LastMonth, "2026-07-31", "2026-06-01", "2026-06-30"),
        (Named::LastMonth, "2026-01-01", "2025-12-01", "2025-12-31"),
        (Named::ThisQuarter, "2026-07-06", "2026-07-01", "2026-09-30"),
        (Named::ThisQuarter, "2026-12-31", "2026-10-01", "2026-12-31"),
        (Named::ThisQuarter, "2028-02-29", "2028-01-01", "2028-03-31"),
        (Named::ThisYear, "2028-02-29", "2028-01-01", "2028-12-31"),
    ];
    for (named, today, first, last) in rows {
        let period = named.on(day(today));
        assert_eq!(
            (period.first, period.last),
            (day(first), day(last)),
            "{named:?} {today}"
        );
        assert_eq!(Named::from_word(named.word()), Some(named));
    }
    assert_eq!(Named::from_word("ever"), None);
}

#[test]
fn a_period_goes_forward_and_is_a_leap_year_at_most() {
    let rows = [
        ("2026-07-06", "2026-07-06", Ok(1)),
        ("2026-01-01", "2026-12-31", Ok(365)),
        ("2028-01-01", "2028-12-31", Ok(366)),
        ("2026-07-06", "2026-07-05", Err("period-turned-round")),
        ("2027-01-01", "2028-01-02", Err("period-too-long")),
    ];
    for (first, last, expected) in rows {
        let period = Period::between(day(first), day(last));
        let told = period.map(Period::days).map_err(|refusal| {
            assert_eq!(refusal.field, Some("until"));
            refusal.code
        });
        assert_eq!(told, expected, "{first} {last}");
    }
}

#[test]
fn a_month_is_drawn_by_days_and_more_by_weeks_from_monday() {
    let july = Period::month_of(day("2026-07-06"));
    assert_eq!(july.steps().len(), 31);
    assert_eq!(july.step_of(day("2026-07-08")), day("2026-07-08"));
    let quarter = Named::ThisQuarter.on(day("2026-07-06"));
    let steps = quarter.steps();
    assert_eq!((steps[0], steps.len()), (day("2026-06-29"), 14));
    assert_eq!(quarter.step_of(day("2026-07-08")), day("2026-07-06"));
    let year = Named::ThisYear.on(day("2026-07-06"));
    assert!(year.steps().len() <= 54);
}
