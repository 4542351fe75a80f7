//! Signing in and out.

use app::Role;

use crate::sample::{PASSWORD, config, furnished, login};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_in_comes_to_where_they_wanted_to_go() {
    let sample = furnished(config()).await;
    let stranger = sample.stranger();
    let asked = stranger.get("/sites/bureau/board?date=2026-07-06").await;
    asked.is(303);
    let back = "/sign-in?next=%2Fsites%2Fbureau%2Fboard%3Fdate%3D2026-07-06";
    assert_eq!(asked.header("location"), back);
    let name = login("bureau", Role::TeamLeader);
    let form = [
        ("name", name.as_str()),
        ("password", PASSWORD),
        ("next", "/sites/bureau/board"),
    ];
    let pairs = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let signed_in = stranger.bare_form("/sign-in", &pairs).await;
    signed_in.is(303);
    assert_eq!(signed_in.header("location"), "/sites/bureau/board");
    let cookie = signed_in.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let secret = cookie.split([';', '=']).nth(1).unwrap();
    let client = stranger.clone().with_cookie("session", secret);
    client.get("/sites/bureau/board").await.is(200);
    client.bare_form("/sign-out", "").await.is(303);
    client.get("/api/v1/sites").await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_and_a_wrong_password_look_alike() {
    let sample = furnished(config()).await;
    let known = login("bureau", Role::TeamLeader);
    let mut pages = Vec::new();
    for name in [known.as_str(), "nobody"] {
        let body = format!("name={name}&password=wrong&next=");
        let refused = sample.stranger().bare_form("/sign-in", &body).await;
        refused.is(422);
        pages.push(refused.text.replace(name, "NAME"));
    }
    assert_eq!(pages[0], pages[1]);
    assert!(pages[0].contains("账号或密码不对"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_waits() {
    let sample = furnished(config()).await;
    for _ in 0..5 {
        let body = "name=nobody&password=wrong&next=";
        sample.stranger().bare_form("/sign-in", body).await.is(422);
    }
    let body = "name=nobody&password=wrong&next=";
    let waits = sample.stranger().bare_form("/sign-in", body).await;
    waits.is(429);
    assert!(waits.text.contains("试得太多了"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_click_signs_in_at_the_demo_and_nowhere_else() {
    let account = crate::sample::account("bureau", Role::Attendant).to_string();
    let body = format!("demo={account}&next=");
    let ordinary = furnished(config()).await;
    ordinary
        .stranger()
        .bare_form("/sign-in", &body)
        .await
        .is(404);
    let mut demo = config();
    demo.demo = true;
    let demo = furnished(demo).await;
    assert!(
        demo.stranger()
            .get("/sign-in")
            .await
            .text
            .contains(&account)
    );
    let signed_in = demo.stranger().bare_form("/sign-in", &body).await;
    assert_eq!(signed_in.is(303).header("location"), "/");
    let foreign = demo.stranger().with("host", "evil.example");
    foreign.bare_form("/sign-in", &body).await.is(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_comes_home_to_where_their_day_begins() {
    let sample = furnished(config()).await;
    let rows = [
        (Role::TeamLeader, "board"),
        (Role::Attendant, "duties"),
        (Role::Receptionist, "hall"),
        (Role::Guard, "entry"),
        (Role::Host, "rooms"),
        (Role::OwnersManager, "board"),
        (Role::Auditor, "journal"),
        (Role::SystemAdministrator, "accounts"),
        (Role::SecurityAdministrator, "accounts"),
    ];
    for (role, page) in rows {
        let client = sample.client("court", role).await;
        let home = client.get("/").await;
        assert_eq!(
            home.is(303).header("location"),
            format!("/sites/court/{page}")
        );
        client.get(home.header("location")).await.is(200);
    }
}
