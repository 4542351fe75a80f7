//! A code that a telephone's camera reads, as squares to be drawn.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// White squares that a reader needs around the code.
const MARGIN: usize = 4;

/// A square of squares, drawn as one path of SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePicture {
    /// How many squares wide and high it is, its white margin among them.
    pub side: usize,
    /// The dark squares, as what `d` of a path holds.
    pub path: String,
}

impl CodePicture {
    /// The picture of a text; `None` where the text is too long for a code (some 1,600 characters).
    ///
    /// A sign on a wall gets scratched: a quarter of it may be lost and it still reads.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
        let (width, colors) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (row, squares) in colors.chunks(width).enumerate() {
            let mut from = 0;
            for run in squares.chunk_by(|one, next| one == next) {
                if run[0] == Color::Dark {
                    let (left, top, length) = (from + MARGIN, row + MARGIN, run.len());
                    // Writing to a string cannot fail.
                    let _written = write!(path, "M{left} {top}h{length}v1h-{length}z");
                }
                from += run.len();
            }
        }
        Some(Self {
            side: width + 2 * MARGIN,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The picture as a camera sees it, three points for each square.
    fn seen(picture: &CodePicture) -> Vec<Vec<u8>> {
        const SCALE: usize = 3;
        let mut points = vec![vec![255; picture.side * SCALE]; picture.side * SCALE];
        for run in picture.path.split('M').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> = run
                .split([' ', 'h', 'v', 'z', '-'])
                .filter_map(|number| number.parse().ok())
                .collect();
            let [left, top, length, ..] = numbers[..] else {
                panic!("a run is not drawn so: {run}");
            };
            for line in &mut points[top * SCALE..(top + 1) * SCALE] {
                line[left * SCALE..(left + length) * SCALE].fill(0);
            }
        }
        points
    }

    #[test]
    fn a_camera_reads_what_was_drawn() {
        for text in [
            "https://hall.court.example/r/Kq3xV9mZt2Lw",
            "http://10.20.30.40:8080/r/a",
        ] {
            let picture = CodePicture::of(text).unwrap();
            let points = seen(&picture);
            let side = points.len();
            let mut camera =
                rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| points[y][x]);
            let grids = camera.detect_grids();
            assert_eq!(grids.len(), 1, "{text}");
            assert_eq!(grids[0].decode().unwrap().1, text);
        }
    }

    #[test]
    fn a_text_too_long_for_a_code_has_no_picture() {
        assert_eq!(CodePicture::of(&"x".repeat(5_000)), None);
    }
}
