//! The hall's page at the desk (clause A2.8).

pub(crate) mod acts;
pub(crate) mod public;
pub(crate) mod set_up;

use std::collections::BTreeSet;

use app::hall::shown::HallDay;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::hall::{Crowd, Priority, Ticket, TicketState, Window};
use domain::{CaseId, MatterId, Milliseconds, TicketId, WindowId};
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Query, see};
use crate::civil::Place;
use crate::code_picture::CodePicture;
use crate::need::Here;
use crate::pages::directory::room_codes::home_address;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Choice, CrowdStep, Hall, LingeringRow, LoadBar, RatingRow, TicketRow, TicketSheet, WindowCard,
};

const MINUTE_MS: Milliseconds = 60_000;
/// The chart shows from this hour on so many half hours.
const LOAD_FROM_HOUR: i8 = 8;
const LOAD_HALVES: usize = 20;
/// The chart's height and its foot, in its own units.
const LOAD_HIGH: u32 = 120;

/// How many low ratings are shown at once.
const LOW_SHOWN_MAX: usize = 50;

/// `GET /sites/S/hall?window=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["window"])?;
    let window = query.chosen("window")?;
    draw(&page(&web, &here, language, window, None).await?)
}

/// The page again, with what was refused above it.
async fn refused(
    web: &Web,
    here: &Here,
    language: Language,
    window: Option<WindowId>,
    trouble: &Trouble,
) -> Answered<Response> {
    let said = Some(trouble.say(language));
    draw_refused(&page(web, here, language, window, said).await?, trouble)
}

async fn page(
    web: &Web,
    here: &Here,
    language: Language,
    window: Option<WindowId>,
    problem: Option<String>,
) -> Answered<Hall> {
    let day = app::hall::shown::day_seen_by(web.house(), &here.actor, &here.site).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let place = Place::of(day.site.clone())?;
    let told = Told {
        sees_visits: here.may(Object::Visit, Action::View),
        day: &day,
        place: &place,
        language,
    };
    let cases = seen_cases(web, here, &day).await?;
    // A window that is gone is nobody's.
    let own = window.filter(|id| day.windows.iter().any(|window| window.id == *id));
    let (longest, longest_is_over) = told.longest();
    let sees_ratings = here.may(Object::Rating, Action::View);
    Ok(Hall {
        frame: frame::of_site(web, here, language, "hall").await?,
        problem,
        here: own.map_or_else(String::new, |id| id.to_string()),
        crowd: day.crowd.word(),
        crowd_tone: match day.crowd {
            Crowd::Calm => "done",
            Crowd::Busy => "open",
            Crowd::Crowded => "overdue",
        },
        people: day.people,
        longest,
        longest_is_over,
        turns: (day.now / MINUTE_MS + 1) * MINUTE_MS,
        steps: told.steps(),
        windows: day
            .windows
            .iter()
            .map(|one| told.window(one, own))
            .collect(),
        waiting: day
            .waiting()
            .into_iter()
            .map(|one| told.ticket(one))
            .collect(),
        aside: told.aside(),
        matters: told.matters(None),
        priorities: priorities(language),
        lingering: told.lingering(),
        low_ratings: if sees_ratings {
            told.low_ratings(&cases)
        } else {
            Vec::new()
        },
        rated: if sees_ratings {
            told.rated()
        } else {
            String::new()
        },
        load: told.load(),
        may_do: here.may(Object::Hall, Action::Do),
        may_take: here.may(Object::Hall, Action::Create) && !day.matters.is_empty(),
        may_set_up: here.may(Object::Hall, Action::Configure),
    })
}

/// The cases of the day's low ratings that the reader sees: whom a case is about learns nothing of it.
async fn seen_cases(web: &Web, here: &Here, day: &HallDay) -> Answered<BTreeSet<CaseId>> {
    let waiting = day.ratings.iter().filter(|(one, _)| one.settled.is_none());
    let cases: BTreeSet<CaseId> = waiting.filter_map(|(one, _)| one.case).collect();
    Ok(app::case::seen_among(web.house(), &here.actor, &here.site, cases).await?)
}

/// Why somebody goes before others, to choose from.
fn priorities(language: Language) -> Vec<Choice> {
    let of = |priority: Priority| Choice {
        value: priority.word().to_owned(),
        title: priority_in_words(language, priority),
        chosen: false,
    };
    Priority::ALL.into_iter().map(of).collect()
}

fn priority_in_words(language: Language, priority: Priority) -> String {
    words::text(language, &format!("hall-priority-{}", priority.word())).to_owned()
}

/// The hall of a day in words.
struct Told<'day> {
    day: &'day HallDay,
    place: &'day Place,
    language: Language,
    sees_visits: bool,
}

impl Told<'_> {
    fn minutes(&self, key: &str, since: Milliseconds) -> String {
        let minutes = (self.day.now - since).max(0) / MINUTE_MS;
        words::format(self.language, key, &[("minutes", minutes.to_string())])
    }

    fn is_over(&self, since: Milliseconds) -> bool {
        self.day.now - since >= i64::from(self.day.limits.wait_minutes) * MINUTE_MS
    }

    fn longest(&self) -> (String, bool) {
        self.day
            .longest_since()
            .map_or_else(Default::default, |since| {
                (self.minutes("hall-longest", since), self.is_over(since))
            })
    }

    fn matter(&self, id: MatterId) -> String {
        let found = self.day.matters.iter().find(|matter| matter.id == id);
        found.map_or_else(String::new, |matter| matter.name.clone())
    }

    fn matters(&self, but: Option<MatterId>) -> Vec<Choice> {
        let matters = self
            .day
            .matters
            .iter()
            .filter(|matter| Some(matter.id) != but);
        matters
            .map(|matter| Choice {
                value: matter.id.to_string(),
                title: format!("{} {}", matter.letter, matter.name),
                chosen: false,
            })
            .collect()
    }

    fn ticket(&self, ticket: &Ticket) -> TicketRow {
        let priority = ticket
            .priority
            .map(|one| priority_in_words(self.language, one));
        let waits = ticket.state == TicketState::Waiting;
        TicketRow {
            id: ticket.id.to_string(),
            name: ticket.name(),
            matter: self.matter(ticket.matter),
            priority: priority.unwrap_or_default(),
            time: match ticket.called {
                Some(called) if !waits => self.place.time(called),
                _ => self.minutes("hall-minutes", ticket.waiting_since),
            },
            over: waits && self.is_over(ticket.waiting_since),
            state: ticket.state.word(),
            calls: ticket.calls,
            others: self.matters(Some(ticket.matter)),
        }
    }

    fn aside(&self) -> Vec<TicketRow> {
        let tickets = self.day.tickets.iter();
        tickets
            .filter(|one| matches!(one.state, TicketState::Parked | TicketState::Absent))
            .map(|one| self.ticket(one))
            .collect()
    }

    fn window(&self, window: &Window, own: Option<WindowId>) -> WindowCard {
        let serves: Vec<String> = window.matters.iter().map(|id| self.matter(*id)).collect();
        let of_it = |ticket: &&Ticket| {
            ticket.state == TicketState::Called && ticket.window == Some(window.id)
        };
        let waiting = self.day.waiting();
        let for_it = waiting
            .iter()
            .filter(|one| window.matters.contains(&one.matter));
        WindowCard {
            id: window.id.to_string(),
            name: window.name.clone(),
            serves: words::list(self.language, &serves),
            own: own == Some(window.id),
            waiting: for_it.count() as u32,
            called: self
                .day
                .tickets
                .iter()
                .filter(of_it)
                .map(|one| self.ticket(one))
                .collect(),
        }
    }

    fn steps(&self) -> Vec<CrowdStep> {
        let steps = self.day.crowd.steps().iter();
        steps
            .map(|step| {
                let taken = self.day.steps.iter().find(|taken| taken.step == *step);
                CrowdStep {
                    word: step.word(),
                    taken: taken.map_or_else(String::new, |taken| {
                        format!("{} {}", self.place.time(taken.at), taken.by)
                    }),
                }
            })
            .collect()
    }

    fn lingering(&self) -> Vec<LingeringRow> {
        let who = |moment: &Option<(Milliseconds, String)>| {
            moment.as_ref().map_or_else(String::new, |(at, by)| {
                format!("{} {by}", self.place.time(*at))
            })
        };
        let records = self.day.lingering.iter().rev();
        records
            .map(|one| LingeringRow {
                id: one.id.to_string(),
                number: one.number,
                people: one.people,
                place: one.place.clone(),
                note: one.note.clone(),
                noted: format!("{} {}", self.place.time(one.at), one.noted_by),
                approached: who(&one.approached),
                settled: if one.settled.is_some() {
                    format!("{} {}", who(&one.settled), one.outcome)
                } else {
                    String::new()
                },
            })
            .collect()
    }

    fn low_ratings(&self, cases: &BTreeSet<CaseId>) -> Vec<RatingRow> {
        let ratings = self.day.ratings.iter();
        ratings
            .filter(|(one, _)| one.score <= app::hall::rating::LOW && one.settled.is_none())
            .take(LOW_SHOWN_MAX)
            .map(|(one, words)| RatingRow {
                has_case: one.case.is_some(),
                case: one
                    .case
                    .filter(|case| cases.contains(case))
                    .map_or_else(String::new, |case| {
                        format!("/sites/{}/cases/{case}", self.day.site.id)
                    }),
                id: one.id.to_string(),
                score: one.score,
                note: words.clone(),
                at: self.place.time(one.at),
                visit: one
                    .visit
                    .filter(|_| self.sees_visits)
                    .map_or_else(String::new, |visit| {
                        format!("/sites/{}/visits/{visit}", self.day.site.id)
                    }),
            })
            .collect()
    }

    fn rated(&self) -> String {
        let ratings = &self.day.ratings;
        let good = ratings.iter().filter(|(one, _)| one.score > 3).count();
        let arguments = [
            ("count", ratings.len().to_string()),
            ("good", good.to_string()),
        ];
        words::format(self.language, "hall-rated", &arguments)
    }

    fn load(&self) -> Vec<LoadBar> {
        let date = self.place.civil(self.day.now).date();
        let begin = self.place.instant(date.at(LOAD_FROM_HOUR, 0, 0, 0));
        let load = self.day.load(begin, LOAD_HALVES);
        let most = load
            .iter()
            .map(|(count, _)| *count)
            .max()
            .unwrap_or(0)
            .max(1);
        let bars = load.into_iter().enumerate();
        bars.map(|(half, (count, wait))| {
            let from = self.place.time(begin + half as i64 * 30 * MINUTE_MS);
            let height = count * LOAD_HIGH / most;
            let arguments = [
                ("from", from.clone()),
                ("count", count.to_string()),
                ("minutes", wait.to_string()),
            ];
            LoadBar {
                x: half as u32 * 40,
                y: LOAD_HIGH - height,
                height,
                title: words::format(self.language, "hall-load-bar", &arguments),
                label: if half % 2 == 0 { from } else { String::new() },
            }
        })
        .collect()
    }
}

/// `GET /sites/S/lingering/L`: to the hall's page, where it stands.
pub(crate) async fn lingering(here: Here, ids: Ids) -> Answered<Response> {
    let id: domain::LingeringId = ids.at(0)?;
    Ok(see(&format!("/sites/{}/hall#lingering-{id}", here.site)))
}

/// `GET /sites/S/tickets/T`.
pub(crate) async fn ticket(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    Query(query): Query,
    headers: HeaderMap,
) -> Answered<Response> {
    query.only(&["window"])?;
    let (id, window): (TicketId, Option<WindowId>) = (ids.at(0)?, query.chosen("window")?);
    let day = app::hall::shown::day_seen_by(web.house(), &here.actor, &here.site).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let ticket = day.tickets.iter().find(|ticket| ticket.id == id);
    let ticket = ticket.ok_or_else(|| Trouble::from(domain::Refusal::missing("ticket-unknown")))?;
    let place = Place::of(day.site.clone())?;
    let told = Told {
        sees_visits: false,
        day: &day,
        place: &place,
        language,
    };
    let waiting = day.waiting();
    let before = waiting
        .iter()
        .take_while(|other| other.id != id)
        .filter(|other| other.matter == ticket.matter);
    let home = home_address(&headers, web.way())?;
    let address = format!("{home}/t/{}", ticket.code);
    draw(&TicketSheet {
        frame: frame::of_site(&web, &here, language, "hall").await?,
        back: acts::hall(&here, window),
        site: day.site.name.clone(),
        taken: place.moment(ticket.taken),
        before: before.count() as u32,
        picture: CodePicture::of(&address),
        ticket: told.ticket(ticket),
        address,
    })
}
