//! T2: the power is cut under load, and nothing that was acknowledged is lost.

use std::collections::BTreeSet;

use crate::hammer::{Hammer, Work, acknowledged, count, lost, prepare, program};
use crate::volume::Volume;

/// Cuts the power after so many acknowledgements; the acknowledged ones that are lost.
fn cut(durability: &'static str, acknowledgements: usize) -> Option<BTreeSet<u64>> {
    let volume = Volume::new("power cut", 64)?;
    let file = volume.path().join("house.db");
    prepare(&file);
    // What prepared it has let go of it, so that the control begins with what is on the disk.
    volume.power_up();
    let work = Work {
        file: &file,
        durability,
        first: 0,
        count: u64::MAX >> 2,
        tasks: 8,
    };
    let mut hammer = Hammer::start(program(), &work);
    let mut said = Vec::new();
    while said.len() < acknowledgements {
        said.push(hammer.next().expect("it goes on until the power is cut"));
    }
    volume.cut_power();
    said.extend(hammer.kill());
    volume.power_up();
    Some(lost(&file, &acknowledged(&said)))
}

#[test]
fn a_power_cut_loses_nothing_that_was_acknowledged() {
    for round in 0..count(3, 500) {
        match cut("full", 50 + (round as usize * 137) % 1_000) {
            Some(lost) => assert_eq!(lost, [].into(), "cut {}", round + 1),
            None => return,
        }
    }
}

/// The control: without a sync at each commit the same cut must lose, or the test proves nothing.
#[test]
fn without_full_durability_the_same_cut_loses() {
    let rounds = count(2, 50);
    let mut losing = 0;
    for _ in 0..rounds {
        match cut("normal", 500) {
            Some(lost) => losing += u64::from(!lost.is_empty()),
            None => return,
        }
    }
    assert!(losing * 10 >= rounds * 9, "{losing} of {rounds} cuts lost");
}
