//! Series of meetings: all of it or nothing.

use app::meeting::SeriesView;
use app::meeting::{Booking, book, calendar, cancel, cancel_following, change, change_following};
use app::{Answer, Error};
use domain::MeetingId;
use domain::requirement::Requirement;

use crate::house::{
    House, at, bureau, clock, code, date, meeting_in, refusal, room, stories, subject,
};

async fn book_series(house: &House, rule: &str, except: &[&str]) -> Result<Answer, Error> {
    let li = house.who("li").await;
    let booking = Booking {
        requirement: meeting_in(room("701"), "09:00", "10:00"),
        recurrence: Some(rule.to_owned()),
        except: except.iter().map(|day| date(day)).collect(),
    };
    book(&house.app, &li, &bureau(), &house.command(), booking).await
}

async fn days(house: &House) -> Vec<String> {
    let li = house.who("li").await;
    let (from, until) = (at("2026-07-01 00:00"), at("2026-12-31 00:00"));
    let shown = calendar(&house.app, &li, &bureau(), from, until).await;
    let meetings = shown.unwrap().unwrap().meetings;
    let day =
        |at| domain::change::civil_text(at, &jiff::tz::TimeZone::get("Asia/Shanghai").unwrap());
    meetings
        .iter()
        .map(|view| day(view.meeting.requirement.starts))
        .collect()
}

/// Four Mondays in 701; their ids.
async fn mondays(house: &House) -> Vec<MeetingId> {
    house.furnish().await;
    let first = subject(
        &book_series(house, "FREQ=WEEKLY;BYDAY=MO;COUNT=4", &[])
            .await
            .unwrap(),
    );
    let series = house.page(&bureau(), first).await.series.unwrap();
    series.occurrences.iter().map(|one| one.id).collect()
}

async fn required(house: &House, id: MeetingId) -> (Requirement, i32) {
    let meeting = house.page(&bureau(), id).await.view.meeting;
    (meeting.requirement, meeting.revision)
}

async fn change_one(house: &House, id: MeetingId, edit: impl FnOnce(&mut Requirement)) {
    let (mut wanted, revision) = required(house, id).await;
    edit(&mut wanted);
    let (li, command) = (house.who("li").await, house.command());
    change(&house.app, &li, &bureau(), &command, id, revision, wanted)
        .await
        .unwrap();
}

async fn try_following(
    house: &House,
    id: MeetingId,
    edit: impl FnOnce(&mut Requirement),
) -> Result<Answer, Error> {
    let (mut wanted, revision) = required(house, id).await;
    edit(&mut wanted);
    let (li, command) = (house.who("li").await, house.command());
    change_following(&house.app, &li, &bureau(), &command, id, revision, wanted).await
}

async fn series(house: &House, id: MeetingId) -> SeriesView {
    house.page(&bureau(), id).await.series.unwrap()
}

const MINUTE: i64 = 60_000;

stories! {
    // C4.1.1
    async fn a_meeting_says_which_of_its_series_it_is_and_which_were_changed_or_cancelled_c4_1_1(house: House) {
        let ids = mondays(&house).await;
        change_one(&house, ids[1], |one| "带图纸".clone_into(&mut one.note)).await;
        let li = house.who("li").await;
        cancel(&house.app, &li, &bureau(), &house.command(), ids[3], "放假".to_owned()).await.unwrap();
        house.set("2026-07-06 12:00");
        let seen = series(&house, ids[1]).await;
        assert_eq!((seen.number, seen.following, seen.recurrence.as_str()), (2, 1, "FREQ=WEEKLY;BYDAY=MO;COUNT=4"));
        let marks: Vec<(&str, bool)> = seen.occurrences.iter().map(|one| (one.phase, one.changed)).collect();
        assert_eq!(marks, [("expected", false), ("expected", true), ("expected", false), ("cancelled", false)]);
        let alone = house.book(meeting_in(room("702"), "15:00", "16:00")).await;
        assert!(house.page(&bureau(), alone).await.series.is_none());
    }

    // C4.1.1, C4.1.2
    async fn a_change_of_one_and_all_that_follow_leaves_each_what_is_its_own_c4_1_1(house: House) {
        let ids = mondays(&house).await;
        change_one(&house, ids[2], |one| { one.headcount = 12; "带图纸".clone_into(&mut one.note); }).await;
        try_following(&house, ids[1], |one| {
            one.starts += 60 * MINUTE;
            one.ends += 90 * MINUTE;
            one.room = room("702");
            "周科长".clone_into(&mut one.host);
        }).await.unwrap();
        let mut told = Vec::new();
        for id in &ids {
            let (one, revision) = required(&house, *id).await;
            let number = if one.room == room("702") { "702" } else { "701" };
            told.push(format!("{number} {}-{} {} {} {} {revision}", clock(one.starts), clock(one.ends), one.host, one.headcount, one.note));
        }
        assert_eq!(told, [
            "701 09:00-10:00 孙处长 8  1",
            "702 10:00-11:30 周科长 8  2",
            "702 10:00-11:30 周科长 12 带图纸 3",
            "702 10:00-11:30 周科长 8  2",
        ]);
        let seen = series(&house, ids[0]).await;
        let marks: Vec<bool> = seen.occurrences.iter().map(|one| one.changed).collect();
        assert_eq!(marks, [false, false, true, false], "only the one that was changed by itself");
        let last = house.page(&bureau(), ids[3]).await.view.changes;
        let fields: Vec<&str> = last[0].differences.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["room", "starts", "ends", "host"], "each keeps its own change");
        assert_eq!(house.count_of(&bureau(), "meeting-changed").await, 4);
        assert_eq!(house.count_of(&bureau(), "series-changed").await, 1);
        house.book(meeting_in(room("701"), "2026-07-13 09:00", "2026-07-13 10:00")).await;
    }

    // C4.1.1
    async fn a_series_may_move_onto_its_own_days_but_is_changed_wholly_or_not_at_all_c4_1_1(house: House) {
        house.furnish().await;
        let first = subject(&book_series(&house, "FREQ=DAILY;COUNT=4", &[]).await.unwrap());
        let day = 24 * 60 * MINUTE;
        let later = |one: &mut Requirement| { one.starts += day; one.ends += day; };
        try_following(&house, first, later).await.unwrap();
        assert_eq!(days(&house).await, ["2026-07-07 09:00", "2026-07-08 09:00", "2026-07-09 09:00", "2026-07-10 09:00"]);
        house.book(meeting_in(room("701"), "2026-07-11 09:30", "2026-07-11 10:30")).await;
        let refused = refusal(try_following(&house, first, later).await);
        assert_eq!(refused.code, "room-held");
        assert!(refused.arguments.contains(&("day", "2026-07-11".to_owned())), "{refused:?}");
        assert_eq!(days(&house).await.len(), 5);
        assert_eq!(days(&house).await[0], "2026-07-07 09:00");
        assert_eq!(house.count_of(&bureau(), "meeting-changed").await, 4);
        let taken = house.try_book(meeting_in(room("701"), "2026-07-07 09:00", "2026-07-07 10:00")).await;
        assert_eq!(code(taken), "room-held", "what was let go is held again");
    }

    // C4.1.1: one was moved by itself to the afternoon of another's day.
    async fn two_of_a_series_never_take_one_room_c4_1_1(house: House) {
        let ids = mondays(&house).await;
        let on = (7 * 24 + 5) * 60 * MINUTE;
        change_one(&house, ids[1], |one| { one.starts += on; one.ends += on; }).await;
        let later = 6 * 60 * MINUTE;
        let moved = try_following(&house, ids[2], |one| { one.starts += later; one.ends += later; }).await;
        let refused = refusal(moved);
        assert_eq!(refused.code, "room-held");
        assert!(refused.arguments.contains(&("title", "党组会".to_owned())), "{refused:?}");
        let (one, revision) = required(&house, ids[2]).await;
        assert_eq!((clock(one.starts), revision), ("09:00".to_owned(), 1));
    }

    // C4.1.1
    async fn a_series_is_cancelled_from_one_meeting_on_and_what_started_stays_c4_1_1(house: House) {
        let ids = mondays(&house).await;
        house.say("wang", "09:00", ids[0], app::serving::Word::Started).await;
        let li = house.who("li").await;
        for reason in ["", "改\u{7}期"] {
            let command = house.command();
            let refused = cancel_following(&house.app, &li, &bureau(), &command, ids[1], reason.to_owned()).await;
            assert_eq!(refusal(refused).field, Some("reason"));
        }
        cancel_following(&house.app, &li, &bureau(), &house.command(), ids[1], "改为线上".to_owned()).await.unwrap();
        let phases: Vec<&str> = series(&house, ids[0]).await.occurrences.iter().map(|one| one.phase).collect();
        assert_eq!(phases, ["running", "cancelled", "cancelled", "cancelled"]);
        assert_eq!(house.count_of(&bureau(), "meeting-cancelled").await, 3);
        assert_eq!(house.count_of(&bureau(), "series-cancelled").await, 1);
        house.book(meeting_in(room("701"), "2026-07-20 09:00", "2026-07-20 10:00")).await;
        let again = cancel_following(&house.app, &li, &bureau(), &house.command(), ids[2], "又".to_owned()).await;
        assert_eq!(code(again), "meeting-is-cancelled");
    }

    async fn only_a_meeting_of_a_series_has_others_that_follow_and_only_its_booker_reaches_them(house: House) {
        house.furnish().await;
        let alone = house.book(meeting_in(room("702"), "15:00", "16:00")).await;
        let li = house.who("li").await;
        let refused = cancel_following(&house.app, &li, &bureau(), &house.command(), alone, "改期".to_owned()).await;
        assert_eq!(refusal(refused).field, Some("scope"));
        let booked = book_series(&house, "FREQ=WEEKLY;BYDAY=MO;COUNT=4", &[]).await.unwrap();
        let sun = house.who("sun").await;
        let first = subject(&booked);
        let foreign = cancel_following(&house.app, &sun, &bureau(), &house.command(), first, "改期".to_owned()).await;
        assert_eq!(code(foreign), "meeting-unknown");
    }

    // C4.1.1
    async fn a_series_is_booked_without_the_days_excepted_c4_1_1(house: House) {
        house.furnish().await;
        let answer = book_series(&house, "FREQ=WEEKLY;BYDAY=MO;COUNT=4", &["2026-07-20"]).await;
        let first = subject(&answer.unwrap());
        assert_eq!(
            days(&house).await,
            ["2026-07-06 09:00", "2026-07-13 09:00", "2026-07-27 09:00"]
        );
        let view = house.page(&bureau(), first).await.view;
        assert_eq!(clock(view.meeting.requirement.ends), "10:00");
        assert!(view.meeting.series.is_some());
    }

    // C4.1.1
    async fn a_series_with_one_day_taken_is_not_booked_at_all_c4_1_1(house: House) {
        house.furnish().await;
        house.book(meeting_in(room("701"), "2026-07-08 09:30", "2026-07-08 10:30")).await;
        let refused = refusal(book_series(&house, "FREQ=DAILY;COUNT=5", &[]).await);
        assert_eq!(refused.code, "room-held");
        assert!(refused.arguments.contains(&("day", "2026-07-08".to_owned())));
        assert_eq!(days(&house).await, ["2026-07-08 09:30"]);
        assert_eq!(house.count_of(&bureau(), "meeting-booked").await, 1);
    }

    async fn a_series_that_cannot_be_is_refused_at_its_field(house: House) {
        house.furnish().await;
        for (rule, expected) in [
            ("FREQ=DAILY", "recurrence-endless"),
            ("FREQ=HOURLY;COUNT=3", "recurrence-too-often"),
            ("FREQ=DAILY;COUNT=100000", "recurrence-too-many"),
            ("DROP TABLE meeting", "recurrence-unreadable"),
            ("FREQ=DAILY;COUNT=2;X=\u{0}", "recurrence-part-unsupported"),
        ] {
            assert_eq!(code(book_series(&house, rule, &[]).await), expected, "{rule}");
        }
        assert!(days(&house).await.is_empty());
    }
}
