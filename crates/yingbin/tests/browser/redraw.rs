//! A desk page that is drawn again while somebody works on it: their word counts for what they saw, and no key of
//! theirs does what it was not meant for.

use app::Role;
use app::paper_in_custody::{Correction, Retrieval};
use app::visit::Done;
use domain::PaperInCustodyId;
use domain::paper_in_custody::Retrieved;
use domain::visit::Act;
use testbed::browser::Browser;

use crate::house::{Hall, desk};
use crate::visits::{come, expect_a_visitor};

fn titled(title: &str) -> Retrieved {
    Retrieved {
        title: title.to_owned(),
        document_number: "局发〔2026〕17号".to_owned(),
        copies: 1,
        classified: false,
    }
}

/// A paper that an attendant has in their hands.
async fn in_hand(hall: &Hall) -> PaperInCustodyId {
    let (house, site, who) = (&hall.house, &hall.building.site.id, hall.attendant());
    let asked = Retrieval {
        leader: hall.building.people[1].id,
        room: hall.building.room("704").expect("the office is there").id,
        papers: vec![titled("关于防汛的情示")],
        asked_at: None,
    };
    let taken =
        app::paper_in_custody::retrieve(house, &who.actor, site, &hall.command(), asked).await;
    taken.expect("it is taken down");
    let days = (hall.at(0, 0), hall.at(23, 0));
    let found =
        app::paper_in_custody::register(house, &who.actor, site, (days, String::new())).await;
    let register = found.expect("it is read").expect("it is theirs to see");
    register.in_hand[0].paper.id
}

// C2.4
#[tokio::test]
async fn what_two_leaders_put_right_at_once_is_seen_by_the_second_before_it_counts_c2_4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let paper = in_hand(&hall).await;
    let table = desk(&browser).await;
    let page = hall.enter(&table, hall.leader()).await;
    page.go_to(&hall.url(&format!("/sites/bureau/papers/{paper}")))
        .await;
    page.click("[data-act=correction] summary").await;
    page.fill("#paper-correction-title", "关于防汛物资的请示")
        .await;
    // Refused for want of a reason, it waits with what was typed while they look at the page.
    page.press("Control+Enter").await;
    page.wait_for_element("#paper-correction [aria-invalid]")
        .await;
    page.forgive("422").await;
    page.evaluate::<bool>("(document.activeElement.blur(), true)")
        .await;
    let correction = Correction {
        paper: titled("关于防汛的请示"),
        leader: hall.building.people[1].id,
        reason: "错字".to_owned(),
        seen: None,
    };
    let (house, site, who) = (&hall.house, &hall.building.site.id, hall.leader());
    let command = hall.command();
    app::paper_in_custody::correct(house, &who.actor, site, &command, paper, correction)
        .await
        .expect("it is put right");
    page.wait_for_text("#paper-hands", "错字").await;
    page.fill("#paper-correction-reason", "补全标题").await;
    page.press("Control+Enter").await;
    page.wait_for_text("#paper-correction", "更正过这份文件")
        .await;
    page.forgive("409").await;
    assert_eq!(
        page.value("#paper-correction-title").await,
        "关于防汛物资的请示"
    );
    // Whoever has seen it decides.
    page.press("Control+Enter").await;
    page.wait_for_text("#paper", "关于防汛物资的请示").await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn a_key_that_was_about_to_let_somebody_in_does_not_let_them_out_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let visit = expect_a_visitor(&hall, "赵敏").await;
    let table = desk(&browser).await;
    let page = hall.enter(&table, hall.receptionist()).await;
    page.go_to(&hall.url(&format!("/sites/bureau/visits?visit={visit}")))
        .await;
    let admit = "#visit-detail [data-key-act=a]";
    page.wait_for_element(admit).await;
    page.wait_for(&format!(
        "(document.querySelector('{admit}').focus(), document.activeElement?.matches('{admit}'))"
    ))
    .await;
    let (site, guard) = (&hall.building.site.id, hall.building.first(Role::Guard));
    let come = Done {
        act: Act::Admit,
        reason: String::new(),
        badge_back: false,
    };
    app::visit::act(
        &hall.house,
        &guard.actor,
        site,
        &hall.command(),
        visit,
        come,
    )
    .await
    .expect("the guard lets them in");
    page.wait_for_text("#visit-detail .state", "在访").await;
    page.wait_for("!document.activeElement?.matches('#visit-detail button')")
        .await;
    page.close().await;
}

// A1.5
#[tokio::test]
async fn whoever_comes_while_the_list_for_an_evacuation_is_open_is_counted_a1_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let table = desk(&browser).await;
    let page = hall.enter(&table, hall.building.first(Role::Guard)).await;
    page.go_to(&hall.url("/sites/bureau/entry/evacuation"))
        .await;
    page.wait_for_text("#evacuation", "楼内没有来访人").await;
    come(&hall, "赵敏").await;
    come(&hall, "钱敏").await;
    page.wait_for_text("#evacuation", "赵*").await;
    page.wait_for_text("#evacuation-people", "2").await;
    page.close().await;
}
