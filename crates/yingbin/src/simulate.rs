//! `yingbin simulate`: a made-up building lives through days on the real application, and everything
//! that must hold is checked at every step.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::Args;
use clap::builder::PossibleValuesParser;
use simulate::building::Place;
use simulate::{Report, Simulation};
use store::{Options, Store};
use words::{Language, format, text};

use crate::house::{complain, language, say};

/// The arguments of `yingbin simulate`.
#[derive(Args)]
pub struct SimulateCommand {
    /// Which building.
    #[arg(long, value_parser = PossibleValuesParser::new(Place::ALL.map(Place::word)))]
    pub site: String,
    /// How many days, working or not.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=400))]
    pub days: u32,
    /// What everything left to chance follows from.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Every working day has the court's busiest morning: 200 visits, 60 calls, 40 inquiries.
    #[arg(long)]
    pub busy: bool,
    /// The bureau lives through its meetings alone, without posts, leaders' offices, newspapers and lunch: a third
    /// faster.
    #[arg(long)]
    pub meetings_alone: bool,
    /// An empty database; without one, a file that is removed afterwards.
    #[arg(long)]
    pub database: Option<String>,
    /// The language of what is said: zh-Hans, zh-Hant or en.
    #[arg(long, default_value = "zh-Hans", value_parser = language)]
    pub language: Language,
}

/// Lets the building live and tells what came of it; exit status 1 when something did not hold.
pub async fn simulate(command: &SimulateCommand) -> Result<ExitCode> {
    if let Some(database) = &command.database
        && !is_empty(database).await?
    {
        complain(text(command.language, "simulate-not-empty"));
        return Ok(ExitCode::from(2));
    }
    let place = Place::from_word(&command.site).unwrap_or(Place::Court);
    let simulation = Simulation {
        place,
        days: command.days,
        seed: command.seed,
        busy: command.busy,
        whole: !command.meetings_alone,
        database: command.database.clone(),
    };
    let begun = Instant::now();
    match Box::pin(simulate::run(&simulation)).await {
        Ok(report) => {
            tell(command.language, &report, begun.elapsed().as_secs_f64());
            Ok(ExitCode::SUCCESS)
        }
        Err(violation) => {
            let problem = ("problem", violation.to_string());
            complain(&format(command.language, "simulate-violation", &[problem]));
            Ok(ExitCode::from(1))
        }
    }
}

/// Whether nobody lives in the database yet: made-up days are never mixed into real ones.
async fn is_empty(database: &str) -> Result<bool> {
    let store = Store::open(&Options::at(database))?;
    let count = |db: &mut store::Database| {
        Ok(store::site::all(db)?.len() as i64 + store::account::count(db)?)
    };
    Ok(store.read(count).await? == 0)
}

fn tell(language: Language, report: &Report, seconds: f64) {
    let line = |key: &str, value: String| {
        say(&format(
            language,
            &std::format!("simulate-{key}"),
            &[("value", value)],
        ));
    };
    line("days", report.days.to_string());
    line("meetings", report.meetings.to_string());
    let duties = report.duties.iter();
    let duties = duties.map(|(word, count)| std::format!("{word} {count}"));
    line("duties", duties.collect::<Vec<_>>().join(", "));
    let registers = report.registers.iter();
    let registers = registers.map(|(word, count)| std::format!("{word} {count}"));
    line("registers", registers.collect::<Vec<_>>().join(", "));
    let signed = std::format!("{} ({})", report.signed, report.amended);
    line("signed", signed);
    line("commands", report.commands.to_string());
    let refused: u64 = report.refusals.values().sum();
    line("refused", refused.to_string());
    line("repeated", report.repeated.to_string());
    line("deliveries", report.deliveries.to_string());
    line("crashes", report.crashes.to_string());
    line("checked", report.checked.to_string());
    line(
        "head",
        std::format!("{} {}", report.head_number, report.head_hash),
    );
    line("seconds", std::format!("{seconds:.1}"));
}
