//! What a meeting asks for and what else is to be known stands in what its client confirms.

use app::order::{change, client_page, client_version, version};
use app::serving::Word;
use domain::order::{Line, Moment};

use crate::house::{code, court, court_room, meeting_in, stories};
use crate::orders::{agreed, asked, fruit, line};

stories! {
    // C4.1.4
    async fn what_a_meeting_asks_for_is_confirmed_with_its_order_and_asked_again_when_it_changes_c4_1_4(house: House) {
        house.furnish().await;
        let mut wanted = meeting_in(court_room("101"), "09:00", "11:00");
        wanted.note = String::from("主宾靠窗");
        let meeting = house.book_at_court(wanted.clone()).await;
        let id = house.places("court-desk", asked(Some(meeting), vec![fruit()])).await.unwrap();
        let link = house.link(id).await;
        let needs = client_page(&house.app, &link, "").await.unwrap().view.needs.unwrap();
        assert_eq!((needs.headcount, needs.place_cards, needs.note.as_str()), (8, false, "主宾靠窗"));
        house.client(&link, agreed(1)).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
        let lead = house.who("court-lead").await;
        (wanted.headcount, wanted.place_cards) = (12, true);
        app::meeting::change(&house.app, &lead, &court(), &house.command(), meeting, 1, wanted.clone()).await.unwrap();
        assert_eq!(house.standing(id).await, "changed");
        let since = client_page(&house.app, &link, "").await.unwrap().since.unwrap();
        let (before, after) = since.needs.unwrap();
        let told = |needs: Option<domain::order::Needs>| needs.map(|needs| (needs.headcount, needs.place_cards));
        assert_eq!((told(before), told(after)), (Some((8, false)), Some((12, true))));
        assert_eq!((since.lines.len(), since.note), (0, None));
        // What they confirmed before stays readable as it was.
        let read = client_version(&house.app, (&link, ""), 1).await.unwrap();
        let needs = read.needs.unwrap();
        assert_eq!((needs.headcount, needs.place_cards, needs.note.as_str()), (8, false, "主宾靠窗"));
        house.client(&link, agreed(2)).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
        // Who is responsible for it is no matter of the order, and asks its client nothing.
        wanted.host = String::from("周处长");
        app::meeting::change(&house.app, &lead, &court(), &house.command(), meeting, 2, wanted).await.unwrap();
        assert_eq!(house.standing(id).await, "agreed");
    }

    // C4.1.4
    async fn a_client_confirms_a_meeting_for_which_nothing_else_is_commissioned_c4_1_4(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let other = house.book_at_court(meeting_in(court_room("101"), "14:00", "15:00")).await;
        let id = house.places("court-desk", asked(Some(meeting), Vec::new())).await.unwrap();
        let unasked = house.places("court-desk", asked(Some(other), Vec::new())).await.unwrap();
        assert_eq!(code(house.places("court-desk", asked(None, Vec::new())).await), "order-lines-none");
        let link = house.link(id).await;
        assert_eq!(client_page(&house.app, &link, "").await.unwrap().view.needs.unwrap().headcount, 8);
        house.client(&link, agreed(1)).await.unwrap();
        assert_eq!((house.standing(id).await, house.standing(unasked).await), ("ready", "awaited"));
        for rule in ["count-goods", "confirm-serving"] {
            assert_eq!(house.of_order_rule(rule).await, Vec::<String>::new(), "nothing is to come: {rule}");
        }
        // Once its meeting is over nobody is asked any more, and that nobody was asked in time stays so.
        house.say("court-ting", "14:00", other, Word::Started).await;
        house.say("court-ting", "15:00", other, Word::Ended).await;
        let asks = house.of_order_rule("confirm-order").await;
        let ended = |word: &str| asks.iter().filter(|duty| duty.contains(word)).count();
        assert_eq!((asks.len(), ended("done"), ended("missed")), (2, 1, 1), "{asks:?}");
    }

    // C4.1.4
    async fn what_else_is_to_be_known_is_confirmed_too_c4_1_4(house: House) {
        house.furnish().await;
        let meeting = house.book_at_court(meeting_in(court_room("101"), "09:00", "11:00")).await;
        let mut wish = asked(Some(meeting), vec![fruit()]);
        wish.note = String::from("不要柑橘");
        let id = house.places("court-desk", wish.clone()).await.unwrap();
        let link = house.link(id).await;
        assert_eq!(client_page(&house.app, &link, "").await.unwrap().view.note, "不要柑橘");
        house.client(&link, agreed(1)).await.unwrap();
        let lead = house.who("court-lead").await;
        wish.lines[0].number = 1;
        wish.note = String::from("不要柑橘和芒果");
        change(&house.app, &lead, &court(), &house.command(), (id, 1), wish).await.unwrap();
        assert_eq!(house.standing(id).await, "changed");
        let since = client_page(&house.app, &link, "").await.unwrap().since.unwrap();
        let (before, after) = since.note.unwrap();
        assert_eq!((before.as_str(), after.as_str()), ("不要柑橘", "不要柑橘和芒果"));
        assert_eq!((since.lines.len(), since.needs), (0, None));
        assert_eq!(client_version(&house.app, (&link, ""), 1).await.unwrap().note, "不要柑橘");
    }

    // C4.1.4
    async fn what_an_order_is_for_is_shown_where_it_is_for_something_else_now_c4_1_4(house: House) {
        house.furnish().await;
        let water = line("桶装水", Moment::Before, (5, 5));
        let id = house.places("court-desk", asked(None, vec![water.clone()])).await.unwrap();
        let link = house.link(id).await;
        house.client(&link, agreed(1)).await.unwrap();
        let lead = house.who("court-lead").await;
        let mut other = asked(None, vec![Line { number: 1, ..water }]);
        other.matter.title = String::from("主题党日");
        change(&house.app, &lead, &court(), &house.command(), (id, 1), other).await.unwrap();
        assert_eq!(house.standing(id).await, "changed");
        let since = client_page(&house.app, &link, "").await.unwrap().since.unwrap();
        assert_eq!(since.title, Some(("党员活动".to_owned(), "主题党日".to_owned())));
        assert_eq!((since.lines.len(), since.note, since.place_differs, since.time_differs), (0, None, false, false));
    }

    // C4.1.4
    async fn of_a_secret_meeting_no_version_tells_what_was_noted_to_who_may_not_know_it_c4_1_4(house: House) {
        house.furnish().await;
        house.start_shift("court-ting").await;
        let mut secret = meeting_in(court_room("101"), "09:00", "11:00");
        secret.secret = true;
        secret.note = String::from("主宾靠窗");
        let meeting = house.book_at_court(secret).await;
        let mut wish = asked(Some(meeting), vec![fruit()]);
        wish.note = String::from("不要柑橘");
        let id = house.places("court-lead", wish).await.unwrap();
        let reads = async |login: &str| {
            let who = house.who(login).await;
            let page = version(&house.app, &who, &court(), (id, 1)).await.unwrap().unwrap();
            let needs = page.needs.unwrap();
            (needs.headcount, needs.note, page.note)
        };
        assert_eq!(reads("court-ting").await, (8, String::new(), String::new()));
        assert_eq!(reads("court-lead").await, (8, "主宾靠窗".to_owned(), "不要柑橘".to_owned()));
    }
}
