//! What a browser shows on a locked screen: what, where and by when, in the words of the phone page's banner. One
//! notice for each duty, that takes the place of the one before it; of many at once, the most urgent and a number.

use app::alert::{Line, Parcel};
use domain::alert::Stage;
use domain::alert::push::NOTICES_MAX;
use domain::{Milliseconds, Uid};
use serde_json::json;
use words::{Arg, Language, format, text};

use crate::message::what;

/// The longest line of a notice, in characters.
const LINE_MAX: usize = 120;
/// Under which the number of the others is shown.
const MORE: &str = "more";

/// One notice.
pub(super) struct Notice {
    /// Why it is told.
    pub(super) stage: Stage,
    /// When its duty is due.
    pub(super) due: Milliseconds,
    /// By what a service knows that it takes the place of one that waits; it tells nothing of the duty.
    pub(super) topic: String,
    /// What the service worker reads.
    pub(super) text: String,
}

/// The notices of a parcel, the most urgent first.
pub(super) fn notices(parcel: &Parcel, language: Language) -> Vec<Notice> {
    let (named, more) = parcel.lines.split_at(NOTICES_MAX.min(parcel.lines.len()));
    let mut found: Vec<Notice> = named
        .iter()
        .map(|line| one(parcel, line, language))
        .collect();
    if let Some(first) = more.first() {
        found.push(of_others(parcel, (first, more.len()), language));
    }
    found
}

fn one(parcel: &Parcel, line: &Line, language: Language) -> Notice {
    let tag = match line.duty {
        Some(duty) => duty.to_string(),
        None => "trial".to_owned(),
    };
    let (title, body, address) = if line.stage == Stage::Trial {
        let site = [("site", Arg::Text(&parcel.site_name))];
        let title = format(language, "alert-message-trial", &site);
        let body = text(language, "alert-message-trial-hint").to_owned();
        (title, body, format!("/sites/{}/alerts", parcel.site))
    } else {
        let time = [("time", Arg::Text(&line.due_time))];
        let body = format(language, "alert-message-time", &time);
        (titled(parcel, line, language), body, line.path.clone())
    };
    let shown = Shown {
        id: line.alert.to_string(),
        tag,
        title,
        body,
        link: address,
    };
    shown.of(parcel, (line.stage, line.due), language)
}

/// The words of the phone page's banner, and their like for whoever leads.
fn titled(parcel: &Parcel, line: &Line, language: Language) -> String {
    let key = match line.stage {
        Stage::Trial | Stage::Opens => "phone-alarm-opens",
        Stage::Soon => "phone-alarm-half",
        Stage::Overdue => "phone-alarm-late",
        Stage::Unreached => "alert-push-unreached",
        Stage::Escalated => "alert-push-escalated",
    };
    let what = what(line, language);
    // What has no place of its own is done in the house.
    let place = if line.place.is_empty() {
        &parcel.site_name
    } else {
        &line.place
    };
    let arguments = [("place", Arg::Text(place)), ("title", Arg::Text(&what))];
    format(language, key, &arguments)
}

fn of_others(parcel: &Parcel, (first, count): (&Line, usize), language: Language) -> Notice {
    let arguments = [("count", Arg::Number(count as i64))];
    let shown = Shown {
        id: parcel.id.to_string(),
        tag: MORE.to_owned(),
        title: format(language, "alert-push-more", &arguments),
        body: parcel.site_name.clone(),
        link: "/".to_owned(),
    };
    shown.of(parcel, (first.stage, first.due), language)
}

struct Shown {
    /// The same message has the same one, however often it comes.
    id: String,
    tag: String,
    title: String,
    body: String,
    link: String,
}

impl Shown {
    fn of(
        self,
        parcel: &Parcel,
        (stage, due): (Stage, Milliseconds),
        language: Language,
    ) -> Notice {
        let account = parcel.to.account().map(|account| account.to_string());
        let topic = Uid::derived(&["topic", &account.unwrap_or_default(), &self.tag]);
        let text = json!({
            "id": self.id,
            "tag": self.tag,
            "title": cut(&self.title),
            "body": cut(&self.body),
            "link": self.link,
            "lang": language.tag(),
        });
        Notice {
            stage,
            due,
            topic: topic.to_string().replace('-', ""),
            text: text.to_string(),
        }
    }
}

fn cut(line: &str) -> String {
    line.chars().take(LINE_MAX).collect()
}
