//! A long list in pages, each with an address of its own: how many rows there are is always said.

use words::{Arg, Language};

use crate::fields::Fields;
use crate::trouble::Answered;
use crate::views::{PageLink, Pages};

/// How many rows a page has.
pub(super) const ROWS: usize = 50;

/// The page that is asked for in the address; the first where none is.
pub(super) fn asked(query: &Fields) -> Answered<usize> {
    Ok(query.chosen("page")?.unwrap_or(1))
}

/// The rows of a page, and the links to the others where there are others. A page past the end is the
/// last: rows may have gone while somebody was reading.
pub(super) fn page<T>(
    language: Language,
    mut rows: Vec<T>,
    asked: usize,
    address: impl Fn(usize) -> String,
) -> (Vec<T>, Option<Pages>) {
    let count = rows.len();
    let last = count.div_ceil(ROWS).max(1);
    if last == 1 {
        return (rows, None);
    }
    let current = asked.clamp(1, last);
    let before = (current - 1) * ROWS;
    let rows: Vec<T> = rows.drain(before..count.min(before + ROWS)).collect();
    let number = |value: usize| Arg::Number(i64::try_from(value).unwrap_or(i64::MAX));
    let said = [
        ("from", number(before + 1)),
        ("until", number(before + rows.len())),
        ("count", number(count)),
    ];
    let link = |page: usize| PageLink {
        number: page,
        href: address(page),
        current: page == current,
    };
    let pages = Pages {
        said: words::format(language, "page-rows", &said),
        previous: (current > 1).then(|| address(current - 1)),
        next: (current < last).then(|| address(current + 1)),
        links: (1..=last).map(link).collect(),
    };
    (rows, Some(pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_page_and_a_page_past_the_end_is_the_last() {
        // Rows, the page asked for; the first row of the page, how many, how many pages.
        let table = [
            (0, 1, None, 0, 0),
            (50, 1, Some(0), 50, 0),
            (50, 7, Some(0), 50, 0),
            (51, 1, Some(0), 50, 2),
            (51, 2, Some(50), 1, 2),
            (51, 0, Some(0), 50, 2),
            (51, usize::MAX, Some(50), 1, 2),
            (200, 4, Some(150), 50, 4),
        ];
        for (count, asked, first, shown, of) in table {
            let all: Vec<usize> = (0..count).collect();
            let (rows, pages) = page(Language::default(), all, asked, |page| page.to_string());
            let links = pages.map_or(0, |pages| pages.links.len());
            assert_eq!(
                (rows.first().copied(), rows.len(), links),
                (first, shown, of)
            );
        }
    }
}
