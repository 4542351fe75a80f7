//! Whoever changes the journal by SQL is named at the first entry they touched (clause C2.3).

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use domain::SiteId;
use domain::journal::{Fault, Hash};
use store::journal;

use crate::fixture::Fixture;
use crate::sample;

on_both! {
    every_way_to_change_an_entry_is_named_c2_3
    every_way_to_remove_or_move_an_entry_is_named_c2_3
    a_forger_who_mends_one_hash_is_named_at_the_next_c2_3
}

/// Writes a journal of six entries with every field filled.
async fn journal_of_six(fixture: &Fixture, name: &str) -> SiteId {
    let site = fixture.site(name).await;
    let id = site.clone();
    fixture
        .keep_at(&site, move |db| {
            (1..=6).try_for_each(|turn| {
                let mut entry = sample::note(&format!("第{turn}条"));
                entry.account = Some(sample::account_id(turn));
                entry.meeting = Some(sample::meeting_id(turn));
                entry.duty = Some(sample::duty_id(turn));
                entry.room = Some(sample::room_id(turn));
                entry.clauses = vec!["C2.3".to_owned()];
                journal::append(db, &id, &entry).map(drop)
            })
        })
        .await;
    site
}

async fn verdict(fixture: &Fixture, site: &SiteId, tampering: String) -> Result<i64, Fault> {
    let id = site.clone();
    fixture
        .keep(move |db| {
            db.batch_execute(&tampering)?;
            journal::verify(db, &id)
        })
        .await
}

async fn every_way_to_change_an_entry_is_named_c2_3(fixture: Fixture) {
    let changes = [
        "at = at + 1",
        "received_at = received_at + 1",
        "account_id = NULL",
        "account_id = 'nobody'",
        "actor = '王方'",
        "act = 'duty-done'",
        "meeting_id = NULL",
        "duty_id = NULL",
        "duty_id = ''",
        "room_id = NULL",
        "clauses = 'C2.4'",
        "clauses = ''",
        "details = replace(details, '第3条', '第9条')",
        "details = '[]'",
        "details = 'no longer JSON'",
        "searched = ''",
        "searched = searched || ' 续水'",
        "hash = 'no longer a hash'",
        "hash = (SELECT head_hash FROM site WHERE id = site_id)",
    ];
    for (index, change) in changes.into_iter().enumerate() {
        let name = format!("site-{index}");
        let site = journal_of_six(&fixture, &name).await;
        let tampering =
            format!("UPDATE journal SET {change} WHERE site_id = '{name}' AND number = 3");
        assert_eq!(
            verdict(&fixture, &site, tampering).await,
            Err(Fault::Changed(3)),
            "{change}"
        );
    }
}

async fn every_way_to_remove_or_move_an_entry_is_named_c2_3(fixture: Fixture) {
    let renumber = |from: i64, to: i64| {
        format!("UPDATE journal SET number = {to} WHERE site_id = 'SITE' AND number = {from};")
    };
    let remove = |which: &str| format!("DELETE FROM journal WHERE site_id = 'SITE' AND {which};");
    let swap = renumber(2, 100) + &renumber(3, 2) + &renumber(100, 3);
    let copy = |number: i64| {
        format!(
            "INSERT INTO journal SELECT site_id, {number}, at, received_at, account_id, actor, act, \
             meeting_id, duty_id, room_id, clauses, details, searched, hash FROM journal \
             WHERE site_id = 'SITE' AND number = 2;"
        )
    };
    let shortened = remove("number > 4") + "UPDATE site SET head_number = 4 WHERE id = 'SITE';";
    let elsewhere =
        "UPDATE journal SET site_id = 'elsewhere' WHERE site_id = 'SITE' AND number = 6";
    let cases = [
        ("an entry removed", remove("number = 4"), Fault::Absent(4)),
        ("the first removed", remove("number = 1"), Fault::Absent(1)),
        ("all removed", remove("number > 0"), Fault::HeadDiffers(0)),
        ("the tail cut", remove("number > 4"), Fault::HeadDiffers(4)),
        (
            "the tail cut, the head counted back",
            shortened,
            Fault::HeadDiffers(4),
        ),
        ("two swapped", swap, Fault::Changed(2)),
        ("one moved behind", renumber(5, 7), Fault::Absent(5)),
        (
            "one moved elsewhere",
            elsewhere.to_owned(),
            Fault::HeadDiffers(5),
        ),
        ("one copied behind", copy(7), Fault::Changed(7)),
        ("one slipped in before", copy(0), Fault::Absent(1)),
        ("one slipped in far before", copy(-5), Fault::Absent(1)),
    ];
    fixture.site("elsewhere").await;
    for (index, (what, tampering, expected)) in cases.into_iter().enumerate() {
        let name = format!("site-{index}");
        let site = journal_of_six(&fixture, &name).await;
        let tampering = tampering.replace("SITE", &name);
        assert_eq!(
            verdict(&fixture, &site, tampering).await,
            Err(expected),
            "{what}"
        );
    }
}

async fn a_forger_who_mends_one_hash_is_named_at_the_next_c2_3(fixture: Fixture) {
    let site = journal_of_six(&fixture, "court").await;
    let id = site.clone();
    let written = fixture.look(move |db| journal::after(db, &id, 0, 10)).await;
    let mut forged = written[2].entry.clone();
    "王方".clone_into(&mut forged.actor);
    let hash: Hash = forged.hash(3, written[1].hash);
    let searched = domain::grams::normalized(&forged.searched_text());
    let tampering = format!(
        "UPDATE journal SET actor = '王方', hash = '{hash}', searched = '{searched}' \
         WHERE number = 3"
    );
    assert_eq!(
        verdict(&fixture, &site, tampering).await,
        Err(Fault::Changed(4))
    );
}

/// Changes the file of a house behind its back, past every constraint.
fn forge(fixture: &Fixture, statement: &str) {
    let mut forger = SqliteConnection::establish(&fixture.options.url).unwrap();
    forger
        .batch_execute(&format!("PRAGMA foreign_keys = OFF; {statement}"))
        .unwrap();
}

#[test]
fn an_entry_that_cannot_be_read_at_all_is_named_as_changed_c2_3() {
    let fixture = Fixture::sqlite();
    crate::fixture::runtime().block_on(async {
        for (index, change) in ["actor = x'ff'", "act = x'ff'", "details = x'ff'"]
            .into_iter()
            .enumerate()
        {
            let name = format!("site-{index}");
            let site = journal_of_six(&fixture, &name).await;
            forge(
                &fixture,
                &format!("UPDATE journal SET {change} WHERE site_id = '{name}' AND number = 3"),
            );
            let verdict = fixture.look(move |db| journal::verify(db, &site)).await;
            assert_eq!(verdict, Err(Fault::Changed(3)), "{change}");
        }
        let site = journal_of_six(&fixture, "court").await;
        forge(
            &fixture,
            "UPDATE site SET head_hash = '' WHERE id = 'court'",
        );
        let verdict = fixture.look(move |db| journal::verify(db, &site)).await;
        assert_eq!(verdict, Err(Fault::HeadDiffers(6)));
    });
}

#[test]
fn a_site_whose_row_was_removed_is_named_by_its_entries_c2_3() {
    let fixture = Fixture::sqlite();
    crate::fixture::runtime().block_on(async {
        journal_of_six(&fixture, "court").await;
        assert!(fixture.look(store::proof::sites_gone).await.is_empty());
        forge(&fixture, "DELETE FROM site WHERE id = 'court'");
        assert_eq!(fixture.look(store::proof::sites_gone).await, ["court"]);
    });
}
