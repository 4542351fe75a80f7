//! Enumerations whose values have a word in storage, API and keys.

/// An enumeration whose values have a word in storage, API and keys.
macro_rules! worded {
    ($(#[$about:meta])* $name:ident { $($(#[$each:meta])* $value:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$each])* $value,)*
        }

        impl $name {
            /// Every value, in the order in which a choice offers them.
            pub const ALL: &'static [Self] = &[$(Self::$value,)*];

            /// Its word in storage, API and keys.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                }
            }

            /// The value of the word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

pub(crate) use worded;
