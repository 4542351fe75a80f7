//! A leader's office as it is cleaned: knocked at by the beat on a phone, cleaned step by step, left when its
//! leader comes back, seen live on the plan.

use app::Role;
use app::directory::PersonEntry;
use domain::directory::Person;
use domain::particulars::Particulars;
use domain::presence::{Presence, Whereabouts};
use testbed::browser::{Browser, Page};

use crate::house::{Hall, act, card, desk, forgive_the_cut, is_kept, phone, put_away};

impl Hall {
    /// The leader who works in an office, after the name on its door.
    async fn moves_in(&self, name: &str, number: &str) -> Person {
        let person = self.building.people.iter().find(|one| one.name == name);
        let person = person.expect("a leader of the bureau").clone();
        let room = self.building.room(number).expect("the office is there");
        let entry = PersonEntry {
            person: person.clone(),
            particulars: Some(Particulars {
                room: Some(room.id),
                ..Particulars::default()
            }),
        };
        let manager = &self.building.first(Role::OwnersManager).actor;
        let site = &self.building.site.id;
        let command = self.command();
        let moved = app::directory::change_person(&self.house, manager, site, &command, entry);
        moved.await.expect("the office is free");
        person
    }

    async fn says_where(&self, leader: &Person, whereabouts: Whereabouts) {
        let desk = &self.receptionist().actor;
        let said = Presence {
            whereabouts,
            back_at: None,
            note: String::new(),
        };
        let site = &self.building.site.id;
        let command = self.command();
        app::directory::say_presence(&self.house, desk, site, &command, leader.id, said)
            .await
            .expect("the desk says where leaders are");
    }
}

/// The standing of an office on the plan, as a selector.
fn standing(number: &str, word: &str) -> String {
    format!("[data-office='{number}'][data-standing='{word}']")
}

// C2.8, C3.1, C3.2a, C3.4
#[tokio::test]
async fn an_office_is_knocked_at_cleaned_in_order_and_locked_c2_8_c3_1_c3_2a_c3_4() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    let leader = hall.moves_in("李文博", "704").await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let attendant = hall.enter(&hand, hall.attendant()).await;
    let office = hall.enter(&table, hall.leader()).await;
    office.go_to(&hall.url("/sites/bureau/offices")).await;
    office
        .wait_for_element(standing("704", "unsaid").as_str())
        .await;
    hall.until(16, 31, &[&attendant, &office]).await;
    hall.says_where(&leader, Whereabouts::Travelling).await;
    office
        .wait_for_element(standing("704", "planned").as_str())
        .await;
    office.assert_fits_the_screen().await;
    let duty = card(&attendant, "党委书记办公室", "清洁主要领导办公室").await;
    is_kept(&attendant).await;
    // In a basement it goes on all the same.
    line.cut();
    hand.go_offline().await;
    attendant.wait_for_text("[data-sync]", "离线").await;
    attendant
        .tap(format!("{duty} [data-act=knock]").as_str())
        .await;
    attendant.wait_for_element("[data-act=pace]").await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.tap("[data-act=pace]").await;
    attendant.wait_for_element(".knocks[data-beat='9']").await;
    attendant.tap("[data-act=nobody]").await;
    attendant
        .wait_for_text("[data-address]", "李书记：您好！")
        .await;
    attendant.assert_fits_the_screen().await;
    // Another place in between: two taps at one place within a moment are one.
    attendant.touch("#sheet-title").await;
    attendant.tap("[data-act=enter]").await;
    attendant.wait_until_gone("dialog").await;
    for step in 3..10 {
        act(&attendant, format!("{duty} [data-step='{step}']").as_str()).await;
    }
    let open = format!("document.querySelector(\"{duty} [data-act=complete]\").disabled");
    let is_shut: bool = attendant.evaluate(&open).await;
    assert!(is_shut, "it is not done before its door is locked");
    line.mend();
    hand.go_online().await;
    attendant.wait_for_text("[data-sync]", "已同步").await;
    forgive_the_cut(&attendant).await;
    forgive_the_cut(&office).await;
    office
        .wait_for_element(standing("704", "begun").as_str())
        .await;
    office
        .wait_for_text("[data-office='704']", "第 10 / 11 步")
        .await;
    act(&attendant, format!("{duty} [data-step='10']").as_str()).await;
    attendant.touch("h1").await;
    attendant
        .tap(format!("{duty} [data-act=complete]").as_str())
        .await;
    office
        .wait_for_element(standing("704", "cleaned").as_str())
        .await;
    attendant.close().await;
    office.close().await;
}

// C3.3
#[tokio::test]
async fn what_an_office_lacks_is_told_without_a_network_and_brought_c3_3() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let mut hall = Hall::open().await;
    let line = hall.put_on_a_line().await;
    hall.on_duty(hall.attendant()).await;
    let leader = hall.moves_in("李文博", "704").await;
    hall.says_where(&leader, Whereabouts::Travelling).await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let attendant = hall.enter(&hand, hall.attendant()).await;
    let list = hall.enter(&table, hall.leader()).await;
    list.go_to(&hall.url("/sites/bureau/restocking")).await;
    list.wait_for_text("#restocking", "现在没有要补的用品")
        .await;
    hall.until(16, 31, &[&attendant, &list]).await;
    let duty = card(&attendant, "党委书记办公室", "清洁主要领导办公室").await;
    is_kept(&attendant).await;
    line.cut();
    hand.go_offline().await;
    attendant.wait_for_text("[data-sync]", "离线").await;
    attendant
        .tap(format!("{duty} [data-restock='1004']").as_str())
        .await;
    attendant.wait_for_element("[data-more='毛巾']").await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.assert_fits_the_screen().await;
    attendant.tap("[data-more='毛巾']").await;
    attendant
        .wait_for_text("[data-quantity='毛巾']", "1 条")
        .await;
    attendant.touch("#sheet-title").await;
    attendant.tap("[data-more='香皂']").await;
    attendant.touch("#sheet-title").await;
    attendant.tap("[data-act=restock-do]").await;
    // The phone goes on by itself: the item is looked at, and what it lacks stands beside it.
    attendant
        .wait_for_text(duty.as_str(), "香皂 1 块, 毛巾 1 条")
        .await;
    line.mend();
    hand.go_online().await;
    attendant.wait_for_text("[data-sync]", "已同步").await;
    forgive_the_cut(&attendant).await;
    forgive_the_cut(&list).await;
    list.wait_for_text("#restocking", "毛巾 1 条").await;
    list.assert_fits_the_screen().await;
    // What is brought is a duty of its own, with what to take along.
    let brings = card(&attendant, "党委书记办公室", "补充办公室用品").await;
    attendant
        .wait_for_text(brings.as_str(), "补充用品 · 香皂 1 块, 毛巾 1 条")
        .await;
    attendant
        .tap(format!("{brings} [data-act=complete]").as_str())
        .await;
    list.wait_for_text("#restocking", "现在没有要补的用品")
        .await;
    list.wait_for_text("#restocking-told", "已补").await;
    attendant.close().await;
    list.close().await;
}

// C2.8
#[tokio::test]
async fn whoever_cleans_is_told_at_once_that_the_leader_is_back_c2_8() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    let leader = hall.moves_in("李文博", "704").await;
    let (hand, table) = (phone(&browser).await, phone(&browser).await);
    let attendant = hall.enter(&hand, hall.attendant()).await;
    hall.until(16, 31, &[&attendant]).await;
    hall.says_where(&leader, Whereabouts::OnLeave).await;
    let duty = card(&attendant, "党委书记办公室", "清洁主要领导办公室").await;
    // Somebody answers at first: it is put back for a quarter of an hour.
    attendant
        .tap(format!("{duty} [data-act=knock]").as_str())
        .await;
    attendant.tap("[data-act=somebody-answered]").await;
    attendant.wait_for_element("[data-again='15']").await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.tap("[data-again='15']").await;
    put_away(&attendant).await;
    // The plan by the leader's own phone.
    let plan: Page = hall.enter(&table, hall.leader()).await;
    plan.go_to(&hall.url("/sites/bureau/offices")).await;
    plan.wait_for_element(standing("704", "again").as_str())
        .await;
    plan.assert_fits_the_screen().await;
    plan.assert_targets_are_at_least(44).await;
    hall.until(16, 50, &[&attendant, &plan]).await;
    let duty = card(&attendant, "党委书记办公室", "清洁主要领导办公室").await;
    act(&attendant, format!("{duty} [data-step='0']").as_str()).await;
    plan.wait_for_element(standing("704", "begun").as_str())
        .await;
    hall.says_where(&leader, Whereabouts::AtPost).await;
    attendant
        .wait_for_text("[role=alert]", "李书记已经返回")
        .await;
    attendant.wait_until_gone(duty.as_str()).await;
    plan.wait_for_element(standing("704", "interrupted").as_str())
        .await;
    attendant.close().await;
    plan.close().await;
}
