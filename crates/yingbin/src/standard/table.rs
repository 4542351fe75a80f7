//! Aligns a table on the screen, where Chinese characters are two columns wide.

/// A table is no wider than this, in columns of the screen; longer cells go on below.
const WIDTH_MAX: usize = 100;
/// Columns are so many blanks apart.
const GAP: usize = 2;
/// A column is never narrower than this on account of the others.
const COLUMN_MIN: usize = 6;

/// The table with its heading, columns two blanks apart.
pub(super) fn aligned(heading: &[&str], rows: &[Vec<String>]) -> String {
    let heading: Vec<String> = heading.iter().map(ToString::to_string).collect();
    let clean = |row: &Vec<String>| row.iter().map(|cell| one_line(cell)).collect();
    let rows: Vec<Vec<String>> = std::iter::once(&heading).chain(rows).map(clean).collect();
    let widths = widths(&rows);
    let mut table = String::new();
    for row in &rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| wrapped(cell, *width))
            .collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for index in 0..lines {
            let mut line = String::new();
            for (cell, column_width) in cells.iter().zip(&widths) {
                let part = cell.get(index).map_or("", String::as_str);
                line.push_str(part);
                line.push_str(&" ".repeat(column_width.saturating_sub(width(part)) + GAP));
            }
            table.push_str(line.trim_end());
            table.push('\n');
        }
    }
    table
}

/// A text in one line, with nothing in it that a terminal would obey.
pub(super) fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The widths of the columns: as wide as their cells, and narrower where the whole is too wide. A
/// column of whole words is narrowed only when nothing else helps.
fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize, measure: &dyn Fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| measure(cell)).max().unwrap_or(0)
    };
    let longest_piece = |cell: &str| {
        let pieces = pieces(cell).into_iter();
        pieces
            .map(|piece| width(piece.trim_end()))
            .max()
            .unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns).map(|column| widest(column, &width)).collect();
    let whole: Vec<usize> = (0..columns)
        .map(|column| widest(column, &longest_piece).max(COLUMN_MIN))
        .collect();
    for least in [whole, vec![COLUMN_MIN; columns]] {
        while widths.iter().sum::<usize>() + GAP * columns.saturating_sub(1) > WIDTH_MAX {
            let can_shrink = (0..columns).filter(|column| widths[*column] > least[*column]);
            let Some(column) = can_shrink.max_by_key(|column| widths[*column]) else {
                break;
            };
            widths[column] -= 1;
        }
    }
    widths
}

/// The lines of a cell, none wider than `limit`.
fn wrapped(cell: &str, limit: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(cell) {
        let line = lines.last_mut().expect("there is always a line");
        if width(line) + width(piece.trim_end()) <= limit {
            line.push_str(piece);
            continue;
        }
        if !line.is_empty() {
            lines.push(String::new());
        }
        for letter in piece.chars() {
            let line = lines.last_mut().expect("there is always a line");
            if width(line) + letter_width(letter) > limit && !letter.is_whitespace() {
                lines.push(letter.to_string());
            } else {
                line.push(letter);
            }
        }
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// The parts of a text between which a line may break: words with the blanks after them, and
/// Chinese characters with the signs that may not begin or end a line.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let may_break = match before {
            None => false,
            Some(before) if is_opening(before) || is_closing(letter) => false,
            Some(' ') => letter != ' ',
            Some(_) if letter == ' ' => false,
            Some(before) => is_wide(before) || is_wide(letter),
        };
        if may_break {
            pieces.push(&text[begin..at]);
            begin = at;
        }
        before = Some(letter);
    }
    pieces.push(&text[begin..]);
    pieces
}

fn is_opening(letter: char) -> bool {
    "（《“‘「『【".contains(letter)
}

fn is_closing(letter: char) -> bool {
    // Full stop, semicolon, exclamation and question mark of Chinese writing are written as codes.
    "，、：）》”’」』】…\u{3002}\u{ff1b}\u{ff01}\u{ff1f}".contains(letter)
}

/// How many columns a text takes.
fn width(text: &str) -> usize {
    text.chars().map(letter_width).sum()
}

fn letter_width(letter: char) -> usize {
    if is_wide(letter) { 2 } else { 1 }
}

/// Whether a terminal draws the character over two columns.
fn is_wide(letter: char) -> bool {
    matches!(
        letter,
        '\u{1100}'..='\u{115f}'
            | '\u{2e80}'..='\u{303e}'
            | '\u{3041}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff01}'..='\u{ff60}'
            | '\u{ffe0}'..='\u{ffe6}'
            | '\u{20000}'..='\u{3fffd}'
    )
}

#[cfg(test)]
mod tests {
    use super::{WIDTH_MAX, aligned, width};

    fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn chinese_and_latin_cells_stand_under_each_other() {
        let rows = [row(["08:40", "开门", "C2.1"]), row(["9", "open", ""])];
        let table = aligned(&["时间", "任务", "条款"], &rows);
        assert_eq!(table, "时间   任务  条款\n08:40  开门  C2.1\n9      open\n");
    }

    #[test]
    fn a_long_cell_goes_on_below_itself_and_keeps_its_column() {
        let long = "征询并按个人要求，".repeat(8);
        let rows = [row(["08:40", "lunch-in-the-small-room", &long, "C2.6"])];
        let table = aligned(&["时间", "规则", "任务", "条款"], &rows);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines.len() > 2, "{table}");
        assert!(lines.iter().all(|line| width(line) <= WIDTH_MAX), "{table}");
        assert!(
            lines[1].contains("lunch-in-the-small-room  征询"),
            "{table}"
        );
        let indent = " ".repeat("08:40  lunch-in-the-small-room  ".len());
        assert!(lines[2].starts_with(&indent), "{table}");
        let begins_with_sign = |line: &&&str| line.trim_start().starts_with('，');
        assert_eq!(lines.iter().filter(begins_with_sign).count(), 0, "{table}");
        let text = lines[1..].concat().replace(' ', "").replace("C2.6", "");
        assert!(text.ends_with(&long), "{table}");
    }

    #[test]
    fn a_word_wider_than_the_screen_is_cut() {
        let rows = [row(["x", &"a".repeat(300)])];
        let table = aligned(&["a", "b"], &rows);
        assert!(
            table.lines().all(|line| width(line) <= WIDTH_MAX),
            "{table}"
        );
        assert_eq!(table.matches('a').count(), 301, "{table}");
    }

    #[test]
    fn a_cell_stays_in_its_line_whatever_signs_it_has() {
        let table = aligned(&["a"], &[row(["\u{1b}[31m红\n字"])]);
        assert_eq!(table, "a\n [31m红 字\n");
    }
}
