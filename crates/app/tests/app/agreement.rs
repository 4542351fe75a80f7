//! The owner's office confirms what was asked for, and again what changed (clause C4.1.4).

use app::agreement::{agree, awaited};
use app::meeting::{change, confirm};
use app::{Answer, Error};
use domain::MeetingId;
use domain::requirement::{BookingStatus, Requirement};

use crate::house::{
    House, at, bureau, code, court, court_room, meeting_in, refusal, room, stories,
};

async fn agrees(
    house: &House,
    login: &str,
    meeting: MeetingId,
    revision: i32,
) -> Result<Answer, Error> {
    let who = house.who(login).await;
    agree(
        &house.app,
        &who,
        &bureau(),
        &house.command(),
        meeting,
        revision,
    )
    .await
}

async fn changes(house: &House, meeting: MeetingId, revision: i32, wanted: &Requirement) {
    let li = house.who("li").await;
    let command = house.command();
    change(
        &house.app,
        &li,
        &bureau(),
        &command,
        meeting,
        revision,
        wanted.clone(),
    )
    .await
    .unwrap();
}

/// How it stands, by whom last, and whether it is on the list of what waits.
async fn stands(house: &House, meeting: MeetingId) -> (&'static str, Option<String>, bool) {
    let agreement = house.page(&bureau(), meeting).await.view.agreement.unwrap();
    let chen = house.who("chen").await;
    let list = awaited(&house.app, &chen, &bureau())
        .await
        .unwrap()
        .unwrap();
    let listed = list.meetings.iter().any(|view| view.meeting.id == meeting);
    (
        agreement.word(),
        agreement.last().map(|agreed| agreed.by.clone()),
        listed,
    )
}

stories! {
    // C4.1.4
    async fn requirements_go_to_the_owners_office_and_are_confirmed_there_c4_1_4(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        assert_eq!(stands(&house, meeting).await, ("awaited", None, true));
        agrees(&house, "chen", meeting, 1).await.unwrap();
        assert_eq!(stands(&house, meeting).await, ("agreed", Some("陈主任".to_owned()), false));
        assert_eq!(house.count_of(&bureau(), "requirements-agreed").await, 1);
    }

    // C4.1.4
    async fn a_change_after_that_is_shown_and_confirmed_again_c4_1_4(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        let meeting = house.book(wanted.clone()).await;
        agrees(&house, "chen", meeting, 1).await.unwrap();
        wanted.headcount = 12;
        changes(&house, meeting, 1, &wanted).await;
        assert_eq!(stands(&house, meeting).await, ("changed", Some("陈主任".to_owned()), true));
        let read_before = refusal(agrees(&house, "chen", meeting, 1).await);
        assert_eq!((read_before.code, read_before.field), ("meeting-changed-meanwhile", Some("revision")));
        agrees(&house, "chen", meeting, 2).await.unwrap();
        agrees(&house, "chen", meeting, 2).await.unwrap();
        assert_eq!(stands(&house, meeting).await.0, "agreed");
        assert_eq!(house.count_of(&bureau(), "requirements-agreed").await, 2, "each revision once");
    }

    async fn that_a_booking_stands_asks_for_no_second_confirmation(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.status = BookingStatus::Tentative;
        let meeting = house.book(wanted).await;
        agrees(&house, "chen", meeting, 1).await.unwrap();
        let li = house.who("li").await;
        confirm(&house.app, &li, &bureau(), &house.command(), meeting).await.unwrap();
        assert_eq!(stands(&house, meeting).await.0, "agreed");
    }

    async fn nobody_else_confirms_and_nothing_that_is_over(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        for login in ["li", "wang", "sun", "qian", "shen", "xi"] {
            assert_eq!(code(agrees(&house, login, meeting, 1).await), "not-allowed", "{login}");
        }
        let li = house.who("li").await;
        app::meeting::cancel(&house.app, &li, &bureau(), &house.command(), meeting, "改期".to_owned())
            .await
            .unwrap();
        assert_eq!(code(agrees(&house, "chen", meeting, 2).await), "meeting-is-cancelled");
        let unknown = MeetingId::derived(&["nowhere"]);
        assert_eq!(code(agrees(&house, "chen", unknown, 1).await), "meeting-unknown");
    }

    async fn where_the_standard_asks_for_no_agreement_none_is_shown(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "10:00")).await;
        let page = house.page(&court(), meeting).await;
        assert_eq!(page.view.agreement, None);
        assert_eq!(page.view.meeting.requirement.starts, at("09:00"));
    }
}
