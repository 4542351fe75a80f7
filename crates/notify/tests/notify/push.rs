//! Web push against a service of this machine: each browser alone opens what it is told, one that is gone is forgotten,
//! one that hangs keeps nobody else.

use domain::alert::End;
use domain::alert::push::HEAD_START_MS;
use serde_json::json;

use crate::endpoint::nobody;
use crate::house::{Home, MINUTE, SECOND, bureau, outbox, send};
use crate::push_service::{HANGS, Phone, PushService, voucher_of};

/// A duty of 王芳 is late, and the head start of her open page is over.
async fn is_late(home: &Home, count: u32) -> domain::DutyId {
    let duty = home.duties(count).await[0];
    home.after(11 * MINUTE);
    home.tick().await;
    home.after(HEAD_START_MS);
    duty
}

// C4.2.6
#[tokio::test]
async fn a_browser_is_told_what_where_and_when_and_it_alone_can_open_it_c4_2_6() {
    let home = Home::open().await;
    let (service, phone) = (PushService::open().await, Phone::new());
    home.lets_browsers_be_told().await;
    home.subscribes("wang", phone.at(&service.address("wang")))
        .await;
    let duty = is_late(&home, 1).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    let told = service.told("wang");
    assert_eq!(told.len(), 1);
    let headers = &told[0].headers;
    for (name, value) in [
        ("content-encoding", "aes128gcm"),
        ("content-type", "application/octet-stream"),
        ("ttl", "3600"),
        ("urgency", "high"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    let topic = &headers["topic"];
    assert_eq!(topic.len(), 32);
    assert!(topic.chars().all(|one| one.is_ascii_hexdigit()));
    assert!(!topic.contains(&duty.to_string().replace('-', "")));
    let claims = voucher_of(&told[0]);
    assert_eq!(claims["aud"], service.origin);
    assert_eq!(claims["sub"], "mailto:ops@bureau.example");
    let hours = (claims["exp"].as_i64().unwrap() - home.app.now() / SECOND) / 3_600;
    assert!((1..=24).contains(&hours), "{hours}");
    let text = phone.opens(&told[0]);
    assert_eq!(text["title"], "已超时：局总部 续水 第 1 次");
    assert_eq!(text["body"], "09:10 前");
    assert_eq!(text["tag"], duty.to_string());
    assert_eq!(text["link"], format!("/sites/bureau/duties/{duty}/why"));
    assert_eq!(text["lang"], "zh-Hans");
    assert!(!text.to_string().contains("王芳"));
    assert_eq!(home.told(duty).await[0].1.end, Some(End::Delivered));
    assert!(home.closed().await.is_empty());
}

// C4.2.6
#[tokio::test]
async fn of_many_at_once_the_most_urgent_are_notices_and_the_others_a_number_c4_2_6() {
    let home = Home::open().await;
    let (service, phone) = (PushService::open().await, Phone::new());
    home.lets_browsers_be_told().await;
    home.subscribes("wang", phone.at(&service.address("wang")))
        .await;
    is_late(&home, 50).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    let told = service.told("wang");
    assert_eq!(told.len(), 4);
    let text = phone.opens(&told[3]);
    assert_eq!(text["title"], "另有 47 项任务提醒");
    assert_eq!((&text["tag"], &text["link"]), (&json!("more"), &json!("/")));
    let mut topics: Vec<&String> = told.iter().map(|one| &one.headers["topic"]).collect();
    topics.sort_unstable();
    topics.dedup();
    assert_eq!(
        topics.len(),
        4,
        "each takes the place of its own kind alone"
    );
    home.after(MINUTE);
    send(&mut carrier).await;
    assert_eq!(service.told("wang").len(), 4, "what was taken is told once");
}

// C4.2.6
#[tokio::test]
async fn a_browser_that_its_service_knows_no_more_is_forgotten_and_one_that_hangs_keeps_no_other_c4_2_6()
 {
    let home = Home::open().await;
    let service = PushService::open().await;
    home.lets_browsers_be_told().await;
    let phones = [
        ("gone", 410),
        ("unknown", 404),
        ("hangs", HANGS),
        ("good", 201),
    ];
    for (name, status) in phones {
        service.answers(name, status);
        home.subscribes("wang", Phone::new().at(&service.address(name)))
            .await;
    }
    let duty = is_late(&home, 1).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    for (name, _) in phones {
        assert_eq!(service.told(name).len(), 1, "{name}");
    }
    assert_eq!(home.told(duty).await[0].1.end, Some(End::Delivered));
    assert_eq!(home.browsers_of("wang").await, 2, "the two that are gone");
    home.after(MINUTE);
    send(&mut carrier).await;
    assert_eq!(service.told("good").len(), 1);
}

// C4.2.6
#[tokio::test]
async fn a_service_sees_one_connection_of_a_parcel_at_a_time_c4_2_6() {
    let home = Home::open().await;
    let service = PushService::open().await;
    home.lets_browsers_be_told().await;
    let phones = ["first", "second", "third", "fourth", "fifth"];
    for name in phones {
        home.subscribes("wang", Phone::new().at(&service.address(name)))
            .await;
    }
    is_late(&home, 1).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    for name in phones {
        assert_eq!(service.told(name).len(), 1, "{name}");
    }
    assert_eq!(service.most_waiting(), 1);
}

// C4.2.6
#[tokio::test]
async fn where_no_browser_is_left_it_is_given_up_at_once_and_the_way_is_open_c4_2_6() {
    let home = Home::open().await;
    let service = PushService::open().await;
    home.lets_browsers_be_told().await;
    service.answers("wang", 410);
    home.subscribes("wang", Phone::new().at(&service.address("wang")))
        .await;
    let duty = is_late(&home, 1).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    let told = home.told(duty).await;
    assert_eq!(told[0].1.end, Some(End::GivenUp));
    assert_eq!(told[0].1.failure, "push-gone");
    assert_eq!(home.browsers_of("wang").await, 0);
    assert!(home.closed().await.is_empty());
}

// C4.2.6
#[tokio::test]
async fn without_the_outside_push_is_said_to_be_shut_and_the_house_goes_on_c4_2_6() {
    let home = Home::open().await;
    let service = PushService::open().await;
    home.lets_browsers_be_told().await;
    home.subscribes("wang", Phone::new().at(&nobody().await))
        .await;
    let duty = is_late(&home, 1).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    let told = home.told(duty).await;
    assert_eq!(
        (told[0].1.failure.as_str(), told[0].1.tries),
        ("unreachable", 1)
    );
    assert!(told[0].1.next.is_some(), "it is tried again");
    assert_eq!(home.closed().await, ["push 127.0.0.1"]);
    assert_eq!(home.acts("alert-way-shut").await, 1);
    // Another service takes it, and one that refuses is said to.
    service.answers("refused", 403);
    let asked = Phone::new().at(&service.address("refused"));
    home.subscribes("li", asked).await;
    let rows = [
        (403, "push-refused"),
        (429, "too-often"),
        (500, "broken-there"),
        (307, "redirect"),
    ];
    for (status, why) in rows {
        service.answers("refused", status);
        let (li, command) = (Home::who("li"), home.command());
        let tried = app::alert::try_own(&home.app, &li, &bureau(), &command).await;
        tried.unwrap();
        send(&mut carrier).await;
        let page = app::alert::ways(&home.app, &li, &bureau())
            .await
            .unwrap()
            .unwrap();
        let failures: Vec<&str> = page
            .troubles
            .iter()
            .map(|one| one.alert.failure.as_str())
            .collect();
        assert!(failures.contains(&why), "{why}: {failures:?}");
        home.after(SECOND);
    }
    assert_eq!(
        home.browsers_of("li").await,
        1,
        "that it failed forgets no browser"
    );
}

#[tokio::test]
async fn no_browser_leads_the_house_into_its_own_network() {
    let home = Home::open().await;
    let service = PushService::open().await;
    home.lets_browsers_be_told().await;
    home.subscribes("wang", Phone::new().at(&service.address("wang")))
        .await;
    let duty = is_late(&home, 1).await;
    // The same database, in a house as it is really run.
    let mut carrier = outbox(&home.guarded(), None);
    send(&mut carrier).await;
    assert!(service.told("wang").is_empty());
    assert_eq!(home.told(duty).await[0].1.end, Some(End::Idle));
}
