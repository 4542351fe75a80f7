//! The owner's office confirms what was asked for, and again what changed (clause C4.1.4).

use app::agreement::{Seen, agree, awaited};
use app::meeting::{change, confirm};
use app::{Answer, Error};
use domain::order::{Line, Moment};
use domain::requirement::{BookingStatus, Requirement};
use domain::{MeetingId, Milliseconds, OrderId};

use crate::house::{
    House, at, bureau, code, court, court_room, meeting_in, refusal, room, stories,
};

async fn agrees(
    house: &House,
    login: &str,
    meeting: MeetingId,
    seen: impl Into<Seen>,
) -> Result<Answer, Error> {
    let who = house.who(login).await;
    agree(&house.app, &who, &bureau(), &house.command(), meeting, seen).await
}

/// What waits for the owner's office of the meeting: when its orders changed last, and their lines that differ,
/// each as how many there were and are.
async fn orders_wait(
    house: &House,
    meeting: MeetingId,
) -> (Milliseconds, Vec<(Option<u32>, Option<u32>)>) {
    let chen = house.who("chen").await;
    let list = awaited(&house.app, &chen, &bureau())
        .await
        .unwrap()
        .unwrap();
    let mut views = list.meetings.iter();
    let view = views.find(|view| view.meeting.id == meeting).unwrap();
    let much = |line: &Option<Line>| line.as_ref().map(|line| line.quantity);
    let orders = list.orders.get(&meeting).into_iter().flatten();
    let lines = orders
        .flat_map(|one| &one.since.lines)
        .map(|one| (much(&one.before), much(&one.after)))
        .collect();
    (view.orders_changed, lines)
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

/// What somebody is told on the phone of agreements.
async fn of_agreements(house: &House, login: &str) -> Vec<String> {
    let mut told = house.notices_of(login).await;
    told.retain(|words| words.starts_with("agreement-"));
    told
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

    // B5
    // C4.1.4
    async fn what_is_commissioned_after_that_comes_back_to_the_owners_office_c4_1_4(house: House) {
        house.furnish().await;
        let (li, site) = (house.who("li").await, bureau());
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.set("08:01");
        agrees(&house, "chen", meeting, 1).await.unwrap();
        house.set("08:02");
        let mut wish = crate::orders::asked(Some(meeting), vec![crate::orders::fruit()]);
        let placed = app::order::place(&house.app, &li, &site, &house.command(), wish.clone()).await.unwrap();
        let order: OrderId = placed.subject.unwrap().parse().unwrap();
        assert_eq!(stands(&house, meeting).await, ("changed", Some("陈主任".to_owned()), true));
        assert_eq!(orders_wait(&house, meeting).await, (at("08:02"), vec![(None, Some(10))]));
        house.set("08:03");
        agrees(&house, "chen", meeting, 1).await.unwrap();
        assert_eq!(stands(&house, meeting).await.0, "agreed");
        // Something else is wanted, and more of it: the difference alone is read and confirmed.
        house.set("08:04");
        wish.lines[0] = Line { number: 1, quantity: 12, ..wish.lines[0].clone() };
        wish.lines.push(crate::orders::line("茶点", Moment::Before, (2, 2)));
        app::order::change(&house.app, &li, &site, &house.command(), (order, 1), wish).await.unwrap();
        let (changed, lines) = orders_wait(&house, meeting).await;
        assert_eq!(lines, [(Some(10), Some(12)), (None, Some(2))]);
        let before = Seen { revision: 1, orders: Some(changed - 1) };
        assert_eq!(code(agrees(&house, "chen", meeting, before).await), "agreement-orders-changed");
        house.set("08:05");
        let read = Seen { revision: 1, orders: Some(changed) };
        agrees(&house, "chen", meeting, read).await.unwrap();
        agrees(&house, "chen", meeting, read).await.unwrap();
        assert_eq!(stands(&house, meeting).await.0, "agreed");
        assert_eq!(house.count_of(&bureau(), "requirements-agreed").await, 3, "each state once");
        // That it is called off is news too.
        house.set("08:06");
        app::order::cancel(&house.app, &li, &site, &house.command(), order).await.unwrap();
        assert_eq!(orders_wait(&house, meeting).await.1, [(Some(12), None), (Some(2), None)]);
    }

    // C4.1.4
    async fn the_owners_office_is_reminded_and_the_leaders_are_told_once_set_up_begins_without_it_c4_1_4(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(room("701"), "10:00", "11:00");
        let meeting = house.book(wanted.clone()).await;
        for time in ["08:30", "08:31"] {
            house.tick(time).await;
            assert_eq!(of_agreements(&house, "chen").await, ["agreement-awaited"], "{time}");
            assert_eq!(of_agreements(&house, "li").await, Vec::<String>::new());
        }
        assert_eq!(house.count_of(&bureau(), "requirements-reminded").await, 1);
        // An hour before the meeting its room is set up.
        for time in ["09:00", "09:01"] {
            house.tick(time).await;
            assert_eq!(of_agreements(&house, "chen").await, ["agreement-awaited", "agreement-late"], "{time}");
            assert_eq!(of_agreements(&house, "li").await, ["agreement-late"]);
        }
        assert_eq!(house.count_of(&bureau(), "requirements-unconfirmed").await, 1);
        agrees(&house, "chen", meeting, 1).await.unwrap();
        house.tick("09:05").await;
        assert_eq!(house.count_of(&bureau(), "requirements-unconfirmed").await, 1);
        // What changes after that waits anew, and is told of anew.
        wanted.headcount = 9;
        changes(&house, meeting, 1, &wanted).await;
        house.tick("09:06").await;
        assert_eq!(of_agreements(&house, "li").await, ["agreement-late", "agreement-late"]);
        assert_eq!(house.count_of(&bureau(), "requirements-unconfirmed").await, 2);
    }

    async fn what_is_confirmed_in_time_or_called_off_is_no_news(house: House) {
        house.furnish().await;
        let agreed = house.book(meeting_in(room("701"), "10:00", "11:00")).await;
        agrees(&house, "chen", agreed, 1).await.unwrap();
        let gone = house.book(meeting_in(room("702"), "10:00", "11:00")).await;
        let li = house.who("li").await;
        app::meeting::cancel(&house.app, &li, &bureau(), &house.command(), gone, "改期".to_owned())
            .await
            .unwrap();
        house.book_at_court(meeting_in(court_room("101"), "10:00", "11:00")).await;
        house.tick("09:30").await;
        for login in ["chen", "li", "court-lead"] {
            assert_eq!(of_agreements(&house, login).await, Vec::<String>::new(), "{login}");
        }
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
