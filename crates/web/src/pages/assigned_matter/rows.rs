//! Assigned matters in words.

use app::assigned_matter::MatterView;
use domain::Milliseconds;
use domain::assigned_matter::{Figures, State};
use words::Language;

use super::super::fault::rows::{length, short};
use crate::civil::Place;
use crate::views::{AssignedMatterRow, FaultPhoto};

/// A word of a kind of words.
pub(super) fn say(language: Language, beginning: &str, word: &str) -> String {
    words::text(language, &format!("{beginning}{word}")).to_owned()
}

/// A matter as a list shows it.
pub(super) fn row(
    view: &MatterView,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> AssignedMatterRow {
    let one = &view.matter;
    AssignedMatterRow {
        id: one.id.to_string(),
        href: format!("/sites/{}/assigned-matters/{}", place.site.id, one.id),
        number: one.number,
        time: short(place, one.assigned, now),
        what: one.what.clone(),
        person: view.person.clone(),
        place: place_of(view),
        assigner: one.assigner.clone(),
        assignee: assignee(view),
        due: short(place, one.due, now),
        urgency: one.urgency.word(),
        tone: tone(view),
        state: state(view, place, language, now),
        turns: one.awaited_until().filter(|_| !view.late),
        score: one.score.map_or("", score_word),
    }
}

fn place_of(view: &MatterView) -> String {
    view.room
        .as_ref()
        .map_or_else(String::new, |room| room.name.clone())
}

/// Who sees to it: somebody, else the team that has it.
pub(super) fn assignee(view: &MatterView) -> String {
    if view.matter.assignee.is_empty() {
        view.team.clone()
    } else {
        view.matter.assignee.clone()
    }
}

/// The word of a score, which has a text of its own.
pub(super) fn score_word(score: i32) -> &'static str {
    match score {
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        _ => "5",
    }
}

fn tone(view: &MatterView) -> &'static str {
    match view.matter.state {
        _ if view.late => "overdue",
        State::Assigned | State::ReadBack | State::Done | State::Returned => "open",
        State::Understood => "planned",
        State::Accepted => "done",
        State::Withdrawn => "cancelled",
    }
}

/// How it stands: 待复述，09:15 前; 办理中，已超时，应于 10:00; 已办结，按时.
fn state(view: &MatterView, place: &Place, language: Language, now: Milliseconds) -> String {
    let one = &view.matter;
    let team_alone = one.assignee.is_empty() && one.state == State::Assigned;
    let name = if team_alone {
        "ungiven"
    } else {
        one.state.word()
    };
    let word = say(language, "assigned-matter-state-", name);
    if matches!(one.state, State::Done | State::Accepted) {
        let punctuality = if one.late { "late" } else { "on-time" };
        let punctuality = say(language, "assigned-matter-", punctuality);
        let arguments = [("state", word), ("punctuality", punctuality)];
        return words::format(language, "assigned-matter-was", &arguments);
    }
    let Some(until) = one.awaited_until() else {
        return word;
    };
    let key = if view.late {
        "assigned-matter-late-since"
    } else {
        "assigned-matter-until"
    };
    let arguments = [("state", word), ("time", short(place, until, now))];
    words::format(language, key, &arguments)
}

/// The photos of a matter.
pub(super) fn photos(view: &MatterView, place: &Place, language: Language) -> Vec<FaultPhoto> {
    let root = format!(
        "/sites/{}/assigned-matters/{}",
        place.site.id, view.matter.id
    );
    let photos = view.photos.iter().map(|photo| FaultPhoto {
        href: format!("{root}/photos/{}", photo.id),
        width: photo.width,
        height: photo.height,
        words: words::format(
            language,
            "fault-photo-of",
            &[("by", photo.by.clone()), ("at", place.moment(photo.at))],
        ),
    });
    photos.collect()
}

/// What some matters show, as pairs of a word and what it says; what is not measured is left out.
pub(super) fn summed(figures: &Figures, language: Language) -> Vec<(&'static str, String)> {
    let cells = cells(figures, language);
    let named = NAMES.into_iter().zip(cells);
    named.filter(|(_, said)| !said.is_empty()).collect()
}

/// The columns of the figures, in order: the key of each word.
pub(super) const NAMES: [&str; 9] = [
    "count",
    "done",
    "share",
    "late",
    "postponed",
    "sent-back",
    "read-back",
    "took",
    "score",
];

/// What they say, in the order of [`NAMES`]; empty for what is not measured.
pub(super) fn cells(figures: &Figures, language: Language) -> [String; 9] {
    let time =
        |time: Option<Milliseconds>| time.map_or_else(String::new, |time| length(time, language));
    let share = figures.share_in_time();
    let score = figures.mean_score_tenths();
    [
        figures.count.to_string(),
        figures.done.to_string(),
        share.map_or_else(String::new, |share| format!("{share}%")),
        figures.late.to_string(),
        figures.postponed.to_string(),
        figures.sent_back.to_string(),
        time(figures.read_back),
        time(figures.took),
        score.map_or_else(String::new, |tenths| {
            format!("{}.{} ({})", tenths / 10, tenths % 10, figures.rated)
        }),
    ]
}
