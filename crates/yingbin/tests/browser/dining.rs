//! Lunch in the small dining room as an attendant meets it on the phone: the menu, the tableware, the wishes, the
//! warning; the step is ticked once its record is whole, the serving is done with the last wish; the leader sees all of
//! it live.

use app::dining::TablewareAsked;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, act, card, desk, phone, put_away};

impl Hall {
    async fn lays(&self, name: &str, number: &str) {
        let (site, lead) = (&self.building.site.id, &self.leader().actor);
        let mut people = self.building.people.iter();
        let person = people.find(|one| one.name == name).expect("a leader");
        let asked = TablewareAsked {
            person: person.id,
            number: number.to_owned(),
            contents: "碗、筷、勺".to_owned(),
        };
        app::dining::add_tableware(&self.house, lead, site, &self.command(), asked)
            .await
            .expect("the number is free");
    }
}

/// The leaders come, and the last wish that is served settles the serving.
async fn serves(hall: &Hall, attendant: &Page, lead: &Page) {
    hall.until(11, 42, &[attendant, lead]).await;
    let serving = card(attendant, "小餐厅", "按个人要求送午餐").await;
    let page = format!("{serving} [data-act=dining-page]");
    attendant.follow(page.as_str()).await;
    let wish = "[data-diner='陈国栋 陈局长'] [data-wish='0']";
    attendant
        .wait_for_element(format!("{wish} .button.main").as_str())
        .await;
    attendant
        .touch(format!("{wish} .button.main").as_str())
        .await;
    lead.wait_for_element("[data-diner='陈国栋 陈局长'][data-state='served']")
        .await;
    attendant
        .wait_for_element("[data-diner='陈国栋 陈局长'][data-state='served']")
        .await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.go_to(&hall.url("/sites/bureau/duties")).await;
    attendant.tap("[data-act=settled]").await;
    attendant
        .wait_for_element(format!("{serving}[data-state=done]").as_str())
        .await;
}

// C2.6
#[tokio::test]
async fn lunch_is_prepared_asked_for_and_served_on_the_phone_c2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.lays("陈国栋", "01").await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let lead = hall.enter(&table, hall.leader()).await;
    let attendant = hall.enter(&hand, hall.attendant()).await;
    lead.go_to(&hall.url("/sites/bureau/dining")).await;
    lead.wait_for_element("[data-diner='陈国栋 陈局长'][data-state='expected']")
        .await;
    lead.assert_fits_the_screen().await;
    hall.until(11, 12, &[&attendant, &lead]).await;
    let duty = card(&attendant, "小餐厅", "小餐厅接待领导用餐").await;
    let page = format!("{duty} [data-act=dining-page]");
    attendant.follow(page.as_str()).await;
    attendant.wait_for_element("#menu").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    attendant.fill("#menu", "宫保虾仁：虾、花生\n米饭").await;
    attendant.follow("#dining-menu-form .button.main").await;
    lead.wait_for_text("#dining-menu", "宫保虾仁").await;
    attendant.touch("[data-set='01'] form .button").await;
    lead.wait_for_element("[data-set='01'][data-state='whole']")
        .await;
    attendant
        .touch("[data-diner='陈国栋 陈局长'] .dining-more summary")
        .await;
    attendant
        .fill("[data-diner='陈国栋 陈局长'] textarea", "少油少盐")
        .await;
    attendant
        .touch("[data-diner='陈国栋 陈局长'] .dining-more .button")
        .await;
    lead.wait_for_text("[data-diner='陈国栋 陈局长']", "少油少盐")
        .await;
    attendant
        .wait_for_element("[data-diner='陈国栋 陈局长'][data-state='asked']")
        .await;
    // With its record the steps are ticked, one after the other.
    attendant.go_to(&hall.url("/sites/bureau/duties")).await;
    let duty = card(&attendant, "小餐厅", "小餐厅接待领导用餐").await;
    for step in 0..5 {
        act(&attendant, format!("{duty} [data-step='{step}']").as_str()).await;
    }
    attendant.wait_for_text("[data-sync]", "已同步").await;
    attendant.touch("h1").await;
    attendant
        .tap(format!("{duty} [data-act=complete]").as_str())
        .await;
    attendant
        .wait_until_gone(format!("{duty}[data-state=open]").as_str())
        .await;
    put_away(&attendant).await;
    attendant.wait_for_text("[data-sync]", "已同步").await;
    serves(&hall, &attendant, &lead).await;
    attendant.close().await;
    lead.close().await;
}
