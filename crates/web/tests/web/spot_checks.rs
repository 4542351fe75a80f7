//! Spot checks by their addresses: taken by a plain form, answered, put into a workbook; staff see their own.

use app::Role;
use axum::body::{Body, to_bytes};
use axum::http::Method;
use calamine::{Reader, Xlsx};

use crate::sample::{account, config, furnished};

const CHECKS: &str = "/sites/court/spot-checks";

// A4.2
#[tokio::test(flavor = "multi_thread")]
async fn a_spot_check_is_taken_over_a_plain_form_and_answered_a4_2() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let who = account("court", Role::Attendant).to_string();
    let team = domain::TeamId::derived(&["court"]).to_string();
    let list = lead
        .get(&format!("{CHECKS}/new"))
        .await
        .is(200)
        .text
        .clone();
    let link = format!("{CHECKS}/new?account={who}&team={team}&rule=conference-bearing");
    assert!(list.contains(&link.replace('&', "&#38;")), "{list}");
    let form = lead.get(&link).await.is(200).text.clone();
    for words in ["1. 保持正确站姿", "2. 真诚微笑", "没有做到", "A4.2"] {
        assert!(form.contains(words), "{words}: {form}");
    }
    let fields = [
        ("account", who.as_str()),
        ("team", &team),
        ("rule", "conference-bearing"),
        ("version", "1"),
        ("score1", "good"),
        ("note1", ""),
        ("score2", "lacking"),
        ("note2", ""),
    ];
    let mute = lead.form(CHECKS, &fields).await;
    let text = &mute.is(422).text;
    assert!(
        text.contains("第 2 项： 没有做到的，请写明看到了什么"),
        "{text}"
    );
    assert!(
        text.contains("name=\"score2\" value=\"lacking\" checked"),
        "{text}"
    );
    let mut fields = fields;
    fields[7].1 = "面无<b>表情</b>";
    let taken = lead.form(CHECKS, &fields).await;
    let page = taken.is(303).header("location").to_owned();
    let shown = lead.get(&page).await.is(200).text.clone();
    assert!(
        shown.contains("50 分") && shown.contains("面无&#60;b&#62;表情"),
        "{shown}"
    );
    assert!(
        !shown.contains("name=\"answer\""),
        "the leader does not answer for her"
    );
    let own = attendant.get(&page).await.is(200).text.clone();
    assert!(own.contains("name=\"answer\""));
    attendant
        .form(&format!("{page}/answer"), &[("answer", "")])
        .await
        .is(422);
    attendant
        .form(
            &format!("{page}/answer"),
            &[("answer", "当时<i>在</i>搬椅子")],
        )
        .await
        .is(303);
    attendant
        .form(&format!("{page}/answer"), &[("answer", "还有")])
        .await
        .is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn scores_of_a_standard_that_changed_meanwhile_are_asked_again_and_nothing_typed_is_lost() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let who = account("court", Role::Attendant).to_string();
    let team = domain::TeamId::derived(&["court"]).to_string();
    let mut fields = [
        ("account", who.as_str()),
        ("team", &team),
        ("rule", "conference-bearing"),
        ("version", "7"),
        ("score1", "good"),
        ("note1", ""),
        ("score2", "lacking"),
        ("note2", "面无表情"),
    ];
    let other = lead.form(CHECKS, &fields).await;
    let text = &other.is(409).text;
    for kept in [
        "标准刚才换了新版本",
        "name=\"score2\" value=\"lacking\" checked",
        "value=\"面无表情\"",
        "name=\"version\" value=\"1\"",
    ] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    fields[3].1 = "1";
    lead.form(CHECKS, &fields).await.is(303);
}

// A2.3
#[tokio::test(flavor = "multi_thread")]
async fn the_month_shows_figures_to_leaders_and_to_staff_their_own_a2_3() {
    let sample = furnished(config()).await;
    let page = format!("{CHECKS}/{}", sample.spot_check("court").await);
    let lead = sample.client("court", Role::TeamLeader).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let month = lead.get(CHECKS).await.is(200).text.clone();
    for words in ["按检查项", "按人员", "按岗位", "每周得分"] {
        assert!(month.contains(words), "{words}: {month}");
    }
    let own = attendant.get(CHECKS).await.is(200).text.clone();
    assert!(own.contains("按检查项") && !own.contains("按人员"));
    sample
        .client("court", Role::Guard)
        .await
        .get(&page)
        .await
        .is(404);
    sample
        .client("court", Role::Receptionist)
        .await
        .get(CHECKS)
        .await
        .is(200);
    let json = attendant
        .get(&format!("/api/v1{CHECKS}?month=2026-07"))
        .await
        .json();
    let check = &json["spot_checks"][0];
    assert_eq!(
        (
            check["percent"].as_u64(),
            check["items"][1]["score"].as_str()
        ),
        (Some(50), Some("lacking"))
    );
    assert_eq!(json["weeks"].as_array().map(Vec::len), Some(12));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_month_of_spot_checks_goes_out_as_a_workbook_without_formulas() {
    let sample = furnished(config()).await;
    sample.spot_check("court").await;
    let manager = sample.client("court", Role::OwnersManager).await;
    let request = manager.request(Method::GET, &format!("{CHECKS}/workbook"));
    let answer = manager.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), 200);
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    let mut book = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(rows.len(), 3, "a line for each item");
    assert_eq!(rows[2][5..8], ["真诚微笑", "没有做到", "=1+1"]);
    let attendant = sample.client("court", Role::Attendant).await;
    attendant.get(&format!("{CHECKS}/workbook")).await.is(403);
}
