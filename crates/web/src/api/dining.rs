//! The small dining room (clause C2.6) as programs read and write it. What is remembered of somebody is no part of
//! it: it is shown on a page to whoever serves them.

use app::dining::{DinerView, DiningDay, TablewareView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::dining::{Condition, Wish};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::dining::{asked_meal, confirmed, diner_word};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A meal of the small dining room.
#[derive(Serialize, ToSchema)]
pub(crate) struct DiningShape {
    /// The civil day.
    date: String,
    /// `breakfast`, `lunch` or `dinner`.
    meal: &'static str,
    /// Empty while nobody entered the menu.
    dishes: Vec<DishShape>,
    /// Who has tableware or dines, by precedence.
    diners: Vec<DinerShape>,
    tableware: Vec<TablewareShape>,
}

/// A dish.
#[derive(Serialize, ToSchema)]
pub(crate) struct DishShape {
    name: String,
    ingredients: Vec<String>,
}

/// A diner.
#[derive(Serialize, ToSchema)]
pub(crate) struct DinerShape {
    person: String,
    name: String,
    /// The record of the day; absent while nothing was said of them.
    id: Option<String>,
    away: bool,
    /// Whether something is remembered of them.
    has_needs: bool,
    /// Dishes that hold what they must not eat; for whoever serves them.
    warned_of: Vec<String>,
    wishes: Vec<WishShape>,
}

/// What somebody wishes.
#[derive(Serialize, ToSchema)]
pub(crate) struct WishShape {
    position: u32,
    /// Empty for the menu as it is; absent for whoever may not know it, and once it is forgotten.
    words: Option<String>,
    /// The wish that was served wrong, in place of which this one is.
    corrects: Option<u32>,
    asked_at: i64,
    served_at: Option<i64>,
    served_by: String,
}

/// A set of tableware.
#[derive(Serialize, ToSchema)]
pub(crate) struct TablewareShape {
    id: String,
    number: String,
    /// Whose it is, by name.
    owner: String,
    contents: String,
    /// `whole`, `missing` or `broken`; absent while nobody looked.
    condition: Option<&'static str>,
    note: String,
    checked_at: Option<i64>,
    checked_by: String,
}

/// The menu of a meal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MenuEntered {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The day; today or later.
    day: String,
    #[serde(default)]
    meal: Option<String>,
    /// A dish a line, after a colon what is in it.
    menu: String,
}

/// What is said of a diner.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DinerSaid {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    #[serde(default)]
    meal: Option<String>,
    person: String,
    /// `asked` or `away`.
    word: String,
    /// A wish a line; nothing for the menu as it is.
    #[serde(default)]
    wishes: Option<String>,
}

/// A wish is served.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DinerServed {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    position: u32,
    /// `yes` where a warning was seen and minded.
    #[serde(default)]
    confirmed: Option<String>,
}

/// What should have been served.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DinerCorrected {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    position: u32,
    wishes: String,
}

/// A set was looked at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TablewareSeen {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `whole`, `missing` or `broken`.
    condition: String,
    /// What is missing or broken.
    #[serde(default)]
    note: Option<String>,
}

told_at! { MenuEntered DinerSaid DinerServed DinerCorrected TablewareSeen }

fn wish(one: &Wish) -> WishShape {
    WishShape {
        position: one.position,
        words: one.words.clone(),
        corrects: one.corrects,
        asked_at: one.asked,
        served_at: one.served.as_ref().map(|(at, _)| *at),
        served_by: one
            .served
            .as_ref()
            .map_or_else(String::new, |(_, by)| by.clone()),
    }
}

fn diner(view: &DinerView) -> DinerShape {
    let known = view.diner.as_ref();
    DinerShape {
        person: view.who.person.to_string(),
        name: view.who.name.clone(),
        id: known.map(|one| one.id.to_string()),
        away: known.is_some_and(|one| one.away),
        has_needs: view.has_needs,
        warned_of: view.met.clone(),
        wishes: known.map_or_else(Vec::new, |one| one.wishes.iter().map(wish).collect()),
    }
}

fn tableware(view: &TablewareView) -> TablewareShape {
    let checked = view.set.checked.as_ref();
    TablewareShape {
        id: view.set.id.to_string(),
        number: view.set.number.clone(),
        owner: view.owner.name.clone(),
        contents: view.set.contents.clone(),
        condition: checked.map(|one| one.condition.word()),
        note: checked.map_or_else(String::new, |one| one.note.clone()),
        checked_at: checked.map(|one| one.at),
        checked_by: checked.map_or_else(String::new, |one| one.by.clone()),
    }
}

impl From<DiningDay> for DiningShape {
    fn from(day: DiningDay) -> Self {
        let dishes = day.menu.iter().flat_map(|menu| &menu.dishes);
        Self {
            date: day.date.to_string(),
            meal: day.meal.word(),
            dishes: dishes
                .map(|dish| DishShape {
                    name: dish.name.clone(),
                    ingredients: dish.ingredients.clone(),
                })
                .collect(),
            diners: day.diners.iter().map(diner).collect(),
            tableware: day.tableware.iter().map(tableware).collect(),
        }
    }
}

/// A meal of the small dining room: the menu, the diners, the tableware.
#[utoipa::path(get, path = "/api/v1/sites/{site}/dining", tag = "dining",
    params(("day" = Option<String>, Query, description = "`YYYY-MM-DD`; today where absent."),
        ("meal" = Option<String>, Query, description = "`breakfast`, `lunch` or `dinner`; lunch where absent.")),
    responses((status = 200, body = DiningShape)))]
pub(crate) async fn show_dining(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<DiningShape>> {
    query.only(&["day", "meal"])?;
    let place = place(&web, &here).await?;
    let date = place.asked_date(&query, "day", web.house().now())?;
    let asked = (Some(date), asked_meal(&query)?);
    let day = app::dining::day(web.house(), &here.actor, &here.site, asked).await?;
    Ok(Json(day.ok_or_else(Trouble::not_found)?.into()))
}

fn meal_of(word: Option<&str>) -> Answered<domain::dining::Meal> {
    asked_meal(&Fields::of("meal", word.unwrap_or_default()))
}

/// Enter the menu of a meal, in place of the one before.
#[utoipa::path(post, path = "/api/v1/sites/{site}/dining/menu", tag = "dining",
    request_body = MenuEntered, responses((status = 200, body = Taken)))]
pub(crate) async fn enter_dining_menu(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<MenuEntered>,
) -> Answered<Json<Taken>> {
    let of = (
        Fields::of("day", &act.body.day).date("day")?,
        meal_of(act.body.meal.as_deref())?,
    );
    let (house, command, menu) = (web.house(), &act.command, act.body.menu.clone());
    let done = app::dining::enter_menu(house, &here.actor, &here.site, command, of, menu).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Say of a leader that they were asked what they wish, or that they do not come.
#[utoipa::path(post, path = "/api/v1/sites/{site}/dining/diners", tag = "dining",
    request_body = DinerSaid, responses((status = 200, body = Taken)))]
pub(crate) async fn tell_of_diner(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<DinerSaid>,
) -> Answered<Json<Taken>> {
    let of = (
        meal_of(act.body.meal.as_deref())?,
        id("person", &act.body.person)?,
    );
    let wishes = act.body.wishes.as_deref().unwrap_or_default();
    let word = diner_word(&act.body.word, wishes)?;
    let (house, command) = (web.house(), &act.command);
    let done =
        app::dining::tell_of_diner(house, &here.actor, &here.site, command, of, word).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Tick a wish of a diner as served.
#[utoipa::path(post, path = "/api/v1/sites/{site}/dining/diners/{diner}/service", tag = "dining",
    request_body = DinerServed, responses((status = 200, body = Taken)))]
pub(crate) async fn serve_diner(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<DinerServed>,
) -> Answered<Json<Taken>> {
    let of = (ids.at(0)?, act.body.position);
    let minded = confirmed(act.body.confirmed.as_deref().unwrap_or_default());
    let (house, command) = (web.house(), &act.command);
    let done = app::dining::serve(house, &here.actor, &here.site, command, of, minded).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Take a wrong delivery down: what it should have been is a new wish.
#[utoipa::path(post, path = "/api/v1/sites/{site}/dining/diners/{diner}/correction", tag = "dining",
    request_body = DinerCorrected, responses((status = 200, body = Taken)))]
pub(crate) async fn correct_for_diner(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<DinerCorrected>,
) -> Answered<Json<Taken>> {
    let of = (ids.at(0)?, act.body.position);
    let (house, command, wishes) = (web.house(), &act.command, act.body.wishes.clone());
    let done = app::dining::correct(house, &here.actor, &here.site, command, of, wishes).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Note that a set of tableware was looked at.
#[utoipa::path(post, path = "/api/v1/sites/{site}/dining/tableware/{tableware}/check", tag = "dining",
    request_body = TablewareSeen, responses((status = 200, body = Taken)))]
pub(crate) async fn check_tableware(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<TablewareSeen>,
) -> Answered<Json<Taken>> {
    let condition = Condition::from_word(&act.body.condition);
    let condition = condition.ok_or_else(|| Trouble::invalid("condition", "choice-unknown"))?;
    let found = (condition, act.body.note.clone().unwrap_or_default());
    let (house, command, set) = (web.house(), &act.command, ids.at(0)?);
    let done =
        app::dining::check_tableware(house, &here.actor, &here.site, command, set, found).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
