//! The court's busiest day on the screens of the desk and on paper: 200 visits, 60 calls, 40 inquiries.

use std::collections::BTreeSet;

use testbed::browser::{Browser, Page};

use crate::house::{BUSY, Hall, desk};

/// What a sheet has nothing of: the dark around the page, and the line that stands beside the menu.
const UNPRINTED: &str = "[getComputedStyle(document.documentElement).colorScheme,
    getComputedStyle(document.querySelector('.desk')).backgroundImage]";

async fn rows(page: &Page, selector: &str) -> usize {
    let count = format!("document.querySelectorAll('{selector} tbody tr').length");
    page.evaluate::<usize>(&count).await
}

/// How many records stand on the pages of a day's list, walked to its end.
async fn on_all_pages(page: &Page, list: &str) -> usize {
    let keys = "[...document.querySelectorAll('main tbody tr[data-key]:not(.group)')].map((row) => row.dataset.key)";
    let mut seen = BTreeSet::new();
    for number in 1.. {
        page.go_to(&format!("{list}&page={number}")).await;
        page.assert_fits_the_screen().await;
        let before = seen.len();
        seen.extend(page.evaluate::<Vec<String>>(keys).await);
        // A page past the end is the last one again.
        if seen.len() == before {
            break;
        }
    }
    seen.len()
}

// A1.5, A1.3, A1.6
#[tokio::test]
async fn the_lists_of_the_busiest_day_are_whole_on_paper() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::after_a_busy_day().await;
    let device = desk(&browser).await;
    // The room of an A4 sheet: one that lies with narrow margins, and one that stands.
    for (list, cells, lies, width) in [
        ("visits", ".visits :is(th, td)", true, 1046),
        ("calls", ".register :is(td, .brief)", false, 680),
        ("inquiries", ".register :is(td, .brief)", false, 680),
    ] {
        let page = hall.enter(&device, hall.receptionist()).await;
        page.go_to(&hall.url(&format!("/sites/court/{list}?day={BUSY}")))
            .await;
        let shown = rows(&page, "main").await;
        assert!(shown >= 40, "{shown} {list}");
        let sheets = page.sheets().await;
        assert!(!sheets.is_empty() && sheets.len() <= 6, "{sheets:?}");
        for (wide, high) in sheets {
            assert_eq!(wide > high, lies, "{list}: {wide} x {high}");
        }
        let cut = page.cut_on_paper(cells, width).await;
        assert!(cut.is_empty(), "{list}: {cut:?}");
        let seen: [String; 2] = page.evaluate(UNPRINTED).await;
        assert_eq!(seen, ["light", "none"], "{list}");
        page.close().await;
    }
}

// A1.9
#[tokio::test]
async fn the_record_of_the_busiest_day_is_whole_signed_and_printed_on_a4_a1_9() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::after_a_busy_day().await;
    let (site, desk_of) = (&hall.building.site.id, hall.receptionist());
    let day = BUSY.to_string();
    let record = app::reception_record::day(&hall.house, &desk_of.actor, site, &day).await;
    let record = record.expect("a read").expect("the desk sees it");
    let of = |register: &str| {
        let lines = record.lines.iter();
        lines
            .filter(|one| one.line.register.word() == register)
            .count()
    };
    assert!(of("visit") >= 200, "{} visits", of("visit"));
    assert!((of("call"), of("inquiry")) >= (60, 40));
    assert_eq!(record.missing, 0, "the record has gaps");
    assert!(record.changes.is_empty());
    let edition = &record.editions.last().expect("it is signed").edition;
    assert!(edition.countersigned.is_some(), "no leader signed it");

    let device = desk(&browser).await;
    let page = hall.enter(&device, desk_of).await;
    let address = hall.url(&format!("/sites/court/reception-records/{day}"));
    page.go_to(&address).await;
    page.wait_for_text("#reception-record", "已归档").await;
    page.wait_for_text("#reception-record", "登记齐全").await;
    assert_eq!(rows(&page, "#lines").await, record.lines.len());
    for (register, list) in [
        ("visit", "visits"),
        ("call", "calls"),
        ("inquiry", "inquiries"),
    ] {
        let listed =
            on_all_pages(&page, &hall.url(&format!("/sites/court/{list}?day={day}"))).await;
        assert!(listed >= of(register), "{listed} {list}");
    }

    page.go_to(&address).await;
    page.follow("form[action$=paper] button").await;
    assert_eq!(rows(&page, ".sheet").await, record.lines.len());
    page.wait_for_text(".sheet", &edition.signed.by).await;
    page.wait_for_text(".sheet thead", "2026年7月6日 周一")
        .await;
    let sheets = page.sheets().await;
    // A4, lying. A whole day is a few sheets, of more than two dozen lines each.
    let lies =
        |&(width, height): &(f64, f64)| (width - 842.0).abs() < 2.0 && (height - 595.0).abs() < 2.0;
    assert!(sheets.iter().all(lies), "{sheets:?}");
    let most = record.lines.len() / 28 + 1;
    assert!(
        (2..=most).contains(&sheets.len()),
        "{} sheets",
        sheets.len()
    );
    page.close().await;
}
