//! The rules of the small dining room, as tables.

use super::*;
use crate::DinerId;

fn diner() -> Diner {
    Diner {
        id: DinerId::derived(&["diner"]),
        day: "2026-07-06".to_owned(),
        meal: Meal::Lunch,
        person: PersonId::derived(&["陈国栋"]),
        away: false,
        wishes: Vec::new(),
    }
}

// C2.6: nothing is served that was not asked for, nothing twice; what was wrong is a new entry.
#[test]
fn nothing_is_served_that_was_not_asked_for_and_nothing_twice_c2_6() {
    let mut one = diner();
    assert_eq!(
        one.serve(0, 1, "王芳").unwrap_err().code,
        "dining-not-asked"
    );
    one.ask(&["少油".to_owned(), " ".to_owned()], (1, "王芳"))
        .unwrap();
    assert_eq!((one.wishes.len(), one.is_served()), (1, false));
    assert_eq!(
        one.serve(1, 2, "王芳").unwrap_err().code,
        "dining-not-asked"
    );
    assert_eq!(
        one.correct(0, "面条", (2, "王芳")).unwrap_err().code,
        "dining-not-served"
    );
    one.serve(0, 2, "王芳").unwrap();
    assert!(one.is_served());
    let twice = one.serve(0, 3, "赵敏").unwrap_err();
    assert_eq!(
        (twice.code, twice.arguments[0].1.as_str()),
        ("dining-served", "王芳")
    );
    one.correct(0, "面条，不放葱", (4, "王芳")).unwrap();
    assert!(!one.is_served(), "what was wrong is brought again");
    assert_eq!(
        (one.wishes[1].corrects, one.wishes[0].served.is_some()),
        (Some(0), true)
    );
    assert_eq!(
        one.correct(0, "米饭", (5, "王芳")).unwrap_err().code,
        "dining-corrected"
    );
    one.serve(1, 6, "王芳").unwrap();
    assert!(one.is_served());
    assert_eq!(one.stay_away().unwrap_err().code, "dining-served-already");
}

// C2.6
#[test]
fn who_wishes_nothing_has_the_menu_and_who_stays_away_nothing_c2_6() {
    let mut one = diner();
    one.ask(&[], (1, "王芳")).unwrap();
    assert_eq!(one.wishes[0].words.as_deref(), Some(""));
    assert_eq!(one.ask(&[], (2, "王芳")).unwrap_err().code, "dining-asked");
    one.stay_away().unwrap();
    assert!(one.is_served());
    assert_eq!(one.serve(0, 3, "王芳").unwrap_err().code, "dining-away");
    assert_eq!(one.stay_away().unwrap_err().code, "dining-away");
    // They came after all.
    one.ask(&["粥".to_owned()], (4, "王芳")).unwrap();
    assert!(!one.away);
    let many: Vec<String> = (0..WISHES_MAX).map(|turn| turn.to_string()).collect();
    assert_eq!(
        one.ask(&many, (5, "王芳")).unwrap_err().code,
        "dining-wishes-many"
    );
    let long = "长".repeat(WISH_MAX + 1);
    assert_eq!(
        one.ask(&[long], (5, "王芳")).unwrap_err().code,
        "text-unfit"
    );
}

// C2.6
#[test]
fn a_menu_is_read_dish_by_dish_c2_6() {
    let typed = "宫保虾仁：虾、花生\n\n清炒时蔬\n 米饭 : 大米 ";
    let read = dishes(typed).unwrap();
    assert_eq!(read.len(), 3);
    assert_eq!(read[0].ingredients, ["虾", "花生"]);
    assert_eq!(menu_text(&read), "宫保虾仁：虾、花生\n清炒时蔬\n米饭：大米");
    assert_eq!(dishes(&menu_text(&read)).unwrap(), read);
    let many = "菜\n".repeat(DISHES_MAX + 1);
    let crowd: Vec<String> = (0..=WORDS_MAX).map(|turn| turn.to_string()).collect();
    let crowd = crowd.join(" ");
    let crowded = format!("汤：{crowd}");
    for (typed, code) in [
        ("", "dining-menu-empty"),
        (" \n ", "dining-menu-empty"),
        (many.as_str(), "dining-menu-long"),
        ("：虾", "field-empty"),
        (crowded.as_str(), "dining-words-many"),
        ("菜\u{202e}", "text-unfit"),
    ] {
        assert_eq!(dishes(typed).unwrap_err().code, code, "{typed}");
    }
    let second = dishes("汤\n：虾").unwrap_err();
    assert!(second.arguments.contains(&("line", "2".to_owned())));
}

// C2.6: what somebody must not eat is found in the name of a dish and in what is in it.
#[test]
fn an_allergy_is_met_by_a_dish_of_the_menu_c2_6() {
    let menu = dishes("宫保虾仁：虾、花生\n花生汤\n清炒时蔬：菜心").unwrap();
    for (allergies, met) in [
        (&["花生"][..], vec!["宫保虾仁", "花生汤"]),
        (&["虾", "蟹"], vec!["宫保虾仁"]),
        (&["芒果"], vec![]),
        (&[], vec![]),
    ] {
        let needs = Needs {
            preferences: String::new(),
            allergies: allergies.iter().map(|word| (*word).to_owned()).collect(),
        };
        let mut found = needs.met(&menu);
        found.sort_unstable();
        let mut met = met;
        met.sort_unstable();
        assert_eq!(found, met, "{allergies:?}");
    }
}

// C2.6: of the standard's five things, three have a record of their own; and so has what is served after them.
#[test]
fn three_of_the_five_things_have_a_record_c2_6() {
    for (step, thing) in [
        ("打开小餐厅门", None),
        ("检查小餐厅卫生", None),
        (
            "核对消毒柜领导用餐碗具姓名与编号相符",
            Some(Thing::Tableware),
        ),
        ("熟知当天午餐饭菜花样", Some(Thing::Menu)),
        ("将饭菜花样告知用餐领导，征询个人要求", Some(Thing::Wishes)),
        // As it was written before: no other step and no other duty asks whether they were served.
        (
            "将饭菜花样告知用餐领导，征询并按个人要求确保无误送到",
            Some(Thing::WishesAndService),
        ),
        ("按个人要求确保无误送到", Some(Thing::Service)),
    ] {
        assert_eq!(Thing::of(step), thing, "{step}");
    }
}

#[test]
fn words_are_what_they_stand_for_and_a_set_has_its_number() {
    for meal in Meal::ALL {
        assert_eq!(Meal::from_word(meal.word()), Some(meal));
    }
    for condition in Condition::ALL {
        assert_eq!(Condition::from_word(condition.word()), Some(condition));
    }
    assert_eq!(
        (Meal::from_word("tea"), Condition::from_word("x")),
        (None, None)
    );
    let set = Tableware {
        id: TablewareId::derived(&["1"]),
        person: PersonId::derived(&["陈国栋"]),
        number: " ".to_owned(),
        contents: String::new(),
        checked: None,
        revision: 1,
    };
    assert_eq!(set.checked().unwrap_err().code, "field-empty");
    let mut looked = Checked {
        at: 1,
        by: "王芳".to_owned(),
        condition: Condition::Broken,
        note: " ".to_owned(),
    };
    assert_eq!(looked.check().unwrap_err().code, "dining-note-missing");
    "碗口有磕损".clone_into(&mut looked.note);
    assert_eq!(looked.check(), Ok(()));
}
