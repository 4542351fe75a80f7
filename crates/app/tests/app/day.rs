//! The day's own duties: planned on working days, noted once when overdue, closed when it is over.

use app::duty::{Settlement, tick_step};
use app::view::DutyView;

use crate::house::{bureau, clock, code, court, refusal, stories, told};

/// The duty of the team on the seventh floor.
fn of<'duties>(day: &'duties [DutyView], rule: &str) -> &'duties DutyView {
    let own = |duty: &&DutyView| duty.rule == rule && duty.team.as_deref() == Some("七层组");
    day.iter().find(own).unwrap()
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
        assert_eq!(kettles.checks, ["第一壶热水", "第二壶热水"]);
    }

    // C2.2
    async fn the_board_shows_who_is_on_standby_c2_2(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let li = house.who("li").await;
        let board = app::board::day(&house.app, &li, &bureau(), None).await.unwrap().unwrap();
        let on_duty: Vec<&str> = board
            .people
            .iter()
            .filter(|person| person.on_duty_since.is_some())
            .map(|person| person.staff.name.as_str())
            .collect();
        assert_eq!(on_duty, ["王芳"]);
        assert_eq!(board.people.len(), 3);
        assert!(board.duties.iter().all(|duty| duty.assignee.is_none()), "she has nothing due");
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
            assert_eq!(offices, if works { 2 } else { 0 }, "{day}, one for each team");
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
        assert_eq!(house.count_of(&bureau(), "duty-overdue").await, 2, "one for each team");
        house.tick("08:50").await;
        assert_eq!(house.count_of(&bureau(), "duty-overdue").await, 2);
    }

    // C2.1
    async fn what_a_day_left_undone_is_missed_when_it_is_over_c2_1(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        let day = house.day(&bureau(), "2026-07-06").await;
        let kettles = of(&day, "two-kettles").id;
        let settle = |command| house.try_settle("wang", kettles, Settlement::Done, command);
        house.set("08:50");
        if of(&day, "two-kettles").team.as_deref() == Some("七层组") {
            settle(&house.command()).await.unwrap();
        }
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
