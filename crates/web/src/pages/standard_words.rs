//! The rules and clauses of a standard in words.

use standards::{Moment, Problem, Rule, Standard, Timing};
use words::{Arg, Language};

use crate::views::{ClauseRow, ProblemRow, RuleRow};

/// The clauses with the rules that carry each out.
pub(super) fn clauses(standard: &Standard) -> Vec<ClauseRow> {
    let rules_of = |clause: &standards::ClauseId| {
        let rules = standard.rules().iter();
        rules
            .filter(|rule| rule.clauses.contains(clause))
            .map(|rule| rule.id.to_string())
            .collect()
    };
    let clauses = standard.clauses().iter();
    clauses
        .map(|clause| ClauseRow {
            id: clause.id.to_string(),
            wording: clause.text.clone(),
            rules: rules_of(&clause.id),
        })
        .collect()
}

/// The rules.
pub(super) fn rules(standard: &Standard, language: Language) -> Vec<RuleRow> {
    let row = |rule: &Rule| RuleRow {
        id: rule.id.to_string(),
        title: rule.title.clone(),
        clauses: rule.clauses.iter().map(ToString::to_string).collect(),
        starts: start(rule.starts.word(), language),
        window: window(&rule.timing, language),
        team: standard
            .team(&rule.by)
            .map_or_else(String::new, |team| team.title.clone()),
        wording: rule.wording.clone().unwrap_or_default(),
    };
    standard.rules().iter().map(row).collect()
}

/// What starts a rule, in words.
pub(super) fn start(word: &str, language: Language) -> String {
    words::text(language, &format!("start-{}", word.replace('_', "-"))).to_owned()
}

fn window(timing: &Timing, language: Language) -> String {
    match timing {
        Timing::Untimed => String::new(),
        Timing::Daily(windows) => {
            let spans: Vec<String> = windows
                .iter()
                .map(|window| format!("{}–{}", clock(window.opens), clock(window.due)))
                .collect();
            spans.join(" ")
        }
        Timing::Once { opens, due } => {
            let until = words::text(language, "show-until");
            format!(
                "{} {until} {}",
                moment(*opens, language),
                moment(*due, language)
            )
        }
        Timing::Rounds(lists) => {
            let lists: Vec<String> = lists.iter().map(|list| rounds(list, language)).collect();
            lists.join("; ")
        }
    }
}

fn rounds(list: &standards::RoundList, language: Language) -> String {
    let said = list.windows.iter().enumerate().map(|(index, interval)| {
        let key = if index == 0 {
            "show-after-start"
        } else {
            "show-after-round"
        };
        let arguments = [
            ("from", Arg::Number(i64::from(interval.opens_minutes))),
            ("until", Arg::Number(i64::from(interval.due_minutes))),
        ];
        words::format(language, key, &arguments)
    });
    let said: Vec<String> = list.season.iter().cloned().chain(said).collect();
    said.join(" ")
}

fn moment(moment: Moment, language: Language) -> String {
    let say = |key, name, value: &str| words::format(language, key, &[(name, value)]);
    match moment {
        Moment::Offset { minutes: 0 } => words::text(language, "show-at-once").to_owned(),
        Moment::Offset { minutes } => say("show-offset", "minutes", &format!("{minutes:+}")),
        Moment::TimeOfDay(time) => clock(time),
        Moment::NextWorkday(time) => say("show-next-workday", "time", &clock(time)),
        Moment::Agreed => words::text(language, "show-agreed").to_owned(),
    }
}

fn clock(time: jiff::civil::Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// What is wrong with a text, by line, with what mends it.
pub(super) fn problems(problems: &[Problem], language: Language) -> Vec<ProblemRow> {
    problems
        .iter()
        .map(|problem| {
            let arguments = problem.arguments();
            ProblemRow {
                line: problem.line,
                column: problem.column,
                problem: words::format(language, problem.key(), &arguments),
                mend: words::format(language, &problem.mend_key(), &arguments),
            }
        })
        .collect()
}
