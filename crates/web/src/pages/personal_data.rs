//! Requests about personal data: for leaders, who make them, for the owner's office, which answers
//! them, and for whoever supervises.

pub(crate) mod acts;
pub(crate) mod sheet;

use app::personal_data::RequestView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::personal_data::{Found, IDENTIFIED, Kind, REFUSALS, Request};
use words::Language;

use super::visits::words_of::Words;
use super::{draw, frame};
use crate::act::Query;
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Choice, EntryField, EntryForm, FieldGroup, Link, PersonalDataRequests, PersonalDataRow,
};

/// The name of the page in addresses and in the menu.
const NAME: &str = "personal-data-requests";

/// What was refused: by which form, what was typed there, and why.
struct Refused<'refused> {
    /// `personal-data`, `register`, or nothing for a button.
    form: &'static str,
    typed: &'refused Fields,
    trouble: &'refused Trouble,
}

/// `GET /sites/S/personal-data-requests?saved=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["saved"])?;
    draw(&view(&web, &here, language, query.text("saved"), None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    saved: &str,
    refused: Option<Refused<'_>>,
) -> Answered<PersonalDataRequests> {
    let place = place(web, here).await?;
    let list = app::personal_data::list(web.house(), &here.actor, &here.site).await?;
    let list = list.ok_or_else(Trouble::not_found)?;
    let words = Words {
        place: &place,
        language,
        here,
        today: place.civil(web.house().now()).date().to_string(),
        from: NAME,
    };
    let nothing = Fields::default();
    let typed = |form: &str| match &refused {
        Some(refused) if refused.form == form => refused.typed,
        _ => &nothing,
    };
    let may = |object| here.may(object, Action::Create);
    let mut form =
        may(Object::PersonalDataRequest).then(|| person_form(&words, typed("personal-data")));
    let mut register =
        may(Object::RegisterExport).then(|| register_form(&words, typed("register")));
    let mut problem = None;
    if let Some(Refused {
        form: of, trouble, ..
    }) = &refused
    {
        let refused = match *of {
            "personal-data" => form.as_mut(),
            "register" => register.as_mut(),
            _ => None,
        };
        match refused {
            Some(refused) => refused.refuse(trouble.field.as_deref(), trouble.say(language)),
            None => problem = Some(trouble.say(language)),
        }
    }
    Ok(PersonalDataRequests {
        frame: frame::of_site(web, here, language, NAME).await?,
        saved: match saved {
            "" => String::new(),
            word => words.word("personal-data-saved-", word),
        },
        problem,
        rows: list.iter().map(|one| row(&words, one)).collect(),
        newest: newest(&words, list.len()),
        form,
        register,
        refusals: REFUSALS
            .map(|word| (word, words.word("personal-data-refusal-", word)))
            .to_vec(),
    })
}

/// That older ones are not listed; empty where all are.
fn newest(words: &Words<'_>, listed: usize) -> String {
    let most = app::personal_data::SHOWN_MAX;
    if i64::try_from(listed).unwrap_or(i64::MAX) < most {
        return String::new();
    }
    words.fill("personal-data-newest", "count", &most.to_string())
}

fn choices(known: &[(&str, String)], typed: &str) -> Vec<Choice> {
    let choice = |(value, title): &(&str, String)| Choice {
        value: (*value).to_owned(),
        title: title.clone(),
        chosen: *value == typed,
    };
    known.iter().map(choice).collect()
}

fn person_form(words: &Words<'_>, typed: &Fields) -> EntryForm {
    let kinds = Kind::OF_PERSONS.map(|kind| {
        let word = kind.word();
        (word, words.word("personal-data-kind-", word))
    });
    let ground = |word: &&'static str| (*word, words.word("personal-data-ground-", word));
    let of_showing = Kind::Show.grounds().iter().map(ground);
    let of_erasing = Kind::Erase.grounds().iter().map(ground);
    let of_erasing = of_erasing.map(|(word, title)| {
        (
            word,
            words.fill("personal-data-ground-for-erasure", "ground", &title),
        )
    });
    let grounds: Vec<_> = of_showing.chain(of_erasing).collect();
    let identified = IDENTIFIED.map(|word| (word, words.word("personal-data-identified-", word)));
    let text = |name: &'static str, label: &str, hint: &str| {
        EntryField::text(name, &words.say(label), typed.text(name))
            .most(30)
            .hint(&words.say(hint))
    };
    let select = |name: &'static str, label: &str, known: &[(&str, String)]| {
        EntryField::select(name, &words.say(label), choices(known, typed.text(name)))
    };
    EntryForm {
        id: "personal-data",
        action: format!("/sites/{}/{NAME}", words.here.site),
        title: words.say("personal-data-ask"),
        hint: words.say("personal-data-ask-hint"),
        submit: words.say("personal-data-ask"),
        groups: vec![FieldGroup {
            fields: vec![
                text(
                    "telephone",
                    "visit-telephone",
                    "personal-data-telephone-hint",
                )
                .kind("tel"),
                text(
                    "document_number",
                    "visit-document-number",
                    "personal-data-document-hint",
                ),
                text("name", "personal-data-name", "personal-data-name-hint").most(50),
                select("kind", "personal-data-kind", &kinds),
                select("ground", "personal-data-ground", &grounds)
                    .hint(&words.say("personal-data-ground-unfit-hint")),
                select("identified", "personal-data-identified", &identified),
            ],
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    }
}

fn register_form(words: &Words<'_>, typed: &Fields) -> EntryForm {
    let grounds: Vec<_> = Kind::Register
        .grounds()
        .iter()
        .map(|word| (*word, words.word("personal-data-ground-", word)))
        .collect();
    let day = |name: &'static str, label: &str| {
        let value = typed.maybe(name).unwrap_or(&words.today);
        EntryField::text(name, &words.say(label), value)
            .kind("date")
            .required()
    };
    EntryForm {
        id: "register",
        action: format!("/sites/{}/register-exports", words.here.site),
        title: words.say("personal-data-ask-register"),
        hint: words.say("personal-data-ask-register-hint"),
        submit: words.say("personal-data-ask-register"),
        groups: vec![FieldGroup {
            fields: vec![
                day("from", "personal-data-from"),
                day("until", "personal-data-until"),
                EntryField::select(
                    "ground",
                    &words.say("personal-data-ground"),
                    choices(&grounds, typed.text("ground")),
                ),
            ],
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    }
}

fn found(words: &Words<'_>, request: &Request) -> Vec<String> {
    let Found {
        visits,
        calls,
        inquiries,
        orders,
        lost_reports,
        found_items,
        diners,
        ratings,
        lines,
        watched,
        open,
    } = request.found;
    // A register is counted when it is given.
    if request.kind == Kind::Register && visits + calls == 0 {
        return Vec::new();
    }
    let counts = [
        ("visits", visits),
        ("calls", calls),
        ("inquiries", inquiries),
        ("orders", orders),
        ("lost-reports", lost_reports),
        ("found-items", found_items),
        ("diners", diners),
        ("ratings", ratings),
        ("lines", lines),
        ("watched", watched),
        ("open", open),
    ];
    let counted = counts.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = counted
        .map(|(word, count)| words.count(&format!("personal-data-found-{word}"), count))
        .collect();
    if said.is_empty() {
        return vec![words.say("personal-data-found-none")];
    }
    said
}

/// The word of how a request stands, and until when in words.
fn standing(words: &Words<'_>, view: &RequestView) -> (&'static str, String) {
    let request = &view.request;
    let word = if view.overdue && view.state.is_open() {
        "overdue"
    } else {
        view.state.word()
    };
    let until = match word {
        "asked" | "overdue" => ("personal-data-due", Some(request.due())),
        _ => (
            "personal-data-ends",
            request.ends().filter(|_| view.state.is_open()),
        ),
    };
    let until = match until {
        (key, Some(at)) => words.fill(key, "moment", &words.place.moment(at)),
        (_, None) => String::new(),
    };
    (word, until)
}

fn row(words: &Words<'_>, view: &RequestView) -> PersonalDataRow {
    let request = &view.request;
    let folder = match request.kind {
        Kind::Register => "register-exports",
        Kind::Show | Kind::Export | Kind::Erase => NAME,
    };
    let address = format!("/sites/{}/{folder}/{}", words.here.site, request.id);
    let when = |may: bool, path: &str| {
        if may {
            format!("{address}{path}")
        } else {
            String::new()
        }
    };
    let mut about = vec![
        words.word("personal-data-kind-", request.kind.word()),
        words.word("personal-data-ground-", &request.ground),
    ];
    if request.kind == Kind::Register {
        about.push(format!("{} – {}", request.days.0, request.days.1));
    } else {
        about.push(words.word("personal-data-identified-", &request.identified));
    }
    let said = |by: &str, at| format!("{by} {}", words.place.moment(at));
    let mut answered = match &request.answered {
        Some((at, by, _)) => said(by, *at),
        None => String::new(),
    };
    if !request.refusal.is_empty() {
        answered.push_str(" · ");
        answered.push_str(&words.word("personal-data-refusal-", &request.refusal));
    }
    let (word, until) = standing(words, view);
    let (path, title) = match request.kind {
        Kind::Show => ("/sheet", "personal-data-fetch-show"),
        Kind::Export => ("/workbook", "personal-data-fetch-export"),
        Kind::Register | Kind::Erase => ("/workbook", "personal-data-fetch-register"),
    };
    PersonalDataRow {
        id: request.id.to_string(),
        number: request.number,
        about,
        found: found(words, request),
        asked: said(&request.asked_by, request.asked),
        answered,
        tone: match word {
            "asked" => "open",
            "overdue" => "overdue",
            "approved" => "planned",
            "done" => "done",
            _ => "cancelled",
        },
        state: words.word("personal-data-state-", word),
        until,
        answer: when(view.may_answer, ""),
        erases: request.kind == Kind::Erase,
        withdraw: when(view.may_withdraw, "/withdrawal"),
        fetch: Link {
            href: when(view.may_fetch, path),
            title: words.say(title),
        },
    }
}
