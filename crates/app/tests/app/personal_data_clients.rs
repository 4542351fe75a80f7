//! What is kept of somebody in orders and cases, when they ask for it.

use app::case::{Opening, name_subject};
use app::order::{Recorded, cancel, place, record_agreement, tell};
use app::personal_data::{Asking, ask, fetch};
use domain::call::Handling;
use domain::case::{Channel, Told};
use domain::order::{Heard, Served, WordKind};
use domain::personal_data::{ASKED_A_DAY_MAX, Found, Kind};
use domain::visit::Act;
use domain::{CaseId, OrderId};

use crate::cases::fruit_by_itself;
use crate::house::{House, account, bureau, code, refusal, stories};
use crate::personal_data::{approves, asking, asks, call, call_of, request};
use crate::visit::{come, do_it, seen, visitor};

/// An order and a complaint of the one whose telephone the requests are made with.
async fn client(house: &House) -> (OrderId, CaseId) {
    house.furnish().await;
    let (li, mut asked) = (house.who("li").await, fruit_by_itself());
    "金丝雀".clone_into(&mut asked.client.name);
    "13987650001".clone_into(&mut asked.client.telephone);
    let placed = place(&house.app, &li, &bureau(), &house.command(), asked).await;
    let told = Told {
        name: "金丝雀".to_owned(),
        telephone: "139 8765 0001".to_owned(),
        words: "水果太少".to_owned(),
        ..Told::default()
    };
    let opening = Opening::by(Channel::Visit, told);
    let desk = house.who("qian").await;
    let opened = app::case::open(&house.app, &desk, &bureau(), &house.command(), opening).await;
    (
        placed.unwrap().subject.unwrap().parse().unwrap(),
        opened.unwrap().subject.unwrap().parse().unwrap(),
    )
}

stories! {
    // A1.5
    async fn orders_and_complaints_of_a_person_are_shown_to_them_but_no_case_to_its_subject_a1_5(house: House) {
        let (order, case) = client(&house).await;
        let chen = house.who("chen").await;
        name_subject(&house.app, &chen, &bureau(), &house.command(), case, account("li")).await.unwrap();
        let id = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        let found = Found { orders: 1, open: 1, ..Found::default() };
        assert_eq!(request(&house, id).await.found, found, "nobody reads here that there is a case");
        approves(&house, "chen", id).await.unwrap();
        let takes = async |who: &str| {
            let who = house.who(who).await;
            fetch(&house.app, &who, &bureau(), &house.command(), (Kind::Show, id)).await.unwrap().given
        };
        let given = takes("li").await;
        assert_eq!(given.orders[0].order.id, order);
        assert_eq!(given.orders[0].client.name, "金丝雀");
        assert_eq!(given.cases, [], "it is about whoever fetches it");
        assert_eq!(takes("chen").await.cases[0].told.words, "水果太少");
    }

    // A1.5
    async fn an_order_is_erased_once_it_is_over_and_a_case_once_it_is_closed_a1_5(house: House) {
        let (order, case) = client(&house).await;
        let id = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-still-open");
        house.set("12:00");
        approves(&house, "chen", id).await.unwrap();
        let li = house.who("li").await;
        let page = app::order::find(&house.app, &li, &bureau(), order).await.unwrap().unwrap();
        assert_eq!(page.view.client.unwrap_or_default().name, "");
        let told = async || {
            let page = app::case::find(&house.app, &li, &bureau(), case).await.unwrap().unwrap();
            page.view.told
        };
        assert!(told().await.is_some(), "it is not settled");
        let chen = house.who("chen").await;
        let why = domain::case::Said { words: "投诉人撤回".to_owned(), ..domain::case::Said::default() };
        let closing = (case, domain::case::Step::Close);
        app::case::step(&house.app, &chen, &bureau(), &house.command(), closing, why).await.unwrap();
        let again = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        approves(&house, "chen", again).await.unwrap();
        assert_eq!(told().await, None);
    }

    // A1.5
    // B6
    async fn who_is_still_to_be_told_that_their_order_is_cancelled_is_not_erased_before_a1_5_b6(house: House) {
        let (order, _) = client(&house).await;
        let li = house.who("li").await;
        let recorded = Recorded { revision: 1, counted: None, heard: Heard::Telephone, name: "银杏".to_owned(), said: None };
        record_agreement(&house.app, &li, &bureau(), &house.command(), order, recorded).await.unwrap();
        let shown = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        approves(&house, "chen", shown).await.unwrap();
        let given = fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, shown)).await.unwrap().given;
        assert_eq!(given.orders[0].words[0].1, "银杏", "under whose name it was confirmed");
        cancel(&house.app, &li, &bureau(), &house.command(), order).await.unwrap();
        house.set("12:00");
        let erase = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        assert_eq!(code(approves(&house, "chen", erase).await), "personal-data-still-open");
        let page = app::order::find(&house.app, &li, &bureau(), order).await.unwrap().unwrap();
        let what = page.view.calls.iter().position(|(_, call)| call.awaits_word());
        assert!(what.is_some(), "they are still to be told");
        let words = page.words.iter().find(|one| one.word.kind == WordKind::Cancelled).unwrap();
        let what = Served::Call(words.word.position);
        tell(&house.app, &li, &bureau(), &house.command(), (order, what), "电话告知".to_owned()).await.unwrap();
        approves(&house, "chen", erase).await.unwrap();
    }

    // A1.5
    async fn what_was_said_with_a_rating_by_the_link_of_an_order_goes_with_it_a1_5(house: House) {
        let (order, _) = client(&house).await;
        let li = house.who("li").await;
        app::order::make_link(&house.app, &li, &bureau(), &house.command(), order).await.unwrap();
        let page = app::order::find(&house.app, &li, &bureau(), order).await.unwrap().unwrap();
        house.set("11:10");
        let said = app::feedback::Said { score: 4, note: "金丝雀说很好".to_owned() };
        let link = page.link.unwrap();
        app::order::rate_by_link(&house.app, (&link, ""), &house.command(), said).await.unwrap();
        house.set("12:00");
        let shown = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        approves(&house, "chen", shown).await.unwrap();
        let given = fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, shown)).await.unwrap().given;
        assert_eq!(given.orders[0].words[0].1, "金丝雀说很好");
        let erased = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        approves(&house, "chen", erased).await.unwrap();
        let read = move |db: &mut store::Database| store::case::ratings_of_order(db, &bureau(), order);
        let ratings = house.app.store().read(read).await.unwrap();
        assert_eq!((ratings.len(), ratings[0].sealed.as_ref()), (1, None));
    }

    // A1.5
    async fn several_clients_of_one_telephone_are_never_taken_for_one_person_a1_5(house: House) {
        client(&house).await;
        let (li, mut other) = (house.who("li").await, fruit_by_itself());
        "画眉".clone_into(&mut other.client.name);
        "13987650001".clone_into(&mut other.client.telephone);
        place(&house.app, &li, &bureau(), &house.command(), other).await.unwrap();
        let refused = refusal(asks(&house, "li", asking(Kind::Show)).await);
        assert_eq!((refused.code, refused.field), ("personal-data-several-clients", Some("name")));
        assert_eq!(refused.arguments, [], "whose they are is told to nobody");
    }

    // A1.5
    async fn whoever_tries_telephones_that_several_share_has_no_more_tries_than_requests_a1_5(house: House) {
        house.furnish().await;
        call(&house, Handling::Answered).await;
        call_of(&house, "画眉", Handling::Answered).await;
        let named = || Asking { name: "画眉".to_owned(), ..asking(Kind::Show) };
        let (li, command) = (house.who("li").await, house.command());
        let sends = async |asked: Asking| ask(&house.app, &li, &bureau(), &command, asked).await;
        // What was refused may be sent again, mended, and counts each time.
        for _ in 0..2 {
            assert_eq!(code(sends(asking(Kind::Show)).await), "personal-data-several-clients");
        }
        sends(named()).await.unwrap();
        for _ in 3..ASKED_A_DAY_MAX {
            assert_eq!(code(asks(&house, "li", asking(Kind::Erase)).await), "personal-data-several-clients");
        }
        let refused = refusal(asks(&house, "li", asking(Kind::Show)).await);
        assert_eq!((refused.code, refused.field), ("personal-data-too-often", None), "nothing is told any more");
        assert_eq!(code(asks(&house, "li", named()).await), "personal-data-too-often");
        assert_eq!(house.count_of(&bureau(), "personal-data-unclear").await, ASKED_A_DAY_MAX - 1);
        let written = house.written().unwrap_or_default();
        let written = String::from_utf8_lossy(&written);
        for canary in ["1398765", "画眉"] {
            assert!(!written.contains(canary), "{canary}");
        }
        house.set("2026-07-08 09:00");
        asks(&house, "li", named()).await.unwrap();
    }

    // A1.5
    async fn whoever_asks_is_told_apart_by_their_name_and_nothing_of_the_other_is_shown_or_erased_a1_5(house: House) {
        let (hers, _) = client(&house).await;
        let (li, mut other) = (house.who("li").await, fruit_by_itself());
        "画眉".clone_into(&mut other.client.name);
        "13987650001".clone_into(&mut other.client.telephone);
        let placed = place(&house.app, &li, &bureau(), &house.command(), other).await;
        let his: OrderId = placed.unwrap().subject.unwrap().parse().unwrap();
        let of = |name: &str, kind| Asking { name: name.to_owned(), ..asking(kind) };
        // A name that stands nowhere is a request like any other: written down, counted, and nothing found.
        let unknown = asks(&house, "li", of("百灵", Kind::Show)).await.unwrap();
        assert_eq!(request(&house, unknown).await.found, Found::default());
        let shown = asks(&house, "li", of(" 画眉 ", Kind::Show)).await.unwrap();
        assert_eq!(request(&house, shown).await.found, Found { orders: 1, open: 1, ..Found::default() });
        approves(&house, "chen", shown).await.unwrap();
        let given = fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, shown)).await.unwrap().given;
        assert_eq!(given.orders.iter().map(|one| one.order.id).collect::<Vec<_>>(), [his]);
        assert_eq!(given.cases, [], "the complaint is the other's");
        house.set("12:00");
        let erased = asks(&house, "li", of("画眉", Kind::Erase)).await.unwrap();
        approves(&house, "chen", erased).await.unwrap();
        let named = async |order| {
            let page = app::order::find(&house.app, &li, &bureau(), order).await.unwrap().unwrap();
            page.view.client.unwrap_or_default().name
        };
        assert_eq!((named(his).await, named(hers).await), (String::new(), "金丝雀".to_owned()));
    }

    // A1.5
    async fn who_is_called_differently_at_the_desk_is_told_nothing_of_the_other_a1_5(house: House) {
        house.furnish().await;
        call(&house, Handling::Answered).await;
        // The same person, as it was heard.
        call_of(&house, "金女士", Handling::Answered).await;
        let asked = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, asked).await.found, Found { calls: 2, ..Found::default() });
        approves(&house, "chen", asked).await.unwrap();
        // Somebody else gives the same telephone, of an office or a family.
        let his = call_of(&house, "画眉", Handling::Answered).await;
        let refused = refusal(asks(&house, "li", asking(Kind::Show)).await);
        assert_eq!((refused.code, refused.field), ("personal-data-several-clients", Some("name")));
        assert_eq!(refused.arguments, [], "whose they are is told to nobody");
        let li = house.who("li").await;
        let fetched = async |id| fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, id)).await;
        let late = fetched(asked).await.map(|fetched| fetched.given);
        assert_eq!(refusal(late).code, "personal-data-several-clients", "nor what was approved before they joined");
        let named = Asking { name: "画眉".to_owned(), ..asking(Kind::Show) };
        let named = asks(&house, "li", named).await.unwrap();
        approves(&house, "chen", named).await.unwrap();
        let given = fetched(named).await.unwrap().given;
        assert_eq!(given.calls.iter().map(|one| one.id).collect::<Vec<_>>(), [his]);
        assert!(!format!("{given:?}").contains('金'));
    }

    // A1.5
    async fn what_is_put_before_anybodys_name_makes_nobody_the_same_person_a1_5(house: House) {
        house.furnish().await;
        call_of(&house, "小王", Handling::Answered).await;
        call_of(&house, "王先生", Handling::Answered).await;
        let asked = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, asked).await.found, Found { calls: 2, ..Found::default() });
        call_of(&house, "小李", Handling::Answered).await;
        for kind in [Kind::Show, Kind::Erase] {
            let refused = refusal(asks(&house, "li", asking(kind)).await);
            assert_eq!((refused.code, refused.field), ("personal-data-several-clients", Some("name")), "{kind:?}");
        }
        let named = Asking { name: "小李".to_owned(), ..asking(Kind::Show) };
        let named = asks(&house, "li", named).await.unwrap();
        assert_eq!(request(&house, named).await.found, Found { calls: 1, ..Found::default() });
    }

    // A1.5
    async fn a_document_says_whose_visits_they_are_however_the_name_was_written_a1_5(house: House) {
        house.furnish().await;
        let mut visits = Vec::new();
        for name in ["王建国", "Wang Jianguo"] {
            let mut guest = visitor(name);
            "13987650001".clone_into(&mut guest.details.telephone);
            "passport".clone_into(&mut guest.details.document_kind);
            "E12345678".clone_into(&mut guest.document_number);
            let id = come(&house, "qian", guest).await;
            do_it(&house, "qian", id, Act::Leave, "").await.unwrap();
            visits.push(id);
        }
        call_of(&house, "王先生", Handling::Answered).await;
        let by_document = |kind| Asking { document_number: "E12345678".to_owned(), ..asking(kind) };
        let asked = asks(&house, "li", by_document(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, asked).await.found, Found { visits: 2, calls: 1, ..Found::default() });
        // Whoever else gave the telephone does not become the same person by it.
        call_of(&house, "画眉", Handling::Answered).await;
        let refused = refusal(asks(&house, "li", by_document(Kind::Erase)).await);
        assert_eq!((refused.code, refused.field), ("personal-data-several-clients", Some("name")));
        let alone = Asking { telephone: String::new(), ..by_document(Kind::Erase) };
        let alone = asks(&house, "li", alone).await.unwrap();
        approves(&house, "chen", alone).await.unwrap();
        assert_eq!(request(&house, alone).await.found, Found { visits: 2, ..Found::default() });
        for id in visits {
            assert_eq!(seen(&house, "qian", id).await.visit.details, None);
        }
    }
}
