//! What a device shows its pages on.

/// The screen of a device, and the habits of its owner.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Whether it is touched, as a phone, or pointed at with a mouse.
    pub pointer: Pointer,
    /// What its owner prefers: light or dark.
    pub scheme: Scheme,
    /// The language its owner reads, as a browser names it.
    pub language: String,
}

/// How a screen is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// By a mouse.
    Mouse,
    /// By a finger; the browser then lays pages out as on a phone.
    Finger,
}

/// The colours that the owner of a screen prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Screen {
    /// A desk PC of 1440 by 900, with a mouse.
    #[must_use]
    pub fn desk() -> Self {
        Self {
            width: 1440,
            height: 900,
            pointer: Pointer::Mouse,
            scheme: Scheme::Light,
            language: "zh-CN".to_owned(),
        }
    }

    /// A phone of 390 by 844, with touch.
    #[must_use]
    pub fn phone() -> Self {
        Self {
            width: 390,
            height: 844,
            pointer: Pointer::Finger,
            ..Self::desk()
        }
    }

    /// The same screen of somebody who likes it dark.
    #[must_use]
    pub fn dark(self) -> Self {
        Self {
            scheme: Scheme::Dark,
            ..self
        }
    }

    /// The same screen of somebody who reads `language`, such as `en` or `zh-TW`.
    #[must_use]
    pub fn reading(self, language: &str) -> Self {
        Self {
            language: language.to_owned(),
            ..self
        }
    }
}
