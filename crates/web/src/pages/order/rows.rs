//! Orders in words.

use app::order::{OrderPage, OrderView, Since, WordView};
use domain::Milliseconds;
use domain::order::{
    Heard, How, Line, Moment, Needs, Progress, Served, Standing, Voice, WordKind, counted_last,
    served_of,
};
use words::Language;

use crate::civil::{Place, day_title};
use crate::spoken::aside;
use crate::views::{
    OrderDifference, OrderLineRow, OrderPhoto, OrderRow, OrderSaid, OrderServed, OrderShown,
};

/// A word of a kind of words: `order-kind-fruit`.
pub(super) fn say(language: Language, beginning: &str, word: &str) -> String {
    words::text(language, &format!("{beginning}{word}")).to_owned()
}

/// A sum of hundredths: 38.00.
pub(in crate::pages) fn money(sum: Option<i64>) -> String {
    sum.map_or_else(String::new, |sum| {
        format!("{}.{:02}", sum / 100, sum.rem_euclid(100))
    })
}

/// The day and the time of an order's matter.
pub(super) fn time_of(view: &OrderView, place: &Place, language: Language) -> String {
    let matter = &view.order.matter;
    let day = day_title(language, place.civil(matter.starts).date());
    format!("{day} {}", place.span(matter.starts, matter.ends))
}

fn number_of(view: &OrderView) -> String {
    format!("{} № {}", view.order.day, view.order.number)
}

fn title_of(view: &OrderView, language: Language) -> String {
    if view.masked {
        words::text(language, "access-masked-title").to_owned()
    } else {
        view.order.matter.title.clone()
    }
}

pub(super) fn tone(view: &OrderView, now: Milliseconds) -> &'static str {
    let (_, late) = view.waiting(now);
    match view.standing {
        Standing::Done if late > 0 => "overdue",
        Standing::ChangeAsked
        | Standing::Awaited
        | Standing::Changed
        | Standing::Counted
        | Standing::Done => "open",
        Standing::Agreed | Standing::Called => "planned",
        Standing::Ready | Standing::Closed => "done",
        Standing::Cancelled => "cancelled",
    }
}

/// An order as a list shows it.
pub(super) fn row(
    view: &OrderView,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> OrderRow {
    let lines = view.lines.iter();
    let lines: Vec<String> = lines
        .map(|(line, _)| format!("{} {} {}", line.item, line.quantity, line.unit))
        .collect();
    let (waiting, late) = view.waiting(now);
    OrderRow {
        id: view.order.id.to_string(),
        href: format!("/sites/{}/orders/{}", place.site.id, view.order.id),
        number: number_of(view),
        time: time_of(view, place, language),
        title: title_of(view, language),
        room: view.room.name.clone(),
        lines: words::list(language, &lines),
        standing: view.standing.word(),
        tone: tone(view, now),
        heard: view.heard.map_or("", Heard::word),
        waiting,
        late,
    }
}

/// When a line is served, in words.
pub(super) fn moment(line: &Line, place: &Place, language: Language) -> String {
    match (line.moment, line.at) {
        (Moment::AtTime, Some(at)) => place.time(at),
        (moment, _) => say(language, "order-moment-", moment.word()),
    }
}

/// A line in one sentence: what, how many, when, where, how many are put out, why not all.
pub(in crate::pages) fn line_words(line: &Line, place: &Place, language: Language) -> String {
    let mut parts = vec![
        format!("{} {} {}", line.item, line.quantity, line.unit),
        moment(line, place, language),
    ];
    if !line.place.is_empty() {
        parts.push(line.place.clone());
    }
    if line.held_back() > 0 {
        parts.push(held(line, language));
    }
    if line.price.is_some() {
        parts.push(money(line.price));
    }
    parts.join(" · ")
}

fn held(line: &Line, language: Language) -> String {
    let arguments = [
        ("out", format!("{} {}", line.put_out, line.unit)),
        ("held", format!("{} {}", line.held_back(), line.unit)),
    ];
    let words = words::format(language, "order-held-words", &arguments);
    if line.reason.is_empty() {
        words
    } else {
        aside(language, &words, &line.reason)
    }
}

/// A line with how many came of it and what was served of it.
fn line_row(
    (line, came): &(Line, Progress),
    progress: &Progress,
    place: &Place,
    (language, now): (Language, Milliseconds),
) -> OrderLineRow {
    let at = |at: Option<Milliseconds>| at.map_or_else(String::new, |at| place.time(at));
    OrderLineRow {
        number: line.number,
        kind: say(language, "order-kind-", line.kind.word()),
        item: line.item.clone(),
        much: format!("{} {}", line.quantity, line.unit),
        unit: line.unit.clone(),
        place: line.place.clone(),
        moment: moment(line, place, language),
        put_out: line.put_out,
        held_back: line.held_back(),
        reason: line.reason.clone(),
        price: money(line.price),
        budget: money(line.budget),
        supplier: line.supplier.clone(),
        cut_off: line.cut_off.map_or_else(String::new, |at| place.moment(at)),
        counted: came
            .counted
            .map_or_else(String::new, |came| came.to_string()),
        differs: came.counted.is_some_and(|came| came != line.quantity),
        done: served_at(progress, place),
        waived: progress.waived,
        awaits: progress.awaits_word(),
        late: progress.is_late(now),
        how: progress.how.map_or("", How::word),
        answered: at(progress.answered),
        why: String::new(),
    }
}

/// The lines with what was delivered and served of each, and why not where it was not.
fn line_rows(
    page: &OrderPage,
    place: &Place,
    (language, now): (Language, Milliseconds),
) -> Vec<OrderLineRow> {
    let view = &page.view;
    let row = |one: &(Line, Progress)| {
        let progress = served_of(one, &view.calls);
        OrderLineRow {
            why: why(page, one.0.number, progress),
            ..line_row(one, progress, place, (language, now))
        }
    };
    view.lines.iter().map(row).collect()
}

/// Why something was left undone; empty where it was not.
fn reason_of(view: &OrderView, what: Served, progress: &Progress) -> String {
    let reason = view.reasons.get(&what).filter(|_| progress.waived);
    reason.cloned().unwrap_or_default()
}

/// Why something of a line was left undone, and why it was closed without the client's word; empty for neither.
fn why(page: &OrderPage, number: u32, progress: &Progress) -> String {
    let mut why = Vec::new();
    if progress.waived {
        let is_it = |what: &Served| match what {
            Served::Line(line) => *line == number,
            Served::Call(position) => page
                .words
                .iter()
                .any(|one| one.word.position == *position && one.word.line == Some(number)),
        };
        let mut reasons = page.view.reasons.iter();
        let reason = reasons.find(|one| is_it(one.0));
        why.extend(reason.map(|one| one.1.as_str()));
    }
    if progress.how == Some(How::Settled) {
        let settled =
            |one: &&WordView| one.word.kind == WordKind::Settled && one.word.line == Some(number);
        why.extend(
            page.words
                .iter()
                .rfind(settled)
                .map(|one| one.words.as_str()),
        );
    }
    why.join(" · ")
}

/// When it was served or left undone, and by whom; empty where neither.
fn served_at(progress: &Progress, place: &Place) -> String {
    match progress.done {
        Some(done) => format!("{} {}", place.time(done), progress.done_by)
            .trim_end()
            .to_owned(),
        None => String::new(),
    }
}

/// All that was served and of which `is_it` holds: lines, and what was brought when called for.
fn served(
    page: &OrderPage,
    place: &Place,
    language: Language,
    is_it: impl Fn(&Progress) -> bool,
) -> Vec<OrderServed> {
    let row = |what: Served, title: String, progress: &Progress| OrderServed {
        what: what.to_string(),
        seen: format!("{what}@{}", progress.done.unwrap_or_default()),
        title,
        done: served_at(progress, place),
        waived: progress.waived,
        why: reason_of(&page.view, what, progress),
    };
    let lines = page.view.lines.iter().filter(|(_, one)| is_it(one));
    let lines = lines.map(|(line, progress)| {
        let title = format!("{} {} {}", line.item, line.quantity, line.unit);
        row(Served::Line(line.number), title, progress)
    });
    let calls = page.words.iter().filter(|one| is_it(&one.word.progress));
    let calls = calls.map(|one| {
        let title = if one.word.kind == WordKind::Cancelled {
            words::text(language, "order-is-cancelled").to_owned()
        } else {
            let line = item_of(&page.view, one.word.line);
            let wish = format!("{line} {}", one.words).trim().to_owned();
            words::format(language, "order-called-for", &[("wish", wish)])
        };
        row(Served::Call(one.word.position), title, &one.word.progress)
    });
    lines.chain(calls).collect()
}

fn item_of(view: &OrderView, number: Option<u32>) -> &str {
    let mut lines = view.lines.iter().map(|(line, _)| line);
    let line = lines.find(|line| Some(line.number) == number);
    line.map_or("", |line| line.item.as_str())
}

/// What differs, in words: how it stood and how it stands.
pub(in crate::pages) fn differences(
    since: &Since,
    view: &OrderView,
    place: &Place,
    language: Language,
) -> Vec<OrderDifference> {
    let texts = |(before, after): &(String, String)| OrderDifference {
        before: before.clone(),
        after: after.clone(),
    };
    let mut rows: Vec<OrderDifference> = since.title.iter().map(texts).collect();
    if since.place_differs {
        rows.push(OrderDifference {
            before: since.room.clone(),
            after: view.room.name.clone(),
        });
    }
    if since.time_differs {
        let words = |(from, until): (i64, i64)| {
            let day = day_title(language, place.civil(from).date());
            format!("{day} {}", place.span(from, until))
        };
        let matter = &view.order.matter;
        rows.push(OrderDifference {
            before: words(since.time),
            after: words((matter.starts, matter.ends)),
        });
    }
    let words = |line: &Option<Line>| {
        let line = line.as_ref();
        line.map_or_else(String::new, |line| line_words(line, place, language))
    };
    rows.extend(since.lines.iter().map(|change| OrderDifference {
        before: words(&change.before),
        after: words(&change.after),
    }));
    rows.extend(since.counted.iter().map(|(line, came)| OrderDifference {
        before: String::new(),
        after: came_words(line, *came, language),
    }));
    if let Some((before, after)) = &since.needs {
        let words = |needs: &Option<Needs>| {
            let needs = needs.as_ref();
            needs.map_or_else(String::new, |needs| {
                needs_words(needs, language).join(" · ")
            })
        };
        rows.push(OrderDifference {
            before: words(before),
            after: words(after),
        });
    }
    rows.extend(since.note.iter().map(texts));
    rows
}

/// What a meeting asks for beside place and time, each in words: how many come, then the rest.
pub(in crate::pages) fn needs_words(needs: &Needs, language: Language) -> Vec<String> {
    let headcount = words::text(language, "field-headcount");
    let mut all = vec![format!("{headcount} {}", needs.headcount)];
    all.extend(wishes(needs, language));
    all
}

/// What is asked for beside place, time and people, each in words.
pub(in crate::pages) fn wishes(needs: &Needs, language: Language) -> Vec<String> {
    let say = |key: &str| words::text(language, key).to_owned();
    let pair = |key: &str, value: &str| format!("{} {value}", say(key));
    let mut wishes = Vec::new();
    if !needs.layout.is_empty() {
        wishes.push(pair("field-layout", &needs.layout));
    }
    if !needs.equipment.is_empty() {
        let equipment = words::list(language, &needs.equipment);
        wishes.push(pair("field-equipment", &equipment));
    }
    for (asked, key) in [
        (needs.large, "form-large"),
        (needs.place_cards, "field-place-cards"),
    ] {
        if asked {
            wishes.push(say(key));
        }
    }
    if !needs.note.is_empty() {
        wishes.push(needs.note.clone());
    }
    wishes
}

/// How many came of a line that was counted since they looked.
fn came_words(line: &Line, came: u32, language: Language) -> String {
    let arguments = [
        ("item", line.item.clone()),
        ("came", format!("{came} {}", line.unit)),
        ("much", format!("{} {}", line.quantity, line.unit)),
    ];
    words::format(language, "order-came-words", &arguments)
}

fn said(one: &WordView, view: &OrderView, place: &Place, language: Language) -> OrderSaid {
    let word = &one.word;
    let by = match word.voice {
        Voice::Link if one.name.is_empty() => words::text(language, "order-voice-link").to_owned(),
        Voice::Link => one.name.clone(),
        Voice::Team if word.by.is_empty() => words::text(language, "order-voice-team").to_owned(),
        Voice::Account | Voice::Team => word.by.clone(),
    };
    OrderSaid {
        position: word.position,
        kind: word.kind.word(),
        by,
        time: place.moment(word.at),
        revision: word.revision,
        version: String::new(),
        item: item_of(view, word.line).to_owned(),
        words: if word.voice == Voice::Team && !one.name.is_empty() {
            words::format(language, "order-agreed-by", &[("name", one.name.clone())])
        } else {
            one.words.clone()
        },
        why: reason_of(view, Served::Call(word.position), &word.progress),
        call: match one.call {
            None => "",
            Some(None) => "open",
            // A wish is answered by words too, and not always as its client wanted it.
            Some(Some(_)) if word.kind == WordKind::ChangeAsked => "answered",
            Some(Some(_)) if word.progress.waived => "waived",
            Some(Some(_)) => "done",
        },
    }
}

/// Whether there are lines, and each of them was counted or served.
fn is_counted(view: &OrderView) -> bool {
    let is_there =
        |one: &(Line, Progress)| one.1.is_there() || served_of(one, &view.calls).done.is_some();
    !view.lines.is_empty() && view.lines.iter().all(is_there)
}

/// What client and team see alike. `photos` is where the photos are, `speak` where the client speaks.
pub(in crate::pages) fn shown(
    page: &OrderPage,
    place: &Place,
    language: Language,
    now: Milliseconds,
    (photos, speak): (&str, &str),
) -> OrderShown {
    let (view, order) = (&page.view, &page.view.order);
    let at = |at: Option<Milliseconds>| at.map_or_else(String::new, |at| place.moment(at));
    let since = page.since.as_ref();
    let confirms = page.may.confirm;
    OrderShown {
        number: number_of(view),
        title: title_of(view, language),
        room: view.room.name.clone(),
        time: time_of(view, place, language),
        needs: view
            .needs
            .as_ref()
            .map_or_else(Vec::new, |needs| needs_words(needs, language)),
        note: view.note.clone(),
        standing: view.standing.word(),
        tone: tone(view, now),
        revision: order.revision,
        agreed: order.is_agreed(),
        agreed_at: at(order.agreed),
        agreed_words: match view.heard {
            None => "order-agreed-at",
            Some(Heard::Paper) => "order-agreed-at-paper",
            Some(Heard::Telephone) => "order-agreed-at-telephone",
        },
        counted: is_counted(view),
        counted_last: counted_last(&view.lines),
        told: served(page, place, language, |one| {
            matches!(one.how, Some(How::Told | How::Settled))
        })
        .into_iter()
        .map(|one| one.seen)
        .collect(),
        plan_agreed: at(order.plan_agreed),
        cancelled: order.cancelled.is_some(),
        lines: line_rows(page, place, (language, now)),
        looked: since.is_some_and(|since| since.looked),
        since: since.map_or_else(Vec::new, |since| differences(since, view, place, language)),
        said: page
            .words
            .iter()
            .map(|one| said(one, view, place, language))
            .collect(),
        photos: page
            .photos
            .iter()
            .map(|photo| OrderPhoto {
                href: format!("{photos}/{}", photo.id),
                width: photo.width,
                height: photo.height,
                words: place.moment(photo.at),
            })
            .collect(),
        waiting: served(page, place, language, Progress::awaits_word),
        may_call: page.may_call && confirms && order.cancelled.is_none(),
        may_ask: page.may_ask && confirms,
        speak: if confirms {
            speak.to_owned()
        } else {
            String::new()
        },
        typed_name: String::new(),
        typed_change: String::new(),
        typed: String::new(),
    }
}
