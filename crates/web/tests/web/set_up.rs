//! Setting an empty house up.

use app::Role;

use crate::sample::{account, config, empty, furnished, site};

#[tokio::test(flavor = "multi_thread")]
async fn a_site_without_administrators_gets_new_ones_by_the_link_of_the_terminal() {
    let sample = furnished(config()).await;
    let (security, bureau) = (
        account("bureau", Role::SecurityAdministrator),
        site("bureau"),
    );
    let lose = move |db: &mut store::Database| store::account::set_disabled(db, security, Some(1));
    let written = sample.house.store().write::<(), anyhow::Error>(None, lose);
    written.await.unwrap();
    let link = app::session::administrators_link(&sample.house, &bureau);
    let page = format!("/administrators/{}", link.await.unwrap().unwrap());
    let stranger = sample.stranger();
    stranger.get("/administrators/guessed").await.is(404);
    let shown = stranger.get(&page).await;
    let text = &shown.is(200).text;
    assert!(text.contains("security_login") && !text.contains("system_login"));
    let typed = |password: &'static str| {
        [
            ("security_login", "new.an"),
            ("security_name", "新安全"),
            ("security_password", password),
        ]
    };
    let refused = stranger.form(&page, &typed("password1234")).await;
    assert!(
        refused.is(422).text.contains("新安全"),
        "what was typed stays"
    );
    stranger
        .form(&page, &typed("green tea at nine"))
        .await
        .is(303);
    stranger.get(&page).await.is(404);
    let body = "name=new.an&password=green+tea+at+nine&next=";
    stranger.bare_form("/sign-in", body).await.is(303);
}

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
