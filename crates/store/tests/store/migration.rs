//! A database comes to this version's form from nothing and from every form before it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use store::{Database, NewerDatabase, Options, Store, schema_text};

use crate::constraint::constraints;
use crate::fixture::{Fixture, runtime};

on_both! {
    migrating_again_changes_nothing
    a_database_of_a_newer_version_is_refused_and_left_alone
}

#[test]
fn both_engines_have_the_same_tables_keys_indexes_and_references() {
    let Some(postgres) = Fixture::postgres() else {
        return;
    };
    let sqlite = Fixture::sqlite();
    runtime().block_on(async {
        let columns = sqlite.look(schema_text).await;
        assert!(columns.lines().count() > 100, "{columns}");
        assert_eq!(columns, postgres.look(schema_text).await);
        let bounds = sqlite.look(constraints).await;
        for kind in [" key (", " unique (", " index (", " refers ("] {
            let some = bounds.iter().filter(|one| one.contains(kind)).count();
            assert!(some >= 3, "{some} {kind} in {bounds:#?}");
        }
        assert_eq!(bounds, postgres.look(constraints).await);
    });
}

async fn migrating_again_changes_nothing(fixture: Fixture) {
    let court = fixture.site("court").await;
    let before = fixture.look(schema_text).await;
    let another = fixture.another_node(1);
    let (after, found) = another
        .read(move |db| Ok((schema_text(db)?, store::site::find(db, &court)?)))
        .await
        .unwrap();
    assert_eq!(before, after);
    assert!(found.is_some());
}

async fn a_database_of_a_newer_version_is_refused_and_left_alone(fixture: Fixture) {
    fixture
        .keep(|db| {
            db.batch_execute(
                "INSERT INTO __diesel_schema_migrations (version) VALUES ('9999');
                 CREATE TABLE of_tomorrow (id TEXT)",
            )
            .map_err(Into::into)
        })
        .await;
    let before = fixture.look(schema_text).await;
    let Err(error) = Store::open(&fixture.options) else {
        panic!("a newer database was opened");
    };
    let newer = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<NewerDatabase>())
        .unwrap();
    assert_eq!(newer.migration, "9999");
    assert!(newer.to_string().contains("newer version"));
    assert_eq!(fixture.look(schema_text).await, before);
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let directory = testbed::directory::in_memory();
    let file = directory.path().join("house.db");
    let words = "会议室预定表.xlsx ".repeat(1_000);
    std::fs::write(&file, &words).unwrap();
    let refused = Store::open(&Options::at(file.to_str().unwrap()))
        .err()
        .unwrap();
    assert!(format!("{refused:#}").contains("house.db"), "{refused:#}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), words);
}

#[test]
fn a_file_that_may_not_be_written_is_refused_by_name() {
    let directory = testbed::directory::in_memory();
    let file = directory.path().join("house.db");
    let url = file.to_str().unwrap();
    drop(Store::open(&Options::at(url)).unwrap());
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let refused = Store::open(&Options::at(url)).err().unwrap();
    let unfit = refused.downcast_ref::<store::UnfitPlace>().unwrap();
    assert_eq!(*unfit, store::UnfitPlace::ReadOnly(url.to_owned()));
}

#[test]
fn a_place_that_cannot_be_opened_is_named_without_its_password() {
    let file = Store::open(&Options::at("sqlite:/nowhere/at/all.db"))
        .err()
        .unwrap();
    assert!(
        format!("{file:#}").contains("/nowhere/at/all.db"),
        "{file:#}"
    );
    let server = Store::open(&Options::at("postgres://desk:top-secret@127.0.0.1:1/house"))
        .err()
        .unwrap();
    let words = format!("{server:#}");
    assert!(words.contains("connecting to PostgreSQL"), "{words}");
    assert!(!words.contains("top-secret"), "{words}");
}

#[test]
fn the_built_in_sqlite_is_one_that_loses_nothing() {
    let mut connection = SqliteConnection::establish(":memory:").unwrap();
    let version: String = diesel::select(diesel::dsl::sql::<diesel::sql_types::Text>(
        "sqlite_version()",
    ))
    .get_result(&mut connection)
    .unwrap();
    let numbers: Vec<u32> = version
        .split('.')
        .map(|part| part.parse().unwrap())
        .collect();
    assert!(
        numbers >= vec![3, 51, 3] && numbers != [3, 52, 0],
        "{version}"
    );
}

fn crate_directory() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Names of the migrations, such as `0001_house`, in order.
fn migrations(engine: &str) -> Vec<String> {
    let folder = crate_directory().join("migrations").join(engine);
    let names: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.into_iter().collect()
}

/// The rows that a migration ships, for the ones after it to be applied over.
fn sample_file(migration: &str) -> PathBuf {
    let number = migration.split('_').next().unwrap();
    crate_directory().join(format!("tests/samples/{number}.sql"))
}

#[test]
fn each_migration_is_there_for_both_engines_with_its_sample_rows() {
    assert_eq!(migrations("sqlite"), migrations("postgres"));
    for migration in migrations("sqlite") {
        assert!(sample_file(&migration).is_file(), "{migration}");
    }
}

#[test]
fn migrations_apply_over_the_rows_of_those_before_on_sqlite() {
    let directory = testbed::directory::in_memory();
    let file = directory.path().join("house.db");
    let url = file.to_str().unwrap();
    let mut connection = SqliteConnection::establish(url).unwrap();
    connection
        .batch_execute("PRAGMA foreign_keys = ON")
        .unwrap();
    let source =
        FileBasedMigrations::from_path(crate_directory().join("migrations/sqlite")).unwrap();
    apply_with_samples::<Sqlite, _>(&mut connection, &source);
    drop(connection);
    check_samples(url);
}

#[test]
fn migrations_apply_over_the_rows_of_those_before_on_postgres() {
    let Some(url) = testbed::postgres::fresh_database() else {
        return;
    };
    let mut connection = PgConnection::establish(&url).unwrap();
    let source =
        FileBasedMigrations::from_path(crate_directory().join("migrations/postgres")).unwrap();
    apply_with_samples::<Pg, _>(&mut connection, &source);
    drop(connection);
    check_samples(&url);
}

fn apply_with_samples<Engine, Connection>(connection: &mut Connection, source: &FileBasedMigrations)
where
    Engine: diesel::backend::Backend,
    Connection: MigrationHarness<Engine> + SimpleConnection,
    FileBasedMigrations: MigrationSource<Engine>,
{
    let mut all: Vec<Box<dyn Migration<Engine>>> = source.migrations().unwrap();
    all.sort_by_key(|migration| migration.name().to_string());
    // What is already applied; and the table that says so comes to be.
    assert!(connection.applied_migrations().unwrap().is_empty());
    for migration in all {
        let name = migration.name().to_string();
        connection.run_migration(migration.as_ref()).unwrap();
        let rows = std::fs::read_to_string(sample_file(&name)).unwrap();
        connection.batch_execute(&rows).unwrap();
    }
}

/// The product opens what the migrations and samples made; no table is without a row, and what
/// they say can be read.
fn check_samples(url: &str) {
    let store = Store::open(&Options::at(url)).unwrap();
    let read = store.read(|db| {
        let columns = schema_text(db)?;
        let tables: BTreeSet<&str> = columns
            .lines()
            .filter_map(|line| line.split('.').next())
            .collect();
        assert!(tables.contains("journal"), "{tables:?}");
        for table in tables {
            assert!(count(db, table)? > 0, "no sample row in {table}");
        }
        let court = "court".parse()?;
        assert_eq!(store::journal::verify(db, &court)?, Ok(2));
        assert_eq!(store::directory::rooms(db, &court)?.len(), 2);
        assert_eq!(store::directory::teams(db, &court)?.len(), 1);
        let homes: Vec<_> = store::account::all(db)?
            .into_iter()
            .map(|one| one.home)
            .collect();
        assert_eq!(homes, [Some(court.clone()), Some(court.clone())]);
        let all = store::meeting::between(db, &court, 0, i64::MAX >> 1)?;
        assert_eq!(all[0].meeting.requirement.attendees.len(), 1);
        let meeting = all[0].meeting.id;
        assert_eq!(store::meeting::happenings(db, &court, meeting)?.len(), 2);
        assert_eq!(store::duty::of_meeting(db, &court, meeting)?.len(), 1);
        Ok(())
    });
    runtime().block_on(read).unwrap();
}

fn count(db: &mut Database, table: &str) -> anyhow::Result<i64> {
    let count =
        diesel::dsl::sql::<diesel::sql_types::BigInt>(&format!("(SELECT count(*) FROM {table})"));
    Ok(diesel::select(count).get_result(db)?)
}
