//! Web push by its addresses: switched by the owner's manager with a plain form, a browser added by program and taken
//! back by a plain form, and what is secret never shown.

use app::Role;
use axum::http::Method;
use serde_json::json;

use crate::asking::{Client, new_id};
use crate::sample::{HOUR, MORNING, PASSWORD, config, furnished, login};

const WAYS: &str = "/sites/court/alert-ways";
const OWN: &str = "/sites/court/alerts";
const SWITCH: &str = "/sites/court/push";
const API: &str = "/api/v1/sites/court";
const POINT: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

fn browser(endpoint: &str) -> serde_json::Value {
    json!({ "endpoint": endpoint, "p256dh": POINT, "auth": "BTBZMqHH6r4Tts7J_aSIgg" })
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn the_owners_manager_switches_push_on_and_everybody_reads_where_it_goes_c4_2_6() {
    let sample = furnished(config()).await;
    let owner = sample.client("court", Role::OwnersManager).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let own = attendant.get(OWN).await.is(200).text.clone();
    assert!(
        own.contains("没有开通浏览器推送") && !own.contains("data-push-on"),
        "{own}"
    );
    let shut = lead.get(WAYS).await.is(200).text.clone();
    assert!(
        shut.contains("没有开通") && !shut.contains("form-alert-push"),
        "{shut}"
    );
    lead.form(
        SWITCH,
        &[("contact", "ops@court.example"), ("services", "google")],
    )
    .await
    .is(403);
    what_was_typed_comes_back(&owner).await;
    owner
        .form(SWITCH, &[("contact", "ops@court.example")])
        .await
        .is(422);
    let good = [
        ("contact", "ops@court.example"),
        ("services", "google"),
        ("services", "apple"),
    ];
    owner.form(SWITCH, &good).await.is(303);
    let shown = owner.get(WAYS).await.is(200).text.clone();
    for words in [
        "fcm.googleapis.com",
        "push.apple.com",
        "ops@court.example",
        "关闭浏览器推送",
        "还没有发过",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let lead_sees = lead.get(WAYS).await.is(200).text.clone();
    assert!(
        lead_sees.contains("fcm.googleapis.com") && !lead_sees.contains("ops@court"),
        "{lead_sees}"
    );
    let json = owner.get(&format!("{API}/alert-ways")).await.is(200).json();
    assert_eq!(json["push"]["services"][1]["service"], "apple");
    assert_eq!(json["push"]["contact"], "mailto:ops@court.example");
    let json = lead.get(&format!("{API}/alert-ways")).await.is(200).json();
    assert!(json["push"]["contact"].is_null());
    let journal = lead.get("/sites/court/journal").await.is(200).text.clone();
    assert!(
        journal.contains("开通浏览器推送：Google, Apple"),
        "{journal}"
    );
    owner.form(&format!("{SWITCH}/removal"), &[]).await.is(303);
    owner.form(&format!("{SWITCH}/removal"), &[]).await.is(409);
    assert!(lead.get(WAYS).await.is(200).text.contains("没有开通"));
}

async fn what_was_typed_comes_back(owner: &Client) {
    let typed = [
        ("contact", "ops at <b>court</b>"),
        ("services", "google"),
        ("services", "apple"),
    ];
    let refused = owner.form(SWITCH, &typed).await;
    let text = &refused.is(422).text;
    for words in [
        "href=\"#alert-push-contact\"",
        "请填邮件地址",
        "ops at &#60;b&#62;court&#60;/b&#62;",
        "value=\"google\" checked",
        "value=\"apple\" checked",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_added_by_program_shown_without_its_secrets_and_taken_back_c4_2_6() {
    let sample = furnished(config()).await;
    let owner = sample.client("court", Role::OwnersManager).await;
    let attendant = sample.client("court", Role::Attendant).await;
    let push = format!("{API}/alert-push");
    let google = browser("https://fcm.googleapis.com/fcm/send/very-secret");
    let off = attendant.command(&push, &google).await;
    assert_eq!(off.is(409).json()["code"], "alert-push-is-off");
    assert_eq!(attendant.get(&push).await.is(200).json()["is_on"], false);
    let setting =
        json!({ "contact": "https://court.example/ops", "services": ["google", "pigeon"] });
    let switch = async |body: &serde_json::Value| {
        owner
            .json(Method::PUT, &format!("{API}/push"), &new_id(), body)
            .await
    };
    let refused = switch(&setting).await;
    assert_eq!(refused.is(422).json()["code"], "choice-unknown");
    switch(&json!({ "contact": "https://court.example/ops", "services": ["google"] }))
        .await
        .is(200);
    let rows = [
        ("https://web.push.apple.com/x", "alert-push-service-closed"),
        ("https://192.168.1.4/x", "alert-push-subscription-unfit"),
        (
            "http://fcm.googleapis.com/x",
            "alert-push-subscription-unfit",
        ),
        ("javascript:alert(1)", "alert-push-subscription-unfit"),
    ];
    for (endpoint, code) in rows {
        let refused = attendant.command(&push, &browser(endpoint)).await;
        assert_eq!(refused.is(422).json()["code"], code, "{endpoint}");
    }
    let added = attendant.command(&push, &google).await.is(200).json();
    let listed = attendant.get(&push).await.is(200).json();
    assert_eq!(listed["browsers"][0]["id"], added["subject"]);
    assert_eq!(listed["browsers"][0]["host"], "fcm.googleapis.com");
    assert_eq!(listed["public_key"].as_str().unwrap().len(), 87);
    let page = attendant.get(OWN).await.is(200).text.clone();
    assert!(
        page.contains("1 部手机") && page.contains("data-push-on"),
        "{page}"
    );
    for text in [page, listed.to_string()] {
        assert!(
            !text.contains("very-secret") && !text.contains(POINT),
            "{text}"
        );
    }
    attendant
        .form(&format!("{OWN}/push/trial"), &[])
        .await
        .is(303);
    attendant
        .form(&format!("{OWN}/push/removal"), &[])
        .await
        .is(303);
    attendant
        .form(&format!("{OWN}/push/removal"), &[])
        .await
        .is(404);
    // Signing out takes the browser with it.
    attendant.command(&push, &google).await.is(200);
    attendant.form("/sign-out", &[]).await.is(303);
    let again = sample.client("court", Role::Attendant).await;
    assert_eq!(again.get(&push).await.is(200).json()["browsers"], json!([]));
}

// C4.2.6
#[tokio::test(flavor = "multi_thread")]
async fn a_browser_whose_session_lapsed_is_told_on_once_its_holder_signs_in_there_anew_c4_2_6() {
    let sample = furnished(config()).await;
    let owner = sample.client("court", Role::OwnersManager).await;
    let setting = [("contact", "ops@court.example"), ("services", "google")];
    owner.form(SWITCH, &setting).await.is(303);
    let name = login("court", Role::TeamLeader);
    let typed = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("name", name.as_str()), ("password", PASSWORD)])
        .finish();
    let signs_in = async |client: &Client| {
        let signed_in = client.bare_form("/sign-in", &typed).await;
        let cookie = signed_in.is(303).header("set-cookie").to_owned();
        let seconds = cookie.split("Max-Age=").nth(1).unwrap();
        let seconds: i64 = seconds.split(';').next().unwrap().parse().unwrap();
        assert!(
            seconds > 14 * 24 * 60 * 60,
            "it outlasts the session: {cookie}"
        );
        let secret = cookie.split([';', '=']).nth(1).unwrap().to_owned();
        sample.stranger().with_cookie("session", &secret)
    };
    let phone = signs_in(&sample.stranger()).await;
    let push = format!("{API}/alert-push");
    let google = browser("https://fcm.googleapis.com/fcm/send/very-secret");
    phone.command(&push, &google).await.is(200);
    sample.clock.set(MORNING + 30 * HOUR);
    // At a desk she signs in and out; on the phone the cookie that opens nothing any more is still there.
    let desk = signs_in(&sample.stranger()).await;
    desk.form("/sign-out", &[]).await.is(303);
    phone.get(&push).await.is(401);
    let anew = signs_in(&phone).await;
    let told = anew.get(&push).await.is(200).json();
    assert_eq!(told["browsers"][0]["added_at"], MORNING + 30 * HOUR);
    anew.form("/sign-out", &[]).await.is(303);
    let again = sample.client("court", Role::TeamLeader).await;
    assert_eq!(again.get(&push).await.is(200).json()["browsers"], json!([]));
}
