//! The search of the directory with the keyboard alone, while somebody is on the telephone.

use app::Role;
use app::directory::PersonEntry;
use domain::PersonId;
use domain::directory::Person;
use domain::particulars::{Particulars, Telephone, ToldTo};
use testbed::browser::{Browser, Screen};

use crate::house::{Hall, desk};

/// Two people who sound alike, and one who only begins like them, with their telephones.
async fn namesakes(hall: &Hall) {
    let manager = &hall.building.first(Role::OwnersManager).actor;
    let rows = [
        ("章玮岚", "8021", ToldTo::Everybody),
        ("张薇岚", "8120", ToldTo::NobodyUnasked),
        // With two letters there are three: two are there once the third letter was answered.
        ("周巍", "8122", ToldTo::Everybody),
    ];
    for (name, number, told_to) in rows {
        let entry = PersonEntry {
            person: Person {
                id: PersonId::derived(&["browser", name]),
                name: name.to_owned(),
                department: None,
                form_of_address: String::new(),
                precedence: None,
            },
            particulars: Some(Particulars {
                office: Some(Telephone {
                    number: number.to_owned(),
                    told_to,
                }),
                ..Particulars::default()
            }),
        };
        let site = &hall.building.site.id;
        app::directory::add_person(&hall.house, manager, site, &hall.command(), entry)
            .await
            .expect("the person is added");
    }
}

// A2.6
#[tokio::test]
async fn one_key_and_three_letters_find_a_telephone_and_whether_it_may_be_told_a2_6() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    namesakes(&hall).await;
    let device = desk(&browser).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/standard")).await;
    page.press_and_follow("/").await;
    page.wait_for_path("/sites/bureau/people").await;
    page.wait_for("document.activeElement.id === 'find'").await;
    page.type_text("zwl").await;
    page.wait_for_count("#people-list [role=option]", 2).await;
    let second = "#people-list [role=option]:nth-child(2)";
    page.press("ArrowDown").await;
    page.wait_for_element("#people-list [role=option]:nth-child(2)[aria-selected=true]")
        .await;
    let name = page
        .text("#people-list [role=option]:nth-child(2) strong")
        .await;
    page.press("Enter").await;
    page.wait_for_text("#person-card h2", &name).await;
    let told = page.text(format!("{second} .state").as_str()).await;
    page.wait_for_text(
        "#person-card .state:not(.done), #person-card dd .state",
        &told,
    )
    .await;
    // The field is still where somebody types: the next call is a few letters away.
    page.wait_for_focus("#find").await;
    page.press("Escape").await;
    assert_eq!(page.value("#find").await, "");
    page.wait_for_count("#people-list [role=option]", 0).await;
    page.close().await;
}

// A2.7
#[tokio::test]
async fn an_outsider_is_told_at_once_and_a_word_half_composed_is_not_looked_for_a2_7() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    namesakes(&hall).await;
    let device = browser.device(Screen::phone()).await;
    let page = hall.enter(&device, hall.receptionist()).await;
    page.go_to(&hall.url("/sites/bureau/people")).await;
    page.wait_for_focus("#find").await;
    page.type_text("李四光").await;
    page.wait_for_text(
        "#people-list .people-nobody strong",
        "不是本楼人员（名录中没有）：李四光",
    )
    .await;
    page.assert_fits_the_screen().await;
    page.assert_targets_are_at_least(44).await;
    page.press("Escape").await;
    page.wait_for_count("#people-list > *", 0).await;
    page.compose("zhangwei").await;
    assert_eq!(page.count("#people-list > *").await, 0);
    page.close().await;
}
