//! A row of figures in words: how its duties stand, what proves it, and where that is looked at.

use app::quality::{ClauseProof, QualityPage, QualityRow, Source};
use domain::access::{Action, Object};
use domain::quality::{Judgement, Standing};
use words::Language;

use super::{days_of, share_words, tone};
use crate::need::Here;
use crate::views::{QualityCell, QualityLine, QualitySource};

/// The figures of a row, each with the standing whose duties it lists; all of them where none.
const CELLS: [(&str, Option<Standing>); 7] = [
    ("duties", None),
    ("on-time", Some(Standing::OnTime)),
    ("early", Some(Standing::Early)),
    ("late", Some(Standing::Late)),
    ("missed", Some(Standing::Missed)),
    ("overdue", Some(Standing::Overdue)),
    ("waived", Some(Standing::Waived)),
];

/// The tone of a judgement.
pub(super) fn tone_of(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Kept => "done",
        Judgement::NotProven => "waived",
        Judgement::Breached => "overdue",
    }
}

/// The rows of a page.
pub(super) fn lines(found: &QualityPage, here: &Here, language: Language) -> Vec<QualityLine> {
    let rows = found.rows.iter();
    rows.map(|row| line(found, row, here, language)).collect()
}

/// The rows of another table of the same period.
pub(super) fn line(
    found: &QualityPage,
    row: &QualityRow,
    here: &Here,
    language: Language,
) -> QualityLine {
    let by = if row.proof.is_some() {
        "clause"
    } else {
        match found.by.word() {
            "clause" => "team",
            by => by,
        }
    };
    let key: String = form_urlencoded::byte_serialize(row.key.as_bytes()).collect();
    let days = days_of(found.period);
    let list = format!(
        "/sites/{}/quality/duties?{days}&by={by}&key={key}",
        here.site
    );
    let cells = CELLS.map(|(name, standing)| {
        let count = standing.map_or_else(|| row.counts.duties(), |one| row.counts.of(one));
        let href = match standing {
            _ if count == 0 => String::new(),
            None => list.clone(),
            Some(_) => format!("{list}&standing={name}"),
        };
        QualityCell { name, count, href }
    });
    let percent = row.counts.percent();
    let proof = row.proof.as_ref();
    QualityLine {
        key: row.key.clone(),
        name: name_of(row, by, language),
        wording: proof.map_or_else(String::new, |proof| proof.wording.clone()),
        judgement: proof.map_or("", |proof| proof.judgement.word()),
        tone: proof.map_or("", |proof| tone_of(proof.judgement)),
        sources: proof.map_or_else(Vec::new, |proof| sources(proof, here, language)),
        href: cells[0].href.clone(),
        cells: cells.into(),
        share: share_words(percent, language),
        share_tone: tone(percent),
    }
}

/// What a row is called; what belongs to nobody has words of its own.
pub(super) fn name_of(row: &QualityRow, by: &str, language: Language) -> String {
    if row.name.is_empty() {
        words::text(language, &format!("quality-nobody-{by}")).to_owned()
    } else {
        row.name.clone()
    }
}

fn sources(proof: &ClauseProof, here: &Here, language: Language) -> Vec<QualitySource> {
    let sources = proof.sources.iter();
    sources
        .map(|source| QualitySource {
            kind: source.word(),
            said: said(source, language),
            href: address(source, here),
        })
        .collect()
}

/// What a source says, with how much there is of it.
pub(super) fn said(source: &Source, language: Language) -> String {
    let key = format!("quality-source-{}", source.word());
    let arguments: Vec<(&str, String)> = match source {
        Source::Duties(titles) => vec![("titles", titles.join(" · "))],
        Source::SpotChecks(tally) => match tally.percent() {
            Some(percent) => vec![
                ("count", tally.count.to_string()),
                ("percent", percent.to_string()),
            ],
            None => return words::text(language, "quality-source-spot-checks-none").to_owned(),
        },
        Source::Journal(Some((first, last))) => {
            vec![("first", first.to_string()), ("last", last.to_string())]
        }
        Source::Journal(None) => {
            return words::text(language, "quality-source-journal-none").to_owned();
        }
        Source::Agreements { agreed, meetings } => vec![
            ("agreed", agreed.to_string()),
            ("meetings", meetings.to_string()),
        ],
        Source::Drill(count)
        | Source::HouseRules(count)
        | Source::Roster(count)
        | Source::Meetings(count) => vec![("count", count.to_string())],
        Source::ShortNotice | Source::Standing | Source::House => Vec::new(),
    };
    words::format(language, &key, &arguments)
}

/// Where a source is looked at, where the reader may.
fn address(source: &Source, here: &Here) -> String {
    let (object, path) = match source {
        Source::SpotChecks(_) => (Object::SpotCheck, "spot-checks"),
        Source::Drill(_) => (Object::Drill, "drill"),
        Source::HouseRules(_) => (Object::HouseRule, "house-rules"),
        Source::Journal(_) => (Object::Journal, "journal"),
        Source::Roster(_) => (Object::Roster, "roster"),
        Source::Meetings(_) => (Object::Meeting, "rooms"),
        Source::Agreements { .. } => (Object::Agreement, "agreements"),
        Source::ShortNotice | Source::Standing => (Object::Standard, "standard"),
        Source::Duties(_) | Source::House => return String::new(),
    };
    here.where_may(object, Action::View, format!("/sites/{}/{path}", here.site))
}
