//! A file that a form sends (`multipart/form-data`): one file of a name, and nothing kept on disk.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use sha2::{Digest, Sha256};

use crate::act::Form;
use crate::fields::Fields;
use crate::state::Web;
use crate::trouble::Trouble;
use crate::workbook::PACKED_MAX;

/// What a form adds around its file at most.
const AROUND_MAX: usize = 64 * 1024;
/// How long an upload may take.
const WAIT: Duration = Duration::from_secs(25);

/// The most parts of a form with a photo.
const PARTS_MAX: usize = 40;

/// The file of the field `workbook`.
pub(crate) struct Upload(pub(crate) Vec<u8>);

impl FromRequest<Web> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &Web) -> Result<Self, Trouble> {
        let (_, boundary, whole) = whole(request, PACKED_MAX, || {
            Trouble::invalid("workbook", "workbook-too-large")
                .with("most", PACKED_MAX / 1024 / 1024)
        })
        .await?;
        let file = part_of(&whole, &boundary, "workbook");
        let file = file.filter(|file| !file.is_empty());
        let file = file.ok_or_else(|| Trouble::invalid("workbook", "workbook-absent"))?;
        Ok(Self(file.to_vec()))
    }
}

/// A form with a photo, or without one: the fields, and the file of the field `photo`.
pub(crate) struct PhotoForm {
    /// Its fields, and its command.
    pub(crate) form: Form,
    /// The photo as it was sent; `None` where none was chosen.
    pub(crate) photo: Option<Vec<u8>>,
}

/// How much of a form with a photo is read. A photo that is too large for the house is read all the
/// same, up to this, so that what was typed beside it is not lost.
const READ_MAX: usize = 2 * app::photo::UPLOAD_MAX;

impl FromRequest<Web> for PhotoForm {
    type Rejection = Trouble;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Trouble> {
        let (parts, boundary, whole) = whole(request, READ_MAX, || {
            Trouble::invalid("photo", "photo-too-large")
                .with("most", app::photo::UPLOAD_MAX / 1024 / 1024)
        })
        .await?;
        let unreadable = || Trouble::malformed("request-unreadable");
        let sent = parts_of(&whole, &boundary).ok_or_else(unreadable)?;
        let mut pairs = Vec::new();
        let mut photo = None;
        // A browser that sends the same form again divides its parts in another way: what they hold
        // says which command it is.
        let mut essence = Vec::new();
        for (name, matter) in sent {
            essence.extend((matter.len() as u64).to_be_bytes());
            essence.extend(name.as_bytes());
            if name == "photo" {
                essence.extend(Sha256::digest(matter));
                photo = (!matter.is_empty()).then(|| matter.to_vec());
            } else {
                essence.extend(matter);
                let text = std::str::from_utf8(matter).map_err(|_| unreadable())?;
                pairs.push((name, text.replace("\r\n", "\n")));
            }
        }
        Ok(Self {
            form: Form::sent(web, &parts, Fields::from_owned(pairs), &essence),
            photo,
        })
    }
}

/// The head of a request, what divides the parts of its form, and its whole body.
async fn whole(
    request: Request,
    most: usize,
    too_large: impl FnOnce() -> Trouble,
) -> Result<(Parts, String, Bytes), Trouble> {
    let (parts, body) = request.into_parts();
    let kind = parts.headers.get(CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let boundary = boundary_of(kind)
        .ok_or_else(|| Trouble::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"))?;
    let whole = tokio::time::timeout(WAIT, to_bytes(body, most + AROUND_MAX)).await;
    let whole = whole
        .map_err(|_| Trouble::new(StatusCode::REQUEST_TIMEOUT, "body-slow"))?
        .map_err(|_| too_large())?;
    Ok((parts, boundary, whole))
}

fn boundary_of(kind: &str) -> Option<String> {
    let (essence, parameters) = kind.split_once(';')?;
    if !essence.trim().eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    let boundary = parameters
        .split(';')
        .find_map(|one| one.trim().strip_prefix("boundary="))?
        .trim_matches('"');
    (1..=70)
        .contains(&boundary.len())
        .then(|| boundary.to_owned())
}

/// What the part of the name holds.
fn part_of<'whole>(whole: &'whole [u8], boundary: &str, name: &str) -> Option<&'whole [u8]> {
    let parts = parts_of(whole, boundary)?;
    let found = parts.into_iter().find(|(known, _)| *known == name);
    found.map(|(_, matter)| matter)
}

/// The parts of a form, each with its name. A form that breaks off has none.
fn parts_of<'whole>(
    whole: &'whole [u8],
    boundary: &str,
) -> Option<Vec<(&'whole str, &'whole [u8])>> {
    let line = format!("--{boundary}");
    let mut rest = &whole[find(whole, line.as_bytes())? + line.len()..];
    let between = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        rest = rest.strip_prefix(b"\r\n")?;
        let head_ends = find(rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(&rest[..head_ends]).ok()?;
        let matter = &rest[head_ends + 4..];
        let ends = find(matter, between.as_bytes())?;
        let (_, named) = head.split_once(" name=\"")?;
        let (name, _) = named.split_once('"')?;
        parts.push((name, &matter[..ends]));
        if parts.len() > PARTS_MAX {
            return None;
        }
        rest = &matter[ends + between.len()..];
    }
    Some(parts)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let mut from = 0;
    // Byte by byte only where the first one is met.
    while let Some(place) = bytes[from..].iter().position(|one| *one == wanted[0]) {
        let at = from + place;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_form_is_taken_out_as_it_is() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"command\"\r\n\r\n1\r\n--x\r\n\
            Content-Disposition: form-data; name=\"workbook\"; filename=\"a.xlsx\"\r\n\
            Content-Type: any\r\n\r\nPK\r\n--\x00\r\n--x--\r\n";
        assert_eq!(part_of(body, "x", "workbook"), Some(&b"PK\r\n--\x00"[..]));
        assert_eq!(part_of(body, "x", "command"), Some(&b"1"[..]));
        for (body, boundary) in [
            (&body[..], "y"),
            (b"", "x"),
            (b"--x", "x"),
            (b"--x\r\n\r\n\r\nabc", "x"),
        ] {
            assert_eq!(part_of(body, boundary, "workbook"), None);
        }
    }

    #[test]
    fn only_forms_with_a_boundary_are_taken() {
        let kind = "multipart/form-data; boundary=\"--a\"";
        assert_eq!(boundary_of(kind).as_deref(), Some("--a"));
        for kind in [
            "",
            "text/plain; boundary=x",
            "multipart/form-data",
            "multipart/form-data; boundary=",
        ] {
            assert_eq!(boundary_of(kind), None, "{kind}");
        }
    }
}
