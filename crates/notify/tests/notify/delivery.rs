//! At least once, and never twice where the other side answers; one that fails, hangs or is gone keeps nobody else.

use std::collections::BTreeSet;

use app::alert::{Space, take};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::DutyId;
use domain::alert::{End, Format, MailTakes};
use notify::LETTERS_AT_ONCE_MAX;
use serde_json::Value;

use crate::endpoint::{Endpoint, Manner, nobody};
use crate::house::{Home, MINUTE, SECOND, bureau, outbox, send};
use crate::mailbox::{Letter, MailServer};
use crate::push_service::{Phone, PushService};

const TAKEN: Manner = Manner::Says(200, r#"{"errcode":0,"code":0}"#);

/// The duties that a program was told of, each as often as it was.
fn told_to_a_program(endpoint: &Endpoint) -> Vec<String> {
    let bodies = endpoint.posted();
    let alerts = bodies.iter().flat_map(|body| {
        let body: Value = serde_json::from_str(body).unwrap();
        body["alerts"].as_array().unwrap().clone()
    });
    alerts
        .map(|one| one["link"].as_str().unwrap().to_owned())
        .collect()
}

fn text_of(letter: &Letter) -> String {
    let (head, body) = letter.text.split_once("\n\n").unwrap();
    assert!(head.contains("base64"), "{head}");
    let body: String = body.split_whitespace().collect();
    String::from_utf8(STANDARD.decode(body).unwrap()).unwrap()
}

async fn why(home: &Home, duty: DutyId, name: &str) -> (String, Option<End>, i32) {
    let told = home.told(duty).await;
    let (_, alert) = told.into_iter().find(|(known, _)| known == name).unwrap();
    (alert.failure, alert.end, alert.tries)
}

/// Groups and programs, each with its own manner, and the word of what fails there.
async fn manners(elsewhere: &str) -> [(&'static str, Format, Endpoint, &'static str); 7] {
    [
        ("好群", Format::WeCom, Endpoint::that(TAKEN).await, ""),
        (
            "话多",
            Format::Plain,
            Endpoint::that(Manner::Babbles).await,
            "",
        ),
        (
            "故障",
            Format::Feishu,
            Endpoint::that(Manner::Says(500, "")).await,
            "broken-there",
        ),
        (
            "转走",
            Format::Plain,
            Endpoint::that(Manner::SendsOn(elsewhere.to_owned())).await,
            "redirect",
        ),
        (
            "挂断",
            Format::Plain,
            Endpoint::that(Manner::Closes).await,
            "broken-off",
        ),
        (
            "拒收",
            Format::DingTalk,
            Endpoint::that(Manner::Says(200, r#"{"errcode":310000}"#)).await,
            "refused",
        ),
        (
            "不是机器人",
            Format::WeCom,
            Endpoint::that(Manner::Says(200, "<html>")).await,
            "no-bot",
        ),
    ]
}

// C4.2.6
#[tokio::test]
async fn nobody_waits_for_an_endpoint_that_is_out_of_order_and_nobody_is_told_twice_c4_2_6() {
    let home = Home::open().await;
    let good = Endpoint::that(TAKEN).await;
    let elsewhere = Endpoint::that(TAKEN).await;
    let rows = manners(&elsewhere.address).await;
    home.webhook("程序", Format::Plain, &good.address).await;
    for (name, format, endpoint, _) in &rows {
        home.webhook(name, *format, &endpoint.address).await;
    }
    home.webhook("没人", Format::Plain, &nobody().await).await;
    let hanging = Endpoint::that(Manner::Hangs).await;
    home.webhook("不答", Format::Plain, &hanging.address).await;
    let duties = home.duties(3).await;
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.app, None);
    assert_eq!(carrier.turn().await.unwrap(), 10, "one parcel for each");
    // All but the one that never answers.
    for _ in 0..9 {
        carrier.next().await;
    }
    assert_eq!(told_to_a_program(&good).len(), 3);
    for (name, _, endpoint, failure) in &rows {
        let (why, end, tries) = why(&home, duties[0], name).await;
        assert_eq!((why.as_str(), tries), (*failure, 1), "{name}");
        assert_eq!(end.is_some(), failure.is_empty(), "{name}");
        assert_eq!(endpoint.posted().len(), 1, "{name}");
    }
    assert_eq!(why(&home, duties[0], "没人").await.0, "unreachable");
    assert!(elsewhere.posted().is_empty(), "nothing is followed");
    // While one hangs, the others are tried again and it is left alone.
    home.after(6 * SECOND);
    carrier.turn().await.unwrap();
    assert_eq!(hanging.posted().len(), 1);
    while carrier.next().await {}
    assert_eq!(why(&home, duties[0], "不答").await.0, "slow");
    assert_eq!(told_to_a_program(&good).len(), 3, "what was taken is told");
    assert_eq!(rows[0].2.posted().len(), 1);
    assert_eq!(rows[2].2.posted().len(), 2, "what failed is told again");
}

// C4.2.6
#[tokio::test]
async fn what_fails_is_given_up_in_the_end_with_its_reason_and_a_shut_way_is_said_c4_2_6() {
    let home = Home::open().await;
    let broken = Endpoint::that(Manner::Says(503, "")).await;
    home.webhook("值班群", Format::Plain, &broken.address).await;
    let duty = home.duties(1).await[0];
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.app, None);
    for _ in 0..20 {
        send(&mut carrier).await;
        home.after(20 * MINUTE);
    }
    assert_eq!(broken.posted().len(), 10, "nine more tries and no more");
    let (why, end, tries) = why(&home, duty, "值班群").await;
    assert_eq!(
        (why.as_str(), end, tries),
        ("broken-there", Some(End::GivenUp), 10)
    );
    assert_eq!(home.closed().await, ["值班群"]);
    assert_eq!(home.acts("alert-way-shut").await, 1, "it shut once");
    let page = app::alert::ways(&home.app, &Home::who("li"), &bureau()).await;
    assert_eq!(page.unwrap().unwrap().troubles.len(), 1);
}

// C4.2.6
#[tokio::test]
async fn a_way_that_comes_back_is_open_again_and_gets_what_waited_c4_2_6() {
    let home = Home::open().await;
    let endpoint = Endpoint::that(Manner::Closes).await;
    home.webhook("值班群", Format::Plain, &endpoint.address)
        .await;
    home.duties(2).await;
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    assert_eq!(home.closed().await, ["值班群"]);
    endpoint.turns(TAKEN);
    home.after(6 * SECOND);
    send(&mut carrier).await;
    send(&mut carrier).await;
    assert!(home.closed().await.is_empty());
    assert_eq!(home.acts("alert-way-open").await, 1);
    let told = told_to_a_program(&endpoint);
    let different: BTreeSet<&String> = told.iter().collect();
    assert_eq!(
        (told.len(), different.len()),
        (4, 2),
        "once in vain and once more"
    );
}

// C4.2.6
#[tokio::test]
async fn what_is_done_by_now_is_told_to_nobody_c4_2_6() {
    let home = Home::open().await;
    let endpoint = Endpoint::that(TAKEN).await;
    home.webhook("程序", Format::Plain, &endpoint.address).await;
    let duties = home.duties(2).await;
    home.after(11 * MINUTE);
    home.tick().await;
    home.done(duties[0]).await;
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    let told = told_to_a_program(&endpoint);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(&duties[1].to_string()));
    assert_eq!(why(&home, duties[0], "程序").await.1, Some(End::Idle));
}

#[tokio::test]
async fn no_webhook_leads_inside_the_house_whatever_its_name_resolves_to() {
    let home = Home::open().await;
    let inside = Endpoint::that(TAKEN).await;
    let port = inside.address.split(':').nth(2).unwrap();
    let port = port.split('/').next().unwrap();
    let named = format!("https://localhost:{port}/hook");
    home.webhook("数字", Format::Plain, &inside.address).await;
    home.webhook("名字", Format::Plain, &named).await;
    let duty = home.duties(1).await[0];
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.guarded(), None);
    assert_eq!(send(&mut carrier).await, 2);
    assert!(inside.posted().is_empty());
    for name in ["数字", "名字"] {
        assert_eq!(why(&home, duty, name).await.0, "private", "{name}");
    }
}

// C4.2.6
#[tokio::test]
async fn a_leader_gets_one_letter_that_says_what_where_and_when_c4_2_6() {
    let home = Home::open().await;
    let server = MailServer::open().await;
    home.mails("li", "li@bureau.example", MailTakes::Escalations)
        .await;
    home.mails("wang", "nobody@bureau.example", MailTakes::Everything)
        .await;
    home.duties(3).await;
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.app, Some(&server.address));
    send(&mut carrier).await;
    let letters = server.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert!(letters[0].to.contains("li@bureau.example"));
    let text = text_of(&letters[0]);
    assert!(
        text.contains("超时上报 · 续水 第 1 次 · 09:10 前"),
        "{text}"
    );
    assert!(
        text.contains("https://yingbin.bureau.example/sites/bureau/board"),
        "{text}"
    );
    // That one address is not taken shuts nothing.
    assert!(home.closed().await.is_empty());
    home.after(30 * MINUTE);
    send(&mut carrier).await;
    assert_eq!(server.letters().len(), 1, "a letter is sent once");
}

// C4.2.6
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_hundred_mailboxes_wait_for_the_mail_server_and_not_for_the_clock_c4_2_6() {
    let leaders: Vec<String> = (1..=300).map(|number| format!("leader{number}")).collect();
    let home = Home::led_by(&leaders).await;
    let server = MailServer::open().await;
    for login in &leaders {
        let mail = format!("{login}@bureau.example");
        home.mails(login, &mail, MailTakes::Escalations).await;
    }
    home.duties(1).await;
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.app, Some(&server.address));
    // The clock turns once. Whatever goes after that goes because something before it is through.
    assert_eq!(carrier.turn().await.unwrap(), LETTERS_AT_ONCE_MAX);
    while carrier.is_full() {
        carrier.wait(std::future::pending::<()>()).await;
        let taken = carrier.turn().await.unwrap();
        assert!(taken <= LETTERS_AT_ONCE_MAX, "no more than that at once");
    }
    while carrier.next().await {}
    let letters = server.letters();
    let different: BTreeSet<&String> = letters.iter().map(|letter| &letter.to).collect();
    assert_eq!((letters.len(), different.len()), (300, 300));
}

// C4.2.6
#[tokio::test]
async fn without_a_mail_server_mail_is_shut_and_the_rest_goes_on_c4_2_6() {
    let home = Home::open().await;
    let endpoint = Endpoint::that(TAKEN).await;
    home.webhook("程序", Format::Plain, &endpoint.address).await;
    home.mails("li", "li@bureau.example", MailTakes::Everything)
        .await;
    home.duties(1).await;
    home.after(11 * MINUTE);
    home.tick().await;
    let closed = nobody().await.replace("http", "smtp").replace("/hook", "");
    let mut carrier = outbox(&home.app, Some(&closed));
    send(&mut carrier).await;
    assert_eq!(endpoint.posted().len(), 1);
    assert_eq!(home.closed().await, [""], "the mail of the house");
}

// C4.2.6
#[tokio::test]
async fn a_sender_who_is_refused_shuts_the_mail_of_the_house_and_is_said_c4_2_6() {
    let home = Home::open().await;
    let server = MailServer::that_says("553 Mail from must equal authorized user").await;
    home.mails("li", "li@bureau.example", MailTakes::Everything)
        .await;
    let duty = home.duties(1).await[0];
    home.after(11 * MINUTE);
    home.tick().await;
    let mut carrier = outbox(&home.app, Some(&server.address));
    send(&mut carrier).await;
    assert_eq!(home.closed().await, [""], "the mail of the house");
    let told = home.told(duty).await;
    let mut letters = told.iter().filter(|(_, alert)| alert.to.is_mailbox());
    let (_, letter) = letters.next().unwrap();
    assert_eq!((letter.failure.as_str(), letter.end), ("mail-sender", None));
    assert_eq!(home.acts("alert-way-shut").await, 1);
}

// C4.2.6
#[tokio::test]
async fn what_goes_out_at_once_is_bounded_and_the_rest_follows_c4_2_6() {
    let home = Home::open().await;
    let endpoint = Endpoint::that(TAKEN).await;
    for name in ["值班群", "程序", "备用群"] {
        home.webhook(name, Format::Plain, &endpoint.address).await;
    }
    for login in ["li", "wang"] {
        let mail = format!("{login}@bureau.example");
        home.mails(login, &mail, MailTakes::Everything).await;
    }
    home.duties(1).await;
    home.after(11 * MINUTE);
    home.tick().await;
    let takes = async |parcels, letters| {
        let space = Space { parcels, letters };
        let taken = take(&home.app, &BTreeSet::new(), space).await.unwrap();
        let letters = taken.iter().filter(|parcel| parcel.to.is_mailbox());
        (letters.count(), taken.len())
    };
    assert_eq!(takes(0, 8).await, (0, 0));
    assert_eq!(takes(64, 1).await, (1, 4), "one letter waits");
    assert_eq!(
        takes(64, 8).await,
        (1, 1),
        "what is taken is not taken again"
    );
    assert_eq!(takes(64, 8).await, (0, 0));
}

// C4.2.6
#[tokio::test]
async fn a_trial_is_sent_once_and_its_answer_is_written_down_c4_2_6() {
    let home = Home::open().await;
    let endpoint = Endpoint::that(TAKEN).await;
    let way = home
        .webhook("值班群", Format::WeCom, &endpoint.address)
        .await;
    let (li, command) = (Home::who("li"), home.command());
    app::alert::try_way(&home.app, &li, &bureau(), &command, way)
        .await
        .unwrap();
    let mut carrier = outbox(&home.app, None);
    send(&mut carrier).await;
    assert!(endpoint.posted()[0].contains("【局总部】试发"));
    assert_eq!(home.acts("alert-way-answered").await, 1);
    endpoint.turns(Manner::Says(404, ""));
    home.after(MINUTE);
    let command = home.command();
    app::alert::try_way(&home.app, &li, &bureau(), &command, way)
        .await
        .unwrap();
    for _ in 0..3 {
        send(&mut carrier).await;
        home.after(10 * MINUTE);
    }
    assert_eq!(
        endpoint.posted().len(),
        2,
        "a trial that failed is not tried again"
    );
    assert_eq!(home.closed().await, ["值班群"]);
}

// C4.2.6
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_duties_that_are_late_at_once_are_each_told_once_within_half_a_minute_c4_2_6() {
    let home = Home::open().await;
    let (program, group) = (Endpoint::that(TAKEN).await, Endpoint::that(TAKEN).await);
    let server = MailServer::open().await;
    home.webhook("程序", Format::Plain, &program.address).await;
    home.webhook("值班群", Format::DingTalk, &group.address)
        .await;
    home.mails("li", "li@bureau.example", MailTakes::Everything)
        .await;
    let (service, phone) = (PushService::open().await, Phone::new());
    home.lets_browsers_be_told().await;
    home.subscribes("li", phone.at(&service.address("li")))
        .await;
    home.duties(1_000).await;
    home.after(11 * MINUTE);
    let mut carrier = outbox(&home.app, Some(&server.address));
    // One turn of the clock notes them all; the next few seconds carry them out.
    home.tick().await;
    for _ in 0..6 {
        send(&mut carrier).await;
        home.after(SECOND);
    }
    let told = told_to_a_program(&program);
    let different: BTreeSet<&String> = told.iter().collect();
    assert_eq!((told.len(), different.len()), (1_000, 1_000));
    assert!(
        group.posted().len() <= 3,
        "a group is not flooded: {}",
        group.posted().len()
    );
    assert!(server.letters().len() <= 3);
    let told = service.told("li").len();
    assert!((1..=12).contains(&told), "nor is a locked screen: {told}");
}
