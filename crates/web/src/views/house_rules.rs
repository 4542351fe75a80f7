//! Rules of the house: the shelf, a rule as it is read, its draft, and who has read it.

use askama::Template;
use domain::house_rule::Block;

use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};

/// `GET /sites/S/house-rules`.
#[derive(Template)]
#[template(path = "house_rules.html")]
pub struct HouseRules {
    /// The frame, with the site.
    pub frame: Frame,
    /// The rules: what is to be read first.
    pub rules: Vec<HouseRuleRow>,
    /// Where a new one is written, for who may.
    pub new: Option<String>,
    /// Whether the reader sees who has read.
    pub counts: bool,
}

/// A rule on the shelf.
pub struct HouseRuleRow {
    /// Its id.
    pub id: String,
    /// Its page, or the form of its draft where nothing is published.
    pub href: String,
    /// Its title.
    pub title: String,
    /// A word of `house-rule-issuer-`.
    pub issuer: &'static str,
    /// Its version in words; empty where nothing is published.
    pub version: String,
    /// The day from which it is in force.
    pub in_force: String,
    /// A word of `house-rule-state-`.
    pub state: &'static str,
    /// Until when it is read, or when it was acknowledged, in words; empty for nothing.
    pub when: String,
    /// Whether a draft of it waits.
    pub draft: bool,
    /// How many acknowledged it, in words, and whether somebody is late; empty where nobody is asked.
    pub asked: String,
    /// Whether somebody is late.
    pub late: bool,
    /// Who has read it, for who may see that.
    pub readers: Option<String>,
}

/// The colours of a word of `house-rule-state-`.
fn tone_of(state: &str) -> &'static str {
    match state {
        "acknowledged" => "done",
        "unread" => "open",
        "late" => "overdue",
        "draft" => "tentative",
        _ => "cancelled",
    }
}

impl HouseRuleRow {
    /// The colours of its state.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        tone_of(self.state)
    }
}

/// `GET /sites/S/house-rules/R`.
#[derive(Template)]
#[template(path = "house_rule.html")]
pub struct HouseRulePage {
    /// The frame, with the site.
    pub frame: Frame,
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What is known of the version: the key of the word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// A word of `house-rule-state-`.
    pub state: &'static str,
    /// Until when it is read, or when it was acknowledged; empty for nothing.
    pub when: String,
    /// That it was withdrawn, in words.
    pub withdrawn: Option<String>,
    /// Where the version that stands is, when another one is shown.
    pub standing: Option<Link>,
    /// What changed with this version; empty for nothing said.
    pub note: String,
    /// What differs from the version acknowledged last.
    pub since: Option<Difference>,
    /// The text.
    pub blocks: Vec<Block>,
    /// The version that is acknowledged at the end; `None` where it is not asked.
    pub acknowledge: Option<i32>,
    /// Why it was not acknowledged, in words.
    pub problem: Option<String>,
    /// Its versions, the newest first.
    pub versions: Vec<VersionRow>,
    /// Where it is written on, for who writes it, and whether a draft waits there.
    pub edit: Option<(String, bool)>,
    /// Who has read it, for who may see that.
    pub readers: Option<String>,
    /// Whether it can be withdrawn here.
    pub withdraw: bool,
}

impl HouseRulePage {
    /// The colours of its state.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        tone_of(self.state)
    }
}

/// What differs between two versions: what did not change is left out.
pub struct Difference {
    /// What it is, in words.
    pub title: String,
    /// The lines in order: whether it is new, and what it says.
    pub lines: Vec<(bool, String)>,
}

/// A version in a list.
pub struct VersionRow {
    /// Its page.
    pub href: String,
    /// Its version in words.
    pub version: String,
    /// The day from which it is in force.
    pub in_force: String,
    /// Who published it and when.
    pub published: String,
    /// What changed with it.
    pub note: String,
    /// How many acknowledged it; empty where it is not told.
    pub count: String,
}

/// `GET /sites/S/house-rules/new` and `GET /sites/S/house-rules/R/edit`.
#[derive(Template)]
#[template(path = "house_rule_form.html")]
pub struct HouseRuleForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The title of the page.
    pub title: String,
    /// The form.
    pub form: EntryForm,
    /// What differs between what was saved and what is typed, after a refusal.
    pub meanwhile: Option<Difference>,
    /// The draft that was kept.
    pub draft: Option<HouseRuleDraft>,
}

/// A draft that waits to be published.
pub struct HouseRuleDraft {
    /// Its rule's address.
    pub href: String,
    /// Which it is.
    pub revision: i32,
    /// Who kept it and when.
    pub kept: String,
    /// The version that it becomes.
    pub becomes: i32,
    /// What it changes; `None` for a first version.
    pub changes: Option<Difference>,
}

/// `GET /sites/S/house-rules/R/readers`.
#[derive(Template)]
#[template(path = "house_rule_readers.html")]
pub struct HouseRuleReaders {
    /// The frame, with the site.
    pub frame: Frame,
    /// The rule's address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The version that stands, in words.
    pub version: String,
    /// As of when, for paper.
    pub at: String,
    /// How many acknowledged it, in words; empty where nobody is asked.
    pub share: String,
    /// How many have not, in words; empty for none.
    pub missing: String,
    /// How many have not and are late.
    pub late: usize,
    /// Those who are asked: who has not first.
    pub people: Vec<ReaderRow>,
    /// The versions, the newest first.
    pub versions: Vec<VersionRow>,
}

/// Somebody who is asked to read.
pub struct ReaderRow {
    /// Their account.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their posts, in words.
    pub posts: String,
    /// A word of `house-rule-state-`.
    pub state: &'static str,
    /// When they acknowledged, or until when they read, in words.
    pub when: String,
    /// The earlier version that they acknowledged, in words; empty for none.
    pub last: String,
}

impl ReaderRow {
    /// The colours of their state.
    #[must_use]
    pub fn tone(&self) -> &'static str {
        tone_of(self.state)
    }
}
