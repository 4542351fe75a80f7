//! The small dining room of the demo's bureau: eight diners with their tableware, today's lunch, what is remembered
//! of two of them, and what was asked so far.

use anyhow::{Context, Result};
use app::dining::{DinerWord, TablewareAsked};
use app::{Actor, House, Role};
use domain::dining::{Condition, Meal, Needs};
use domain::{Milliseconds, PersonId, SiteId, TablewareId};
use jiff::civil::Date;

use crate::act::command;
use crate::building::Building;
use crate::service::{DINERS, SET};

/// Today's lunch: dishes, and what is in them.
const DISHES: [&str; 7] = [
    "宫保虾仁：虾、花生",
    "清蒸鲈鱼：鱼、姜、葱",
    "红烧排骨：猪肉",
    "清炒时蔬：菜心",
    "番茄鸡蛋汤：番茄、鸡蛋",
    "米饭：大米",
    "杂粮粥：小米、红豆",
];
/// What is remembered: whose, what they must not eat, what they like.
const NEEDS: [(usize, &str, &str); 2] = [(0, "花生", "口味清淡"), (3, "", "不吃辣，爱喝粥")];

/// Furnishes the dining room of the building as it stands now.
pub(super) async fn tell(house: &House, building: &Building) -> Result<()> {
    let at = house.now();
    let room = Room {
        house,
        site: building.site.id.clone(),
        leader: building.first(Role::TeamLeader).actor.clone(),
        attendant: building.first(Role::Attendant).actor.clone(),
        at,
    };
    let people: Vec<PersonId> = building
        .people
        .iter()
        .take(DINERS)
        .map(|person| person.id)
        .collect();
    let sets = room.lay(&people).await?;
    for (set, turn) in sets.iter().zip(0..5) {
        let found = match turn {
            4 => (Condition::Broken, "碗口有磕损".to_owned()),
            _ => (Condition::Whole, String::new()),
        };
        let id = room.command("check", turn);
        app::dining::check_tableware(house, &room.attendant, &room.site, &id, *set, found).await?;
    }
    room.serve(&people, building.civil(at).date()).await
}

/// Who does what there.
struct Room<'house> {
    house: &'house House,
    site: SiteId,
    leader: Actor,
    attendant: Actor,
    at: Milliseconds,
}

impl Room<'_> {
    fn command(&self, what: &str, turn: usize) -> app::Command {
        command(&["demo", "dining", what, &turn.to_string()], self.at)
    }

    /// The sets of these people, which are entered unless they are there.
    async fn lay(&self, people: &[PersonId]) -> Result<Vec<TablewareId>> {
        let site = self.site.clone();
        let known = self
            .house
            .store()
            .read(move |db| store::dining::tableware(db, &site));
        let mut sets: Vec<TablewareId> = known.await?.iter().map(|set| set.id).collect();
        if !sets.is_empty() {
            return Ok(sets);
        }
        for (turn, person) in people.iter().enumerate() {
            let asked = TablewareAsked {
                person: *person,
                number: format!("{:02}", turn + 1),
                contents: SET.to_owned(),
            };
            let id = self.command("set", turn);
            app::dining::add_tableware(self.house, &self.leader, &self.site, &id, asked).await?;
            sets.push(TablewareId(id.id.0));
        }
        Ok(sets)
    }

    async fn serve(&self, people: &[PersonId], today: Date) -> Result<()> {
        let (house, site, attendant) = (self.house, &self.site, &self.attendant);
        let (of, menu) = ((today, Meal::Lunch), DISHES.join("\n"));
        let id = self.command("menu", 0);
        app::dining::enter_menu(house, attendant, site, &id, of, menu).await?;
        for (turn, allergies, preferences) in NEEDS {
            let needs = Needs {
                preferences: preferences.to_owned(),
                allergies: domain::dining::words("allergies", allergies)
                    .ok()
                    .context("simple words")?,
            };
            let id = self.command("needs", turn);
            let of = (people[turn], None);
            app::dining::remember(house, attendant, site, &id, of, needs).await?;
        }
        let words = [
            DinerWord::Asked(vec!["少油少盐".to_owned()]),
            DinerWord::Asked(vec!["不要米饭，要粥".to_owned()]),
            DinerWord::Asked(Vec::new()),
            DinerWord::Away,
        ];
        for (turn, word) in words.into_iter().enumerate() {
            let id = self.command("ask", turn);
            let of = (Meal::Lunch, people[turn]);
            app::dining::tell_of_diner(house, attendant, site, &id, of, word).await?;
        }
        Ok(())
    }
}
