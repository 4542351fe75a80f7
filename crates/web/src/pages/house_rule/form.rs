//! A rule of the house is written: kept as a draft as often as its writer likes, then published.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::HouseRuleId;
use domain::access::Role;
use domain::difference::difference;
use domain::house_rule::{Draft, Heading, Issuer, NOTE_MAX, STAFF, TEXT_MAX, TITLE_MAX, Wording};
use words::Language;

use super::{address, difference_of, unknown, writes};
use crate::act::{Form, see, subject};
use crate::civil::{Place, place};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, EntryField, EntryForm, FieldGroup, HouseRuleDraft, HouseRuleForm};

/// The fields of the form beside the issuer, which a rule keeps, and the draft that was seen.
const FIELDS: [&str; 6] = ["title", "in_force", "days", "readers", "note", "text"];
/// Within how many days a new rule is read where nothing else is said.
const DAYS_USUAL: &str = "7";

/// `GET /sites/S/house-rules/new`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let place = place(&web, &here).await?;
    let today = place.civil(web.house().now()).date().to_string();
    let begins = Fields::from_pairs(&[("in_force", &today), ("days", DAYS_USUAL)]);
    draw(&new_page(&web, &here, language, &begins, None).await?)
}

async fn new_page(
    web: &Web,
    here: &Here,
    language: Language,
    typed: &Fields,
    refused: Option<&Trouble>,
) -> Answered<HouseRuleForm> {
    let action = format!("/sites/{}/house-rules", here.site);
    let mut form = form(language, typed, action);
    let own: Vec<Choice> = Issuer::ALL
        .into_iter()
        .filter(|issuer| writes(here, *issuer))
        .map(|issuer| Choice {
            value: issuer.word().to_owned(),
            title: say(language, &format!("house-rule-issuer-{}", issuer.word())),
            chosen: issuer.word() == typed.text("issuer"),
        })
        .collect();
    let label = say(language, "house-rule-field-issuer");
    form.groups[0]
        .fields
        .insert(1, EntryField::select("issuer", &label, own));
    refuse(&mut form, refused, language);
    Ok(HouseRuleForm {
        frame: frame::of_site(web, here, language, "house-rules").await?,
        title: say(language, "house-rule-new"),
        form,
        meanwhile: None,
        draft: None,
    })
}

fn say(language: Language, key: &str) -> String {
    words::text(language, key).to_owned()
}

fn refuse(form: &mut EntryForm, refused: Option<&Trouble>, language: Language) {
    match refused {
        Some(trouble) => form.refuse(trouble.field.as_deref(), trouble.say(language)),
        None => form.focus(),
    }
}

fn form(language: Language, typed: &Fields, action: String) -> EntryForm {
    let label = |name: &str| say(language, &format!("house-rule-field-{name}"));
    let hint = |name: &str| say(language, &format!("house-rule-field-{name}-hint"));
    let named = typed.many("readers");
    let readers = STAFF.into_iter().map(|role| Choice {
        value: role.word().to_owned(),
        title: say(language, &format!("page-role-{}", role.word())),
        chosen: named.contains(&role.word()),
    });
    let text = |name: &'static str, key: &str, most: usize| {
        EntryField::text(name, &label(key), typed.text(name)).most(most)
    };
    let lines = |name: &'static str, size: (usize, usize)| {
        EntryField::lines(name, &label(name), typed.text(name), size).hint(&hint(name))
    };
    let fields = vec![
        text("title", "title", TITLE_MAX).required(),
        text("in_force", "in-force", 10).kind("date").required(),
        text("days", "days", 2)
            .digits(2)
            .hint(&hint("days"))
            .required(),
        EntryField::checks("readers", &label("readers"), readers.collect()).hint(&hint("readers")),
        lines("note", (NOTE_MAX, 2)),
        lines("text", (TEXT_MAX, 18)).required(),
    ];
    EntryForm {
        id: "house-rule",
        action,
        groups: vec![FieldGroup {
            fields,
            ..FieldGroup::default()
        }],
        submit: say(language, "house-rule-save-draft"),
        ..EntryForm::default()
    }
}

fn wording(typed: &Fields) -> Answered<Wording> {
    let readers = typed.many("readers").into_iter().map(|word| {
        let role = Role::from_word(word).filter(|role| STAFF.contains(role));
        role.ok_or_else(|| Trouble::invalid("readers", "choice-unknown"))
    });
    Ok(Wording {
        heading: Heading {
            title: typed.text("title").to_owned(),
            note: typed.text("note").to_owned(),
            in_force: typed.date("in_force")?.to_string(),
            days: typed.number("days")?,
            readers: readers.collect::<Answered<_>>()?,
        },
        text: typed.text("text").to_owned(),
    })
}

/// `POST /sites/S/house-rules`: the fields of the form, and `issuer`.
pub(crate) async fn begin(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&[FIELDS.as_slice(), &["issuer"]].concat())?;
    let command = form.command()?;
    let begun = async {
        let issuer = Issuer::from_word(typed.text("issuer"));
        let issuer = issuer.ok_or_else(|| Trouble::invalid("issuer", "choice-unknown"))?;
        let new = (issuer, wording(typed)?);
        let done = app::house_rule::begin(web.house(), &here.actor, &here.site, &command, new);
        done.await.map_err(Trouble::from)
    };
    match begun.await {
        Ok(answer) => {
            let id = subject(&answer)?;
            Ok(see(&format!("/sites/{}/house-rules/{id}/edit", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let page = new_page(&web, &here, language, typed, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/house-rules/R/edit`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&edit_page(&web, &here, ids.at(0)?, language, None).await?)
}

/// The form of the draft; where there is none, of the version that stands.
async fn edit_page(
    web: &Web,
    here: &Here,
    id: HouseRuleId,
    language: Language,
    refused: Option<(Option<&Fields>, &Trouble)>,
) -> Answered<HouseRuleForm> {
    let page = app::house_rule::find(web.house(), &here.actor, &here.site, id, None).await?;
    let page = page.ok_or_else(unknown)?;
    if !page.may_write {
        return Err(
            domain::house_rule::check_writer(&here.actor, &here.site, page.rule.issuer)
                .map_or_else(Trouble::from, |()| unknown()),
        );
    }
    page.rule.check_stands()?;
    let typed = refused.and_then(|(typed, _)| typed);
    let begins = match (typed, &page.draft, &page.shown) {
        (Some(typed), ..) => typed.clone(),
        (None, Some(draft), _) => fields_of(&draft.wording.heading, &draft.wording.text),
        (None, None, Some(shown)) => {
            let mut heading = shown.heading.clone();
            heading.note.clear();
            fields_of(&heading, &page.text)
        }
        (None, None, None) => Fields::default(),
    };
    let href = address(here, id);
    let mut form = form(language, &begins, format!("{href}/draft"));
    let stands = page.draft.as_ref().map_or(0, |draft| draft.revision);
    let sent = refused.and_then(|(typed, trouble)| Some((typed?, trouble)));
    form.hidden = vec![("revision", Fields::seen("revision", &stands, sent))];
    refuse(&mut form, refused.map(|(_, trouble)| trouble), language);
    let meanwhile = refused
        .filter(|(_, trouble)| trouble.code == "house-rule-changed-meanwhile")
        .and(page.draft.as_ref())
        .map(|draft| {
            let lines = difference(&draft.wording.text, &begins.text("text").replace('\r', ""));
            difference_of(say(language, "house-rule-meanwhile"), &lines)
        });
    let becomes = page.rule.version.as_ref().map_or(0, |one| one.version) + 1;
    let place = Place::of(page.site.clone())?;
    let standing = page.shown.as_ref().map(|_| page.text.as_str());
    let draft = page.draft.as_ref();
    Ok(HouseRuleForm {
        frame: frame::of_site(web, here, language, "house-rules").await?,
        title: say(
            language,
            if draft.is_some() {
                "house-rule-edit-draft"
            } else {
                "house-rule-edit"
            },
        ),
        form,
        meanwhile,
        draft: draft.map(|draft| waiting(draft, (&href, becomes), standing, &place, language)),
    })
}

fn waiting(
    draft: &Draft,
    (href, becomes): (&str, i32),
    standing: Option<&str>,
    place: &Place,
    language: Language,
) -> HouseRuleDraft {
    let arguments = [("by", draft.by.clone()), ("at", place.moment(draft.at))];
    HouseRuleDraft {
        href: href.to_owned(),
        revision: draft.revision,
        kept: words::format(language, "house-rule-draft-kept", &arguments),
        becomes,
        changes: standing.map(|standing| {
            let lines = difference(standing, &draft.wording.text);
            difference_of(say(language, "house-rule-draft-differs"), &lines)
        }),
    }
}

fn fields_of(heading: &Heading, text: &str) -> Fields {
    let days = heading.days.to_string();
    let mut pairs = vec![
        ("title", heading.title.as_str()),
        ("in_force", heading.in_force.as_str()),
        ("days", days.as_str()),
        ("note", heading.note.as_str()),
        ("text", text),
    ];
    pairs.extend(heading.readers.iter().map(|role| ("readers", role.word())));
    Fields::from_pairs(&pairs)
}

/// `POST /sites/S/house-rules/R/draft`: the fields of the form, and `revision`.
pub(crate) async fn write(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let typed = &form.fields;
    typed.only(&[FIELDS.as_slice(), &["revision"]].concat())?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let kept = async {
        let draft = (typed.number("revision")?, wording(typed)?);
        let done =
            app::house_rule::write(web.house(), &here.actor, &here.site, &command, id, draft);
        done.await.map_err(Trouble::from)
    };
    answer(&web, &here, id, language, kept.await, Some(typed)).await
}

/// Back to the form of the draft, with what was refused.
async fn answer(
    web: &Web,
    here: &Here,
    id: HouseRuleId,
    language: Language,
    done: Answered<app::Answer>,
    typed: Option<&Fields>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("{}/edit", address(here, id)))),
        Err(trouble) if trouble.is_mendable() => {
            let page = edit_page(web, here, id, language, Some((typed, &trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/house-rules/R/publication`: `revision`, the draft that was seen.
pub(crate) async fn publish(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["revision"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let seen = form.fields.number("revision")?;
    let done = app::house_rule::publish(web.house(), &here.actor, &here.site, &command, id, seen);
    match done.await.map_err(Trouble::from) {
        Ok(_) => Ok(see(&address(&here, id))),
        Err(trouble) => answer(&web, &here, id, language, Err(trouble), None).await,
    }
}

/// `POST /sites/S/house-rules/R/draft/removal`: `revision`, the draft that was seen.
pub(crate) async fn discard(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["revision"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let seen = form.fields.number("revision")?;
    let done = app::house_rule::discard(web.house(), &here.actor, &here.site, &command, id, seen);
    match done.await.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{}/house-rules", here.site))),
        Err(trouble) => answer(&web, &here, id, language, Err(trouble), None).await,
    }
}
