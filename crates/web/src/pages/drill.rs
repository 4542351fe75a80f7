//! The drill of the directory (clause A2.6): a round by keys alone, one's own results, the team's.

use app::drill::{Hard, OwnResults, PersonResult, QuestionView, RoundView, Week};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::drill::{Entry, Kind, Score};
use domain::{DrillRoundId, SiteId, Uid};
use words::Language;

use super::people::beside;
use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see, subject};
use crate::civil::{Place, place};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    DrillBar, DrillChoice, DrillHard, DrillPage, DrillPerson, DrillQuestion, DrillRoundPage,
    DrillRoundRow, DrillTeam, DrillWeek, DrillWrong, Link,
};

/// The height of a bar that says all was right, and the distances between weeks and bars.
const BAR: u32 = 110;
const WEEK_WIDE: u32 = 100;
const BAR_WIDE: u32 = 26;

fn unknown() -> Trouble {
    Trouble::from(domain::Refusal::missing("drill-round-unknown"))
}

fn address(here: &Here, id: DrillRoundId) -> String {
    format!("/sites/{}/drill/{id}", here.site)
}

fn share(score: Score, language: Language) -> String {
    score.percent().map_or_else(String::new, |percent| {
        words::format(
            language,
            "drill-percent",
            &[("percent", percent.to_string())],
        )
    })
}

fn score_words(score: Score, language: Language) -> String {
    let arguments = [
        ("right", score.right.to_string()),
        ("answered", score.answered.to_string()),
    ];
    words::format(language, "drill-score", &arguments)
}

fn shares(kinds: &[(Kind, Score)], language: Language) -> Vec<(&'static str, String)> {
    let share = |(kind, score): &(Kind, Score)| (kind.word(), share(*score, language));
    kinds.iter().map(share).collect()
}

/// `GET /sites/S/drill`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &here, language, None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    refused: Option<&Trouble>,
) -> Answered<DrillPage> {
    let own = app::drill::own(web.house(), &here.actor, &here.site).await?;
    let own = own.ok_or_else(Trouble::not_found)?;
    let place = Place::of(own.site.clone())?;
    let leads = here.may(Object::Drill, Action::Export);
    Ok(DrillPage {
        frame: frame::of_site(web, here, language, "people").await?,
        beside: beside(here, language, "drill"),
        problem: refused.map(|trouble| trouble.say(language)),
        open: own.open.is_some(),
        team: leads.then(|| format!("/sites/{}/drill/team", here.site)),
        kinds: own
            .kinds
            .iter()
            .map(|(kind, score)| kind_words(*kind, *score, language))
            .collect(),
        bars: bars(&own.weeks, language),
        weeks: own
            .weeks
            .iter()
            .rev()
            .filter(|week| week.kinds.iter().any(|(_, score)| score.answered > 0))
            .map(|week| DrillWeek {
                monday: week.monday.to_string(),
                shares: shares(&week.kinds, language),
            })
            .collect(),
        rounds: rounds(here, &own, &place, language),
    })
}

fn kind_words(kind: Kind, score: Score, language: Language) -> (&'static str, String, String) {
    let told = match score.percent() {
        Some(_) => (share(score, language), score_words(score, language)),
        None => ("–".to_owned(), say(language, "drill-nothing")),
    };
    (kind.word(), told.0, told.1)
}

fn say(language: Language, key: &str) -> String {
    words::text(language, key).to_owned()
}

fn rounds(here: &Here, own: &OwnResults, place: &Place, language: Language) -> Vec<DrillRoundRow> {
    let rounds = own.rounds.iter().map(|round| DrillRoundRow {
        href: address(here, round.id),
        when: place.moment(round.begun),
        score: score_words(round.score, language),
    });
    rounds.collect()
}

fn bars(weeks: &[Week], language: Language) -> Vec<DrillBar> {
    let mut bars = Vec::new();
    for (place, week) in (0..).zip(weeks) {
        let day = week.monday.strftime("%m-%d").to_string();
        for (beside, (kind, score)) in (0..).zip(&week.kinds) {
            let percent = score.percent();
            // What was asked and never right is a line, what was not asked is nothing.
            let height = percent.map_or(0, |percent| (percent * BAR / 100).max(2));
            let kind_name = say(language, &format!("drill-kind-{}", kind.word()));
            let of_week = words::format(language, "drill-week", &[("day", day.clone())]);
            bars.push(DrillBar {
                title: format!("{of_week} · {kind_name} {}", score_words(*score, language)),
                kind: kind.word(),
                x: place * WEEK_WIDE + 8 + beside * BAR_WIDE,
                y: 120 - height,
                height,
                label: if beside == 0 {
                    day.clone()
                } else {
                    String::new()
                },
            });
        }
    }
    bars
}

/// `POST /sites/S/drill`: a round begins, or goes on.
pub(crate) async fn begin(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let command = form.command()?;
    let begun = app::drill::begin(web.house(), &here.actor, &here.site, &command).await;
    match begun.map_err(Trouble::from) {
        Ok(answer) => {
            let id = subject(&answer)?;
            Ok(see(&format!("/sites/{}/drill/{id}", here.site)))
        }
        Err(trouble) if trouble.is_mendable() => {
            let page = view(&web, &here, language, Some(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/drill/R?answered=`: what is asked next, or how the one just answered came out.
pub(crate) async fn show_round(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["answered"])?;
    let answered = query.chosen("answered")?;
    draw(&round_page(&web, &here, ids.at(0)?, language, (answered, None)).await?)
}

async fn round_page(
    web: &Web,
    here: &Here,
    id: DrillRoundId,
    language: Language,
    (answered, refused): (Option<i32>, Option<&Trouble>),
) -> Answered<DrillRoundPage> {
    let round = app::drill::round(web.house(), &here.actor, &here.site, id).await?;
    let round = round.ok_or_else(unknown)?;
    let told = round
        .answered
        .iter()
        .find(|one| Some(one.position) == answered);
    let question = told.or(round.next.as_ref());
    Ok(DrillRoundPage {
        frame: frame::of_site(web, here, language, "people").await?,
        href: address(here, id),
        size: round.size,
        score: if round.answered.is_empty() {
            String::new()
        } else {
            score_words(round.score, language)
        },
        problem: refused.map(|trouble| trouble.say(language)),
        question: question.map(|one| question_view(one, &here.site, language)),
        goes_on: round.next.is_some(),
        wrong: wrong(&round, &here.site, language),
    })
}

fn asked(question: &QuestionView, language: Language) -> String {
    let key = format!("drill-asks-{}", question.asks.word());
    words::format(language, &key, &[("what", question.prompt.clone())])
}

fn question_view(question: &QuestionView, site: &SiteId, language: Language) -> DrillQuestion {
    let answer = question.answer;
    let choices = (0..).zip(&question.choices);
    DrillQuestion {
        position: question.position,
        words: asked(question, language),
        choices: choices
            .map(|(place, words)| DrillChoice {
                value: place,
                key: place + 1,
                words: words.clone(),
                right: answer.is_some_and(|answer| answer.right == place),
                chosen: answer.is_some_and(|answer| answer.chosen == place),
            })
            .collect(),
        right: answer.map(|answer| answer.right == answer.chosen),
        directory: directory(question, site, language),
    }
}

/// Where the directory tells of an entry.
fn entry_link(site: &SiteId, entry: Entry, id: Uid, name: &str) -> String {
    match entry {
        Entry::Person => format!("/sites/{site}/people?person={id}"),
        Entry::Room => format!("/sites/{site}/directory/rooms"),
        Entry::Department => {
            let words = form_urlencoded::Serializer::new(String::new())
                .append_pair("words", name)
                .finish();
            format!("/sites/{site}/people?{words}")
        }
    }
}

fn directory(question: &QuestionView, site: &SiteId, language: Language) -> Option<Link> {
    let (entry, id, name) = question.entry.as_ref()?;
    Some(Link {
        href: entry_link(site, *entry, *id, name),
        title: words::format(language, "drill-in-directory", &[("name", name.clone())]),
    })
}

fn wrong(round: &RoundView, site: &SiteId, language: Language) -> Vec<DrillWrong> {
    let wrong = round.answered.iter().filter_map(|one| {
        let answer = one.answer.filter(|answer| answer.right != answer.chosen)?;
        Some(DrillWrong {
            words: asked(one, language),
            right: one.choices.get(answer.right).cloned().unwrap_or_default(),
            chosen: one.choices.get(answer.chosen).cloned().unwrap_or_default(),
            directory: directory(one, site, language),
        })
    });
    wrong.collect()
}

/// `POST /sites/S/drill/R/answers`: `position` and `choice`, from 0.
pub(crate) async fn answer(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["position", "choice"])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    let position = form.fields.number("position")?;
    let given = (position, form.fields.number("choice")?);
    let done = app::drill::answer(web.house(), &here.actor, &here.site, &command, id, given);
    match done.await.map_err(Trouble::from) {
        // Whoever pressed twice sees how the first came out.
        Err(trouble) if trouble.code != "drill-answered" && trouble.is_mendable() => {
            let shown = (None, Some(&trouble));
            let page = round_page(&web, &here, id, language, shown).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) if trouble.code != "drill-answered" => Err(trouble),
        _ => Ok(see(&format!("{}?answered={position}", address(&here, id)))),
    }
}

/// `GET /sites/S/drill/team`.
pub(crate) async fn team(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let team = app::drill::team(web.house(), &here.actor, &here.site).await?;
    let team = team.ok_or_else(Trouble::not_found)?;
    let place = place(&web, &here).await?;
    draw(&DrillTeam {
        frame: frame::of_site(&web, &here, language, "people").await?,
        beside: beside(&here, language, ""),
        people: team
            .people
            .iter()
            .map(|one| person(one, &place, language))
            .collect(),
        hard: team
            .hard
            .iter()
            .map(|one| hard(one, &here, language))
            .collect(),
    })
}

fn person(one: &PersonResult, place: &Place, language: Language) -> DrillPerson {
    DrillPerson {
        id: one.account.to_string(),
        name: one.name.clone(),
        share: share(one.now, language),
        answered: one.now.answered,
        kinds: shares(&one.kinds, language),
        trend: one.trend.word(),
        last: one.last.map_or_else(String::new, |at| place.moment(at)),
    }
}

fn hard(one: &Hard, here: &Here, language: Language) -> DrillHard {
    let wrong = one.score.answered - one.score.right;
    let arguments = [
        ("wrong", wrong.to_string()),
        ("answered", one.score.answered.to_string()),
    ];
    DrillHard {
        name: one.name.clone(),
        href: entry_link(&here.site, one.entry, one.subject, &one.name),
        topic: one.asks.word(),
        wrong: words::format(language, "drill-wrong-of", &arguments),
    }
}
