//! What a client says of an order before it is served: that something is to be another than it stands there.

use app::order::{
    Recorded, Said, answer_change, cancel, change, client_page, complain_by_link, find,
    record_agreement, revoke_link, say, tell,
};
use domain::OrderId;
use domain::case::Told;
use domain::order::{Asked, Heard, Line, Moment, Served};

use crate::house::{at, bureau, code, court, court_room, meeting_in, once, room, stories};
use crate::orders::{agreed, asked, line};

const DAY: i64 = 24 * 60 * 60_000;

/// Ten plates, two days ahead.
fn ahead() -> Asked {
    let mut asked = asked(None, vec![line("时令果盘", Moment::Before, (10, 4))]);
    asked.matter.starts += 2 * DAY;
    asked.matter.ends += 2 * DAY;
    asked
}

fn wish(revision: i32, words: &str) -> Said {
    Said::Change {
        revision,
        words: words.to_owned(),
    }
}

stories! {
    // B5
    async fn whoever_reads_ten_and_wants_twelve_says_so_two_days_ahead_and_is_asked_again_b5(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let id = house.places("court-desk", ahead()).await.unwrap();
        let link = house.link(id).await;
        assert_eq!(code(house.client(&link, wish(1, " ")).await), "field-empty");
        house.client(&link, wish(1, "要十二盘")).await.unwrap();
        assert_eq!(house.standing(id).await, "change-asked");
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!((page.words[0].words.as_str(), page.view.order.is_agreed()), ("要十二盘", false));
        let duty = house.order_duty("answer-change").await;
        assert_eq!(duty.request.unwrap().note, "要十二盘");
        let done = app::duty::Settlement::Done;
        let tapped = house.try_settle("court-ting", duty.id, done, &house.command()).await;
        assert_eq!(code(tapped), "order-settles", "a tap changes nothing");
        let lead = house.who("court-lead").await;
        let mut more = ahead();
        more.lines[0] = Line { number: 1, quantity: 12, ..more.lines[0].clone() };
        // Who had the form open before they said so has not read it.
        let unread = change(&house.app, &lead, &court(), &house.command(), (id, 1), more.clone()).await;
        assert_eq!(code(unread), "order-changed-meanwhile");
        change(&house.app, &lead, &court(), &house.command(), (id, 2), more).await.unwrap();
        let asked = house.of_order_rule("answer-change").await;
        assert!(asked.len() == 1 && asked[0].contains("done"), "{asked:?}");
        assert_eq!(house.standing(id).await, "awaited");
        // What they wrote of the text before is not taken for a word on this one.
        assert_eq!(code(house.client(&link, wish(1, "要十二盘")).await), "order-changed-since");
        house.client(&link, agreed(2)).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
    }

    // B6
    async fn what_cannot_be_changed_is_answered_once_and_its_client_reads_the_answer_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let id = house.places("court-desk", ahead()).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        // Who agreed may think of something afterwards.
        house.client(&link, wish(1, "要冰的")).await.unwrap();
        assert_eq!(house.standing(id).await, "change-asked");
        let position = house.order("court-lead", id).await.unwrap().words[1].word.position;
        let lead = house.who("court-lead").await;
        let answer = async |words: &str| {
            let wish = (id, position);
            answer_change(&house.app, &lead, &court(), &house.command(), wish, words.to_owned()).await
        };
        assert_eq!(code(answer(" ").await), "field-empty");
        answer("只有常温的").await.unwrap();
        assert_eq!(code(answer("再说一次").await), "order-nothing-asked");
        let page = client_page(&house.app, &link, "").await.unwrap();
        let last = page.words.last().unwrap();
        assert_eq!((last.words.as_str(), last.word.by.as_str()), ("只有常温的", ""), "and not who wrote it");
        assert_eq!(house.standing(id).await, "agreed");
        let asked = house.of_order_rule("answer-change").await;
        assert!(asked.len() == 1 && asked[0].contains("done"), "{asked:?}");
        // No more than some wait at once, and nothing is asked for when it is over.
        for turn in 0..5 {
            house.client(&link, wish(1, &format!("再要 {turn}"))).await.unwrap();
        }
        assert_eq!(code(house.client(&link, wish(1, "再要")).await), "requests-waiting");
        house.clock.set(ahead().matter.ends);
        assert_eq!(code(house.client(&link, wish(1, "再要")).await), "order-change-late");
    }

    // B6
    async fn who_agreed_is_told_that_it_is_cancelled_and_says_that_they_know_or_complains_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let lead = house.who("court-lead").await;
        let id = house.places("court-desk", ahead()).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        cancel(&house.app, &lead, &court(), &house.command(), id).await.unwrap();
        let open = |duties: Vec<String>| duties.iter().filter(|duty| !duty.contains("done") && !duty.contains("cancelled")).count();
        assert_eq!(open(house.of_order_rule("confirm-done").await), 1, "somebody tells them");
        assert_eq!(open(house.of_order_rule("count-goods").await), 0, "and that is all");
        let duty = house.order_duty("confirm-done").await;
        assert_eq!(duty.request.unwrap().kind, "order-cancelled");
        let page = client_page(&house.app, &link, "").await.unwrap();
        assert_eq!((page.view.waiting(at("07:00")), page.may.confirm), ((1, 0), true));
        // There is nothing to agree to and nothing to call for, but there may be something to complain of.
        assert_eq!(code(house.client(&link, agreed(1)).await), "order-is-cancelled");
        assert_eq!(code(house.client(&link, wish(1, "要十二盘")).await), "order-is-cancelled");
        let told = Told { words: "当天才知道取消".to_owned(), ..Told::default() };
        complain_by_link(&house.app, (&link, ""), &house.command(), told).await.unwrap();
        let position = page.words.last().unwrap().word.position;
        let knows = Said::Done { what: vec![Served::Call(position).into()], right: true, words: String::new() };
        house.client(&link, knows).await.unwrap();
        assert_eq!(open(house.of_order_rule("confirm-done").await), 0);
        assert_eq!(house.standing(id).await, "cancelled");
        // Its link is ended by whoever makes links, as before.
        assert!(house.order("court-lead", id).await.unwrap().may.link);
        revoke_link(&house.app, &lead, &court(), &house.command(), id).await.unwrap();
        assert_eq!(code(client_page(&house.app, &link, "").await), "order-link-unknown");
    }

    // B6
    async fn who_has_no_link_open_is_told_by_the_team_and_who_never_agreed_expects_nothing_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let lead = house.who("court-lead").await;
        let unasked = house.places("court-desk", ahead()).await.unwrap();
        cancel(&house.app, &lead, &court(), &house.command(), unasked).await.unwrap();
        assert_eq!(house.of_order_rule("confirm-done").await, Vec::<String>::new());
        // A meeting that is called off takes its orders with it.
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2))];
        let id = house.places("court-desk", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        app::meeting::cancel(&house.app, &lead, &court(), &house.command(), meeting, "另择日期".to_owned()).await.unwrap();
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!((page.view.waiting(at("07:31")), page.may.tell, page.may.deliver), ((1, 1), true, false));
        let waits = Served::Call(page.words.last().unwrap().word.position);
        let ting = house.who("court-ting").await;
        let whom = "电话告诉赵敏".to_owned();
        tell(&house.app, &ting, &court(), &house.command(), (id, waits), whom.clone()).await.unwrap();
        assert_eq!(house.order("court-lead", id).await.unwrap().view.waiting(at("07:31")), (0, 0));
        let again = tell(&house.app, &ting, &court(), &house.command(), (id, waits), whom).await;
        assert_eq!(code(again), "order-nothing-waits");
    }

    // B6
    async fn who_agreed_on_paper_or_by_telephone_is_told_that_it_is_cancelled_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let lead = house.who("court-lead").await;
        for heard in Heard::ALL {
            let id = house.places("court-desk", ahead()).await.unwrap();
            let recorded = Recorded { revision: 1, counted: None, heard, name: "赵敏".to_owned(), said: None };
            record_agreement(&house.app, &lead, &court(), &house.command(), id, recorded).await.unwrap();
            cancel(&house.app, &lead, &court(), &house.command(), id).await.unwrap();
            let page = house.order("court-lead", id).await.unwrap();
            assert_eq!(page.view.waiting(at("07:00")), (1, 0), "{heard:?}");
            let asks = page.duties.iter().filter(|duty| duty.rule == "confirm-done" && duty.outcome.is_none());
            assert_eq!(asks.count(), 1, "somebody tells them: {heard:?}");
        }
    }

    // B6
    async fn who_calls_off_their_own_meeting_knows_and_of_another_who_does_they_are_told_b6(house: House) {
        house.furnish().await;
        let (sun, site) = (house.who("sun").await, bureau());
        let ordered = async || {
            let booking = once(meeting_in(room("702"), "09:00", "11:00"));
            let booked = app::meeting::book(&house.app, &sun, &site, &house.command(), booking).await.unwrap();
            let meeting = booked.subject.unwrap().parse().unwrap();
            let lines = vec![line("茶点", Moment::Before, (2, 2))];
            let asked = asked(Some(meeting), lines);
            let placed = app::order::place(&house.app, &sun, &site, &house.command(), asked).await.unwrap();
            let id: OrderId = placed.subject.unwrap().parse().unwrap();
            say(&house.app, &sun, &site, &house.command(), id, agreed(1)).await.unwrap();
            (meeting, id)
        };
        for (login, waits) in [("sun", 0), ("li", 1)] {
            let (meeting, id) = ordered().await;
            let who = house.who(login).await;
            app::meeting::cancel(&house.app, &who, &site, &house.command(), meeting, "另择日期".to_owned()).await.unwrap();
            let view = find(&house.app, &sun, &site, id).await.unwrap().unwrap().view;
            assert_eq!((view.standing.word(), view.waiting(at("07:00")).0), ("cancelled", waits), "{login}");
        }
    }
}
