//! The static files inside the binary: named by what they hold, packed once, kept for ever by
//! browsers.
//!
//! A file is asked for by its plain name, `asset::address("phone.js")`, and answers under a name
//! with its hash, so that a new version is a new address. An ES module names its neighbours plainly
//! (`import ... from "./draw.js"`); the names are rewritten here, since a page may hold no import
//! map of its own under our content security policy.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

/// How many hexadecimal digits of the hash a name carries: enough to tell versions apart.
const HASH_DIGITS: usize = 12;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// A static file, ready to be sent.
pub(crate) struct Asset {
    /// Its name with the hash, such as `phone.0123456789ab.js`.
    name: String,
    media_type: &'static str,
    plain: Vec<u8>,
    packed: Vec<u8>,
}

/// Every file by its plain name, and the plain name of every name with a hash.
struct Shelf {
    files: BTreeMap<String, Asset>,
    plain_names: BTreeMap<String, String>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::filled);

/// The address of a static file by its plain name; a name that no file has answers 404 there.
#[must_use]
pub fn address(plain_name: &str) -> String {
    match SHELF.files.get(plain_name) {
        Some(asset) => format!("/static/{}", asset.name),
        None => format!("/static/{plain_name}"),
    }
}

/// The file under its name with the hash; `None` for any other name.
pub(crate) fn named(name: &str) -> Option<&'static Asset> {
    SHELF.files.get(SHELF.plain_names.get(name)?)
}

/// The file under its plain name, for those whose address must not change.
pub(crate) fn plain(name: &str) -> Option<&'static Asset> {
    SHELF.files.get(name)
}

impl Asset {
    /// The answer with the whole file, or that the asker has it already.
    ///
    /// `kept` says how long a browser may keep it without asking.
    pub(crate) fn answer(&'static self, headers: &HeaderMap, kept: &'static str) -> Response<Body> {
        let tag = format!("\"{}\"", self.name);
        let known = headers
            .get(IF_NONE_MATCH)
            .and_then(|have| have.to_str().ok());
        let mut response = Response::new(Body::empty());
        let answer = response.headers_mut();
        answer.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
        answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            answer.insert(ETAG, tag);
        }
        if known == Some(tag.as_str()) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        answer.insert(CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        let body = if takes_gzip(headers) {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            &self.packed
        } else {
            &self.plain
        };
        *response.body_mut() = Body::from(body.as_slice());
        response
    }
}

/// Whether the asker takes answers packed with gzip.
pub(crate) fn takes_gzip(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT_ENCODING)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| {
            accepted.split(',').any(|one| {
                let mut parts = one.split(';').map(str::trim);
                let gzip = parts.next() == Some("gzip");
                gzip && !parts.any(|parameter| parameter == "q=0")
            })
        })
}

/// The bytes packed with gzip.
pub(crate) fn pack(bytes: &[u8], effort: Compression) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), effort);
    packer
        .write_all(bytes)
        .and_then(|()| packer.finish())
        .expect("packing into memory cannot fail")
}

impl Shelf {
    fn filled() -> Self {
        let mut shelf = Self {
            files: BTreeMap::new(),
            plain_names: BTreeMap::new(),
        };
        for name in Files::iter() {
            shelf.put(&name, &mut Vec::new());
        }
        shelf
    }

    /// Puts a file on the shelf, after those it imports; gives its name with the hash.
    fn put(&mut self, plain_name: &str, importers: &mut Vec<String>) -> Option<String> {
        if let Some(known) = self.files.get(plain_name) {
            return Some(known.name.clone());
        }
        let file = Files::get(plain_name)?;
        let mut bytes = file.data.into_owned();
        if is_script(plain_name) {
            assert!(
                !importers.iter().any(|importer| importer == plain_name),
                "the modules {importers:?} import each other in a ring"
            );
            importers.push(plain_name.to_owned());
            let source = String::from_utf8(bytes).expect("our scripts are UTF-8");
            bytes = self.with_hashed_imports(&source, importers).into_bytes();
            importers.pop();
        }
        let digest = Sha256::digest(&bytes);
        let mut kept = [0; 32];
        kept.copy_from_slice(&digest);
        let mut hash = domain::journal::Hash(kept).to_string();
        hash.truncate(HASH_DIGITS);
        let name = match plain_name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
            None => format!("{plain_name}.{hash}"),
        };
        let asset = Asset {
            name: name.clone(),
            media_type: media_type(plain_name),
            packed: pack(&bytes, Compression::best()),
            plain: bytes,
        };
        self.plain_names.insert(name.clone(), plain_name.to_owned());
        self.files.insert(plain_name.to_owned(), asset);
        Some(name)
    }

    /// The script with every `"./name.js"` that is a file of ours under its name with the hash.
    fn with_hashed_imports(&mut self, source: &str, importers: &mut Vec<String>) -> String {
        let mut written = String::with_capacity(source.len() + 256);
        let mut rest = source;
        while let Some(start) = rest.find("\"./") {
            let (before, from) = rest.split_at(start + 3);
            written.push_str(before);
            let end = from.find('"').unwrap_or(from.len());
            let name = &from[..end];
            match self.put(name, importers) {
                Some(hashed) => written.push_str(&hashed),
                None => written.push_str(name),
            }
            rest = &from[end..];
        }
        written.push_str(rest);
        written
    }
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_script(name: &str) -> bool {
    ending(name) == "js"
}

fn media_type(name: &str) -> &'static str {
    match ending(name) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_under_the_name_with_its_hash_and_no_other() {
        for name in Files::iter() {
            let address = address(&name);
            let hashed = address.strip_prefix("/static/").unwrap();
            assert_ne!(hashed, &*name);
            assert!(named(hashed).is_some(), "{hashed}");
            assert!(named(&name).is_none(), "{name}");
        }
        assert!(named("absent.js").is_none());
    }

    #[test]
    fn a_module_imports_its_neighbours_by_their_hashed_names() {
        for (name, asset) in &SHELF.files {
            if !is_script(name) {
                continue;
            }
            let source = std::str::from_utf8(&asset.plain).unwrap();
            for (start, _) in source.match_indices("\"./") {
                let imported = source[start + 3..].split('"').next().unwrap();
                assert!(named(imported).is_some(), "{name} imports {imported}");
            }
        }
    }

    #[test]
    fn gzip_is_sent_to_whoever_takes_it() {
        for (accepted, takes) in [
            ("gzip, deflate, br", true),
            ("br;q=1.0, gzip;q=0.8", true),
            ("gzip;q=0", false),
            ("br", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(takes_gzip(&headers), takes, "{accepted}");
        }
    }
}
