//! The day's own duties: planned on working days, noted once when overdue, closed when it is over.

use app::duty::{Settlement, tick_step};
use app::serving::Word;
use app::view::DutyView;

use crate::house::{
    House, at, bureau, clock, code, court, meeting_in, refusal, room, stories, told,
};

/// The duty of the team on the seventh floor.
fn of<'duties>(day: &'duties [DutyView], rule: &str) -> &'duties DutyView {
    let own = |duty: &&DutyView| duty.rule == rule && duty.team.as_deref() == Some("七层组");
    day.iter().find(own).unwrap()
}

/// Ticks every step of a duty and finishes it.
async fn finish_steps(house: &House, duty: &DutyView) {
    let wang = house.who("wang").await;
    for step in 0..duty.steps.len() as u32 {
        tick_step(
            &house.app,
            &wang,
            &bureau(),
            &house.command(),
            duty.id,
            step,
        )
        .await
        .unwrap();
    }
    house
        .try_settle("wang", duty.id, Settlement::Done, &house.command())
        .await
        .unwrap();
}

stories! {
    // C2.1
    async fn the_office_is_to_be_opened_at_0840_and_kept_open_till_0910_c2_1(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let open = of(&day, "open-office");
        assert_eq!(told(open), "08:40-08:45");
        assert_eq!(open.hold_until.map(clock).as_deref(), Some("09:10"));
        assert_eq!(open.clauses, ["C2.1"]);
        assert_eq!(open.room.as_ref().map(|room| room.number.as_str()), Some("705"));
    }

    // C2.2
    async fn two_kettles_are_a_duty_of_every_working_day_meetings_or_not_c2_2(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let kettles = of(&day, "two-kettles");
        assert_eq!(told(kettles), "08:40-09:00");
        let checks: Vec<&str> = kettles.checks.iter().map(|check| check.item.text.as_str()).collect();
        assert_eq!(checks, ["第一壶热水", "第二壶热水"]);
    }

    // C2.2
    async fn the_board_knows_who_is_on_standby_c2_2(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let meeting = house.book(meeting_in(room("701"), "10:00", "11:00")).await;
        let free = async |time: &str| {
            house.set(time);
            let li = house.who("li").await;
            let board = app::board::day(&house.app, &li, &bureau(), None).await.unwrap().unwrap();
            let on_duty = board.people.iter().filter(|person| person.on_duty_since.is_some());
            on_duty
                .filter(|person| board.is_free(person.staff.account, board.now))
                .map(|person| person.staff.name.clone())
                .collect::<Vec<_>>()
        };
        house.start_shift("wang").await;
        assert_eq!(free("07:40").await, ["王芳"]);
        assert!(free("08:41").await.is_empty(), "the office is to be opened");
        for duty in house.day(&bureau(), "2026-07-06").await {
            if duty.meeting.is_none() && duty.opens <= at("09:59") && duty.team.as_deref() == Some("七层组") {
                finish_steps(&house, &duty).await;
            }
        }
        for rule in ["venue-check", "open-room", "greet"] {
            house.set("09:50");
            let duty = house.duty(&bureau(), meeting, rule, 1).await.id;
            house.try_settle("wang", duty, Settlement::Done, &house.command()).await.unwrap();
        }
        house.say("wang", "10:00", meeting, Word::Started).await;
        assert!(free("10:01").await.is_empty(), "between two refills she serves a meeting");
    }

    // A4.8
    async fn a_clear_up_left_for_days_holds_its_room_and_costs_no_command_each_second_a4_8(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "10:00", meeting, Word::Ended).await;
        house.tick("23:00").await;
        let left = house.duty(&bureau(), meeting, "clear-up", 1).await;
        assert_eq!(left.outcome, None, "the room is not free until it is done or waived");
        house.tick("23:00:01").await;
        let turn = ["forgotten", "bureau", &at("23:00:01").to_string(), &left.id.to_string()];
        let turn = domain::CommandId::derived(&turn);
        let kept = house.app.store().read(move |db| store::command::find(db, "bureau:迎宾", turn));
        assert!(kept.await.unwrap().is_none(), "a turn that changes nothing writes nothing");
    }

    // C0
    async fn a_duty_of_the_day_goes_to_the_team_whose_scope_holds_the_place_c0(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let offices: Vec<_> = day.iter().filter(|duty| duty.rule == "open-office").collect();
        assert_eq!(offices.len(), 1);
        assert_eq!(offices[0].team.as_deref(), Some("七层组"), "the office is on the seventh floor");
    }

    // C4.2.6
    async fn a_phone_that_is_not_reached_is_shown_to_the_lead_c4_2_6(house: House) {
        house.furnish().await;
        house.set("08:00");
        house.start_shift("wang").await;
        let unreached = async |time: &str| {
            house.set(time);
            let li = house.who("li").await;
            let board = app::board::day(&house.app, &li, &bureau(), None).await.unwrap().unwrap();
            let of_wang = board.people.iter().find(|person| person.staff.name == "王芳").unwrap();
            of_wang.unreached_since(board.now).map(clock)
        };
        assert_eq!(unreached("08:02").await, None);
        assert_eq!(unreached("08:02:01").await.as_deref(), Some("08:00"));
        let wang = house.who("wang").await;
        app::contact::heard_of(&house.app, &wang, &bureau()).await.unwrap();
        assert_eq!(unreached("08:04").await, None);
        assert_eq!(unreached("08:05").await.as_deref(), Some("08:02:01"));
        house.end_shift("wang").await;
        assert_eq!(unreached("09:00").await, None, "off duty nobody is to be reached");
    }

    async fn what_a_meeting_that_never_started_left_is_closed_half_a_day_later(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.tick("20:29:59").await;
        let open = house.duty(&bureau(), meeting, "open-room", 1).await;
        assert_eq!(open.outcome, None);
        house.tick("20:30:01").await;
        let open = house.duty(&bureau(), meeting, "open-room", 1).await;
        assert_eq!(told(&open), "08:00-08:30 missed 20:30:01");
        let in_time = house.command_at("08:20");
        house.try_settle("wang", open.id, Settlement::Done, &in_time).await.unwrap();
        let open = house.duty(&bureau(), meeting, "open-room", 1).await;
        assert_eq!(told(&open), "08:00-08:30 done 08:20 on_time 王芳", "word that comes late counts");
    }

    // C2.1
    async fn days_are_planned_by_the_weeks_pattern_and_the_holidays_of_2026_c2_1(house: House) {
        house.furnish().await;
        for (day, works) in [
            ("2026-07-10", true),  // Friday
            ("2026-07-11", false), // Saturday
            ("2026-09-20", true),  // Sunday, made up for the National Day
            ("2026-09-25", false), // Friday, Mid-Autumn
            ("2026-10-01", false), // Thursday, National Day
            ("2026-10-10", true),  // Saturday, made up
        ] {
            house.tick(&format!("{day} 07:00")).await;
            house.tick(&format!("{day} 07:00")).await;
            let planned = house.day(&bureau(), day).await;
            let offices = planned.iter().filter(|duty| duty.rule == "open-office").count();
            assert_eq!(offices, usize::from(works), "{day}: one office, one team that serves it");
        }
    }

    async fn the_office_may_say_that_a_day_is_worked(house: House) {
        house.furnish().await;
        let chen = house.who("chen").await;
        let say = async |day: &str, works| {
            app::site::set_holiday(&house.app, &chen, &bureau(), &house.command(), day.to_owned(), works).await
        };
        assert_eq!(code(say("2026-02-30", Some(true)).await), "day-unknown");
        say("2026-07-11", Some(true)).await.unwrap();
        say("2026-07-06", Some(false)).await.unwrap();
        house.tick("07:00").await;
        assert!(house.day(&bureau(), "2026-07-06").await.is_empty());
        assert!(!house.day(&court(), "2026-07-06").await.is_empty());
        house.tick("2026-07-11 07:00").await;
        assert!(!house.day(&bureau(), "2026-07-11").await.is_empty());
        let wang = house.who("wang").await;
        let refused = app::site::set_working_weekdays(&house.app, &wang, &bureau(), &house.command(), 127).await;
        assert_eq!(code(refused), "not-allowed");
    }

    // C2.1
    async fn a_window_that_passed_is_noted_once_c2_1(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        house.tick("08:45").await;
        assert_eq!(house.count_of(&bureau(), "duty-overdue").await, 0, "08:45 is still in time");
        for _ in 0..3 {
            house.tick("08:45:01").await;
        }
        assert_eq!(house.count_of(&bureau(), "duty-overdue").await, 1);
        house.tick("08:50").await;
        assert_eq!(house.count_of(&bureau(), "duty-overdue").await, 1);
    }

    async fn a_window_that_passes_is_told_of_although_its_standard_knows_no_such_rule(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let lose = |db: &mut store::Database| {
            let day = store::duty::of_day(db, &bureau(), "2026-07-06")?;
            let found = day.into_iter().find(|duty| duty.duty.rule.as_str() == "open-office");
            let mut duty = found.unwrap();
            duty.id = domain::DutyId::derived(&["lost"]);
            duty.duty.rule = "lost".into();
            store::duty::add(db, &bureau(), &duty)
        };
        house.app.store().write::<(), anyhow::Error>(None, lose).await.unwrap();
        house.tick("08:45:01").await;
        assert_eq!(house.count_of(&bureau(), "duty-overdue").await, 2);
        house.tick("2026-07-07 07:30").await;
        let missed = house.acts(&bureau()).await;
        assert!(missed.iter().any(|act| act == "duty-missed"));
        let left = |db: &mut store::Database| store::duty::find(db, &bureau(), domain::DutyId::derived(&["lost"]));
        let left = house.app.store().read(left).await.unwrap().unwrap();
        assert!(left.duty.outcome.is_some(), "it is settled with its day");
    }

    // C2.1
    async fn what_a_day_left_undone_is_missed_when_it_is_over_c2_1(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let kettles = of(&day, "two-kettles").id;
        house.set("08:50");
        house.try_settle("wang", kettles, Settlement::Done, &house.command()).await.unwrap();
        house.tick("2026-07-07 00:00").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        assert_eq!(told(of(&day, "open-office")), "08:40-08:45 missed 00:00");
        let unsettled = day.iter().filter(|duty| duty.outcome.is_none()).count();
        assert_eq!(unsettled, 0);
        assert_eq!(house.count_of(&bureau(), "day-closed").await, 1);
        house.tick("2026-07-07 00:00:10").await;
        assert_eq!(house.count_of(&bureau(), "day-closed").await, 1);
    }

    async fn what_was_missed_is_not_done_afterwards_but_late_word_of_the_day_counts(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let mine = |rule: &str| {
            let found = day.iter().find(|duty| duty.rule == rule && duty.team.as_deref() == Some("七层组"));
            found.unwrap().id
        };
        house.tick("2026-07-07 00:10").await;
        let now = house.command();
        let refused = house.try_settle("wang", mine("two-kettles"), Settlement::Done, &now).await;
        assert_eq!(code(refused), "unlawful-missed-before");
        let in_time = house.command_at("08:55");
        house.try_settle("wang", mine("two-kettles"), Settlement::Done, &in_time).await.unwrap();
        let day = house.day(&bureau(), "2026-07-06").await;
        let told = told(day.iter().find(|duty| duty.id == mine("two-kettles")).unwrap());
        assert_eq!(told, "08:40-09:00 done 08:55 on_time 王芳");
    }

    // C2.1: the door is opened in time; what is kept open until ten past nine is seen until then.
    async fn the_office_is_opened_with_one_tap_and_kept_open_until_ten_past_nine_c2_1(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let open = of(&day, "open-office").id;
        house.set("08:44");
        house.try_settle("wang", open, Settlement::Done, &house.command()).await.unwrap();
        let day = house.day(&bureau(), "2026-07-06").await;
        let open = of(&day, "open-office");
        assert_eq!(told(open), "08:40-08:45 done 08:44 on_time 王芳");
        assert_eq!(open.hold_until.map(clock).as_deref(), Some("09:10"));
        assert_eq!((open.ordered, open.steps.len()), (false, 1));
    }

    // C2.5: the papers are fetched before they are sorted.
    async fn steps_whose_order_matters_are_ticked_in_order_before_it_is_done_c2_5(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let open = day.iter().find(|duty| duty.rule == "fetch-newspapers" && duty.team.as_deref() == Some("七层组")).unwrap();
        assert!(open.ordered);
        let wang = house.who("wang").await;
        let tick = async |step| {
            tick_step(&house.app, &wang, &bureau(), &house.command(), open.id, step).await
        };
        let finish = async || house.try_settle("wang", open.id, Settlement::Done, &house.command()).await;
        house.set("09:42");
        assert_eq!(code(tick(1).await), "step-out-of-order");
        assert_eq!(refusal(tick(u32::MAX).await).field, Some("step"));
        let left = refusal(finish().await);
        assert_eq!((left.code, left.arguments[0].1.as_str()), ("step-left", "到收发室取回各领导当天的报纸"));
        tick(0).await.unwrap();
        tick(0).await.unwrap();
        assert_eq!(code(finish().await), "step-left");
        tick(1).await.unwrap();
        finish().await.unwrap();
        assert_eq!(code(tick(0).await), "duty-settled");
        assert_eq!(house.count_of(&bureau(), "step-ticked").await, 2);
    }
}
