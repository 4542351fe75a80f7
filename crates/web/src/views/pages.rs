//! The pages of a long list.

/// Which rows are shown, and where the others are.
pub struct Pages {
    /// Which rows of how many, in words.
    pub said: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Every page.
    pub links: Vec<PageLink>,
}

impl Pages {
    /// The number of the page that is shown.
    #[must_use]
    pub fn current(&self) -> usize {
        let mut links = self.links.iter();
        let current = links.find(|link| link.current);
        current.map_or(1, |link| link.number)
    }
}

/// One page of a list.
pub struct PageLink {
    /// Its number.
    pub number: usize,
    /// Its address.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}
