//! The small dining room 小餐厅 (clause C2.6): the tableware of each leader by name and number, the menu of a meal,
//! what each diner wishes and was served, and what somebody must not eat.

mod served;

use std::collections::BTreeSet;

pub use self::served::{Diner, Wish};
use crate::{Milliseconds, PersonId, Refusal, TablewareId, text};

/// The longest number of tableware, in characters.
pub const NUMBER_MAX: usize = 20;
/// The longest note, and the longest list of what a set holds, in characters.
pub const NOTE_MAX: usize = 100;
/// The longest name of a dish or an ingredient, in characters.
pub const DISH_MAX: usize = 30;
/// The most dishes of a meal.
pub const DISHES_MAX: usize = 40;
/// The most ingredients of a dish, and the most words of an allergy.
pub const WORDS_MAX: usize = 20;
/// The longest wish, in characters.
pub const WISH_MAX: usize = 100;
/// The most wishes of one diner at one meal.
pub const WISHES_MAX: usize = 20;
/// The most diners of a site.
pub const DINERS_MAX: usize = 200;

/// A meal of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meal {
    /// 早餐.
    Breakfast,
    /// 午餐.
    Lunch,
    /// 晚餐.
    Dinner,
}

impl Meal {
    /// Every meal.
    pub const ALL: [Self; 3] = [Self::Breakfast, Self::Lunch, Self::Dinner];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Breakfast => "breakfast",
            Self::Lunch => "lunch",
            Self::Dinner => "dinner",
        }
    }

    /// The meal of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|meal| meal.word() == word)
    }
}

/// How a set of tableware was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It is there, and its name and number agree.
    Whole,
    /// Something of it is missing.
    Missing,
    /// Something of it is broken.
    Broken,
}

impl Condition {
    /// Every condition.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Missing, Self::Broken];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Missing => "missing",
            Self::Broken => "broken",
        }
    }

    /// The condition of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// Somebody looked at a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// How it was found.
    pub condition: Condition,
    /// What is missing or broken.
    pub note: String,
}

impl Checked {
    /// Checks what is said: what is missing or broken is named.
    ///
    /// # Errors
    /// The note, where it is unfit.
    pub fn check(&self) -> Result<(), Refusal> {
        text::check("note", &self.note, NOTE_MAX)?;
        if self.condition != Condition::Whole && text::is_blank(&self.note) {
            return Err(Refusal::invalid("note", "dining-note-missing"));
        }
        Ok(())
    }
}

/// A set of tableware.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tableware {
    /// Its id.
    pub id: TablewareId,
    /// Whose it is.
    pub person: PersonId,
    /// Its number, once at a site.
    pub number: String,
    /// What it holds, such as 碗、筷、勺.
    pub contents: String,
    /// Who looked at it last.
    pub checked: Option<Checked>,
    /// Counted from 1; a change is one of what was seen.
    pub revision: i32,
}

impl Tableware {
    /// Checks a set; blanks around its texts do not count.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.number = self.number.trim().to_owned();
        self.contents = self.contents.trim().to_owned();
        text::check_filled("number", &self.number, NUMBER_MAX)?;
        text::check("contents", &self.contents, NOTE_MAX)?;
        Ok(self)
    }
}

/// A dish, and what is in it in simple words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dish {
    /// Its name.
    pub name: String,
    /// Its ingredients.
    pub ingredients: Vec<String>,
}

/// Reads a menu as it is typed: a dish a line, after a colon what is in it.
///
/// # Errors
/// The menu, where nothing, too much or something unfit is typed; the line is told.
pub fn dishes(typed: &str) -> Result<Vec<Dish>, Refusal> {
    let lines = (1..).zip(typed.lines());
    let lines = lines.filter(|(_, line)| !text::is_blank(line));
    let dishes: Vec<Dish> = lines
        .map(|(number, line): (usize, &str)| dish(line).map_err(|no| no.with("line", number)))
        .collect::<Result<_, _>>()?;
    if dishes.is_empty() {
        return Err(Refusal::invalid("menu", "dining-menu-empty"));
    }
    if dishes.len() > DISHES_MAX {
        return Err(Refusal::invalid("menu", "dining-menu-long").with("most", DISHES_MAX));
    }
    Ok(dishes)
}

fn dish(line: &str) -> Result<Dish, Refusal> {
    let (name, ingredients) = match line.split_once(['：', ':']) {
        Some((name, ingredients)) => (name, words("menu", ingredients)?),
        None => (line, Vec::new()),
    };
    text::check_filled("menu", name, DISH_MAX)?;
    Ok(Dish {
        name: name.trim().to_owned(),
        ingredients,
    })
}

/// A menu as it is typed.
#[must_use]
pub fn menu_text(dishes: &[Dish]) -> String {
    let lines = dishes.iter().map(|dish| {
        if dish.ingredients.is_empty() {
            dish.name.clone()
        } else {
            format!("{}：{}", dish.name, dish.ingredients.join("、"))
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Simple words, between commas or blanks, each once.
///
/// # Errors
/// The field, where there are too many or one is unfit.
pub fn words(field: &'static str, typed: &str) -> Result<Vec<String>, Refusal> {
    let mut words: Vec<String> = Vec::new();
    let is_between =
        |one: char| one.is_whitespace() || matches!(one, '、' | '，' | ',' | '\u{ff1b}' | ';');
    for word in typed.split(is_between).filter(|word| !text::is_blank(word)) {
        text::check(field, word, DISH_MAX)?;
        if words.iter().any(|known| known == word) {
            continue;
        }
        // Each word is held against those before: too many are refused before they are many.
        if words.len() == WORDS_MAX {
            return Err(Refusal::invalid(field, "dining-words-many").with("most", WORDS_MAX));
        }
        words.push(word.to_owned());
    }
    Ok(words)
}

/// What is remembered of somebody who dines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// What they like or leave.
    pub preferences: String,
    /// What they must not eat, in simple words.
    pub allergies: Vec<String>,
}

impl Needs {
    /// Checks what is remembered.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn check(&self) -> Result<(), Refusal> {
        text::check("preferences", &self.preferences, 2 * NOTE_MAX)
    }

    /// Whether there is nothing to remember.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        text::is_blank(&self.preferences) && self.allergies.is_empty()
    }

    /// The dishes in which something is that they must not eat: it stands in the name, or among what is in it.
    #[must_use]
    pub fn met<'menu>(&self, dishes: &'menu [Dish]) -> Vec<&'menu str> {
        let is_in = |dish: &&Dish| {
            self.allergies.iter().any(|word| {
                let word = word.to_lowercase();
                let holds = |text: &str| text.to_lowercase().contains(&word);
                holds(&dish.name) || dish.ingredients.iter().any(|one| holds(one))
            })
        };
        let dishes: BTreeSet<&str> = dishes
            .iter()
            .filter(is_in)
            .map(|dish| dish.name.as_str())
            .collect();
        dishes.into_iter().collect()
    }
}

/// What of the standard's five things, and of the meal that they prepare, a step is about that has a record of its
/// own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// 碗具姓名与编号相符.
    Tableware,
    /// 饭菜花样.
    Menu,
    /// 告知并征询.
    Wishes,
    /// 按个人要求送到.
    Service,
    /// 征询并送到: both at once, as the standard had it before serving was a duty of its own.
    WishesAndService,
}

impl Thing {
    /// The thing that the text of a step is about; `None` where it is ticked by hand alone.
    #[must_use]
    pub fn of(step: &str) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| step.contains(word));
        let is_service = says(&["送到"]);
        if says(&["碗具", "餐具"]) {
            Some(Self::Tableware)
        } else if says(&["征询", "告知"]) {
            Some(if is_service {
                Self::WishesAndService
            } else {
                Self::Wishes
            })
        } else if says(&["花样", "菜单"]) {
            Some(Self::Menu)
        } else if is_service {
            Some(Self::Service)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests;
