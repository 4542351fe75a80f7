//! What a client confirmed of an order or its serving plan on paper or by telephone, as the team writes it down.

use app::order::Recorded;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::OrderId;
use domain::order::Heard;
use jiff::civil::DateTime;
use words::Language;

use super::client::looked_at;
use super::one;
use crate::act::{Form, see};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::draw_refused;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::OrderRecorded;

/// `POST .../recorded-agreement`: `revision`, `counted` of a serving plan, `heard`, `name`, `said`.
pub(crate) async fn record(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    let (id, command): (OrderId, _) = (ids.at(0)?, form.command()?);
    let place = place(&web, &here).await?;
    let recorded = async {
        let recorded = recorded(&form.fields, &place)?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        let done = app::order::record_agreement(house, actor, site, &command, id, recorded);
        done.await.map_err(Trouble::from)
    };
    match recorded.await {
        Ok(_) => Ok(see(&format!("/sites/{}/orders/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let asker = (&web, &here, language);
            let looked = looked_at(&form.fields, &trouble);
            let mut page = one::page(asker, (id, looked), &headers, Some(&trouble)).await?;
            let of_plan = form.fields.filled("counted").is_some();
            let mut records = page.records.iter_mut();
            if let Some(record) = records.find(|one| one.counted.is_empty() != of_plan) {
                give_back(record, &form.fields, &trouble);
            }
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// What was typed stands in its form again.
fn give_back(record: &mut OrderRecorded, typed: &Fields, trouble: &Trouble) {
    let refused = Some((typed, trouble));
    record.revision = Fields::seen("revision", &record.revision, refused);
    if !record.counted.is_empty() {
        record.counted = Fields::seen("counted", &record.counted, refused);
    }
    let text = |name| typed.text(name).to_owned();
    (record.heard, record.name, record.said) = (text("heard"), text("name"), text("said"));
    record.open = true;
}

fn recorded(fields: &Fields, place: &Place) -> Answered<Recorded> {
    fields.only(&["revision", "counted", "heard", "name", "said"])?;
    let heard = Heard::from_word(fields.text("heard"));
    let said = match fields.filled("said") {
        None => None,
        Some(typed) => {
            let typed: Result<DateTime, _> = typed.parse();
            let typed = typed.map_err(|_| Trouble::invalid("said", "moment-unknown"))?;
            Some(place.instant(typed))
        }
    };
    Ok(Recorded {
        revision: fields.number("revision")?,
        counted: match fields.filled("counted") {
            None => None,
            Some(_) => Some(fields.number("counted")?),
        },
        heard: heard.ok_or_else(|| Trouble::invalid("heard", "choice-unknown"))?,
        name: fields.text("name").to_owned(),
        said,
    })
}
