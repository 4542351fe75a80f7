//! What was told of a duty in words: who, by which way, and whether it came there.

use app::alert::DutyAlert;
use domain::DutyId;
use domain::alert::{End, Recipient};
use words::Language;

use crate::civil::Place;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::WhyAlert;

/// What was told of a duty that the reader may see.
pub(super) async fn of_duty(
    web: &Web,
    here: &Here,
    duty: DutyId,
    (place, language): (&Place, Language),
) -> Answered<Vec<WhyAlert>> {
    let told = app::alert::of_duty(web.house(), &here.site, duty).await?;
    Ok(told
        .iter()
        .map(|one| in_words(one, place, language))
        .collect())
}

fn in_words(one: &DutyAlert, place: &Place, language: Language) -> WhyAlert {
    let alert = &one.alert;
    let say = |key: &str| words::text(language, key).to_owned();
    let (tone, fared) = fared(one, place, language);
    WhyAlert {
        time: place.time(alert.written),
        stage: say(&format!("alert-stage-{}", alert.stage.word())),
        to: format!(
            "{} {}",
            say(&format!("alert-by-{}", alert.to.way())),
            one.name
        ),
        tone,
        fared,
    }
}

fn fared(one: &DutyAlert, place: &Place, language: Language) -> (&'static str, String) {
    let alert = &one.alert;
    let at = |key: &str, at| words::format(language, key, &[("time", place.time(at))]);
    let say = |key: &str| words::text(language, key).to_owned();
    if let Some(received) = alert.received {
        let mut told = at("alert-duty-received", received);
        if let Some(read) = alert.read {
            told.push_str(" · ");
            told.push_str(&at("alert-duty-read", read));
        }
        return ("done", told);
    }
    if let Some(told) = alert.unreached {
        return ("overdue", at("alert-duty-unreached", told));
    }
    let because = |key: &str| {
        let why = say(&format!("alert-failure-{}", alert.failure));
        words::format(language, key, &[("why", why)])
    };
    match alert.end {
        Some(End::GivenUp) => ("overdue", because("alert-duty-given-up")),
        Some(End::Superseded) => ("planned", say("alert-duty-superseded")),
        Some(End::Idle | End::Delivered) => ("planned", say("alert-duty-idle")),
        None if !alert.failure.is_empty() => ("open", because("alert-duty-again")),
        None if matches!(alert.to, Recipient::Phone(_)) => ("open", say("alert-duty-waits-phone")),
        None => ("open", say("alert-duty-waits")),
    }
}
