//! What a client confirmed on paper or by telephone, as the team writes it down.

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

/// `POST .../recorded-agreement`: `revision`, `heard`, `name`, `said`.
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
            let typed = |name| form.fields.text(name).to_owned();
            page.recorded = OrderRecorded {
                heard: typed("heard"),
                name: typed("name"),
                said: typed("said"),
            };
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

fn recorded(fields: &Fields, place: &Place) -> Answered<Recorded> {
    fields.only(&["revision", "heard", "name", "said"])?;
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
        heard: heard.ok_or_else(|| Trouble::invalid("heard", "choice-unknown"))?,
        name: fields.text("name").to_owned(),
        said,
    })
}
