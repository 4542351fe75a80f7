//! The key that personal data is sealed with: a file beside the database, never in it.

use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use app::House;
use app::seal::{KEY_BYTES, UnfitKey};

/// What is wrong with the file of the key.
#[derive(Debug)]
pub enum UnfitKeyFile {
    /// The database was sealed with a key, and the file is not there.
    Absent(PathBuf),
    /// It holds no key.
    Unreadable(PathBuf),
    /// It holds another house's key.
    Another(PathBuf),
}

impl std::fmt::Display for UnfitKeyFile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (path, what) = match self {
            Self::Absent(path) => (path, "is not there"),
            Self::Unreadable(path) => (path, "holds no key"),
            Self::Another(path) => (path, "holds another key than the database was sealed with"),
        };
        write!(formatter, "the file {} {what}", path.display())
    }
}

impl std::error::Error for UnfitKeyFile {}

/// Where the key of a database lies unless it is said: beside the file, or in the folder that the
/// house is started in.
pub fn usual_place(database: &str) -> PathBuf {
    let path = database.strip_prefix("sqlite:").unwrap_or(database);
    if path.contains("://") {
        return PathBuf::from("building.key");
    }
    Path::new(path).with_extension("key")
}

/// Reads the key and gives it to the house; a new house gets a new key.
pub async fn take(house: &House, path: &Path) -> Result<()> {
    let secret = match std::fs::read_to_string(path) {
        Ok(text) => secret_of(&text).ok_or_else(|| UnfitKeyFile::Unreadable(path.to_owned()))?,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if app::seal::knows_a_key(house).await? {
                return Err(UnfitKeyFile::Absent(path.to_owned()).into());
            }
            make(path)?
        }
        Err(error) => {
            return Err(error).with_context(|| format!("reading the key {}", path.display()));
        }
    };
    app::seal::take_key(house, &secret)
        .await?
        .map_err(|UnfitKey| UnfitKeyFile::Another(path.to_owned()).into())
}

/// Makes a key, which is on the disk before anything is sealed with it.
fn make(path: &Path) -> Result<[u8; KEY_BYTES]> {
    let secret = app::seal::new_secret();
    let text = domain::journal::Hash(secret);
    let keep = || -> std::io::Result<()> {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(format!("{text}\n").as_bytes())?;
        file.sync_all()?;
        let folder = path.parent().filter(|path| !path.as_os_str().is_empty());
        std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    };
    keep().with_context(|| format!("writing the key {}", path.display()))?;
    Ok(secret)
}

fn secret_of(text: &str) -> Option<[u8; KEY_BYTES]> {
    let text = text.trim();
    if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
        return None;
    }
    let mut secret = [0; KEY_BYTES];
    for (index, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_lies_beside_its_database() {
        assert_eq!(usual_place("/srv/court.db"), Path::new("/srv/court.key"));
        assert_eq!(usual_place("sqlite:court.db"), Path::new("court.key"));
        let postgres = usual_place("postgres://house@host/court");
        assert_eq!(postgres, Path::new("building.key"));
    }

    #[test]
    fn a_key_is_sixty_four_digits() {
        let text = "0a".repeat(KEY_BYTES);
        assert_eq!(secret_of(&format!("{text}\n")), Some([10; KEY_BYTES]));
        for wrong in ["", "0a", &"zz".repeat(KEY_BYTES), &"é".repeat(KEY_BYTES)] {
            assert_eq!(secret_of(wrong), None, "{wrong}");
        }
    }
}
