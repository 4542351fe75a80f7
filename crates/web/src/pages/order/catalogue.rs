//! What orders are made from at the site, and for how long links work.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::CatalogueItemId;
use domain::order::{CatalogueItem, Kind, Moment};
use words::Language;

use super::form::offered;
use super::typed::{kinds, line_form, moments, sum};
use crate::act::{Form, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::OrderCatalogue;

/// `GET /sites/S/orders/catalogue`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&page(&web, &here, language, &Fields::default(), None).await?)
}

async fn page(
    web: &Web,
    here: &Here,
    language: Language,
    typed: &Fields,
    trouble: Option<&Trouble>,
) -> Answered<OrderCatalogue> {
    let found = app::order::catalogue(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let back = format!("/sites/{}/orders", here.site);
    let days = typed.filled("days").map(str::to_owned);
    Ok(OrderCatalogue {
        frame: frame::of_site(web, here, language, "orders").await?,
        root: format!("{back}/catalogue"),
        back,
        items: found.items.iter().map(offered).collect(),
        kinds: kinds(typed.filled("kind").unwrap_or("fruit"), language),
        moments: moments(typed.filled("moment").unwrap_or("before"), language),
        link_days: days.unwrap_or_else(|| found.link_days.to_string()),
        may_set: found.may_set,
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: trouble.and_then(|it| it.field.clone()).unwrap_or_default(),
        typed: line_form(typed, language),
    })
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    fields: &Fields,
    done: Answered<()>,
) -> Answered<Response> {
    match done {
        Ok(()) => Ok(see(&format!("/sites/{}/orders/catalogue", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let page = page(web, here, language, fields, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/orders/catalogue`: `kind`, `item`, `unit`, `moment`, `price`, `supplier`.
pub(crate) async fn put(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["kind", "item", "unit", "moment", "price", "supplier"])?;
    let command = form.command()?;
    let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
    let text = |name: &str| fields.text(name).trim().to_owned();
    let done = async {
        let item = CatalogueItem {
            id: CatalogueItemId(command.id.0),
            kind: Kind::from_word(fields.text("kind")).ok_or_else(|| unknown("kind"))?,
            name: text("item"),
            unit: text("unit"),
            moment: Moment::from_word(fields.text("moment")).ok_or_else(|| unknown("moment"))?,
            price: sum(fields, "price")?,
            supplier: text("supplier"),
            removed: false,
        };
        app::order::put_item(web.house(), &here.actor, &here.site, &command, item).await?;
        Ok(())
    };
    let done = done.await;
    after(&web, &here, language, fields, done).await
}

/// `POST /sites/S/orders/catalogue/I/removal`.
pub(crate) async fn remove(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let done = app::order::remove_item(web.house(), &here.actor, &here.site, &command, id).await;
    let done = done.map(|_| ()).map_err(Trouble::from);
    after(&web, &here, language, &form.fields, done).await
}

/// `POST /sites/S/orders/link-days`: `days`.
pub(crate) async fn days(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["days"])?;
    let command = form.command()?;
    let done = async {
        let days = form.fields.number("days")?;
        app::order::set_link_days(web.house(), &here.actor, &here.site, &command, days).await?;
        Ok(())
    };
    let done = done.await;
    after(&web, &here, language, &form.fields, done).await
}
