//! Entry control, shared by the desk and the guards (clause A1.5): who waits, who is expected, who is
//! inside on which floor; a badge that is scanned; the list for an evacuation.

use std::collections::BTreeMap;

use app::visit::{Entry, VisitView};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::VisitId;
use domain::visit::State as Stands;
use words::Language;

use super::visits::counts;
use super::visits::words_of::{Words, detail, row};
use super::{draw, draw_refused, frame};
use crate::act::Query;
use crate::civil::{day_title, place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{EntryControl, Evacuation, FloorInside, Link, VisitDetail};

/// `GET /sites/S/entry?badge=&visit=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["badge", "visit"])?;
    let visit: Option<VisitId> = query.chosen("visit")?;
    let badge = query.filled("badge").map(str::to_owned);
    let scanned = match &badge {
        // A scanner may type what the badge's letters say with blanks around it.
        Some(code) => app::visit::of_badge(web.house(), &here.actor, &here.site, code).await?,
        None => None,
    };
    let missed = badge.is_some() && scanned.is_none();
    let found = scanned.map(|page| page.visit.record.id).or(visit);
    let problem = missed.then(|| words::text(language, "entry-badge-unknown").to_owned());
    draw(&view(&web, &here, language, found, problem).await?)
}

/// The page again, with what was refused.
pub(super) async fn again(
    web: &Web,
    here: &Here,
    language: Language,
    visit: Option<VisitId>,
    trouble: &Trouble,
) -> Answered<Response> {
    let page = view(web, here, language, visit, Some(trouble.say(language))).await?;
    draw_refused(&page, trouble)
}

async fn read(web: &Web, here: &Here, today: &str) -> Answered<Entry> {
    let entry = app::visit::entry(web.house(), &here.actor, &here.site, today).await?;
    entry.ok_or_else(Trouble::not_found)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    found: Option<VisitId>,
    problem: Option<String>,
) -> Answered<EntryControl> {
    let place = place(web, here).await?;
    let today = place.civil(web.house().now()).date();
    let entry = read(web, here, &today.to_string()).await?;
    let words = Words {
        place: &place,
        language,
        here,
        today: today.to_string(),
        from: "entry",
    };
    let of = |state: Stands| {
        let visits = entry.day.visits.iter();
        let mut rows: Vec<_> = visits
            .filter(|visit| visit.record.state == state)
            .map(|visit| row(&words, visit, found))
            .collect();
        rows.sort_by(|one, other| (&one.time, one.number).cmp(&(&other.time, other.number)));
        rows
    };
    Ok(EntryControl {
        frame: frame::of_site(web, here, language, "entry").await?,
        day_title: day_title(language, today),
        counts: counts(&entry.day),
        problem,
        found: detail_of(web, &words, found).await?,
        held: of(Stands::Held),
        expected: of(Stands::Expected),
        floors: floors(&words, &entry),
        badges_before: entry.badges_before,
        badges: entry
            .badges
            .iter()
            .map(|visit| row(&words, visit, found))
            .collect(),
    })
}

async fn detail_of(
    web: &Web,
    words: &Words<'_>,
    found: Option<VisitId>,
) -> Answered<Option<VisitDetail>> {
    let Some(id) = found else {
        return Ok(None);
    };
    let here = words.here;
    let page = app::visit::find(web.house(), &here.actor, &here.site, id).await?;
    Ok(page.map(|page| detail(words, &page)))
}

/// Who is inside, from the highest floor down; whose floor is not known comes last.
fn floors(words: &Words<'_>, entry: &Entry) -> Vec<FloorInside> {
    let visits = entry.day.visits.iter();
    let inside = visits.filter(|visit| visit.record.state == Stands::Inside);
    let mut by_floor: BTreeMap<(i32, String), Vec<&VisitView>> = BTreeMap::new();
    for visit in inside {
        let floor = visit.floor.as_ref();
        let level = floor.map_or(i32::MAX, |floor| -floor.level);
        let name = floor.map_or_else(String::new, |floor| floor.name.clone());
        by_floor.entry((level, name)).or_default().push(visit);
    }
    by_floor
        .into_iter()
        .map(|((_, name), visits)| FloorInside {
            name,
            people: visits.iter().map(|visit| visit.record.companions + 1).sum(),
            rows: visits
                .into_iter()
                .map(|visit| row(words, visit, None))
                .collect(),
        })
        .collect()
}

/// `GET /sites/S/entry/evacuation`.
pub(crate) async fn evacuation(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let place = place(&web, &here).await?;
    let today = place.civil(web.house().now()).date().to_string();
    let entry = read(&web, &here, &today).await?;
    let words = Words {
        place: &place,
        language,
        here: &here,
        today,
        from: "entry",
    };
    draw(&Evacuation {
        frame: frame::of_site(&web, &here, language, "entry").await?,
        back: Link {
            href: format!("/sites/{}/entry", here.site),
            title: words.say("page-back"),
        },
        at: words.place.moment(entry.at),
        people: entry.day.inside(),
        floors: floors(&words, &entry),
    })
}
