//! One case: its clocks, what was told, the investigation on one page, and what the reader may do now.

use app::case::CasePage;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::case::Step;
use domain::{AccountId, CaseId, Refusal};
use words::Language;

use super::super::directory::room_codes::home_address;
use super::super::register_fields::Filling;
use super::super::{draw, draw_refused, frame};
use super::form::{matter, meetings, opened, orders};
use super::one_forms::{FIELDS, form, is_primary, nothing, said};
use super::one_laid::{duty_row, laid};
use super::words_of::{done_row, facts, row};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{CaseAct, CaseDone, CaseShown, Choice, Link};

/// The case; one that is not there, one that is not the reader's and one that is about them look alike.
pub(super) async fn found(web: &Web, here: &Here, id: CaseId) -> Answered<CasePage> {
    let found = app::case::find(web.house(), &here.actor, &here.site, id).await?;
    found.ok_or_else(|| Refusal::missing("case-unknown").into())
}

/// What was typed into one of the page's forms, and why it was refused.
type Typed<'form> = Option<(Step, &'form Fields, &'form Trouble)>;

/// `GET /sites/S/cases/C`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    headers: HeaderMap,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&page(&web, &here, (ids.at(0)?, &headers), language, None).await?)
}

async fn page(
    web: &Web,
    here: &Here,
    (id, headers): (CaseId, &HeaderMap),
    language: Language,
    typed: Typed<'_>,
) -> Answered<CaseShown> {
    let found = found(web, here, id).await?;
    let place = Place::of(found.site.clone())?;
    let root = format!("/sites/{}/cases/{id}", here.site);
    let home = home_address(headers, web.way())?;
    let code = found.code.as_ref();
    let ticked = typed.map_or_else(Vec::new, |(_, fields, _)| fields.many("cites"));
    let offered = offered(&found, &place, language);
    let allowed = |may: bool, address: String| if may { address } else { String::new() };
    Ok(CaseShown {
        case: row(&found.view, &place, language, web.house().now()),
        facts: facts(&found, &place, language),
        steps: found
            .steps
            .iter()
            .map(|done| CaseDone {
                ticked: ticked.contains(&done.entry.to_string().as_str()),
                ..done_row(done, &place, language)
            })
            .collect(),
        acts: acts(&found, &root, language, typed),
        subjects: found
            .subjects
            .iter()
            .map(|one| Link {
                href: allowed(
                    found.may_unname && here.actor.account != Some(one.account),
                    format!("{root}/subjects/{}/removal", one.account),
                ),
                title: one.name.clone(),
            })
            .collect(),
        others: found
            .others
            .iter()
            .map(|one| Choice {
                value: one.account.to_string(),
                title: one.name.clone(),
                chosen: false,
            })
            .collect(),
        name_action: allowed(found.may_name, format!("{root}/subjects")),
        tie_action: allowed(found.proposed.is_some(), format!("{root}/matter")),
        meetings: offered.0,
        orders: offered.1,
        link: code.map_or_else(String::new, |code| format!("{home}/case/{code}")),
        link_action: allowed(found.may_revoke, format!("{root}/link")),
        sheet: format!("{root}/sheet"),
        laid: laid(&found, &place, language, &ticked),
        own_duties: found
            .own_duties
            .iter()
            .map(|duty| duty_row(duty, &place, &found))
            .collect(),
        cites: found.may.contains(&Step::Find),
        frame: frame::of_site(web, here, language, "cases").await?,
    })
}

/// The meetings and the orders that the case may be tied to. Nothing is chosen for whoever ties it: it stays tied to
/// what it is tied to, and who chooses an order alone ties it to that.
fn offered(found: &CasePage, place: &Place, language: Language) -> (Vec<Choice>, Vec<Choice>) {
    let Some(proposed) = &found.proposed else {
        return (Vec::new(), Vec::new());
    };
    let chosen = Fields::from_pairs(&[("meeting", "")]);
    (
        meetings(&chosen, proposed, place, language),
        orders(proposed, place, language),
    )
}

fn acts(found: &CasePage, root: &str, language: Language, typed: Typed<'_>) -> Vec<CaseAct> {
    let acts = found.may.iter().map(|step| {
        let mine = typed.filter(|(typed, ..)| typed == step);
        let filling = mine.map_or_else(
            || nothing(language),
            |(_, fields, trouble)| Filling {
                language,
                typed: fields,
                trouble: Some(trouble),
            },
        );
        let wording = found.wordings.iter().find(|(of, _)| of == step);
        CaseAct {
            step: step.word(),
            primary: is_primary(*step, &found.may),
            wrong: mine.is_some(),
            wording: wording.map_or_else(String::new, |(_, words)| words.clone()),
            form: form(*step, root, &filling),
        }
    });
    let mut acts: Vec<CaseAct> = acts.collect();
    acts.sort_by_key(|act| !act.primary);
    acts
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    headers: HeaderMap,
    form: Form,
    step: Step,
) -> Answered<Response> {
    form.fields.only(&FIELDS)?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let place = crate::civil::place(&web, &here).await?;
    let done = match said(&form.fields, &place, web.house().now()) {
        Ok(said) => {
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let done = app::case::step(house, actor, site, &command, (id, step), said).await;
            done.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/cases/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let typed = Some((step, &form.fields, &trouble));
            let page = page(&web, &here, (id, &headers), language, typed).await?;
            // What can no longer be done has no form to say so: it is said alone.
            if page.acts.iter().all(|act| act.step != step.word()) {
                return Err(trouble);
            }
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// A handler that takes one step: its name, the step.
macro_rules! steps {
    ($($(#[$about:meta])* $name:ident $step:ident;)*) => {$(
        $(#[$about])*
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            headers: HeaderMap,
            Extension(language): Extension<Language>,
            form: Form,
        ) -> Answered<Response> {
            step((web, here, ids, language), headers, form, Step::$step).await
        }
    )*};
}

steps! {
    /// `POST /sites/S/cases/C/promise`: `command`, `until`, `words`.
    promise Promise;
    /// `POST /sites/S/cases/C/finding`: `command`, `words`, `cause`, `ours`, `cites`, ...
    find Find;
    /// `POST /sites/S/cases/C/report`: `command`, `words`, `apology`.
    report Report;
    /// `POST /sites/S/cases/C/remedy`: `command`, `words`.
    remedy Remedy;
    /// `POST /sites/S/cases/C/acceptance`: `command`, `words`.
    accept Accept;
    /// `POST /sites/S/cases/C/contest`: `command`, `words`.
    contest Contest;
    /// `POST /sites/S/cases/C/closing`: `command`, `words`.
    close Close;
    /// `POST /sites/S/cases/C/return-call`: `command`, `words`.
    return_call ReturnCall;
}

/// `POST /sites/S/cases/C/subjects`: `command`, `account`. Whoever names themselves has seen the last
/// of it.
pub(crate) async fn name_subject(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["account"])?;
    let (id, command) = (ids.at::<CaseId>(0)?, form.command()?);
    let account: Option<AccountId> = form.fields.chosen("account")?;
    let account = account.ok_or_else(|| Trouble::invalid("account", "account-unknown"))?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    app::case::name_subject(house, actor, site, &command, id, account).await?;
    let root = format!("/sites/{}/cases", here.site);
    if here.actor.account == Some(account) {
        return Ok(see(&root));
    }
    Ok(see(&format!("{root}/{id}")))
}

/// `POST /sites/S/cases/C/subjects/A/removal`: `command`.
pub(crate) async fn unname_subject(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at::<CaseId>(0)?, form.command()?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    app::case::unname_subject(house, actor, site, &command, id, ids.at(1)?).await?;
    Ok(see(&format!("/sites/{}/cases/{id}", here.site)))
}

/// `POST /sites/S/cases/C/matter`: `command`, `meeting`, `order`. Whoever served it has seen the last of
/// the case.
pub(crate) async fn tie(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["meeting", "order"])?;
    let (id, command) = (ids.at::<CaseId>(0)?, form.command()?);
    let matter = matter(&form.fields)?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    app::case::tie(house, actor, site, &command, id, matter).await?;
    opened(&web, &here, &id.to_string()).await
}

/// `POST /sites/S/cases/C/link`: `command`.
pub(crate) async fn link(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at::<CaseId>(0)?, form.command()?);
    app::case::revoke_link(web.house(), &here.actor, &here.site, &command, id).await?;
    Ok(see(&format!("/sites/{}/cases/{id}", here.site)))
}
