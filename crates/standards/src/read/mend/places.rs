//! Keeps where each part of a mended text stands in the text as it is written.

/// A text that grows out of another one, part by part.
#[derive(Debug, Default)]
pub(super) struct Growing {
    pub text: String,
    places: Vec<(usize, usize)>,
}

impl Growing {
    /// Takes over `part`, which stands at `at`.
    pub fn keep(&mut self, at: usize, part: &str) {
        self.places.push((self.text.len(), at));
        self.text.push_str(part);
    }

    /// The text, and the places of its parts; `end` is the length of the text as it is written.
    pub fn finish(mut self, end: usize) -> (String, Places) {
        self.places.push((self.text.len(), end));
        (self.text, Places(self.places))
    }
}

/// The places of the parts of a mended text.
#[derive(Clone, Debug)]
pub(crate) struct Places(Vec<(usize, usize)>);

impl Places {
    /// Where the byte `at` of the mended text stands in the text as it is written.
    pub fn written(&self, at: usize) -> usize {
        let index = self.0.partition_point(|(mended, _)| *mended <= at).max(1) - 1;
        let (mended, written) = self.0[index];
        let next = self.0.get(index + 1).map_or(written, |(_, next)| *next);
        (written + at.saturating_sub(mended)).min(next.max(written))
    }
}

/// A change of a statement: what is cut out at a byte of the text, and what is put there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edit {
    pub at: usize,
    pub cut: usize,
    pub put: String,
}

impl Edit {
    pub fn new(at: usize, cut: usize, put: impl Into<String>) -> Self {
        let put = put.into();
        Edit { at, cut, put }
    }

    /// The end of what is cut out.
    pub fn end(&self) -> usize {
        self.at + self.cut
    }
}

/// The part of the text from `from` to `to` with its edits, which are in order.
pub(super) fn apply(growing: &mut Growing, text: &str, from: usize, to: usize, edits: &[Edit]) {
    let mut at = from;
    for edit in edits {
        growing.keep(at, &text[at..edit.at]);
        growing.keep(edit.at, &edit.put);
        at = edit.end();
    }
    growing.keep(at, &text[at..to]);
}
