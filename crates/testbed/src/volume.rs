//! A small disk of a test's own: an ext4 image, mounted, that can be filled or cut off.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::directory::{TempDir, in_memory};

const NEEDS: &str =
    "root, a loop device, mkfs.ext4 (package e2fsprogs) and xfs_io (package xfsprogs)";

/// A mounted image; unmounted and removed when dropped.
pub struct Volume {
    directory: TempDir,
}

impl Volume {
    /// A disk of so many megabytes. `None` where there is none to be had: the test of `what` has
    /// then said SKIPPED and returns.
    #[must_use]
    pub fn new(what: &str, megabytes: u64) -> Option<Self> {
        let volume = Self {
            directory: in_memory(),
        };
        let image = std::fs::File::create(volume.image()).expect("an image can be made");
        let length = image.set_len(megabytes * 1024 * 1024);
        length.expect("a sparse image takes no space");
        std::fs::create_dir(volume.path()).expect("a place to mount it can be made");
        let made = runs(
            Command::new("mkfs.ext4")
                .args(["-q", "-F"])
                .arg(volume.image()),
        ) && runs(Command::new("xfs_io").arg("-V"))
            && volume.try_mount();
        if !made {
            crate::skipped(what, NEEDS);
            return None;
        }
        Some(volume)
    }

    /// Where it is mounted.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.directory.path().join("mounted")
    }

    fn image(&self) -> PathBuf {
        self.directory.path().join("image")
    }

    fn try_mount(&self) -> bool {
        runs(
            Command::new("mount")
                .args(["-o", "loop"])
                .arg(self.image())
                .arg(self.path()),
        )
    }

    /// Cuts the power: what is not on the disk by now never will be. It does not model torn
    /// sectors, nor a disk that lies.
    pub fn cut_power(&self) {
        // Without -f the file system's own log is not flushed either.
        let cut = runs(
            Command::new("xfs_io")
                .args(["-x", "-c", "shutdown"])
                .arg(self.path()),
        );
        assert!(cut, "the power could not be cut");
    }

    /// Switches on again: what the disk holds is read anew.
    pub fn power_up(&self) {
        assert!(runs(Command::new("umount").arg(self.path())));
        assert!(self.try_mount());
    }

    /// Fills it to the last block; the file to remove when there shall be space again.
    #[must_use]
    pub fn fill(&self) -> PathBuf {
        let ballast = self.path().join("ballast");
        let file = std::fs::File::create(&ballast);
        let mut file = file.expect("a name takes no space");
        for size in [1 << 20, 1 << 14, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        // What is delayed is allocated now.
        let _full = file.sync_all();
        while file.write_all(&[0]).is_ok() {}
        ballast
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        // Lazily: whoever was just ended may still be closing its files.
        runs(Command::new("umount").arg("--lazy").arg(self.path()));
    }
}

fn runs(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
