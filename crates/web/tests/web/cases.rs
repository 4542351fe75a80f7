//! Cases by their addresses: whoever a case is about finds it nowhere, whatever they ask.

use app::Role;
use axum::http::Method;
use serde_json::json;
use web::Route;

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, Sample, account, config, furnished, site};

const CASES: &str = "/sites/court/cases";

/// Every route of one case at the court.
fn of_one(id: &str) -> Vec<(Method, String)> {
    let routes = web::routes();
    let named = routes.iter().filter(|route| route.path.contains("{case}"));
    let filled = named.map(|route: &Route| {
        let path = route.path.replace("{site}", "court");
        let path = path.replace("{case}", id);
        let path = path.replace("{account}", &account("court", Role::Attendant).to_string());
        (route.method.clone(), path)
    });
    filled.collect()
}

async fn status(client: &Client, (method, path): &(Method, String)) -> u16 {
    if *method == Method::GET {
        return client.get(path).await.status.as_u16();
    }
    if path.starts_with("/api") {
        let key = new_id();
        let body = json!({ "words": "查清了" });
        let answer = client.json(method.clone(), path, &key, &body).await;
        return answer.status.as_u16();
    }
    client
        .form(path, &[("words", "查清了")])
        .await
        .status
        .as_u16()
}

/// The case that the desk took down, about the leader and nobody else.
async fn about_the_leader(sample: &Sample) -> String {
    let id = sample.case("court").await.to_string();
    let manager = sample.client("court", Role::OwnersManager).await;
    let leader = account("court", Role::TeamLeader).to_string();
    let named = manager
        .form(&format!("{CASES}/{id}/subjects"), &[("account", &leader)])
        .await;
    named.is(303);
    id
}

// B3
#[tokio::test(flavor = "multi_thread")]
async fn whoever_a_case_is_about_gets_it_from_no_address_b3() {
    let sample = furnished(config()).await;
    let id = about_the_leader(&sample).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let desk = sample.client("court", Role::Receptionist).await;
    let (mut read, mut asked) = (0, 0);
    for route in of_one(&id) {
        let found = status(&lead, &route).await;
        // What asks for more than these words is refused before anything is looked for.
        assert!([403, 404, 422].contains(&found), "{route:?}: {found}");
        asked += 1;
        if route.0 == Method::GET {
            assert_eq!(found, 404, "{route:?}");
            assert_eq!(status(&desk, &route).await, 200, "{route:?} is the desk's");
            read += 1;
        }
    }
    assert!(read >= 3 && asked >= 20, "{read} of {asked}");
    let steps = sample
        .client("court", Role::OwnersManager)
        .await
        .get(&format!("{CASES}/{id}"))
        .await;
    assert_eq!(
        steps.text.matches("data-step=").count(),
        1,
        "nothing was done"
    );
}

// B3
#[tokio::test(flavor = "multi_thread")]
async fn no_list_count_or_journal_tells_a_leader_of_the_case_about_them_b3() {
    let sample = furnished(config()).await;
    let id = about_the_leader(&sample).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let told = [&id[..], "个案", "水果", "case-opened"];
    for path in [
        "/sites/court/cases",
        "/sites/court/cases?show=month",
        "/sites/court/journal",
        "/sites/court/journal?q=%E4%B8%AA%E6%A1%88",
        "/api/v1/sites/court/cases",
        "/api/v1/sites/court/journal",
        "/api/v1/sites/court/board",
    ] {
        let whole = manager.get(path).await.text;
        let seen = lead.get(path).await.is(200).text.clone();
        assert!(!seen.contains(&id), "{path}: {seen}");
        assert!(!seen.contains("case-opened"), "{path}: {seen}");
        let knows = told.iter().any(|words| whole.contains(words));
        assert!(
            knows,
            "{path} tells the manager, so that its silence means something"
        );
    }
    let figures = lead.get("/sites/court/cases/figures").await.text;
    let all = manager.get("/sites/court/cases/figures").await.text;
    assert_ne!(figures, all);
    assert!(all.contains("开始前经客户确认的委托单"), "{all}");
    assert!(!figures.contains("<dd>1</dd>"), "{figures}");
    assert!(
        all.contains(">上个月<"),
        "as in every other register: {all}"
    );
    // A receptionist whom another case is about sees the one that they took, and no other.
    let board = lead.get("/sites/court/board").await.text;
    assert!(!board.contains(&id) && !board.contains("致歉"), "{board}");
}

// B1
// B4
#[tokio::test(flavor = "multi_thread")]
async fn a_client_rates_and_complains_by_the_link_of_their_order_and_follows_it_b1_b4() {
    let sample = furnished(config()).await;
    let (order, link) = sample.linked_order("court").await;
    let client = sample.stranger();
    let rating = format!("{link}/rating");
    let early = client
        .form(&rating, &[("score", "5"), ("note", "还没开始")])
        .await;
    assert!(early.is(409).text.contains("结束以后再请评价"));
    let complaint = format!("{link}/complaint");
    let answered = client.get(&complaint).await;
    assert_eq!(answered.is(303).header("location"), link);
    let empty = client
        .form(&complaint, &[("complaint", " "), ("telephone", "138")])
        .await;
    assert!(empty.is(422).text.contains("value=\"138\""));
    let fields = [
        ("complaint", "<b>水果</b>太少"),
        ("telephone", "13812345678"),
    ];
    let opened = client.form(&complaint, &fields).await;
    let own = opened.is(303).header("location").to_owned();
    assert!(own.starts_with("/case/"));
    client.get(&own).await.is(200);
    let seen = client.get(&link).await.text;
    assert!(seen.contains(&own) && seen.contains("待致歉"), "{seen}");
    assert!(!seen.contains("<b>水果</b>"));
    // The team finds the order in the investigation.
    let lead = sample.client("court", Role::TeamLeader).await;
    let listed = lead.get(CASES).await.text;
    let (_, rest) = listed.split_once("/sites/court/cases/0").unwrap();
    let case = format!("{CASES}/0{}", rest.split_once('"').unwrap().0);
    let page = lead.get(&case).await.is(200).text.clone();
    assert!(page.contains(&format!("/orders/{order}")) && page.contains("data-case-order"));
    assert!(page.contains("&#60;b&#62;水果"), "hostile words are words");
    sample.clock.set(crate::sample::MORNING + 24 * HOUR);
    client
        .form(&rating, &[("score", "1"), ("note", "")])
        .await
        .is(303);
    client
        .form(&rating, &[("score", "5"), ("note", "")])
        .await
        .is(409);
    let seen = client.get(&link).await.text;
    assert!(seen.contains("id=\"order-rated\"") && !seen.contains("id=\"order-rate\""));
    // Enough is enough: what comes after is said in one of them.
    for _ in 0..4 {
        client.form(&complaint, &fields).await.is(303);
    }
    client.form(&complaint, &fields).await.is(429);
}

/// A kiosk in the hall of the court: its page.
async fn kiosk(sample: &Sample) -> String {
    let (house, court) = (&sample.house, site("court"));
    let lead = sample.actor("court", Role::TeamLeader).await;
    let (kind, name) = ("kiosk".to_owned(), "大厅一号".to_owned());
    app::hall::device::add(house, &lead, &court, &sample.command(), kind, name)
        .await
        .unwrap();
    let hall = app::hall::shown::day(house, &court).await.unwrap().unwrap();
    format!("/k/{}", hall.devices[0].code)
}

// B1
// B3
// B4
#[tokio::test(flavor = "multi_thread")]
async fn a_low_rating_at_a_kiosk_comes_to_its_clients_word_with_no_meeting_beside_it_b1_b3_b4() {
    let sample = furnished(config()).await;
    let rating = format!("{}/rating", kiosk(&sample).await);
    let rated = sample.stranger().form(&rating, &[("score", "1")]).await;
    rated.is(303);
    let lead = sample.client("court", Role::TeamLeader).await;
    let listed = lead.get("/api/v1/sites/court/cases").await.json();
    let case = format!("{CASES}/{}", listed["open"][0]["id"].as_str().unwrap());
    lead.form(&format!("{case}/promise"), &[("until", "11:30")])
        .await
        .is(303);
    let page = lead.get(&case).await.is(200).text.clone();
    assert!(!page.contains("id=\"case-laid\""), "nothing is laid beside");
    let (_, rest) = page.split_once("name=\"cites\" value=\"").unwrap();
    let entry = rest.split_once('"').unwrap().0;
    let finding = format!("{case}/finding");
    let found = [("words", "大厅排队太久"), ("cause", "outside")];
    let bare = lead.form(&finding, &found).await;
    assert!(bare.is(422).text.contains("至少勾选一条记录"));
    let box_of_it = format!("value=\"{entry}\" form=\"case-find\" checked");
    let wordless = [("words", " "), ("cause", "outside"), ("cites", entry)];
    let refused = lead.form(&finding, &wordless).await;
    assert!(refused.is(422).text.contains(&box_of_it), "it stays ticked");
    let cited = [found[0], found[1], ("cites", entry)];
    lead.form(&finding, &cited).await.is(303);
    let told = [("words", "下周增开一个窗口")];
    lead.form(&format!("{case}/report"), &told).await.is(303);
    let accepted = [("words", "谢谢，理解")];
    lead.form(&format!("{case}/acceptance"), &accepted)
        .await
        .is(303);
    let page = lead.get(&case).await.text;
    assert!(page.contains("已谅解") && page.contains(&format!("依据日志 {entry} 号")));
}

// B3
#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_tied_to_its_meeting_on_its_page_and_by_a_program_b3() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("court").await.to_string();
    let id = sample.case("court").await.to_string();
    let desk = sample.client("court", Role::Receptionist).await;
    let case = format!("{CASES}/{id}");
    let page = desk.get(&case).await.is(200).text.clone();
    assert!(page.contains("id=\"case-matter\"") && page.contains(&format!("value=\"{meeting}\"")));
    let matter = format!("{case}/matter");
    let neither = desk.form(&matter, &[("meeting", "")]).await;
    assert!(neither.is(422).text.contains("请选一场会议"));
    let tied = desk.form(&matter, &[("meeting", &meeting)]).await;
    assert_eq!(tied.is(303).header("location"), case);
    let page = desk.get(&case).await.is(200).text.clone();
    assert!(page.contains(&format!("/sites/court/meetings/{meeting}")));
    // No meeting is chosen for whoever ties it to an order next.
    assert!(!page.contains(&format!("value=\"{meeting}\" selected")));
    let by_program = format!("/api/v1{matter}");
    let again = json!({ "meeting": meeting });
    desk.command(&by_program, &again).await.is(200);
    let unfit = json!({ "order": "none" });
    desk.command(&by_program, &unfit).await.is(422);
}

// B1
#[tokio::test(flavor = "multi_thread")]
async fn whoever_complains_of_an_order_by_itself_is_tied_to_no_meeting_that_was_only_proposed_b1() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("court").await.to_string();
    let order = sample.order("court").await.to_string();
    let call = sample.call("court").await;
    let desk = sample.client("court", Role::Receptionist).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let open = format!("/sites/court/calls/{call}/case");
    let matters = |proposed| {
        [
            ("meeting", meeting.as_str()),
            ("order", order.as_str()),
            ("proposed", proposed),
        ]
    };
    // A meeting that was chosen counts beside the order; the one that the page proposed does not.
    for (proposed, expected) in [("", Some(meeting.as_str())), (meeting.as_str(), None)] {
        let opened = desk.form(&open, &matters(proposed)).await;
        let case = opened.is(303).header("location").to_owned();
        let shown = lead.get(&format!("/api/v1{case}")).await.is(200).json();
        assert_eq!(shown["case"]["order"], json!(order));
        assert_eq!(shown["case"]["meeting"], json!(expected), "{shown}");
    }
}
