//! What is brought when a client calls for it, and what they say of what was done and of what was not.

use app::order::{Said, cancel, client_page, complain_by_link, settle_word, tell};
use domain::case::Told;
use domain::order::{Moment, Served};

use crate::house::{at, code, court, court_room, meeting_in, stories};
use crate::orders::{asked, called, line, right};

stories! {
    // B6
    async fn what_is_brought_when_called_for_waits_for_a_word_each_time_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-lead", asked(Some(meeting), vec![line("矿泉水", Moment::OnCall, (20, 0))])).await.unwrap();
        let link = house.link(id).await;
        house.set("09:10");
        house.client(&link, called(Some(1), "第二排")).await.unwrap();
        house.client(&link, called(None, "一支笔")).await.unwrap();
        let first = house.order_duty("serve-call").await.id;
        let done = || app::duty::Settlement::Done;
        house.try_settle("court-ting", first, done(), &house.command()).await.unwrap();
        let second = house.order_duty("serve-call").await.id;
        assert_ne!(first, second);
        house.set("09:15");
        house.try_settle("court-ting", second, done(), &house.command()).await.unwrap();
        assert_eq!(house.order("court-lead", id).await.unwrap().view.waiting(at("09:15")), (2, 0));
        assert_eq!(house.of_order_rule("confirm-done").await, ["09:10-09:40", "09:15-09:45"]);
        // Of the second it was too early to say so; the first stays as it was.
        let ting = house.who("court-ting").await;
        app::withdrawal::of_duty(&house.app, &ting, &court(), &house.command(), second).await.unwrap();
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!(page.view.waiting(at("09:15")), (1, 0));
        assert_eq!(page.words[0].word.progress.done, Some(at("09:10")));
        let reads = domain::order::served_of(&page.view.lines[0], &page.view.calls);
        assert_eq!(reads.done, Some(at("09:10")), "the line reads as served");
        let counting = house.of_order_rule("count-goods").await;
        assert!(counting.iter().all(|duty| duty.contains("cancelled")), "it was there: {counting:?}");
        // What was brought is the same matter as what was ordered: it is no longer cancelled.
        let lead = house.who("court-lead").await;
        assert_eq!(code(cancel(&house.app, &lead, &court(), &house.command(), id).await), "order-is-served");
        let first = Served::Call(page.words[0].word.position);
        tell(&house.app, &ting, &court(), &house.command(), (id, first), "当面交到手上".to_owned()).await.unwrap();
        house.try_settle("court-ting", second, done(), &house.command()).await.unwrap();
        let second = Served::Call(page.words[1].word.position);
        settle_word(&house.app, &lead, &court(), &house.command(), (id, second), "客人已离场".to_owned()).await.unwrap();
        assert_eq!(house.order("court-lead", id).await.unwrap().view.waiting(at("09:15")).0, 0);
    }

    // B6
    async fn the_next_link_shows_what_was_said_by_the_one_before_and_nothing_else_of_its_holder_b6(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-lead", asked(Some(meeting), vec![line("矿泉水", Moment::OnCall, (20, 0))])).await.unwrap();
        let first = house.link(id).await;
        house.set("08:50");
        let agreed = Said::Agreed { revision: 1, name: "画眉".to_owned() };
        house.client(&first, agreed).await.unwrap();
        house.set("09:10");
        house.client(&first, called(None, "给第二排一支笔")).await.unwrap();
        let told = Told {
            telephone: "139 8765 0001".to_owned(),
            words: "水凉了".to_owned(),
            ..Told::default()
        };
        complain_by_link(&house.app, (&first, ""), &house.command(), told).await.unwrap();
        house.set("09:20");
        let second = house.link(id).await;
        assert_eq!(code(client_page(&house.app, &first, "").await), "order-link-unknown");
        let page = client_page(&house.app, &second, "").await.unwrap();
        let said: Vec<(&str, &str)> = page.words.iter().map(|one| (one.name.as_str(), one.words.as_str())).collect();
        assert_eq!(said, [("画眉", ""), ("", "给第二排一支笔")]);
        assert_eq!((page.view.client.as_ref(), page.end.cases.len()), (None, 1));
        let shown = format!("{page:?}");
        for canary in ["139 8765", "139876", "水凉了", "金丝雀"] {
            assert!(!shown.contains(canary), "{canary}");
        }
    }

    // B6
    async fn all_is_right_is_said_of_what_was_seen_and_of_nothing_that_came_since_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2)), line("鲜花", Moment::Before, (1, 1))];
        let id = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        house.set("08:10");
        for _ in 0..2 {
            let serve = house.order_duty("serve-before").await.id;
            house.try_settle("court-ting", serve, app::duty::Settlement::Done, &house.command()).await.unwrap();
        }
        house.client(&link, right(&[1])).await.unwrap();
        let page = client_page(&house.app, &link, "").await.unwrap();
        let waits: Vec<bool> = page.view.lines.iter().map(|(_, one)| one.awaits_word()).collect();
        assert_eq!(waits, [false, true], "the second was not before them");
        // What was served again since is no more what they saw; said twice it is said once.
        let seen = |done| domain::order::SeenServed { what: Served::Line(2), done: Some(done) };
        let says = |what| Said::Done { what, right: true, words: String::new() };
        let stale = house.client(&link, says(vec![seen(at("08:09"))])).await;
        assert_eq!(code(stale), "order-served-since");
        house.client(&link, says(vec![seen(at("08:10")), seen(at("08:10"))])).await.unwrap();
        assert_eq!(house.standing(id).await, "closed");
        // What is called for now is brought first, and nothing is closed as long as somebody brings it.
        house.client(&link, called(None, "一支笔")).await.unwrap();
        assert_eq!(house.standing(id).await, "called");
        let brings = house.order_duty("serve-call").await.id;
        let waived = app::duty::Settlement::Waived("客人已不需要".to_owned());
        house.try_settle("court-lead", brings, waived, &house.command()).await.unwrap();
        assert_ne!(house.standing(id).await, "called");
    }

    // B6
    async fn what_was_left_out_is_never_shown_to_the_client_as_served_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-lead", asked(Some(meeting), vec![line("鲜花", Moment::Before, (1, 1))])).await.unwrap();
        let link = house.link(id).await;
        house.set("08:10");
        let serve = house.order_duty("serve-before").await.id;
        let waived = app::duty::Settlement::Waived("花店未送到".to_owned());
        house.try_settle("court-lead", serve, waived, &house.command()).await.unwrap();
        let page = client_page(&house.app, &link, "").await.unwrap();
        let progress = &page.view.lines[0].1;
        assert!(progress.waived && !progress.is_served() && progress.awaits_word());
        assert_eq!(house.standing(id).await, "done", "and waits for their word");
        // The reason is theirs to know.
        assert_eq!(page.view.reasons[&Served::Line(1)], "花店未送到");
        let lead = house.who("court-lead").await;
        settle_word(&house.app, &lead, &court(), &house.command(), (id, Served::Line(1)), "已当面退款".to_owned()).await.unwrap();
        let page = client_page(&house.app, &link, "").await.unwrap();
        let last = page.words.last().unwrap();
        assert_eq!((last.words.as_str(), last.word.by.as_str()), ("已当面退款", ""), "and not who wrote it");
    }

    // B6
    async fn of_a_meeting_that_is_called_off_what_was_brought_waits_for_a_word_and_nothing_else_is_served_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (4, 2)), line("矿泉水", Moment::OnCall, (20, 0))];
        let id = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        house.set("08:20");
        house.client(&link, called(Some(2), "")).await.unwrap();
        let brought = house.order_duty("serve-call").await.id;
        house.try_settle("court-ting", brought, app::duty::Settlement::Done, &house.command()).await.unwrap();
        house.client(&link, called(None, "一支笔")).await.unwrap();
        let lead = house.who("court-lead").await;
        app::meeting::cancel(&house.app, &lead, &court(), &house.command(), meeting, "另择日期".to_owned()).await.unwrap();
        let mut open = Vec::new();
        for rule in ["confirm-order", "count-goods", "confirm-serving", "serve-before", "serve-call", "confirm-done"] {
            let duties = house.of_order_rule(rule).await;
            let unsettled = |duty: &&String| !["done", "cancelled", "missed"].iter().any(|word| duty.contains(word));
            open.extend(duties.iter().filter(unsettled).map(|_| rule));
        }
        assert_eq!(open, ["confirm-done"], "their word on what was brought");
    }
}
