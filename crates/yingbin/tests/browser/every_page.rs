//! Every page, for each role that sees it, on a phone and on a desk.

use app::Role;
use domain::MeetingId;
use testbed::browser::{Browser, Screen};

use crate::house::Hall;

/// The paths that a role opens; `{meeting}` is the meeting's id.
const PAGES: &[(Role, &[&str])] = &[
    (Role::Attendant, &["/duties", "/quality"]),
    (
        Role::TeamLeader,
        &[
            "/board",
            "/rooms?view=day",
            "/rooms?view=week",
            "/rooms?view=month",
            "/meetings/new",
            "/meetings/{meeting}",
            "/meetings/{meeting}/edit",
            "/journal",
            "/directory",
            "/directory/floors",
            "/directory/rooms",
            "/directory/rooms/new",
            "/directory/rooms/codes",
            "/directory/people",
            "/people",
            "/people?words=wang",
            "/directory/teams",
            "/directory/teams/new",
            "/directory/closures",
            "/directory/working-days",
            "/standard",
            "/hall",
            "/hall/set-up",
            "/house-rules",
            "/house-rules/new",
            "/drill",
            "/drill/team",
            "/roster",
            "/leave",
            "/shift-swaps",
            "/roster/cycle",
            "/roster/workbook",
            "/day-plan",
            "/spot-checks",
            "/spot-checks/new",
            "/away-notes",
            "/quality",
            "/quality?by=person",
            "/quality/duties?by=clause&key=C2.1",
            "/quality/report",
        ],
    ),
    (Role::Receptionist, &["/hall"]),
    (Role::Host, &["/rooms", "/meetings/new", "/guests"]),
    (Role::Auditor, &["/journal"]),
    (Role::SystemAdministrator, &["/accounts"]),
    (Role::Receptionist, &["/visits", "/visits/notice"]),
    (Role::Receptionist, &["/faults", "/faults/new"]),
    (
        Role::Receptionist,
        &["/orders", "/orders/new", "/orders/catalogue"],
    ),
    (Role::Receptionist, &["/banquets", "/banquets/new"]),
    (
        Role::Attendant,
        &[
            "/offices",
            "/restocking",
            "/away-notes",
            "/hand-overs",
            "/hand-overs/new",
        ],
    ),
    (Role::Attendant, &["/alerts"]),
    (Role::TeamLeader, &["/alert-ways", "/alerts"]),
    (Role::SystemAdministrator, &["/alert-ways"]),
    (Role::OwnersManager, &["/alert-ways", "/alerts"]),
    (
        Role::Receptionist,
        &[
            "/papers",
            "/papers/new",
            "/papers/hand-over",
            "/papers/sheet",
        ],
    ),
    (
        Role::Receptionist,
        &[
            "/found-items",
            "/found-items/new",
            "/found-items/notice",
            "/lost-reports",
            "/lost-reports/new",
        ],
    ),
    (
        Role::TeamLeader,
        &[
            "/newspapers",
            "/newspapers/list",
            "/newspapers/table",
            "/newspapers/titles/new",
            "/newspapers/subscriptions/new",
            "/newspapers/workbook",
            "/dining",
            "/dining/tableware/new",
        ],
    ),
    (
        Role::OwnersManager,
        &[
            "/assigned-matters",
            "/assigned-matters/new",
            "/assigned-matters/figures",
        ],
    ),
    (Role::Guard, &["/entry", "/entry/evacuation"]),
    (Role::OwnersManager, &["/watch"]),
    (Role::TeamLeader, &["/personal-data-requests"]),
    (Role::SecurityAdministrator, &["/keeping"]),
];

#[tokio::test]
async fn every_page_fits_a_phone_with_targets_for_a_thumb() {
    every_page_fits(&Screen::phone(), "zh-Hans").await;
}

#[tokio::test]
async fn every_page_fits_a_phone_in_the_longer_words_of_english() {
    every_page_fits(&Screen::phone(), "en").await;
}

#[tokio::test]
async fn every_page_fits_a_desk() {
    every_page_fits(&Screen::desk(), "zh-Hans").await;
}

async fn every_page_fits(screen: &Screen, language: &str) {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let meeting: MeetingId = hall.book().await;
    hall.until(9, 10, &[]).await;
    let is_phone = screen.width < 1_000;
    for &(role, paths) in PAGES {
        let device = browser.device(screen.clone()).await;
        let page = hall.enter(&device, hall.building.first(role)).await;
        page.take_cookie(&hall.url("/"), "language", language).await;
        for path in paths {
            let path = path.replace("{meeting}", &meeting.to_string());
            page.go_to(&hall.url(&format!("/sites/bureau{path}"))).await;
            page.wait_for_element("h1").await;
            page.assert_fits_the_screen().await;
            if is_phone {
                page.assert_targets_are_at_least(44).await;
            }
        }
        page.go_to(&hall.url("/account?site=bureau")).await;
        page.assert_fits_the_screen().await;
        if is_phone {
            page.assert_targets_are_at_least(44).await;
        }
        page.close().await;
    }
    let guest = browser.device(screen.clone()).await;
    let code = hall.request_code().await;
    for path in ["/sign-in".to_owned(), format!("/r/{code}")] {
        let page = guest.open(&hall.url(&path)).await;
        page.assert_fits_the_screen().await;
        if is_phone {
            page.assert_targets_are_at_least(44).await;
        }
        page.close().await;
    }
}
