//! Changing a booking: kept with who, when and what differed; nothing is created anew.

use app::meeting::{acknowledge_change, change, confirm, set_end};
use app::serving::Word;
use app::{Answer, Error};
use domain::MeetingId;
use domain::requirement::{BookingStatus, Requirement};

use crate::house::{House, account, at, bureau, clock, code, meeting_in, refusal, room, stories};

pub(crate) async fn try_change(
    house: &House,
    meeting: MeetingId,
    revision: i32,
    requirement: Requirement,
) -> Result<Answer, Error> {
    let li = house.who("li").await;
    let command = house.command();
    change(
        &house.app,
        &li,
        &bureau(),
        &command,
        meeting,
        revision,
        requirement,
    )
    .await
}

async fn try_end(house: &House, meeting: MeetingId, ends: &str) -> Result<Answer, Error> {
    let li = house.who("li").await;
    set_end(
        &house.app,
        &li,
        &bureau(),
        &house.command(),
        meeting,
        at(ends),
    )
    .await
}

/// The last change, in short.
async fn last_change(house: &House, meeting: MeetingId) -> (i32, String, Vec<String>) {
    let view = house.page(&bureau(), meeting).await.view;
    let last = view.changes.last().unwrap().clone();
    let differences = last.differences.iter();
    let differences = differences
        .map(|one| format!("{}: {} -> {}", one.field, one.before, one.after))
        .collect();
    (last.revision, last.by, differences)
}

stories! {
    // C4.1.2
    async fn a_change_is_kept_with_who_and_what_differed_c4_1_2(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        let meeting = house.book(wanted.clone()).await;
        wanted.starts = at("09:30");
        wanted.headcount = 12;
        wanted.place_cards = true;
        try_change(&house, meeting, 1, wanted.clone()).await.unwrap();
        let (revision, by, differences) = last_change(&house, meeting).await;
        assert_eq!((revision, by.as_str()), (2, "李领班"));
        assert_eq!(
            differences,
            [
                "starts: 2026-07-06 09:00 -> 2026-07-06 09:30",
                "headcount: 8 -> 12",
                "place-cards: no -> yes",
            ]
        );
        assert_eq!(house.rounds(meeting, "open-room").await, ["08:30-09:00"]);
        let mut addressed = wanted;
        "甲主任".clone_into(&mut addressed.attendees[0].form_of_address);
        try_change(&house, meeting, 2, addressed).await.unwrap();
        let (revision, _, differences) = last_change(&house, meeting).await;
        assert_eq!(revision, 3, "{differences:?}");
        let view = house.page(&bureau(), meeting).await.view;
        assert_eq!(view.attendees[0].attendee.form_of_address, "甲主任");
    }

    async fn whoever_saw_an_older_revision_is_told_and_changes_nothing(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        let meeting = house.book(wanted.clone()).await;
        "加两把椅子".clone_into(&mut wanted.note);
        try_change(&house, meeting, 1, wanted.clone()).await.unwrap();
        "不加了".clone_into(&mut wanted.note);
        let refused = refusal(try_change(&house, meeting, 1, wanted.clone()).await);
        assert_eq!((refused.code, refused.field), ("meeting-changed-meanwhile", Some("revision")));
        let view = house.page(&bureau(), meeting).await.view;
        assert_eq!(view.meeting.requirement.note, "加两把椅子");
        try_change(&house, meeting, 2, wanted).await.unwrap();
    }

    async fn the_service_team_says_that_it_knows_of_a_change(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        let meeting = house.book(wanted.clone()).await;
        "U形".clone_into(&mut wanted.layout);
        try_change(&house, meeting, 1, wanted).await.unwrap();
        let knows = async |login: &str, revision| {
            let who = house.who(login).await;
            acknowledge_change(&house.app, &who, &bureau(), &house.command(), meeting, revision).await
        };
        assert_eq!(code(knows("qiang", 2).await), "not-your-team");
        assert_eq!(code(knows("wang", 9).await), "change-unknown");
        knows("wang", 2).await.unwrap();
        knows("zhao", 2).await.unwrap();
        let view = house.page(&bureau(), meeting).await.view;
        assert_eq!(view.changes[0].acknowledged_by.as_deref(), Some("王芳"), "the first who knew");
        assert_eq!(house.count_of(&bureau(), "change-acknowledged").await, 1);
    }

    async fn a_tentative_meeting_holds_its_room_and_is_confirmed(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.status = BookingStatus::Tentative;
        let meeting = house.book(wanted.clone()).await;
        assert_eq!(code(house.try_book(wanted).await), "room-held");
        let li = house.who("li").await;
        confirm(&house.app, &li, &bureau(), &house.command(), meeting).await.unwrap();
        let (_, _, differences) = last_change(&house, meeting).await;
        assert_eq!(differences, ["status: tentative -> confirmed"]);
    }

    async fn a_running_meeting_is_extended_unless_the_room_is_taken(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.book(meeting_in(room("701"), "13:00", "14:00")).await;
        house.say("wang", "09:05", meeting, Word::Started).await;
        house.set("09:50");
        try_end(&house, meeting, "11:30").await.unwrap();
        let view = house.page(&bureau(), meeting).await.view;
        assert_eq!((clock(view.meeting.requirement.ends), view.phase()), ("11:30".to_owned(), "running"));
        assert_eq!(code(try_end(&house, meeting, "11:31").await), "room-held");
        try_end(&house, meeting, "10:30").await.unwrap();
        house.book(meeting_in(room("702"), "11:00", "12:00")).await;
        assert_eq!(code(try_end(&house, meeting, "08:00").await), "ends-before-starts");
        house.say("wang", "10:20", meeting, Word::Ended).await;
        assert_eq!(code(try_end(&house, meeting, "12:00").await), "meeting-is-over");
    }

    async fn a_meeting_is_not_moved_into_the_past(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        let meeting = house.book(wanted.clone()).await;
        (wanted.starts, wanted.ends) = (at("2026-07-05 09:00"), at("2026-07-05 10:00"));
        assert_eq!(code(try_change(&house, meeting, 1, wanted).await), "ends-in-the-past");
    }

    // C0
    async fn moved_to_another_room_its_duties_go_to_the_other_team_c0(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.start_shift("qiang").await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        let meeting = house.book(wanted.clone()).await;
        house.done("wang", "08:10", meeting, "open-room", 1).await;
        wanted.room = room("601");
        try_change(&house, meeting, 1, wanted.clone()).await.unwrap();
        let page = house.page(&bureau(), meeting).await;
        for duty in &page.duties {
            let done = duty.rule == "open-room";
            let expected = if done { ("七层组", "wang") } else { ("六层组", "qiang") };
            let assignee = duty.assignee.as_ref().map(|staff| staff.account);
            assert_eq!(duty.team.as_deref(), Some(expected.0), "{}", duty.rule);
            assert_eq!(assignee, Some(account(expected.1)), "{}", duty.rule);
        }
        house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.say("qiang", "09:00", meeting, Word::Started).await;
        wanted.room = room("702");
        assert_eq!(code(try_change(&house, meeting, 2, wanted).await), "room-of-a-running-meeting");
    }

    // C0
    async fn moved_to_today_its_duties_are_given_out_and_to_tomorrow_taken_back_c0(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.start_shift("wang").await;
        let mut wanted = meeting_in(room("701"), "2026-07-07 09:00", "2026-07-07 10:00");
        let meeting = house.book(wanted.clone()).await;
        let assignees = async || {
            let duties = house.page(&bureau(), meeting).await.duties;
            let names = duties.into_iter().map(|duty| duty.assignee.map(|staff| staff.name));
            names.collect::<Vec<_>>()
        };
        assert!(assignees().await.iter().all(Option::is_none));
        (wanted.starts, wanted.ends) = (at("10:00"), at("11:00"));
        try_change(&house, meeting, 1, wanted.clone()).await.unwrap();
        let names = assignees().await;
        assert!(names.iter().all(|name| name.as_deref() == Some("王芳")), "{names:?}");
        (wanted.starts, wanted.ends) = (at("2026-07-07 10:00"), at("2026-07-07 11:00"));
        try_change(&house, meeting, 2, wanted).await.unwrap();
        assert!(assignees().await.iter().all(Option::is_none));
    }
}
