//! The small dining room 小餐厅 (clause C2.6): the menu, the diners with what they wish, the tableware.

pub(crate) mod needs;
mod rows;
pub(crate) mod tableware;

use app::dining::{Confirmed, DinerWord, DiningDay};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::dining::{Condition, Diner, Meal, menu_text};
use jiff::civil::Date;
use words::Language;

use self::rows::{diner_row, name_of, set_row};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{Place, day_title, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Dining, Link};

/// The meal of the field; lunch where none is named.
///
/// # Errors
/// Invalid where it is no such word.
pub(crate) fn asked_meal(fields: &Fields) -> Answered<Meal> {
    match fields.filled("meal") {
        None => Ok(Meal::Lunch),
        Some(word) => {
            Meal::from_word(word).ok_or_else(|| Trouble::invalid("meal", "choice-unknown"))
        }
    }
}

/// `GET /sites/S/dining?day=&meal=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["day", "meal"])?;
    draw(&view((&web, &here, language), &query, None).await?)
}

async fn found(web: &Web, here: &Here, fields: &Fields) -> Answered<DiningDay> {
    let place = place(web, here).await?;
    let date = place.asked_date(fields, "day", web.house().now())?;
    let asked = (Some(date), asked_meal(fields)?);
    let day = app::dining::day(web.house(), &here.actor, &here.site, asked).await?;
    day.ok_or_else(Trouble::not_found)
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    refused: Option<&Trouble>,
) -> Answered<Dining> {
    let day = found(web, here, fields).await?;
    let place = Place::of(day.site.clone())?;
    let root = format!("/sites/{}/dining", here.site);
    let menu = day.menu.as_ref();
    let dishes = menu.map_or(&[][..], |menu| menu.dishes.as_slice());
    let typed = match refused {
        Some(_) if fields.maybe("menu").is_some() => fields.text("menu").to_owned(),
        _ => menu_text(dishes),
    };
    let others = day.others.iter().map(|one| Link {
        href: one.person.to_string(),
        title: name_of(one, language),
    });
    Ok(Dining {
        frame: frame::of_site(web, here, language, "dining").await?,
        day: day_title(language, day.date),
        date: day.date.to_string(),
        days: days(&day, &root, language),
        meals: meals(&day, &root, language),
        meal: day.meal.word(),
        problem: refused.map_or_else(String::new, |trouble| trouble.say(language)),
        may_enter: day.may_do && day.date >= day.today,
        may_do: day.may_do && day.date == day.today,
        new: if day.may_edit {
            format!("{root}/tableware/new")
        } else {
            String::new()
        },
        dishes: dishes
            .iter()
            .map(|dish| (dish.name.clone(), words::list(language, &dish.ingredients)))
            .collect(),
        entered: menu.map_or_else(String::new, |menu| {
            format!("{} {}", place.moment(menu.at), menu.by)
        }),
        typed,
        counted: counted_diners(&day, language),
        diners: day
            .diners
            .iter()
            .map(|view| diner_row(view, &day, &place, language))
            .collect(),
        others: others.collect(),
        checked: counted_sets(&day, language),
        sets: day
            .tableware
            .iter()
            .map(|view| set_row(view, &day, (&root, &place), language))
            .collect(),
    })
}

/// The day before and the day after, at the same meal.
fn days(day: &DiningDay, root: &str, language: Language) -> [Link; 2] {
    let beside = |date: Date, key: &str| Link {
        href: format!("{root}?day={date}&meal={}", day.meal.word()),
        title: words::text(language, key).to_owned(),
    };
    let (before, after) = (day.date.yesterday(), day.date.tomorrow());
    [
        beside(before.unwrap_or(day.date), "newspaper-day-before"),
        beside(after.unwrap_or(day.date), "newspaper-day-after"),
    ]
}

/// The meals of the day, and which of them is shown.
fn meals(day: &DiningDay, root: &str, language: Language) -> Vec<(Link, bool)> {
    let meals = Meal::ALL.map(|meal| {
        let link = Link {
            href: format!("{root}?day={}&meal={}", day.date, meal.word()),
            title: words::text(language, &format!("dining-meal-{}", meal.word())).to_owned(),
        };
        (link, meal == day.meal)
    });
    meals.to_vec()
}

/// How many were asked or do not come, and how many are served of how many, in words.
fn counted_diners(day: &DiningDay, language: Language) -> String {
    let whole = day.diners.len();
    if whole == 0 {
        return String::new();
    }
    let count = |is_so: fn(&Diner) -> bool| {
        let diners = day.diners.iter().filter_map(|view| view.diner.as_ref());
        diners.filter(|diner| is_so(diner)).count().to_string()
    };
    let arguments = [
        ("asked", count(|diner| diner.away || diner.is_asked())),
        ("done", count(Diner::is_served)),
        ("whole", whole.to_string()),
    ];
    words::format(language, "dining-counted", &arguments)
}

fn counted_sets(day: &DiningDay, language: Language) -> String {
    let (done, whole) = (
        day.tableware.iter().filter(|view| view.checked_that_day),
        day.tableware.len(),
    );
    if whole == 0 {
        return String::new();
    }
    let arguments = [
        ("done", done.count().to_string()),
        ("whole", whole.to_string()),
    ];
    words::format(language, "dining-sets-counted", &arguments)
}

/// `POST /sites/S/dining/menu`: `command`, `day`, `meal`, `menu`.
pub(crate) async fn enter_menu(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["day", "meal", "menu"])?;
    let command = form.command()?;
    let done = async {
        let of = (fields.date("day")?, asked_meal(fields)?);
        let typed = fields.text("menu").to_owned();
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::dining::enter_menu(house, actor, site, &command, of, typed).await?)
    };
    shown_after((&web, &here, language), fields, done.await).await
}

/// What is said of a diner; wishes stand in lines of their own.
///
/// # Errors
/// Invalid where the word is none.
pub(crate) fn diner_word(word: &str, wishes: &str) -> Answered<DinerWord> {
    match word {
        "asked" => Ok(DinerWord::Asked(
            wishes.lines().map(str::to_owned).collect(),
        )),
        "away" => Ok(DinerWord::Away),
        _ => Err(Trouble::invalid("word", "choice-unknown")),
    }
}

/// `POST /sites/S/dining/diners`: `command`, `meal`, `person`, `word`, `wishes`.
pub(crate) async fn tell_of_diner(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["meal", "person", "word", "wishes"])?;
    let command = form.command()?;
    let done = async {
        let person = fields.chosen("person")?;
        let person = person.ok_or_else(|| Trouble::invalid("person", "field-empty"))?;
        let of = (asked_meal(fields)?, person);
        let word = diner_word(fields.text("word"), fields.text("wishes"))?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::dining::tell_of_diner(house, actor, site, &command, of, word).await?)
    };
    shown_after((&web, &here, language), fields, done.await).await
}

/// `POST /sites/S/dining/diners/D/service`: `command`, `position`, `confirmed`.
pub(crate) async fn serve(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["position", "confirmed", "meal"])?;
    let command = form.command()?;
    let diner = ids.at(0)?;
    let done = async {
        let wish = (diner, fields.number("position")?);
        let confirmed = confirmed(fields.text("confirmed"));
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::dining::serve(house, actor, site, &command, wish, confirmed).await?)
    };
    shown_after((&web, &here, language), fields, done.await).await
}

/// Whether the box beside the warning is ticked.
pub(crate) fn confirmed(word: &str) -> Confirmed {
    if word == "yes" {
        Confirmed::Yes
    } else {
        Confirmed::No
    }
}

/// `POST /sites/S/dining/diners/D/correction`: `command`, `position`, `wishes`.
pub(crate) async fn correct(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["position", "wishes", "meal"])?;
    let command = form.command()?;
    let diner = ids.at(0)?;
    let done = async {
        let wish = (diner, fields.number("position")?);
        let instead = fields.text("wishes").to_owned();
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::dining::correct(house, actor, site, &command, wish, instead).await?)
    };
    shown_after((&web, &here, language), fields, done.await).await
}

/// `POST /sites/S/dining/tableware/T/check`: `command`, `condition`, `note`.
pub(crate) async fn check(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["condition", "note", "meal"])?;
    let command = form.command()?;
    let set = ids.at(0)?;
    let done = async {
        let condition = Condition::from_word(fields.text("condition"));
        let condition = condition.ok_or_else(|| Trouble::invalid("condition", "choice-unknown"))?;
        let found = (condition, fields.text("note").to_owned());
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::dining::check_tableware(house, actor, site, &command, set, found).await?)
    };
    shown_after((&web, &here, language), fields, done.await).await
}

/// The meal again, with what was refused above it.
async fn shown_after(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    let meal = asked_meal(fields).unwrap_or(Meal::Lunch);
    match done {
        Ok(_) => {
            let day = fields.filled("day").map(|day| format!("&day={day}"));
            Ok(see(&format!(
                "/sites/{}/dining?meal={}{}",
                here.site,
                meal.word(),
                day.unwrap_or_default()
            )))
        }
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            // What is set right goes where it was meant for; a day that cannot be gives way to today.
            let is_of_day = trouble.field.as_deref() != Some("day");
            let day = if is_of_day { fields.text("day") } else { "" };
            let shown = Fields::from_pairs(&[
                ("day", day),
                ("meal", meal.word()),
                ("menu", fields.text("menu")),
            ]);
            let asker = (web, here, language);
            let page = if fields.maybe("menu").is_some() {
                view(asker, &shown, Some(&trouble)).await?
            } else {
                let shown = Fields::of("meal", meal.word());
                view(asker, &shown, Some(&trouble)).await?
            };
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
