//! The tables of leaders' offices.

use super::*;
use crate::presence::Whereabouts;

const HOUR: Milliseconds = 60 * 60 * 1_000;

fn said(whereabouts: Whereabouts, back_at: Option<Milliseconds>) -> Presence {
    Presence {
        whereabouts,
        back_at,
        note: String::new(),
    }
}

// C2.8
#[test]
fn an_office_is_free_only_where_everybody_of_it_is_said_to_be_out_c2_8() {
    use Occupancy::{DueBack, In, NobodyEntered, Out, Unsaid};
    use Whereabouts::{AtPost, InMeeting, OnLeave, Travelling};
    let no = || None;
    let is = |whereabouts, back_at| Some(said(whereabouts, back_at));
    let rows = [
        (vec![], NobodyEntered),
        (vec![no()], Unsaid),
        (vec![is(AtPost, None)], In),
        (vec![is(InMeeting, Some(101))], Out),
        (vec![is(InMeeting, Some(100))], DueBack),
        (vec![is(Travelling, None), no()], Unsaid),
        (vec![is(Travelling, None), is(AtPost, None)], In),
        (vec![is(OnLeave, None), is(InMeeting, Some(99))], DueBack),
        (vec![is(OnLeave, None), is(Travelling, Some(200))], Out),
    ];
    for (said, expected) in rows {
        assert_eq!(occupancy(&said, 100), expected, "{said:?}");
    }
}

// C2.8
#[test]
fn the_plan_follows_who_leaves_and_who_comes_back_c2_8() {
    use Occupancy::{DueBack, In, NobodyEntered, Out, Unsaid};
    let rows = [
        (Work::None, Out, true, Change::Add),
        (Work::None, Out, false, Change::Stay),
        (Work::None, In, true, Change::Stay),
        (Work::None, Unsaid, true, Change::Stay),
        (Work::None, DueBack, true, Change::Stay),
        (Work::None, NobodyEntered, true, Change::Stay),
        (Work::Waiting, Out, true, Change::Stay),
        (Work::Waiting, Out, false, Change::Stay),
        (Work::Waiting, In, true, Change::TakeOff),
        (Work::Waiting, In, false, Change::Stay),
        (Work::Waiting, DueBack, true, Change::TakeOff),
        (Work::Waiting, DueBack, false, Change::Stay),
        (Work::Waiting, Unsaid, true, Change::TakeOff),
        (Work::Waiting, Unsaid, false, Change::Stay),
        (Work::Waiting, NobodyEntered, true, Change::TakeOff),
        (Work::Waiting, NobodyEntered, false, Change::Stay),
        (Work::Begun, Out, true, Change::Stay),
        (Work::Begun, DueBack, true, Change::Stay),
        (Work::Begun, In, true, Change::Interrupt),
        (Work::Begun, In, false, Change::Interrupt),
        (Work::Done, In, true, Change::Stay),
        (Work::Done, Out, true, Change::Stay),
        (Work::Waived, Out, true, Change::Stay),
        (Work::Missed, Out, true, Change::Stay),
    ];
    for (work, occupancy, is_time, expected) in rows {
        let told = change(occupancy, work, is_time);
        assert_eq!(told, expected, "{work:?} {occupancy:?} {is_time}");
    }
}

#[test]
fn an_office_stands_as_its_cleaning_and_its_leader_do() {
    let facts = |work, occupancy| Facts {
        occupancy,
        work,
        again: None,
        interrupted: false,
    };
    let again = |again| Facts {
        again: Some(again),
        ..facts(Work::Waiting, Occupancy::Out)
    };
    let interrupted = Facts {
        interrupted: true,
        ..facts(Work::None, Occupancy::In)
    };
    let rows = [
        (facts(Work::None, Occupancy::Out), 9, Standing::Proposed),
        (facts(Work::None, Occupancy::Out), 10, Standing::Planned),
        (facts(Work::None, Occupancy::Out), 20, Standing::Over),
        (facts(Work::None, Occupancy::In), 12, Standing::In),
        (facts(Work::None, Occupancy::Unsaid), 12, Standing::Unsaid),
        (facts(Work::None, Occupancy::DueBack), 12, Standing::DueBack),
        (
            facts(Work::None, Occupancy::NobodyEntered),
            12,
            Standing::NobodyEntered,
        ),
        (facts(Work::Waiting, Occupancy::Out), 12, Standing::Planned),
        (again(13), 12, Standing::Again),
        (again(12), 12, Standing::Planned),
        (facts(Work::Begun, Occupancy::Out), 12, Standing::Begun),
        (interrupted, 12, Standing::Interrupted),
        (facts(Work::Done, Occupancy::In), 12, Standing::Cleaned),
        (facts(Work::Waived, Occupancy::Out), 12, Standing::Waived),
        (facts(Work::Missed, Occupancy::Out), 30, Standing::Missed),
    ];
    for (facts, now, expected) in rows {
        assert_eq!(standing(facts, (10, 20), now), expected, "{facts:?} {now}");
    }
    for one in Standing::ALL {
        // Of what is proposed, whoever may not see where leaders are learns nothing before its time.
        let told =
            (one.is_planned() && one != Standing::Proposed) || one == Standing::NobodyEntered;
        assert_eq!(one.tells_whereabouts(), !told, "{one:?}");
        let namesakes = Standing::ALL.iter().filter(|it| it.word() == one.word());
        assert_eq!(namesakes.count(), 1, "{one:?}");
    }
}

// C2.8
#[test]
fn one_walks_the_own_floor_first_then_the_next_along_the_doors_c2_8() {
    let place = |building, level, number: &str| Place {
        building,
        level,
        number: number.to_owned(),
    };
    let all = || {
        vec![
            place(1, 7, "701"),
            place(0, 3, "302"),
            place(0, 6, "610"),
            place(0, 8, "802"),
            place(0, 7, "7-10"),
            place(0, 6, "602"),
            place(0, 7, "7-2"),
            place(0, 10, "1002"),
        ]
    };
    let order = |home: Option<Place>| {
        let mut places = all();
        walk(&mut places, home.as_ref(), |place| place);
        let numbers: Vec<String> = places.into_iter().map(|place| place.number).collect();
        numbers.join(" ")
    };
    let rows = [
        (
            Some(place(0, 7, "710")),
            "7-2 7-10 802 602 610 1002 302 701",
        ),
        (
            Some(place(0, 3, "301")),
            "302 602 610 7-2 7-10 802 1002 701",
        ),
        (
            Some(place(1, 1, "101")),
            "701 302 602 610 7-2 7-10 802 1002",
        ),
        (None, "1002 802 7-2 7-10 602 610 302 701"),
    ];
    for (home, expected) in rows {
        assert_eq!(order(home.clone()), expected, "{home:?}");
    }
}

// C3.1
#[test]
fn what_is_said_at_the_door_names_the_leader_c3_1() {
    let rows = [
        ("**总：您好！", "陈局长", "陈局长：您好！"),
        ("**总：您好！", "欧阳总工程师", "欧阳总工程师：您好！"),
        ("**总：您好！", "", "**总：您好！"),
        ("**总：您好！", "  ", "**总：您好！"),
        ("打扰了，**总：您好！", "李书记", "打扰了，李书记：您好！"),
        ("您好！", "陈局长", "您好！"),
        (
            "Good afternoon, **: may I?",
            "Mr Chen",
            "Good afternoon, Mr Chen: may I?",
        ),
        ("您好，**总", "陈局长", "您好，陈局长"),
    ];
    for (wording, form, expected) in rows {
        assert_eq!(addressed(wording, form), expected);
    }
}

#[test]
fn whoever_answers_is_asked_again_later_and_the_office_is_put_back() {
    let mut one = OfficeCleaning {
        id: OfficeCleaningId::derived(&["x"]),
        day: "2026-07-06".to_owned(),
        number: 1,
        room: RoomId::derived(&["702"]),
        begun: Some(1),
        begun_by: "王芳".to_owned(),
        begun_account: Some(AccountId::derived(&["wang"])),
        answered: None,
        again: None,
        answers: 0,
        interrupted: None,
    };
    for minutes in [0, -15, 16, 61, i64::MAX] {
        assert_eq!(one.answer(minutes, 5).unwrap_err().code, "again-unfit");
    }
    assert_eq!(one.answers, 0);
    for (turn, minutes) in (1..).zip(AGAIN_MINUTES) {
        assert_eq!(one.answer(minutes, 5), Ok(5 + minutes * 60_000));
        assert_eq!((one.answers, one.answered), (turn, Some(5)));
    }
    assert_eq!((one.begun, one.begun_by.as_str()), (None, ""));
    assert!(one.went_on_after(4, 9) && !one.went_on_after(5, 9));
    // What a clock that ran ahead wrote down is no later happening.
    assert!(!one.went_on_after(3, 4));
    one.begun = Some(9);
    assert!(one.went_on_after(8, 9) && !one.went_on_after(9, 9));
    one.interrupt(10);
    assert_eq!((one.begun, one.interrupted), (None, Some(10)));
    one.take_up();
    assert_eq!(one.interrupted, None);
}

#[test]
fn a_key_is_missing_once_its_holder_is_off_duty_or_an_hour_after_the_window() {
    let due = 18 * HOUR;
    let rows = [
        (17 * HOUR, true, 17 * HOUR, false),
        (17 * HOUR, true, 19 * HOUR, false),
        (17 * HOUR, true, 19 * HOUR + 1, true),
        (17 * HOUR, false, 17 * HOUR + 1, true),
        (20 * HOUR, true, 21 * HOUR, false),
        (20 * HOUR, true, 21 * HOUR + 1, true),
    ];
    for (out, on_duty, now, expected) in rows {
        let told = key_is_missing(out, due, on_duty, now);
        assert_eq!(told, expected, "{out} {on_duty} {now}");
    }
}
