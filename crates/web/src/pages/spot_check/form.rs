//! A spot check taken: whom, on what, and the score of each item.

use app::spot_check::{Asked, Checkable, InspectionRule, NewPage};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::spot_check::Score;
use domain::{AccountId, TeamId};
use words::Language;

use crate::act::{Form, Query, see, subject};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, SpotCheckChosen, SpotCheckForm, SpotCheckItem, SpotCheckPerson};

/// How many items of one rule are read.
const ITEMS_MAX: usize = 40;

async fn known(web: &Web, here: &Here) -> Answered<NewPage> {
    let page = app::spot_check::new_page(web.house(), &here.actor, &here.site).await?;
    page.ok_or_else(Trouble::not_found)
}

/// `GET /sites/S/spot-checks/new`: whom there is to be checked; with `account`, `team` and `rule` what.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["account", "team", "rule"])?;
    let page = known(&web, &here).await?;
    draw(&view((&web, &here, language), &page, &query, None).await?)
}

/// `POST /sites/S/spot-checks`.
pub(crate) async fn take(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let names = names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    form.fields.only(&names)?;
    let command = form.command()?;
    let page = known(&web, &here).await?;
    let taken = async {
        let asked = asked(&form.fields, &page)?;
        let answer =
            app::spot_check::take(web.house(), &here.actor, &here.site, &command, asked).await?;
        Ok(answer)
    };
    let trouble: Trouble = match taken.await {
        Ok(answer) => {
            let id = subject(&answer)?;
            return Ok(see(&format!("/sites/{}/spot-checks/{id}", here.site)));
        }
        Err(trouble) => trouble,
    };
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let asker = (&web, &here, language);
    let page = view(asker, &page, &form.fields, Some(&trouble)).await?;
    draw_refused(&page, &trouble)
}

/// Every field of the form.
fn names() -> Vec<String> {
    let mut names: Vec<String> = ["account", "team", "rule", "version"]
        .map(str::to_owned)
        .to_vec();
    for item in 1..=ITEMS_MAX {
        names.extend([format!("score{item}"), format!("note{item}")]);
    }
    names
}

/// Who is chosen, and what they are checked on.
fn chosen<'page>(
    fields: &Fields,
    page: &'page NewPage,
) -> Option<(&'page Checkable, &'page InspectionRule)> {
    let person = page.people.iter().find(|one| {
        one.staff.account.to_string() == fields.text("account")
            && one.team.0.to_string() == fields.text("team")
    })?;
    let mut rules = person.rules.iter();
    let rule = rules.find(|rule| rule.id == fields.text("rule"))?;
    Some((person, rule))
}

fn asked(fields: &Fields, page: &NewPage) -> Answered<Asked> {
    let account = fields.chosen::<AccountId>("account")?;
    let team = fields.chosen::<TeamId>("team")?;
    let count = chosen(fields, page).map_or(0, |(_, rule)| rule.items.len());
    let items = (1..=count.min(ITEMS_MAX)).map(|item| {
        let score = Score::from_word(fields.text(&format!("score{item}")));
        (score, fields.text(&format!("note{item}")).to_owned())
    });
    Ok(Asked {
        account: account.ok_or_else(|| Trouble::invalid("account", "field-empty"))?,
        team: team.ok_or_else(|| Trouble::invalid("team", "field-empty"))?,
        standard_version: fields.number("version")?,
        rule: fields.text("rule").to_owned(),
        items: items.collect(),
    })
}

async fn view(
    (web, here, language): (&Web, &Here, Language),
    page: &NewPage,
    fields: &Fields,
    trouble: Option<&Trouble>,
) -> Answered<SpotCheckForm> {
    let told = trouble.and_then(|trouble| {
        let mut arguments = trouble.arguments.iter();
        arguments.find(|(name, _)| name == "line")
    });
    let line = told.and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
    let field = trouble.and_then(|trouble| trouble.field.as_deref());
    let wrong = (field.unwrap_or(""), line);
    let chosen = chosen(fields, page);
    let version = page.standard_version;
    let chosen = chosen.map(|(person, rule)| chosen_view(fields, (person, rule), version, wrong));
    Ok(SpotCheckForm {
        frame: frame::of_site(web, here, language, "quality").await?,
        people: match chosen {
            Some(_) => Vec::new(),
            None => page.people.iter().map(|one| person(here, one)).collect(),
        },
        chosen,
        problem: trouble.map_or_else(String::new, |trouble| trouble.say(language)),
        line,
    })
}

fn chosen_view(
    fields: &Fields,
    (person, rule): (&Checkable, &InspectionRule),
    version: i32,
    (field, wrong): (&str, usize),
) -> SpotCheckChosen {
    let items = (1..).zip(&rule.items).map(|(line, text): (usize, _)| {
        let typed = |name: &str| fields.text(&format!("{name}{line}")).to_owned();
        SpotCheckItem {
            line,
            text: text.clone(),
            score: typed("score"),
            note: typed("note"),
            wrong_score: field == "score" && wrong == line,
            wrong_note: field == "note" && wrong == line,
        }
    });
    SpotCheckChosen {
        account: person.staff.account.to_string(),
        team: person.team.0.to_string(),
        rule: rule.id.clone(),
        version,
        name: person.staff.name.clone(),
        post: person.team.1.clone(),
        title: rule.title.clone(),
        clauses: rule.clauses.join(" "),
        items: items.collect(),
        scores: Score::ALL.map(Score::word),
    }
}

fn person(here: &Here, one: &Checkable) -> SpotCheckPerson {
    let link = |rule: &InspectionRule| Link {
        href: format!(
            "/sites/{}/spot-checks/new?account={}&team={}&rule={}",
            here.site, one.staff.account, one.team.0, rule.id
        ),
        title: rule.title.clone(),
    };
    SpotCheckPerson {
        name: one.staff.name.clone(),
        team: one.team.1.clone(),
        on_duty: one.on_duty,
        rules: one.rules.iter().map(link).collect(),
    }
}
