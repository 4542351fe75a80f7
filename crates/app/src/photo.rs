//! Photos of records of the registers: taken in from a telephone's camera, turned upright, made
//! small enough, written anew without what a camera writes beside the picture (place, device,
//! time), and sealed. Which record a photo belongs to, and who may see that, its register says.

mod picture;

use std::sync::Arc;

use domain::subject::{Register, Subject};
use domain::{PhotoId, Refusal, SiteId, Uid};
use sha2::{Digest, Sha256};
use store::Database;
pub use store::photo::PhotoBrief;
use store::photo::SealedPhoto;

pub use self::picture::{PIXELS_MAX, SIDE_MAX, UPLOAD_MAX, drawn, prepare};
use crate::command::{Deed, check_unused};
use crate::error::Error;
use crate::house::House;

/// A photo that is ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// As large as it is kept, a JPEG.
    large: Vec<u8>,
    /// As a list shows it, a JPEG.
    small: Vec<u8>,
    width: u32,
    height: u32,
}

/// A photo on its way through a command that may be tried more than once.
pub type Taken = Arc<Prepared>;

/// Adds a photo to a record, under the id of the command; of one record there are at most `most`. The
/// same picture of the same record is kept once. Whether it is new.
pub(crate) fn add(
    deed: &mut Deed<'_>,
    (subject, id): (Subject, PhotoId),
    photo: &Prepared,
    most: usize,
) -> Result<bool, Error> {
    let site = deed.site.id.clone();
    check_unused(store::photo::find(deed.db, &site, id, true)?.is_some())?;
    let of_subject = [subject.id];
    let known = store::photo::of_subjects(deed.db, &site, subject.register, &of_subject)?;
    let sha = domain::journal::Hash(Sha256::digest(&photo.large).into()).to_string();
    if known.iter().any(|one| one.sha == sha) {
        return Ok(false);
    }
    if known.len() >= most {
        return Err(Refusal::invalid("photo", "photo-many")
            .with("most", most)
            .into());
    }
    let brief = PhotoBrief {
        id,
        register: subject.register,
        subject: subject.id,
        at: deed.now,
        by: deed.actor.name.clone(),
        account: deed.actor.account,
        sha,
        width: photo.width,
        height: photo.height,
    };
    let seal = |form: &str, bytes: &[u8]| {
        let name = id.to_string();
        let place = ["photo", site.as_str(), name.as_str(), form];
        deed.house
            .keys()?
            .seal(deed.house.chance(), &place, bytes)
            .map_err(Error::from)
    };
    let sealed = SealedPhoto {
        large: seal("large", &photo.large)?,
        small: seal("small", &photo.small)?,
    };
    store::photo::add(deed.db, &site, &brief, &sealed)?;
    Ok(true)
}

/// The photos of how many records are asked for at a time.
const AT_ONCE: usize = 500;

/// The photos of records of a register.
pub(crate) fn of_subjects(
    db: &mut Database,
    site: &SiteId,
    register: Register,
    subjects: &[Uid],
) -> anyhow::Result<Vec<PhotoBrief>> {
    let mut photos = Vec::new();
    for some in subjects.chunks(AT_ONCE) {
        photos.extend(store::photo::of_subjects(db, site, register, some)?);
    }
    Ok(photos)
}

/// What a photo of the record shows, as a JPEG; `None` where the record has no such photo. Whoever asks
/// has been found to see the record.
pub(crate) fn open(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (subject, id): ((Register, Uid), PhotoId),
    small: bool,
) -> anyhow::Result<Option<Vec<u8>>> {
    let Some((brief, sealed)) = store::photo::find(db, site, id, small)? else {
        return Ok(None);
    };
    if (brief.register, brief.subject) != subject {
        return Ok(None);
    }
    let form = if small { "small" } else { "large" };
    let name = id.to_string();
    let place = ["photo", site.as_str(), name.as_str(), form];
    house.keys()?.open(&place, &sealed).map(Some)
}
