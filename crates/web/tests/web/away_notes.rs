//! The notes at the doors of teams' offices by their addresses: one's own word, the paper, the screen without an
//! account.

use app::Role;
use domain::directory::Room;
use domain::{FloorId, TeamId};
use serde_json::json;

use crate::asking::new_id;
use crate::sample::{HOUR, MINUTE, MORNING, Sample, config, furnished, room, site};

const NOTES: &str = "/sites/bureau/away-notes";

impl Sample {
    /// The team has an office, and its attendant is on duty at seven.
    async fn team_office(&self) {
        let (house, at) = (&self.house, site("bureau"));
        let lead = self.actor("bureau", Role::TeamLeader).await;
        let new = Room {
            id: room("bureau", "705"),
            floor: FloorId::derived(&["bureau"]),
            number: "705".to_owned(),
            name: "礼仪组办公室".to_owned(),
            kind: "team-office".to_owned(),
            capacity: 0,
            whole: None,
            equipment: Vec::new(),
            layouts: Vec::new(),
            request_code: String::new(),
        };
        app::directory::add_room(house, &lead, &at, &self.command(), new)
            .await
            .unwrap();
        let attendant = self.actor("bureau", Role::Attendant).await;
        app::shift::start(house, &attendant, &at, &self.command())
            .await
            .unwrap();
    }

    /// The address of a new screen at the door.
    async fn door(&self) -> String {
        let leader = self.client("bureau", Role::TeamLeader).await;
        let team = TeamId::derived(&["bureau"]).to_string();
        let fields = [("team", team.as_str()), ("name", "门口<b>屏</b>")];
        leader
            .form(&format!("{NOTES}/screens"), &fields)
            .await
            .is(303);
        let page = leader.get(NOTES).await.is(200).text.clone();
        assert!(!page.contains("<b>屏"), "what was typed is text");
        let (_, rest) = page.split_once("/door/").unwrap();
        let code = rest.split('"').next().unwrap();
        format!("/door/{code}")
    }
}

// C4.2.5
#[tokio::test(flavor = "multi_thread")]
async fn who_goes_out_says_so_by_a_plain_form_and_the_note_is_printed_c4_2_5() {
    let sample = furnished(config()).await;
    sample.team_office().await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let out = format!("{NOTES}/out");
    let page = attendant.get(NOTES).await.is(200).text.clone();
    assert!(page.contains("data-team=\"in\""), "{page}");
    // What cannot be is refused with the page below it, and nothing typed is lost.
    for (place, back, words) in [
        ("<i>银行</i>", "25:99", "没有这个时间"),
        ("<i>银行</i>", "", "没有这个时间"),
        ("<i>银行</i>", "20:00", "最多 12 小时以后"),
        ("<i>银行</i>", "06:59", "最多 12 小时以后"),
        ("", "07:30", "请"),
    ] {
        let fields = [("place", place), ("back", back)];
        let refused = attendant.form(&out, &fields).await;
        let text = &refused.is(422).text;
        assert!(text.contains(words), "{place} {back}: {text}");
        assert!(!text.contains("<i>"), "what was typed is text");
        assert!(
            place.is_empty() || text.contains("&#60;i&#62;银行"),
            "{text}"
        );
    }
    let surplus = [("place", "银行"), ("back", "07:30"), ("account", "x")];
    attendant.form(&out, &surplus).await.is(422);
    let fields = [("place", "<i>银行</i>"), ("back", "07:30")];
    attendant.form(&out, &fields).await.is(303);
    let page = attendant.get(NOTES).await.is(200).text.clone();
    for words in [
        "data-team=\"away\"",
        "07:30 回来",
        "请打印留言条",
        "我回来了",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("<i>银行"), "what was typed is text");
    let paper = format!("{NOTES}/sheets/{}", TeamId::derived(&["bureau"]));
    let sheet = attendant.get(&paper).await.is(200).text.clone();
    for words in ["现在办公室无人", "bureau的attendant", "07:30", "705"] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    attendant.form(&format!("{NOTES}/back"), &[]).await.is(303);
    let page = attendant.get(NOTES).await.is(200).text.clone();
    assert!(page.contains("data-team=\"in\""), "{page}");
    // Who is not on duty has nothing to say, and who has no shifts may not.
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let refused = leader.form(&out, &fields).await;
    assert!(refused.is(409).text.contains("没有当班时不用说明去向"));
    let manager = sample.client("bureau", Role::OwnersManager).await;
    manager.form(&out, &fields).await.is(403);
    assert!(!manager.get(NOTES).await.is(200).text.contains(&out));
    let host = sample.client("bureau", Role::Host).await;
    host.get(NOTES).await.is(403);
}

// C4.2.5
#[tokio::test(flavor = "multi_thread")]
async fn a_screen_at_the_door_needs_no_account_and_shows_the_note_alone_c4_2_5() {
    let sample = furnished(config()).await;
    sample.team_office().await;
    sample.meeting("bureau").await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let team = TeamId::derived(&["bureau"]).to_string();
    let fields = [("team", team.as_str()), ("name", "门口屏")];
    let screens = format!("{NOTES}/screens");
    attendant.form(&screens, &fields).await.is(403);
    let door = sample.door().await;
    assert_eq!(door.len(), "/door/".len() + 32, "192 bits in letters");
    let screen = sample.stranger();
    let shown = screen.get(&door).await.is(200).text.clone();
    assert!(shown.contains("办公室有人，请进"), "{shown}");
    assert!(
        !shown.contains("bureau的attendant"),
        "nobody is told of who is in"
    );
    // Opening the address by hand is not a screen that shows it.
    attendant
        .form(
            &format!("{NOTES}/out"),
            &[("place", "银行"), ("back", "08:00")],
        )
        .await
        .is(303);
    let page = attendant.get(NOTES).await.is(200).text.clone();
    assert!(page.contains("请打印留言条"), "{page}");
    let shown = screen
        .get(&format!("{door}/note"))
        .await
        .is(200)
        .text
        .clone();
    for words in [
        "现在办公室无人",
        "現在辦公室無人",
        "Nobody is in the office now",
        "bureau的attendant",
        "银行",
        "08:00",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(!shown.contains("党组会"), "no meeting is named at a door");
    assert!(!shown.contains("/sites/"), "it leads nowhere");
    let english = sample.stranger().with("accept-language", "en");
    let shown = english.get(&door).await.is(200).text.clone();
    let place = |words: &str| shown.find(words).unwrap();
    assert!(place("Nobody is in the office now") < place("现在办公室无人"));
    // While it asks, nobody has to put a note out.
    app::timer::tick(&sample.house).await.unwrap();
    let page = attendant.get(NOTES).await.is(200).text.clone();
    assert!(page.contains("门口屏幕正在显示留言条"), "{page}");
    assert!(!page.contains(&door), "the address is the leader's to know");
    // Revoked by itself, it leads nowhere.
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let page = leader.get(NOTES).await.is(200).text.clone();
    let (_, rest) = page.split_once("away-notes/screens/").unwrap();
    let id = rest.split('/').next().unwrap().to_owned();
    let revocation = format!("{screens}/{id}/revocation");
    attendant.form(&revocation, &[]).await.is(403);
    leader.form(&revocation, &[]).await.is(303);
    for path in [door.clone(), format!("{door}/note")] {
        screen.get(&path).await.is(404);
    }
    leader.form(&revocation, &[]).await.is(404);
    screen.get("/door/guessed").await.is(404);
    screen.get("/door/..%2f").await.is(404);
}

// C4.2.5
#[tokio::test(flavor = "multi_thread")]
async fn phones_and_programs_say_and_read_where_the_team_is_c4_2_5() {
    let sample = furnished(config()).await;
    sample.team_office().await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let api = format!("/api/v1{NOTES}");
    let late = json!({ "place": "银行", "back_at": MORNING + 13 * HOUR });
    let refused = attendant.command(&format!("{api}/out"), &late).await;
    assert_eq!(refused.is(422).code(), "away-back-unfit");
    let key = new_id();
    let said = json!({ "place": "银行", "back_at": MORNING + 30 * MINUTE });
    for _ in 0..2 {
        attendant
            .json(axum::http::Method::POST, &format!("{api}/out"), &key, &said)
            .await
            .is(200);
    }
    let list = attendant.get(&api).await.is(200).json();
    let team = &list["teams"][0];
    assert_eq!(team["state"], "away");
    assert_eq!(team["people"][0]["place"], "银行");
    assert_eq!(team["people"][0]["back_at"], MORNING + 30 * MINUTE);
    assert_eq!(team["screens"], json!([]));
    let shift = attendant.get("/api/v1/sites/bureau/shift").await.json();
    assert_eq!(shift["out"]["place"], "银行");
    let duty = shift["duties"].as_array().unwrap().iter();
    let mut duty = duty.filter(|duty| duty["rule"] == "away-note");
    let subject = &duty.next().unwrap()["subject"];
    assert_eq!(
        (&subject["register"], &subject["page"]),
        (&json!("away"), &json!("away-notes"))
    );
    attendant
        .command(&format!("{api}/back"), &json!({}))
        .await
        .is(200);
    let list = attendant.get(&api).await.is(200).json();
    assert_eq!(list["teams"][0]["state"], "in");
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let new = json!({ "team": TeamId::derived(&["bureau"]).to_string(), "name": "门口屏" });
    let added = leader
        .command(&format!("{api}/screens"), &new)
        .await
        .is(200)
        .json();
    let screen = added["subject"].as_str().unwrap().to_owned();
    let list = leader.get(&api).await.is(200).json();
    assert_eq!(list["teams"][0]["screens"][0]["id"], screen.as_str());
    let unknown = json!({ "team": TeamId::derived(&["court"]).to_string(), "name": "门口屏" });
    let refused = leader.command(&format!("{api}/screens"), &unknown).await;
    assert_eq!(refused.is(422).code(), "team-unknown");
    leader
        .command(&format!("{api}/screens/{screen}/revocation"), &json!({}))
        .await
        .is(200);
}
