//! The databases are what the tests of others take them for.

use super::cluster::run_sql;
use super::*;

fn ask(url: &str, statement: &str) -> String {
    run_sql(&Programs::find().unwrap().psql, url, statement)
}

#[test]
fn two_fresh_databases_are_empty_and_apart() {
    let (Some(first), Some(second)) = (fresh_database(), fresh_database()) else {
        return;
    };
    ask(
        &first,
        "create table guests (name text); insert into guests values ('甲')",
    );
    assert_eq!(ask(&first, "select name from guests"), "甲");
    assert_eq!(
        ask(
            &second,
            "select count(*) from pg_tables where schemaname = 'public'"
        ),
        "0"
    );
}

#[test]
fn a_prepared_database_is_prepared_once_and_copied_for_each() {
    let once = std::sync::atomic::AtomicU32::new(0);
    let prepared = || {
        prepared_database(|url| {
            once.fetch_add(1, Ordering::Relaxed);
            ask(
                url,
                "create table rooms (name text); insert into rooms values ('701')",
            );
        })
    };
    let (Some(first), Some(second)) = (prepared(), prepared()) else {
        return;
    };
    assert_eq!(once.into_inner(), 1);
    ask(&first, "delete from rooms");
    assert_eq!(ask(&first, "select count(*) from rooms"), "0");
    assert_eq!(ask(&second, "select name from rooms"), "701");
}

#[test]
fn the_owner_of_a_database_has_no_other_right() {
    let Some(url) = fresh_database() else { return };
    assert_eq!(
        ask(
            &url,
            "select rolsuper or rolcreatedb from pg_roles where rolname = current_user"
        ),
        "f"
    );
    let Some(superuser) = superuser_url() else {
        return;
    };
    assert_eq!(
        ask(
            &superuser,
            "select rolsuper from pg_roles where rolname = current_user"
        ),
        "t"
    );
}

#[test]
fn a_server_let_go_is_gone_with_its_files() {
    let Some(programs) = Programs::find() else {
        return crate::skipped("the end of a server", INSTALL);
    };
    let cluster = Cluster::start(&programs);
    let url = cluster.superuser_url();
    let data = ask(&url, "show data_directory");
    let files = std::path::Path::new(&data).parent().unwrap();
    drop(cluster);
    assert!(data.ends_with("/data") && !files.exists());
    let refused = std::panic::catch_unwind(|| ask(&url, "select 1")).unwrap_err();
    assert!(
        refused
            .downcast_ref::<String>()
            .unwrap()
            .contains("psql could not `select 1`")
    );
}
