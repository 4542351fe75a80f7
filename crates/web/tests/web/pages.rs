//! The pages as they are served: each says what it is there for.

use app::Role;
use serde_json::json;

use crate::sample::{HOUR, MINUTE, MORNING, config, furnished, site};

/// A picture of two pixels.
const PNG: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x01\x08\x02\x00\x00\x00\x7b\x40\xe8\xdd\x00\x00\x00\x0d\x49\x44\x41\x54\x78\x9c\x63\xf8\xcf\x00\x04\xff\x01\x07\x00\x01\xff\xe2\x23\x9e\x59\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[tokio::test(flavor = "multi_thread")]
async fn the_leader_sees_the_day_and_why_each_duty_is_there() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let meeting = sample.meeting("bureau").await;
    let duty = sample.duty("bureau", meeting).await;
    sample.clock.set(MORNING + 80 * MINUTE);
    let board = leader.get("/sites/bureau/board").await;
    for seen in ["党组会", &duty.to_string(), "7月6日", "周一"] {
        assert!(board.is(200).text.contains(seen), "{seen}");
    }
    let why = leader
        .get(&format!("/sites/bureau/duties/{duty}/why"))
        .await;
    for seen in ["C4.", "党组会", "礼仪组"] {
        assert!(why.is(200).text.contains(seen), "{seen}");
    }
}

// A4.3
#[tokio::test(flavor = "multi_thread")]
async fn a_photo_of_a_checked_venue_is_added_and_shown_beside_its_duty_a4_3() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("bureau").await;
    let lead = sample.actor("bureau", Role::TeamLeader).await;
    let found = app::meeting::find(&sample.house, &lead, &site("bureau"), meeting).await;
    let duties = found.unwrap().unwrap().duties;
    let check = duties.iter().find(|duty| duty.rule == "venue-check");
    let root = format!("/sites/bureau/duties/{}", check.unwrap().id);
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let photos = format!("{root}/photos");
    let none = leader.multipart(&photos, &[], None).await;
    assert!(none.is(422).text.contains("请先选照片"), "{}", none.text);
    let added = leader.multipart(&photos, &[], Some(PNG)).await;
    assert_eq!(added.is(303).header("location"), format!("{root}/why"));
    let shown = leader.get(&format!("{root}/why")).await;
    let small = shown.is(200).text.split("<img src=\"").nth(1);
    let small = small.and_then(|rest| rest.split('"').next()).unwrap();
    let picture = leader.get(small).await;
    assert_eq!(picture.is(200).header("content-type"), "image/jpeg");
    let told = leader.get(&format!("/api/v1{root}")).await.is(200).json();
    assert_eq!(told["photos"].as_array().unwrap().len(), 1);
    assert_eq!(told["duty"]["photo"], "optional");
    let auditor = sample.client("bureau", Role::Auditor).await;
    auditor.multipart(&photos, &[], Some(PNG)).await.is(403);
}

// C2.1: until when the door stands open is said wherever its duty is, also after it was opened.
#[tokio::test(flavor = "multi_thread")]
async fn until_when_a_door_stands_open_is_said_on_the_board_and_beside_its_duty_c2_1() {
    let sample = furnished(config()).await;
    let actor = sample.actor("bureau", Role::TeamLeader).await;
    let day = app::board::day(&sample.house, &actor, &site("bureau"), None).await;
    let duties = day.unwrap().unwrap().duties;
    let door = duties.iter().find(|duty| duty.rule == "open-office");
    let why = format!("/sites/bureau/duties/{}/why", door.unwrap().id);
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for page in [why.as_str(), "/sites/bureau/board"] {
        let shown = leader.get(page).await.is(200).text.clone();
        assert!(shown.contains("08:40–08:45 · 保持敞开到 09:10"), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overdue_longest_stands_first_on_the_board_and_tells_its_day() {
    let sample = furnished(config()).await;
    sample.call("court").await;
    sample.clock.set(MORNING + 24 * HOUR);
    app::timer::tick(&sample.house).await.unwrap();
    sample.call_back_by("court", MORNING + 25 * HOUR).await;
    sample.clock.set(MORNING + 27 * HOUR);
    app::timer::tick(&sample.house).await.unwrap();
    let leader = sample.client("court", Role::TeamLeader).await;
    let board = leader.get("/sites/court/board").await;
    let late = board.is(200).text.split("id=\"late\"").nth(1).unwrap();
    let late = late.split("</section>").next().unwrap();
    let due = late.split("class=\"state overdue\">").skip(1);
    let due: Vec<&str> = due.map(|rest| rest.split('<').next().unwrap()).collect();
    // Yesterday's call is not hidden behind what became late this morning.
    assert!(due.len() > 1 && due[0].starts_with("07-06 "), "{due:?}");
    assert!(due[1..].is_sorted() && !due[1].contains('-'), "{due:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_finds_two_characters_and_pages_on() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for index in 0..70 {
        let body = json!({"text": format!("第{index}次巡查茶水间")});
        leader
            .command("/api/v1/sites/bureau/notes", &body)
            .await
            .is(200);
    }
    let found = leader.get("/sites/bureau/journal?q=茶水").await;
    assert!(found.is(200).text.contains("第69次") && !found.text.contains("第3次"));
    let older = found.text.split("before=").nth(1).unwrap();
    let before: String = older.chars().take_while(char::is_ascii_digit).collect();
    let path = format!("/sites/bureau/journal?q=茶水&before={before}");
    assert!(leader.get(&path).await.is(200).text.contains("第3次"));
    let none = leader.get("/sites/bureau/journal?q=没有的话").await;
    assert!(!none.is(200).text.contains("茶水间"));
    let empty = leader.form("/sites/bureau/journal", &[("text", " ")]).await;
    assert!(empty.is(422).text.contains("请写点内容"));
    leader.get("/sites/bureau/journal?check=1").await.is(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_house_has_its_name_in_the_reader_s_language_and_the_journal_keeps_what_was_written() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for (language, name) in [("zh-Hans", "迎宾"), ("zh-Hant", "迎賓"), ("en", "Yingbin")] {
        let reader = sample.client("bureau", Role::TeamLeader).await;
        let reader = reader.with("accept-language", language);
        // The house planned the day by itself.
        let page = reader.get("/sites/bureau/journal").await;
        let who = format!("<strong>{name}</strong>");
        assert!(page.is(200).text.contains(&who), "{language}");
    }
    let kept = leader.get("/api/v1/sites/bureau/journal").await;
    assert!(kept.is(200).text.contains("\"actor\":\"迎宾\""));
    let chain = app::journal::verify(&sample.house, &site("bureau")).await;
    assert!(chain.unwrap().unwrap().is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standard_is_checked_by_line_and_published_when_it_is_sound() {
    let sample = furnished(config()).await;
    let owner = sample.client("bureau", Role::OwnersManager).await;
    let sound = standards::shipped::BUREAU_HQ;
    let broken = format!("{sound}\n[[clausse]]\nid = \"X\"\n");
    let path = "/sites/bureau/standard";
    for act in ["check", "publish"] {
        let refused = owner.form(path, &[("text", &broken), ("act", act)]).await;
        assert!(refused.is(422).text.contains("clausse"), "{act}");
    }
    let checked = owner.form(path, &[("text", sound), ("act", "check")]).await;
    assert!(checked.is(200).text.contains("没有问题"));
    let published = owner
        .form(path, &[("text", sound), ("act", "publish")])
        .await;
    assert!(published.is(200).text.contains("现行第 2 版"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_phone_page_is_a_shell_that_holds_no_data() {
    let sample = furnished(config()).await;
    sample.meeting("bureau").await;
    sample.clock.set(MORNING + HOUR);
    let attendant = sample.client("bureau", Role::Attendant).await;
    let page = attendant.get("/sites/bureau/duties").await;
    assert!(page.is(200).text.contains("data-site=\"bureau\""));
    assert!(!page.text.contains("党组会"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_there_says_so_in_words() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for path in [
        "/nowhere",
        "/sites/court/board",
        "/sites/bureau/meetings/x",
        "/r/none",
    ] {
        let page = leader.get(path).await;
        assert!(page.is(404).text.contains("没有找到"), "{path}");
        assert!(
            page.header("content-type").starts_with("text/html"),
            "{path}"
        );
    }
}
