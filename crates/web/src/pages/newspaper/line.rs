//! The form of a line of the subscription table.

use app::newspaper::{AddresseeView, SubscriptionAsked, SubscriptionTable};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::SubscriptionId;
use domain::directory::room_title;
use domain::newspaper::Addressee;
use words::Language;

use super::entry::{Desk, revision};
use super::rows::name_of;
use super::table::asked_table;
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, EntryField, EntryForm};

fn line_form(
    desk: &Desk<'_>,
    (table, own): (&SubscriptionTable, Option<SubscriptionId>),
    typed: &Fields,
) -> EntryForm {
    let nothing = || Choice {
        value: String::new(),
        title: desk.say("newspaper-choose"),
        chosen: false,
    };
    let choice = |value: String, title: String, field: &str| Choice {
        chosen: value == typed.text(field),
        value,
        title,
    };
    let papers = table
        .newspapers
        .iter()
        .map(|paper| choice(paper.id.to_string(), paper.name.clone(), "newspaper"));
    let leaders = table.leaders.iter().map(|leader: &AddresseeView| {
        let title = name_of(leader, desk.language);
        choice(leader.addressee.to_string(), title, "addressee")
    });
    let offices = table.offices.iter().map(|room| {
        let title = room_title(&room.number, &room.name);
        choice(Addressee::Office(room.id).to_string(), title, "addressee")
    });
    let fields = vec![
        EntryField::select(
            "newspaper",
            &desk.say("newspaper-name"),
            std::iter::once(nothing()).chain(papers).collect(),
        )
        .required(),
        EntryField::select(
            "addressee",
            &desk.say("newspaper-addressee"),
            std::iter::once(nothing())
                .chain(leaders)
                .chain(offices)
                .collect(),
        )
        .required(),
        EntryField::text(
            "copies",
            &desk.say("newspaper-copies"),
            typed.text("copies"),
        )
        .digits(2)
        .required(),
        EntryField::text("from", &desk.say("newspaper-from"), typed.text("from"))
            .kind("date")
            .required(),
        EntryField::text("until", &desk.say("newspaper-until"), typed.text("until"))
            .kind("date")
            .required(),
    ];
    let path = own.map_or_else(
        || desk.path("/subscriptions"),
        |id| desk.path(&format!("/subscriptions/{id}")),
    );
    let mut form = desk.form("subscription", path, fields);
    form.hidden.push(("year", table.year.to_string()));
    if own.is_some() {
        form.hidden
            .push(("revision", typed.text("revision").to_owned()));
    }
    form
}

fn line_asked(fields: &Fields) -> Answered<SubscriptionAsked> {
    fields.only(&[
        "newspaper",
        "addressee",
        "copies",
        "from",
        "until",
        "year",
        "revision",
    ])?;
    let missing = |field: &'static str| Trouble::invalid(field, "field-empty");
    Ok(SubscriptionAsked {
        newspaper: fields
            .chosen("newspaper")?
            .ok_or_else(|| missing("newspaper"))?,
        addressee: fields
            .chosen("addressee")?
            .ok_or_else(|| missing("addressee"))?,
        copies: fields.number("copies")?,
        from: fields.date("from")?,
        until: fields.date("until")?,
    })
}

/// `GET /sites/S/newspapers/subscriptions/new?year=`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["year"])?;
    let table = asked_table(&web, &here, &query).await?;
    let desk = Desk {
        web: &web,
        here: &here,
        language,
    };
    let fields = Fields::from_owned(vec![
        ("copies", "1".to_owned()),
        ("from", format!("{:04}-01-01", table.year)),
        ("until", format!("{:04}-12-31", table.year)),
    ]);
    let form = line_form(&desk, (&table, None), &fields);
    draw(&desk.page(("newspaper-new", form), None, None).await?)
}

/// `POST /sites/S/newspapers/subscriptions`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    save((&web, &here, language), &form, None).await
}

/// `GET /sites/S/newspapers/subscriptions/L?year=`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["year"])?;
    let id: SubscriptionId = ids.at(0)?;
    let table = asked_table(&web, &here, &query).await?;
    let line = table.lines.iter().find(|view| view.subscription.id == id);
    let line = &line.ok_or_else(Trouble::not_found)?.subscription;
    let desk = Desk {
        web: &web,
        here: &here,
        language,
    };
    let fields = Fields::from_owned(vec![
        ("newspaper", line.newspaper.to_string()),
        ("addressee", line.addressee.to_string()),
        ("copies", line.copies.to_string()),
        ("from", line.from.to_string()),
        ("until", line.until.to_string()),
        ("revision", line.revision.to_string()),
    ]);
    let form = line_form(&desk, (&table, Some(id)), &fields);
    let removal = desk.path(&format!("/subscriptions/{id}/removal"));
    let removal = Some((removal, line.revision));
    draw(&desk.page(("newspaper-change", form), removal, None).await?)
}

/// `POST /sites/S/newspapers/subscriptions/L`.
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
    own: Option<SubscriptionId>,
) -> Answered<Response> {
    let command = form.command()?;
    let saved = async {
        let asked = line_asked(&form.fields)?;
        let year = asked.from.year();
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        match own {
            None => app::newspaper::subscribe(house, actor, site, &command, asked).await?,
            Some(id) => {
                let seen = (id, revision(&form.fields)?);
                app::newspaper::change_subscription(house, actor, site, &command, seen, asked)
                    .await?
            }
        };
        Ok(year)
    };
    match saved.await {
        Ok(year) => Ok(see(&format!(
            "/sites/{}/newspapers/table?year={year}&saved",
            here.site
        ))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let desk = Desk {
                web,
                here,
                language,
            };
            let year = Fields::of("year", form.fields.text("year"));
            let table = asked_table(web, here, &year).await?;
            let entry = line_form(&desk, (&table, own), &form.fields);
            let title = match own {
                None => "newspaper-new",
                Some(_) => "newspaper-change",
            };
            let page = desk.page((title, entry), None, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/newspapers/subscriptions/L/removal`: `command`, `revision`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["revision"])?;
    let command = form.command()?;
    let seen = (ids.at(0)?, revision(&form.fields)?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    app::newspaper::unsubscribe(house, actor, site, &command, seen).await?;
    Ok(see(&format!("/sites/{}/newspapers/table?saved", here.site)))
}
