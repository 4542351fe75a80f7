//! The roster as the leader meets it, with the keyboard alone, and the check at sign-on on the phone of
//! whoever is planned.

use app::Role;
use domain::TeamId;
use simulate::building::Worker;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, desk, phone};

/// The time of a shift and its post stand under each other, and not on each other.
const STACKED: &str = "[...document.querySelectorAll('.roster-shift')].every((shift) => \
    shift.querySelector('strong').getBoundingClientRect().bottom \
    <= shift.querySelector('small').getBoundingClientRect().top + 1)";

// A2.1
#[tokio::test]
async fn a_shift_is_planned_with_the_keyboard_and_taken_on_the_phone_with_its_check_a2_1() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let (table, hand) = (desk(&browser).await, phone(&browser).await);
    let leader = hall.leader();
    let office = hall.enter(&table, leader).await;
    office.go_to(&hall.url("/sites/bureau/roster")).await;
    office.wait_for_element("#roster table").await;
    office.assert_fits_the_screen().await;
    // An arrow leads into today's column, to the first of the team; Enter opens it in the form.
    let who = hall.attendant();
    let cell = format!("[data-person='{}'] td.today [data-cell]", who.account);
    office.press("ArrowRight").await;
    office
        .wait_for("document.activeElement?.matches('td.today [data-cell]')")
        .await;
    office
        .wait_for(&format!(
            "(document.querySelector(\"{cell}\").focus(), true)"
        ))
        .await;
    office.press_and_follow("Enter").await;
    office
        .wait_for("document.activeElement?.id === 'account'")
        .await;
    office.fill("#starts", "08:50").await;
    office.press("Control+Enter").await;
    office.wait_for_text("#roster", "08:50–17:30").await;
    office
        .wait_for("document.activeElement?.id === 'account'")
        .await;
    // On paper the week lies across one sheet.
    let sheets = office.sheets().await;
    assert!(sheets.iter().all(|(wide, high)| wide > high), "{sheets:?}");
    let attendant = hall.enter(&hand, who).await;
    attendant.go_to(&hall.url("/sites/bureau/duties")).await;
    attendant
        .wait_for_text("[data-sign-on]", "请先完成上岗自查")
        .await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    hall.until(8, 35, &[&office, &attendant]).await;
    attendant
        .wait_for_element("article [data-act='sign-on'][disabled]")
        .await;
    for item in [1000, 1001, 1003, 1004] {
        let item = format!("article [data-step='{item}']");
        attendant.click(item.as_str()).await;
        attendant
            .wait_for_element(format!("{item}[aria-pressed='true']").as_str())
            .await;
    }
    remark(&attendant, 1002, "工牌忘在家里").await;
    attendant
        .wait_for_element("article [data-act='sign-on']:not([disabled])")
        .await;
    attendant.click("article [data-act='sign-on']").await;
    office.go_to(&hall.url("/sites/bureau/board")).await;
    office.wait_for_text("#posts", "工牌忘在家里").await;
    office
        .wait_for_element("#posts [data-standing='taken']")
        .await;
    office.assert_fits_the_screen().await;
    attendant.go_to(&hall.url("/sites/bureau/roster")).await;
    attendant.wait_for_text("#roster", "已上岗").await;
    attendant.assert_fits_the_screen().await;
    attendant.wait_for(STACKED).await;
    attendant.close().await;
    office.close().await;
}

/// Says what is amiss with an item of a check, and waits until that is with the house, and drawn: nobody taps on
/// what is about to move.
async fn remark(page: &Page, item: u32, words: &str) {
    page.click(format!("article [data-remark='{item}']").as_str())
        .await;
    page.fill("#remark", words).await;
    page.click("[data-act='remark-do']").await;
    page.wait_for_text("[data-sync]", "已同步").await;
}

impl Hall {
    /// The leader plans somebody of a team for some hours of today.
    pub async fn plans(&self, who: &Worker, (from, to): (i8, i8)) {
        let team = who.team.as_deref().expect("whoever serves is of a team");
        let asked = app::roster::Asked {
            account: who.account,
            team: TeamId::derived(&["team", self.building.site.id.as_str(), team]),
            starts: self.at(from, 0),
            ends: self.at(to, 0),
            confirmed: true,
        };
        let leader = &self.leader().actor;
        let site = &self.building.site.id;
        let planned = app::roster::plan(&self.house, leader, site, &self.command(), asked).await;
        planned.expect("nobody is planned elsewhere");
    }
}

// C2.9
#[tokio::test]
async fn a_shift_is_handed_over_on_the_phone_and_the_next_one_has_it_c2_9() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let who = hall.attendant();
    let mut colleagues = hall.building.all(Role::Attendant);
    let next = colleagues.find(|one| one.team == who.team && one.account != who.account);
    let next = next.expect("the team has two");
    hall.on_duty(who).await;
    hall.on_duty(next).await;
    hall.plans(who, (8, 11)).await;
    let (hand, other) = (phone(&browser).await, phone(&browser).await);
    let attendant = hall.enter(&hand, who).await;
    let colleague = hall.enter(&other, next).await;
    hall.until(10, 31, &[&attendant, &colleague]).await;
    attendant
        .wait_for_text("main", "离开前查看工作记录与次日安排")
        .await;
    // Off duty goes whoever hands over: the button that only ends the shift is gone.
    attendant.tap("[data-tab=me]").await;
    attendant.wait_for_element("[data-act=hand-over]").await;
    attendant.wait_until_gone("[data-act=shift-end]").await;
    attendant.follow("[data-act=hand-over]").await;
    attendant.wait_for_text("h1", "下班前回顾与交班").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.fill("#hand-over-note", "701 投影仪待修").await;
    attendant.follow("main button[name=leaves]").await;
    attendant
        .wait_for_text("[role=alert]", "还有一项没有看过")
        .await;
    attendant.forgive("422").await;
    assert_eq!(
        attendant.value("#hand-over-note").await,
        "701 投影仪待修",
        "what was typed stays"
    );
    for number in [1_000, 1_001, 1_002] {
        attendant
            .tap(format!("input[name=seen][value='{number}']").as_str())
            .await;
    }
    attendant.follow("main button[name=leaves]").await;
    attendant
        .wait_for_text("#hand-over", "701 投影仪待修")
        .await;
    // Whoever comes next reads it on their phone, and has it with one tap.
    colleague
        .wait_for_text("[data-hand-overs]", "701 投影仪待修")
        .await;
    colleague.tap("[data-act=hand-over-had]").await;
    colleague.wait_until_gone("[data-hand-overs]").await;
    attendant
        .wait_for_text("#hand-over", &next.actor.name)
        .await;
    attendant.close().await;
    colleague.close().await;
}
