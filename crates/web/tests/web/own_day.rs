//! What is somebody's own stands on every desk page of theirs, until they have seen to it.

use app::Role;

use crate::sample::{config, furnished};

// A2.2
#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_was_told_stands_on_each_page_of_the_desk_until_they_have_seen_it_a2_2() {
    let sample = furnished(config()).await;
    let lead = sample.client("court", Role::TeamLeader).await;
    let pages = ["/sites/court/board", "/sites/court/rooms"];
    for page in pages {
        let shown = lead.get(page).await.is(200).text.clone();
        let empty = "<div class=\"own-day unprinted\" id=\"own-day\" data-live></div>";
        assert!(shown.contains(empty), "{page}: {shown}");
    }
    sample.leave("court").await;
    let mut seen = String::new();
    for page in pages {
        let shown = lead.get(page).await.is(200).text.clone();
        assert!(
            shown.contains("court的attendant 请假"),
            "what it says: {shown}"
        );
        let form = shown.split("action=\"/sites/court/notices/").nth(1);
        let id = form.unwrap().split('/').next().unwrap();
        seen = format!("/sites/court/notices/{id}/seen");
    }
    // It is theirs: nobody else's page tells of it.
    let other = sample.client("court", Role::Receptionist).await;
    let shown = other.get("/sites/court/hall").await.is(200).text.clone();
    assert!(!shown.contains("data-notice"), "{shown}");
    let taken = lead.form(&seen, &[]).await;
    assert_eq!(taken.is(303).header("location"), "/?site=court");
    // Also from the page that is kept as it was drawn: that it was seen stands in no journal.
    for page in pages {
        let shown = lead.get(page).await.is(200).text.clone();
        assert!(!shown.contains("data-notice"), "{page}: {shown}");
    }
}
