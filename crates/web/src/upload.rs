//! A file that a form sends (`multipart/form-data`): one file of a name, and nothing kept on disk.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

use crate::state::Web;
use crate::trouble::Trouble;
use crate::workbook::PACKED_MAX;

/// What a form adds around its file at most.
const AROUND_MAX: usize = 64 * 1024;
/// How long an upload may take.
const WAIT: Duration = Duration::from_secs(25);

/// The file of the field `workbook`.
pub(crate) struct Upload(pub(crate) Vec<u8>);

impl FromRequest<Web> for Upload {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &Web) -> Result<Self, Trouble> {
        let (parts, body) = request.into_parts();
        let kind = parts.headers.get(CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("");
        let boundary = boundary_of(kind)
            .ok_or_else(|| Trouble::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"))?;
        let whole = tokio::time::timeout(WAIT, to_bytes(body, PACKED_MAX + AROUND_MAX)).await;
        let whole: Bytes = whole
            .map_err(|_| Trouble::new(StatusCode::REQUEST_TIMEOUT, "body-slow"))?
            .map_err(|_| {
                Trouble::invalid("workbook", "workbook-too-large")
                    .with("most", PACKED_MAX / 1024 / 1024)
            })?;
        let file = part_of(&whole, &boundary, "workbook");
        let file = file.filter(|file| !file.is_empty());
        let file = file.ok_or_else(|| Trouble::invalid("workbook", "workbook-absent"))?;
        Ok(Self(file.to_vec()))
    }
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
    let line = format!("--{boundary}");
    let mut rest = &whole[find(whole, line.as_bytes())? + line.len()..];
    let between = format!("\r\n--{boundary}");
    loop {
        rest = rest.strip_prefix(b"\r\n")?;
        let head_ends = find(rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(&rest[..head_ends]).ok()?;
        let matter = &rest[head_ends + 4..];
        let ends = find(matter, between.as_bytes())?;
        if head.contains(&format!("name=\"{name}\"")) {
            return Some(&matter[..ends]);
        }
        rest = &matter[ends + between.len()..];
    }
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
