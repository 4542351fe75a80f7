//! The roster by its addresses: planned by a plain form, asked back where little rest is left, the check
//! at sign-on made on plain pages.

use app::Role;

use crate::sample::{HOUR, MINUTE, MORNING, account, config, furnished};

const ROSTER: &str = "/sites/court/roster";

fn typed<'typed>(
    who: &'typed str,
    team: &'typed str,
    day: &'typed str,
) -> Vec<(&'typed str, &'typed str)> {
    vec![
        ("week", "2026-07-06"),
        ("account", who),
        ("team", team),
        ("day", day),
        ("starts", "08:30"),
        ("ends", "17:30"),
    ]
}

/// The form's fields with one of them another.
fn with<'typed>(
    fields: &[(&'typed str, &'typed str)],
    name: &'typed str,
    value: &'typed str,
) -> Vec<(&'typed str, &'typed str)> {
    let mut fields = fields.to_vec();
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value));
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_is_planned_moved_and_taken_away_over_plain_forms() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let who = account("court", Role::Attendant).to_string();
    let team = domain::TeamId::derived(&["court"]).to_string();
    let page = lead.get(ROSTER).await.is(200).text.clone();
    for words in [
        "court的attendant",
        "7月6日 周一",
        // The button with the week is not printed; what is filed has its year.
        "class=\"on-paper\">2026-07-06 – 2026-07-12<",
        "照上一周排",
        "value=\"08:30\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let fields = with(&typed(&who, &team, "2026-07-06"), "starts", "08:30");
    let planned = lead.form(ROSTER, &fields).await;
    let back = planned.is(303).header("location").to_owned();
    assert_eq!(back, format!("{ROSTER}?week=2026-07-06&planned=yes"));
    let shown = lead.get(&back).await.text.clone();
    assert!(shown.contains("08:30–17:30"), "{shown}");
    let json = lead
        .get("/api/v1/sites/court/roster?week=2026-07-08")
        .await
        .json();
    let shift = &json["shifts"][0];
    assert_eq!(
        (json["monday"].as_str(), shift["standing"].as_str()),
        (Some("2026-07-06"), Some("planned"))
    );
    let own = format!(
        "/sites/court/planned-shifts/{}",
        shift["id"].as_str().unwrap()
    );
    let found = lead.get(&own).await;
    let found = found.is(303).header("location").to_owned();
    assert!(lead.get(&found).await.text.contains("修改这个班"));
    // In two places at once: what was typed stays, and the person is named.
    let twice = lead.form(ROSTER, &with(&fields, "starts", "16:00")).await;
    let text = &twice.is(422).text;
    assert!(
        text.contains("court的attendant在这段时间已经有班") && text.contains("value=\"16:00\""),
        "{text}"
    );
    let moved = [fields.clone(), vec![("revision", "1")]].concat();
    lead.form(&own, &with(&moved, "ends", "21:30"))
        .await
        .is(422);
    lead.form(&own, &with(&moved, "ends", "20:00"))
        .await
        .is(303);
    lead.form(&own, &with(&moved, "ends", "19:00"))
        .await
        .is(409);
}

#[tokio::test(flavor = "multi_thread")]
async fn little_rest_is_confirmed_a_shift_goes_and_a_week_is_copied_over_plain_forms() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let who = account("court", Role::Attendant).to_string();
    let team = domain::TeamId::derived(&["court"]).to_string();
    let shift = sample.planned_shift("court").await;
    let own = format!("/sites/court/planned-shifts/{shift}");
    let fields = with(&typed(&who, &team, "2026-07-06"), "ends", "20:00");
    let longer = [fields.clone(), vec![("revision", "1")]].concat();
    lead.form(&own, &longer).await.is(303);
    // Eleven hours of rest are the rule; a leader may want less.
    let early = with(&typed(&who, &team, "2026-07-07"), "starts", "06:00");
    let early = with(&early, "ends", "12:00");
    let asked = lead.form(ROSTER, &early).await;
    let text = &asked.is(422).text;
    assert!(
        text.contains("只休息 10:00") && text.contains("name=\"confirmed\""),
        "{text}"
    );
    lead.form(ROSTER, &with(&early, "confirmed", "yes"))
        .await
        .is(303);
    assert!(lead.get(ROSTER).await.text.contains("间隔只有 10:00"));
    let removal = format!("{own}/removal");
    let seen = |revision| [("week", "2026-07-06"), ("revision", revision)];
    let late = lead.form(&removal, &seen("1")).await;
    let text = &late.is(409).text;
    assert!(
        text.contains("刚才有人改过这个班") && text.contains("name=\"revision\" value=\"2\""),
        "the week again, with why: {text}"
    );
    lead.form(&removal, &seen("2")).await.is(303);
    assert!(!lead.get(ROSTER).await.text.contains("08:30–20:00"));
    lead.get(&own).await.is(404);
    // The week after, as this one was.
    let copied = lead
        .form(&format!("{ROSTER}/copies"), &[("week", "2026-07-13")])
        .await;
    let back = copied.is(303).header("location").to_owned();
    assert!(lead.get(&back).await.text.contains("照上一周排了 1 个班"));
    let empty = lead
        .form(&format!("{ROSTER}/copies"), &[("week", "2027-01-04")])
        .await;
    assert!(empty.is(409).text.contains("没有可照着排的"));
    let attendant = sample.client("court", Role::Attendant).await;
    let page = attendant.get(ROSTER).await.is(200).text.clone();
    assert!(
        !page.contains("照上一周排") && !page.contains("name=\"account\""),
        "she sees, and plans nothing"
    );
    attendant.form(ROSTER, &fields).await.is(403);
}

// A4.1
#[tokio::test(flavor = "multi_thread")]
async fn the_check_at_sign_on_is_made_on_plain_pages_a4_1() {
    let sample = furnished(config()).await;
    sample.planned_shift("court").await;
    let attendant = sample.client("court", Role::Attendant).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    sample.clock.set(MORNING + HOUR + 5 * MINUTE);
    app::timer::tick(&sample.house).await.unwrap();
    let roster = attendant.get(ROSTER).await.text.clone();
    assert!(roster.contains("请在 08:20 前完成上岗自查"), "{roster}");
    let href = roster
        .split("class=\"button main\" href=\"")
        .nth(1)
        .unwrap();
    let page = href.split('"').next().unwrap().to_owned();
    let check = attendant.get(&page).await.is(200).text.clone();
    for words in ["佩戴工牌", "自查完毕，上岗"] {
        assert!(check.contains(words), "{words}: {check}");
    }
    let of_lead = lead.get(&page).await.is(200).text.clone();
    assert!(
        !of_lead.contains("自查完毕，上岗"),
        "nobody makes it for her"
    );
    let own = page.trim_end_matches("/why").to_owned();
    let early = attendant.form(&format!("{own}/completion"), &[]).await;
    assert!(
        early.is(409).text.contains("上岗自查还没有做完"),
        "{}",
        early.text
    );
    for step in ["1000", "1001", "1003"] {
        attendant
            .form(&format!("{own}/steps"), &[("step", step)])
            .await
            .is(303);
    }
    let note = [("step", "1002"), ("note", "工牌<b>忘带</b>")];
    attendant
        .form(&format!("{own}/remarks"), &note)
        .await
        .is(303);
    // Nobody came in time: the leader sees it on the board, with so many minutes.
    sample.clock.set(MORNING + HOUR + 24 * MINUTE);
    app::timer::tick(&sample.house).await.unwrap();
    let board = lead.get("/sites/court/board").await.text.clone();
    assert!(board.contains("未到岗，已迟 4 分钟"), "{board}");
    attendant
        .form(&format!("{own}/completion"), &[])
        .await
        .is(303);
    let board = lead.get("/sites/court/board").await.text.clone();
    assert!(
        board.contains("已上岗，迟 4 分钟") && board.contains("工牌&#60;b&#62;忘带"),
        "{board}"
    );
    let shift = attendant.get("/api/v1/sites/court/shift").await.json();
    assert_eq!(
        shift["on_duty_since"].as_i64(),
        Some(MORNING + HOUR + 24 * MINUTE)
    );
    assert_eq!(
        shift["shift_ends"].as_i64(),
        Some(MORNING + 90 * MINUTE + 9 * HOUR)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn how_somebody_came_is_told_to_whoever_looks_after_the_service_alone() {
    let sample = furnished(config()).await;
    sample.planned_shift("court").await;
    sample.clock.set(MORNING + HOUR + 24 * MINUTE);
    app::timer::tick(&sample.house).await.unwrap();
    let rows = [
        (Role::TeamLeader, "late", 4, true),
        (Role::OwnersManager, "late", 4, true),
        (Role::Attendant, "late", 4, true),
        (Role::Receptionist, "planned", 0, false),
    ];
    for (role, standing, minutes, linked) in rows {
        let reader = sample.client("court", role).await;
        let json = reader.get("/api/v1/sites/court/roster").await.json();
        let shift = &json["shifts"][0];
        let told = (
            shift["standing"].as_str(),
            shift["late_minutes"].as_i64(),
            shift["duty"].is_string(),
        );
        assert_eq!(told, (Some(standing), Some(minutes), linked), "{role:?}");
        let page = reader.get(ROSTER).await.is(200).text.clone();
        assert_eq!(page.contains("未到岗"), linked, "{role:?}");
    }
}

// C2.9
#[tokio::test(flavor = "multi_thread")]
async fn a_shift_is_handed_over_by_a_plain_form_and_nothing_typed_is_lost_c2_9() {
    let sample = furnished(config()).await;
    let desk = sample.client("bureau", Role::Receptionist).await;
    let review = desk
        .get("/sites/bureau/hand-overs/new")
        .await
        .is(200)
        .text
        .clone();
    assert!(review.contains("次日安排"), "{review}");
    let long = "长".repeat(1_001);
    let refused = desk
        .form("/sites/bureau/hand-overs", &[("note", &long)])
        .await;
    assert!(refused.is(422).text.contains(&long), "what was typed stays");
    let made = desk
        .form("/sites/bureau/hand-overs", &[("note", "钥匙在<i>前台</i>")])
        .await;
    let page = made.is(303).header("location").to_owned();
    let shown = desk.get(&page).await.is(200).text.clone();
    assert!(shown.contains("钥匙在&#60;i&#62;前台"), "{shown}");
    let own = desk.form(&format!("{page}/acknowledgement"), &[]).await;
    assert!(own.is(409).text.contains("由下一班的同事来接"));
    let lead = sample.client("bureau", Role::TeamLeader).await;
    lead.form(&format!("{page}/acknowledgement"), &[])
        .await
        .is(303);
    let list = lead
        .get("/api/v1/sites/bureau/hand-overs")
        .await
        .is(200)
        .json();
    assert!(list["hand_overs"][0]["acknowledged_by"].is_string());
    let host = sample.client("bureau", Role::Host).await;
    host.get("/sites/bureau/hand-overs").await.is(403);
    let owner = sample.client("bureau", Role::OwnersManager).await;
    owner.get("/sites/bureau/hand-overs").await.is(200);
    owner.get("/sites/bureau/hand-overs/new").await.is(403);
}
