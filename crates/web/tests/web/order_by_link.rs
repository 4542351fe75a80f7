//! What whoever holds the link of an order reads and says beside confirming it.

use app::Role;

use crate::asking::{Client, new_id};
use crate::orders::{ORDERS, confirm, sent, typed};
use crate::sample::{HOUR, MORNING, config, furnished};

// B5
#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_is_read_again_by_team_and_client_after_it_was_changed_b5() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let client = Client::new(sample.router.clone());
    let agree = [
        ("command", new_id()),
        ("revision", "1".to_owned()),
        ("name", String::new()),
    ];
    let theirs = format!("{link}/versions/1");
    client.get(&theirs).await.is(404);
    sent(&client, &format!("{link}/agreement"), &agree)
        .await
        .is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = format!("{ORDERS}/{order}");
    let mut edit = typed();
    edit.retain(|(name, _)| *name != "meeting");
    for (name, value) in &mut edit {
        match *name {
            "line" => "1".clone_into(value),
            "quantity" => "12".clone_into(value),
            "note" => "不要柑橘".clone_into(value),
            _ => {}
        }
    }
    edit.push(("version", "1".to_owned()));
    sent(&lead, &page, &edit).await.is(303);
    for (reader, page, version) in [
        (&lead, &page, &format!("{page}/versions/1")),
        (&client, &link, &theirs),
    ] {
        let shown = reader.get(page).await.is(200).text.clone();
        assert!(shown.contains(&format!("href=\"{version}\"")), "{shown}");
        assert!(shown.contains("<ins>党员活动</ins>"), "{shown}");
        let read = reader.get(version).await.is(200).text.clone();
        for words in ["10 盘", "保持新鲜", "第 1 版", "确认这一版"] {
            assert!(read.contains(words), "{words}: {read}");
        }
        assert!(!read.contains("12 盘") && !read.contains("果品公司"));
    }
    // What they did not confirm is not shown by the link; to the team each version is.
    client.get(&format!("{link}/versions/2")).await.is(404);
    let second = lead.get(&format!("{page}/versions/2")).await;
    for words in ["没有确认过这一版", "不要柑橘"] {
        assert!(second.is(200).text.contains(words), "{words}");
    }
    lead.get(&format!("{page}/versions/3")).await.is(404);
    let json = lead
        .get(&format!("/api/v1{page}/versions/1"))
        .await
        .is(200)
        .json();
    assert_eq!(json["lines"][0]["quantity"], 10);
    assert!(json["needs"].is_null() && json["note"] == "");
    assert!(json["agreed_at"].is_i64() && json["lines"][0].get("supplier").is_none());
}

// C4.1.4
#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_by_telephone_is_read_again_by_the_link_as_what_was_confirmed_there_c4_1_4()
 {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let recorded = [
        ("command", new_id()),
        ("revision", "1".to_owned()),
        ("heard", "telephone".to_owned()),
        ("name", "赵敏".to_owned()),
        ("said", String::new()),
    ];
    let page = format!("{ORDERS}/{order}");
    sent(&lead, &format!("{page}/recorded-agreement"), &recorded)
        .await
        .is(303);
    let client = Client::new(sample.router.clone());
    let version = format!("{link}/versions/1");
    let shown = client.get(&link).await.is(200).text.clone();
    assert!(shown.contains(&format!("href=\"{version}\"")), "{shown}");
    for (reader, version) in [(&client, version), (&lead, format!("{page}/versions/1"))] {
        let read = reader.get(&version).await.is(200).text.clone();
        assert!(read.contains("确认这一版"), "{read}");
        assert!(!read.contains("没有确认过这一版"), "{read}");
    }
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn whoever_holds_the_link_says_before_confirming_what_is_to_be_another_b5() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let client = Client::new(sample.router.clone());
    let seen = client.get(&link).await.is(200).text.clone();
    assert!(seen.contains("id=\"order-change\"") && seen.contains("需要修改"));
    let request = format!("{link}/change-request");
    let ask = |words: &str| {
        [
            ("command", new_id()),
            ("revision", "1".to_owned()),
            ("words", words.to_owned()),
        ]
    };
    sent(&client, &request, &ask("")).await.is(422);
    sent(&client, &request, &ask("要<b>十二</b>盘"))
        .await
        .is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let register = lead.get(&format!("{ORDERS}?from=2026-07-06")).await;
    let asks = "data-standing=\"change-asked\"";
    assert!(register.is(200).text.contains(asks));
    let page = format!("{ORDERS}/{order}");
    let shown = lead.get(&page).await.is(200).text.clone();
    for words in [asks, "id=\"order-wishes\"", "十二"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("<b>十二"), "what was typed is text");
    // Whoever had the form open before that reads it before they save.
    let mut edit = typed();
    edit.retain(|(name, _)| *name != "meeting");
    edit.push(("version", "1".to_owned()));
    let unread = sent(&lead, &page, &edit).await;
    let text = unread.is(409).text.clone();
    let (_, differing) = text.split_once("id=\"order-meanwhile\"").unwrap();
    assert!(differing.contains("十二"), "{differing}");
    assert!(!differing.contains("<b>十二"), "what was typed is text");
    let answer = [
        ("command", new_id()),
        ("position", "1".to_owned()),
        ("words", "只有十盘".to_owned()),
    ];
    sent(&lead, &format!("{page}/change-answer"), &answer)
        .await
        .is(303);
    let seen = client.get(&link).await.is(200).text.clone();
    for words in ["只有十盘", "data-standing=\"awaited\"", "已答复"] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    assert!(
        !seen.contains("已办"),
        "what was refused was not done: {seen}"
    );
    assert!(!seen.contains("order-objection"), "nothing was served yet");
}

// B6
#[tokio::test(flavor = "multi_thread")]
async fn the_link_of_a_cancelled_order_says_so_and_takes_that_its_client_knows_b6() {
    let sample = furnished(config()).await;
    // Near enough that its client may call for more.
    sample.clock.set(MORNING + HOUR);
    let (order, link) = sample.linked_order("court").await;
    let client = Client::new(sample.router.clone());
    confirm(&client, &link).await;
    let seen = client.get(&link).await.is(200).text.clone();
    assert!(seen.contains("id=\"order-call\"") && seen.contains("id=\"order-change\""));
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = format!("{ORDERS}/{order}");
    let cancel = [("command", new_id())];
    sent(&lead, &format!("{page}/cancellation"), &cancel)
        .await
        .is(303);
    let shown = lead.get(&page).await.is(200).text.clone();
    for words in ["id=\"order-tell\"", "/link/revocation\"", "已取消"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("id=\"order-count\""));
    let seen = client.get(&link).await.is(200).text.clone();
    for words in ["请您知悉", "知道了", "id=\"order-complain\""] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    for gone in ["order-change\"", "order-call\""] {
        assert!(!seen.contains(gone), "{gone}: {seen}");
    }
    let (_, rest) = seen.split_once("name=\"what\" value=\"").unwrap();
    let what = rest.split_once('"').unwrap().0.to_owned();
    let knows = [
        ("command", new_id()),
        ("what", what),
        ("right", "yes".to_owned()),
    ];
    sent(&client, &format!("{link}/completion"), &knows)
        .await
        .is(303);
    let seen = client.get(&link).await.is(200).text.clone();
    assert!(!seen.contains("知道了") && seen.contains("id=\"order-complain\""));
}
