//! One's own account: password, language, and the tokens of one's programs.

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use domain::SiteId;
use words::Language;

use super::directory::sheet::filled;
use super::sign_in::cookie_of;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Asker;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Account, Choice, EntryField, EntryForm, FieldGroup, TokenRow};

/// For how many days a token is made where nothing else is typed.
const TOKEN_DAYS: &str = "90";

/// `GET /account?site=`.
pub(crate) async fn show(
    State(web): State<Web>,
    asker: Asker,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["site", "saved"])?;
    let mut page = view(&web, &asker, language, &query, None).await?;
    page.saved = query.ticked("saved");
    draw(&page)
}

/// The page; `refused` is the form that was, and why, with what was typed.
async fn view(
    web: &Web,
    asker: &Asker,
    language: Language,
    typed: &Fields,
    refused: Option<(&str, &Trouble)>,
) -> Answered<Account> {
    let site = frame::site_of(&asker.actor, site_wanted(typed).as_ref());
    let place = match &site {
        Some(site) => app::site::find(web.house(), site).await?,
        None => None,
    };
    let place = place.map(Place::of).transpose()?;
    let moment = |at| {
        place
            .as_ref()
            .map_or_else(String::new, |place| place.moment(at))
    };
    let tokens = app::session::tokens(web.house(), &asker.actor).await?;
    let nothing = Fields::default();
    let forms = [password_form(language), language_form(language)];
    let token = match refused {
        Some(("token", _)) => token_form(language, typed),
        _ => token_form(language, &nothing),
    };
    let word = site.as_ref().map_or_else(String::new, ToString::to_string);
    let dressed = |mut form: EntryForm| {
        if let Some((name, trouble)) = refused
            && name == form.id
        {
            form.refuse(trouble.field.as_deref(), trouble.say(language));
        }
        form.hidden = vec![("site", word.clone())];
        form
    };
    Ok(Account {
        frame: frame::of_person(web, asker, language, site.as_ref()).await?,
        saved: false,
        own: forms.map(dressed).into(),
        new_token: vec![dressed(token)],
        tokens: tokens
            .into_iter()
            .map(|token| TokenRow {
                id: token.id,
                name: token.name,
                created: moment(token.created_at),
                expires: moment(token.expires_at),
            })
            .collect(),
        made: None,
        site: word,
    })
}

fn site_wanted(fields: &Fields) -> Option<SiteId> {
    fields.chosen("site").unwrap_or(None)
}

fn form(
    language: Language,
    id: &'static str,
    action: &str,
    title: &str,
    fields: Vec<EntryField>,
) -> EntryForm {
    EntryForm {
        id,
        action: action.to_owned(),
        title: words::text(language, title).to_owned(),
        groups: vec![FieldGroup {
            fields,
            ..FieldGroup::default()
        }],
        submit: words::text(language, "page-save").to_owned(),
        ..EntryForm::default()
    }
}

fn password_form(language: Language) -> EntryForm {
    let say = |key: &str| words::text(language, key).to_owned();
    let fields = vec![
        EntryField::password("old", &say("account-old-password"), "current-password"),
        EntryField::password("new", &say("account-new-password"), "new-password")
            .hint(&say("page-password-hint")),
    ];
    let mut form = form(
        language,
        "password",
        "/account/password",
        "account-password",
        fields,
    );
    form.hint = say("account-password-hint");
    form
}

fn language_form(language: Language) -> EntryForm {
    let choices = Language::ALL.map(|one| Choice {
        value: one.tag().to_owned(),
        title: words::text(one, "language-name").to_owned(),
        chosen: one == language,
    });
    let label = words::text(language, "page-language");
    let fields = vec![EntryField::select("language", label, choices.into())];
    let mut form = form(
        language,
        "language",
        "/account/language",
        "page-language",
        fields,
    );
    // The field says it already.
    form.title = String::new();
    form
}

fn token_form(language: Language, typed: &Fields) -> EntryForm {
    let say = |key: &str| words::text(language, key).to_owned();
    let days = typed.maybe("days").unwrap_or(TOKEN_DAYS);
    let fields = vec![
        EntryField::text("name", &say("account-token-name"), typed.text("name"))
            .hint(&say("account-token-name-hint"))
            .required(),
        EntryField::text("days", &say("account-token-days"), days)
            .digits(3)
            .hint(&say("account-token-days-hint"))
            .required(),
    ];
    let mut form = form(
        language,
        "token",
        "/account/tokens",
        "account-token-new",
        fields,
    );
    form.submit = say("account-token-make");
    form
}

fn saved(fields: &Fields) -> Response {
    match site_wanted(fields) {
        Some(site) => see(&format!("/account?site={site}&saved")),
        None => see("/account?saved"),
    }
}

async fn again(
    web: &Web,
    asker: &Asker,
    language: Language,
    form: &Form,
    name: &str,
    trouble: Trouble,
) -> Answered<Response> {
    if !trouble.is_told() {
        return Err(trouble);
    }
    let page = view(web, asker, language, &form.fields, Some((name, &trouble))).await?;
    draw_refused(&page, &trouble)
}

fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().insert(SET_COOKIE, cookie);
    response
}

/// `POST /account/password`: every session and token of the account ends; this browser goes on with
/// a new session.
pub(crate) async fn change_password(
    State(web): State<Web>,
    asker: Asker,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["site", "old", "new"])?;
    let changed = async {
        filled(fields, &["old", "new"])?;
        let (old, new) = (fields.text("old"), fields.text("new"));
        app::session::change_password(web.house(), &asker.actor, old, new).await?;
        let account = asker.actor.account.ok_or_else(Trouble::not_allowed)?;
        Ok(app::session::sign_in_as(web.house(), account).await?)
    };
    match changed.await {
        Ok(signed_in) => Ok(with_cookie(saved(fields), cookie_of(&web, &signed_in)?)),
        Err(trouble) => again(&web, &asker, language, &form, "password", trouble).await,
    }
}

/// `POST /account/language`: of the account, and of this browser.
pub(crate) async fn set_language(
    State(web): State<Web>,
    asker: Asker,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["site", "language"])?;
    let set = async {
        let chosen = Language::ALL
            .into_iter()
            .find(|one| one.tag() == fields.text("language"))
            .ok_or_else(|| Trouble::invalid("language", "language-unknown"))?;
        app::account::set_language(web.house(), &asker.actor, chosen.tag()).await?;
        Ok(chosen)
    };
    match set.await {
        Ok(chosen) => {
            let cookie = web.way().set_language(chosen.tag());
            let cookie = HeaderValue::from_str(&cookie).map_err(Trouble::failed)?;
            Ok(with_cookie(saved(fields), cookie))
        }
        Err(trouble) => again(&web, &asker, language, &form, "language", trouble).await,
    }
}

/// `POST /account/tokens`: the secret is shown in the answer and never again.
pub(crate) async fn create_token(
    State(web): State<Web>,
    asker: Asker,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["site", "name", "days"])?;
    // Whoever finds a token cannot make it last.
    if asker.by_token {
        return Err(Trouble::not_allowed());
    }
    let id = form.command()?.id.0;
    let made = async {
        filled(fields, &["name", "days"])?;
        let (name, days) = (fields.text("name").trim(), fields.number("days")?);
        let (house, actor) = (web.house(), &asker.actor);
        Ok(app::session::create_token_as(house, actor, id, name, days).await?)
    };
    match made.await {
        Ok((_, secret)) => {
            let mut page = view(&web, &asker, language, fields, None).await?;
            page.made = Some((fields.text("name").trim().to_owned(), secret));
            draw(&page)
        }
        Err(trouble) => again(&web, &asker, language, &form, "token", trouble).await,
    }
}

/// `POST /account/tokens/T/revocation`.
pub(crate) async fn revoke_token(
    State(web): State<Web>,
    asker: Asker,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["site"])?;
    let id: String = ids.at(0)?;
    // Who revokes one twice has what they wished for.
    app::session::revoke_token(web.house(), &asker.actor, &id).await?;
    Ok(saved(&form.fields))
}
