//! Setting an empty house up.

use crate::sample::{config, empty};

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_house_is_set_up_once_by_its_link() {
    let sample = empty(config());
    let secret = app::session::set_up_link(&sample.house)
        .await
        .unwrap()
        .unwrap();
    let (page, stranger) = (format!("/set-up/{secret}"), sample.stranger());
    stranger.get("/set-up/guessed").await.is(404);
    assert!(stranger.get(&page).await.is(200).text.contains("bureau-hq"));
    let typed = |site: &'static str, security: &'static str| {
        [
            ("site_id", site),
            ("site_name", "局总部"),
            ("time_zone", "Asia/Shanghai"),
            ("standard", "bureau-hq"),
            ("system_login", "xi"),
            ("system_name", "席系统"),
            ("system_password", "a long password"),
            ("security_login", security),
            ("security_name", "安安全"),
            ("security_password", "a long password"),
        ]
    };
    let refused = stranger.form(&page, &typed("局", "an")).await;
    assert!(
        refused.is(422).text.contains("席系统"),
        "what was typed stays"
    );
    stranger.form(&page, &typed("bureau", "xi")).await.is(422);
    stranger.form(&page, &typed("bureau", "an")).await.is(303);
    stranger.get(&page).await.is(404);
    let body = "name=an&password=a+long+password&next=";
    let signed_in = stranger.bare_form("/sign-in", body).await;
    assert_eq!(signed_in.is(303).header("location"), "/");
}
