//! Quality: the figures of a period, the duties behind a row, the monthly report.

use askama::Template;

use super::directory::Tab;
use super::frame::{Frame, Link};

/// `GET /sites/S/quality`.
#[derive(Template)]
#[template(path = "quality.html")]
pub struct Quality {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of quality.
    pub tabs: Vec<Tab>,
    /// What the figures are put together by: `clause`, `team`, `post` or `person`.
    pub by: &'static str,
    /// The named periods.
    pub periods: Vec<Tab>,
    /// The choice of what they are put together by.
    pub groups: Vec<Tab>,
    /// The period in words.
    pub period: String,
    /// The first day, as it was typed.
    pub from: String,
    /// The last day, as it was typed.
    pub until: String,
    /// The field that is wrong; empty for none.
    pub wrong: String,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The standard with its version, in words.
    pub standard: String,
    /// The monthly report, which is printed in place of this page; empty for who may not take it away.
    pub report: String,
    /// Whose figures they are: `site`, `teams` or `own`.
    pub seen: &'static str,
    /// The figures of all duties.
    pub figures: Vec<QualityFigure>,
    /// How many clauses are judged how: `kept`, `not-proven`, `breached`.
    pub judged: Vec<(&'static str, &'static str, usize)>,
    /// The charts; none where nothing was to be done.
    pub charts: Vec<Chart>,
    /// The rows.
    pub rows: Vec<QualityLine>,
    /// From which share on a clause is kept.
    pub kept_percent: u32,
    /// From which score on spot checks keep it.
    pub score_percent: u32,
}

/// A figure of all duties.
pub struct QualityFigure {
    /// The key of its word.
    pub key: &'static str,
    /// The figure.
    pub figure: String,
    /// Where its duties are listed; empty for none.
    pub href: String,
}

/// A row of figures.
pub struct QualityLine {
    /// What names it.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// The words of the clause; empty for other rows.
    pub wording: String,
    /// The judgement and its tone; empty for other rows.
    pub judgement: &'static str,
    /// `done`, `open` or `overdue`.
    pub tone: &'static str,
    /// What proves it, and where that is.
    pub sources: Vec<QualitySource>,
    /// Where all its duties are listed; empty for none.
    pub href: String,
    /// The figures: the word of each, how many, and where they are listed, empty for none.
    pub cells: Vec<QualityCell>,
    /// The share done in time in hundredths, in words; empty for none.
    pub share: String,
    /// The tone of the share; empty where there is none.
    pub share_tone: &'static str,
}

/// What proves a clause.
pub struct QualitySource {
    /// The word of its kind.
    pub kind: &'static str,
    /// In words, with how much there is.
    pub said: String,
    /// Where it is; empty where the reader has nothing to look at.
    pub href: String,
}

/// A figure of a row.
pub struct QualityCell {
    /// The word of what is counted.
    pub name: &'static str,
    /// How many.
    pub count: u32,
    /// Where they are listed; empty for none.
    pub href: String,
}

/// Bars over a period.
pub struct Chart {
    /// What it shows; its title is `quality-chart-` and this.
    pub name: &'static str,
    /// The bars.
    pub bars: Vec<ChartBar>,
    /// How high the threshold lies, from above; none where there is no threshold.
    pub threshold: Option<u32>,
    /// What stands at its left: how high, from above, and how much that is.
    pub scale: Vec<(u32, String)>,
    /// What the tones mean: the tone and the key of the word.
    pub legend: Vec<(&'static str, &'static str)>,
}

/// A bar of a chart.
pub struct ChartBar {
    /// What it says when it is pointed at.
    pub title: String,
    /// From the left.
    pub x: u32,
    /// How wide.
    pub width: u32,
    /// Where its words stand.
    pub middle: u32,
    /// Its parts from above: where it begins, how high it is, its tone.
    pub parts: Vec<(u32, u32, &'static str)>,
    /// The day below it; empty where there is no room for it.
    pub label: String,
}

/// `GET /sites/S/quality/duties`.
#[derive(Template)]
#[template(path = "quality_duties.html")]
pub struct QualityDuties {
    /// The frame, with the site.
    pub frame: Frame,
    /// What the row is called.
    pub name: String,
    /// The words of the clause; empty for other rows.
    pub wording: String,
    /// The period in words.
    pub period: String,
    /// Back to the figures.
    pub back: String,
    /// How the duties stand that are shown.
    pub standings: Vec<Tab>,
    /// The duties.
    pub rows: Vec<QualityDuty>,
    /// Whether people are named.
    pub with_people: bool,
    /// The page in words; empty where there is one page alone.
    pub paged: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// A duty of a list.
pub struct QualityDuty {
    /// Its id.
    pub id: String,
    /// Why it is there, with its entries.
    pub href: String,
    /// The day.
    pub day: String,
    /// Its window.
    pub window: String,
    /// What was to be done.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who was to do it.
    pub person: String,
    /// How it stands: the word of the standing.
    pub standing: &'static str,
    /// Its tone.
    pub tone: &'static str,
    /// What became of it, in words.
    pub outcome: String,
}

/// `GET /sites/S/quality/report?month=`: 服务月报, for paper.
#[derive(Template)]
#[template(path = "quality_report.html")]
pub struct QualityReport {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of quality.
    pub tabs: Vec<Tab>,
    /// Its workbook.
    pub workbook: String,
    /// The months before and after.
    pub months: Vec<Link>,
    /// The site's name.
    pub site: String,
    /// The month in words.
    pub month: String,
    /// The standard with its version, in words.
    pub standard: String,
    /// The summary, a sentence each.
    pub summary: Vec<String>,
    /// The table beside the month before: the key of the word, this month, the month before.
    pub compared: Vec<(&'static str, String, String)>,
    /// The charts.
    pub charts: Vec<Chart>,
    /// By clause.
    pub clauses: Vec<QualityLine>,
    /// By team.
    pub teams: Vec<QualityLine>,
    /// What fell short.
    pub short: Vec<ReportDuty>,
    /// What is said where more fell short than is listed; empty for all listed.
    pub short_more: String,
    /// What was waived.
    pub waived: Vec<ReportDuty>,
    /// What is said where more was waived than is listed; empty for all listed.
    pub waived_more: String,
    /// The journal's last number at the time.
    pub head_number: i64,
    /// Its hash.
    pub head_hash: String,
    /// When the report was made, in words.
    pub made: String,
    /// From which share on a clause is kept.
    pub kept_percent: u32,
    /// From which score on spot checks keep it.
    pub score_percent: u32,
}

/// A duty that fell short or was waived.
pub struct ReportDuty {
    /// The day and the window.
    pub due: String,
    /// What was to be done, with its clauses.
    pub title: String,
    /// The clauses.
    pub clauses: String,
    /// Where.
    pub place: String,
    /// The word of its standing.
    pub standing: &'static str,
    /// When it came out, and how late.
    pub outcome: String,
    /// What was explained.
    pub said: String,
}
