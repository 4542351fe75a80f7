//! What stands around every request: headers, forged requests, what is too much.

use app::Role;
use axum::body::Body;
use axum::http::Method;
use serde_json::json;

use crate::asking::new_id;
use crate::sample::{config, furnished};

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_the_headers_also_those_of_what_went_wrong() {
    let mut secure = config();
    secure.secure = true;
    let sample = furnished(secure).await;
    let file = web::address("theme.js");
    for path in [
        "/sign-in",
        "/nowhere",
        "/health",
        "/api/v1/sites",
        "/sites/x/rooms",
        &file,
    ] {
        let answer = sample.stranger().get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("default-src 'self'"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
        assert!(
            answer
                .header("strict-transport-security")
                .starts_with("max-age="),
            "{path}"
        );
        assert!(!answer.header("cache-control").is_empty(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_with_data_are_never_kept_by_a_browser() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    for page in ["board", "rooms", "journal", "directory", "standard"] {
        let answer = leader.get(&format!("/sites/bureau/{page}")).await;
        assert_eq!(answer.is(200).header("cache-control"), "no-store", "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_from_a_foreign_page_changes_nothing() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let bare = leader.clone().without("sec-fetch-site");
    let foreign = [
        leader.clone().with("sec-fetch-site", "cross-site"),
        leader.clone().with("sec-fetch-site", "same-site"),
        bare.clone().with("origin", "http://evil.example"),
        bare.clone(),
    ];
    for client in foreign {
        let note = client
            .form("/sites/bureau/journal", &[("text", "伪造")])
            .await;
        note.is(403);
        assert!(note.text.contains("不是从本系统的页面发出的"));
    }
    let own = bare.with("origin", "http://localhost");
    own.form("/sites/bureau/journal", &[("text", "自己的")])
        .await
        .is(303);
    let journal = leader.get("/sites/bureau/journal").await;
    assert!(journal.text.contains("自己的") && !journal.text.contains("伪造"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_or_of_another_kind_is_refused() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let path = "/api/v1/sites/bureau/notes";
    let large = json!({"text": "长".repeat(600_000)});
    assert_eq!(
        leader.command(path, &large).await.is(413).code(),
        "too-large"
    );
    let request = leader
        .request(Method::POST, path)
        .header("content-type", "text/plain")
        .header("idempotency-key", new_id());
    let refused = leader.send(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!(refused.status(), 415);
    let wrong = leader.json(Method::PUT, path, &new_id(), &json!({})).await;
    assert_eq!(
        (wrong.is(405).code(), wrong.header("allow")),
        ("method-not-allowed".into(), "POST")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_a_field_that_none_of_ours_has_is_refused() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let fields = [("text", "记一笔"), ("role", "auditor")];
    let refused = leader
        .with("accept", "application/json")
        .form("/sites/bureau/journal", &fields)
        .await;
    assert_eq!(refused.is(422).code(), "field-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_is_text_on_every_page() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let attack = "<img src=x onerror=alert(1)>\"'&";
    leader
        .form("/sites/bureau/journal", &[("text", attack)])
        .await
        .is(303);
    let mut found = 0;
    for page in [
        "journal",
        "journal?q=onerror",
        "board",
        "rooms",
        "directory",
    ] {
        let answer = leader.get(&format!("/sites/bureau/{page}")).await;
        assert!(!answer.is(200).text.contains("<img"), "{page}");
        found += usize::from(answer.text.contains("&lt;img") || answer.text.contains("&#60;img"));
    }
    assert!(found >= 2, "the note is on the journal's pages");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_speaks_the_language_that_was_chosen() {
    let sample = furnished(config()).await;
    let rows = [
        ("en", "", "lang=\"en\""),
        ("zh-TW", "", "lang=\"zh-Hant\""),
        ("en", "language=zh-Hans", "lang=\"zh-Hans\""),
    ];
    for (accepted, cookie, expected) in rows {
        let client = sample.stranger().with("accept-language", accepted);
        let page = client.with("cookie", cookie).get("/sign-in").await;
        assert!(page.is(200).text.contains(expected), "{accepted} {cookie}");
    }
}
