//! Working days: the weekly pattern, and the days that differ from it.

use app::site::HolidayTable;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::{Date, Weekday};
use words::Language;

use super::sheet::{Asked, Sheet, answer, filled, unknown};
use crate::act::{Form, Query, see};
use crate::civil;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Cell, Choice, DirectoryPage, EntryField, EntryForm, ListRow, PostButton, Section,
};

/// `GET /sites/S/directory/working-days`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let asked = Asked::by(&query, &[])?;
    let page = view(&web, &here, language, &asked).await?;
    answer(&page, &asked)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    asked: &Asked<'_>,
) -> Answered<DirectoryPage> {
    let sheet = Sheet::open(web, here, language).await?;
    let days = app::site::working_days(web.house(), &here.site).await?;
    let (pattern, days) = days.ok_or_else(Trouble::not_found)?;
    let mut sections = vec![week(&sheet, pattern), differing(&sheet, &days)];
    if sheet.may_edit {
        let form = week_form(&sheet, pattern, asked);
        sections[0].forms = vec![sheet.refused(form, asked)];
        let form = day_form(&sheet, asked.typed_into("day"));
        sections[1].forms = vec![sheet.refused(form, asked)];
        let tables = HolidayTable::ALL.into_iter();
        sections[1].acts = tables.map(|table| load_button(&sheet, table)).collect();
    }
    Ok(sheet.page("working-days", asked, sections))
}

/// The weekdays from Monday on, each with its bit of the pattern.
fn weekdays() -> impl Iterator<Item = (usize, Weekday)> {
    Weekday::Monday.cycle_forward().take(7).enumerate()
}

fn week(sheet: &Sheet, pattern: u8) -> Section {
    let worked = weekdays().filter(|(bit, _)| pattern & (1 << bit) != 0);
    let named: Vec<&str> = worked
        .map(|(_, weekday)| civil::weekday(sheet.language, weekday))
        .collect();
    Section {
        id: "week",
        title: sheet.say("page-directory-weekdays"),
        hint: words::list(sheet.language, &named),
        ..Section::default()
    }
}

fn week_form(sheet: &Sheet, pattern: u8, asked: &Asked<'_>) -> EntryForm {
    let again = matches!(asked.refused, Some(("week", _)));
    let typed = asked.typed_into("week").many("weekday");
    let choices = weekdays().map(|(bit, weekday)| {
        let value = (bit + 1).to_string();
        let chosen = if again {
            typed.contains(&value.as_str())
        } else {
            pattern & (1 << bit) != 0
        };
        Choice {
            value,
            title: civil::weekday(sheet.language, weekday).to_owned(),
            chosen,
        }
    });
    let label = sheet.say("page-directory-weekdays");
    let field = EntryField::checks("weekday", &label, choices.collect());
    let mut form = sheet.form("week", "/working-days/week", vec![field], true);
    form.hint = sheet.say("directory-week-hint");
    form
}

fn differing(sheet: &Sheet, days: &[(String, bool)]) -> Section {
    let row = |(day, working): &(String, bool)| {
        let weekday = day
            .parse::<Date>()
            .map_or("", |date| civil::weekday(sheet.language, date.weekday()));
        let kind = if *working { "make-up" } else { "holiday" };
        let back = PostButton {
            action: sheet.path("/working-days"),
            fields: vec![("day", day.clone()), ("working", String::new())],
            title: sheet.say("directory-day-back"),
            about: day.clone(),
        };
        ListRow {
            key: day.clone(),
            href: None,
            cells: vec![
                Cell::of(day),
                Cell::of(weekday),
                Cell::of(sheet.word("page-directory-", kind)),
            ],
            acts: sheet.may_edit.then_some(back).into_iter().collect(),
        }
    };
    Section {
        id: "days",
        title: sheet.say("directory-title-days"),
        hint: sheet.say("directory-days-hint"),
        columns: vec![
            sheet.say("page-directory-day"),
            sheet.say("directory-weekday"),
            sheet.say("page-directory-kind"),
        ],
        rows: days.iter().map(row).collect(),
        empty: sheet.say("directory-empty-days"),
        ..Section::default()
    }
}

fn load_button(sheet: &Sheet, table: HolidayTable) -> PostButton {
    PostButton {
        action: sheet.path(&format!("/working-days/tables/{}", table.word())),
        fields: Vec::new(),
        title: sheet.word("directory-load-", table.word()),
        about: String::new(),
    }
}

fn day_form(sheet: &Sheet, typed: &Fields) -> EntryForm {
    let kinds = [
        ("no", "page-directory-holiday"),
        ("yes", "page-directory-make-up"),
    ];
    let kinds = kinds.map(|(value, key)| Choice {
        value: value.to_owned(),
        title: sheet.say(key),
        chosen: typed.text("working") == value,
    });
    let fields = vec![
        EntryField::text("day", &sheet.say("page-directory-day"), typed.text("day"))
            .kind("date")
            .required(),
        EntryField::select("working", &sheet.say("page-directory-kind"), kinds.into()).required(),
    ];
    sheet.form("day", "/working-days", fields, false)
}

/// `POST /sites/S/directory/working-days`.
pub(crate) async fn set_day(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let set = async {
        let (day, working) = day(&form.fields)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::site::set_holiday(house, actor, &here.site, &command, day, working).await?)
    };
    after(&web, &here, language, &form, "day", set.await).await
}

fn day(fields: &Fields) -> Answered<(String, Option<bool>)> {
    fields.only(&["day", "working"])?;
    let working = match fields.text("working") {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        _ => return Err(Trouble::invalid("working", "choice-unknown")),
    };
    filled(fields, &["day"])?;
    Ok((fields.date("day")?.to_string(), working))
}

/// `POST /sites/S/directory/working-days/week`.
pub(crate) async fn set_week(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let set = async {
        let pattern = pattern(&form.fields)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::site::set_working_weekdays(house, actor, &here.site, &command, pattern).await?)
    };
    after(&web, &here, language, &form, "week", set.await).await
}

fn pattern(fields: &Fields) -> Answered<u8> {
    fields.only(&["weekday"])?;
    let mut pattern = 0;
    for weekday in fields.many("weekday") {
        match weekday.parse::<u8>() {
            Ok(number @ 1..=7) => pattern |= 1 << (number - 1),
            _ => return Err(Trouble::invalid("weekday", "choice-unknown")),
        }
    }
    if pattern == 0 {
        return Err(Trouble::invalid("weekday", "weekdays-none"));
    }
    Ok(pattern)
}

/// `POST /sites/S/directory/working-days/tables/T`.
pub(crate) async fn load(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (word, command) = (ids.at::<String>(0)?, form.command()?);
    let table = HolidayTable::from_word(&word).ok_or_else(|| unknown("table-unknown"))?;
    let (house, actor) = (web.house(), &here.actor);
    let loaded = app::site::load_holidays(house, actor, &here.site, &command, table).await;
    let loaded = loaded.map_err(Trouble::from);
    after(&web, &here, language, &form, "page", loaded).await
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    form: &Form,
    name: &'static str,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!(
            "/sites/{}/directory/working-days?saved=page",
            here.site
        ))),
        Err(trouble) if trouble.is_mendable() => {
            let asked = Asked::again(form, name, &trouble);
            let page = view(web, here, language, &asked).await?;
            answer(&page, &asked)
        }
        Err(trouble) => Err(trouble),
    }
}
