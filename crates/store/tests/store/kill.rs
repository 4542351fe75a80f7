//! T1: killed under load, nothing that was acknowledged is lost and nothing is doubled.

use std::collections::BTreeSet;

use crate::hammer::{Hammer, Said, Work, acknowledged, count, lost, prepare, program};

#[test]
fn kill_9_under_load_loses_nothing_and_doubles_nothing() {
    // The auditor reads a database whole after each kill: many small ones rather than one large.
    for database in 0..count(1, 20) {
        kill_often(count(10, 50), database);
    }
}

fn kill_often(kills: u64, seed: u64) {
    let directory = testbed::directory::temporary();
    let file = directory.path().join("house.db");
    prepare(&file);
    let mut all = BTreeSet::new();
    let mut first = 0;
    let mut chance = 0x9e37_79b9_u64 + seed;
    for kill in 0..kills {
        let work = Work {
            file: &file,
            durability: "full",
            first,
            count: u64::MAX >> 2,
            tasks: 8,
        };
        let mut hammer = Hammer::start(program(), &work);
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let mut said: Vec<Said> = Vec::new();
        while said.len() as u64 <= (chance >> 33) % 400 {
            said.push(hammer.next().expect("it goes on until it is killed"));
        }
        said.extend(hammer.kill());
        let refused = said
            .iter()
            .find(|one| !matches!(one, Said::Acknowledged(_)));
        assert_eq!(refused, None);
        let round = acknowledged(&said);
        // The next one sends again what was under way, and some that was answered already.
        first = round.last().unwrap().saturating_sub(20);
        all.extend(round);
        assert_eq!(lost(&file, &all), [].into(), "after {} kills", kill + 1);
    }
}
