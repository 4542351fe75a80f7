//! Rules of the house (clause A1.2): read and acknowledged by the staff, written by their leaders,
//! who see who has not.

mod form;

use app::house_rule::{Readers, RulePage, ShelfRule, Since};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object, Role};
use domain::difference::{Change, Line};
use domain::house_rule::{Issuer, Reading, STAFF, Version, blocks};
use domain::{HouseRuleId, Milliseconds};
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::civil::{Place, place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Difference, HouseRulePage, HouseRuleReaders, HouseRuleRow, HouseRules, Link, ReaderRow,
    VersionRow,
};

pub(crate) use self::form::{begin, discard, edit, new, publish, write};

fn unknown() -> Trouble {
    Trouble::from(domain::Refusal::missing("house-rule-unknown"))
}

/// The page of a rule.
fn address(here: &Here, id: HouseRuleId) -> String {
    format!("/sites/{}/house-rules/{id}", here.site)
}

/// Whether the actor writes the rules of the issuer.
fn writes(here: &Here, issuer: Issuer) -> bool {
    domain::house_rule::check_writer(&here.actor, &here.site, issuer).is_ok()
}

fn version_words(language: Language, version: i32) -> String {
    words::format(
        language,
        "house-rule-version",
        &[("version", version.to_string())],
    )
}

/// The last day on which it is read in time, or when it was acknowledged, in words.
fn when(reading: Reading, place: &Place, now: Milliseconds, language: Language) -> String {
    let (key, name, value) = match reading {
        Reading::Acknowledged { at } => ("house-rule-acknowledged-at", "at", place.moment(at)),
        Reading::Unread { due, .. } if due < now => {
            ("house-rule-late-since", "day", place.moment(due))
        }
        Reading::Unread { due, .. } => ("house-rule-read-until", "day", place.moment(due)),
    };
    words::format(language, key, &[(name, value)])
}

/// `GET /sites/S/house-rules`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let shelf = app::house_rule::shelf(web.house(), &here.actor, &here.site).await?;
    let shelf = shelf.ok_or_else(Trouble::not_found)?;
    let place = Place::of(shelf.site)?;
    let now = web.house().now();
    let may_write = here.may(Object::HouseRule, Action::Create);
    draw(&HouseRules {
        frame: frame::of_site(&web, &here, language, "house-rules").await?,
        rules: shelf
            .rules
            .iter()
            .map(|one| row(&here, one, &place, now, language))
            .collect(),
        new: may_write.then(|| format!("/sites/{}/house-rules/new", here.site)),
        counts: here.may(Object::HouseRule, Action::Export),
    })
}

fn row(
    here: &Here,
    one: &ShelfRule,
    place: &Place,
    now: Milliseconds,
    language: Language,
) -> HouseRuleRow {
    let href = address(here, one.rule.id);
    let version = one.rule.version.as_ref();
    let asked = one.asked.filter(|asked| asked.all > 0);
    HouseRuleRow {
        id: one.rule.id.to_string(),
        title: match (version, &one.draft) {
            (Some(version), _) => version.heading.title.clone(),
            (None, draft) => draft.clone().unwrap_or_default(),
        },
        issuer: one.rule.issuer.word(),
        version: version.map_or_else(String::new, |one| version_words(language, one.version)),
        in_force: version.map_or_else(String::new, |one| one.heading.in_force.clone()),
        state: match one.own {
            _ if version.is_none() => "draft",
            _ if one.rule.withdrawal.is_some() => "withdrawn",
            Some(reading) => reading.word(now),
            None => "not-asked",
        },
        when: one
            .own
            .map_or_else(String::new, |own| when(own, place, now, language)),
        draft: one.draft.is_some(),
        late: asked.is_some_and(|asked| asked.late > 0),
        asked: asked.map_or_else(String::new, |asked| {
            share(language, asked.acknowledged, asked.all)
        }),
        readers: asked.map(|_| format!("{href}/readers")),
        href: if version.is_some() {
            href
        } else {
            format!("{href}/edit")
        },
    }
}

fn share(language: Language, count: usize, all: usize) -> String {
    let arguments = [("count", count.to_string()), ("all", all.to_string())];
    words::format(language, "house-rule-share", &arguments)
}

/// `GET /sites/S/house-rules/R?version=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["version"])?;
    let version = query.chosen("version")?;
    draw(&view(&web, &here, ids.at(0)?, language, (version, None)).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    id: HouseRuleId,
    language: Language,
    (version, refused): (Option<i32>, Option<(i32, &Trouble)>),
) -> Answered<HouseRulePage> {
    let page = app::house_rule::find(web.house(), &here.actor, &here.site, id, version).await?;
    let page = page.ok_or_else(unknown)?;
    let shown = page.shown.clone().ok_or_else(unknown)?;
    let place = Place::of(page.site.clone())?;
    let now = web.house().now();
    let href = address(here, id);
    let standing = page.rule.version.as_ref().map_or(0, |one| one.version);
    let is_standing = shown.version == standing;
    let own = page.own.filter(|_| is_standing);
    let stands = page.rule.withdrawal.is_none();
    Ok(HouseRulePage {
        frame: frame::of_site(web, here, language, "house-rules").await?,
        facts: facts(&page, &shown, &place, language),
        state: match own {
            _ if !stands => "withdrawn",
            Some(reading) => reading.word(now),
            None => "not-asked",
        },
        when: own.map_or_else(String::new, |own| when(own, &place, now, language)),
        withdrawn: page.rule.withdrawal.as_ref().map(|gone| {
            let arguments = [("by", gone.by.clone()), ("at", place.moment(gone.at))];
            words::format(language, "house-rule-withdrawn-by", &arguments)
        }),
        standing: (!is_standing).then(|| Link {
            href: href.clone(),
            title: words::format(
                language,
                "house-rule-to-standing",
                &[("version", standing.to_string())],
            ),
        }),
        since: since(web, &page, &shown, language, refused).await?,
        blocks: blocks(&page.text),
        acknowledge: own.filter(|own| own.is_open()).map(|_| shown.version),
        problem: refused.map(|(_, trouble)| trouble.say(language)),
        versions: page
            .versions
            .iter()
            .map(|one| version_row(&href, one, &place, language, None))
            .collect(),
        edit: (page.may_write && stands).then(|| (format!("{href}/edit"), page.draft.is_some())),
        readers: here
            .may(Object::HouseRule, Action::Export)
            .then(|| format!("{href}/readers")),
        withdraw: page.may_write && stands,
        note: shown.heading.note,
        title: shown.heading.title,
        href,
    })
}

fn facts(
    page: &RulePage,
    shown: &Version,
    place: &Place,
    language: Language,
) -> Vec<(&'static str, String)> {
    let issuer = format!("house-rule-issuer-{}", page.rule.issuer.word());
    vec![
        (
            "house-rule-column-issuer",
            words::text(language, &issuer).to_owned(),
        ),
        (
            "house-rule-column-version",
            format!(
                "{} · {}",
                version_words(language, shown.version),
                published(shown, place, language)
            ),
        ),
        ("house-rule-column-in-force", shown.heading.in_force.clone()),
        ("house-rule-for", posts(&shown.heading.readers, language)),
    ]
}

fn published(version: &Version, place: &Place, language: Language) -> String {
    let arguments = [("by", version.by.clone()), ("at", place.moment(version.at))];
    words::format(language, "house-rule-published-by", &arguments)
}

fn posts(roles: &[Role], language: Language) -> String {
    if roles == STAFF {
        return words::text(language, "house-rule-for-all").to_owned();
    }
    let named: Vec<String> = roles
        .iter()
        .map(|role| words::text(language, &format!("page-role-{}", role.word())).to_owned())
        .collect();
    words::list(language, &named)
}

/// What differs from the version acknowledged last; from the one just read, where it was superseded.
async fn since(
    web: &Web,
    page: &RulePage,
    shown: &Version,
    language: Language,
    refused: Option<(i32, &Trouble)>,
) -> Answered<Option<Difference>> {
    let superseded = refused.filter(|(_, trouble)| trouble.code == "house-rule-superseded");
    let Some((read, _)) = superseded else {
        let since = page.since.as_ref();
        return Ok(since.map(|since| difference_since("house-rule-since", since, shown, language)));
    };
    let since = app::house_rule::differs(web.house(), page, read).await?;
    let key = "house-rule-since-read";
    Ok(since.map(|since| difference_since(key, &since, shown, language)))
}

fn difference_since(key: &str, since: &Since, shown: &Version, language: Language) -> Difference {
    let title = words::format(language, key, &[("version", since.version.to_string())]);
    let mut difference = difference_of(title, &since.lines);
    if since.title != shown.heading.title {
        let titles = [
            (false, since.title.clone()),
            (true, shown.heading.title.clone()),
        ];
        difference.lines.splice(0..0, titles);
    }
    difference
}

/// The lines that changed.
fn difference_of(title: String, lines: &[Line]) -> Difference {
    let changed = lines
        .iter()
        .filter(|line| line.change != Change::Same && !domain::text::is_blank(&line.text));
    Difference {
        title,
        lines: changed
            .map(|line| (line.change == Change::Added, line.text.clone()))
            .collect(),
    }
}

fn version_row(
    href: &str,
    version: &Version,
    place: &Place,
    language: Language,
    count: Option<usize>,
) -> VersionRow {
    VersionRow {
        href: format!("{href}?version={}", version.version),
        version: version_words(language, version.version),
        in_force: version.heading.in_force.clone(),
        published: published(version, place, language),
        note: version.heading.note.clone(),
        count: count.map_or_else(String::new, |count| count.to_string()),
    }
}

/// `POST /sites/S/house-rules/R/acknowledgement`: `version`, the one that was read. Where another one
/// stands by now, it is shown with what differs.
pub(crate) async fn acknowledge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["version"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let version = form.fields.number("version")?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::house_rule::acknowledge(house, actor, site, &command, id, version).await;
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/sites/{site}/house-rules"))),
        Err(trouble) if trouble.is_mendable() => {
            let refused = (None, Some((version, &trouble)));
            let page = view(&web, &here, id, language, refused).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/house-rules/R/withdrawal`.
pub(crate) async fn withdraw(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    app::house_rule::withdraw(web.house(), &here.actor, &here.site, &command, id).await?;
    Ok(see(&address(&here, id)))
}

/// `GET /sites/S/house-rules/R/readers`.
pub(crate) async fn readers(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let id = ids.at(0)?;
    let found = app::house_rule::readers(web.house(), &here.actor, &here.site, id).await?;
    let found = found.ok_or_else(unknown)?;
    let place = place(&web, &here).await?;
    let now = web.house().now();
    let frame = frame::of_site(&web, &here, language, "house-rules").await?;
    draw(&readers_page(
        frame,
        &address(&here, id),
        &found,
        &place,
        (now, language),
    ))
}

fn readers_page(
    frame: crate::views::Frame,
    href: &str,
    found: &Readers,
    place: &Place,
    (now, language): (Milliseconds, Language),
) -> HouseRuleReaders {
    let states: Vec<&str> = found
        .people
        .iter()
        .map(|one| one.reading.word(now))
        .collect();
    let count = |state: &str| states.iter().filter(|known| **known == state).count();
    let missing = states.len() - count("acknowledged");
    let standing = found.rule.version.as_ref();
    HouseRuleReaders {
        title: standing.map_or_else(String::new, |one| one.heading.title.clone()),
        version: standing.map_or_else(String::new, |one| version_words(language, one.version)),
        at: place.moment(now),
        share: if states.is_empty() {
            String::new()
        } else {
            share(language, count("acknowledged"), states.len())
        },
        missing: if missing == 0 {
            String::new()
        } else {
            let arguments = [("count", missing.to_string())];
            words::format(language, "house-rule-missing", &arguments)
        },
        late: count("late"),
        people: found
            .people
            .iter()
            .map(|one| ReaderRow {
                id: one.account.to_string(),
                name: one.name.clone(),
                posts: posts(&one.roles, language),
                state: one.reading.word(now),
                when: when(one.reading, place, now, language),
                last: match one.reading {
                    Reading::Unread {
                        last: Some(last), ..
                    } => version_words(language, last),
                    _ => String::new(),
                },
            })
            .collect(),
        versions: found
            .versions
            .iter()
            .map(|(one, count)| version_row(href, one, place, language, Some(*count)))
            .collect(),
        href: href.to_owned(),
        frame,
    }
}
