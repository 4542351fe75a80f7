//! One's own account: password, language, tokens.

use app::Role;

use crate::asking::new_id;
use crate::sample::{PASSWORD, config, furnished, login};

#[tokio::test(flavor = "multi_thread")]
async fn who_knows_the_old_password_sets_a_new_one_and_goes_on_alone() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let elsewhere = sample.client("bureau", Role::TeamLeader).await;
    let path = "/account/password";
    let rows = [
        ("", "another password", "password-old"),
        ("not the old one", "another password", "password-old"),
        (PASSWORD, "short", "password-new"),
        (PASSWORD, "", "password-new"),
    ];
    for (old, new, field) in rows {
        let refused = leader.form(path, &[("old", old), ("new", new)]).await;
        let wrong = format!("id=\"{field}-problem\"");
        assert!(refused.is(422).text.contains(&wrong), "{field}");
        assert!(
            new.is_empty() || !refused.text.contains(new),
            "no password is shown"
        );
    }
    let form = [
        ("site", "bureau"),
        ("old", PASSWORD),
        ("new", "another password"),
    ];
    let changed = leader.form(path, &form).await;
    assert_eq!(
        changed.is(303).header("location"),
        "/account?site=bureau&saved"
    );
    let cookie = changed
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    elsewhere.get("/account").await.is(303);
    leader.get("/account").await.is(303);
    let goes_on = sample.stranger().with("cookie", &cookie);
    goes_on.get("/sites/bureau/board").await.is(200);
    let name = login("bureau", Role::TeamLeader);
    for (password, status) in [(PASSWORD, 422), ("another password", 303)] {
        let typed = [("name", &*name), ("password", password), ("next", "")];
        sample.stranger().form("/sign-in", &typed).await.is(status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sits_at_an_open_session_cannot_guess_the_password_for_long() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for _ in 0..5 {
        let guess = [("old", "guess"), ("new", "another password")];
        leader.form("/account/password", &guess).await.is(422);
    }
    let right = [("old", PASSWORD), ("new", "another password")];
    let waits = leader.form("/account/password", &right).await;
    assert!(waits.is(429).text.contains("试得太多了"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_chosen_is_spoken_here_and_wherever_one_signs_in() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    assert!(
        leader
            .get("/account")
            .await
            .is(200)
            .text
            .contains("我的账号")
    );
    let unknown = [("language", "fr")];
    let refused = leader.form("/account/language", &unknown).await;
    assert!(refused.is(422).text.contains("language-language-problem"));
    let chosen = leader
        .form("/account/language", &[("language", "en")])
        .await;
    let cookie = chosen.is(303).header("set-cookie");
    assert!(cookie.starts_with("language=en; "), "{cookie}");
    assert!(
        leader
            .get("/account")
            .await
            .is(200)
            .text
            .contains("My account")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_shows_its_secret_once_and_is_revoked() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for (name, days, field) in [
        ("", "30", "token-name"),
        ("门口屏幕", "三十", "token-days"),
        ("门口屏幕", "366", "token-days"),
    ] {
        let refused = leader
            .form("/account/tokens", &[("name", name), ("days", days)])
            .await;
        let wrong = format!("id=\"{field}-problem\"");
        assert!(refused.is(422).text.contains(&wrong), "{field}");
        assert!(refused.text.contains(&format!("value=\"{days}\"")));
    }
    let body = format!("command={}&name=screen&days=30", new_id());
    let made = leader.bare_form("/account/tokens", &body).await;
    let secret = made.is(200).text.split("id=\"secret\">").nth(1).unwrap();
    let secret = secret.split('<').next().unwrap();
    let program = sample
        .stranger()
        .without("sec-fetch-site")
        .with("authorization", &format!("Bearer {secret}"));
    program.get("/api/v1/sites/bureau/board").await.is(200);
    let twice = leader.bare_form("/account/tokens", &body).await;
    assert!(twice.is(409).text.contains("已经生成过了"));
    let page = leader.get("/account").await;
    assert!(
        !page.is(200).text.contains(secret),
        "a secret is shown once"
    );
    assert_eq!(
        page.text.matches("/revocation\"").count(),
        1,
        "one wish is one token"
    );
    let id = page.text.split("/account/tokens/").nth(1).unwrap();
    let id = id.split('/').next().unwrap().to_owned();
    let somebody = sample.client("bureau", Role::Host).await;
    let path = format!("/account/tokens/{id}/revocation");
    somebody.form(&path, &[]).await.is(303);
    program.get("/api/v1/sites/bureau/board").await.is(200);
    leader.form(&path, &[]).await.is(303);
    program.get("/api/v1/sites/bureau/board").await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_desk_page_leads_to_ones_own_account_and_back() {
    let sample = furnished(config()).await;
    let owner = sample.client("bureau", Role::OwnersManager).await;
    let board = owner.get("/sites/bureau/board").await;
    assert!(board.is(200).text.contains("href=\"/account?site=bureau\""));
    let own = owner.get("/account?site=bureau").await;
    assert!(own.is(200).text.contains("href=\"/sites/bureau/board\""));
    // A site that is not theirs is passed over.
    let other = owner.get("/account?site=court").await;
    assert!(other.is(200).text.contains("href=\"/sites/bureau/board\""));
}
