//! What is done with requests about personal data: made, answered, fetched.

use app::personal_data::{Asking, AskingRegister};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::Object;
use domain::personal_data::Kind;
use words::Language;

use super::sheet::{mark, register_sheets, sections, workbook_of};
use super::{NAME, Refused, view};
use crate::act::{Form, see};
use crate::civil::place;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, PersonalDataSheet};
use crate::workbook;

/// Who asks, and for what.
type Asked<'asked> = (&'asked Web, &'asked Here, Language, &'asked Form);

/// The page again where it was refused for something that can be mended.
async fn again(
    (web, here, language, form): Asked<'_>,
    of: &'static str,
    trouble: Trouble,
) -> Answered<Response> {
    if !trouble.is_told() {
        return Err(trouble);
    }
    let refused = Refused {
        form: of,
        typed: &form.fields,
        trouble: &trouble,
    };
    let page = view(web, here, language, "", Some(refused)).await?;
    draw_refused(&page, &trouble)
}

async fn after(
    asked: Asked<'_>,
    of: &'static str,
    saved: &str,
    done: Result<app::Answer, app::Error>,
) -> Answered<Response> {
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!(
            "/sites/{}/{NAME}?saved={saved}",
            asked.1.site
        ))),
        Err(trouble) => again(asked, of, trouble).await,
    }
}

/// `POST /sites/S/personal-data-requests`.
pub(crate) async fn ask(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let fields = &form.fields;
    fields.only(&[
        "kind",
        "ground",
        "identified",
        "telephone",
        "document_number",
        "name",
    ])?;
    let text = |name: &str| fields.text(name).to_owned();
    let asked = (&web, &here, language, &form);
    let Some(kind) = Kind::from_word(fields.text("kind")) else {
        let unknown = Trouble::invalid("kind", "choice-unknown");
        return again(asked, "personal-data", unknown).await;
    };
    let asking = Asking {
        kind,
        ground: text("ground"),
        identified: text("identified"),
        telephone: text("telephone"),
        document_number: text("document_number"),
        name: text("name"),
    };
    let (house, actor) = (web.house(), &here.actor);
    let done = app::personal_data::ask(house, actor, &here.site, &command, asking).await;
    after(asked, "personal-data", "asked", done).await
}

/// `POST /sites/S/register-exports`.
pub(crate) async fn ask_register(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    form.fields.only(&["from", "until", "ground"])?;
    let text = |name: &str| form.fields.text(name).to_owned();
    let asking = AskingRegister {
        ground: text("ground"),
        from: text("from"),
        until: text("until"),
    };
    let (house, actor) = (web.house(), &here.actor);
    let done = app::personal_data::ask_register(house, actor, &here.site, &command, asking).await;
    after((&web, &here, language, &form), "register", "asked", done).await
}

/// An answer or a withdrawal: its name, the object of the matrix, what it does.
macro_rules! buttons {
    ($($(#[$about:meta])* $name:ident $object:ident $saved:literal $does:ident $($reason:literal)?;)*) => {$(
        $(#[$about])*
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            Extension(language): Extension<Language>,
            form: Form,
        ) -> Answered<Response> {
            form.fields.only(&[$($reason)?])?;
            let (command, of) = (form.command()?, (Object::$object, ids.at(0)?));
            let (house, actor) = (web.house(), &here.actor);
            let done = app::personal_data::$does(
                house, actor, &here.site, &command, of
                $(, form.fields.text($reason).to_owned())?
            );
            let done = done.await;
            after((&web, &here, language, &form), "", $saved, done).await
        }
    )*};
}

buttons! {
    /// `POST /sites/S/personal-data-requests/R/approval`.
    approve PersonalDataRequest "approved" approve;
    /// `POST /sites/S/personal-data-requests/R/refusal`: `reason`.
    refuse PersonalDataRequest "refused" refuse "reason";
    /// `POST /sites/S/personal-data-requests/R/withdrawal`.
    withdraw PersonalDataRequest "withdrawn" withdraw;
    /// `POST /sites/S/register-exports/R/approval`.
    approve_register RegisterExport "approved" approve;
    /// `POST /sites/S/register-exports/R/refusal`: `reason`.
    refuse_register RegisterExport "refused" refuse "reason";
    /// `POST /sites/S/register-exports/R/withdrawal`.
    withdraw_register RegisterExport "withdrawn" withdraw;
}

/// `POST /sites/S/personal-data-requests/R/sheet`: what is kept, once, to be printed.
pub(crate) async fn sheet(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (command, of) = (form.command()?, (Kind::Show, ids.at(0)?));
    let (house, actor) = (web.house(), &here.actor);
    let fetched = app::personal_data::fetch(house, actor, &here.site, &command, of).await;
    let fetched = match fetched.map_err(Trouble::from) {
        Ok(fetched) => fetched,
        Err(trouble) => return again((&web, &here, language, &form), "", trouble).await,
    };
    let place = place(&web, &here).await?;
    let lines = u32::try_from(fetched.given.lines).unwrap_or(u32::MAX);
    let count = words::Arg::Number(i64::from(lines));
    draw(&PersonalDataSheet {
        frame: frame::of_site(&web, &here, language, NAME).await?,
        back: Link {
            href: format!("/sites/{}/{NAME}", here.site),
            title: words::text(language, "page-back").to_owned(),
        },
        site: place.site.name.clone(),
        mark: mark(&place, language, &here.actor.name, &fetched),
        sections: sections(&place, language, &fetched.given),
        lines: match lines {
            0 => String::new(),
            _ => words::format(language, "personal-data-sheet-lines", &[("count", count)]),
        },
    })
}

/// `POST /sites/S/personal-data-requests/R/workbook`: the copy that a person takes along, once.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (command, of) = (form.command()?, (Kind::Export, ids.at(0)?));
    let (house, actor) = (web.house(), &here.actor);
    let fetched = app::personal_data::fetch(house, actor, &here.site, &command, of).await;
    let fetched = match fetched.map_err(Trouble::from) {
        Ok(fetched) => fetched,
        Err(trouble) => return again((&web, &here, language, &form), "", trouble).await,
    };
    let place = place(&web, &here).await?;
    let mark = mark(&place, language, &here.actor.name, &fetched);
    let sheet = workbook_of(language, &sections(&place, language, &fetched.given));
    let name = format!("personal-data-{}.xlsx", fetched.request.number);
    workbook::give_out_marked(mark, vec![sheet], &name).await
}

/// `POST /sites/S/register-exports/R/workbook`: the register with whole names, once.
pub(crate) async fn register_workbook(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (command, id) = (form.command()?, ids.at(0)?);
    let (house, actor) = (web.house(), &here.actor);
    let fetched = app::personal_data::fetch_register(house, actor, &here.site, &command, id).await;
    let fetched = match fetched.map_err(Trouble::from) {
        Ok(fetched) => fetched,
        Err(trouble) => return again((&web, &here, language, &form), "", trouble).await,
    };
    let place = place(&web, &here).await?;
    let mark = mark(&place, language, &here.actor.name, &fetched);
    let sheets = register_sheets(&place, language, &fetched.given);
    let name = format!("register-{}.xlsx", fetched.request.number);
    workbook::give_out_marked(mark, sheets, &name).await
}
