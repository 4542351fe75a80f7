//! The small dining room by its addresses: plain forms and JSON; what somebody must not eat is shown to few.

use app::Role;
use domain::PersonId;
use domain::dining::Meal;
use serde_json::json;

use crate::sample::{Sample, config, furnished, site};

const DINING: &str = "/sites/bureau/dining";
const API: &str = "/api/v1/sites/bureau/dining";

fn leader() -> String {
    PersonId::derived(&["bureau"]).to_string()
}

// C2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_menu_of_tomorrow_that_cannot_be_is_set_right_for_tomorrow_c2_6() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let long = "长".repeat(31);
    let ahead = [("day", "2026-07-07"), ("meal", "lunch"), ("menu", &long)];
    let refused = attendant.form(&format!("{DINING}/menu"), &ahead).await;
    let day = "name=\"day\" value=\"2026-07-07\"";
    assert!(refused.is(422).text.contains(day), "{}", refused.text);
}

// C2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_meal_is_told_asked_for_and_served_by_plain_forms_c2_6() {
    let sample = furnished(config()).await;
    let (set, diner) = sample.dining("bureau").await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let shown = attendant.get(DINING).await.is(200).text.clone();
    assert!(!shown.contains("<b>少油"), "what was typed is text");
    for seen in ["宫保虾仁", "少油", "待送", "今天未核对", "王建国 王局长"] {
        assert!(shown.contains(seen), "{seen}");
    }
    // A menu of yesterday is refused, and nothing that was typed is lost.
    let menu = format!("{DINING}/menu");
    let late = [
        ("day", "2026-07-05"),
        ("meal", "lunch"),
        ("menu", "红烧肉：猪肉"),
    ];
    let refused = attendant.form(&menu, &late).await;
    assert!(
        refused.is(422).text.contains("这一天已经过去") && refused.text.contains("红烧肉：猪肉")
    );
    attendant
        .form(
            &menu,
            &[("day", "2026-07-06"), ("meal", "dinner"), ("menu", "粥")],
        )
        .await
        .is(303);
    attendant
        .get(&format!("{DINING}?meal=dinner"))
        .await
        .is(200);
    attendant.get(&format!("{DINING}?meal=tea")).await.is(422);
    let check = format!("{DINING}/tableware/{set}/check");
    let bare = attendant
        .form(&check, &[("condition", "broken"), ("note", "")])
        .await;
    assert!(bare.is(422).text.contains("请写明缺什么"));
    attendant
        .form(&check, &[("condition", "whole"), ("note", "")])
        .await
        .is(303);
    let service = format!("{DINING}/diners/{diner}/service");
    attendant
        .form(&service, &[("position", "7"), ("confirmed", "")])
        .await
        .is(409);
    attendant
        .form(&service, &[("position", "0"), ("confirmed", "")])
        .await
        .is(303);
    let twice = attendant
        .form(&service, &[("position", "0"), ("confirmed", "")])
        .await;
    assert!(twice.is(409).text.contains("已经送过了"));
    let correction = format!("{DINING}/diners/{diner}/correction");
    attendant
        .form(&correction, &[("position", "0"), ("wishes", "不放盐")])
        .await
        .is(303);
    let shown = attendant.get(DINING).await.is(200).text.clone();
    assert!(shown.contains("不放盐") && shown.contains("送错"));
    let person = leader();
    let away = [
        ("meal", "dinner"),
        ("person", person.as_str()),
        ("word", "away"),
    ];
    attendant
        .form(&format!("{DINING}/diners"), &away)
        .await
        .is(303);
    is_hidden_from_the_auditor(&sample).await;
}

/// The auditor sees that somebody was served, and not what.
async fn is_hidden_from_the_auditor(sample: &Sample) {
    let auditor = sample.client("bureau", Role::Auditor).await;
    let shown = auditor.get(DINING).await.is(200).text.clone();
    assert!(shown.contains("不公开") && !shown.contains("不放盐"));
    auditor
        .form(&format!("{DINING}/menu"), &[("menu", "x")])
        .await
        .is(403);
}

// C2.6
#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_must_not_eat_is_looked_at_and_warned_of_c2_6() {
    let sample = furnished(config()).await;
    let (_, diner) = sample.dining("bureau").await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let needs = format!("{DINING}/needs/{}", leader());
    let form = attendant.form(&needs, &[]).await.is(200).text.clone();
    assert!(form.contains("每次查看都记入工作日志"));
    let memory = format!("{needs}/memory");
    let typed = [
        ("allergies", "花生、虾"),
        ("preferences", "爱喝粥"),
        ("seen", ""),
    ];
    attendant.form(&memory, &typed).await.is(303);
    let stale = attendant.form(&memory, &typed).await;
    assert!(stale.is(409).text.contains("value=\"花生、虾\""));
    let shown = attendant.get(DINING).await.is(200).text.clone();
    assert!(shown.contains("当心：宫保虾仁 里有忌口") && !shown.contains("爱喝粥"));
    let service = format!("{DINING}/diners/{diner}/service");
    let warned = attendant.form(&service, &[("position", "0")]).await;
    assert!(warned.is(422).text.contains("当心忌口"));
    attendant
        .form(&service, &[("position", "0"), ("confirmed", "yes")])
        .await
        .is(303);
    let seen = attendant.form(&needs, &[]).await.is(200).text.clone();
    assert!(seen.contains("value=\"花生、虾\"") && seen.contains("爱喝粥"));
    let chief = sample.client("bureau", Role::OwnersManager).await;
    let shown = chief.get(DINING).await.is(200).text.clone();
    assert!(
        shown.contains("有忌口或偏好")
            && !shown.contains("当心：")
            && !shown.contains("花生、虾。")
    );
    chief.form(&needs, &[]).await.is(403);
    attendant
        .form(
            &format!("{DINING}/needs/{}", PersonId::derived(&["x"])),
            &[],
        )
        .await
        .is(422);
}

// C2.6
#[tokio::test(flavor = "multi_thread")]
async fn the_register_of_tableware_is_kept_by_the_leader_c2_6() {
    let sample = furnished(config()).await;
    let (set, _) = sample.dining("bureau").await;
    let lead = sample.client("bureau", Role::TeamLeader).await;
    let sets = format!("{DINING}/tableware");
    lead.get(&format!("{sets}/new")).await.is(200);
    let person = leader();
    let typed = |number| {
        vec![
            ("person", person.as_str()),
            ("number", number),
            ("contents", "碗"),
        ]
    };
    let taken = lead.form(&sets, &typed("01")).await;
    assert!(
        taken.is(422).text.contains("这个编号已经有人用了") && taken.text.contains("value=\"碗\"")
    );
    lead.form(&sets, &typed("02")).await.is(303);
    lead.form(&sets, &[("number", "03")]).await.is(422);
    let own = format!("{sets}/{set}");
    lead.get(&own).await.is(200);
    let mut changed = typed("09");
    changed.push(("revision", "1"));
    lead.form(&own, &changed).await.is(303);
    lead.form(&own, &changed).await.is(409);
    lead.form(&format!("{own}/removal"), &[("revision", "2")])
        .await
        .is(303);
    lead.get(&own).await.is(404);
    let attendant = sample.client("bureau", Role::Attendant).await;
    attendant.form(&sets, &typed("04")).await.is(403);
}

// C2.6
#[tokio::test(flavor = "multi_thread")]
async fn programs_ask_and_serve_once_c2_6() {
    let sample = furnished(config()).await;
    let (set, diner) = sample.dining("bureau").await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let day = attendant.get(API).await.is(200).json();
    assert_eq!(day["dishes"][0]["ingredients"], json!(["虾", "花生"]));
    assert_eq!(day["diners"][0]["wishes"][0]["words"], "<b>少油");
    let menu = json!({"day": "2026-07-06", "meal": "dinner", "menu": "粥\n馒头"});
    attendant
        .command(&format!("{API}/menu"), &menu)
        .await
        .is(200);
    let asked = json!({"meal": "dinner", "person": leader(), "word": "asked", "wishes": "稠一点"});
    let made = attendant
        .command(&format!("{API}/diners"), &asked)
        .await
        .is(200)
        .json();
    let evening = made["subject"].as_str().unwrap();
    let serve = |diner: &str| format!("{API}/diners/{diner}/service");
    attendant
        .command(&serve(evening), &json!({"position": 0}))
        .await
        .is(200);
    attendant
        .command(&serve(evening), &json!({"position": 0}))
        .await
        .is(409);
    attendant
        .command(&serve(&diner.to_string()), &json!({"position": 5}))
        .await
        .is(409);
    let correction = format!("{API}/diners/{evening}/correction");
    attendant
        .command(&correction, &json!({"position": 0, "wishes": "稀一点"}))
        .await
        .is(200);
    let check = format!("{API}/tableware/{set}/check");
    attendant
        .command(&check, &json!({"condition": "lost"}))
        .await
        .is(422);
    attendant
        .command(&check, &json!({"condition": "missing", "note": "少一只勺"}))
        .await
        .is(200);
    let auditor = sample.client("bureau", Role::Auditor).await;
    let day = auditor
        .get(&format!("{API}?meal=dinner"))
        .await
        .is(200)
        .json();
    assert!(day["diners"][0]["wishes"][0]["words"].is_null());
    let shift = attendant
        .get("/api/v1/sites/bureau/shift")
        .await
        .is(200)
        .json();
    // What is prepared before lunch, and what is served.
    assert_eq!(shift["dining"].as_array().unwrap().len(), 2);
}

impl Sample {
    /// A set of tableware, a menu, and the leader asked, with hostile words.
    pub async fn dining(&self, at: &str) -> (domain::TablewareId, domain::DinerId) {
        let lead = self.actor(at, Role::TeamLeader).await;
        let (name, command) = (site(at), self.command());
        let person = PersonId::derived(&[at]);
        let set = app::dining::TablewareAsked {
            person,
            number: "01".to_owned(),
            contents: "碗、筷".to_owned(),
        };
        app::dining::add_tableware(&self.house, &lead, &name, &command, set)
            .await
            .unwrap();
        let today = "2026-07-06".parse().unwrap();
        let menu = "宫保虾仁：虾、花生".to_owned();
        app::dining::enter_menu(
            &self.house,
            &lead,
            &name,
            &self.command(),
            (today, Meal::Lunch),
            menu,
        )
        .await
        .unwrap();
        let asked = app::dining::DinerWord::Asked(vec!["<b>少油".to_owned()]);
        let of = (Meal::Lunch, person);
        let diner =
            app::dining::tell_of_diner(&self.house, &lead, &name, &self.command(), of, asked).await;
        let diner = diner.unwrap().subject.unwrap().parse().unwrap();
        (domain::TablewareId(command.id.0), diner)
    }
}
