//! What was told of an order, opened: whom it is for, what was said, what was called for.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::duty::outcome_at;
use domain::order::WordKind;
use domain::subject::Subject;
use domain::{Milliseconds, SiteId};
use standards::Start;
use store::Database;

use super::Kept;
use super::sealed::{Told, open_words};
use super::shown::WordView;
use crate::house::House;

pub(super) fn told(house: &House, site: &SiteId, kept: &Kept) -> Result<Told> {
    let sealed = kept.record.sealed.as_deref();
    let told = sealed.map(|sealed| Told::open(house, site, kept.order().id, sealed));
    Ok(told.transpose()?.unwrap_or_default())
}

/// What was called for, by the place of the word: when it was done.
pub(super) fn calls(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    subject: Subject,
) -> Result<BTreeMap<u32, Option<Milliseconds>>> {
    let mut calls = BTreeMap::new();
    for duty in store::duty::of_subject(db, site, subject)? {
        let standard = house.standard(db, site, duty.standard_version)?;
        let rule = standard.rule(&duty.duty.rule);
        if rule.is_some_and(|rule| rule.starts == Start::OrderCall) {
            let done = duty.duty.outcome.as_ref().map(outcome_at);
            calls.insert(duty.duty.round, done);
        }
    }
    Ok(calls)
}

pub(super) fn words_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    kept: &Kept,
) -> Result<Vec<WordView>> {
    let id = kept.order().id;
    let calls = calls(db, house, site, kept.subject())?;
    let views = kept.words.iter().map(|one| {
        let at = (id, one.word.position);
        let [name, words] = open_words(house, site, at, one.sealed.as_deref())?;
        let call = match one.word.kind {
            WordKind::ChangeAsked => Some(one.word.progress.answered),
            _ => calls.get(&one.word.position).copied(),
        };
        Ok(WordView {
            call,
            word: one.word.clone(),
            name,
            words,
        })
    });
    views.collect()
}
