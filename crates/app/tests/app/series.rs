//! Series of meetings: all of it or nothing.

use app::meeting::{Booking, book, calendar};
use app::{Answer, Error};

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

stories! {
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
