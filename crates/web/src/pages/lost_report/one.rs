//! One report of a lost thing beside what was found; a person says which it was.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::{LostReportId, Refusal};
use words::Language;

use super::row;
use crate::act::{Form, see};
use crate::civil::Place;
use crate::need::Here;
use crate::pages::found_item::rows::row as item_row;
use crate::pages::{draw, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::{Link, LostReportShown};

/// `GET /sites/S/lost-reports/L`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let id: LostReportId = ids.at(0)?;
    let found = app::found_item::lost::find(web.house(), &here.actor, &here.site, id).await?;
    let found = found.ok_or_else(|| Refusal::missing("lost-report-unknown"))?;
    let place = Place::of(found.site.clone())?;
    let shown = row(&found.view, &place, language);
    let one = &found.view.report;
    let closed = one
        .closed
        .map(|at| format!("{} {}", place.moment(at), one.closed_by));
    let mut facts = vec![
        ("lost-report-who", shown.who.clone()),
        ("lost-report-place", shown.place.clone()),
        ("lost-report-lost", shown.lost.clone()),
        (
            "lost-report-taken-down",
            format!("{} {}", place.moment(one.at), one.by),
        ),
        ("found-item-closed", closed.unwrap_or_default()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    let item = found.item.as_ref().map(|view| {
        let item = item_row(view, &place, language);
        Link {
            title: format!("{} {}", item.number, item.kind),
            href: item.href,
        }
    });
    let proposals = found.proposals.iter();
    let root = format!("/sites/{}/lost-reports", here.site);
    draw(&LostReportShown {
        frame: frame::of_site(&web, &here, language, "found-items").await?,
        closing: if found.may_close {
            format!("{root}/{id}/closing")
        } else {
            String::new()
        },
        back: root,
        facts,
        item,
        proposals: proposals
            .map(|view| item_row(view, &place, language))
            .collect(),
        row: shown,
    })
}

/// `POST /sites/S/lost-reports/L/closing`: `command`, `item` or nothing.
pub(crate) async fn close(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["item"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let asked = (id, form.fields.chosen("item")?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    app::found_item::lost::close(house, actor, site, &command, asked).await?;
    Ok(see(&format!("/sites/{site}/lost-reports/{id}")))
}
