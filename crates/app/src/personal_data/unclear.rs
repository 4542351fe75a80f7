//! What is refused because it may be several people's. That several have a telephone is told by the refusal already, so
//! it is written in the journal, without what was typed, and counts like a request that was made. A refusal that undid
//! its transaction would be written nowhere: it is kept as the answer, and said once that is committed.

use domain::personal_data::Kind;
use domain::{AccountId, Milliseconds, Refusal};
use store::Database;

use super::named;
use crate::command::{About, Answer, Command, Deed, Notice};
use crate::error::Error;
use crate::house::House;

/// The act of asking so.
const UNCLEAR: &str = "personal-data-unclear";

/// How often the account asked so since an instant.
pub(super) fn count(
    deed: &mut Deed<'_>,
    account: AccountId,
    since: Milliseconds,
) -> Result<usize, Error> {
    let site = deed.site.id.clone();
    let asked = store::journal::count_since(deed.db, &site, (account, UNCLEAR), since)?;
    Ok(usize::try_from(asked).unwrap_or_default())
}

/// Writes down that somebody asked so; the answer keeps the refusal.
pub(super) fn note(deed: &mut Deed<'_>, kind: Kind, refusal: &Refusal) -> Result<Answer, Error> {
    let entry = deed.entry(UNCLEAR).detail("kind", kind.word());
    deed.write(&entry)?;
    let notice = Notice {
        key: refusal.code.to_owned(),
        arguments: Vec::new(),
    };
    Ok(Answer {
        notice: Some(notice),
        ..Answer::default()
    })
}

/// Says the refusal that an answer keeps, and any other answer as it is.
pub(super) async fn refused(
    house: &House,
    command: &Command,
    done: Answer,
) -> Result<Answer, Error> {
    let notice = done.notice.as_ref();
    let Some(refusal) = notice.and_then(|notice| named::several(&notice.key)) else {
        return Ok(done);
    };
    // As after every refusal the same command may be sent again, mended; and no mark of what was typed stays.
    let id = command.id;
    let forget = move |db: &mut Database| -> Result<(), Error> {
        Ok(store::command::forget_answer(db, id)?)
    };
    house.store().write(None, forget).await?;
    Err(refusal.into())
}
