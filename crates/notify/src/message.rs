//! What a parcel says in words: what, where, when and a link, and nothing else.

use app::alert::{Line, Parcel};
use domain::alert::Stage;
use words::{Arg, Language, format, text};

/// How many duties are named one by one; of the others it is said how many there are.
const NAMED_MAX: usize = 15;

/// The language of a tag; where there is none, or one that is not known, simplified Chinese.
pub(crate) fn language_of(tag: Option<&str>) -> Language {
    tag.and_then(Language::from_tag).unwrap_or(Language::ZhHans)
}

/// The first line: from which house, and what it is about.
pub(crate) fn title(parcel: &Parcel) -> String {
    let count = parcel.lines.len() as i64;
    let is_trial = parcel.lines.iter().all(|line| line.stage == Stage::Trial);
    let (site, language) = (
        Arg::Text(&parcel.site_name),
        language_of(parcel.language.as_deref()),
    );
    if is_trial {
        return format(language, "alert-message-trial", &[("site", site)]);
    }
    let arguments = [("site", site), ("count", Arg::Number(count))];
    format(language, "alert-message-title", &arguments)
}

/// The lines below it, the most urgent first.
pub(crate) fn body(parcel: &Parcel, home: Option<&str>) -> Vec<String> {
    let language = language_of(parcel.language.as_deref());
    let mut lines: Vec<String> = parcel
        .lines
        .iter()
        .filter(|line| line.stage != Stage::Trial)
        .take(NAMED_MAX)
        .map(|line| one(line, language, (home, parcel.lines.len() == 1)))
        .collect();
    let more = parcel.lines.len().saturating_sub(NAMED_MAX);
    if more > 0 {
        let count = [("count", Arg::Number(more as i64))];
        lines.push(format(language, "alert-message-more", &count));
    }
    if lines.is_empty() {
        lines.push(text(language, "alert-message-trial-hint").to_owned());
    }
    if let (Some(home), true) = (home, parcel.lines.len() > 1) {
        lines.push(format!("{home}/sites/{}/board", parcel.site));
    }
    lines
}

/// The whole as plain text.
pub(crate) fn whole(parcel: &Parcel, home: Option<&str>) -> String {
    let mut lines = vec![title(parcel)];
    lines.extend(body(parcel, home));
    lines.join("\n")
}

/// What is to be done, and which time it is.
pub(crate) fn what(line: &Line, language: Language) -> String {
    let Some(round) = line.round else {
        return line.title.clone();
    };
    let round = [("round", Arg::Number(i64::from(round)))];
    let round = format(language, "alert-message-round", &round);
    format!("{} {round}", line.title)
}

fn one(line: &Line, language: Language, (home, is_alone): (Option<&str>, bool)) -> String {
    let stage = text(language, &format!("alert-stage-{}", line.stage.word())).to_owned();
    let what = what(line, language);
    let time = [("time", Arg::Text(&line.due_time))];
    let parts = [
        stage,
        line.place.clone(),
        what,
        format(language, "alert-message-time", &time),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut words = parts.join(" · ");
    if !line.person.is_empty() {
        let person = [("person", Arg::Text(&line.person))];
        words.push_str(&format(language, "alert-message-person", &person));
    }
    if let (Some(home), true) = (home, is_alone) {
        words.push('\n');
        words.push_str(home);
        words.push_str(&line.path);
    }
    words
}
