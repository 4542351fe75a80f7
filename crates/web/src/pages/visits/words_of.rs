//! Visits in words, and what can be done with each.

use app::visit::{VisitDay, VisitPage, VisitView};
use domain::VisitId;
use domain::access::{Action, Object};
use domain::directory::room_title;
use domain::visit::{Answer, Approval, Ground, State};
use words::Language;

use crate::civil::Place;
use crate::need::Here;
use crate::views::{GuestMeeting, Link, VisitAct, VisitDetail, VisitRow};

/// Who reads, in which language, and where they are.
pub(crate) struct Words<'words> {
    pub(crate) place: &'words Place,
    pub(crate) language: Language,
    pub(crate) here: &'words Here,
    /// Today at the site.
    pub(crate) today: String,
    /// The page that is shown: `visits`, `entry` or `guests`; acts come back to it.
    pub(crate) from: &'static str,
}

impl Words<'_> {
    pub(crate) fn say(&self, key: &str) -> String {
        words::text(self.language, key).to_owned()
    }

    pub(crate) fn word(&self, beginning: &str, word: &str) -> String {
        self.say(&format!("{beginning}{word}"))
    }

    pub(crate) fn fill(&self, key: &str, place: &str, value: &str) -> String {
        words::format(self.language, key, &[(place, value)])
    }

    /// A number in a sentence, in its plural.
    pub(crate) fn count(&self, key: &str, count: u32) -> String {
        words::format(
            self.language,
            key,
            &[("count", words::Arg::Number(i64::from(count)))],
        )
    }
}

/// Who, with how many come along.
pub(super) fn who(words: &Words<'_>, visit: &VisitView) -> String {
    let name = match &visit.details {
        Some(details) => details.name.clone(),
        None => words.say("visit-erased"),
    };
    match visit.record.companions {
        0 => name,
        companions => format!("{name} {}", words.count("visit-and-companions", companions)),
    }
}

/// The department, where it is not what was asked for already.
fn department(visit: &VisitView, host: &str) -> String {
    match visit.department.as_str() {
        named if host.ends_with(named) => String::new(),
        named => named.to_owned(),
    }
}

/// What a visit waits for.
fn waits(words: &Words<'_>, visit: &VisitView) -> String {
    let record = &visit.record;
    if !record.state.is_open() || record.state == State::Inside {
        return visit
            .details
            .as_ref()
            .map_or_else(String::new, |details| details.reason.clone());
    }
    if let Some(approval) = &record.approval {
        match (approval.approval, approval.ground) {
            // That somebody is watched is not for the host to know.
            (Approval::Asked, Ground::Document) if words.from != "guests" => {
                return words.say("visit-waits-document");
            }
            (Approval::Asked, _) => return words.say("visit-waits-leader"),
            (Approval::Denied, _) => return words.say("visit-waits-denied"),
            (Approval::Given, _) => {}
        }
    }
    match record.answer.as_ref().map(|(answer, _)| *answer) {
        Some(answer) => words.word("visit-answer-", answer.word()),
        None if record.approval.is_some() => words.say("visit-approved"),
        None => visit
            .details
            .as_ref()
            .map_or_else(String::new, |details| details.reason.clone()),
    }
}

/// A visit as a row.
pub(crate) fn row(words: &Words<'_>, visit: &VisitView, selected: Option<VisitId>) -> VisitRow {
    let record = &visit.record;
    let details = visit.details.clone().unwrap_or_default();
    let time = record
        .arrived
        .or(record.expected)
        .unwrap_or(record.registered);
    let here = words.here;
    let mut acts = match words.from {
        "entry" => acts(words, visit, false),
        _ => acts(words, visit, false)
            .into_iter()
            .filter(|act| record.state == State::Inside && act.key == "l")
            .collect(),
    };
    for act in &mut acts {
        act.key = "";
        if words.from != "entry" {
            act.tone = "";
            act.title = words.say("visit-key-leave");
        }
    }
    VisitRow {
        id: record.id.to_string(),
        href: match words.from {
            "entry" => format!("/sites/{}/entry?visit={}", here.site, record.id),
            _ => super::address(here, &record.day, Some(record.id), ""),
        },
        number: record.number,
        time: words.place.time(time),
        is_expected: record.arrived.is_none(),
        who: who(words, visit),
        organisation: details.organisation,
        host: details.host.clone(),
        department: department(visit, &details.host),
        purpose: details.purpose,
        state: record.state.word(),
        waits: waits(words, visit),
        left: record
            .left
            .map_or_else(String::new, |at| words.place.time(at)),
        current: selected == Some(record.id),
        acts,
    }
}

/// What can be done with a visit by whoever reads.
fn acts(words: &Words<'_>, visit: &VisitView, own: bool) -> Vec<VisitAct> {
    let (here, record) = (words.here, &visit.record);
    let may = |object, action| here.may(object, action);
    let act = |path: &str, title: &str, key: &'static str, tone: &'static str| VisitAct {
        action: format!("/sites/{}/visits/{}/{path}", here.site, record.id),
        fields: vec![("from", words.from.to_owned())],
        title: words.say(title),
        key,
        tone,
        asks_reason: false,
    };
    let mut list = Vec::new();
    if visit.details.is_none() {
        return list;
    }
    let is_today = record.day == words.today;
    let waits_at_the_gate = matches!(record.state, State::Expected | State::Held);
    let asked = record
        .approval
        .as_ref()
        .is_some_and(|one| one.approval == Approval::Asked);
    if waits_at_the_gate && asked && may(Object::EntryApproval, Action::Approve) {
        for (word, title, key, tone) in [
            ("given", "visit-approve", "y", "main"),
            ("denied", "visit-deny", "", "danger"),
        ] {
            let mut one = act("approval", title, key, tone);
            one.fields.push(("approval", word.to_owned()));
            list.push(one);
        }
    }
    if is_today && may(Object::Visit, Action::Do) {
        if waits_at_the_gate {
            // Whoever waits for the leader's word is let in by nobody before it.
            if !asked {
                list.push(act("admission", "visit-admit", "a", "main"));
            }
            if record.state == State::Expected {
                list.push(act("hold", "visit-hold", "h", ""));
            }
            let mut refuse = act("refusal", "visit-refuse", "x", "danger");
            refuse.asks_reason = true;
            list.push(refuse);
        }
        if record.state == State::Inside {
            list.push(act("departure", "visit-leave", "l", "main"));
            let mut without = act("departure", "visit-leave-without-badge", "o", "");
            without.fields.push(("badge", "out".to_owned()));
            list.push(without);
        }
    }
    answers(words, visit, own, &act, &mut list);
    if may(Object::Visit, Action::Do) {
        let over = matches!(record.state, State::Left | State::Unseen);
        if over && record.badge_code.is_some() && record.badge_back.is_none() {
            list.push(act("badge", "visit-badge-back", "b", "main"));
        }
        let undone = matches!(
            record.state,
            State::Inside | State::Left | State::Refused | State::Cancelled
        );
        if is_today && undone && words.from == "visits" {
            list.push(act("undoing", "visit-undo", "u", ""));
        }
    }
    let gone = !record.state.is_open();
    if gone && words.from == "visits" && may(Object::Visit, Action::Create) {
        // By no key: it is a visit of its own, and the same letter leads on elsewhere.
        list.push(act("again", "visit-again", "", ""));
    }
    list
}

/// The host's answers, for the host and for whoever heard it from them; and taking back what was
/// announced.
fn answers(
    words: &Words<'_>,
    visit: &VisitView,
    own: bool,
    act: &dyn Fn(&str, &str, &'static str, &'static str) -> VisitAct,
    list: &mut Vec<VisitAct>,
) {
    let record = &visit.record;
    let speaks = own || words.from == "visits";
    let waits = matches!(record.state, State::Expected | State::Held);
    if !speaks || !waits || !words.here.may(Object::ExpectedVisit, Action::Edit) {
        return;
    }
    let said = record.answer.as_ref().map(|(answer, _)| *answer);
    // A host's page shows several visits, and a key is for one.
    let keyed = words.from == "visits";
    for answer in Answer::ALL {
        if said == Some(answer) {
            continue;
        }
        let tone = match (answer, own) {
            (Answer::Receive, true) => "main",
            _ => "",
        };
        let beginning = if own { "visit-say-" } else { "visit-said-" };
        let title = format!("{beginning}{}", answer.word());
        let key = match answer {
            _ if !keyed => "",
            Answer::Receive => "j",
            Answer::Wait => "d",
            Answer::Refuse => "z",
        };
        let mut one = act("answer", &title, key, tone);
        one.fields.push(("answer", answer.word().to_owned()));
        list.push(one);
    }
    let key = if keyed { "c" } else { "" };
    list.push(act("cancellation", "visit-cancel", key, ""));
}

/// One visit with all that may be known of it.
pub(crate) fn detail(words: &Words<'_>, page: &VisitPage) -> VisitDetail {
    let (visit, here) = (&page.visit, words.here);
    let record = &visit.record;
    let path = |rest: &str| format!("/sites/{}/visits/{}/{rest}", here.site, record.id);
    let at_desk = words.from == "visits";
    let edits = match record.state {
        State::Expected => Object::ExpectedVisit,
        _ => Object::Visit,
    };
    let has_details = visit.details.is_some();
    let carries = visit
        .details
        .as_ref()
        .is_some_and(|details| !details.things.is_empty());
    let edit = format!(
        "{}&edit=yes",
        super::address(here, &record.day, Some(record.id), "")
    );
    VisitDetail {
        id: record.id.to_string(),
        number: record.number,
        who: who(words, visit),
        state: record.state.word(),
        waits: waits(words, visit),
        given: given(visit).filter(|_| page.own || here.may(Object::ExpectedVisit, Action::Edit)),
        facts: facts(words, visit),
        acts: acts(words, visit, page.own),
        edit: (at_desk && has_details && here.may(edits, Action::Edit)).then_some(edit),
        badge: (at_desk && record.state == State::Inside && here.may(Object::Visit, Action::Do))
            .then(|| path("badge")),
        release: (at_desk && carries && here.may(Object::Visit, Action::Do))
            .then(|| path("release")),
        look: (at_desk && has_details && here.may(Object::VisitorDocument, Action::View))
            .then(|| path("look")),
        way: visit
            .room
            .as_ref()
            .map(|room| crate::pages::directory::guide::address(&here.site, room.id)),
        earlier: page.earlier.iter().map(|one| earlier(words, one)).collect(),
        revealed: Vec::new(),
        fresh: false,
    }
}

/// What the visitor is given before they come, while they are expected.
fn given(visit: &VisitView) -> Option<(String, String)> {
    let record = &visit.record;
    if record.state != State::Expected {
        return None;
    }
    let code = record.arrival_code.clone().unwrap_or_default();
    let link = record.link_code.as_ref()?;
    Some((format!("/v/{link}"), code))
}

fn earlier(words: &Words<'_>, visit: &VisitView) -> String {
    let details = visit.details.clone().unwrap_or_default();
    let state = words.word("visit-state-", visit.record.state.word());
    format!(
        "{} · {} · {} · {state}",
        visit.record.day, details.host, details.purpose
    )
}

fn facts(words: &Words<'_>, visit: &VisitView) -> Vec<(String, String)> {
    let record = &visit.record;
    let details = visit.details.clone().unwrap_or_default();
    let time = |at: Option<i64>| at.map_or_else(String::new, |at| words.place.moment(at));
    let kind = match details.document_kind.as_str() {
        "" => String::new(),
        kind => words.word("visit-document-", kind),
    };
    let room = visit.room.as_ref().map_or_else(String::new, |room| {
        let floor = visit.floor.as_ref().map_or("", |floor| floor.name.as_str());
        format!("{floor} {}", room_title(&room.number, &room.name))
    });
    let answer = record
        .answer
        .as_ref()
        .map_or_else(String::new, |(answer, by)| {
            format!("{} · {by}", words.word("visit-answer-", answer.word()))
        });
    let approval = record.approval.as_ref().map_or_else(String::new, |one| {
        let by = one.by.clone().unwrap_or_default();
        format!(
            "{} {by}",
            words.word("visit-approval-", one.approval.word())
        )
    });
    let badge = match (&record.badge_code, record.badge_back) {
        (None, _) => String::new(),
        (Some(_), None) => words.say("visit-badge-is-out"),
        (Some(_), Some(at)) => words.fill("visit-badge-came-back", "at", &words.place.time(at)),
    };
    let facts = [
        ("visit-organisation", details.organisation),
        ("visit-telephone", details.telephone),
        ("visit-document-kind", kind),
        ("visit-plate", details.plate),
        ("visit-things", details.things),
        ("visit-purpose", details.purpose),
        (
            "visit-host",
            format!("{} {}", details.host, department(visit, &details.host))
                .trim()
                .to_owned(),
        ),
        ("visit-room", room.trim().to_owned()),
        ("visit-appointed-by", details.appointed_by),
        ("visit-expected", time(record.expected)),
        ("visit-arrived", time(record.arrived)),
        ("visit-left", time(record.left)),
        ("visit-badge", badge),
        ("visit-answer", answer),
        ("visit-approval", approval),
        ("visit-reason", details.reason),
        ("visit-remark", details.remark),
        ("visit-registered-by", record.registered_by.clone()),
    ];
    let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| (words.say(key), value)).collect()
}

/// Today's meetings with the guests who are expected, each a tap away from being registered.
pub(super) fn guests(words: &Words<'_>, day: &VisitDay) -> Vec<GuestMeeting> {
    let meetings = day.meetings.iter();
    meetings
        .map(|view| {
            let required = &view.meeting.requirement;
            let here = day.guests_here.get(&view.meeting.id).copied().unwrap_or(0);
            let link = |name: &str| {
                let mut query = form_urlencoded::Serializer::new(String::new());
                query.append_pair("name", name);
                query.append_pair("meeting", &view.meeting.id.to_string());
                query.append_pair("room", &view.room.number);
                format!("/sites/{}/visits?{}", words.here.site, query.finish())
            };
            let guests = view.attendees.iter().map(|one| Link {
                href: link(&one.attendee.name),
                title: one.attendee.name.clone(),
            });
            let arguments = [
                ("count", here.to_string()),
                ("of", view.attendees.len().to_string()),
            ];
            GuestMeeting {
                title: if view.masked {
                    words.say("access-masked-title")
                } else {
                    required.title.clone()
                },
                time: words.place.span(required.starts, required.ends),
                room: Link {
                    href: crate::pages::directory::guide::address(&words.here.site, view.room.id),
                    title: room_title(&view.room.number, &view.room.name),
                },
                here: words::format(words.language, "visit-guests-here", &arguments),
                guests: guests.collect(),
            }
        })
        .collect()
}
