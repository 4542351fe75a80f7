//! Where a database is, as it is written.

use store::{UnfitPlace, expect_database};

#[test]
fn a_place_is_a_file_or_an_address_of_postgresql() {
    let absent = |path: &str| Err(UnfitPlace::Absent(path.to_owned()));
    for (url, expected) in [
        ("building.db", absent("building.db")),
        ("sqlite:building.db", absent("building.db")),
        ("sqlite:/no/such/b.db", absent("/no/such/b.db")),
        ("./a:b.db", absent("./a:b.db")),
        ("postgres://desk@host/house", Ok(())),
        ("postgresql://host/house", Ok(())),
    ] {
        assert_eq!(expect_database(url), expected, "{url}");
    }
    for url in [
        "",
        " ",
        "sqlite:",
        "sqlite://building.db",
        "sqlite:///var/lib/b.db",
        ":memory:",
        "sqlite::memory:",
        "file:building.db?mode=ro",
        "mysql://desk:secret@host/house",
        "http://host",
        "/",
    ] {
        let refused = expect_database(url);
        assert!(matches!(refused, Err(UnfitPlace::Spelling(_))), "{url}");
    }
    let refused = expect_database("mysql://desk:secret@host/house").unwrap_err();
    assert!(!refused.to_string().contains("secret"), "{refused}");
}
