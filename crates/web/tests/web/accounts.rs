//! Accounts, roles and tokens; a right that ends, ends at once.

use app::Role;
use serde_json::json;

use crate::sample::{account, config, furnished};

#[tokio::test(flavor = "multi_thread")]
async fn a_role_taken_back_is_gone_at_the_next_request() {
    let sample = furnished(config()).await;
    let attendant = sample.client("bureau", Role::Attendant).await;
    let security = sample.client("bureau", Role::SecurityAdministrator).await;
    attendant.get("/api/v1/sites/bureau/shift").await.is(200);
    let roles = format!(
        "/sites/bureau/accounts/{}/roles",
        account("bureau", Role::Attendant)
    );
    let taken = [("act", "revoke"), ("role", "attendant")];
    security.form(&roles, &taken).await.is(303);
    attendant.get("/api/v1/sites/bureau/shift").await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_makes_the_account_another_grants_and_a_third_approves() {
    let sample = furnished(config()).await;
    let system = sample.client("bureau", Role::SystemAdministrator).await;
    let security = sample.client("bureau", Role::SecurityAdministrator).await;
    let owner = sample.client("bureau", Role::OwnersManager).await;
    let new = [
        ("name", "new"),
        ("person", "新人"),
        ("password", "a long password"),
    ];
    system.form("/sites/bureau/accounts", &new).await.is(303);
    let again = system.form("/sites/bureau/accounts", &new).await;
    assert!(again.is(409).text.contains("新人"), "what was typed stays");
    let known = app::account::list(&sample.house, &crate::sample::site("bureau")).await;
    let known = known.unwrap();
    let id = known.iter().find(|one| one.login == "new").unwrap().id;
    let roles = format!("/sites/bureau/accounts/{id}/roles");
    let role = |act| [("act", act), ("role", "attendant")];
    system.form(&roles, &role("grant")).await.is(403);
    security.form(&roles, &role("grant")).await.is(303);
    security.form(&roles, &role("approve")).await.is(403);
    owner.form(&roles, &role("approve")).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_found_an_account_still_has_it_before_them_after_each_act() {
    let sample = furnished(config()).await;
    let system = sample.client("bureau", Role::SystemAdministrator).await;
    let id = account("bureau", Role::Attendant);
    let login = crate::sample::login("bureau", Role::Attendant);
    let address = format!("/sites/bureau/accounts?search={login}");
    let page = system.get(&address).await.is(200).text.clone();
    let state = format!("/sites/bureau/accounts/{id}/state?search={login}");
    assert!(page.contains(&format!("action=\"{state}\"")), "{page}");
    for act in ["disable", "enable"] {
        let done = system.form(&state, &[("act", act)]).await;
        let led = done.is(303).header("location");
        assert_eq!(led, format!("{address}&saved"));
        let page = system.get(led).await.is(200).text.clone();
        assert_eq!(page.matches("<tr data-key=").count(), 1, "{page}");
    }
    // An address that asks for what the page does not know is refused before anything is done.
    let foreign = format!("/sites/bureau/accounts/{id}/state?search={login}&next=x");
    system.form(&foreign, &[("act", "disable")]).await.is(422);
    let page = system.get(&address).await.is(200).text.clone();
    assert!(page.contains("value=\"disable\""), "{page}");
    let password = format!("/sites/bureau/accounts/{id}/password?search={login}");
    let refused = system.form(&password, &[("password", "short")]).await;
    let page = &refused.is(422).text;
    assert_eq!(page.matches("<tr data-key=").count(), 1, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_the_api_until_it_is_revoked() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let made = leader
        .command("/api/v1/tokens", &json!({"name": "calendar", "days": 30}))
        .await;
    let (id, secret) = (
        made.is(200).json()["id"].clone(),
        made.json()["secret"].clone(),
    );
    let program = sample.stranger().without("sec-fetch-site").with(
        "authorization",
        &format!("Bearer {}", secret.as_str().unwrap()),
    );
    program.get("/api/v1/sites/bureau/board").await.is(200);
    let body = json!({"text": "接线检查"});
    let note = program.command("/api/v1/sites/bureau/notes", &body);
    note.await.is(200);
    // Whoever finds a token cannot make it last.
    let another = json!({"name": "another", "days": 365});
    program.command("/api/v1/tokens", &another).await.is(403);
    let path = format!("/api/v1/tokens/{}", id.as_str().unwrap());
    let nothing = json!({});
    let revoked = leader.json(axum::http::Method::DELETE, &path, "", &nothing);
    revoked.await.is(204);
    program.get("/api/v1/sites/bureau/board").await.is(401);
}
