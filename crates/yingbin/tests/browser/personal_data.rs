//! A person asks what is kept of them, and to have it erased: the leader at the desk, the owner's
//! manager on a phone.

use app::Role;
use app::visit::{Done, Registration};
use domain::visit::{Act, Details};
use testbed::browser::Browser;

use crate::house::{Hall, desk, phone};

/// Somebody came and left again.
async fn came(hall: &Hall) {
    let receptionist = &hall.receptionist().actor;
    let site = &hall.building.site.id;
    let registration = Registration {
        details: Details {
            name: "欧阳长风万里".to_owned(),
            telephone: "13987650001".to_owned(),
            ..Details::default()
        },
        ..Registration::default()
    };
    let command = hall.command();
    let come = app::visit::register(&hall.house, receptionist, site, &command, registration).await;
    let id = come.expect("they come in").subject.expect("a visit");
    let left = Done {
        act: Act::Leave,
        reason: String::new(),
        badge_back: true,
    };
    let id = id.parse().expect("an id");
    let done = app::visit::act(&hall.house, receptionist, site, &hall.command(), id, left).await;
    done.expect("they leave");
}

// A1.5
#[tokio::test]
async fn a_person_is_shown_what_is_kept_and_erased_by_two_people_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    came(&hall).await;
    let device = desk(&browser).await;
    let leader = hall.enter(&device, hall.leader()).await;
    let requests = hall.url("/sites/bureau/personal-data-requests");
    leader.go_to(&requests).await;
    leader.press("n").await;
    leader.type_text("139 8765 0001").await;
    leader.press_and_follow("Control+Enter").await;
    leader
        .wait_for_text("#personal-data-requests", "来访 1 件")
        .await;
    leader
        .wait_for_text("#personal-data-requests", "待答复")
        .await;
    leader.assert_fits_the_screen().await;
    let pocket = phone(&browser).await;
    let manager = hall
        .enter(&pocket, hall.building.first(Role::OwnersManager))
        .await;
    manager.go_to(&requests).await;
    manager.assert_fits_the_screen().await;
    manager.assert_targets_are_at_least(44).await;
    manager.follow("form[action$=approval] button").await;
    manager
        .wait_for_text("#personal-data-requests", "已批准，待取")
        .await;
    // The leader's page says so by itself.
    leader
        .wait_for_text("#personal-data-requests", "查阅一次")
        .await;
    leader.follow("form[action$=sheet] button").await;
    leader.wait_for_text(".sheet", "欧阳长风万里").await;
    leader.wait_for_text(".sheet", "13987650001").await;
    leader.go_to(&requests).await;
    assert!(
        leader.count("form[action$=sheet]").await == 0,
        "it is shown once"
    );
    leader.press("n").await;
    leader.type_text("13987650001").await;
    leader.fill("#personal-data-kind", "erase").await;
    leader
        .fill("#personal-data-ground", "consent-withdrawn")
        .await;
    leader.press_and_follow("Control+Enter").await;
    manager
        .wait_for_text("#personal-data-requests", "批准删除")
        .await;
    manager.click("summary.danger").await;
    manager.follow("form[action$=approval] button").await;
    manager
        .wait_for_text("#personal-data-requests", "已办结")
        .await;
    leader.close().await;
    manager.close().await;
}
