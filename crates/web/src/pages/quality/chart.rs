//! The charts of a period: the share done in time, and how the duties stood, bar by bar.

use app::quality::QualityPage;
use domain::quality::{Counts, KEPT_PERCENT, Period, Standing};
use jiff::civil::Date;
use words::Language;

use crate::views::{Chart, ChartBar};

/// How wide all bars are, how high a full one, and where they stand.
const WIDE: u32 = 800;
const HIGH: u32 = 100;
const GROUND: u32 = 120;
/// So many days below the bars can be read.
const LABELS: usize = 12;

/// The charts; none where nothing was to be done.
pub(super) fn charts(found: &QualityPage, language: Language) -> Vec<Chart> {
    if found.total.duties() == 0 {
        return Vec::new();
    }
    vec![share(found, language), stacked(found, language)]
}

fn share(found: &QualityPage, language: Language) -> Chart {
    Chart {
        name: "share",
        threshold: Some(GROUND - KEPT_PERCENT * HIGH / 100),
        // The two stand close: the one above its line, the other below it.
        scale: vec![
            (GROUND - HIGH - 3, percent_words(100, language)),
            (GROUND - HIGH + 19, percent_words(KEPT_PERCENT, language)),
            (GROUND, percent_words(0, language)),
        ],
        legend: vec![
            ("done", "quality-legend-kept"),
            ("overdue", "quality-legend-below"),
        ],
        bars: bars(found, language, |counts| {
            let Some(percent) = counts.percent() else {
                return Vec::new();
            };
            let tone = if percent >= KEPT_PERCENT {
                "done"
            } else {
                "overdue"
            };
            // What was never in time is a line, what was not to be done is nothing.
            vec![((percent * HIGH / 100).max(2), tone)]
        }),
    }
}

fn percent_words(percent: u32, language: Language) -> String {
    super::share_words(Some(percent), language)
}

fn stacked(found: &QualityPage, language: Language) -> Chart {
    let most = found.steps.iter().map(|(_, counts)| counts.duties());
    let most = most.max().unwrap_or(0).max(1);
    Chart {
        name: "stacked",
        threshold: None,
        scale: vec![
            (GROUND - HIGH + 6, most.to_string()),
            (GROUND, "0".to_owned()),
        ],
        legend: vec![
            ("done", "quality-in-time"),
            ("open", "quality-late"),
            ("overdue", "quality-not-done"),
            ("waiting", "quality-waived"),
        ],
        bars: bars(found, language, |counts| {
            let not_done = counts.of(Standing::Missed) + counts.of(Standing::Overdue);
            let parts = [
                (counts.in_time(), "done"),
                (counts.of(Standing::Late), "open"),
                (not_done, "overdue"),
                (counts.of(Standing::Waived), "waiting"),
            ];
            let high = |count: u32| {
                let high = u64::from(count) * u64::from(HIGH) / u64::from(most);
                u32::try_from(high).unwrap_or(HIGH).max(1)
            };
            let parts = parts.into_iter().filter(|(count, _)| *count > 0);
            parts.map(|(count, tone)| (high(count), tone)).collect()
        }),
    }
}

/// The bars of a chart; `parts` says of each how high its parts are, from the ground up.
fn bars(
    found: &QualityPage,
    language: Language,
    parts: impl Fn(&Counts) -> Vec<(u32, &'static str)>,
) -> Vec<ChartBar> {
    let count = found.steps.len().max(1);
    let each = (WIDE / u32::try_from(count).unwrap_or(WIDE)).max(4);
    let every = count.div_ceil(LABELS);
    let bars = found
        .steps
        .iter()
        .enumerate()
        .map(|(place, (day, counts))| {
            let x = u32::try_from(place).unwrap_or(0) * each;
            let mut ground = GROUND;
            let parts = parts(counts).into_iter().map(|(high, tone)| {
                ground = ground.saturating_sub(high);
                (ground, high, tone)
            });
            ChartBar {
                title: title(found.period, *day, counts, language),
                x: x + each / 8,
                width: (each - each / 4).max(2),
                middle: x + each / 2,
                parts: parts.collect(),
                label: if place % every == 0 {
                    day.strftime("%m-%d").to_string()
                } else {
                    String::new()
                },
            }
        });
    bars.collect()
}

fn title(period: Period, day: Date, counts: &Counts, language: Language) -> String {
    let arguments = [
        ("day", day.to_string()),
        ("duties", counts.duties().to_string()),
        ("share", super::share_words(counts.percent(), language)),
        ("short", counts.short().to_string()),
        ("waived", counts.of(Standing::Waived).to_string()),
    ];
    let key = if period.is_weekly() {
        "quality-bar-week"
    } else {
        "quality-bar-day"
    };
    words::format(language, key, &arguments)
}
