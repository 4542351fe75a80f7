//! Static files, the service worker, the manifest.

use crate::sample::{config, furnished};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_kept_for_ever_under_the_name_with_its_hash() {
    let sample = furnished(config()).await;
    let address = web::address("phone.js");
    let file = sample.stranger().get(&address).await;
    assert!(file.is(200).header("cache-control").contains("immutable"));
    assert_eq!(
        file.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert!(file.text.contains("import"));
    let known = sample.stranger().with("if-none-match", file.header("etag"));
    assert!(known.get(&address).await.is(304).text.is_empty());
    let packed = sample.stranger().with("accept-encoding", "gzip");
    assert_eq!(
        packed
            .get(&address)
            .await
            .is(200)
            .header("content-encoding"),
        "gzip"
    );
    for absent in [
        "/static/phone.js",
        "/static/..%2fCargo.toml",
        "/static/phone.0.js",
    ] {
        sample.stranger().get(absent).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_that_a_page_names_is_there() {
    let sample = furnished(config()).await;
    let leader = sample.client("bureau", app::Role::TeamLeader).await;
    let pages = [
        "board",
        "rooms",
        "journal",
        "duties",
        "meetings/new",
        "directory",
        "standard",
    ];
    for page in pages {
        let answer = leader.get(&format!("/sites/bureau/{page}")).await;
        let mut named = 0;
        for (start, _) in answer.is(200).text.match_indices("/static/") {
            let address = answer.text[start..].split('"').next().unwrap();
            leader.get(address).await.is(200);
            named += 1;
        }
        assert!(named >= 4, "{page} names its files");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_worker_serves_from_the_root_and_is_asked_for_each_time() {
    let sample = furnished(config()).await;
    let worker = sample.stranger().get("/service-worker.js").await;
    assert_eq!(worker.is(200).header("cache-control"), "no-cache");
    let manifest = sample.stranger().get("/manifest.webmanifest").await;
    assert_eq!(
        manifest.is(200).header("content-type"),
        "application/manifest+json"
    );
    assert_eq!(manifest.json()["start_url"], "/");
}
