//! What a case is about and what its finding may rest on: the case's own entries, those of its call, and
//! what was done or not about the orders for its meeting.

use app::case::{Matter, Opening, open_from_call, tie};
use app::{Answer, Error};
use domain::call::{Handling, Note, Told as Heard};
use domain::case::{Cause, Channel, Said, State, Step, Told};
use domain::order::Line;
use domain::{CallId, CaseId, OrderId};

use crate::cases::{fruit_by_itself, id_of, said, until};
use crate::house::{
    House, account, at, bureau, code, court, court_room, meeting_in, room, stories,
};
use crate::orders::{agreed, asked, fruit};

fn finding(cites: Vec<i64>) -> Said {
    Said {
        cites,
        cause: Some(Cause::Unconfirmed),
        ours: true,
        ..said("没有请客户确认")
    }
}

impl House {
    /// Somebody complains by telephone.
    pub(crate) async fn complaining_call(&self) -> CallId {
        let desk = self.who("qian").await;
        let note = Note {
            told: Heard {
                caller: "金丝雀".to_owned(),
                organisation: String::new(),
                telephone: "13812345678".to_owned(),
                case_number: String::new(),
                matter: "昨天没人带路".to_owned(),
                remark: String::new(),
            },
            kind: "complaint".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: Handling::Answered,
            to: String::new(),
            agreed: None,
            assignee: None,
        };
        let command = self.command();
        let taken = app::call::take(&self.app, &desk, &bureau(), &command, note).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }

    async fn ties(&self, who: &str, id: CaseId, matter: Matter) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        tie(&self.app, &actor, &bureau(), &self.command(), id, matter).await
    }
}

stories! {
    // B1
    // B3
    // B4
    async fn a_complaint_by_telephone_about_no_meeting_rests_on_its_call_and_is_settled_b1_b3_b4(house: House) {
        house.furnish().await;
        house.set("09:00");
        let (call, other) = (house.complaining_call().await, house.complaining_call().await);
        let desk = house.who("qian").await;
        let open = async |call: CallId| {
            let case = open_from_call(&house.app, &desk, &bureau(), &house.command(), call, Matter::default()).await;
            id_of(&case.unwrap())
        };
        let (id, of_other) = (open(call).await, open(other).await);
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        assert!(page.meeting.is_none() && page.orders.is_empty());
        let acts: Vec<&str> = page.entries.iter().map(|one| one.entry.act.as_str()).collect();
        assert_eq!(acts.iter().filter(|act| **act == "call-taken").count(), 1, "of its own call alone: {acts:?}");
        let taken = page.entries.iter().find(|one| one.entry.act == "call-taken").unwrap().number;
        let foreign = house.case("li", of_other).await.unwrap().entries[0].number;
        assert_eq!(code(house.takes("li", id, Step::Find, finding(vec![foreign])).await), "case-cite-foreign");
        house.takes("li", id, Step::Find, finding(vec![taken, page.steps[0].entry])).await.unwrap();
        let report = Said { apology: "向您道歉".to_owned(), ..said("当天少排了一个人") };
        house.takes("qian", id, Step::Report, report).await.unwrap();
        house.takes("qian", id, Step::Accept, said("谅解")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        assert_eq!(page.view.case.state, State::Accepted);
        let found = page.steps.iter().find(|one| one.step == Step::Find).unwrap();
        assert_eq!(found.said.cites, [taken, page.steps[0].entry]);
    }

    // B3
    async fn that_nobody_asked_the_client_in_time_is_cited_b3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        let lead = house.who("li").await;
        let mut asked = fruit_by_itself();
        asked.matter.meeting = Some(meeting);
        app::order::place(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        house.tick("08:00").await;
        let id = id_of(&house.complaint("qian", Some(meeting)).await.unwrap());
        house.takes("qian", id, Step::Promise, until("10:30")).await.unwrap();
        let page = house.case("li", id).await.unwrap();
        let confirm = page.duties.iter().find(|duty| duty.rule == "confirm-order").unwrap();
        let is_it = |one: &&domain::journal::Written| one.entry.act == "duty-overdue" && one.entry.duty == Some(confirm.id);
        let late = page.entries.iter().find(is_it).unwrap().number;
        house.takes("li", id, Step::Find, finding(vec![late])).await.unwrap();
        let steps = house.case("li", id).await.unwrap().steps;
        assert_eq!(steps.last().unwrap().said.cites, [late]);
    }

    // B1
    // B3
    async fn a_complaint_about_yesterday_is_tied_to_its_meeting_by_whoever_answers_for_it_b1_b3(house: House) {
        let meeting = house.served().await;
        house.clock.set(at("09:30") + 24 * 60 * 60_000);
        let call = house.complaining_call().await;
        let desk = house.who("qian").await;
        let opener = app::case::opener(&house.app, &desk, &bureau(), Some(call)).await.unwrap().unwrap();
        assert!(opener.proposed.meetings.iter().any(|one| one.id == meeting));
        let case = open_from_call(&house.app, &desk, &bureau(), &house.command(), call, Matter::default()).await;
        let id = id_of(&case.unwrap());
        let offered = house.case("qian", id).await.unwrap().proposed.unwrap();
        assert!(offered.meetings.iter().any(|one| one.id == meeting));
        let its = Matter::of_meeting(meeting);
        assert_eq!(code(house.ties("qian", id, Matter::default()).await), "case-matter-missing");
        assert_eq!(code(house.ties("wang", id, its).await), "case-unknown");
        for _ in 0..2 {
            house.ties("qian", id, its).await.unwrap();
        }
        assert_eq!(house.count_of(&bureau(), "case-tied").await, 1, "said twice, it is tied once");
        let page = house.case("li", id).await.unwrap();
        assert_eq!(page.view.case.meeting, Some(meeting));
        assert!(page.meeting.is_some() && page.entries.iter().any(|one| one.entry.meeting == Some(meeting)));
        let subjects: Vec<_> = page.subjects.iter().map(|one| one.account).collect();
        assert_eq!(subjects, [account("wang")], "whoever served it");
        house.takes("chen", id, Step::Close, said("重复投诉")).await.unwrap();
        assert_eq!(code(house.ties("qian", id, its).await), "case-state");
        assert!(house.case("qian", id).await.unwrap().proposed.is_none());
    }

    // B1
    // B3
    async fn the_orders_of_a_callers_telephone_are_offered_and_a_leader_who_served_one_gives_its_case_up_b1_b3(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let lead = house.who("li").await;
        let mut asked = fruit_by_itself();
        "138 1234 5678".clone_into(&mut asked.client.telephone);
        let placed = app::order::place(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        let order: OrderId = placed.subject.unwrap().parse().unwrap();
        house.set("09:00");
        let call = house.complaining_call().await;
        let desk = house.who("qian").await;
        let opener = app::case::opener(&house.app, &desk, &bureau(), Some(call)).await.unwrap().unwrap();
        let offered: Vec<OrderId> = opener.proposed.orders.iter().map(|one| one.id).collect();
        assert_eq!(offered, [order]);
        let case = open_from_call(&house.app, &desk, &bureau(), &house.command(), call, Matter::default()).await;
        let id = id_of(&case.unwrap());
        // The leader did themselves what there was to do for it.
        let wang = house.who("wang").await;
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        let serve = phone.duties.iter().find(|duty| duty.rule == "serve-before").unwrap().id;
        app::duty::settle(&house.app, &lead, &bureau(), &house.command(), serve, app::duty::Settlement::Done).await.unwrap();
        let its = Matter { order: Some(order), ..Matter::default() };
        house.ties("qian", id, its).await.unwrap();
        assert!(house.case("li", id).await.is_none(), "the leader served it, and sees no more of the case");
        let page = house.case("duo", id).await.unwrap();
        assert_eq!(page.view.case.order, Some(order.0));
        assert_eq!(page.orders[0].view.order.id, order);
        let open = page.own_duties.iter().filter(|duty| duty.outcome.is_none());
        let holders: Vec<_> = open.filter_map(|duty| duty.assignee.as_ref()).map(|one| one.account).collect();
        assert!(holders.contains(&account("duo")) && !holders.contains(&account("li")), "{holders:?}");
    }

    // B1
    // B3
    async fn a_case_about_an_order_is_about_the_meeting_that_it_was_placed_for_b1_b3(house: House) {
        house.furnish().await;
        let its = house.book(meeting_in(room("701"), "09:00", "11:00")).await;
        let other = house.book(meeting_in(room("702"), "09:00", "11:00")).await;
        let lead = house.who("li").await;
        let mut asked = fruit_by_itself();
        asked.matter.meeting = Some(its);
        let placed = app::order::place(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        let order: OrderId = placed.subject.unwrap().parse().unwrap();
        let id = id_of(&house.complaint("qian", Some(other)).await.unwrap());
        let chosen = Matter { meeting: Some(other), order: Some(order) };
        house.ties("qian", id, chosen).await.unwrap();
        let case = house.case("qian", id).await.unwrap().view.case;
        assert_eq!((case.meeting, case.order), (Some(its), Some(order.0)));
        // Nor is it another one that is tied to it later.
        house.ties("qian", id, Matter::of_meeting(other)).await.unwrap();
        let case = house.case("qian", id).await.unwrap().view.case;
        assert_eq!((case.meeting, case.order), (Some(its), Some(order.0)));
    }

    // B3
    async fn what_a_client_said_by_their_link_is_tied_to_no_other_clients_order_b3(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let own = house.places("court-lead", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let other = house.places("court-lead", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let (link, others) = (house.link(own).await, house.link(other).await);
        let told = Told { words: "水果太少".to_owned(), ..Told::default() };
        let opened = app::order::complain_by_link(&house.app, (&link, ""), &house.command(), told).await;
        let id = id_of(&opened.unwrap());
        let lead = house.who("court-lead").await;
        let page = app::case::find(&house.app, &lead, &court(), id).await.unwrap().unwrap();
        assert!(page.proposed.unwrap().orders.is_empty());
        let its = Matter { order: Some(other), ..Matter::default() };
        let tied = tie(&house.app, &lead, &court(), &house.command(), id, its).await;
        assert_eq!(code(tied), "case-order-by-link");
        let page = app::order::client_page(&house.app, &others, "").await.unwrap();
        assert!(page.end.cases.is_empty(), "it is another client's");
    }

    // B3
    // B6
    async fn what_the_client_confirmed_stands_beside_what_was_made_of_it_b3_b6(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let mut wish = asked(Some(meeting), vec![fruit()]);
        "不要柑橘".clone_into(&mut wish.note);
        let order = house.places("court-lead", wish).await.unwrap();
        let link = house.link(order).await;
        house.client(&link, agreed(1)).await.unwrap();
        let lead = house.who("court-lead").await;
        let fewer = asked(None, vec![Line { number: 1, quantity: 6, ..fruit() }]);
        app::order::change(&house.app, &lead, &court(), &house.command(), (order, 1), fewer).await.unwrap();
        let desk = house.who("court-desk").await;
        let told = Told { words: "少了四盘".to_owned(), ..Told::default() };
        let opening = Opening { meeting: Some(meeting), ..Opening::by(Channel::Visit, told) };
        let opened = app::case::open(&house.app, &desk, &court(), &house.command(), opening).await.unwrap();
        let page = app::case::find(&house.app, &lead, &court(), id_of(&opened)).await.unwrap().unwrap();
        let confirmed = &page.confirmed[0];
        assert_eq!((confirmed.order, confirmed.revision), (order, 1));
        let shown = confirmed.shown.as_ref().unwrap();
        assert_eq!((shown.lines[0].quantity, shown.starts), (10, at("09:00")));
        let headcount = shown.needs.as_ref().map(|needs| needs.headcount);
        assert_eq!((headcount, shown.note.as_str()), (Some(8), "不要柑橘"));
        let since = page.orders[0].since.as_ref().unwrap();
        assert_eq!(since.lines[0].after.as_ref().unwrap().quantity, 6);
    }
}
