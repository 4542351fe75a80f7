//! The lines of a note in words: who is where, back when, and their number.

use app::away_note::{AwayPerson, AwayTeam};
use domain::Milliseconds;
use domain::away::{Out, Place as Where, Standing, TeamStanding};
use words::Language;

use crate::civil::Place;
use crate::views::AwayLine;

/// The lines of a team's note, in the order of its people's names.
pub(super) fn lines(
    team: &AwayTeam,
    place: &Place,
    now: Milliseconds,
    language: Language,
) -> Vec<AwayLine> {
    let mut people: Vec<&AwayPerson> = team.people.iter().collect();
    people.sort_by(|one, other| one.staff.name.cmp(&other.staff.name));
    people
        .into_iter()
        .map(|person| line(person, place, now, language))
        .collect()
}

fn line(person: &AwayPerson, place: &Place, now: Milliseconds, language: Language) -> AwayLine {
    let blank = AwayLine {
        id: person.staff.account.to_string(),
        name: person.staff.name.clone(),
        out: false,
        place: words::text(language, "away-in-office").to_owned(),
        others: Vec::new(),
        since: String::new(),
        back: String::new(),
        mobile: person.mobile.clone().unwrap_or_default(),
    };
    let Standing::Out(out) = &person.standing else {
        return blank;
    };
    let said = |language| where_words(out, person, language);
    let own = said(language);
    let mut others: Vec<String> = Language::ALL.map(said).to_vec();
    others.dedup();
    others.retain(|other| *other != own);
    AwayLine {
        out: true,
        others,
        place: own,
        since: clock(place, out.since, now),
        back: match out.back_after(now) {
            Some(at) => clock(place, at, now),
            None => words::text(language, "away-back-any").to_owned(),
        },
        ..blank
    }
}

/// Where somebody is: of a meeting nothing but the door behind which it is.
fn where_words(out: &Out, person: &AwayPerson, language: Language) -> String {
    let number = person.room.as_ref().map(|room| room.number.clone());
    let room = [("room", number.unwrap_or_default())];
    match &out.place {
        Where::Meeting(_) => words::format(language, "away-at-meeting", &room),
        Where::Duty(_) => words::format(language, "away-at-duty", &room),
        Where::Said(said) => said.clone(),
    }
}

/// What else is to be known of how a team stands: since when all are away, or when the next shift begins.
pub(super) fn told(
    team: &AwayTeam,
    place: &Place,
    now: Milliseconds,
    language: Language,
) -> String {
    match (team.standing, team.next_shift) {
        (TeamStanding::AllAway { since, .. }, _) => {
            let since = [("time", clock(place, since, now))];
            words::format(language, "away-since", &since)
        }
        (TeamStanding::NobodyOnDuty, Some(at)) => {
            let at = [("time", clock(place, at, now))];
            words::format(language, "away-next-shift", &at)
        }
        _ => String::new(),
    }
}

/// The colours of a state for how a team stands.
pub(super) fn tone(standing: TeamStanding) -> &'static str {
    match standing {
        TeamStanding::SomebodyIn => "done",
        TeamStanding::AllAway { .. } => "open",
        TeamStanding::NobodyOnDuty => "planned",
    }
}

/// The time of today, or the day with it.
pub(super) fn clock(place: &Place, at: Milliseconds, now: Milliseconds) -> String {
    if place.civil(at).date() == place.civil(now).date() {
        place.time(at)
    } else {
        place.moment(at)
    }
}
