//! What a browser printed, as far as a test looks at it.

/// The sheets of a PDF file as Chromium writes it: of each its width and its height in points.
pub fn sheets(file: &str) -> Vec<(f64, f64)> {
    let boxes = file.split("/MediaBox [").skip(1);
    boxes
        .filter_map(|rest| {
            let sides: Vec<f64> = rest
                .split(']')
                .next()?
                .split_whitespace()
                .filter_map(|side| side.parse().ok())
                .collect();
            Some((*sides.get(2)?, *sides.get(3)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_of_a_file_is_a_sheet_of_its_size() {
        let file =
            "<</Type /Page\n/MediaBox [0 0 842 595]>> <</Type /Page /MediaBox [0 0 595.92 842]>>";
        assert_eq!(sheets(file), [(842.0, 595.0), (595.92, 842.0)]);
        assert!(sheets("<</Type /Catalog>>").is_empty());
    }
}
