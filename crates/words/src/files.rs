//! The files of the texts, embedded.

use crate::Language;

/// One feature's texts in every language.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// The file's name without its ending, for example `meeting`.
    pub name: &'static str,
    /// The sources, in the order of [`Language::ALL`].
    sources: [&'static str; 3],
}

impl File {
    /// The source of this file in `language`, in the syntax of Fluent.
    #[must_use]
    pub fn text(&self, language: Language) -> &'static str {
        self.sources[language as usize]
    }
}

/// Every file of the product. A key stands in one file only.
#[must_use]
pub fn files() -> &'static [File] {
    FILES
}

/// Embeds one file in three languages; `include_str!` takes nothing but literals.
macro_rules! file {
    ($name:literal) => {
        File {
            name: $name,
            sources: [
                include_str!(concat!("../texts/zh-Hans/", $name, ".ftl")),
                include_str!(concat!("../texts/zh-Hant/", $name, ".ftl")),
                include_str!(concat!("../texts/en/", $name, ".ftl")),
            ],
        }
    };
}

const FILES: &[File] = &[
    file!("word"),
    file!("house"),
    file!("simulate"),
    file!("standard"),
    file!("site"),
    file!("meeting"),
    file!("duty"),
    file!("agreement"),
    file!("journal"),
    file!("access"),
    file!("refusal"),
    file!("problem"),
    file!("reception_record"),
    file!("personal_data"),
    file!("guide"),
    file!("civil"),
    file!("page"),
    file!("phone"),
    file!("board"),
    file!("calendar"),
    file!("house_rule"),
    file!("drill"),
    file!("form"),
    file!("directory"),
    file!("people"),
    file!("account"),
    file!("register"),
    file!("call"),
    file!("inquiry"),
    file!("fault"),
    file!("order"),
    file!("banquet"),
    file!("roster"),
    file!("day_plan"),
    file!("office"),
    file!("away_note"),
    file!("alert"),
    file!("spot_check"),
    file!("quality"),
    file!("paper_in_custody"),
    file!("found_item"),
    file!("newspaper"),
    file!("dining"),
    file!("case"),
    file!("assigned_matter"),
    file!("hall"),
    file!("hand_over"),
    file!("visit"),
];
