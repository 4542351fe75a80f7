//! Orders of clients: the fruit case as it is meant, from what is commissioned to the client's last word.

use app::order::{
    OrderPage, Said, cancel, change, client_page, count, find, make_link, place, revoke_link, say,
    say_by_link, settle_word, tell,
};
use app::serving::Word;
use app::{Answer, Error};
use domain::order::{Asked, Client, Kind, Line, Matter, Moment, Served};
use domain::{MeetingId, OrderId, RoomId};

use crate::house::{
    House, at, bureau, code, court, court_room, meeting_in, refusal, room, stories, told,
};

pub(crate) fn line(item: &str, moment: Moment, (quantity, put_out): (u32, u32)) -> Line {
    Line {
        number: 0,
        kind: Kind::Fruit,
        item: item.to_owned(),
        quantity,
        unit: "盘".to_owned(),
        place: "后排长桌".to_owned(),
        moment,
        at: None,
        put_out,
        reason: if put_out < quantity {
            "保持新鲜"
        } else {
            ""
        }
        .to_owned(),
        price: None,
        budget: None,
        supplier: String::new(),
        cut_off: None,
    }
}

pub(crate) fn fruit() -> Line {
    line("时令果盘", Moment::Break, (10, 4))
}

pub(crate) fn asked(meeting: Option<MeetingId>, lines: Vec<Line>) -> Asked {
    Asked {
        matter: Matter {
            meeting,
            title: "党员活动".to_owned(),
            room: court_room("101"),
            starts: at("09:00"),
            ends: at("11:00"),
        },
        client: Client {
            name: "金丝雀赵敏".to_owned(),
            department: "办公室".to_owned(),
            telephone: "8021".to_owned(),
        },
        note: String::new(),
        lines,
    }
}

pub(crate) fn agreed(revision: i32) -> Said {
    Said::Agreed {
        revision,
        name: "赵".to_owned(),
    }
}

/// Whoever looked at these lines says that they are right.
pub(crate) fn right(lines: &[u32]) -> Said {
    Said::Done {
        what: lines
            .iter()
            .map(|line| Served::Line(*line).into())
            .collect(),
        right: true,
        words: String::new(),
    }
}

pub(crate) fn wrong(line: u32, words: &str) -> Said {
    Said::Done {
        what: vec![Served::Line(line).into()],
        right: false,
        words: words.to_owned(),
    }
}

pub(crate) fn called(line: Option<u32>, words: &str) -> Said {
    Said::Called {
        line,
        words: words.to_owned(),
    }
}

impl House {
    pub(crate) async fn places(&self, who: &str, asked: Asked) -> Result<OrderId, Error> {
        let actor = self.who(who).await;
        let done = place(&self.app, &actor, &court(), &self.command(), asked).await?;
        Ok(done.subject.unwrap().parse().unwrap())
    }

    pub(crate) async fn order(&self, who: &str, id: OrderId) -> Option<OrderPage> {
        let actor = self.who(who).await;
        find(&self.app, &actor, &court(), id).await.unwrap()
    }

    pub(crate) async fn link(&self, id: OrderId) -> String {
        let lead = self.who("court-lead").await;
        make_link(&self.app, &lead, &court(), &self.command(), id)
            .await
            .unwrap();
        self.order("court-lead", id).await.unwrap().link.unwrap()
    }

    pub(crate) async fn client(&self, code: &str, said: Said) -> Result<Answer, Error> {
        say_by_link(&self.app, (code, ""), &self.command(), said).await
    }

    pub(crate) async fn counts(&self, id: OrderId, line: u32, came: u32) {
        let ting = self.who("court-ting").await;
        count(
            &self.app,
            &ting,
            &court(),
            &self.command(),
            (id, line),
            came,
        )
        .await
        .unwrap();
    }

    pub(crate) async fn standing(&self, id: OrderId) -> &'static str {
        self.order("court-lead", id)
            .await
            .unwrap()
            .view
            .standing
            .word()
    }

    /// The duties at the court of a rule, in short.
    pub(crate) async fn of_order_rule(&self, rule: &str) -> Vec<String> {
        let lead = self.who("court-lead").await;
        let day = app::board::day(&self.app, &lead, &court(), None)
            .await
            .unwrap()
            .unwrap();
        let duties = day.duties.iter().filter(|duty| duty.rule == rule);
        duties.map(told).collect()
    }

    pub(crate) async fn order_duty(&self, rule: &str) -> app::view::DutyView {
        let ting = self.who("court-ting").await;
        let state = app::phone::state(&self.app, &ting, &court())
            .await
            .unwrap()
            .unwrap();
        let open = |duty: &app::view::DutyView| duty.rule == rule && duty.outcome.is_none();
        let duty = state.duties.into_iter().find(open);
        duty.unwrap_or_else(|| panic!("no {rule}"))
    }
}

stories! {
    // B5
    // B6
    async fn the_fruit_is_seen_confirmed_put_out_at_the_break_and_confirmed_again_b5_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-desk", asked(Some(meeting), vec![fruit()])).await.unwrap();
        assert_eq!(house.standing(id).await, "awaited");
        // A day before has passed: half an hour is left.
        assert_eq!(house.of_order_rule("confirm-order").await.len(), 1);
        let code_of_link = house.link(id).await;
        let page = client_page(&house.app, &code_of_link, "").await.unwrap();
        let shown = &page.view.lines[0].0;
        assert_eq!((shown.put_out, shown.held_back(), shown.reason.as_str()), (4, 6, "保持新鲜"));
        assert!(page.view.client.is_none(), "a link tells no name");
        house.client(&code_of_link, agreed(1)).await.unwrap();
        house.client(&code_of_link, agreed(1)).await.unwrap();
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!(page.words.len(), 1, "a second confirmation says nothing new");
        assert_eq!((page.words[0].name.as_str(), page.words[0].word.revision), ("赵", 1));
        assert_eq!(house.standing(id).await, "agreed");
        house.set("08:20");
        house.counts(id, 1, 10).await;
        assert_eq!(house.standing(id).await, "counted");
        let plan = Said::Plan { revision: 1, counted: at("08:20"), right: true, words: String::new() };
        house.client(&code_of_link, plan).await.unwrap();
        assert_eq!(house.standing(id).await, "ready");
        house.say("court-ting", "09:00", meeting, Word::Started).await;
        assert_eq!(house.of_order_rule("serve-break").await, Vec::<String>::new());
        house.say("court-ting", "10:00", meeting, Word::Break).await;
        let duty = house.order_duty("serve-break").await;
        assert_eq!(told(&duty), "10:00-10:05");
        assert_eq!(duty.request.unwrap().note, "时令果盘 4/10 盘 · 后排长桌 · 保持新鲜");
        let settled = house.try_settle("court-ting", duty.id, app::duty::Settlement::Done, &house.command()).await;
        settled.unwrap();
        assert_eq!(house.standing(id).await, "done");
        assert_eq!(house.of_order_rule("confirm-done").await, ["10:00-10:30"]);
        // What waits for the client is not closed by a tap.
        let word = house.order_duty("confirm-done").await;
        let tapped = house.try_settle("court-ting", word.id, app::duty::Settlement::Done, &house.command()).await;
        assert_eq!(code(tapped), "order-settles");
        house.set("10:31");
        let (waiting, late) = house.order("court-lead", id).await.unwrap().view.waiting(at("10:31"));
        assert_eq!((waiting, late), (1, 1), "nobody confirmed it, and everybody sees that");
        // The client wants some more now.
        house.client(&code_of_link, called(Some(1), "")).await.unwrap();
        assert_eq!(house.of_order_rule("serve-call").await, ["10:31-10:36"]);
        house.client(&code_of_link, right(&[1])).await.unwrap();
        assert_eq!(house.standing(id).await, "called");
        assert_eq!(house.of_order_rule("confirm-done").await, ["10:00-10:30 done 10:31 late 2026-07-06 № 1"]);
        let more = house.order_duty("serve-call").await;
        let settled = house.try_settle("court-ting", more.id, app::duty::Settlement::Done, &house.command()).await;
        settled.unwrap();
        let page = client_page(&house.app, &code_of_link, "").await.unwrap();
        assert_eq!(page.words.iter().filter_map(|one| one.call.flatten()).count(), 1);
        assert_eq!(house.standing(id).await, "done", "what came besides waits for their word too");
        let position = page.words.iter().find(|one| one.call.is_some()).unwrap().word.position;
        let said = Said::Done { what: vec![Served::Call(position).into()], right: true, words: String::new() };
        house.client(&code_of_link, said).await.unwrap();
        assert_eq!(house.standing(id).await, "closed");
        let asked = house.of_order_rule("confirm-done").await;
        assert_eq!(asked.iter().filter(|duty| duty.contains("done")).count(), 2, "{asked:?}");
    }

    // C4.1.4
    async fn what_changed_is_shown_and_asks_for_the_clients_word_again_c4_1_4(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-desk", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        let lead = house.who("court-lead").await;
        let more = Line { number: 1, quantity: 12, ..fruit() };
        let tea = line("茶点", Moment::Before, (2, 2));
        let to = asked(None, vec![more, tea]);
        change(&house.app, &lead, &court(), &house.command(), (id, 1), to.clone()).await.unwrap();
        assert_eq!(house.standing(id).await, "changed");
        let again = change(&house.app, &lead, &court(), &house.command(), (id, 1), to).await;
        assert_eq!(code(again), "order-changed-meanwhile");
        // What was on the client's screen is no longer what is meant.
        assert_eq!(code(house.client(&link, agreed(1)).await), "order-changed-since");
        let since = client_page(&house.app, &link, "").await.unwrap().since.unwrap();
        let changed: Vec<_> = since.lines.iter().map(|one| {
            let much = |line: &Option<Line>| line.as_ref().map(|line| line.quantity);
            (much(&one.before), much(&one.after))
        }).collect();
        assert_eq!(changed, [(Some(10), Some(12)), (None, Some(2))]);
        house.client(&link, agreed(2)).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
        // The meeting moves, and that is a change too.
        app::meeting::set_end(&house.app, &lead, &court(), &house.command(), meeting, at("11:30")).await.unwrap();
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!(page.view.order.matter.ends, at("11:30"));
        assert!(page.since.unwrap().time_differs);
        assert_eq!(code(house.client(&link, agreed(2)).await), "order-changed-since");
        // What nobody is shown asks nobody again.
        house.client(&link, agreed(3)).await.unwrap();
        let mut lines: Vec<Line> = page.view.lines.into_iter().map(|(line, _)| line).collect();
        lines[0].supplier = String::from("果品公司");
        change(&house.app, &lead, &court(), &house.command(), (id, 3), asked(None, lines)).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
    }

    // B5
    async fn of_two_leaders_the_later_one_is_told_also_where_the_client_is_shown_nothing_new_b5(house: House) {
        house.furnish().await;
        let id = house.places("court-desk", asked(None, vec![line("时令果盘", Moment::Before, (10, 10))])).await.unwrap();
        let lead = house.who("court-lead").await;
        let seen = house.order("court-lead", id).await.unwrap().view;
        let by = |supplier: &str| {
            let mut lines: Vec<Line> = seen.lines.iter().map(|(line, _)| line.clone()).collect();
            supplier.clone_into(&mut lines[0].supplier);
            asked(None, lines)
        };
        let version = seen.order.version;
        change(&house.app, &lead, &court(), &house.command(), (id, version), by("果品公司")).await.unwrap();
        let later = change(&house.app, &lead, &court(), &house.command(), (id, version), by("鲜果店")).await;
        assert_eq!(code(later), "order-changed-meanwhile");
        let stands = house.order("court-lead", id).await.unwrap().view;
        assert_eq!(stands.lines[0].0.supplier, "果品公司", "nothing is overwritten unseen");
        assert_eq!((stands.order.revision, stands.order.version), (1, version + 1), "its client is asked nothing");
        // Whoever saw it decides.
        change(&house.app, &lead, &court(), &house.command(), (id, version + 1), by("鲜果店")).await.unwrap();
        assert_eq!(house.order("court-lead", id).await.unwrap().view.lines[0].0.supplier, "鲜果店");
    }

    // B6
    async fn a_completion_is_told_or_settled_with_a_reason_and_never_closes_by_itself_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2)), line("鲜花", Moment::Before, (1, 1))];
        let id = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        house.set("08:10");
        for _ in 0..2 {
            let ting = house.who("court-ting").await;
            let state = app::phone::state(&house.app, &ting, &court()).await.unwrap().unwrap();
            let duty = state.duties.iter().find(|duty| duty.rule == "serve-before" && duty.outcome.is_none());
            let done = app::duty::Settlement::Done;
            house.try_settle("court-ting", duty.unwrap().id, done, &house.command()).await.unwrap();
        }
        house.set("12:00");
        app::timer::tick(&house.app).await.unwrap();
        assert_eq!(house.standing(id).await, "done");
        let ting = house.who("court-ting").await;
        let telling = tell(&house.app, &ting, &court(), &house.command(), (id, Served::Line(1)), " ".to_owned()).await;
        assert_eq!(code(telling), "field-empty");
        let whom = "电话告诉赵敏".to_owned();
        tell(&house.app, &ting, &court(), &house.command(), (id, Served::Line(1)), whom).await.unwrap();
        let own = settle_word(&house.app, &ting, &court(), &house.command(), (id, Served::Line(2)), "忙".to_owned()).await;
        assert_eq!(code(own), "not-allowed");
        let lead = house.who("court-lead").await;
        settle_word(&house.app, &lead, &court(), &house.command(), (id, Served::Line(2)), "客户出差".to_owned()).await.unwrap();
        assert_eq!(house.standing(id).await, "closed");
        let page = house.order("court-lead", id).await.unwrap();
        let hows: Vec<_> = page.view.lines.iter().map(|(_, one)| one.how.unwrap().word()).collect();
        assert_eq!(hows, ["told", "settled"]);
        assert_eq!(page.words[0].words, "电话告诉赵敏");
    }

    async fn a_link_leads_to_its_own_order_until_it_is_ended_and_says_no_more_than_that(house: House) {
        house.furnish().await;
        let id = house.places("court-desk", asked(None, vec![line("桶装水", Moment::Before, (5, 5))])).await.unwrap();
        let other = house.places("court-desk", asked(None, vec![line("横幅", Moment::Before, (1, 1))])).await.unwrap();
        let (first, others) = (house.link(id).await, house.link(other).await);
        let said = house.client(&others, right(&[7])).await;
        assert_eq!(code(said), "order-line-unknown");
        assert_eq!(client_page(&house.app, &first, "").await.unwrap().view.order.id, id);
        let second = house.link(id).await;
        assert_eq!(code(client_page(&house.app, &first, "").await), "order-link-unknown");
        assert_eq!(code(house.client(&first, agreed(1)).await), "order-link-unknown");
        let desk = house.who("court-desk").await;
        revoke_link(&house.app, &desk, &court(), &house.command(), id).await.unwrap();
        assert_eq!(code(client_page(&house.app, &second, "").await), "order-link-unknown");
        let third = house.link(id).await;
        house.clock.set(at("11:00") + 8 * 24 * 60 * 60_000);
        assert_eq!(code(client_page(&house.app, &third, "").await), "order-link-unknown");
        // Whoever tries many is kept out for a while.
        let mut refused = "";
        for turn in 0..100 {
            refused = code(client_page(&house.app, &format!("guess-{turn}"), "10.0.0.9").await);
        }
        assert_eq!(refused, "codes-too-often");
        if let Some(written) = house.written() {
            for secret in [first, second, third, "金丝雀".to_owned()] {
                let found = written.windows(secret.len()).any(|part| part == secret.as_bytes());
                assert!(!found, "{secret} is kept as it is");
            }
        }
    }

    async fn what_is_asked_of_an_order_goes_with_its_meeting_and_with_whose_it_is(house: House) {
        house.furnish().await;
        let sun = house.who("sun").await;
        let own = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let mut wish = asked(Some(own), vec![fruit()]);
        wish.matter.room = RoomId::derived(&["none"]);
        let done = place(&house.app, &sun, &bureau(), &house.command(), wish.clone()).await;
        assert_eq!(code(done), "meeting-unknown", "a host orders for their own meetings");
        let booked = app::meeting::book(&house.app, &sun, &bureau(), &house.command(),
            crate::house::once(meeting_in(room("702"), "09:00", "10:00"))).await.unwrap();
        wish.matter.meeting = Some(booked.subject.unwrap().parse().unwrap());
        let done = place(&house.app, &sun, &bureau(), &house.command(), wish).await.unwrap();
        let id: OrderId = done.subject.unwrap().parse().unwrap();
        let zhou = house.who("zhou").await;
        assert_eq!(find(&house.app, &zhou, &bureau(), id).await.unwrap(), None);
        assert_eq!(code(say(&house.app, &zhou, &bureau(), &house.command(), id, agreed(1)).await), "order-unknown");
        say(&house.app, &sun, &bureau(), &house.command(), id, agreed(1)).await.unwrap();
        // Another site's order is not there.
        let lead = house.who("court-lead").await;
        assert_eq!(code(cancel(&house.app, &lead, &court(), &house.command(), id).await), "order-unknown");
        let alone = place(&house.app, &lead, &court(), &house.command(), asked(None, vec![fruit()])).await;
        assert_eq!(refusal(alone).field, Some("moment"));
    }

    // B6
    async fn what_is_counted_anew_or_added_is_never_confirmed_unseen_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let id = house.places("court-desk", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        house.set("08:10");
        house.counts(id, 1, 10).await;
        let seen = at("08:10");
        house.set("08:20");
        house.counts(id, 1, 4).await;
        let plan = |revision, counted| Said::Plan { revision, counted, right: true, words: String::new() };
        assert_eq!(code(house.client(&link, plan(1, seen)).await), "order-changed-since", "another number came");
        house.client(&link, plan(1, at("08:20"))).await.unwrap();
        assert_eq!(house.standing(id).await, "ready");
        // A line more is to be counted; more of what was counted is counted anew.
        let lead = house.who("court-lead").await;
        let more = Line { number: 1, quantity: 30, ..fruit() };
        let to = asked(None, vec![more.clone(), line("茶点", Moment::Before, (2, 2))]);
        change(&house.app, &lead, &court(), &house.command(), (id, 1), to).await.unwrap();
        let open = |duties: Vec<String>| duties.iter().filter(|duty| !duty.contains("done") && !duty.contains("cancelled")).count();
        assert_eq!(open(house.of_order_rule("count-goods").await), 1, "somebody has to count");
        house.client(&link, agreed(2)).await.unwrap();
        house.counts(id, 2, 2).await;
        assert_eq!(house.standing(id).await, "agreed", "thirty are not the ten that were counted");
        let twice = asked(None, vec![more.clone(), Line { quantity: 31, ..more }]);
        let refused = change(&house.app, &lead, &court(), &house.command(), (id, 2), twice).await;
        assert_eq!(code(refused), "order-line-twice");
        let numbered = Line { number: 4_000_000_000, ..fruit() };
        let other = house.places("court-desk", asked(Some(meeting), vec![numbered])).await.unwrap();
        assert_eq!(house.order("court-lead", other).await.unwrap().view.lines[0].0.number, 1);
    }

    // B6
    async fn an_objection_is_heard_whoever_was_told_meanwhile_and_a_link_names_nobody_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2))];
        let id = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        house.set("08:10");
        let serve = house.order_duty("serve-before").await.id;
        let done = app::duty::Settlement::Done;
        house.try_settle("court-ting", serve, done, &house.command()).await.unwrap();
        // Nobody had asked the client before: what is left of that counts as missed, and troubles no phone.
        assert!(house.of_order_rule("confirm-order").await[0].contains("missed"));
        let ting = house.who("court-ting").await;
        tell(&house.app, &ting, &court(), &house.command(), (id, Served::Line(1)), "当面告知金丝雀".to_owned()).await.unwrap();
        let page = client_page(&house.app, &link, "").await.unwrap();
        assert_eq!(page.view.lines[0].1.done_by, "", "who of the house did it is the house's");
        let told = page.words.iter().find(|one| one.word.kind == domain::order::WordKind::Told).unwrap();
        assert_eq!((told.words.as_str(), told.word.by.as_str()), ("", ""));
        house.client(&link, wrong(1, "只有一盘")).await.unwrap();
        let page = house.order("court-lead", id).await.unwrap();
        assert_eq!(page.view.waiting(at("08:10")).0, 1, "what is wrong is open again");
        let again = tell(&house.app, &ting, &court(), &house.command(), (id, Served::Line(1)), "又说了".to_owned()).await;
        assert_eq!(code(again), "order-said-wrong");
        house.client(&link, right(&[1])).await.unwrap();
        assert_eq!(code(house.client(&link, wrong(1, "只有一盘")).await), "order-nothing-waits");
    }

    // B6
    async fn a_tap_that_is_taken_back_leaves_nothing_missed_and_no_objection_behind_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (2, 2))];
        let id = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        house.set("08:10");
        let serve = house.order_duty("serve-before").await.id;
        let done = || app::duty::Settlement::Done;
        house.try_settle("court-ting", serve, done(), &house.command()).await.unwrap();
        house.client(&link, wrong(1, "还没有")).await.unwrap();
        let ting = house.who("court-ting").await;
        app::withdrawal::of_duty(&house.app, &ting, &court(), &house.command(), serve).await.unwrap();
        let asks = house.of_order_rule("confirm-order").await;
        assert!(!asks[0].contains("missed"), "the client is asked as before: {asks:?}");
        house.client(&link, agreed(1)).await.unwrap();
        assert!(house.of_order_rule("confirm-order").await[0].contains("done"));
        house.try_settle("court-ting", serve, done(), &house.command()).await.unwrap();
        tell(&house.app, &ting, &court(), &house.command(), (id, Served::Line(1)), "当面告知".to_owned()).await.unwrap();
    }

    // B6
    async fn a_count_has_a_mark_of_its_own_also_when_the_clock_was_set_back_b6(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let lines = vec![line("茶点", Moment::Before, (10, 10)), line("鲜花", Moment::Before, (1, 1))];
        let id = house.places("court-lead", asked(Some(meeting), lines)).await.unwrap();
        let link = house.link(id).await;
        house.set("08:20");
        house.counts(id, 1, 10).await;
        house.set("08:10");
        house.counts(id, 2, 1).await;
        let view = client_page(&house.app, &link, "").await.unwrap().view;
        let seen = domain::order::counted_last(&view.lines);
        house.counts(id, 1, 3).await;
        let plan = Said::Plan { revision: 1, counted: seen, right: true, words: String::new() };
        assert_eq!(code(house.client(&link, plan).await), "order-changed-since");
    }
}
