//! `yingbin verify`: proves that the database's file is sound, every site's journal, and what is kept
//! against it; names the first entry that was changed, removed or reordered.

use std::process::ExitCode;
use std::str::FromStr;

use anyhow::Result;
use app::proof::{Proven, Trouble, holder_of_head, prove};
use clap::Args;
use domain::journal::{Fault, Hash};
use store::proof::Mismatch;
use words::{Language, format, text};

use crate::house::{Place, say};

/// The arguments of `yingbin verify`.
#[derive(Args)]
pub struct VerifyCommand {
    #[command(flatten)]
    pub place: Place,
    /// A head that was written down elsewhere, `NUMBER:HASH`: the entry has to be there still.
    #[arg(long)]
    pub expect_head: Vec<Head>,
}

/// A journal's head as a record shows it.
#[derive(Clone, Debug)]
pub struct Head {
    number: i64,
    hash: Hash,
}

impl FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (number, hash) = text.split_once(':')?;
            Some(Self {
                number: number.parse().ok().filter(|number| *number > 0)?,
                hash: Hash::from_hex(&hash.to_lowercase())?,
            })
        };
        read().ok_or("NUMBER:HASH, the hash of 64 hexadecimal digits")
    }
}

/// Exit status 0 when the file is sound and everything whole, 1 when something is not.
pub async fn verify(command: &VerifyCommand) -> Result<ExitCode> {
    let language = command.place.language;
    let house = app::House::new(command.place.open_there()?);
    let fault = house.store().read(store::dialect::file_fault).await?;
    if let Some(problem) = fault {
        let arguments = [("problem", problem)];
        say(&format(language, "house-file-unsound", &arguments));
        return Ok(ExitCode::FAILURE);
    }
    let proven = prove(&house).await?;
    if proven.is_empty() {
        say(text(language, "house-no-site"));
    }
    let mut whole = proven.iter().all(|one| one.outcome.is_ok());
    for one in proven {
        say(&told(language, one));
    }
    for head in &command.expect_head {
        let holder = holder_of_head(&house, head.number, head.hash).await?;
        whole &= holder.is_some();
        let key = match &holder {
            Some(_) => "house-head-there",
            None => "house-head-gone",
        };
        let arguments = [
            (
                "site",
                holder.map_or_else(String::new, |site| site.to_string()),
            ),
            ("number", head.number.to_string()),
        ];
        say(&format(language, key, &arguments));
    }
    Ok(if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn told(language: Language, proven: Proven) -> String {
    let mut arguments = vec![("site", proven.site)];
    let key = match proven.outcome {
        Ok((count, hash)) => {
            arguments.push(("count", count.to_string()));
            arguments.push(("hash", hash.to_string()));
            "house-verified"
        }
        Err(Trouble::Gone) => "house-site-gone",
        Err(Trouble::Chain(fault)) => {
            let (key, number) = match fault {
                Fault::Absent(number) => ("house-entry-absent", number),
                Fault::Changed(number) => ("house-entry-changed", number),
                Fault::HeadDiffers(number) => ("house-head-differs", number),
            };
            arguments.push(("number", number.to_string()));
            key
        }
        Err(Trouble::State(Mismatch::DutyUntold(duty))) => {
            arguments.push(("duty", duty));
            "house-duty-untold"
        }
        Err(Trouble::State(Mismatch::MeetingUntold(meeting, act))) => {
            arguments.push(("meeting", meeting));
            arguments.push(("act", act.to_owned()));
            "house-meeting-untold"
        }
        Err(Trouble::State(Mismatch::EntryUndone(number))) => {
            arguments.push(("number", number.to_string()));
            "house-entry-undone"
        }
    };
    format(language, key, &arguments)
}
