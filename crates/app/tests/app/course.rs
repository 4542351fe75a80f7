//! What a phone is told ahead of a meeting is what the house then does (clause C4.2.2).

use app::course::{Course, CourseRule};
use app::serving::Word;
use domain::duty::id_of;
use domain::order::Moment;
use domain::{MeetingId, SiteId};
use standards::{Blocks, Seating, StepOrder};

use crate::house::{House, at, attendee, bureau, court, court_room, meeting_in, room, stories};
use crate::orders::{asked, fruit, line};

/// The course as the phone of `login` is told it.
async fn course(house: &House, site: &SiteId, login: &str, meeting: MeetingId) -> Option<Course> {
    let who = house.who(login).await;
    let state = app::phone::state(&house.app, &who, site).await;
    state.unwrap().unwrap().courses.remove(&meeting)
}

/// Compares the rule as it was told with the duty that the house made of it.
async fn came_true(house: &House, site: &SiteId, meeting: MeetingId, told: &CourseRule) {
    let duty = house.duty(site, meeting, &told.rule, told.next_round).await;
    let why = &told.rule;
    let (opens, due) = told.windows[0];
    let cause = duty.opens - i64::from(opens) * 60_000;
    assert_eq!(duty.due - cause, i64::from(due) * 60_000, "{why}");
    assert_eq!(duty.title, told.title, "{why}");
    assert_eq!(duty.clauses, told.clauses, "{why}");
    assert_eq!(duty.wording, told.wording, "{why}");
    let checks: Vec<_> = duty.checks.iter().map(|check| check.item.clone()).collect();
    assert_eq!(checks, told.checks, "{why}");
    assert_eq!(duty.ordered, told.order == StepOrder::Kept, "{why}");
    assert_eq!(duty.blocks_room, told.blocks == Blocks::Room, "{why}");
    assert_eq!(duty.is_round, told.is_round, "{why}");
    assert_eq!(duty.team, told.team, "{why}");
    assert_eq!(duty.assignee, told.assignee, "{why}");
    let by_precedence = told.seats == Seating::ByPrecedence;
    assert_eq!(!duty.seats.is_empty(), by_precedence, "{why}");
    let steps: Vec<String> = duty.steps.into_iter().map(|step| step.text).collect();
    assert_eq!(steps, told.steps, "{why}");
}

stories! {
    async fn what_a_phone_is_told_ahead_is_what_the_house_then_does_c4_2_2(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.start_shift("zhao").await;
        let mut requirement = meeting_in(room("701"), "09:00", "11:00");
        requirement.large = true;
        requirement.attendees = vec![attendee("乙", 2, "B1"), attendee("甲", 1, "A1")];
        let meeting = house.book(requirement).await;
        let told = course(&house, &bureau(), "wang", meeting).await.unwrap();
        let names: Vec<String> = told.rules.iter().map(|rule| format!("{} {}", rule.starts, rule.rule)).collect();
        assert_eq!(names, ["seated tea", "started refill", "request request", "break cup-change", "ended send-off", "ended left-items", "ended clear-up"]);
        assert_eq!(told.rules[1].windows, [(10, 15), (15, 20), (25, 30)]);
        let seats: Vec<&str> = told.seats.iter().map(|seat| seat.seat.as_str()).collect();
        assert_eq!(seats, ["A1", "B1"]);
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.say("wang", "09:00", meeting, Word::Seated).await;
        house.say("wang", "09:30", meeting, Word::Break).await;
        house.say("wang", "09:40", meeting, Word::Resumed).await;
        let running = course(&house, &bureau(), "wang", meeting).await.unwrap();
        let next: Vec<u32> = running.rules.iter().map(|rule| rule.next_round).collect();
        assert_eq!(next, [2, 2, 1, 2, 1, 1, 1], "what the house has made is not made again");
        house.say("wang", "10:30", meeting, Word::Ended).await;
        for rule in told.rules.iter().filter(|rule| rule.rule != "request") {
            came_true(&house, &bureau(), meeting, rule).await;
        }
        let over = course(&house, &bureau(), "wang", meeting).await;
        assert_eq!(over, None, "a meeting that is over asks for nothing more");
    }

    // B6
    async fn what_was_ordered_for_a_moment_is_told_ahead_until_the_house_has_made_its_duty_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let tea = line("茶点", Moment::Seated, (2, 2));
        let before = line("鲜花", Moment::Before, (1, 1));
        let asked = asked(Some(meeting), vec![fruit(), before, tea]);
        let order = house.places("court-desk", asked).await.unwrap();
        let told = course(&house, &court(), "court-ting", meeting).await.unwrap();
        let lines: Vec<String> = told.lines.iter().map(|line| {
            format!("{} {} {} {}", line.rule.starts, line.rule.rule, line.round, line.note)
        }).collect();
        assert_eq!(lines, [
            "seated serve-seated 3 茶点 2 盘 · 后排长桌",
            "break serve-break 1 时令果盘 4/10 盘 · 后排长桌 · 保持新鲜",
        ]);
        assert_eq!(told.lines[0].subject.id, order.0);
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        house.say("court-ting", "10:00", meeting, Word::Break).await;
        let duty = house.order_duty("serve-break").await;
        let fruit = &told.lines[1];
        let matter = format!("order {order}");
        assert_eq!(duty.id, id_of(&court(), &matter, &fruit.rule.rule, fruit.round), "the phone gives it the same id");
        let (opens, due) = fruit.rule.windows[0];
        let window = (duty.opens - at("10:00"), duty.due - at("10:00"));
        assert_eq!(window, (i64::from(opens) * 60_000, i64::from(due) * 60_000));
        assert_eq!((&duty.team, &duty.assignee), (&fruit.rule.team, &fruit.rule.assignee));
        let later = course(&house, &court(), "court-ting", meeting).await.unwrap();
        let left: Vec<u32> = later.lines.iter().map(|line| line.round).collect();
        assert_eq!(left, [3], "what the house has made is not told ahead");
    }

    async fn a_phone_is_told_the_course_of_its_own_meetings_alone(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let told = course(&house, &court(), "court-ting", meeting).await.unwrap();
        assert!(told.rules.iter().all(|rule| rule.assignee.is_none()), "nobody is on duty");
        assert!(!told.rules.is_empty());
        assert_eq!(course(&house, &bureau(), "wang", meeting).await, None);
    }
}
