//! The day's papers as an attendant and the leader meet them: counted, brought office by office with one tap each
//! on the phone, seen live; the table by a workbook's page and its forms.

use app::newspaper::{NewspaperAsked, SubscriptionAsked};
use domain::newspaper::Addressee;
use testbed::browser::{Browser, Page};

use crate::house::{Hall, card, desk, phone};

impl Hall {
    /// A daily paper that leaders take, by their names, and a second one for the first of them.
    async fn subscribes(&self, names: &[&str]) {
        self.takes("人民日报", names).await;
        self.takes("建设报", &names[..1]).await;
    }

    /// A daily paper that leaders take, by their names.
    async fn takes(&self, title: &str, names: &[&str]) {
        let (site, lead) = (&self.building.site.id, &self.leader().actor);
        let command = self.command();
        let newspaper = domain::NewspaperId(command.id.0);
        let asked = NewspaperAsked {
            name: title.to_owned(),
            postal_code: String::new(),
            weekdays: 1,
            off_on_holidays: true,
        };
        app::newspaper::add_newspaper(&self.house, lead, site, &command, asked)
            .await
            .expect("the paper is new");
        for name in names {
            let person = self.building.people.iter().find(|one| one.name == *name);
            let asked = SubscriptionAsked {
                newspaper,
                addressee: Addressee::Leader(person.expect("a leader").id),
                copies: 1,
                from: jiff::civil::date(2026, 1, 1),
                until: jiff::civil::date(2026, 12, 31),
            };
            app::newspaper::subscribe(&self.house, lead, site, &self.command(), asked)
                .await
                .expect("nobody takes it twice");
        }
    }
}

/// How an office stands on the page, as a selector.
fn stop(place: &str, state: &str) -> String {
    format!("[data-stop='{place}'][data-state='{state}']")
}

// C2.5
#[tokio::test]
async fn papers_are_counted_and_brought_office_by_office_on_the_phone_c2_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    hall.on_duty(hall.attendant()).await;
    hall.subscribes(&["陈国栋", "李文博", "欧阳慧敏", "郑淑兰"])
        .await;
    let (hand, table) = (phone(&browser).await, desk(&browser).await);
    let lead = hall.enter(&table, hall.leader()).await;
    let attendant = hall.enter(&hand, hall.attendant()).await;
    lead.go_to(&hall.url("/sites/bureau/newspapers")).await;
    lead.assert_fits_the_screen().await;
    hall.until(9, 20, &[&attendant, &lead]).await;
    // The list by which they are sorted is one tap away.
    let sorting = card(&attendant, "收发室", "取回并分拣报纸").await;
    attendant
        .wait_for_element(format!("{sorting} [data-act=sorting-list]").as_str())
        .await;
    attendant
        .follow(format!("{sorting} [data-act=sorting-list]").as_str())
        .await;
    attendant.wait_for_element("[data-issue='人民日报']").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    // One copy is missing; the others came in full.
    attendant
        .fill("[data-issue='人民日报'] [name=copies]", "3")
        .await;
    attendant.touch("[data-issue='人民日报'] button").await;
    lead.wait_for_element("[data-issue='人民日报'][data-state='missing']")
        .await;
    attendant
        .wait_for_element("[data-missing='人民日报']")
        .await;
    attendant
        .touch("#newspaper-issues .head .button.main")
        .await;
    lead.wait_for_element("[data-issue='建设报'][data-state='arrived']")
        .await;
    attendant.go_to(&hall.url("/sites/bureau/duties")).await;
    hall.until(10, 31, &[&attendant, &lead]).await;
    let principal = card(&attendant, "局长办公室", "送报纸入主要领导办公室").await;
    attendant.assert_fits_the_screen().await;
    attendant.assert_targets_are_at_least(44).await;
    for place in ["702 局长办公室", "704 党委书记办公室"] {
        let tick = format!("{principal} [data-stop='{place}'] [data-act=deliver]");
        attendant.touch("h1").await;
        attendant.touch(tick.as_str()).await;
    }
    crate::house::put_away(&attendant).await;
    lead.wait_for_element(stop("702 局长办公室", "delivered").as_str())
        .await;
    lead.wait_for_element(stop("704 党委书记办公室", "delivered").as_str())
        .await;
    // With its last office the duty is done, without a tap of its own.
    attendant
        .wait_until_gone(format!("{principal}[data-state=open]").as_str())
        .await;
    // Nothing came for the last of the leaders, and nothing is to be brought there.
    lead.wait_for_element(stop("郑淑兰", "nothing").as_str())
        .await;
    misses_the_last_office(&lead).await;
    lead.assert_fits_the_screen().await;
    attendant.close().await;
    lead.close().await;
}

/// Where nothing was brought, somebody says why.
async fn misses_the_last_office(lead: &Page) {
    lead.touch(format!("{} summary", stop("706 总工程师办公室", "left")).as_str())
        .await;
    lead.fill(
        format!("{} [name=reason]", stop("706 总工程师办公室", "left")).as_str(),
        "门锁着",
    )
    .await;
    lead.touch(format!("{} details .button", stop("706 总工程师办公室", "left")).as_str())
        .await;
    lead.wait_for_element(stop("706 总工程师办公室", "not-delivered").as_str())
        .await;
    lead.wait_for_text("#newspaper-stops", "门锁着").await;
}

// C2.5
#[tokio::test]
async fn the_sorting_list_of_a_whole_house_is_one_sheet_c2_5() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let leaders = [
        "陈国栋",
        "李文博",
        "赵立新",
        "孙长海",
        "欧阳慧敏",
        "钱卫东",
        "郑淑兰",
    ];
    for title in [
        "人民日报",
        "光明日报",
        "经济日报",
        "工人日报",
        "科技日报",
        "建设报",
    ] {
        hall.takes(title, &leaders).await;
    }
    let table = desk(&browser).await;
    let lead = hall.enter(&table, hall.leader()).await;
    lead.go_to(&hall.url("/sites/bureau/newspapers/list")).await;
    lead.wait_for_text("#newspaper-sheet", "2026年11月23日 周一")
        .await;
    lead.wait_for_count("#newspaper-sheet table", 2).await;
    assert_eq!(lead.sheets().await.len(), 1);
    lead.close().await;
}
