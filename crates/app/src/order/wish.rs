//! What a client wants changed of what they ordered (clauses B5, B6): said with a button and in words, days
//! ahead too. It is somebody's duty until the order is changed, which asks for the client's word again, or
//! until it is answered in words that the client reads.

use domain::access::Actor;
use domain::order::{Served, Voice, WAITING_MAX, WordKind};
use domain::{OrderId, Refusal, SiteId, text};

use super::plan::{follow, settle_wish};
use super::speak::{Saying, WORDS_MAX, keep_word, same_revision, write};
use super::{Kept, entry, load_to_deliver};
use crate::command::{Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// The client asks for a change of what stood before them.
pub(super) fn ask(
    deed: &mut Deed<'_>,
    mut kept: Kept,
    voice: Voice,
    (revision, words): (i32, &str),
) -> Result<(), Error> {
    text::check_filled("words", words, WORDS_MAX)?;
    same_revision(&kept, revision)?;
    if !kept.order().may_ask(deed.now) {
        return Err(Refusal::conflict("order-change-late").into());
    }
    if kept.wishes().len() >= WAITING_MAX {
        return Err(Refusal::too_many("requests-waiting", 60).into());
    }
    let saying = Saying {
        kind: WordKind::ChangeAsked,
        voice,
        name: "",
        words,
        line: None,
    };
    keep_word(deed, &mut kept, &saying)?;
    // Whoever has the order's form open reads the wish before they save: what is saved answers it.
    kept.record.order.version += 1;
    store::order::change(deed.db, &deed.site.id, &kept.record)?;
    follow(deed, &kept)?;
    write(deed, &kept, "order-change-asked", voice)
}

/// Answers what a client wants changed, where the order stays as it is: they read the words.
///
/// # Errors
/// Refused where the order is not the actor's, where no such wish is open, and without words.
pub async fn answer_change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, position): (OrderId, u32),
    words: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut kept = load_to_deliver(deed, id)?;
        let words = words.trim();
        text::check_filled("words", words, WORDS_MAX)?;
        if !kept.wishes().contains(&position) {
            return Err(Refusal::conflict("order-nothing-asked").into());
        }
        close(deed, &mut kept, position)?;
        let saying = Saying {
            kind: WordKind::ChangeAnswered,
            voice: Voice::Team,
            name: "",
            words,
            line: None,
        };
        keep_word(deed, &mut kept, &saying)?;
        let entry = entry(deed, "order-change-answered", &kept);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// What was asked for is answered by the order as it was changed now: its client sees what differs, and is
/// asked again.
pub(super) fn close_all(deed: &mut Deed<'_>, kept: &mut Kept) -> Result<(), Error> {
    for position in kept.wishes() {
        close(deed, kept, position)?;
    }
    Ok(())
}

fn close(deed: &mut Deed<'_>, kept: &mut Kept, position: u32) -> Result<(), Error> {
    let mut words = kept.words.iter_mut().map(|one| &mut one.word);
    if let Some(wish) = words.find(|word| word.position == position) {
        wish.progress.answered = Some(deed.now);
    }
    kept.keep_progress(deed.db, &deed.site.id, Served::Call(position))?;
    settle_wish(deed, kept, position)
}
