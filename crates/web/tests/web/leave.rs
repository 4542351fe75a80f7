//! Leave and swaps by their addresses: asked for by plain forms, decided with a reason, told to the two of them alone.

use app::Role;
use serde_json::json;

use crate::sample::{HOUR, MORNING, account, config, furnished};

const LEAVE: &str = "/sites/court/leave";
const SWAPS: &str = "/sites/court/shift-swaps";

#[tokio::test(flavor = "multi_thread")]
async fn leave_is_asked_for_by_a_plain_form_and_nothing_typed_is_lost() {
    let sample = furnished(config()).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let typed = [
        ("kind", "sick"),
        ("from", "2026-07-09"),
        ("from_noon", "yes"),
        ("until", "2026-07-08"),
        ("words", "复查<b>手术</b>"),
    ];
    // What cannot be comes back with all that was typed, and says what mends it.
    let refused = attendant.form(LEAVE, &typed).await;
    let text = &refused.is(422).text;
    for seen in [
        "结束在开始之前",
        "value=\"2026-07-09\"",
        "复查&#60;b&#62;手术",
        "value=\"sick\" selected",
        "name=\"from_noon\" value=\"yes\" checked",
    ] {
        assert!(text.contains(seen), "{seen}: {text}");
    }
    let mut typed = typed.to_vec();
    typed[3] = ("until", "2026-07-10");
    let asked = attendant.form(LEAVE, &typed).await;
    let back = asked.is(303).header("location").to_owned();
    let own = attendant.get(&back).await.is(200).text.clone();
    assert!(
        own.contains("等领班审批")
            && own.contains("病假")
            && own.contains("7月9日 周四 下午 – 7月10日 周五"),
        "{own}"
    );
    let host = sample.client("court", Role::Host).await;
    host.get(LEAVE).await.is(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn leave_is_decided_with_a_reason_and_colleagues_see_that_somebody_is_away_alone() {
    let sample = furnished(config()).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let typed = [
        ("kind", "sick"),
        ("from", "2026-07-09"),
        ("from_noon", "yes"),
        ("until", "2026-07-10"),
        ("words", "复查"),
    ];
    attendant.form(LEAVE, &typed).await.is(303);
    let seen = lead.get(LEAVE).await.is(200).text.clone();
    assert!(seen.contains("病假") && seen.contains("请假 · 1"), "{seen}");
    let list = lead.get("/api/v1/sites/court/leave").await.is(200).json();
    let id = list["waiting"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(list["waiting"][0]["kind"], "sick");
    let decision = format!("{LEAVE}/{id}/decision");
    let silent = lead
        .form(&decision, &[("decision", "refuse"), ("reason", "")])
        .await;
    silent.is(422);
    attendant
        .form(&decision, &[("decision", "approve")])
        .await
        .is(403);
    lead.form(&decision, &[("decision", "approve")])
        .await
        .is(303);
    let late = lead
        .form(
            &decision,
            &[("decision", "refuse"), ("reason", "人手<i>不够")],
        )
        .await;
    assert!(late.is(409).text.contains("已经有结果了"), "{}", late.text);
    // Colleagues see in the roster that she is away, and never why.
    let guard = sample.client("court", Role::Guard).await;
    let roster = "/sites/court/roster?week=2026-07-09";
    let grid = guard.get(roster).await.is(200).text.clone();
    assert!(
        grid.contains("休假 下午") && !grid.contains("病假"),
        "{grid}"
    );
    let none = guard.get("/api/v1/sites/court/leave").await.is(200).json();
    assert!(none["others"].as_array().unwrap().is_empty());
    let team = domain::TeamId::derived(&["court"]).to_string();
    let who = account("court", Role::Attendant).to_string();
    let planned = [
        ("week", "2026-07-09"),
        ("account", who.as_str()),
        ("team", team.as_str()),
        ("day", "2026-07-10"),
        ("starts", "08:30"),
        ("ends", "17:30"),
    ];
    let away = lead.form("/sites/court/roster", &planned).await;
    assert!(
        away.is(422).text.contains("休假，这段时间不能排班"),
        "{}",
        away.text
    );
    attendant
        .form(&format!("{LEAVE}/{id}/withdrawal"), &[])
        .await
        .is(303);
    lead.form("/sites/court/roster", &planned).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leave_that_has_begun_is_ended_by_whoever_is_back_and_the_roster_tells_the_rest() {
    let sample = furnished(config()).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let team = domain::TeamId::derived(&["court"]).to_string();
    let who = account("court", Role::Attendant).to_string();
    let planned = [
        ("week", "2026-07-06"),
        ("account", who.as_str()),
        ("team", team.as_str()),
        ("day", "2026-07-06"),
        ("starts", "08:30"),
        ("ends", "17:30"),
    ];
    lead.form("/sites/court/roster", &planned).await.is(303);
    let typed = [
        ("kind", "annual"),
        ("from", "2026-07-06"),
        ("until", "2026-07-07"),
        ("words", ""),
    ];
    attendant.form(LEAVE, &typed).await.is(303);
    let list = lead.get("/api/v1/sites/court/leave").await.is(200).json();
    let id = list["waiting"][0]["id"].as_str().unwrap().to_owned();
    lead.form(
        &format!("{LEAVE}/{id}/decision"),
        &[("decision", "approve")],
    )
    .await
    .is(303);
    let away = lead.get("/sites/court/roster").await.is(200).text.clone();
    assert!(away.contains("人已休假，请另排人"), "{away}");
    sample.clock.set(MORNING + 3 * HOUR);
    let attendant = sample.client("court", Role::Attendant).await;
    let own = attendant.get(LEAVE).await.is(200).text.clone();
    assert!(own.contains("提前结束，现在起回来上班"), "{own}");
    let ended = attendant
        .form(&format!("{LEAVE}/{id}/withdrawal"), &[])
        .await;
    let back = ended.is(303).header("location").to_owned();
    let own = attendant.get(&back).await.is(200).text.clone();
    assert!(
        own.contains("您已经回来上班") && own.contains("7月6日 周一 至 10:00"),
        "{own}"
    );
    let lead = sample.client("court", Role::TeamLeader).await;
    let grid = lead.get("/sites/court/roster").await.is(200).text.clone();
    assert!(
        grid.contains("休假 至 10:00") && grid.contains("只上 10:00–17:30，其余休假"),
        "{grid}"
    );
    let roster = lead.get("/api/v1/sites/court/roster").await.is(200).json();
    let shift = &roster["shifts"][0];
    assert_eq!(shift["on_leave"], false);
    assert_eq!(
        shift["there"],
        json!([{"starts": MORNING + 3 * HOUR, "ends": shift["ends"]}])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn leave_is_asked_for_and_refused_over_the_api() {
    let sample = furnished(config()).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let api = "/api/v1/sites/court/leave";
    let unfit = json!({"kind": "holiday", "from": "2026-07-09", "until": "2026-07-09"});
    attendant.command(api, &unfit).await.is(422);
    let body =
        json!({"kind": "annual", "from": "2026-07-09", "until": "2026-07-09", "until_noon": true});
    let made = attendant.command(api, &body).await.is(200).json();
    let id = made["subject"].as_str().unwrap().to_owned();
    // Little rest is a swap's to allow: of a leave it means nothing, and is not passed over.
    let confirmed = json!({"decision": "approve", "confirmed": true});
    let unfit = lead
        .command(&format!("{api}/{id}/decision"), &confirmed)
        .await;
    assert_eq!(unfit.is(422).code(), "json-unfit");
    let decided = json!({"decision": "refuse", "reason": "当天有开庭"});
    lead.command(&format!("{api}/{id}/decision"), &decided)
        .await
        .is(200);
    let own = attendant.get(api).await.is(200).json();
    let one = &own["own"][0];
    assert_eq!(
        (one["standing"].as_str(), one["reason"].as_str()),
        (Some("refused"), Some("当天有开庭"))
    );
    attendant
        .command(&format!("{api}/{id}/withdrawal"), &json!({}))
        .await
        .is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_swap_is_declined_and_asked_for_again_over_plain_forms() {
    let sample = furnished(config()).await;
    let first = sample.shift_swap("court").await;
    let attendant = sample.client("court", Role::Attendant).await;
    let guard = sample.client("court", Role::Guard).await;
    let page = guard.get(SWAPS).await.is(200).text.clone();
    assert!(
        page.contains("&#60;i&#62;家长会") && page.contains("同意换"),
        "{page}"
    );
    guard
        .form(&format!("{SWAPS}/{first}/answer"), &[("answer", "decline")])
        .await
        .is(303);
    // She asks again in the form, and comes back with what was typed where nobody is chosen.
    let own = attendant.get(SWAPS).await.is(200).text.clone();
    let href = own
        .split("href=\"/sites/court/shift-swaps/new?shift=")
        .nth(1)
        .unwrap();
    let shift = href.split('"').next().unwrap().to_owned();
    let form = attendant.get(&format!("{SWAPS}/new?shift={shift}")).await;
    let other = account("court", Role::Guard).to_string();
    assert!(form.is(200).text.contains(&other), "{}", form.text);
    let fields = |with| {
        [
            ("shift", shift.as_str()),
            ("with", with),
            ("words", "求<b>换"),
        ]
    };
    let empty = attendant.form(SWAPS, &fields("")).await;
    assert!(
        empty.is(422).text.contains("求&#60;b&#62;换"),
        "{}",
        empty.text
    );
    attendant.form(SWAPS, &fields(&other)).await.is(303);
    let twice = attendant.form(SWAPS, &fields(&other)).await;
    assert!(
        twice.is(409).text.contains("已经在另一次换班里"),
        "{}",
        twice.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_swap_is_agreed_and_approved_and_the_roster_changes() {
    let sample = furnished(config()).await;
    sample.shift_swap("court").await;
    let guard = sample.client("court", Role::Guard).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let other = account("court", Role::Guard).to_string();
    let api = "/api/v1/sites/court/shift-swaps";
    let waiting = guard.get(api).await.is(200).json();
    let id = waiting["waiting"][0]["id"].as_str().unwrap().to_owned();
    let decision = format!("{SWAPS}/{id}/decision");
    let early = lead.form(&decision, &[("decision", "approve")]).await;
    assert!(
        early.is(409).text.contains("同事还没有答复"),
        "{}",
        early.text
    );
    guard
        .command(&format!("{api}/{id}/answer"), &json!({"agrees": true}))
        .await
        .is(200);
    guard
        .form(&decision, &[("decision", "approve")])
        .await
        .is(403);
    lead.form(&decision, &[("decision", "approve")])
        .await
        .is(303);
    let roster = lead.get("/api/v1/sites/court/roster").await.is(200).json();
    let hands: Vec<&str> = roster["shifts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["person"]["account"].as_str().unwrap_or(""))
        .collect();
    assert_eq!(hands, [other.as_str()]);
}
