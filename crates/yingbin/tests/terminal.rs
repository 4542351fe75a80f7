//! The house's commands as somebody at a terminal meets them: what it serves, where the database is
//! wrong, what is not whole, who is not there any more.

#[cfg(test)]
mod terminal {
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
    use std::path::Path;
    use std::process::{Child, ChildStdout, Command, Output, Stdio};

    use app::clock::SystemClock;
    use app::session::Founder;
    use app::{House, Role};
    use diesel::connection::SimpleConnection;
    use domain::CommandId;
    use domain::directory::Site;
    use store::{Database, Options, Store};
    use tempfile::TempDir;

    /// A folder with the path of a database in it.
    fn folder() -> (TempDir, String) {
        let folder = testbed::directory::in_memory();
        let path = folder.path().join("building.db").display().to_string();
        (folder, path)
    }

    fn yingbin(arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yingbin"));
        command.args(arguments).env_remove("DATABASE_URL");
        command
    }

    fn run(arguments: &[&str]) -> (i32, String, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = yingbin(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code().unwrap(), text(stdout), text(stderr))
    }

    /// A house that serves until it is dropped.
    struct Serving {
        child: Child,
        said: BufReader<ChildStdout>,
    }

    impl Serving {
        fn on(database: &str) -> Self {
            let mut child = yingbin(&["serve", "--address", "127.0.0.1:0", "--database", database])
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            let said = BufReader::new(child.stdout.take().unwrap());
            Self { child, said }
        }

        /// The next line that it says.
        fn line(&mut self) -> String {
            let mut line = String::new();
            self.said.read_line(&mut line).unwrap();
            line.trim().to_owned()
        }
    }

    impl Drop for Serving {
        fn drop(&mut self) {
            self.child.kill().unwrap();
            self.child.wait().unwrap();
        }
    }

    /// The status line of what an address answers.
    fn get(url: &str) -> String {
        let (address, path) = url
            .strip_prefix("http://")
            .unwrap()
            .split_once('/')
            .unwrap();
        let address: SocketAddr = address.parse().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.lines().next().unwrap().to_owned()
    }

    async fn statement(house: &House, text: &'static str) {
        let written = house
            .store()
            .write::<(), anyhow::Error>(None, move |db: &mut Database| Ok(db.batch_execute(text)?));
        written.await.unwrap();
    }

    /// A house with a site and three notes in its journal.
    async fn written(database: &str) -> House {
        let house = House::new(Store::open(&Options::at(database)).unwrap());
        let site = Site {
            id: "bureau".parse().unwrap(),
            name: "局机关".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 31,
            standard_version: 1,
        };
        let member = app::site::Member {
            login: "li".to_owned(),
            name: "李领班".to_owned(),
            password: None,
            roles: vec![Role::TeamLeader],
        };
        let standard = standards::shipped::BUREAU_HQ.to_owned();
        let founded = app::site::found_with(&house, site.clone(), standard, vec![member]);
        let account = founded.await.unwrap()[0];
        let leader = app::session::sign_in_as(&house, account)
            .await
            .unwrap()
            .actor;
        for text in ["一", "二", "三"] {
            let command = app::Command {
                id: CommandId(house.new_id()),
                at: app::clock::Clock::now(&SystemClock),
                fingerprint: [0; 32],
            };
            let noted =
                app::journal::note(&house, &leader, &site.id, &command, text.to_owned(), None);
            noted.await.unwrap();
        }
        house
    }

    #[test]
    fn serve_prints_a_link_on_an_empty_database_and_the_link_opens() {
        let (_folder, database) = folder();
        let mut serving = Serving::on(&database);
        assert!(serving.line().starts_with("迎宾已启动：http://127.0.0.1:"));
        assert!(serving.line().contains("一次性链接"));
        let link = serving.line();
        assert!(link.contains("/set-up/"), "{link}");
        assert_eq!(get(&link), "HTTP/1.1 200 OK");
        let (start, _) = link.rsplit_once('/').unwrap();
        assert_eq!(get(&format!("{start}/guessed")), "HTTP/1.1 404 Not Found");
    }

    #[test]
    fn serve_says_that_the_port_is_in_use() {
        let (_folder, database) = folder();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let arguments = ["serve", "--address", &address, "--database", &database];
        let (code, stdout, stderr) = run(&arguments);
        assert_eq!((code, stdout.as_str()), (2, ""));
        assert!(
            stderr.contains(&address) && stderr.contains("--address"),
            "{stderr}"
        );
        let english = [&arguments[..], &["--language", "en"]].concat();
        assert!(run(&english).2.contains("already"));
    }

    #[test]
    fn a_file_that_is_no_database_is_named_and_left_alone() {
        let (_folder, database) = folder();
        std::fs::write(&database, "会议室预定表").unwrap();
        for command in ["serve", "verify"] {
            let (code, _, stderr) = run(&[command, "--database", &database]);
            assert_eq!(code, 2, "{stderr}");
            assert!(stderr.contains("building.db"), "{stderr}");
        }
        assert_eq!(std::fs::read_to_string(&database).unwrap(), "会议室预定表");
    }

    #[tokio::test]
    async fn a_database_of_a_newer_version_is_refused_with_what_to_do() {
        let (_folder, database) = folder();
        let house = written(&database).await;
        statement(
            &house,
            "INSERT INTO __diesel_schema_migrations (version) VALUES ('9999')",
        )
        .await;
        drop(house);
        for command in ["serve", "verify"] {
            let (code, stdout, stderr) = run(&[command, "--database", &database]);
            assert_eq!((code, stdout.as_str()), (2, ""));
            assert!(
                stderr.contains("9999") && stderr.contains("更新的版本"),
                "{stderr}"
            );
        }
    }

    #[tokio::test]
    async fn verify_says_that_a_chain_is_whole_and_names_the_first_entry_that_is_not() {
        let (_folder, database) = folder();
        let house = written(&database).await;
        let arguments = ["verify", "--database", &database];
        let (code, whole, _) = run(&arguments);
        assert_eq!(code, 0, "{whole}");
        assert!(
            whole.contains("bureau") && whole.contains("3 条记录，链完整"),
            "{whole}"
        );
        let rows = [
            (
                "UPDATE journal SET actor = '别人' WHERE number = 2",
                "第 2 条记录被改动过",
            ),
            ("DELETE FROM journal WHERE number = 1", "第 1 条记录不见了"),
        ];
        for (tampering, told) in rows {
            statement(&house, tampering).await;
            let (code, broken, _) = run(&arguments);
            assert_eq!(code, 1, "{broken}");
            assert!(broken.contains(told), "{broken}");
        }
    }

    #[test]
    fn verify_says_that_there_is_no_site_yet() {
        let (_folder, database) = folder();
        drop(Store::open(&Options::at(&database)).unwrap());
        let (code, stdout, _) = run(&["verify", "--database", &database]);
        assert_eq!(code, 0);
        assert!(stdout.contains("还没有任何场所"), "{stdout}");
    }

    #[test]
    fn whoever_only_looks_makes_no_file() {
        let (_folder, database) = folder();
        for command in [["verify"].as_slice(), &["user", "link"]] {
            let arguments = [command, &["--database", &database]].concat();
            let (code, _, stderr) = run(&arguments);
            assert_eq!(code, 2, "{stderr}");
            assert!(
                stderr.contains("没有") && stderr.contains(&database),
                "{stderr}"
            );
            assert!(!Path::new(&database).exists());
        }
    }

    #[test]
    fn a_place_that_can_be_no_database_is_refused_and_makes_no_file() {
        let (folder, _) = folder();
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
                let arguments = [command, &["--database", place]].concat();
                let output = yingbin(&arguments).current_dir(folder.path()).output();
                let Output { status, stderr, .. } = output.unwrap();
                let said = String::from_utf8(stderr).unwrap();
                assert_eq!(status.code(), Some(2), "{command:?} {place}: {said}");
                assert!(said.contains("不是能用的数据库"), "{said}");
                assert!(!said.contains("secret"), "{said}");
            }
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn made_up_days_are_not_mixed_into_a_house_that_is_lived_in() {
        let (_folder, database) = folder();
        drop(written(&database).await);
        let simulate = [
            "simulate",
            "--site",
            "court",
            "--days",
            "1",
            "--language",
            "en",
        ];
        let (code, _, stderr) = run(&[&simulate[..], &["--database", &database]].concat());
        assert_eq!(code, 2, "{stderr}");
        assert!(stderr.contains("not empty"), "{stderr}");
        let (_, verified, _) = run(&["verify", "--database", &database]);
        assert!(!verified.contains("court"), "{verified}");
    }

    #[tokio::test]
    async fn a_file_that_may_not_be_written_is_not_served() {
        let (_folder, database) = folder();
        drop(written(&database).await);
        let mut permissions = std::fs::metadata(&database).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&database, permissions).unwrap();
        let (code, _, stderr) = run(&["serve", "--database", &database]);
        assert_eq!(code, 2, "{stderr}");
        assert!(stderr.contains("不能写入"), "{stderr}");
    }

    // C2.3
    #[tokio::test]
    async fn a_head_that_was_written_down_is_looked_for_c2_3() {
        let (_folder, database) = folder();
        let house = written(&database).await;
        let bureau = "bureau".parse().unwrap();
        let read = move |db: &mut Database| store::site::head(db, &bureau);
        let (number, hash) = house.store().read(read).await.unwrap();
        drop(house);
        let verify = |head: &str| run(&["verify", "--database", &database, "--expect-head", head]);
        let (code, whole, _) = verify(&format!("{number}:{hash}"));
        assert_eq!(code, 0, "{whole}");
        let (code, cut, _) = verify(&format!("{}:{hash}", number + 1));
        assert_eq!(code, 1, "{cut}");
        assert!(cut.contains("截去"), "{cut}");
        assert_eq!(verify("nonsense").0, 2);
    }

    #[tokio::test]
    async fn where_nobody_is_left_to_administer_a_link_is_printed() {
        let (_folder, database) = folder();
        let house = written(&database).await;
        let (code, stdout, _) = run(&["user", "link", "--database", &database]);
        assert_eq!(code, 0, "{stdout}");
        assert!(
            stdout.contains("bureau") && stdout.contains("  /administrators/"),
            "{stdout}"
        );
        let link = stdout
            .lines()
            .find_map(|line| line.trim().strip_prefix("/administrators/"));
        let founder = |login: &str| Founder {
            login: login.to_owned(),
            name: login.to_owned(),
            password: "green tea at nine".to_owned(),
        };
        let founders = vec![
            (Role::SystemAdministrator, founder("xi")),
            (Role::SecurityAdministrator, founder("an")),
        ];
        let restored = app::session::restore_administrators(&house, link.unwrap(), founders);
        restored.await.unwrap();
        let (code, stdout, stderr) = run(&["user", "link", "--database", &database]);
        assert_eq!(code, 1, "{stdout}{stderr}");
    }

    fn without_a_key_that_fits(change: impl Fn(&Path), said: &str) {
        let (folder, database) = folder();
        let mut serving = Serving::on(&database);
        assert!(serving.line().contains("http://"));
        drop(serving);
        let key = folder.path().join("building.key");
        assert_eq!(std::fs::read_to_string(&key).unwrap().trim().len(), 64);
        change(&key);
        let (code, _, told) = run(&["serve", "--address", "127.0.0.1:0", "--database", &database]);
        assert_eq!(code, 2, "{told}");
        assert!(
            told.contains(said) && told.contains("building.key"),
            "{told}"
        );
    }

    #[test]
    fn a_house_is_not_served_without_the_key_its_people_are_sealed_with() {
        let another = |key: &Path| std::fs::write(key, "0a".repeat(32)).unwrap();
        without_a_key_that_fits(|key| std::fs::remove_file(key).unwrap(), "找不到密钥文件");
        without_a_key_that_fits(|key| std::fs::write(key, "钥匙").unwrap(), "没有密钥");
        without_a_key_that_fits(another, "不是这个数据库的密钥");
    }

    #[test]
    fn the_key_of_a_house_is_read_by_nobody_else_and_stays_the_same() {
        let (folder, database) = folder();
        let key = folder.path().join("building.key");
        let served = || {
            let mut serving = Serving::on(&database);
            assert!(serving.line().contains("http://"));
            drop(serving);
            std::fs::read_to_string(&key).unwrap()
        };
        assert_eq!(served(), served());
        let mode = std::os::unix::fs::PermissionsExt::mode(&key.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}
