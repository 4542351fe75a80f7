//! The plan of a day by its addresses: what will be missed, what one more would change, a proposal carried
//! out over a plain form.

use app::Role;

use crate::sample::{MORNING, account, config, furnished};

const PLAN: &str = "/sites/court/day-plan";

// C2.7
#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_looked_at_ahead_and_one_more_is_asked_for_over_a_plain_form_c2_7() {
    let sample = furnished(config()).await;
    sample.planned_shift("court").await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let page = lead.get(PLAN).await.is(200).text.clone();
    for words in [
        "当日预排",
        "court的attendant",
        "排班 08:30–17:30",
        "会错过的时限",
        "如果多一个人",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let team = domain::TeamId::derived(&["court"]).to_string();
    let asked = lead
        .get(&format!(
            "{PLAN}?day=2026-07-06&team={team}&from=08:00&until=12:00"
        ))
        .await;
    let text = &asked.is(200).text;
    assert!(
        text.contains("id=\"answer\"") && text.contains("08:00–12:00"),
        "{text}"
    );
    // What cannot be asked says why, and what was typed stays.
    let wrong = lead
        .get(&format!("{PLAN}?team={team}&from=08:00&until=noon"))
        .await;
    let text = &wrong.is(422).text;
    assert!(
        text.contains("value=\"noon\"") && text.contains("会错过的时限"),
        "{text}"
    );
    for day in ["2026-07-05", "2026-08-06", "2026-02-30"] {
        lead.get(&format!("{PLAN}?day={day}")).await.is(422);
    }
    let json = lead
        .get("/api/v1/sites/court/day-plan?day=2026-07-06")
        .await
        .json();
    assert_eq!(json["day"], "2026-07-06");
    assert_eq!(json["people"][0]["planned"], true);
    let first = &json["misses"][0];
    assert!(first["due"].as_i64().unwrap() > MORNING, "{json}");
    assert!(
        first["why"].is_string() && json["what_if"].is_null(),
        "{json}"
    );
    let question = format!("/api/v1/sites/court/day-plan?team={team}&from=08:00&until=12:00");
    let json = lead.get(&question).await.json();
    assert!(json["what_if"]["missed_before"].is_u64(), "{json}");
}

// C2.7
#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_carried_out_over_a_plain_form_and_what_cannot_be_is_said_in_the_plan_c2_7() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("court").await;
    let duty = sample.duty("court", meeting).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let post = format!("{PLAN}/gives");
    let who = account("court", Role::Attendant);
    let change = format!("duty:{duty}:{who}");
    let fields = [("day", "2026-07-06"), ("give", change.as_str())];
    let given = lead.form(&post, &fields).await;
    let back = given.is(303).header("location").to_owned();
    assert_eq!(back, format!("{PLAN}?day=2026-07-06&given=1"));
    assert!(
        lead.get(&back)
            .await
            .text
            .contains("共 1 项任务交给了新的人")
    );
    let stranger = account("bureau", Role::Attendant);
    let strange = format!("duty:{duty}:{stranger}");
    for wrong in ["duty", "room:1:2", "duty:x:y", strange.as_str()] {
        let refused = lead
            .form(&post, &[("day", "2026-07-06"), ("give", wrong)])
            .await;
        assert!(refused.is(422).text.contains("会错过的时限"), "{wrong}");
    }
    let manager = sample.client("court", Role::OwnersManager).await;
    let page = manager.get(PLAN).await.is(200).text.clone();
    assert!(
        !page.contains("/day-plan/gives"),
        "the owner's manager sees, the leader changes"
    );
    manager.form(&post, &fields).await.is(403);
    let attendant = sample.client("court", Role::Attendant).await;
    attendant.get(PLAN).await.is(403);
}
