//! Requirements agreed with the owner's office (clause C4.1.4): what waits, and the word itself.

use app::agreement::Seen;
use app::order::OrderSince;
use app::view::MeetingView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::Milliseconds;
use domain::access::{Action, Object};
use domain::agreement::Agreement;
use domain::order::Needs;
use domain::requirement::Requirement;
use words::Language;

use super::meeting::{after, change_row};
use super::{draw, frame};
use crate::act::Form;
use crate::civil::{self, Place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{AgreementState, Agreements, AwaitedRow, ChangeRow, OrderChange};

/// `GET /sites/S/agreements`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let awaited = app::agreement::awaited(web.house(), &here.actor, &here.site).await?;
    let awaited = awaited.ok_or_else(Trouble::not_found)?;
    let place = Place::of(awaited.site.clone())?;
    let now = web.house().now();
    let mut meetings = Vec::new();
    for view in &awaited.meetings {
        let Some(mut row) = awaited_row(view, &place, language, now) else {
            continue;
        };
        // What the client commissioned for it is agreed with the owner's office too.
        let asker = (&web, &here, language);
        let (orders, _) = super::order::of_meeting(asker, &place, view.meeting.id).await?;
        row.orders = orders;
        let since = awaited.orders.get(&view.meeting.id);
        let since = since.map_or(&[][..], Vec::as_slice).iter();
        row.order_changes = since
            .map(|one| order_change(one, &place, language))
            .collect();
        meetings.push(row);
    }
    draw(&Agreements {
        frame: frame::of_site(&web, &here, language, "agreements").await?,
        meetings,
        may_agree: here.may(Object::Agreement, Action::Approve),
    })
}

fn awaited_row(
    view: &MeetingView,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> Option<AwaitedRow> {
    let required = &view.meeting.requirement;
    let day = civil::day_title(language, place.civil(required.starts).date());
    Some(AwaitedRow {
        id: view.meeting.id.to_string(),
        title: title(view, language),
        time: format!("{day} {}", place.span(required.starts, required.ends)),
        room: view.room.name.clone(),
        host: required.host.clone(),
        headcount: required.headcount,
        wishes: wishes(required, language),
        agreement: state(view, place, now)?,
        changes: changes_since(view, place, language),
        orders: Vec::new(),
        order_changes: Vec::new(),
    })
}

/// What of an order differs from what was confirmed: a line that is new, another one, or gone.
fn order_change(one: &OrderSince, place: &Place, language: Language) -> OrderChange {
    let order = &one.view.order;
    OrderChange {
        href: format!("/sites/{}/orders/{}", place.site.id, order.id),
        number: format!("{} № {}", order.day, order.number),
        differences: super::order::differences(&one.since, &one.view, place, language),
    }
}

fn title(view: &MeetingView, language: Language) -> String {
    if view.masked {
        words::text(language, "access-masked-title").to_owned()
    } else {
        view.meeting.requirement.title.clone()
    }
}

/// What is asked for beside place, time and people.
fn wishes(required: &Requirement, language: Language) -> Vec<String> {
    let mut wishes = super::order::wishes(&Needs::of(required), language);
    if required.secret {
        wishes.push(words::text(language, "phone-secret").to_owned());
    }
    wishes
}

/// How the owner's office stands to the meeting; `None` where its standard asks for no agreement.
pub(super) fn state(
    view: &MeetingView,
    place: &Place,
    now: Milliseconds,
) -> Option<AgreementState> {
    let agreement = view.agreement.as_ref()?;
    let waits = !matches!(agreement, Agreement::Agreed(_));
    let late = waits && now >= view.held_from && view.phase() == "expected";
    let by = agreement.last();
    Some(AgreementState {
        word: agreement.word(),
        tone: match (waits, late) {
            (false, _) => "done",
            (true, false) => "open",
            (true, true) => "overdue",
        },
        by: by.map_or_else(String::new, |agreed| {
            format!("{} {}", agreed.by, place.moment(agreed.at))
        }),
        revision: view.meeting.revision,
        orders: view.orders_changed,
        late,
    })
}

/// What changed since the last confirmation; nothing before there was one.
fn changes_since(view: &MeetingView, place: &Place, language: Language) -> Vec<ChangeRow> {
    let Some(last) = view.agreement.as_ref().and_then(Agreement::last) else {
        return Vec::new();
    };
    let changes = view.changes.iter();
    changes
        .filter(|change| change.revision > last.revision)
        .map(|change| change_row(change, place, language))
        .collect()
}

/// `POST /sites/S/meetings/M/agreement`: `command`, `revision`, `orders`.
pub(crate) async fn agree(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["revision", "orders"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let seen = Seen {
        revision: form.fields.number("revision")?,
        orders: match form.fields.filled("orders") {
            Some(_) => Some(form.fields.number("orders")?),
            None => None,
        },
    };
    let (house, actor) = (web.house(), &here.actor);
    let agreed = app::agreement::agree(house, actor, &here.site, &command, id, seen).await;
    after(&web, &here, language, id, agreed).await
}
