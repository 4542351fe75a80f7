//! `yingbin standard` as somebody at a terminal meets it.

#[cfg(test)]
mod standard {
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};

    const BUREAU: &str = "standards/bureau-hq.toml";
    const COURT: &str = "standards/court-hall.toml";

    /// A script that serves half an hour of a meeting.
    const SCRIPT: &str = r#"{
      "timezone": "Asia/Shanghai",
      "meeting": {"id": "m1", "title": "党组会", "room": "701", "size": "large",
        "starts": "2026-07-06T09:00:00", "ends": "2026-07-06T11:30:00",
        "guests": [{"name": "甲", "seat": "A1", "rank": 1}]},
      "happenings": [
        {"at": "2026-07-06T08:20:00", "what": "done", "rule": "open-room"},
        {"at": "2026-07-06T09:00:00", "what": "started"}],
      "until": "2026-07-06T09:12:00"
    }"#;

    /// The repository, where the shipped standards lie.
    fn repository() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn yingbin(arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_yingbin"))
            .arg("standard")
            .args(arguments)
            .current_dir(repository())
            .output()
            .unwrap()
    }

    /// A file of this content in a folder of the test's own.
    fn file(test: &str, name: &str, content: impl AsRef<[u8]>) -> String {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        path.into_os_string().into_string().unwrap()
    }

    fn shipped(path: &str) -> String {
        std::fs::read_to_string(repository().join(path)).unwrap()
    }

    fn stdout(output: &Output) -> String {
        String::from_utf8(output.stdout.clone()).unwrap()
    }

    fn stderr(output: &Output) -> String {
        String::from_utf8(output.stderr.clone()).unwrap()
    }

    #[test]
    fn the_shipped_standards_pass_the_check() {
        for path in [BUREAU, COURT] {
            let output = yingbin(&["check", path]);
            assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
            assert!(stdout(&output).starts_with(path));
        }
    }

    #[test]
    fn a_broken_standard_is_listed_problem_by_problem() {
        let broken = shipped(BUREAU)
            .replacen("by = \"etiquette\"", "by = \"etikette\"", 1)
            .replacen("\"10-15 min\"", "\"15-10 min\"", 1)
            .replacen("until = \"10-31\"", "until = \"10-30\"", 1);
        let path = file("broken", "standard.toml", broken);
        for (language, mend) in [
            ("zh-Hans", "是不是想写“etiquette”？"),
            ("en", "did you mean “etiquette”?"),
        ] {
            let output = yingbin(&["check", &path, "--language", language]);
            let listed = stdout(&output);
            assert_eq!(output.status.code(), Some(1), "{listed}");
            let lines: Vec<&str> = listed.lines().collect();
            assert_eq!(lines.len(), 4, "three problems and their number: {listed}");
            assert!(lines[1].contains(mend), "{listed}");
            let placed = |line: &&&str| {
                line.split_once(':')
                    .is_some_and(|(line, _)| line.parse::<u32>().is_ok())
            };
            assert_eq!(lines.iter().filter(placed).count(), 3, "{listed}");
            assert_eq!(stderr(&output), "");
        }
    }

    #[test]
    fn what_is_no_text_is_a_problem_too() {
        let path = file(
            "no-text",
            "standard.toml",
            b"id = \"x\"\ntitle = \"\xff\xfe\"\n",
        );
        let output = yingbin(&["check", &path]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains("2:10  "), "{}", stdout(&output));
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        for arguments in [
            ["check", "no/such.toml", "--language=en"].as_slice(),
            &["show", "no/such.toml", "--language=en"],
            &["replay", "no/such.toml", "no/such.json", "--language=en"],
            &["replay", BUREAU, "no/such.toml", "--language=en"],
        ] {
            let output = yingbin(arguments);
            assert_eq!(output.status.code(), Some(2));
            assert_eq!(
                stderr(&output),
                "there is no file no/such.toml; check the path\n"
            );
            assert_eq!(stdout(&output), "");
        }
    }

    #[test]
    fn a_language_that_we_do_not_speak_is_refused() {
        let output = yingbin(&["check", BUREAU, "--language", "fr"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("zh-Hans, zh-Hant, en"),
            "{}",
            stderr(&output)
        );
    }

    // clause: C2.1
    // clause: C4.2.2
    #[test]
    fn the_plan_shows_day_and_meeting_with_clauses_and_wording() {
        let plan = stdout(&yingbin(&["show", BUREAU]));
        for line in [
            "08:40–08:45（保持到 09:10）  open-office           打开礼仪接待组办公室门  C2.1",
            "开始后 10–15 分钟  refill       续水 夏季 第 1 次     C4.2.2",
            "上次后 25–30 分钟  refill       续水 冬季 第 3 次起   C4.2.2",
            "10:15–10:25        cup-change   为领导更换茶杯        C4.2.4",
            "请带好您的随身物品，请慢走",
        ] {
            assert!(plan.contains(line), "{line} in\n{plan}");
        }
    }

    #[test]
    fn a_replay_prints_one_object_a_line() {
        let script = file("replay", "script.json", SCRIPT);
        let output = yingbin(&["replay", BUREAU, &script]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let lines = stdout(&output);
        let rules: Vec<_> = lines
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["rule"].clone())
            .collect();
        assert_eq!(rules, ["open-room", "venue-check", "greet", "refill"]);
        let refill = r#"{"rule":"refill","round":1,"clauses":["C4.2.2"],"opens":"2026-07-06T09:10:00","due":"2026-07-06T09:15:00","state":"open","punctuality":null,"done_at":null,"seats":["A1"]}"#;
        assert_eq!(lines.lines().last(), Some(refill));
    }

    #[test]
    fn an_unlawful_script_names_the_item_and_prints_nothing_else() {
        let script = SCRIPT.replacen("\"started\"", "\"resumed\"", 1);
        let script = file("unlawful", "script.json", script);
        let output = yingbin(&["replay", BUREAU, &script, "--language", "en"]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stdout(&output), "");
        let expected = format!("{script}: happenings[1].what: the meeting has not started\n");
        assert_eq!(stderr(&output), expected);
    }

    #[test]
    fn a_replay_under_a_broken_standard_shows_its_problems() {
        let standard = shipped(COURT).replacen("\"13-17 min\"", "\"17-13 min\"", 1);
        let standard = file("broken-replay", "standard.toml", standard);
        let script = file("broken-replay", "script.json", SCRIPT);
        let output = yingbin(&["replay", &standard, &script]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stdout(&output), "");
        let said = stderr(&output);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 2, "the problem, and which file has it: {said}");
        assert_eq!(lines[1], format!("{standard}：1 个问题"));
        let output = yingbin(&["show", &standard]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(2), said));
    }

    /// How many columns of a screen a line takes.
    fn width(line: &str) -> usize {
        let wide = |letter: &char| ('\u{2e80}'..='\u{ffef}').contains(letter);
        line.chars().count() + line.chars().filter(wide).count()
    }

    #[test]
    fn a_plan_fits_the_screen_in_every_language() {
        for path in [BUREAU, COURT] {
            for language in ["zh-Hans", "zh-Hant", "en"] {
                let plan = stdout(&yingbin(&["show", path, "--language", language]));
                let widest = plan.lines().max_by_key(|line| width(line)).unwrap();
                assert!(width(widest) <= 100, "{widest}");
            }
        }
    }

    #[test]
    fn a_plan_says_where_a_window_leaves_the_day_and_orders_it_so() {
        let court = shipped(COURT);
        let (before, greet) = court.split_once("id = \"greet\"").unwrap();
        let greet = greet.replacen("opens = \"-15 min\"", "opens = \"-600 min\"", 1);
        let standard = format!("{before}id = \"greet\"{greet}").replacen(
            "due = \"+20 min\"",
            "due = \"+1440 min\"",
            1,
        );
        let plan = stdout(&yingbin(&["show", &file("far", "standard.toml", standard)]));
        let meeting: Vec<&str> = plan
            .lines()
            .skip_while(|line| !line.contains("休会"))
            .collect();
        assert!(meeting[3].starts_with("23:00（-1 天）–09:00"), "{plan}");
        assert!(plan.contains("11:30–11:30（+1 天）"), "{plan}");
        let refill = meeting.iter().find(|line| line.contains("refill")).unwrap();
        assert!(
            refill.contains("进场加水 第 1 次起"),
            "one blank where no season stands: {refill}"
        );
    }

    #[test]
    fn a_slip_hides_nothing_below_it() {
        let slipped = shipped(BUREAU)
            .replacen("title = \"续水\"", "title： \"续水\"", 1)
            .replacen("due = \"+10 min\"", "due = \"-10 min\"", 1);
        let output = yingbin(&["check", &file("slip", "standard.toml", slipped)]);
        let listed = stdout(&output);
        let lines: Vec<&str> = listed.lines().collect();
        assert_eq!(
            (output.status.code(), lines.len()),
            (Some(1), 3),
            "{listed}"
        );
        assert!(
            lines[0].contains(":6  “title”和它的值之间应当是一个等号"),
            "{listed}"
        );
        assert!(lines[1].contains("时限矛盾"), "{listed}");
    }

    #[test]
    fn a_key_that_stands_twice_in_a_script_is_refused() {
        let script = SCRIPT.replacen(
            "\"until\":",
            "\"until\": \"2026-07-06T09:13:00\", \"until\":",
            1,
        );
        let script = file("twice", "script.json", script);
        let output = yingbin(&["replay", BUREAU, &script, "--language", "en"]);
        let expected = format!("{script}: until: this is given twice; keep one of them\n");
        assert_eq!((output.status.code(), stderr(&output)), (Some(2), expected));
        assert_eq!(stdout(&output), "");
    }
}
