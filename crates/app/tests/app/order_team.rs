//! What the team has at hand about an order: whom to ask, what they said on paper or by telephone, what is
//! still ahead, what a supplier is to bring.

use app::order::{Said, make_link, tell};
use domain::OrderId;
use domain::order::{Client, Moment, Served};

use crate::house::{House, at, code, court, court_room, meeting_in, stories};
use crate::orders::{agreed, asked, fruit, line};

impl House {
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
}
