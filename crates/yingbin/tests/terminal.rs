//! What whoever sits at the terminal is told: where the database is wrong, what is not whole, who is
//! not there any more.

#[cfg(test)]
mod terminal {
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    use app::site::Member;
    use app::{House, Role};
    use domain::directory::Site;
    use store::{Database, Options, Store};
    use tempfile::TempDir;

    /// Runs the program in a folder of the test's own, with nothing set around it.
    fn yingbin(folder: &Path, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_yingbin"))
            .args(arguments)
            .args(["--language", "en"])
            .current_dir(folder)
            .env_remove("DATABASE_URL")
            .output()
            .unwrap()
    }

    fn said(output: &Output) -> String {
        let text = [output.stdout.clone(), output.stderr.clone()].concat();
        String::from_utf8(text).unwrap()
    }

    fn folder() -> TempDir {
        testbed::directory::in_memory()
    }

    /// A house with a site and its two administrators; gives the file and the number and hash of the
    /// journal's head after a note.
    fn house(folder: &Path) -> (PathBuf, String) {
        let file = folder.join("house.db");
        let store = Store::open(&Options::at(file.to_str().unwrap())).unwrap();
        let house = House::new(store);
        let site = Site {
            id: "bureau".parse().unwrap(),
            name: "局总部".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 31,
            standard_version: 1,
        };
        let member = |login: &str, role| Member {
            login: login.to_owned(),
            name: login.to_owned(),
            password: None,
            roles: vec![role],
        };
        let members = vec![
            member("xi", Role::SystemAdministrator),
            member("an", Role::SecurityAdministrator),
        ];
        let standard = standards::shipped::BUREAU_HQ.to_owned();
        let head = runtime().block_on(async {
            let id = site.id.clone();
            app::site::found_with(&house, site, standard, members)
                .await
                .unwrap();
            app::timer::tick(&house).await.unwrap();
            let read = move |db: &mut Database| store::site::head(db, &id);
            house.store().read(read).await.unwrap()
        });
        (file, format!("{}:{}", head.0, head.1))
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap()
    }

    #[test]
    fn whoever_only_looks_makes_no_file() {
        let folder = folder();
        for arguments in [["verify"].as_slice(), &["user", "link"]] {
            let output = yingbin(
                folder.path(),
                &[arguments, &["--database", "missing.db"]].concat(),
            );
            assert_eq!(output.status.code(), Some(2));
            assert!(said(&output).contains("no file missing.db"));
            assert!(!folder.path().join("missing.db").exists());
        }
    }

    #[test]
    fn a_place_that_can_be_no_database_is_refused_and_makes_no_file() {
        let folder = folder();
        let commands = [
            ["serve"].as_slice(),
            &["verify"],
            &["simulate", "--site", "court", "--days", "1"],
        ];
        for place in [
            "",
            ":memory:",
            "sqlite://foo.db",
            "mysql://desk:secret@host/house",
        ] {
            for command in commands {
                let output = yingbin(folder.path(), &[command, &["--database", place]].concat());
                let said = said(&output);
                assert_eq!(output.status.code(), Some(2), "{command:?} {place}: {said}");
                assert!(said.contains("is no database"), "{said}");
                assert!(!said.contains("secret"), "{said}");
            }
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn made_up_days_are_not_mixed_into_a_house_that_is_lived_in() {
        let folder = folder();
        let (file, _) = house(folder.path());
        let database = file.to_str().unwrap();
        let arguments = [
            "simulate",
            "--site",
            "court",
            "--days",
            "1",
            "--database",
            database,
        ];
        let output = yingbin(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("not empty"));
        let verified = yingbin(folder.path(), &["verify", "--database", database]);
        assert!(!said(&verified).contains("court"), "{}", said(&verified));
    }

    #[test]
    fn a_file_that_may_not_be_written_is_not_served() {
        let folder = folder();
        let (file, _) = house(folder.path());
        let mut permissions = std::fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&file, permissions).unwrap();
        let output = yingbin(
            folder.path(),
            &["serve", "--database", file.to_str().unwrap()],
        );
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("cannot be written"));
    }

    // C2.3
    #[test]
    fn a_head_that_was_written_down_is_looked_for() {
        let folder = folder();
        let (file, head) = house(folder.path());
        let database = file.to_str().unwrap();
        let verify = |head: &str| {
            let arguments = ["verify", "--database", database, "--expect-head", head];
            yingbin(folder.path(), &arguments)
        };
        let whole = verify(&head);
        assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
        let (number, hash) = head.split_once(':').unwrap();
        let further = format!("{}:{hash}", number.parse::<i64>().unwrap() + 1);
        let cut = verify(&further);
        assert_eq!(cut.status.code(), Some(1), "{}", said(&cut));
        assert!(said(&cut).contains("cut off or written anew"));
        assert_eq!(verify("nonsense").status.code(), Some(2));
    }

    #[test]
    fn where_nobody_is_left_to_administer_a_link_is_printed() {
        let folder = folder();
        let (file, _) = house(folder.path());
        let database = file.to_str().unwrap();
        let link = || yingbin(folder.path(), &["user", "link", "--database", database]);
        let there = link();
        assert_eq!(there.status.code(), Some(1), "{}", said(&there));
        let store = Store::open(&Options::at(database)).unwrap();
        let lose = |db: &mut Database| {
            let an = store::account::find_by_login(db, "an")?.unwrap();
            store::account::set_disabled(db, an.id, Some(1))
        };
        let lost = store.write::<(), anyhow::Error>(None, lose);
        runtime().block_on(lost).unwrap();
        drop(store);
        let output = link();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let text = said(&output);
        assert!(
            text.contains("bureau") && text.contains("  /administrators/"),
            "{text}"
        );
    }
}
