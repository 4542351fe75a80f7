//! The day's sorting list on paper: by floor, and by leader.

use std::collections::BTreeMap;

use app::newspaper::{ItemView, NewspaperDay};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::rows::{floors, name_of, papers};
use super::{asked_day, found};
use crate::act::Query;
use crate::civil::{Place, dated_title};
use crate::need::Here;
use crate::pages::{draw, frame};
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::{NewspaperList, PaperReader};

/// `GET /sites/S/newspapers/list?day=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["day"])?;
    let date = asked_day(&web, &here, &query).await?;
    let day = found(&web, &here, date).await?;
    let place = Place::of(day.site.clone())?;
    draw(&NewspaperList {
        frame: frame::of_site(&web, &here, language, "newspapers").await?,
        back: format!("/sites/{}/newspapers?day={date}", here.site),
        site: day.site.name.clone(),
        day: dated_title(language, date),
        titles: titles(&day, language),
        floors: floors(&day, &place, language),
        readers: readers(&day, language),
    })
}

/// How many copies of each paper are to be sorted.
fn titles(day: &NewspaperDay, language: Language) -> Vec<(String, u32)> {
    let items = day.stops.iter().flat_map(|stop| &stop.items);
    let mut titles: Vec<(String, u32)> = papers(items, day.date, language)
        .into_iter()
        .map(|paper| (paper.title, paper.copies))
        .collect();
    titles.sort();
    titles
}

/// The leaders and offices in the order in which one walks to them.
fn readers(day: &NewspaperDay, language: Language) -> Vec<PaperReader> {
    let mut readers = Vec::new();
    for stop in &day.stops {
        let mut own: BTreeMap<usize, (String, Vec<&ItemView>)> = BTreeMap::new();
        for item in &stop.items {
            let name = name_of(&item.addressee, language);
            let place = own
                .iter()
                .find(|(_, (known, _))| *known == name)
                .map_or(own.len(), |(place, _)| *place);
            let entry = own.entry(place).or_insert_with(|| (name, Vec::new()));
            entry.1.push(item);
        }
        readers.extend(own.into_values().map(|(name, items)| PaperReader {
            name,
            place: stop.place.clone(),
            papers: papers(items.into_iter(), day.date, language),
        }));
    }
    readers
}
