//! Tells the lines of a text apart, and finds where a statement that begins on one ends.

/// Long texts are looked through for their end in so many bytes altogether, a multiple of the
/// text's length; beyond that they count as never closed.
const LOOKING_MAX: usize = 8;

/// The line that begins at `from`, without its line break, and where the next one begins.
pub(super) fn line_at(text: &str, from: usize) -> (&str, usize) {
    let rest = &text[from..];
    let (line, next) = match rest.find('\n') {
        Some(length) => (&rest[..length], from + length + 1),
        None => (rest, text.len()),
    };
    (line.strip_suffix('\r').unwrap_or(line), next)
}

/// Whether a line says nothing, or only something for the reader of the text.
pub(super) fn is_idle(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// Whether a line begins a heading; brackets of Chinese writing count too.
pub(super) fn is_heading(line: &str) -> bool {
    line.trim_start().starts_with(['[', '［', '【'])
}

/// Whether a line begins a heading for sure, also where the entries of a list may stand.
fn is_plain_heading(line: &str) -> bool {
    let name = line.trim_start().trim_start_matches('[').trim_start();
    let is_value = ["true", "false", "inf", "nan"]
        .iter()
        .any(|value| name.starts_with(value));
    is_heading(line) && !is_value && name.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// Whether a line begins a key with its value, be it with a slip between the two.
pub(super) fn is_key(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|letter: char| {
        letter.is_ascii_alphanumeric() || "_-.".contains(letter)
    });
    let value = rest.trim_start();
    let is_apart = value.len() < rest.len() && value.starts_with(['"', '“', '[']);
    line.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && (is_apart || value.starts_with(['=', ':', '：', '＝']))
}

/// Where a statement ends, and what in it is not closed.
#[derive(Debug, Default)]
pub(super) struct Extent {
    /// The end of its last line, without the line break.
    pub end: usize,
    /// Where the next line begins.
    pub next: usize,
    /// The end of its last sign that is no comment.
    pub content_end: usize,
    /// The texts that their line does not close: where each opens.
    pub open_texts: Vec<usize>,
    /// The long text that nothing closes: where it opens.
    pub open_long_text: Option<usize>,
    /// Whether a list is not closed.
    pub has_open_list: bool,
    /// A long text that swallows keys or headings: where it opens.
    pub doubtful: Option<usize>,
}

/// Finds the ends of statements.
pub(super) struct Finder<'t> {
    text: &'t str,
    looking_left: usize,
}

impl<'t> Finder<'t> {
    pub fn of(text: &'t str) -> Self {
        let looking_left = text.len().saturating_mul(LOOKING_MAX);
        Finder { text, looking_left }
    }

    /// The extent of the statement that begins on the line at `from`; a long text that begins at
    /// `closed_at_line` counts as never closed.
    pub fn extent(&mut self, from: usize, closed_at_line: Option<usize>) -> Extent {
        let bytes = self.text.as_bytes();
        let mut extent = Extent::default();
        let mut open: Vec<u8> = Vec::new();
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'\n' if open.is_empty() => break,
                b'\n' => {
                    let (line, _) = line_at(self.text, at + 1);
                    if !open.contains(&b'{') && (is_key(line) || is_plain_heading(line)) {
                        break;
                    }
                    at += 1;
                }
                b'#' => at = self.line_end(at),
                b'"' | b'\'' => {
                    at = self.string(at, closed_at_line, &mut extent);
                    extent.content_end = at;
                    if extent.open_long_text.is_some() {
                        break;
                    }
                }
                _ => {
                    match byte {
                        b'[' | b'{' => open.push(byte),
                        b']' | b'}' => drop(open.pop()),
                        _ => {}
                    }
                    at += 1;
                    if !byte.is_ascii_whitespace() {
                        extent.content_end = at;
                    }
                }
            }
        }
        extent.has_open_list = !open.is_empty();
        extent.end = from + self.text[from..at].trim_end_matches('\r').len();
        extent.next = line_at(self.text, at).1;
        extent
    }

    /// Where the string that opens at `at` ends; what does not close is noted.
    fn string(&mut self, at: usize, closed_at_line: Option<usize>, extent: &mut Extent) -> usize {
        let rest = &self.text[at..];
        let mark = rest.as_bytes()[0];
        let is_long = rest.starts_with("\"\"\"") || rest.starts_with("'''");
        if !is_long {
            let line_end = self.line_end(at);
            let end = closing(&self.text[at + 1..line_end], &[mark]);
            return end.map_or_else(
                || {
                    extent.open_texts.push(at);
                    line_end
                },
                |end| at + 1 + end,
            );
        }
        let inside = &rest[3..];
        let end = (self.looking_left > 0 && closed_at_line != Some(at))
            .then(|| closing(inside, &[mark; 3]))
            .flatten();
        let looked = end.unwrap_or(inside.len());
        self.looking_left = self.looking_left.saturating_sub(looked);
        let Some(end) = end else {
            extent.open_long_text = Some(at);
            return self.line_end(at);
        };
        let mut lines = inside[..end].split('\n').skip(1);
        if extent.doubtful.is_none() && lines.any(|line| is_key(line) || is_plain_heading(line)) {
            extent.doubtful = Some(at);
        }
        at + 3 + end
    }

    /// The end of the line that `at` lies in, without its line break.
    pub fn line_end(&self, at: usize) -> usize {
        let (line, _) = line_at(self.text, at);
        at + line.len()
    }
}

/// Where the string ends whose inside begins `text` and that `marks` close.
fn closing(text: &str, marks: &[u8]) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'\\' && marks[0] == b'"' {
            at += 2;
        } else if bytes[at..].starts_with(marks) {
            // A long text may end with marks of its own: the last three close it.
            let more = bytes[at + marks.len()..].iter();
            let own = more.take_while(|byte| **byte == marks[0]).count();
            let own = if marks.len() == 3 { own.min(2) } else { 0 };
            return Some(at + marks.len() + own);
        } else {
            at += 1;
        }
    }
    None
}
