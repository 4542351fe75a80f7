//! The form of a paper.

use app::newspaper::NewspaperAsked;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::NewspaperId;
use domain::newspaper::{NAME_MAX, Newspaper, POSTAL_CODE_MAX};
use jiff::civil::Weekday;
use words::Language;

use super::entry::{Desk, revision};
use super::table::asked_table;
use crate::act::{Form, see};
use crate::civil::weekday;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, EntryField, EntryForm};

/// The fields of a paper as they stand.
fn fields_of_paper(paper: &Newspaper) -> Fields {
    let mut fields = vec![
        ("name", paper.name.clone()),
        ("postal_code", paper.postal_code.clone()),
        ("revision", paper.revision.to_string()),
    ];
    let days = (0..7).filter(|day| paper.weekdays & (1 << day) != 0);
    fields.extend(days.map(|day| ("weekdays", day.to_string())));
    if paper.off_on_holidays {
        fields.push(("off_on_holidays", "yes".to_owned()));
    }
    Fields::from_owned(fields)
}

fn paper_form(desk: &Desk<'_>, own: Option<NewspaperId>, typed: &Fields) -> EntryForm {
    let chosen = typed.many("weekdays");
    let days = (0..7_i8).filter_map(|day| {
        let named = Weekday::from_monday_zero_offset(day).ok()?;
        let value = day.to_string();
        Some(Choice {
            chosen: chosen.contains(&value.as_str()),
            title: weekday(desk.language, named).to_owned(),
            value,
        })
    });
    let off = Choice {
        value: "yes".to_owned(),
        title: desk.say("newspaper-off-on-holidays"),
        chosen: typed.ticked("off_on_holidays"),
    };
    let fields = vec![
        EntryField::text("name", &desk.say("newspaper-name"), typed.text("name"))
            .most(NAME_MAX)
            .required(),
        EntryField::text(
            "postal_code",
            &desk.say("newspaper-postal-code"),
            typed.text("postal_code"),
        )
        .most(POSTAL_CODE_MAX),
        EntryField::checks("weekdays", &desk.say("newspaper-weekdays"), days.collect()),
        EntryField::checks(
            "off_on_holidays",
            &desk.say("newspaper-holidays"),
            vec![off],
        ),
    ];
    let path = own.map_or_else(
        || desk.path("/titles"),
        |id| desk.path(&format!("/titles/{id}")),
    );
    let mut form = desk.form("newspaper", path, fields);
    if own.is_some() {
        form.hidden
            .push(("revision", typed.text("revision").to_owned()));
    }
    form
}

/// A paper as it was typed.
///
/// # Errors
/// Invalid where a weekday is none.
fn paper_asked(fields: &Fields) -> Answered<NewspaperAsked> {
    fields.only(&[
        "name",
        "postal_code",
        "weekdays",
        "off_on_holidays",
        "revision",
    ])?;
    let mut weekdays = 0;
    for day in fields.many("weekdays") {
        let day: u8 = day
            .parse()
            .ok()
            .filter(|day| *day < 7)
            .ok_or_else(|| Trouble::invalid("weekdays", "choice-unknown"))?;
        weekdays |= 1 << day;
    }
    Ok(NewspaperAsked {
        name: fields.text("name").to_owned(),
        postal_code: fields.text("postal_code").to_owned(),
        weekdays,
        off_on_holidays: fields.ticked("off_on_holidays"),
    })
}

/// `GET /sites/S/newspapers/titles/new`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let desk = Desk {
        web: &web,
        here: &here,
        language,
    };
    let mut pairs = vec![("off_on_holidays", "yes".to_owned())];
    pairs.extend((0..5).map(|day| ("weekdays", day.to_string())));
    let form = paper_form(&desk, None, &Fields::from_owned(pairs));
    draw(&desk.page(("newspaper-new-title", form), None, None).await?)
}

/// `POST /sites/S/newspapers/titles`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    save((&web, &here, language), &form, None).await
}

/// `GET /sites/S/newspapers/titles/T`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let id: NewspaperId = ids.at(0)?;
    let table = asked_table(&web, &here, &Fields::default()).await?;
    let paper = table.newspapers.iter().find(|paper| paper.id == id);
    let paper = paper.ok_or_else(Trouble::not_found)?;
    let desk = Desk {
        web: &web,
        here: &here,
        language,
    };
    let form = paper_form(&desk, Some(id), &fields_of_paper(paper));
    draw(
        &desk
            .page(("newspaper-change-title", form), None, None)
            .await?,
    )
}

/// `POST /sites/S/newspapers/titles/T`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    save((&web, &here, language), &form, Some(ids.at(0)?)).await
}

async fn save(
    (web, here, language): (&Web, &Here, Language),
    form: &Form,
    own: Option<NewspaperId>,
) -> Answered<Response> {
    let command = form.command()?;
    let saved = async {
        let asked = paper_asked(&form.fields)?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        match own {
            None => app::newspaper::add_newspaper(house, actor, site, &command, asked).await?,
            Some(id) => {
                let seen = (id, revision(&form.fields)?);
                app::newspaper::change_newspaper(house, actor, site, &command, seen, asked).await?
            }
        };
        Ok(())
    };
    match saved.await {
        Ok(()) => Ok(see(&format!("/sites/{}/newspapers/table?saved", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let desk = Desk {
                web,
                here,
                language,
            };
            let title = match own {
                None => "newspaper-new-title",
                Some(_) => "newspaper-change-title",
            };
            let entry = paper_form(&desk, own, &form.fields);
            let page = desk.page((title, entry), None, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
