//! The directory of a very large house, searched as the desk does while it types.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use domain::directory::Person;
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::{PersonId, SiteId};
use store::Database;

use crate::ground::Ground;

/// How many people the directory has.
pub(crate) const PEOPLE: usize = 100_000;
/// How many of them are written in one commit.
const AT_ONCE: usize = 5_000;
/// How many of them have a precedence.
const LEADERS: usize = 500;
/// How many searches one run makes.
const SEARCHES: usize = 2_000;
/// What the names are made of: the common surnames, and characters of given names.
const SURNAMES: &str = "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林单曾仇区解";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文晓春海";
/// What is typed, from the first letter to a whole number.
const TYPED: [&str; 16] = [
    "z", "zh", "zhang", "zhangw", "zhangwei", "zw", "张", "张伟", "伟", "shan", "wei", "l",
    "80000042", "042", "王芳", "wangfang",
];

fn person(place: usize) -> (Person, Particulars) {
    let of = |characters: &str, place: usize| {
        let count = characters.chars().count();
        characters.chars().nth(place % count).unwrap_or('王')
    };
    let mut name = String::from(of(SURNAMES, place));
    name.push(of(GIVEN, place / 25));
    if !place.is_multiple_of(3) {
        name.push(of(GIVEN, place / 700 + place));
    }
    let person = Person {
        id: PersonId::derived(&["bench", &place.to_string()]),
        name,
        department: None,
        form_of_address: String::new(),
        precedence: (place < LEADERS).then_some(place as u32 + 1),
    };
    let particulars = Particulars {
        office: Some(Telephone {
            number: format!("8{place:07}"),
            told_to: ToldTo::Everybody,
        }),
        ..Particulars::default()
    };
    (person, particulars)
}

/// Fills the directory.
pub(crate) async fn fill(ground: &Ground) -> Result<()> {
    for begins in (0..PEOPLE).step_by(AT_ONCE) {
        let site: SiteId = ground.site.clone();
        let write = move |db: &mut Database| -> Result<()> {
            for place in begins..begins + AT_ONCE {
                let (person, particulars) = person(place);
                store::directory::add_person(db, &site, &person)?;
                store::directory::change_particulars(db, &site, person.id, &particulars)?;
            }
            Ok(())
        };
        ground.write(write).await?;
    }
    // The house makes the keys by itself, some people at each turn.
    while without_keys(ground).await? {
        app::directory::key_those_without(&ground.house, &ground.site).await?;
    }
    Ok(())
}

async fn without_keys(ground: &Ground) -> Result<bool> {
    let site = ground.site.clone();
    let rules = domain::person_key::RULES;
    let read = move |db: &mut Database| store::directory::people_without_keys(db, &site, rules, 1);
    Ok(!ground.house.store().read(read).await?.is_empty())
}

/// The time within which 99 of 100 searches were answered, in milliseconds.
pub(crate) async fn p99_ms(ground: &Ground) -> Result<f64> {
    let mut times = Vec::new();
    for turn in 0..SEARCHES {
        let typed = TYPED[turn % TYPED.len()];
        let begun = Instant::now();
        let (house, site) = (&ground.house, &ground.site);
        let found = app::directory::search(house, &ground.leader, site, typed, 12).await?;
        times.push(begun.elapsed());
        ensure!(!found.people.is_empty(), "{typed} finds somebody");
    }
    Ok(p99(times))
}

/// The limit: the same people read by their ids, with nothing that is searched.
pub(crate) async fn by_id_p99_ms(ground: &Ground) -> Result<f64> {
    let mut times = Vec::new();
    for turn in 0..SEARCHES {
        let ids = (0..12).map(|one| person(turn * 12 + one).0.id);
        let (ids, site): (Vec<PersonId>, _) = (ids.collect(), ground.site.clone());
        let begun = Instant::now();
        let read = move |db: &mut Database| {
            store::directory::persons(db, &site, &ids)?;
            store::directory::places_of(db, &site, &ids)
        };
        let found = ground.house.store().read(read).await?;
        times.push(begun.elapsed());
        found.first().context("the people are there")?;
    }
    Ok(p99(times))
}

fn p99(mut times: Vec<std::time::Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() * 99 / 100].as_secs_f64() * 1_000.0
}
