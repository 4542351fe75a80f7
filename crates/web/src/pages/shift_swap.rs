//! Swaps of shifts: asked of a colleague, answered, decided, taken back.

use app::roster::{SwapAct, SwapAsked, SwapChoices, SwapShift, SwapView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::roster::decision::Decision;
use domain::roster::swap::{SwapStanding, Swapped};
use domain::{AccountId, PlannedShiftId, ShiftSwapId};
use words::Language;

use super::leave::decided_words;
use super::roster::{asks_to_confirm, roster_tabs};
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{Place, day_title};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, Link, ShiftSwapForm, ShiftSwapRow, ShiftSwaps};

/// `GET /sites/S/shift-swaps?done=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["done"])?;
    let mut page = view((&web, &here, language), &Fields::default(), None).await?;
    let acts = [
        "asked",
        "agreed",
        "declined",
        "approved",
        "refused",
        "withdrawn",
    ];
    if let Some(act) = acts.into_iter().find(|act| query.text("done") == *act) {
        words::text(language, &format!("swap-done-{act}")).clone_into(&mut page.done);
    }
    draw(&page)
}

/// `GET /sites/S/shift-swaps/new?shift=`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["shift"])?;
    if query.filled("shift").is_none() {
        return Ok(see(&format!("/sites/{}/shift-swaps", here.site)));
    }
    draw(&form_view((&web, &here, language), &query, None).await?)
}

/// `POST /sites/S/shift-swaps`: `shift`, `with` (a colleague, or one of their shifts), `words`.
pub(crate) async fn ask(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["shift", "with", "words"])?;
    let command = form.command()?;
    let made = async {
        let asked = asked(&form.fields)?;
        let (house, actor) = (web.house(), &here.actor);
        app::roster::ask_swap(house, actor, &here.site, &command, asked).await?;
        Ok(())
    };
    let made: Answered<()> = made.await;
    match made {
        Ok(()) => Ok(done(&here, "asked")),
        Err(trouble) if trouble.is_mendable() => {
            let asker = (&web, &here, language);
            // Of a shift that begins meanwhile there is no form any more; why it was refused is told all the same.
            let page = form_view(asker, &form.fields, Some(&trouble)).await;
            page.map_or(Err(trouble.clone()), |page| draw_refused(&page, &trouble))
        }
        Err(trouble) => Err(trouble),
    }
}

fn asked(fields: &Fields) -> Answered<SwapAsked> {
    let given = fields.chosen::<PlannedShiftId>("shift")?;
    let with = fields.filled("with");
    let with = with.ok_or_else(|| Trouble::invalid("with", "field-empty"))?;
    let unknown = || Trouble::invalid("with", "choice-unknown");
    let (colleague, taken) = with.split_once(' ').unwrap_or((with, ""));
    let colleague: AccountId = colleague.parse().map_err(|_| unknown())?;
    let taken: Option<PlannedShiftId> = match taken {
        "" => None,
        id => Some(id.parse().map_err(|_| unknown())?),
    };
    Ok(SwapAsked {
        given: given.ok_or_else(|| Trouble::invalid("shift", "field-empty"))?,
        colleague,
        taken,
        words: fields.text("words").to_owned(),
    })
}

/// `POST /sites/S/shift-swaps/W/answer`: `answer`.
pub(crate) async fn answer(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["answer"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let agrees = match form.fields.text("answer") {
        "agree" => true,
        "decline" => false,
        _ => return Err(Trouble::invalid("answer", "choice-unknown")),
    };
    let (house, actor) = (web.house(), &here.actor);
    let answered = app::roster::answer_swap(house, actor, &here.site, &command, id, agrees).await;
    let outcome = answered.map(|_| ()).map_err(Trouble::from);
    let act = if agrees { "agreed" } else { "declined" };
    let asker = (&web, &here, language);
    back(asker, &Fields::default(), outcome, act).await
}

/// `POST /sites/S/shift-swaps/W/decision`: `decision`, with `confirmed` or `reason`.
pub(crate) async fn decide(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["decision", "confirmed", "reason"])?;
    let (id, command) = (ids.at::<ShiftSwapId>(0)?, form.command()?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let (outcome, act) = match Decision::from_word(form.fields.text("decision")) {
        Some(Decision::Approve) => {
            let confirmed = form.fields.ticked("confirmed");
            let done = app::roster::approve_swap(house, actor, site, &command, id, confirmed);
            (done.await, "approved")
        }
        Some(Decision::Refuse) => {
            let reason = form.fields.text("reason").to_owned();
            let done = app::roster::refuse_swap(house, actor, site, &command, id, reason);
            (done.await, "refused")
        }
        None => return Err(Trouble::invalid("decision", "choice-unknown")),
    };
    let fields = Fields::from_pairs(&[
        ("decided", &id.to_string()),
        ("reason", form.fields.text("reason")),
    ]);
    let outcome = outcome.map(|_| ()).map_err(Trouble::from);
    back((&web, &here, language), &fields, outcome, act).await
}

/// `POST /sites/S/shift-swaps/W/withdrawal`.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let (house, actor) = (web.house(), &here.actor);
    let withdrawn = app::roster::withdraw_swap(house, actor, &here.site, &command, id).await;
    let outcome = withdrawn.map(|_| ()).map_err(Trouble::from);
    let asker = (&web, &here, language);
    back(asker, &Fields::default(), outcome, "withdrawn").await
}

fn done(here: &Here, act: &str) -> Response {
    see(&format!("/sites/{}/shift-swaps?done={act}", here.site))
}

/// The page after an act, or again with why it was refused.
async fn back(
    asker: (&Web, &Here, Language),
    fields: &Fields,
    outcome: Answered<()>,
    act: &str,
) -> Answered<Response> {
    match outcome {
        Ok(()) => Ok(done(asker.1, act)),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(asker, fields, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    trouble: Option<&Trouble>,
) -> Answered<ShiftSwaps> {
    let found = app::roster::swaps(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let asks = trouble.is_some_and(asks_to_confirm);
    let rows = |views: &[SwapView]| -> Vec<ShiftSwapRow> {
        views
            .iter()
            .map(|view| row(view, &place, language, (fields, asks)))
            .collect()
    };
    let own = found.own.iter().map(|one| Link {
        href: format!(
            "/sites/{}/shift-swaps/new?shift={}",
            here.site, one.shift.id
        ),
        title: shift_words(one, &place, language),
    });
    Ok(ShiftSwaps {
        frame: frame::of_site(web, here, language, "roster").await?,
        tabs: roster_tabs(web, here, language, "shift-swaps").await?,
        done: String::new(),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        waiting: rows(&found.waiting),
        own: own.collect(),
        others: rows(&found.others),
    })
}

/// A shift as people say it: its day, its hours, its post.
fn shift_words(one: &SwapShift, place: &Place, language: Language) -> String {
    let shift = &one.shift;
    let day = day_title(language, place.civil(shift.starts).date());
    format!(
        "{day} {} {}",
        place.span(shift.starts, shift.ends),
        one.post
    )
}

fn side_words(side: &Swapped, post: &str, place: &Place, language: Language) -> String {
    let day = day_title(language, place.civil(side.starts).date());
    format!("{day} {} {post}", place.span(side.starts, side.ends))
}

fn row(
    view: &SwapView,
    place: &Place,
    language: Language,
    (fields, asks): (&Fields, bool),
) -> ShiftSwapRow {
    let swap = &view.swap;
    let own = format!("/sites/{}/shift-swaps/{}", place.site.id, swap.id);
    let allowed = |may: bool, act: &str| {
        if may {
            format!("{own}/{act}")
        } else {
            String::new()
        }
    };
    let (tone, decided) = match &swap.standing {
        SwapStanding::Asked | SwapStanding::Agreed => ("open", None),
        SwapStanding::Approved(decided) => ("done", Some(decided)),
        SwapStanding::Refused(decided) => ("refused", Some(decided)),
        SwapStanding::Declined => ("refused", None),
        SwapStanding::Withdrawn => ("planned", None),
    };
    let typed = fields.text("decided") == swap.id.to_string();
    let taken = swap.taken.as_ref();
    ShiftSwapRow {
        id: swap.id.to_string(),
        asker: view.asker.name.clone(),
        colleague: view.colleague.name.clone(),
        given: side_words(&swap.given, &view.posts.0, place, language),
        taken: taken.map_or_else(String::new, |side| {
            side_words(side, &view.posts.1, place, language)
        }),
        words: view.words.clone(),
        standing: if view.begun {
            "begun"
        } else {
            swap.standing.word()
        },
        tone: if view.begun { "planned" } else { tone },
        decided: decided.map_or_else(String::new, |one| decided_words(one, place)),
        reason: view.reason.clone(),
        changed: view.changed && !view.begun,
        answer: allowed(view.may == Some(SwapAct::Answer), "answer"),
        decision: allowed(view.may == Some(SwapAct::Decide), "decision"),
        asks: asks && typed,
        withdrawal: allowed(
            view.may == Some(SwapAct::Withdraw) && !view.begun,
            "withdrawal",
        ),
        typed: if typed {
            fields.text("reason").to_owned()
        } else {
            String::new()
        },
    }
}

async fn form_view(
    (web, here, language): (&Web, &Here, Language),
    fields: &Fields,
    trouble: Option<&Trouble>,
) -> Answered<ShiftSwapForm> {
    let shift = fields.chosen::<PlannedShiftId>("shift")?;
    let shift = shift.ok_or_else(Trouble::not_found)?;
    let found = app::roster::swap_choices(web.house(), &here.actor, &here.site, shift).await?;
    let found: SwapChoices = found.ok_or_else(Trouble::not_found)?;
    let place = Place::of(found.site.clone())?;
    let with = fields.text("with");
    let colleagues = found.colleagues.iter().map(|one| {
        let account = one.staff.account;
        let choice = |value: String, title: String| Choice {
            chosen: value == with,
            value,
            title,
        };
        let taking = [("name", one.staff.name.clone())];
        let only = choice(
            account.to_string(),
            words::format(language, "swap-only-take", &taking),
        );
        let theirs = one.shifts.iter().map(|shift| {
            let title = [
                ("name", one.staff.name.clone()),
                ("shift", shift_words(shift, &place, language)),
            ];
            choice(
                format!("{account} {}", shift.shift.id),
                words::format(language, "swap-for", &title),
            )
        });
        let choices: Vec<Choice> = std::iter::once(only).chain(theirs).collect();
        (one.staff.name.clone(), choices)
    });
    let field = trouble.and_then(|trouble| trouble.field.as_deref());
    Ok(ShiftSwapForm {
        frame: frame::of_site(web, here, language, "roster").await?,
        shift: shift.to_string(),
        given: shift_words(&found.given, &place, language),
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        wrong: field == Some("with"),
        colleagues: colleagues.collect(),
        words: fields.text("words").to_owned(),
    })
}
