//! What the team has at hand about an order: whom to ask, what they said on paper or by telephone, what is
//! still ahead, what a supplier is to bring.

use app::order::{
    OrderAhead, Recorded, Said, cancel, change, client_page, client_version, make_link,
    note_ordered, record_agreement, tell, version,
};
use app::serving::Word;
use app::{Answer, Error};
use domain::OrderId;
use domain::order::{Client, Heard, Kind, Line, Moment, Served};

use crate::house::{House, at, code, court, court_room, meeting_in, stories};
use crate::orders::{agreed, asked, fruit, line};

impl House {
    async fn writes_down(
        &self,
        who: &str,
        id: OrderId,
        recorded: Recorded,
    ) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        record_agreement(&self.app, &actor, &court(), &self.command(), id, recorded).await
    }

    /// Whom the reader knows the order to be for, and the link that they have at hand.
    async fn at_hand(&self, who: &str, id: OrderId) -> (Option<String>, Option<String>) {
        let page = self.order(who, id).await.unwrap();
        let name = |client: Client| format!("{} {}", client.name, client.telephone);
        (page.view.client.map(name), page.link)
    }
}

stories! {
    // B5
    // B6
    async fn whoever_is_to_ask_the_client_knows_whom_and_has_the_link_as_long_as_they_are_to_b5_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2))];
        let id = house.places("court-desk", asked(Some(meeting), lines)).await.unwrap();
        let client = Some("金丝雀赵敏 8021".to_owned());
        assert_eq!(house.at_hand("court-ting", id).await, (client.clone(), None), "nobody made a link yet");
        let link = house.link(id).await;
        assert_eq!(house.at_hand("court-ting", id).await, (client.clone(), Some(link.clone())));
        // They show the link that there is, and make none.
        let page = house.order("court-ting", id).await.unwrap();
        assert!(page.may.ask && !page.may.link);
        let ting = house.who("court-ting").await;
        let made = make_link(&house.app, &ting, &court(), &house.command(), id).await;
        assert_eq!(code(made), "not-allowed");
        // Once the client has spoken nobody has to know them; what comes next asks them again.
        house.client(&link, agreed(1)).await.unwrap();
        assert_eq!(house.at_hand("court-ting", id).await, (None, None));
        house.set("08:20");
        house.counts(id, 1, 2).await;
        assert_eq!(house.at_hand("court-ting", id).await, (client.clone(), Some(link.clone())));
        let plan = Said::Plan { revision: 1, counted: at("08:20"), right: true, words: String::new() };
        house.client(&link, plan).await.unwrap();
        assert_eq!(house.at_hand("court-ting", id).await, (None, None));
        let serve = house.order_duty("serve-before").await.id;
        let done = app::duty::Settlement::Done;
        house.try_settle("court-ting", serve, done, &house.command()).await.unwrap();
        assert_eq!(house.at_hand("court-ting", id).await.0, client);
        let whom = "电话告诉赵敏".to_owned();
        tell(&house.app, &ting, &court(), &house.command(), (id, Served::Line(1)), whom).await.unwrap();
        assert_eq!(house.at_hand("court-ting", id).await, (None, None));
        // Whoever arranges it knows the client as before.
        assert_eq!(house.at_hand("court-lead", id).await, (client, Some(link)));
    }

    // B6
    async fn the_client_of_a_secret_meeting_is_asked_by_whoever_may_know_them_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let mut secret = meeting_in(court_room("101"), "09:00", "11:00");
        secret.secret = true;
        let meeting = house.book_at_court(secret).await;
        let id = house.places("court-lead", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let link = house.link(id).await;
        assert!(house.order("court-ting", id).await.unwrap().view.masked);
        assert_eq!(house.at_hand("court-ting", id).await, (None, None));
        assert_eq!(house.at_hand("court-lead", id).await.1, Some(link));
    }

    // B6
    // C4.1.4
    async fn what_the_client_signed_or_said_by_telephone_is_written_down_and_says_so_everywhere_b6_c4_1_4(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-desk", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let link = house.link(id).await;
        house.set("07:40");
        let on_paper = |revision, name: &str, said: Option<&str>| Recorded {
            revision,
            counted: None,
            heard: Heard::Paper,
            name: name.to_owned(),
            said: said.map(at),
        };
        // Neither whoever serves writes it down, nor is it written without a name, or at a time that cannot be.
        let refused = [
            ("court-ting", on_paper(1, "赵敏", None), "not-allowed"),
            ("court-lead", on_paper(1, " ", None), "field-empty"),
            ("court-lead", on_paper(1, "赵敏", Some("06:59")), "order-agreed-time-unfit"),
            ("court-lead", on_paper(1, "赵敏", Some("07:41")), "order-agreed-time-unfit"),
            ("court-lead", on_paper(2, "赵敏", None), "order-changed-since"),
        ];
        for (who, recorded, why) in refused {
            assert_eq!(code(house.writes_down(who, id, recorded).await), why);
        }
        house.writes_down("court-lead", id, on_paper(1, "赵敏", Some("07:15"))).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
        let asks = house.of_order_rule("confirm-order").await;
        assert!(asks[0].contains("done 07:40 late 何领班"), "{asks:?}");
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!((page.view.heard, page.view.order.agreed), (Some(Heard::Paper), Some(at("07:15"))));
        assert!(!page.may.record);
        assert_eq!(code(house.writes_down("court-desk", id, on_paper(1, "赵敏", None)).await), "order-agreed-already");
        // The client sees what was written in their name, and not by whom.
        let page = client_page(&house.app, &link, "").await.unwrap();
        let word = &page.words[0];
        let said = (word.word.kind.word(), word.word.voice.word(), word.name.as_str(), word.word.by.as_str());
        assert_eq!(said, ("agreed-paper", "team", "赵敏", ""));
        assert_eq!((page.view.heard, word.word.at), (Some(Heard::Paper), at("07:15")));
        // The text that they confirmed so is kept for them and for the team as any other.
        let theirs = client_version(&house.app, (&link, ""), 1).await.unwrap();
        let lead = house.who("court-lead").await;
        let teams = version(&house.app, &lead, &court(), (id, 1)).await.unwrap().unwrap();
        assert_eq!((theirs.agreed, teams.agreed), (Some(at("07:15")), Some(at("07:15"))));
        let entries = house.count_of(&court(), "order-agreed-recorded").await;
        assert_eq!(entries, 1, "what was refused is not written");
        // What is changed then asks again, and who answers on their page has said so themselves.
        let more = Line { number: 1, quantity: 12, ..fruit() };
        change(&house.app, &lead, &court(), &house.command(), (id, 1), asked(None, vec![more])).await.unwrap();
        assert_eq!(house.standing(id).await, "changed");
        assert_eq!(house.order("court-lead", id).await.unwrap().view.heard, None);
        let by_telephone = Recorded { heard: Heard::Telephone, ..on_paper(2, "赵敏", None) };
        house.writes_down("court-desk", id, by_telephone).await.unwrap();
        assert_eq!(house.order("court-lead", id).await.unwrap().view.heard, Some(Heard::Telephone));
        let other = house.places("court-desk", asked(None, vec![line("桶装水", Moment::Before, (5, 5))])).await.unwrap();
        let link = house.link(other).await;
        house.client(&link, agreed(1)).await.unwrap();
        assert_eq!(house.order("court-lead", other).await.unwrap().view.heard, None);
    }

    // B5
    // B6
    async fn a_serving_plan_that_the_client_confirmed_by_telephone_is_written_down_as_counted_b5_b6(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-desk", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        let plan = |counted: &str, said: Option<&str>| Recorded {
            revision: 1,
            counted: Some(at(counted)),
            heard: Heard::Telephone,
            name: "赵敏".to_owned(),
            said: said.map(at),
        };
        assert!(!house.order("court-lead", id).await.unwrap().may.record_plan, "nothing came yet");
        let early = Recorded { counted: Some(0), ..plan("08:20", None) };
        assert_eq!(code(house.writes_down("court-lead", id, early).await), "order-not-counted");
        house.set("08:20");
        house.counts(id, 1, 10).await;
        house.set("08:40");
        assert!(house.order("court-lead", id).await.unwrap().may.record_plan);
        let refused = [
            ("court-ting", plan("08:20", None), "not-allowed"),
            ("court-lead", plan("08:19", None), "order-changed-since"),
            ("court-lead", plan("08:20", Some("08:19")), "order-plan-agreed-time-unfit"),
            ("court-lead", plan("08:20", Some("08:41")), "order-plan-agreed-time-unfit"),
        ];
        for (who, recorded, why) in refused {
            assert_eq!(code(house.writes_down(who, id, recorded).await), why);
        }
        house.writes_down("court-lead", id, plan("08:20", Some("08:30"))).await.unwrap();
        assert_eq!(house.standing(id).await, "ready");
        assert!(house.of_order_rule("confirm-serving").await[0].contains("done 08:40"));
        assert_eq!(code(house.writes_down("court-desk", id, plan("08:20", None)).await), "order-plan-agreed-already");
        // The client reads what was written in their name.
        let page = client_page(&house.app, &link, "").await.unwrap();
        let said: Vec<_> = page.words.iter().map(|one| (one.word.kind.word(), one.word.at)).collect();
        assert!(said.contains(&("plan-agreed-telephone", at("08:30"))), "{said:?}");
        assert_eq!(page.view.order.plan_agreed, Some(at("08:30")));
        // What is counted anew asks again, in the next round.
        house.set("08:45");
        house.counts(id, 1, 9).await;
        assert_eq!(house.standing(id).await, "counted");
        assert_eq!(house.of_order_rule("confirm-serving").await.len(), 2);
        house.writes_down("court-lead", id, plan("08:45", None)).await.unwrap();
        assert_eq!(house.count_of(&court(), "order-plan-agreed-recorded").await, 2);
    }

    // B5
    async fn the_pages_of_a_meeting_and_of_its_order_list_what_is_done_about_it_and_what_is_ahead_b5(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2)), fruit()];
        let id = house.places("court-desk", asked(Some(meeting), lines)).await.unwrap();
        let listed = |duties: &[app::view::DutyView]| {
            let of_order = duties.iter().filter(|duty| duty.subject.is_some());
            of_order.map(|duty| duty.rule.clone()).collect::<Vec<_>>()
        };
        let waits = |ahead: &[OrderAhead]| {
            let told = ahead.iter().map(|one| (one.order, one.moment, one.note.clone()));
            told.collect::<Vec<_>>()
        };
        let page = house.page(&court(), meeting).await;
        let own = house.order("court-lead", id).await.unwrap();
        let rules = ["confirm-order", "count-goods", "serve-before"];
        assert_eq!(listed(&page.duties), rules);
        assert_eq!(listed(&own.duties), rules);
        let fruit_ahead = (id, Moment::Break, "时令果盘 4/10 盘 · 后排长桌 · 保持新鲜".to_owned());
        assert_eq!(waits(&page.ahead), std::slice::from_ref(&fruit_ahead));
        assert_eq!(waits(&own.ahead), [fruit_ahead]);
        let serve = own.duties.iter().find(|duty| duty.rule == "serve-before").unwrap();
        assert_eq!(serve.request.as_ref().unwrap().note, "茶点 2 盘 · 后排长桌");
        // Whoever serves sees it too; once the break begins it is a duty like the others.
        assert_eq!(house.order("court-ting", id).await.unwrap().ahead.len(), 1);
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        house.say("court-ting", "10:00", meeting, Word::Break).await;
        let page = house.page(&court(), meeting).await;
        assert!(listed(&page.duties).contains(&"serve-break".to_owned()));
        assert!(page.ahead.is_empty(), "{:?}", page.ahead);
        // A link shows nothing of that.
        let link = house.link(id).await;
        let page = client_page(&house.app, &link, "").await.unwrap();
        assert!(page.duties.is_empty() && page.ahead.is_empty());
        // What is cancelled asks for nothing.
        let lead = house.who("court-lead").await;
        cancel(&house.app, &lead, &court(), &house.command(), id).await.unwrap();
        assert_eq!(listed(&house.page(&court(), meeting).await.duties), Vec::<String>::new());
    }

    // B5
    async fn what_comes_from_outside_is_ordered_in_time_and_again_where_it_is_another_quantity_b5(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let cards = Line {
            kind: Kind::Printing,
            supplier: "文印店".to_owned(),
            cut_off: Some(at("08:00")),
            ..line("会议材料", Moment::Before, (15, 15))
        };
        let lines = vec![cards.clone(), line("茶点", Moment::Before, (2, 2))];
        let id = house.places("court-desk", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        let left = async || {
            let page = house.order("court-ting", id).await.unwrap();
            page.to_order.iter().map(|line| line.number).collect::<Vec<_>>()
        };
        assert_eq!(left().await, [1], "tea is the house's own");
        let duty = house.order_duty("order-supply").await;
        assert_eq!(duty.due, at("08:00"), "as long as it may be changed");
        let request = duty.request.clone().unwrap();
        assert_eq!((request.kind.as_str(), request.note.as_str()), ("order-page", "会议材料 15 盘 · 文印店"));
        // It is noted on the order's page, not by a tap, and only of what comes from outside.
        let tapped = house.try_settle("court-ting", duty.id, app::duty::Settlement::Done, &house.command()).await;
        assert_eq!(code(tapped), "order-settles");
        let ting = house.who("court-ting").await;
        let notes = async |number: u32, words: &str| {
            let what = (id, Served::Line(number));
            note_ordered(&house.app, &ting, &court(), &house.command(), what, words.to_owned()).await
        };
        assert_eq!(code(notes(2, "").await), "order-nothing-to-order");
        house.set("07:20");
        notes(1, "八点半送到").await.unwrap();
        assert_eq!(left().await, Vec::<u32>::new());
        assert!(house.of_order_rule("order-supply").await[0].contains("done 07:20"));
        let word = house.order("court-lead", id).await.unwrap().words.pop().unwrap();
        let said = (word.word.kind.word(), word.word.voice.word(), word.word.line, word.words.as_str());
        assert_eq!(said, ("ordered", "team", Some(1), "八点半送到"));
        let shown = client_page(&house.app, &link, "").await.unwrap();
        assert!(shown.words.is_empty(), "whom the house buys from is the house's");
        // Another quantity is ordered anew, another place is not.
        let lead = house.who("court-lead").await;
        let mut changed = Line { number: 1, place: "会议桌".to_owned(), ..cards };
        let tea = Line { number: 2, ..line("茶点", Moment::Before, (2, 2)) };
        let to = |one: &Line| asked(None, vec![one.clone(), tea.clone()]);
        change(&house.app, &lead, &court(), &house.command(), (id, 1), to(&changed)).await.unwrap();
        assert_eq!(left().await, Vec::<u32>::new());
        (changed.quantity, changed.put_out) = (20, 20);
        change(&house.app, &lead, &court(), &house.command(), (id, 2), to(&changed)).await.unwrap();
        assert_eq!(left().await, [1]);
        assert_eq!(house.of_order_rule("order-supply").await.len(), 2);
        // What came was ordered.
        house.set("08:20");
        house.counts(id, 1, 20).await;
        assert_eq!(left().await, Vec::<u32>::new());
        assert_eq!(code(notes(1, "").await), "order-nothing-to-order");
    }

    // B5
    async fn what_has_no_cut_off_is_ordered_a_day_before_and_late_orders_have_half_an_hour_b5(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let fruit = Line { supplier: "果品公司".to_owned(), ..line("时令果盘", Moment::Before, (10, 10)) };
        let mut later = asked(None, vec![fruit.clone()]);
        let day = 24 * 60 * 60_000;
        (later.matter.starts, later.matter.ends) = (at("09:00") + 2 * day, at("11:00") + 2 * day);
        let dues = async |id: OrderId| {
            let page = house.order("court-lead", id).await.unwrap();
            let supply = page.duties.iter().filter(|duty| duty.rule == "order-supply");
            supply.map(|duty| duty.due).collect::<Vec<_>>()
        };
        let ahead = house.places("court-lead", later).await.unwrap();
        assert_eq!(dues(ahead).await, [at("09:00") + day]);
        let today = house.places("court-lead", asked(None, vec![fruit])).await.unwrap();
        assert_eq!(dues(today).await, [at("07:30")]);
    }
}
