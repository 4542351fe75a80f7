//! The frame around every page: language, who is signed in, menu, static files.

use words::Language;

/// What every page needs beside its own matter.
#[derive(Clone)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The site the page belongs to; its `href` is the start of the site's addresses, such as
    /// `/sites/court`, its `title` the site's name. `None` on public pages.
    pub site: Option<Link>,
    /// Other sites that the person may go to.
    pub other_sites: Vec<Link>,
    /// The name of who is signed in.
    pub person: Option<String>,
    /// The menu, holding only what the person may see, in the order of the keys 1 to 9.
    pub menu: Vec<MenuItem>,
    /// What is the person's own to see to; `None` where nothing is.
    pub own_day: Option<OwnDayLine>,
    /// When that is to be drawn again although nothing happened.
    pub own_turns: Option<i64>,
    /// How many rules of the house the person has yet to read.
    pub unread_rules: usize,
    /// How many of them are late.
    pub late_rules: usize,
    /// The number of the site's last journal entry that this page has seen; live events follow it.
    pub head: i64,
    /// Whether this is the demo.
    pub demo: bool,
    /// The address of a static file with its hash: `asset("phone.js")`.
    pub asset: fn(&str) -> String,
    /// A fresh id for a form's command.
    pub new_command: fn() -> String,
}

/// What is somebody's own to see to, in one line.
#[derive(Clone)]
pub struct OwnDayLine {
    /// `overdue` or `open`.
    pub tone: &'static str,
    /// That their check at sign-on waits; empty where none does.
    pub sign_on: String,
    /// What they were told last and have not seen.
    pub notice: Option<OwnNotice>,
    /// How many duties of theirs are late and open; empty for none.
    pub duties: String,
}

/// What somebody was told last and has not seen.
#[derive(Clone)]
pub struct OwnNotice {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// How many others they have not seen.
    pub more: usize,
}

/// A link with its words.
#[derive(Clone)]
pub struct Link {
    /// The address.
    pub href: String,
    /// What it says.
    pub title: String,
}

/// An entry of the menu.
#[derive(Clone)]
pub struct MenuItem {
    /// `duties`, `board`, `hall`, `rooms`, `agreements`, `journal`, `people`, `directory`, `standard` and so on; its word is
    /// `page-menu-` and this.
    pub name: &'static str,
    /// The address.
    pub href: String,
    /// Whether this page is the one shown.
    pub current: bool,
}

/// One choice of a list.
#[derive(Clone)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// What it says.
    pub title: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

impl Frame {
    /// The text of a key.
    #[must_use]
    pub fn say<'key>(&self, key: &'key str) -> &'key str {
        words::text(self.language, key)
    }

    /// The text of a key that is made of a known beginning and a word, such as a state.
    #[must_use]
    pub fn say_word(&self, beginning: &str, word: &str) -> String {
        let key = format!("{beginning}{word}");
        words::text(self.language, &key).to_owned()
    }

    /// The things of a list, joined as the page's language joins them.
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        words::list(self.language, things)
    }

    /// The text of a key with one place filled.
    #[must_use]
    pub fn fill(&self, key: &str, place: &str, value: impl std::fmt::Display) -> String {
        words::format(self.language, key, &[(place, value.to_string())])
    }

    /// The text of a key with two places filled.
    #[must_use]
    pub fn fill_two(
        &self,
        key: &str,
        (first, one): &(&str, impl std::fmt::Display),
        (second, two): &(&str, impl std::fmt::Display),
    ) -> String {
        words::format(
            self.language,
            key,
            &[(*first, one.to_string()), (*second, two.to_string())],
        )
    }

    /// The texts of `keys` as a JSON object for the page's script, safe inside a script element.
    #[must_use]
    pub fn script_words(&self, keys: &[&str]) -> String {
        let texts: std::collections::BTreeMap<&str, &str> =
            keys.iter().map(|key| (*key, self.say(key))).collect();
        serde_json::to_string(&texts)
            .unwrap_or_default()
            .replace('<', "\\u003c")
    }

    /// The texts that every desk page's script may need.
    #[must_use]
    pub fn desk_words(&self) -> String {
        self.script_words(DESK_WORDS)
    }

    /// The tag of the page's language.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// The address of a static file.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        (self.asset)(name)
    }

    /// Whether the line of unread rules stands on this page: where the person's day begins.
    #[must_use]
    pub fn tells_of_rules(&self) -> bool {
        let home =
            |item: &MenuItem| item.current && ["hall", "board", "entry"].contains(&item.name);
        self.unread_rules > 0 && self.menu.iter().any(home)
    }

    /// A fresh id for a form's command.
    #[must_use]
    pub fn command(&self) -> String {
        (self.new_command)()
    }

    /// The start of the site's addresses; empty where there is no site.
    #[must_use]
    pub fn root(&self) -> &str {
        self.site.as_ref().map_or("", |site| site.href.as_str())
    }

    /// The address of the person's own account, from which they come back to this site.
    #[must_use]
    pub fn account(&self) -> String {
        match self.root().strip_prefix("/sites/") {
            Some(site) => format!("/account?site={site}"),
            None => "/account".to_owned(),
        }
    }

    /// Every language with its own name, in the order in which a choice offers them.
    #[must_use]
    pub fn languages(&self) -> Vec<Choice> {
        Language::ALL
            .into_iter()
            .map(|language| Choice {
                value: language.tag().to_owned(),
                title: words::text(language, "language-name").to_owned(),
                chosen: language == self.language,
            })
            .collect()
    }
}

/// Keys of the texts that scripts of desk pages say.
const DESK_WORDS: &[&str] = &[
    "reception-record-key-gap",
    "page-saved",
    "page-not-sent",
    "page-live-lost",
    "page-live-back",
    "page-draft-kept",
    "board-assigned-to",
    "board-unassigned",
    "board-nothing-chosen",
    "calendar-book-from-to",
    "form-up",
    "form-down",
    "form-remove",
    "form-name",
    "form-form-of-address",
    "form-seat",
    "form-seat-of",
    "form-seat-free",
    "form-free-room",
    "form-busy-room",
    "form-no-free-room",
    "form-also-free",
    "form-add-attendee",
    "form-seat-by-rank",
    "form-seating",
    "form-seating-hint",
    "form-drag",
    "page-sign-in",
    "people-search",
    "people-nobody",
    "people-nobody-hint",
    "people-more",
    "people-told-everybody",
    "people-told-colleagues",
    "people-told-nobody-unasked",
];
