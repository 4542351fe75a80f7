//! What those who were at a meeting say of it with one tap, by the code on the room's wall, and clients of
//! their orders, by their link. A low rating opens a case where the standard knows cases.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Action, Actor, Object};
use domain::case::{Case, Category, Channel, Told};
use domain::duty::DutyRecord;
use domain::{
    CaseId, MeetingId, MeetingRatingId, Milliseconds, OrderId, Refusal, RoomId, SiteId, TeamId, Uid,
};
use standards::Start;
use store::Database;
use store::case::MeetingRating;
use store::hall::rating::Rating;
use store::meeting::MeetingRecord;

use crate::case::{Opening, open_in};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::hall::rating::{LOW, SCORE_MAX};
use crate::house::House;
use crate::seal::{open_text, seal_text};
use crate::view::{Sight, WHOLE};

/// For how long after a meeting it may be rated.
pub const RATED_MS: Milliseconds = 2 * 60 * 60 * 1_000;
/// How many ratings of one meeting are taken beyond one for each who came: a wall is no ballot box.
const SPARE: usize = 5;
/// How many cases the low ratings of one kiosk open within an hour, or those of the pages of tickets and
/// visits: a kiosk is no ballot box either. What is said beyond that joins one of them.
const CASES_AN_HOUR: usize = 3;
const HOUR_MS: Milliseconds = 60 * 60 * 1_000;
/// How many low ratings of the hall are shown with their case.
const SHOWN_MAX: i64 = 50;
/// The longest word, in characters.
const NOTE_MAX: usize = 200;

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// From 1, very bad, to 5, very good.
    pub score: u32,
    /// In the guest's words; may be empty.
    pub note: String,
}

/// The meeting that may be rated by the code of a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rateable {
    /// The site.
    pub site: SiteId,
    /// The room.
    pub room: String,
    /// The meeting.
    pub meeting: MeetingId,
    /// When it ended.
    pub ended: Milliseconds,
}

/// The meeting that has just ended in the room of a code; `None` where there is none.
///
/// # Errors
/// When the database fails.
pub async fn rateable(house: &House, code: &str) -> Result<Option<Rateable>, Error> {
    let Some(found) = crate::request::room_of_code(house, code).await? else {
        return Ok(None);
    };
    let now = house.now();
    let read = move |db: &mut Database| {
        let rooms = store::directory::rooms(db, &found.site)?;
        let places = crate::request::within(&found.room, &rooms);
        let ended = last_ended(db, &found.site, &places, now)?;
        Ok(ended.map(|(record, ended)| Rateable {
            site: found.site,
            room: found.room.name,
            meeting: record.meeting.id,
            ended,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The meeting that ended last in one of the places, as long as it may be rated.
fn last_ended(
    db: &mut Database,
    site: &SiteId,
    places: &[RoomId],
    now: Milliseconds,
) -> anyhow::Result<Option<(MeetingRecord, Milliseconds)>> {
    // A meeting may have gone on for long; what began within a day is looked at.
    let day = 24 * 60 * 60 * 1_000;
    let records = store::meeting::between(db, site, now - day, now + RATED_MS)?;
    let ended = records.into_iter().filter_map(|record| {
        let ended = record.meeting.ended?;
        let here = places.contains(&record.meeting.requirement.room);
        let lately = (now - RATED_MS..=now).contains(&ended);
        (here && lately).then_some((record, ended))
    });
    Ok(ended.max_by_key(|(_, ended)| *ended))
}

/// Rates the meeting that has just ended, by the code of its room.
///
/// # Errors
/// Refused where there is no such code or no such meeting, after too many ratings, and where the score
/// is none.
pub async fn rate(
    house: &House,
    code: &str,
    command: &Command,
    said: Said,
) -> Result<Answer, Error> {
    let missing = || Refusal::missing("room-code-unknown");
    let found = crate::request::room_of_code(house, code).await?;
    let found = found.ok_or_else(missing)?;
    let actor = Actor::in_the_room(found.site.clone(), &found.room.name);
    let (site, room, id) = (
        found.site.clone(),
        found.room,
        MeetingRatingId(command.id.0),
    );
    perform(house, &actor, &site, command, move |deed| {
        deed.reach(Object::Rating, Action::Create)?;
        deed.at = deed.now;
        check(deed, id, &said)?;
        let site = deed.site.id.clone();
        let rooms = store::directory::rooms(deed.db, &site)?;
        let places = crate::request::within(&room, &rooms);
        let ended = last_ended(deed.db, &site, &places, deed.now)?;
        let (record, _) = ended.ok_or_else(|| Refusal::conflict("meeting-rating-over"))?;
        let known = store::case::ratings_of_meeting(deed.db, &site, record.meeting.id)?;
        let most = record.meeting.requirement.headcount as usize + SPARE;
        if known.len() >= most {
            return Err(Refusal::too_many("meeting-ratings-many", 60).into());
        }
        let rated = Rated {
            meeting: Some(record.meeting.id),
            order: None,
            room: record.meeting.requirement.room,
            duties: store::duty::of_meeting(deed.db, &site, record.meeting.id)?,
        };
        keep(deed, id, &rated, &said)?;
        Ok(Answer::about(id))
    })
    .await
}

/// What a rating is about.
pub(crate) struct Rated {
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// The order, with its day and its number of that day.
    pub order: Option<(OrderId, String, i32)>,
    /// Where.
    pub room: RoomId,
    /// What was done for it.
    pub duties: Vec<DutyRecord>,
}

/// Refused where the rating is none, or its command has kept one already.
pub(crate) fn check(deed: &mut Deed<'_>, id: MeetingRatingId, said: &Said) -> Result<(), Error> {
    if !(1..=SCORE_MAX).contains(&said.score) {
        return Err(Refusal::invalid("score", "score-unfit").into());
    }
    domain::text::check("note", &said.note, NOTE_MAX)?;
    check_unused(store::case::find_rating(deed.db, &deed.site.id, id)?.is_some())?;
    Ok(())
}

/// Keeps a rating; a low one opens a case, or belongs to the one that the first low one opened.
pub(crate) fn keep(
    deed: &mut Deed<'_>,
    id: MeetingRatingId,
    rated: &Rated,
    said: &Said,
) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let note = said.note.trim();
    let sealed = (!note.is_empty()).then(|| {
        let id = id.to_string();
        seal_text(deed.house, &place_of(&site, &id), note.as_bytes())
    });
    let mut rating = MeetingRating {
        id,
        meeting: rated.meeting,
        order: rated.order.as_ref().map(|(order, ..)| *order),
        team: team_of(rated.duties.iter().filter_map(|duty| duty.team)),
        at: deed.now,
        score: said.score,
        sealed: sealed.transpose()?,
        case: None,
    };
    let low = said.score <= LOW;
    let act = match (&rated.order, low) {
        (None, true) => "meeting-rated-low",
        (None, false) => "meeting-rated",
        (Some(_), true) => "order-rated-low",
        (Some(_), false) => "order-rated",
    };
    let mut entry = deed.entry(act).room(rated.room);
    if let Some((_, day, number)) = &rated.order {
        entry = entry.detail("day", day).detail("number", number);
    }
    entry = entry.detail("score", said.score);
    if !low {
        entry.meeting = rated.meeting;
    }
    entry.clauses = vec!["B4".to_owned()];
    if low && opens_cases(deed)? {
        // One case for the low ratings of a matter: whoever investigates it reads them all.
        let known = match (rated.meeting, &rated.order) {
            (Some(meeting), _) => store::case::ratings_of_meeting(deed.db, &site, meeting)?,
            (None, Some((order, ..))) => store::case::ratings_of_order(deed.db, &site, *order)?,
            (None, None) => Vec::new(),
        };
        let order = rated.order.as_ref().map(|(order, ..)| order.0);
        let mut open = None;
        for case in known.into_iter().filter_map(|rating| rating.case) {
            let found = store::case::find(deed.db, &site, case)?;
            // What is closed is not opened again, and each order's client has a case of their own.
            let fits =
                |it: &store::case::CaseRecord| it.case.closed.is_none() && it.case.order == order;
            open = open.or(found.filter(fits).map(|it| it.case.id));
        }
        rating.case = match open {
            Some(case) => Some(case),
            None => Some(open_case(deed, (id, rated), said)?),
        };
        entry = entry.detail(
            crate::case::CASE,
            rating.case.map(|case| case.to_string()).unwrap_or_default(),
        );
    }
    deed.write(&entry)?;
    store::case::add_rating(deed.db, &site, &rating)?;
    Ok(())
}

fn place_of<'place>(site: &'place SiteId, id: &'place str) -> [&'place str; 3] {
    ["meeting-rating", site.as_str(), id]
}

/// What was said with a rating, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingWords {
    /// When.
    pub at: Milliseconds,
    /// From 1 to [`SCORE_MAX`].
    pub score: u32,
    /// What was said with it; empty where nothing was, or it is erased.
    pub words: String,
}

/// The low ratings that a case is about, in order: whoever investigates it reads them all.
pub(crate) fn of_case(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    case: CaseId,
) -> anyhow::Result<Vec<RatingWords>> {
    let ratings = store::case::ratings_of_case(db, site, case)?.into_iter();
    let ratings = ratings.map(|rating| opened(house, site, &rating));
    let mut ratings = ratings.collect::<anyhow::Result<Vec<_>>>()?;
    for rating in store::hall::rating::of_case(db, site, case, SHOWN_MAX)? {
        ratings.push(RatingWords {
            at: rating.at,
            score: rating.score,
            words: crate::hall::rating::words_of(house, site, &rating)?,
        });
    }
    Ok(ratings)
}

/// A rating with what was said with it.
pub(crate) fn opened(
    house: &House,
    site: &SiteId,
    rating: &MeetingRating,
) -> anyhow::Result<RatingWords> {
    let words = match &rating.sealed {
        Some(sealed) => open_text(house, &place_of(site, &rating.id.to_string()), sealed)?,
        None => Vec::new(),
    };
    Ok(RatingWords {
        at: rating.at,
        score: rating.score,
        words: String::from_utf8(words)?,
    })
}

/// Whether the site's standard knows what is done about a complaint.
fn opens_cases(deed: &mut Deed<'_>) -> Result<bool, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    Ok(rules.any(|rule| rule.starts == Start::CaseOpened))
}

fn open_case(
    deed: &mut Deed<'_>,
    (rating, rated): (MeetingRatingId, &Rated),
    said: &Said,
) -> Result<CaseId, Error> {
    let id = CaseId::derived(&["meeting-rating", deed.site.id.as_str(), &rating.to_string()]);
    let words = match said.note.trim() {
        "" => format!("{} / {SCORE_MAX}", said.score),
        words => format!("{} / {SCORE_MAX}  {words}", said.score),
    };
    let told = Told {
        words,
        ..Told::default()
    };
    let opening = Opening {
        category: Category::Other,
        meeting: rated.meeting,
        order: rated.order.as_ref().map(|(order, ..)| order.0),
        ..Opening::by(Channel::Rating, told)
    };
    Ok(open_in(deed, id, &opening, None)?.id)
}

/// The team that had most of the duties.
fn team_of(teams: impl Iterator<Item = TeamId>) -> Option<TeamId> {
    let mut counts = BTreeMap::<TeamId, usize>::new();
    for team in teams {
        *counts.entry(team).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(team, _)| team)
}

/// The case of a low rating of the hall (clause A2.9): one of its own, or, where enough were opened within
/// the hour, one of those; `None` where the standard knows no cases.
pub(crate) fn case_of_hall_rating(
    deed: &mut Deed<'_>,
    rating: &Rating,
) -> Result<Option<CaseId>, Error> {
    if rating.score > LOW || !opens_cases(deed)? {
        return Ok(None);
    }
    let (site, since) = (deed.site.id.clone(), deed.now - HOUR_MS);
    let known = store::hall::rating::cases_since(deed.db, &site, rating.device, since)?;
    if known.len() >= CASES_AN_HOUR {
        for case in known {
            let found = store::case::find(deed.db, &site, case)?;
            // What is closed is not opened again.
            if found.is_some_and(|record| record.case.closed.is_none()) {
                return Ok(Some(case));
            }
        }
    }
    Ok(Some(open_of_the_hall(deed, rating)?.id))
}

/// Opens the case of a low rating of the hall. What was said stays with the rating alone, is read there, and
/// goes with it.
fn open_of_the_hall(deed: &mut Deed<'_>, rating: &Rating) -> Result<Case, Error> {
    let told = Told {
        words: format!("{} / {SCORE_MAX}", rating.score),
        ..Told::default()
    };
    let (site, id) = (deed.site.id.as_str(), rating.id.to_string());
    let case = CaseId::derived(&["case-of-rating", site, &id]);
    open_in(deed, case, &Opening::by(Channel::Rating, told), None)
}

/// Opens a case from a low rating of the hall: the button of whoever sees to them, where it opened none by
/// itself. The rating counts as seen to.
///
/// # Errors
/// Refused to whoever may not see to ratings, where there is none, and where it is seen to already or has
/// its case.
pub async fn open_from_hall_rating(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: domain::RatingId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Rating, Action::Do)?;
        let mut rating = crate::hall::rating::seen(deed, id)?;
        if rating.settled.is_some() || rating.case.is_some() {
            return Err(Refusal::conflict("rating-settled").into());
        }
        let opened = open_of_the_hall(deed, &rating)?;
        rating.case = Some(opened.id);
        rating.settled = Some((deed.now, deed.actor.name.clone()));
        rating.settled_note = format!("№{}", opened.number);
        store::hall::rating::change(deed.db, &deed.site.id, &rating)?;
        Ok(Answer::about(opened.id))
    })
    .await
}

/// What was said of the meetings and orders of a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Satisfaction {
    /// How many ratings.
    pub count: usize,
    /// How many of a hundred said 4 or 5; `None` where nobody said anything.
    pub content: Option<usize>,
    /// By team: its name, how many ratings, how many of a hundred content.
    pub teams: Vec<(String, usize, usize)>,
    /// By meeting, the least content first: its title, how many ratings, their mean in tenths.
    pub meetings: Vec<(MeetingId, String, usize, usize)>,
    /// By order, the least content first: its day and number, and its score.
    pub orders: Vec<(OrderId, String, u32)>,
}

/// How many meetings and orders are shown by themselves.
const MEETINGS_MAX: usize = 20;

/// What was said of the meetings of a span. A secret meeting is counted and not named.
pub(crate) fn satisfaction(
    db: &mut Database,
    site: &SiteId,
    (sight, hidden): (&Sight, &BTreeSet<Uid>),
    span: (Milliseconds, Milliseconds),
) -> anyhow::Result<Satisfaction> {
    let mut ratings = store::case::ratings_between(db, site, span, WHOLE)?;
    // A rating that opened a case about the reader would tell them of it.
    ratings.retain(|one| one.case.is_none_or(|id| !hidden.contains(&id.0)));
    let content = |scores: &[u32]| {
        let content = scores.iter().filter(|score| **score >= 4).count();
        content * 100 / scores.len().max(1)
    };
    let mut teams = BTreeMap::<String, Vec<u32>>::new();
    let mut meetings = BTreeMap::<MeetingId, Vec<u32>>::new();
    let mut orders = Vec::new();
    for rating in &ratings {
        let team = rating.team;
        let team = team.and_then(|id| sight.teams.iter().find(|team| team.id == id));
        let name = team.map_or_else(String::new, |team| team.name.clone());
        teams.entry(name).or_default().push(rating.score);
        if let Some(meeting) = rating.meeting {
            meetings.entry(meeting).or_default().push(rating.score);
        }
        if let Some(order) = rating.order
            && let Some(record) = store::order::find(db, site, order)?
        {
            let name = format!("{} № {}", record.order.day, record.order.number);
            orders.push((order, name, rating.score));
        }
    }
    let scores: Vec<u32> = ratings.iter().map(|rating| rating.score).collect();
    let mut of_meetings = Vec::new();
    for (id, scores) in meetings {
        let record = store::meeting::find_bare(db, site, id)?;
        let title = record.filter(|record| !record.meeting.requirement.secret);
        let title = title.map(|record| record.meeting.requirement.title);
        let sum: u32 = scores.iter().sum();
        let mean = sum as usize * 10 / scores.len().max(1);
        of_meetings.push((id, title.unwrap_or_default(), scores.len(), mean));
    }
    of_meetings.sort_by_key(|(id, _, _, mean)| (*mean, *id));
    of_meetings.truncate(MEETINGS_MAX);
    orders.sort_by_key(|(id, _, score)| (*score, *id));
    orders.truncate(MEETINGS_MAX);
    Ok(Satisfaction {
        count: ratings.len(),
        content: (!scores.is_empty()).then(|| content(&scores)),
        teams: teams
            .into_iter()
            .map(|(name, scores)| (name, scores.len(), content(&scores)))
            .collect(),
        meetings: of_meetings,
        orders,
    })
}
