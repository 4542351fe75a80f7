//! What client and owner's office agree to beside the lines of an order: what the meeting asks for, what was
//! commissioned since.

use app::Role;

use crate::asking::Client;
use crate::orders::{ORDERS, sent, typed};
use crate::sample::{HOUR, MORNING, config, furnished};

// C4.1.4
#[tokio::test(flavor = "multi_thread")]
async fn what_a_meeting_asks_for_stands_before_its_client_and_on_both_sheets_c4_1_4() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let mut fields = typed();
    for (name, value) in &mut fields {
        match *name {
            "meeting" => *value = meeting.to_string(),
            "note" => "不要柑橘".clone_into(value),
            _ => {}
        }
    }
    let done = sent(&lead, ORDERS, &fields).await;
    let page = done.is(303).header("location").to_owned();
    let (_, order) = page.rsplit_once('/').unwrap();
    let code = sample.order_link("court", order.parse().unwrap()).await;
    let client = Client::new(sample.router.clone());
    let seen = client.get(&format!("/o/{code}")).await.is(200).text.clone();
    let team = lead.get(&page).await.is(200).text.clone();
    for words in ["人数 8", "台型 课桌", "不要柑橘"] {
        assert!(seen.contains(words), "{words}: {seen}");
        assert_eq!(team.matches(words).count(), 1, "{words}: {team}");
    }
    for sheet in ["sheet", "confirmation-sheet"] {
        let shown = lead.get(&format!("{page}/{sheet}")).await;
        for words in ["人数 8", "台型 课桌", "不要柑橘"] {
            assert!(shown.is(200).text.contains(words), "{sheet}: {words}");
        }
    }
}

// C4.1.4
#[tokio::test(flavor = "multi_thread")]
async fn the_owners_office_sees_what_was_commissioned_since_it_confirmed_a_meeting_c4_1_4() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("bureau").await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let manager = sample.client("bureau", Role::OwnersManager).await;
    let agreement = format!("/sites/bureau/meetings/{meeting}/agreement");
    let first = [("revision", "1"), ("orders", "0")];
    manager.form(&agreement, &first).await.is(303);
    sample.clock.set(MORNING + HOUR / 2);
    let mut fields = typed();
    for (name, value) in &mut fields {
        if *name == "meeting" {
            *value = meeting.to_string();
        }
    }
    sent(&lead, "/sites/bureau/orders", &fields).await.is(303);
    let page = "/sites/bureau/agreements";
    let shown = manager.get(page).await.is(200).text.clone();
    assert!(shown.contains("data-agreement=\"changed\""), "{shown}");
    assert!(shown.contains("<ins>时令果盘 10 盘"), "{shown}");
    // Who read the page of before has not read this.
    let refused = manager.form(&agreement, &first).await;
    assert!(refused.text.contains("委托单刚刚改过"), "{}", refused.text);
    let orders = (MORNING + HOUR / 2).to_string();
    let read = [("revision", "1"), ("orders", orders.as_str())];
    manager.form(&agreement, &read).await.is(303);
    let shown = manager.get(page).await.is(200).text.clone();
    assert!(!shown.contains("data-agreement"), "{shown}");
}
