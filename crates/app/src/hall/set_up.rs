//! The hall as it is set up: limits, matters, windows.

use domain::access::{Action, Actor, Object};
use domain::hall::{Limits, Matter, Window};
use domain::{Refusal, SiteId};

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// How many matters or windows a hall has at most.
const MOST: usize = 26;

/// Sets the site's figures.
///
/// # Errors
/// Refused where a figure makes no sense; the refusal names it.
pub async fn set_limits(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    limits: Limits,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Configure)?;
        limits.check()?;
        store::hall::set_limits(deed.db, &deed.site.id, &limits)?;
        let entry = deed
            .entry("hall-limits-set")
            .detail("minutes", limits.wait_minutes)
            .detail("busy", limits.busy)
            .detail("crowded", limits.crowded);
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}

/// Adds a matter, or changes the one with its id.
///
/// # Errors
/// Refused where the name is unfit, or the letter is none or another's.
pub async fn put_matter(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    matter: Matter,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Configure)?;
        domain::text::check_filled("name", &matter.name, 50)?;
        let letter = matter.letter.as_bytes();
        if letter.len() != 1 || !letter[0].is_ascii_uppercase() {
            return Err(Refusal::invalid("letter", "letter-unfit").into());
        }
        let known = store::hall::matters(deed.db, &deed.site.id)?;
        let mut others = known.iter().filter(|other| other.id != matter.id);
        if others.clone().count() >= MOST {
            return Err(Refusal::invalid("name", "hall-too-many")
                .with("most", MOST)
                .into());
        }
        if others.clone().any(|other| other.letter == matter.letter) {
            return Err(Refusal::invalid("letter", "letter-taken").into());
        }
        if others.any(|other| other.name == matter.name) {
            let refusal = Refusal::invalid("name", "name-taken");
            return Err(refusal.with("name", &matter.name).into());
        }
        store::hall::put_matter(deed.db, &deed.site.id, &matter)?;
        let entry = deed.entry("hall-matter-set").detail("name", &matter.name);
        deed.write(&entry)?;
        Ok(Answer::about(matter.id))
    })
    .await
}

/// Adds a window, or changes the one with its id.
///
/// # Errors
/// Refused where the name is unfit or another's, or a matter is not there.
pub async fn put_window(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    window: Window,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Hall, Action::Configure)?;
        domain::text::check_filled("name", &window.name, 20)?;
        let known = store::hall::windows(deed.db, &deed.site.id)?;
        let mut others = known.iter().filter(|other| other.id != window.id);
        if others.clone().count() >= MOST {
            return Err(Refusal::invalid("name", "hall-too-many")
                .with("most", MOST)
                .into());
        }
        if others.any(|other| other.name == window.name) {
            let refusal = Refusal::invalid("name", "name-taken");
            return Err(refusal.with("name", &window.name).into());
        }
        let matters = store::hall::matters(deed.db, &deed.site.id)?;
        let there = |id| matters.iter().any(|matter| matter.id == id);
        if window.matters.is_empty() || !window.matters.iter().copied().all(there) {
            return Err(Refusal::invalid("matters", "matter-unknown").into());
        }
        store::hall::put_window(deed.db, &deed.site.id, &window)?;
        let entry = deed.entry("hall-window-set").detail("name", &window.name);
        deed.write(&entry)?;
        Ok(Answer::about(window.id))
    })
    .await
}
