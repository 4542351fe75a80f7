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
