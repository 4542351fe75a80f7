//! Banquets by their addresses: booked by a plain form, seated, printed, signed off; masked for the auditor.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};

use crate::asking::{Client, new_id};
use crate::sample::{config, furnished};

const BANQUETS: &str = "/sites/court/banquets";

/// What is typed for so many guests.
fn typed(guests: &[(&str, &str, &str)], companions: &[&str]) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("command", new_id()),
        ("activity", "审判<b>调研</b>".to_owned()),
        ("letter", "函〔2026〕7号".to_owned()),
        ("day", "2026-07-06".to_owned()),
        ("starts", "11:40".to_owned()),
        ("ends", "13:00".to_owned()),
        ("room", String::new()),
        ("place", "食堂贵宾厅".to_owned()),
        ("host", "周副院长".to_owned()),
        ("host_post", "副院长".to_owned()),
        ("tables", "1".to_owned()),
        ("seats", "8".to_owned()),
        ("per_head", "80.5".to_owned()),
        ("menu", "清炒时蔬\r\n豆腐羹".to_owned()),
        ("note", String::new()),
    ];
    for (rank, name, diet) in guests {
        fields.extend([
            ("guest_rank", (*rank).to_owned()),
            ("guest_organisation", "省高院".to_owned()),
            ("guest_name", (*name).to_owned()),
            ("guest_post", "庭长".to_owned()),
            ("guest_diet", (*diet).to_owned()),
        ]);
    }
    // An empty line counts for nothing.
    for name in companions.iter().chain(&[""]) {
        fields.extend([
            ("companion_name", (*name).to_owned()),
            ("companion_post", String::new()),
        ]);
    }
    fields
}

/// Sends the form with the command that is among its fields.
async fn sent(client: &Client, path: &str, fields: &[(&str, String)]) -> crate::asking::Answer {
    let mut written = form_urlencoded::Serializer::new(String::new());
    written.extend_pairs(fields);
    client.bare_form(path, &written.finish()).await
}

const THREE: [(&str, &str, &str); 3] = [
    ("", "吴平", ""),
    ("2", "孟庆", "不吃花生"),
    ("1", "郑怀", ""),
];

/// The bytes of a file.
async fn bytes(client: &Client, path: &str) -> Vec<u8> {
    let request = client.request(Method::GET, path).body(Body::empty());
    let answer = client.send(request.unwrap()).await;
    assert_eq!(answer.status(), 200);
    let bytes = to_bytes(answer.into_body(), usize::MAX).await;
    bytes.unwrap().to_vec()
}

/// What comes after the other, in the page.
fn in_order(page: &str, words: &[&str]) -> bool {
    let mut rest = page;
    words.iter().all(|word| {
        let found = rest.find(word);
        rest = found.map_or("", |at| &rest[at + word.len()..]);
        found.is_some()
    })
}

// A3.3
#[tokio::test(flavor = "multi_thread")]
async fn a_banquet_is_booked_seated_by_precedence_a3_3() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let new = desk
        .get(&format!("{BANQUETS}/new"))
        .await
        .is(200)
        .text
        .clone();
    assert!(new.contains("主人算在内"));
    let booked = sent(&desk, BANQUETS, &typed(&THREE, &["许处长"])).await;
    let page = booked.is(303).header("location").to_owned();
    let shown = desk.get(&page).await.is(200).text.clone();
    assert!(!shown.contains("<b>调研"), "what was typed is text");
    // The host in the main seat, the first guest at the right hand, the second at the left.
    let seats = [
        "data-seat=\"1\"",
        "周副院长",
        "data-seat=\"2\"",
        "郑怀",
        "data-seat=\"3\"",
        "孟庆",
        "不吃花生",
        "data-seat=\"4\"",
        "吴平",
        "data-seat=\"5\"",
        "许处长",
    ];
    assert!(in_order(&shown, &seats), "{shown}");
    for words in [
        "来宾 3 人，陪餐 2 人",
        "豆腐羹",
        "402.50",
        "食堂宴客接待",
        "送客、收台",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    // By hand, without script: the third goes up.
    let moved = [
        ("command", new_id()),
        ("revision", "1".to_owned()),
        ("guest", "3".to_owned()),
        ("to", "higher".to_owned()),
    ];
    for _ in 0..2 {
        sent(&desk, &format!("{page}/precedence"), &moved)
            .await
            .is(303);
    }
    let shown = desk.get(&page).await.text.clone();
    assert!(in_order(
        &shown,
        &["data-seat=\"3\"", "吴平", "data-seat=\"4\"", "孟庆"]
    ));
}

// A3.3
#[tokio::test(flavor = "multi_thread")]
async fn the_official_list_and_the_cards_are_printed_and_the_office_signs_off_a3_3() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let booked = sent(&desk, BANQUETS, &typed(&THREE, &["许处长"])).await;
    let page = booked.is(303).header("location").to_owned();
    let list = desk
        .get(&format!("{page}/reception-list"))
        .await
        .is(200)
        .text
        .clone();
    let official = [
        "公务接待清单",
        "函〔2026〕7号",
        "审判",
        "食堂贵宾厅",
        "接待对象",
        "郑怀",
        "庭长",
        "陪餐人",
        "周副院长",
        "许处长",
        "80.50",
    ];
    assert!(in_order(&list, &official), "{list}");
    assert!(
        !list.contains("不吃花生"),
        "what somebody does not eat is not official"
    );
    let cards = desk
        .get(&format!("{page}/seat-cards"))
        .await
        .is(200)
        .text
        .clone();
    assert_eq!(cards.matches("banquet-card\"").count(), 5, "{cards}");
    // The owner's office signs it off once it is held; the desk does not.
    let signing = |total: &str| {
        vec![
            ("command", new_id()),
            ("guests", "3".to_owned()),
            ("companions", "2".to_owned()),
            ("total", total.to_owned()),
            ("note", String::new()),
        ]
    };
    let office = sample.client("court", Role::OwnersManager).await;
    let sign_off = format!("{page}/sign-off");
    sent(&desk, &sign_off, &signing("402.50")).await.is(403);
    assert!(!office.get(&page).await.text.contains("banquet-sign-off"));
    let early = sent(&office, &sign_off, &signing("402.50")).await;
    assert!(early.is(409).text.contains("宴请还没有开始"));
}

// A3.3
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_banquet_says_the_rule_and_gives_back_all_that_was_typed_a3_3() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let many = typed(&THREE, &["许处长", "郑科长", "何<i>领班</i>"]);
    let page = sent(&desk, BANQUETS, &many).await.is(422).text.clone();
    assert!(
        page.contains("来宾 3 人，陪餐最多 3 人（连主人），现在是 4 人。请减少陪餐人。"),
        "{page}"
    );
    for (name, value) in &many {
        if ["command", "room"].contains(name) || value.is_empty() {
            continue;
        }
        for line in value.lines() {
            let line = line.replace('<', "&#60;").replace('>', "&#62;");
            assert!(page.contains(&line), "{name} {line}: {page}");
        }
    }
    let wrong = typed(&[("eins", "吴平", ""), ("", "孟庆", "")], &[]);
    let page = sent(&desk, BANQUETS, &wrong).await.is(422).text.clone();
    assert!(
        page.contains("第 1 行：") && page.contains("eins"),
        "{page}"
    );
    let mut short = typed(&THREE, &[]);
    for (name, value) in &mut short {
        if *name == "place" {
            value.clear();
        }
    }
    let page = sent(&desk, BANQUETS, &short).await.is(422).text.clone();
    assert!(page.contains("请选房间，或者写明场所。"));
    assert_eq!(
        desk.get(BANQUETS)
            .await
            .is(200)
            .text
            .matches("data-row")
            .count(),
        0
    );
}

// A3.3
#[tokio::test(flavor = "multi_thread")]
async fn a_banquet_may_last_past_midnight_but_not_half_a_day_a3_3() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let at = |ends: &str| {
        let mut fields = typed(&THREE, &[]);
        for (name, value) in &mut fields {
            match *name {
                "starts" => "22:30".clone_into(value),
                "ends" => ends.clone_into(value),
                "letter" => value.clear(),
                _ => {}
            }
        }
        fields
    };
    let page = sent(&desk, BANQUETS, &at("11:30"))
        .await
        .is(422)
        .text
        .clone();
    assert!(page.contains("结束要晚于开始，且不超过六小时。"));
    let booked = sent(&desk, BANQUETS, &at("00:30")).await;
    let page = booked.is(303).header("location").to_owned();
    let shape = desk.get(&format!("/api/v1{page}")).await.is(200).json();
    let length = shape["ends"].as_i64().unwrap() - shape["starts"].as_i64().unwrap();
    assert_eq!(length, 2 * 60 * 60_000);
}

// A3.3
#[tokio::test(flavor = "multi_thread")]
async fn the_auditor_learns_no_guest_by_any_route_and_the_workbook_names_none_a3_3() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let booked = sent(&desk, BANQUETS, &typed(&THREE, &["许处长"])).await;
    let page = booked.is(303).header("location").to_owned();
    let auditor = sample.client("court", Role::Auditor).await;
    let id = page.rsplit('/').next().unwrap();
    let routes = [
        BANQUETS.to_owned(),
        page.clone(),
        format!("{page}/reception-list"),
        format!("{page}/seat-cards"),
        format!("/api/v1{BANQUETS}"),
        format!("/api/v1{BANQUETS}/{id}"),
    ];
    for route in &routes {
        let seen = auditor.get(route).await.is(200).text.clone();
        for secret in [
            "郑怀",
            "孟庆",
            "吴平",
            "花生",
            "调研",
            "周副院长",
            "许处长",
            "豆腐羹",
        ] {
            assert!(!seen.contains(secret), "{route} tells {secret}");
        }
    }
    let shape = desk.get(&routes[5]).await.is(200).json();
    assert_eq!(shape["told"]["guests"][0]["name"], "郑怀");
    assert_eq!(shape["seating"][1]["part"], "guest");
    assert_eq!(shape["expected_total"], 40_250);
    assert_eq!(auditor.get(&routes[5]).await.json()["guest_count"], 3);
    let workbook = format!("{BANQUETS}/workbook?month=2026-07");
    for (client, knows) in [(&desk, true), (&auditor, false)] {
        let bytes = bytes(client, &workbook).await;
        let mut book = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let cells: Vec<String> = sheet.used_cells().map(|cell| cell.2.to_string()).collect();
        let cells = cells.join("\n");
        assert!(
            !cells.contains("郑怀") && cells.contains("402.50"),
            "{cells}"
        );
        assert_eq!(cells.contains("调研"), knows, "{cells}");
    }
    sample
        .client("court", Role::Attendant)
        .await
        .get(&workbook)
        .await
        .is(403);
}

#[tokio::test]
async fn what_is_wrong_with_a_guest_is_told_at_the_line_where_they_were_typed() {
    let sample = furnished(config()).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let fields = typed(&[("2", "", "不吃花生"), ("1", "孟庆", "")], &["何领班"]);
    let refused = sent(&desk, BANQUETS, &fields).await;
    assert!(refused.text.contains("第 1 行"), "{}", refused.text);
}
