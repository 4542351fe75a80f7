//! What is asked of the roster on phones and decided at the desk: leave, a swap; and shifts that are dragged.

use app::Role;
use domain::TeamId;
use simulate::building::Worker;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, desk, phone};

/// A day after that of the story.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

impl Hall {
    /// The leader plans somebody of a team for tomorrow's day.
    async fn plans_tomorrow(&self, who: &Worker) {
        let team = who.team.as_deref().expect("whoever serves is of a team");
        let asked = app::roster::Asked {
            account: who.account,
            team: TeamId::derived(&["team", self.building.site.id.as_str(), team]),
            starts: self.at(8, 30) + DAY_MS,
            ends: self.at(17, 30) + DAY_MS,
            confirmed: true,
        };
        let leader = &self.leader().actor;
        let site = &self.building.site.id;
        let planned = app::roster::plan(&self.house, leader, site, &self.command(), asked).await;
        planned.expect("nobody is planned elsewhere");
    }
}

/// The attendant asks for Wednesday on the phone, and the leader lets them have it.
async fn leave_is_granted(hall: &Hall, (attendant, office): (&Page, &Page), who: &Worker) {
    let leave = hall.url("/sites/bureau/leave");
    attendant.go_to(&leave).await;
    attendant.wait_for_text("#leave-own", "还没有请过假").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.fill("#from", "2026-11-25").await;
    attendant.fill("#until", "2026-11-25").await;
    attendant.follow("#leave-form button.main").await;
    attendant.wait_for_text("#leave-own", "待批").await;
    office.go_to(&leave).await;
    office
        .wait_for_text("#leave-waiting", &who.actor.name)
        .await;
    office.assert_fits_the_screen().await;
    office.follow("#leave-waiting button.main").await;
    office.wait_for_text("#leave-others", "已批准").await;
    // Her phone hears of it by itself.
    attendant.wait_for_text("#leave-own", "已批准").await;
}

/// The attendant asks a colleague to take tomorrow's shift.
async fn swap_is_asked(hall: &Hall, attendant: &Page, next: &Worker) {
    attendant
        .go_to(&hall.url("/sites/bureau/shift-swaps"))
        .await;
    attendant.follow("#swaps-own a.button").await;
    attendant.wait_for_element("#swap-form").await;
    attendant.assert_fits_the_screen().await;
    let field = "document.querySelector('#with')";
    let chosen = format!("({field}.value = '{}', {field}.value !== '')", next.account);
    attendant.wait_for(&chosen).await;
    attendant.follow("#swap-form button.main").await;
    attendant.wait_for_text("#swaps-others", "等同事答复").await;
}

#[tokio::test]
async fn leave_and_a_swap_are_asked_for_on_phones_approved_at_the_desk_and_shifts_are_dragged() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let who = hall.attendant();
    let mut colleagues = hall.building.all(Role::Attendant);
    let next = colleagues.find(|one| one.team == who.team && one.account != who.account);
    let next = next.expect("the team has two");
    hall.plans_tomorrow(who).await;
    let table = desk(&browser).await;
    let (hand, other) = (phone(&browser).await, phone(&browser).await);
    let attendant = hall.enter(&hand, who).await;
    let colleague = hall.enter(&other, next).await;
    let office = hall.enter(&table, hall.leader()).await;
    leave_is_granted(&hall, (&attendant, &office), who).await;
    swap_is_asked(&hall, &attendant, next).await;
    let swaps = hall.url("/sites/bureau/shift-swaps");
    colleague.go_to(&swaps).await;
    colleague
        .wait_for_text("#swaps-waiting", &who.actor.name)
        .await;
    colleague.assert_fits_the_screen().await;
    colleague.assert_targets_are_at_least(44).await;
    colleague.follow("#swaps-waiting button.main").await;
    colleague.wait_for_text("#swaps-others", "等领班审批").await;
    office.go_to(&swaps).await;
    office.follow("#swaps-waiting button.main").await;
    office.wait_for_text("#swaps-others", "已换").await;
    // The shift is the colleague's now; it is dragged to Thursday, and not onto who is on leave.
    office.go_to(&hall.url("/sites/bureau/roster")).await;
    let cell = |worker: &Worker, day: &str| {
        let account = worker.account;
        format!("[data-person='{account}'] td[data-day='2026-11-{day}']")
    };
    let from = format!("{} .roster-shift", cell(next, "24"));
    let (away, thursday) = (cell(who, "25"), cell(next, "26"));
    office.wait_for_element(from.as_str()).await;
    office.wait_for_text(away.as_str(), "休假").await;
    office.assert_fits_the_screen().await;
    office.drag(from.as_str(), thursday.as_str()).await;
    office.wait_for_text("#copied", "已经移过去了").await;
    // What is dragged is heard by a script: the page has to be there whole.
    office.wait_for_path("/sites/bureau/roster").await;
    let moved = format!("{thursday} .roster-shift");
    office.wait_for_element(moved.as_str()).await;
    office.drag(moved.as_str(), away.as_str()).await;
    office.wait_for_text("[role=alert]", "休假").await;
    office.forgive("422").await;
    office.close().await;
    attendant.close().await;
    colleague.close().await;
}
