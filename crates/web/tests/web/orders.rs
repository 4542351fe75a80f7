//! Orders by their addresses: placed and delivered by the team, confirmed by whoever holds the link.

use app::Role;
use axum::http::Method;

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, MORNING, config, furnished, room};

pub(crate) const ORDERS: &str = "/sites/court/orders";
/// A picture of two pixels.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00\x7b\x40\xe8\xdd\x00\x00\x00\x0d\x49\x44\x41\x54\x78\x9c\x63\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff\xe2\x23\x9e\x59\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

/// What is typed for fruit by itself.
pub(crate) fn typed() -> Vec<(&'static str, String)> {
    vec![
        ("command", new_id()),
        ("meeting", String::new()),
        ("title", "党员活动".to_owned()),
        ("room", room("court", "702").to_string()),
        ("day", "2026-07-06".to_owned()),
        ("starts", "09:00".to_owned()),
        ("ends", "11:00".to_owned()),
        ("name", "赵敏".to_owned()),
        ("department", "办公室".to_owned()),
        ("telephone", "8021".to_owned()),
        ("note", String::new()),
        ("line", "0".to_owned()),
        ("kind", "fruit".to_owned()),
        ("item", "时令果盘".to_owned()),
        ("quantity", "１０".to_owned()),
        ("unit", "盘".to_owned()),
        ("place", "后排长桌".to_owned()),
        ("moment", "before".to_owned()),
        ("at", String::new()),
        ("put_out", "4".to_owned()),
        ("reason", "保持新鲜".to_owned()),
        ("price", "38.5".to_owned()),
        ("budget", String::new()),
        ("supplier", "果品公司".to_owned()),
        ("cut_off", String::new()),
    ]
}

/// What changes the first version of the sample's order to twelve plates.
pub(crate) fn twelve_plates() -> Vec<(&'static str, String)> {
    let mut edit = typed();
    edit.retain(|(name, _)| *name != "meeting");
    for (name, value) in &mut edit {
        match *name {
            "line" => "1".clone_into(value),
            "quantity" => "12".clone_into(value),
            _ => {}
        }
    }
    edit.push(("version", "1".to_owned()));
    edit
}

/// Sends the form with the command that is among its fields.
pub(crate) async fn sent(
    client: &Client,
    path: &str,
    fields: &[(&str, String)],
) -> crate::asking::Answer {
    let mut written = form_urlencoded::Serializer::new(String::new());
    written.extend_pairs(fields);
    client.bare_form(path, &written.finish()).await
}

/// Confirms the first version of an order by its link.
pub(crate) async fn confirm(client: &Client, link: &str) {
    let fields = [
        ("command", new_id()),
        ("revision", "1".to_owned()),
        ("name", String::new()),
    ];
    sent(client, &format!("{link}/agreement"), &fields)
        .await
        .is(303);
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn a_link_shows_what_is_put_out_and_held_back_and_a_button_confirms_it_b5() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let done = sent(&desk, ORDERS, &typed()).await;
    let page = done.is(303).header("location").to_owned();
    desk.form(&format!("{page}/link"), &[]).await.is(303);
    let shown = desk.get(&page).await.is(200).text.clone();
    let (_, rest) = shown.split_once("id=\"order-link-code\">").unwrap();
    let address = rest.split_once('<').unwrap().0;
    let link = &address[address.find("/o/").unwrap()..];
    assert!(shown.contains("果品公司") || shown.contains("待客户确认"));
    let client = Client::new(sample.router.clone());
    let seen = client.get(link).await.is(200).text.clone();
    for words in [
        "时令果盘",
        "10 盘",
        "先上",
        "留下",
        "保持新鲜",
        "会前摆好",
        "38.50",
    ] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    for secret in ["果品公司", "赵敏", "8021"] {
        assert!(!seen.contains(secret), "{secret} is the house's alone");
    }
    // A robot that looks at the page, or asks for its head, confirms nothing.
    for _ in 0..3 {
        client.get(link).await.is(200);
        let request = client.request(Method::HEAD, link);
        client
            .send(request.body(axum::body::Body::empty()).unwrap())
            .await;
        client.get(&format!("{link}/agreement")).await.is(303);
    }
    assert!(
        desk.get(&page)
            .await
            .text
            .contains("data-standing=\"awaited\"")
    );
    let agreement = format!("{link}/agreement");
    let again = new_id();
    for _ in 0..2 {
        let fields = [
            ("command", again.clone()),
            ("revision", "1".to_owned()),
            ("name", "赵".to_owned()),
        ];
        sent(&client, &agreement, &fields).await.is(303);
    }
    let shown = desk.get(&page).await.text.clone();
    assert!(shown.contains("data-standing=\"agreed\""), "{shown}");
    assert_eq!(shown.matches("data-said=\"agreed\"").count(), 1);
}

// B6
#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_link_learns_in_few_bytes_whether_something_happened_b6() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let client = Client::new(sample.router.clone());
    let state = format!("{link}/state");
    let first = client.get(&state).await;
    let tag = first.is(200).header("etag").to_owned();
    assert!(first.text.len() < 20);
    let knowing = Client::new(sample.router.clone()).with("if-none-match", &tag);
    knowing.get(&state).await.is(304);
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = format!("{ORDERS}/{order}");
    let counted = [
        ("command", new_id()),
        ("line", "1".to_owned()),
        ("count", "9".to_owned()),
    ];
    sent(&lead, &format!("{page}/count"), &counted)
        .await
        .is(303);
    knowing.get(&state).await.is(200);
    let photo = [("command", new_id())];
    let added = lead
        .multipart(&format!("{page}/photos"), &photo, Some(PNG))
        .await;
    added.is(303);
    let seen = client.get(&link).await.text.clone();
    assert!(
        seen.contains("实到 9 / 10 盘"),
        "another number came: {seen}"
    );
    let (_, rest) = seen.split_once(&format!("{link}/photos/")).unwrap();
    let id = rest.split_once(['"', '/']).unwrap().0;
    client
        .get(&format!("{link}/photos/{id}/small"))
        .await
        .is(200);
    // No other link shows it.
    let other = sample.order("court").await;
    let others = sample.order_link("court", other).await;
    client
        .get(&format!("/o/{others}/photos/{id}"))
        .await
        .is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_just_changed_is_not_confirmed_but_shown() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let client = Client::new(sample.router.clone());
    let agree =
        |revision: &'static str| [("revision", revision.to_owned()), ("name", String::new())];
    let agreement = format!("{link}/agreement");
    let mut fields = agree("1").to_vec();
    fields.push(("command", new_id()));
    sent(&client, &agreement, &fields).await.is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = format!("{ORDERS}/{order}");
    let mut edit = twelve_plates();
    sent(&lead, &page, &edit).await.is(303);
    fields[0].1 = "1".to_owned();
    fields[2].1 = new_id();
    let refused = sent(&client, &agreement, &fields).await;
    let shown = &refused.is(409).text;
    assert!(
        shown.contains("<del>") && shown.contains("12 盘"),
        "the difference is shown: {shown}"
    );
    assert!(shown.contains("确认变更后的安排"));
    // Nor where it would be their first word: they see what changed since they looked.
    let (order, link) = sample.linked_order("court").await;
    edit[0].1 = new_id();
    sent(&lead, &format!("{ORDERS}/{order}"), &edit)
        .await
        .is(303);
    fields[2].1 = new_id();
    fields[1].1 = "冯副主任".to_owned();
    let refused = sent(&client, &format!("{link}/agreement"), &fields).await;
    let shown = &refused.is(409).text;
    assert!(shown.contains("value=\"冯副主任\""), "{shown}");
    for words in ["您看过以后的变更", "<del>", "12 盘", "确认变更后的安排"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // What was counted anew is shown as well to whoever looked before.
    let count = |came: &str| {
        [
            ("command", new_id()),
            ("line", "1".to_owned()),
            ("count", came.to_owned()),
        ]
    };
    let counts = format!("{ORDERS}/{order}/count");
    sent(&lead, &counts, &count("9")).await.is(303);
    let plan = [
        ("command", new_id()),
        ("revision", "2".to_owned()),
        ("counted", "1".to_owned()),
        ("right", "yes".to_owned()),
    ];
    let refused = sent(&client, &format!("{link}/plan"), &plan).await;
    let shown = &refused.is(409).text;
    assert!(
        shown.contains("您看过以后的变更") && shown.contains("实到 9 盘，应到 12 盘"),
        "{shown}"
    );
}

// B5
#[tokio::test(flavor = "multi_thread")]
async fn two_who_have_the_form_open_see_what_differs_before_the_later_one_decides_b5() {
    let sample = furnished(config()).await;
    let order = sample.order("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = format!("{ORDERS}/{order}");
    let form = |version: &str, supplier: &str| {
        let mut fields = typed();
        fields.retain(|(name, _)| *name != "meeting");
        for (name, value) in &mut fields {
            match *name {
                "line" => "1".clone_into(value),
                "supplier" => supplier.clone_into(value),
                _ => {}
            }
        }
        fields.push(("version", version.to_owned()));
        fields
    };
    sent(&lead, &page, &form("1", "果品公司")).await.is(303);
    // The first one's line is all there; the second one wrote another supplier and a line of their own.
    let mut later = form("1", "鲜果店");
    for name in [
        "line", "kind", "item", "quantity", "unit", "place", "moment", "at", "put_out", "reason",
        "price", "budget", "supplier", "cut_off",
    ] {
        let value = match name {
            "line" => "0",
            "kind" => "other",
            "item" => "纸巾",
            "quantity" => "3",
            "unit" => "包",
            "moment" => "before",
            _ => "",
        };
        later.push((name, value.to_owned()));
    }
    let refused = sent(&lead, &page, &later).await;
    let shown = &refused.is(409).text;
    for words in [
        "id=\"order-meanwhile\"",
        "第 1 项 供应商",
        "<del>果品公司</del> <ins>鲜果店</ins>",
        "<ins>纸巾 3 包</ins>",
        "name=\"version\" value=\"2\"",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    sent(&lead, &page, &form("2", "鲜果店")).await.is(303);
    let shown = lead.get(&format!("{page}/edit")).await.is(200).text.clone();
    assert!(
        shown.contains("鲜果店") && !shown.contains("果品公司"),
        "{shown}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_keeps_all_that_was_typed_and_shows_which_line() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    for (field, value, status) in [
        ("reason", "", 422),
        ("put_out", "99", 422),
        ("quantity", "x", 422),
        ("price", "1.234", 422),
        ("name", "", 422),
        ("room", "", 422),
        ("ends", "08:00", 422),
        ("moment", "break", 422),
    ] {
        let mut fields = typed();
        for (name, known) in &mut fields {
            if *name == field {
                value.clone_into(known);
            }
        }
        let refused = sent(&desk, ORDERS, &fields).await;
        let shown = &refused.is(status).text;
        assert!(
            shown.contains("时令果盘") && shown.contains("党员活动"),
            "{field}"
        );
        assert!(
            shown.contains("field wrong") || shown.contains(" wrong\""),
            "{field}: {shown}"
        );
    }
}

// B6
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_to_ask_the_client_shows_them_the_link_and_makes_none_b6() {
    let sample = furnished(config()).await;
    let order = sample.order("court").await;
    let page = format!("{ORDERS}/{order}");
    let attendant = sample.client("court", Role::Attendant).await;
    let shown = attendant.get(&page).await.is(200).text.clone();
    assert!(shown.contains("<dd>8021</dd>") && shown.contains("id=\"order-link\""));
    assert!(!shown.contains("order-link-code"), "there is none yet");
    let link = format!("/o/{}", sample.order_link("court", order).await);
    let shown = attendant.get(&page).await.is(200).text.clone();
    assert!(shown.contains(&link) && shown.contains("class=\"order-code\""));
    assert!(!shown.contains(&format!("action=\"{page}/link")), "{shown}");
    // The client spoke: there is nothing to ask them.
    let client = Client::new(sample.router.clone());
    confirm(&client, &link).await;
    let shown = attendant.get(&page).await.is(200).text.clone();
    assert!(!shown.contains("<dd>8021</dd>") && !shown.contains("id=\"order-link\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn links_that_lead_nowhere_look_alike_and_no_role_reads_what_is_not_theirs() {
    let sample = furnished(config()).await;
    let order = sample.order("court").await;
    let code = sample.order_link("court", order).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let client = Client::new(sample.router.clone());
    let page = format!("{ORDERS}/{order}");
    let end = [("command", new_id())];
    sent(&lead, &format!("{page}/link/revocation"), &end)
        .await
        .is(303);
    let ended = client.get(&format!("/o/{code}")).await;
    let guessed = client.get("/o/guessed-by-somebody").await;
    assert_eq!(ended.is(404).text.len(), guessed.is(404).text.len());
    let code = sample.order_link("court", order).await;
    sample.clock.set(MORNING + 24 * 9 * HOUR);
    client.get(&format!("/o/{code}")).await.is(404);
    client.get(&format!("/o/{code}/state")).await.is(404);
    let auditor = sample.client("court", Role::Auditor).await;
    let shown = auditor.get(&page).await.is(200).text.clone();
    assert!(!shown.contains("8021") && !shown.contains("order-link-code"));
    assert!(
        !shown.contains("<b>大</b>") && !shown.contains("<i>甲</i>"),
        "what was typed is text"
    );
    let host = sample.client("court", Role::Host).await;
    host.get(&page).await.is(404);
    for sheet in ["sheet", "confirmation-sheet"] {
        let shown = lead.get(&format!("{page}/{sheet}")).await;
        // What is filed says of which year it is.
        for words in ["签字", "2026-07-06 09:00–11:00"] {
            assert!(shown.is(200).text.contains(words), "{sheet}: {words}");
        }
    }
    let workbook = format!("{ORDERS}/workbook?from=2026-07-06");
    lead.get(&workbook)
        .await
        .is(200)
        .header("content-disposition");
    host.get(&workbook).await.is(403);
}
