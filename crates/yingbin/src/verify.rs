//! `yingbin verify`: proves that the database's file is sound, and every site's journal; names the
//! first entry that was changed, removed or reordered.

use std::process::ExitCode;

use anyhow::Result;
use domain::journal::Fault;
use words::{Language, format};

use crate::house::{Place, say};

/// Exit status 0 when the file is sound and every chain whole, 1 when one is not.
pub async fn verify(place: &Place) -> Result<ExitCode> {
    let house = app::House::new(place.open()?);
    let fault = house.store().read(store::dialect::file_fault).await?;
    if let Some(problem) = fault {
        say(&format(
            place.language,
            "house-file-unsound",
            &[("problem", problem)],
        ));
        return Ok(ExitCode::FAILURE);
    }
    let sites = app::site::all(&house).await?;
    if sites.is_empty() {
        say(words::text(place.language, "house-no-site"));
        return Ok(ExitCode::SUCCESS);
    }
    let mut code = ExitCode::SUCCESS;
    for site in sites {
        let Some(proof) = app::journal::verify(&house, &site.id).await? else {
            continue;
        };
        if proof.is_err() {
            code = ExitCode::FAILURE;
        }
        let id = site.id.clone();
        let (_, hash) = house
            .store()
            .read(move |db| store::site::head(db, &id))
            .await?;
        say(&told(
            place.language,
            site.id.as_str(),
            proof,
            &hash.to_string(),
        ));
    }
    Ok(code)
}

fn told(language: Language, site: &str, proof: Result<i64, Fault>, hash: &str) -> String {
    let (key, number) = match proof {
        Ok(count) => {
            let arguments = [
                ("site", site.to_owned()),
                ("count", count.to_string()),
                ("hash", hash.to_owned()),
            ];
            return format(language, "house-verified", &arguments);
        }
        Err(Fault::Absent(number)) => ("house-entry-absent", number),
        Err(Fault::Changed(number)) => ("house-entry-changed", number),
        Err(Fault::HeadDiffers(number)) => ("house-head-differs", number),
    };
    format(
        language,
        key,
        &[("site", site.to_owned()), ("number", number.to_string())],
    )
}
