//! Leaders' offices by their addresses: the plan, the knocking and the keys, by plain forms and by JSON.

use app::Role;
use axum::http::Method;
use domain::directory::{Person, Room};
use domain::particulars::Particulars;
use domain::presence::{Presence, Whereabouts};
use domain::{FloorId, PersonId};
use serde_json::json;

use crate::asking::new_id;
use crate::sample::{HOUR, MINUTE, MORNING, Sample, config, furnished, room, site};

const OFFICES: &str = "/sites/bureau/offices";

impl Sample {
    /// An office of a leader with a hostile form of address, who is out; half past four.
    async fn office(&self) {
        let (house, at) = (&self.house, site("bureau"));
        let lead = self.actor("bureau", Role::TeamLeader).await;
        let new = Room {
            id: room("bureau", "704"),
            floor: FloorId::derived(&["bureau"]),
            number: "704".to_owned(),
            name: "书记<b>办公室</b>".to_owned(),
            kind: "principal-leader-office".to_owned(),
            capacity: 0,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        };
        app::directory::add_room(house, &lead, &at, &self.command(), new)
            .await
            .unwrap();
        let id = PersonId::derived(&["leader"]);
        let entry = app::directory::PersonEntry {
            person: Person {
                id,
                name: "李文博".to_owned(),
                department: None,
                form_of_address: "李<i>书记</i>".to_owned(),
                precedence: Some(2),
            },
            particulars: Some(Particulars {
                room: Some(room("bureau", "704")),
                ..Particulars::default()
            }),
        };
        app::directory::add_person(house, &lead, &at, &self.command(), entry)
            .await
            .unwrap();
        self.clock.set(MORNING + 9 * HOUR + 30 * MINUTE);
        self.says(Whereabouts::Travelling).await;
    }

    async fn says(&self, whereabouts: Whereabouts) {
        let desk = self.actor("bureau", Role::Receptionist).await;
        let said = Presence {
            whereabouts,
            back_at: None,
            note: String::new(),
        };
        let (at, command) = (site("bureau"), self.command());
        let id = PersonId::derived(&["leader"]);
        app::directory::say_presence(&self.house, &desk, &at, &command, id, said)
            .await
            .unwrap();
    }
}

// C2.8, C3.1
#[tokio::test(flavor = "multi_thread")]
async fn the_plan_of_offices_goes_by_plain_forms_c2_8_c3_1() {
    let sample = furnished(config()).await;
    sample.office().await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let shown = attendant.get(OFFICES).await.is(200).text.clone();
    assert!(shown.contains("data-standing=\"planned\""), "{shown}");
    assert!(!shown.contains("<b>办公室"), "what was typed is text");
    assert!(!shown.contains("<i>书记"), "what was typed is text");
    let of = |way: &str| format!("{OFFICES}/{}/{way}", room("bureau", "704"));
    // The key goes out once.
    attendant.form(&of("key"), &[("way", "out")]).await.is(303);
    let shown = attendant.get(OFFICES).await.is(200).text.clone();
    assert!(shown.contains("已领出"), "{shown}");
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let again = leader.form(&of("key"), &[("way", "out")]).await;
    assert!(again.is(409).text.contains("钥匙已由"), "{}", again.text);
    attendant.form(&of("key"), &[("way", "side")]).await.is(422);
    // Somebody answers; what cannot be is refused with the plan below it.
    let unfit = attendant.form(&of("answer"), &[("minutes", "7")]).await;
    assert!(unfit.is(422).text.contains("请选 15、30 或 60 分钟"));
    attendant
        .form(&of("answer"), &[("minutes", "x")])
        .await
        .is(422);
    attendant
        .form(&of("answer"), &[("minutes", "30")])
        .await
        .is(303);
    let shown = attendant.get(OFFICES).await.is(200).text.clone();
    assert!(shown.contains("16:30 有人应答 · 17:00 后再来"), "{shown}");
    // Whoever supervises sees no more than the plan; whoever has nothing to do with it sees nothing.
    sample.says(Whereabouts::AtPost).await;
    let auditor = sample.client("bureau", Role::Auditor).await;
    let shown = auditor.get(OFFICES).await.is(200).text.clone();
    assert!(
        shown.contains("data-standing=\"kept\"")
            && !shown.contains("method=\"post\" action=\"/sites/bureau/offices")
    );
    let shown = leader.get(OFFICES).await.is(200).text.clone();
    assert!(shown.contains("领导在办公室"), "{shown}");
    let host = sample.client("bureau", Role::Host).await;
    host.get(OFFICES).await.is(403);
    // A site without such a rule says so.
    let court = sample.client("court", Role::TeamLeader).await;
    let shown = court.get("/sites/court/offices").await.is(200).text.clone();
    assert!(shown.contains("没有清洁领导办公室的规则"));
}

// C3.1
#[tokio::test(flavor = "multi_thread")]
async fn a_phone_learns_what_to_say_at_the_door_and_says_that_somebody_answered_c3_1() {
    let sample = furnished(config()).await;
    sample.office().await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let shift = attendant
        .get("/api/v1/sites/bureau/shift")
        .await
        .is(200)
        .json();
    let duties = shift["duties"].as_array().unwrap();
    let duty = duties
        .iter()
        .find(|duty| duty["rule"] == "clean-principal-office");
    let duty = duty.unwrap();
    assert_eq!(duty["wording"], "李<i>书记</i>：您好！");
    assert_eq!(duty["office"]["address"], "李<i>书记</i>：您好！");
    assert_eq!(duty["subject"]["page"], "offices");
    let room = duty["office"]["room"].as_str().unwrap();
    let said = json!({"minutes": 15});
    let path = format!("/api/v1/sites/bureau/offices/{room}/answer");
    let key = new_id();
    let first = attendant
        .json(Method::POST, &path, &key, &said)
        .await
        .is(200)
        .json();
    // Sent twice, it is said once.
    let second = attendant
        .json(Method::POST, &path, &key, &said)
        .await
        .is(200)
        .json();
    assert_eq!(first["journal_number"], second["journal_number"]);
    let shown = attendant
        .get("/api/v1/sites/bureau/offices")
        .await
        .is(200)
        .json();
    assert_eq!(shown["offices"][0]["standing"], "again");
    assert_eq!(
        shown["offices"][0]["leaders"][0]["form_of_address"],
        "李<i>书记</i>"
    );
    let bad = json!({"minutes": 16});
    attendant.command(&path, &bad).await.is(422);
    attendant
        .command(&path, &json!({"minutes": 15, "by": "x"}))
        .await
        .is(422);
    let key = format!("/api/v1/sites/bureau/offices/{room}/key");
    attendant
        .command(&key, &json!({"way": "out"}))
        .await
        .is(200);
    attendant
        .command(&key, &json!({"way": "out"}))
        .await
        .is(409);
    attendant.command(&key, &json!({"way": "in"})).await.is(200);
    attendant
        .command(&key, &json!({"way": "round"}))
        .await
        .is(422);
}

// C3.3
#[tokio::test(flavor = "multi_thread")]
async fn what_an_office_lacks_goes_by_plain_forms_and_by_json_c3_3() {
    let sample = furnished(config()).await;
    sample.office().await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let shift = attendant
        .get("/api/v1/sites/bureau/shift")
        .await
        .is(200)
        .json();
    let duties = shift["duties"].as_array().unwrap();
    let duty = duties
        .iter()
        .find(|duty| duty["rule"] == "clean-principal-office")
        .unwrap();
    assert_eq!(duty["checks"][0]["brings_back"], true);
    assert_eq!(
        duty["checks"][1]["restocks"],
        json!([{"item": "抽纸", "unit": "包", "quantity": 0}])
    );
    let id = duty["id"].as_str().unwrap();
    let page = format!("/sites/bureau/duties/{id}");
    let why = attendant
        .get(&format!("{page}/why"))
        .await
        .is(200)
        .text
        .clone();
    assert!(
        why.contains("抽纸 (包)") && why.contains("登记批阅件"),
        "{why}"
    );
    let told = [
        ("step", "1004"),
        ("item", "毛巾"),
        ("quantity", "2"),
        ("item", "香皂"),
        ("quantity", ""),
    ];
    attendant
        .form(&format!("{page}/restocking"), &told)
        .await
        .is(303);
    let more = json!({"step": 1001, "items": [{"item": "抽纸", "quantity": 100}]});
    let path = format!("/api/v1/sites/bureau/duties/{id}/restocking");
    let many = attendant.command(&path, &more).await;
    assert!(many.is(422).text.contains("一次最多报 99"), "{}", many.text);
    let more = json!({"step": 1001, "items": [{"item": "抽纸", "quantity": 3}]});
    attendant.command(&path, &more).await.is(200);
    let list = attendant
        .get("/sites/bureau/restocking")
        .await
        .is(200)
        .text
        .clone();
    assert!(list.contains("抽纸 3 包, 毛巾 2 条"), "{list}");
    assert!(!list.contains("<b>办公室"), "what was typed is text");
    let host = sample.client("bureau", Role::Host).await;
    host.get("/sites/bureau/restocking").await.is(403);
    let bad = attendant
        .get("/sites/bureau/restocking?month=2026-13")
        .await;
    bad.is(422);
}

// C3.4
#[tokio::test(flavor = "multi_thread")]
async fn whoever_goes_gives_their_key_back_on_the_review_of_the_day_c3_4() {
    let sample = furnished(config()).await;
    sample.office().await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let (review, key) = (
        "/sites/bureau/hand-overs/new",
        format!("{OFFICES}/{}/key", room("bureau", "704")),
    );
    let shown = attendant.get(review).await.is(200).text.clone();
    assert!(!shown.contains("review-keys"), "nobody has a key");
    attendant.form(&key, &[("way", "out")]).await.is(303);
    let shown = attendant.get(review).await.is(200).text.clone();
    assert!(shown.contains("review-keys") && shown.contains("下班前请交回领出的钥匙"));
    assert!(shown.contains(&format!("action=\"{key}\"")), "{shown}");
    let back = [("way", "in"), ("from", "hand-over")];
    let done = attendant.form(&key, &back).await;
    assert_eq!(done.is(303).header("location"), review);
    let shown = attendant.get(review).await.is(200).text.clone();
    assert!(!shown.contains("review-keys"));
}
