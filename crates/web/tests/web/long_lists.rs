//! Lists of cases, orders and banquets that are longer than a page.

use app::Role;
use domain::{BanquetId, CaseId, OrderId};

use crate::sample::{config, furnished, site};

// B6
#[tokio::test(flavor = "multi_thread")]
async fn long_lists_of_cases_orders_and_banquets_have_pages_that_lose_nothing_b6() {
    let sample = furnished(config()).await;
    let case = sample.case("court").await;
    let order = sample.order("court").await;
    let banquet = sample.banquet("court").await;
    let repeat = move |db: &mut store::Database| {
        let court = site("court");
        for turn in 1..120 {
            let id = turn.to_string();
            let mut other = store::case::find(db, &court, case)?.unwrap();
            other.case.id = CaseId::derived(&["long", &id]);
            other.case.number += turn;
            // What is sealed is sealed to its own record.
            (other.link, other.sealed) = (None, None);
            store::case::add(db, &court, &other)?;
            let mut other = store::order::find(db, &court, order)?.unwrap();
            other.order.id = OrderId::derived(&["long", &id]);
            other.order.number += turn;
            other.sealed = None;
            store::order::add(db, &court, &other)?;
            let mut other = store::banquet::find(db, &court, banquet)?.unwrap();
            other.banquet.id = BanquetId::derived(&["long", &id]);
            other.banquet.number += turn;
            other.sealed = None;
            store::banquet::add(db, &court, &other)?;
        }
        Ok(())
    };
    let store = sample.house.store();
    store
        .write::<(), anyhow::Error>(None, repeat)
        .await
        .unwrap();
    let lead = sample.client("court", Role::TeamLeader).await;
    for list in ["cases?show=month&", "orders?", "banquets?"] {
        let first = lead.get(&format!("/sites/court/{list}page=1")).await;
        assert!(
            first.is(200).text.contains("第 1–50 条，共 120 条"),
            "{list}"
        );
        assert_eq!(first.text.matches("<tr data-key=").count(), 50, "{list}");
        let last = lead.get(&format!("/sites/court/{list}page=3")).await;
        assert!(
            last.is(200).text.contains("第 101–120 条，共 120 条"),
            "{list}"
        );
    }
}
