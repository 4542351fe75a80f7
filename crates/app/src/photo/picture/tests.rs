//! What is refused, and what is gone from a picture that is kept.

use image::{Rgb, RgbImage};

use super::*;

/// A picture of two halves, red above and blue below, as a JPEG.
fn drawn(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |_, y| {
        if y < height / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    });
    written(&DynamicImage::from(picture)).unwrap()
}

/// A segment of a JPEG's head: its marker, its length, what it holds.
fn segment(marker: u8, matter: &[u8]) -> Vec<u8> {
    let length = (matter.len() + 2) as u16;
    [&[0xff, marker][..], &length.to_be_bytes(), matter].concat()
}

/// The EXIF of a telephone that was held sideways at a place: orientation 6, a latitude, a maker.
fn exif() -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value,
        ]
        .concat()
    };
    tiff.extend(3_u16.to_be_bytes());
    tiff.extend(entry(0x010f, 2, 4, *b"Spy\0"));
    tiff.extend(entry(0x0112, 3, 1, [0, 6, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, 50_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    // Where the directory of the place stands: 8 + 2 + 3 × 12 + 4 = 50.
    tiff.extend(1_u16.to_be_bytes());
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend([0; 4]);
    tiff.extend(b"39.9042GPSPLACE");
    [b"Exif\0\0".to_vec(), tiff].concat()
}

/// The picture with what a camera writes beside it.
fn with_traces(jpeg: &[u8]) -> Vec<u8> {
    let traces = [
        segment(0xe1, &exif()),
        segment(0xfe, "张三在三号窗口".as_bytes()),
    ];
    [&jpeg[..2], &traces.concat(), &jpeg[2..]].concat()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

#[test]
fn where_and_by_what_a_photo_was_taken_is_gone_and_it_stands_upright() {
    let sent = with_traces(&drawn(400, 200));
    for trace in [&b"GPSPLACE"[..], b"Exif", b"Spy", "张三".as_bytes()] {
        assert!(holds(&sent, trace), "the sample has it");
    }
    let made = made_of(&sent).unwrap();
    for kept in [&made.large, &made.small] {
        assert!(kept.starts_with(&[0xff, 0xd8]), "it is a JPEG");
        for trace in [&b"GPSPLACE"[..], b"Exif", b"Spy", "张三".as_bytes()] {
            assert!(!holds(kept, trace));
        }
    }
    // The telephone was turned: what was above is at the right.
    assert_eq!((made.width, made.height), (200, 400));
    let shown = image::load_from_memory(&made.large).unwrap().to_rgb8();
    assert!(shown.get_pixel(180, 200)[0] > 150, "red at the right");
    assert!(shown.get_pixel(20, 200)[2] > 150, "blue at the left");
}

#[test]
fn a_large_photo_is_made_smaller_and_a_small_one_stays() {
    let made = made_of(&drawn(3_200, 1_000)).unwrap();
    assert_eq!((made.width, made.height), (1_600, 500));
    let small = image::load_from_memory(&made.small).unwrap();
    assert_eq!((small.width(), small.height()), (320, 100));
    let made = made_of(&drawn(64, 48)).unwrap();
    assert_eq!((made.width, made.height), (64, 48));
}

#[test]
fn the_other_formats_of_telephones_are_taken() {
    let picture = DynamicImage::from(RgbImage::from_pixel(40, 30, Rgb([9, 99, 9])));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let mut sent = Cursor::new(Vec::new());
        picture.write_to(&mut sent, format).unwrap();
        let made = made_of(&sent.into_inner()).unwrap();
        assert_eq!((made.width, made.height), (40, 30), "{format:?}");
    }
}

/// A PNG of one colour that says of itself how large it is.
fn png_head(width: u32, height: u32) -> Vec<u8> {
    let mut head = b"IHDR".to_vec();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\r".to_vec();
    bytes.extend(&head);
    bytes.extend(crc(&head).to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT");
    bytes.extend(crc(b"IDAT").to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

#[test]
fn what_is_no_photo_whatever_its_name_says_is_refused_in_clear_words() {
    let mut cut = drawn(400, 300);
    cut.truncate(200);
    let rows: [(&str, Vec<u8>, &str); 8] = [
        ("GIF", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "photo-kind"),
        (
            "SVG",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec(),
            "photo-kind",
        ),
        (
            "HTML",
            b"<!doctype html><script>x()</script>".to_vec(),
            "photo-kind",
        ),
        ("nothing", Vec::new(), "photo-kind"),
        ("cut off", cut, "photo-unreadable"),
        (
            "a bomb by its area",
            png_head(11_000, 11_000),
            "photo-pixels",
        ),
        ("a bomb by its side", png_head(2_000_000, 1), "photo-pixels"),
        (
            "too many bytes",
            vec![0xff; UPLOAD_MAX + 1],
            "photo-too-large",
        ),
    ];
    for (what, sent, code) in rows {
        let refusal = made_of(&sent).unwrap_err();
        assert_eq!(
            (refusal.field, refusal.code),
            (Some("photo"), code),
            "{what}"
        );
    }
}
