//! From the set-up link to a first meeting, by plain forms alone.

use crate::asking::Client;
use crate::sample::{MORNING, PASSWORD, Sample, config, empty};

async fn signed_in(sample: &Sample, name: &str) -> Client {
    let typed = [("name", name), ("password", PASSWORD), ("next", "")];
    let answer = sample.stranger().form("/sign-in", &typed).await;
    let cookie = answer
        .is(303)
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    sample.stranger().with("cookie", &cookie)
}

async fn set_up(sample: &Sample) {
    let secret = app::session::set_up_link(&sample.house)
        .await
        .unwrap()
        .unwrap();
    let page = format!("/set-up/{secret}");
    let shown = sample.stranger().get(&page).await;
    assert!(shown.is(200).text.contains("安全管理员在“账号”页授予角色"));
    let typed = [
        ("site_id", "hq"),
        ("site_name", "局机关"),
        ("time_zone", "Asia/Shanghai"),
        ("standard", "bureau-hq"),
        ("system_login", "xi"),
        ("system_name", "席系统"),
        ("system_password", PASSWORD),
        ("security_login", "an"),
        ("security_name", "安安全"),
        ("security_password", PASSWORD),
    ];
    sample.stranger().form(&page, &typed).await.is(303);
    let twice = sample.stranger().form(&page, &typed).await;
    assert_eq!(twice.is(303).header("location"), "/sign-in");
}

/// The value of what the page offers under the words.
fn offered(page: &str, words: &str) -> String {
    let before = page.split(words).next().unwrap();
    assert!(before.len() < page.len(), "{words} is not there");
    let value = before.rsplit("value=\"").next().unwrap();
    value.split('"').next().unwrap().to_owned()
}

async fn staff(sample: &Sample) {
    let (system, security) = (signed_in(sample, "xi").await, signed_in(sample, "an").await);
    assert!(
        system
            .get("/sites/hq/accounts")
            .await
            .text
            .contains("到第一个会议，还有这几步")
    );
    for (name, person, role) in [
        ("zhang", "张领班", "team-leader"),
        ("wang", "王芳", "attendant"),
    ] {
        let account = [("name", name), ("person", person), ("password", PASSWORD)];
        system.form("/sites/hq/accounts", &account).await.is(303);
        let found = security
            .get(&format!("/sites/hq/accounts?search={name}"))
            .await;
        let id = found.is(200).text.split("<tr data-key=\"").nth(1).unwrap();
        let roles = format!("/sites/hq/accounts/{}/roles", id.split('"').next().unwrap());
        let grant = [("act", "grant"), ("role", role)];
        security.form(&roles, &grant).await.is(303);
    }
}

/// The leader fills the directory: a building, a floor, a room and a team.
async fn fill_the_directory(leader: &Client) {
    let start = "/sites/hq/directory";
    assert!(leader.get(start).await.is(200).text.contains("下一步"));
    let building = [("name", "主楼")];
    leader
        .form(&format!("{start}/buildings"), &building)
        .await
        .is(303);
    let page = leader.get(&format!("{start}/floors")).await;
    let building = offered(&page.text, ">主楼</option>");
    let floor = [("building", &*building), ("name", "七层"), ("level", "7")];
    leader
        .form(&format!("{start}/floors"), &floor)
        .await
        .is(303);
    let page = leader.get(&format!("{start}/rooms/new")).await;
    let room = [
        ("number", "701"),
        ("name", "第一会议室"),
        ("floor", &*offered(&page.text, ">七层</option>")),
        ("kind", &*offered(&page.text, ">会议室</option>")),
        ("capacity", "20"),
    ];
    leader.form(&format!("{start}/rooms"), &room).await.is(303);
    let page = leader.get(&format!("{start}/teams/new")).await;
    let team = [
        (
            "standard_name",
            &*offered(&page.text, ">礼仪接待组</option>"),
        ),
        ("name", "礼仪接待组"),
        ("members", &*offered(&page.text, ">王芳</label>")),
    ];
    leader.form(&format!("{start}/teams"), &team).await.is(303);
}

async fn book(leader: &Client) {
    let page = leader.get("/sites/hq/meetings/new").await;
    let room = "data-layouts=\"\" data-title=\"701 第一会议室\"";
    let meeting = [
        ("title", "第一次会议"),
        ("room", &*offered(&page.text, room)),
        ("date", "2026-07-06"),
        ("starts", "10:00"),
        ("ends", "11:00"),
        ("headcount", "5"),
        ("large", "no"),
        ("status", "confirmed"),
    ];
    leader.form("/sites/hq/meetings", &meeting).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_house_becomes_one_with_a_booked_meeting_whose_duties_reach_the_attendant() {
    let sample = empty(config());
    set_up(&sample).await;
    staff(&sample).await;
    let leader = signed_in(&sample, "zhang").await;
    for path in ["/sites/hq/rooms", "/sites/hq/meetings/new"] {
        let empty = leader.get(path).await;
        let told = empty.is(200).text.contains("还没有能开会的房间");
        assert!(told, "{path}");
    }
    fill_the_directory(&leader).await;
    book(&leader).await;
    let attendant = signed_in(&sample, "wang").await;
    let home = attendant.get("/").await;
    assert_eq!(home.is(303).header("location"), "/sites/hq/duties");
    let on_duty = serde_json::json!({});
    let begun = attendant.command("/api/v1/sites/hq/shift/start", &on_duty);
    begun.await.is(200);
    sample.clock.set(MORNING + 2 * crate::sample::HOUR);
    app::timer::tick(&sample.house).await.unwrap();
    let shift = attendant.get("/api/v1/sites/hq/shift").await;
    assert!(shift.is(200).text.contains("第一次会议"));
    // The way is gone to its end; the administrators are told nothing more.
    let system = signed_in(&sample, "xi").await;
    let accounts = system.get("/sites/hq/accounts").await;
    assert!(!accounts.is(200).text.contains("还有这几步"));
}
