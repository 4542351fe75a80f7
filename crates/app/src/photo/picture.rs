//! From what a telephone sends to a picture that may be kept: looked at by its content, under
//! limits, before anything is unpacked.

use std::io::Cursor;

use domain::Refusal;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

use super::Prepared;
use crate::error::Error;

/// The largest file that is looked at, in bytes.
pub const UPLOAD_MAX: usize = 8 * 1024 * 1024;
/// The most pixels of a picture that is unpacked.
pub const PIXELS_MAX: u64 = 24_000_000;
/// The longest side of a picture that is unpacked, in pixels.
const SIDE_UNPACKED_MAX: u32 = 12_000;
/// How much may be taken to unpack it, in bytes: four for each pixel, and what the format needs beside.
const UNPACKING_MAX: u64 = 192 * 1024 * 1024;
/// The longest side of a picture that is kept, in pixels.
pub const SIDE_MAX: u32 = 1_600;
/// The longest side of a picture in a list, in pixels.
const SIDE_SMALL: u32 = 320;
/// How good the picture stays: labels of devices are read from it.
const QUALITY: u8 = 80;

/// Unpacking takes memory and the processor: never more than these at once.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Makes a picture that may be kept of what was sent. The work is done beside the requests.
///
/// # Errors
/// Refused at `photo` where it is too large, no JPEG, PNG or WebP by its content, or cannot be read.
pub async fn prepare(sent: Vec<u8>) -> Result<Prepared, Error> {
    let turn = AT_ONCE.acquire().await.map_err(anyhow::Error::from)?;
    // The turn ends with the work and not with whoever waits for it: a client that hangs up makes no room.
    let work = move || {
        let _turn = turn;
        made_of(&sent)
    };
    let made = tokio::task::spawn_blocking(work).await;
    // A picture that makes its reader fall is one that cannot be read.
    let made = made.unwrap_or_else(|_| Err(refused("photo-unreadable")));
    made.map_err(Error::from)
}

/// A picture that is drawn and not taken: what the demo shows. `colour` says what each pixel is.
///
/// # Errors
/// Refused where it has more pixels than are kept.
pub fn drawn(
    (width, height): (u32, u32),
    colour: impl Fn(u32, u32) -> [u8; 3],
) -> Result<Prepared, Refusal> {
    if width.max(height) > SIDE_MAX {
        return Err(refused("photo-pixels").with("most", PIXELS_MAX / 1_000_000));
    }
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb(colour(x, y)));
    kept(&DynamicImage::from(picture))
}

fn refused(code: &'static str) -> Refusal {
    Refusal::invalid("photo", code)
}

fn made_of(sent: &[u8]) -> Result<Prepared, Refusal> {
    if sent.len() > UPLOAD_MAX {
        return Err(refused("photo-too-large").with("most", UPLOAD_MAX / 1024 / 1024));
    }
    let whole = unpacked(sent)?;
    kept(&fitted(DynamicImage::from(whole.to_rgb8()), SIDE_MAX))
}

fn kept(large: &DynamicImage) -> Result<Prepared, Refusal> {
    let small = fitted(large.clone(), SIDE_SMALL);
    Ok(Prepared {
        width: large.width(),
        height: large.height(),
        large: written(large)?,
        small: written(&small)?,
    })
}

/// The picture, upright. Its size is known from its head, before anything of it is unpacked.
fn unpacked(sent: &[u8]) -> Result<DynamicImage, Refusal> {
    let unreadable = |_| refused("photo-unreadable");
    let mut reader = ImageReader::new(Cursor::new(sent))
        .with_guessed_format()
        .map_err(|_| refused("photo-unreadable"))?;
    match reader.format() {
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) => {}
        _ => return Err(refused("photo-kind")),
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(UNPACKING_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS_MAX || width.max(height) > SIDE_UNPACKED_MAX {
        return Err(refused("photo-pixels").with("most", PIXELS_MAX / 1_000_000));
    }
    let orientation = decoder.orientation().map_err(unreadable)?;
    let mut whole = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    whole.apply_orientation(orientation);
    Ok(whole)
}

/// The picture with no side longer than `side`.
fn fitted(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.resize(side, side, FilterType::Triangle)
}

/// The pixels as a JPEG, and nothing but the pixels.
fn written(picture: &DynamicImage) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        .map_err(|_| refused("photo-unreadable"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
