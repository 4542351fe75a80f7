//! Measures the product, each work as a ratio to a limit measured in the same run, medians of five.
//! Exit status 0 when every goal is met, 1 when one is missed, 2 when a work could not be measured.
//!
//! It uses the product as its clients do and knows nothing of its inside. To add a work: a file with
//! a function that measures once, and its lines in [`table`].

mod child;
mod client;
mod compile;
mod day_plan;
mod ground;
mod links;
mod live;
mod month;
mod page;
mod people;
mod phones;
mod quality;
mod register;
mod search;
mod settle;
mod start;
mod table;
mod year;

use std::process::ExitCode;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let outcome = runtime
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(table::measure(&wanted)));
    match outcome {
        Ok(table::Goals::Met) => ExitCode::SUCCESS,
        Ok(table::Goals::Missed) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::from(2)
        }
    }
}
