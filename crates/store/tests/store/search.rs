//! The journal is searched by words: Chinese has no spaces, and no sign of a query is an operator.

use domain::grams::Search;
use store::journal::{self, Question};

use crate::fixture::Fixture;
use crate::sample::{self, MINUTE, NINE, account_id, meeting_id, room_id};

on_both! {
    words_are_found_as_they_stand
    a_search_never_shows_another_sites_entries
    the_rare_entry_is_found_behind_thousands_of_others
}

/// Entries by number, from 1.
const ENTRIES: [&str; 13] = [
    "第一会议室续水第2次",
    "七层 701 党组会 送客",
    "贵宾室 ＶＩＰ 茶歇 ７０２",
    "VIP lounge: Tea for O'Brien",
    "折扣 100% 完成",
    "文件 a_b 与 a\\b",
    "续 一 水",
    "𠮷野家 𫖯首 𰻝𰻝面",
    "第一行续\n水第二行",
    "\"引号\" AND OR NOT NEAR(",
    "",
    "Ärztekongreß CAFÉ",
    "ab cd",
];

/// What is typed, and the numbers of the entries that hold it, newest first.
const SEARCHES: [(&str, &[i64]); 45] = [
    ("续水", &[1]),
    ("水", &[9, 7, 1]),
    ("会议室", &[1]),
    ("第一 续", &[9, 1]),
    ("第一会议室续水第2次", &[1]),
    ("党组会 701", &[2]),
    ("701 党组会", &[2]),
    ("７０１", &[2]),
    ("702", &[3]),
    ("７０２　茶歇", &[3]),
    ("vip", &[4, 3]),
    ("ＶＩＰ", &[4, 3]),
    ("Vip 贵宾", &[3]),
    ("O'Brien", &[4]),
    ("o'brien tea", &[4]),
    ("TEA", &[4]),
    ("100%", &[5]),
    ("%", &[5]),
    ("1%完", &[]),
    ("_", &[6]),
    ("a_b", &[6]),
    ("a\\b", &[6]),
    ("\\", &[6]),
    ("a%b", &[]),
    ("a_d", &[]),
    ("续_水", &[]),
    ("𠮷野", &[8]),
    ("𠮷", &[8]),
    ("𫖯首", &[8]),
    ("𰻝𰻝", &[8]),
    ("𰻝𰻝面", &[8]),
    ("𰻝𰻝面 𠮷野家", &[8]),
    ("第二行", &[9]),
    ("\"引号\"", &[10]),
    ("AND", &[10]),
    ("NOT NEAR(", &[10]),
    ("ärztekongreß", &[12]),
    ("arzte", &[]),
    ("café", &[12]),
    ("bc", &[]),
    ("水续", &[]),
    ("不在", &[]),
    ("王芳 续水", &[1]),
    ("C4.2.2", &[1]),
    ("c4.2", &[1]),
];

async fn words_are_found_as_they_stand(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    fixture
        .keep_at(&court, move |db| {
            for (index, words) in ENTRIES.iter().enumerate() {
                let mut entry = sample::note(words);
                entry.clauses = (index == 0)
                    .then(|| "C4.2.2".to_owned())
                    .into_iter()
                    .collect();
                journal::append(db, &id, &entry)?;
            }
            Ok(())
        })
        .await;
    let mut wrong = Vec::new();
    for (typed, expected) in SEARCHES {
        let found = found(&fixture, &court, asked(typed)).await;
        if found != expected {
            wrong.push(format!("{typed:?}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let everything: Vec<i64> = (1..=ENTRIES.len() as i64).rev().collect();
    assert_eq!(found(&fixture, &court, asked(" ")).await, everything);
}

fn asked(typed: &str) -> Question {
    Question {
        search: Search::parse(typed),
        limit: 100,
        ..Question::default()
    }
}

async fn found(fixture: &Fixture, site: &domain::SiteId, question: Question) -> Vec<i64> {
    let site = site.clone();
    fixture
        .look(move |db| journal::find(db, &site, &question))
        .await
        .into_iter()
        .map(|written| written.number)
        .collect()
}

async fn a_search_never_shows_another_sites_entries(fixture: Fixture) {
    let (court, bureau) = (fixture.site("court").await, fixture.site("bureau").await);
    let (here, there) = (court.clone(), bureau.clone());
    fixture
        .keep(move |db| {
            journal::append(db, &here, &sample::note("续水 法院"))?;
            journal::append(db, &there, &sample::note("续水 总局"))?;
            journal::append(db, &here, &sample::note("送客"))?;
            journal::append(db, &there, &sample::note("续水 总局"))?;
            journal::append(db, &there, &sample::note("总局"))?;
            Ok(())
        })
        .await;
    for (site, typed, expected) in [
        (&court, "续水", vec![1]),
        (&court, "总局", vec![]),
        (&court, "局", vec![]),
        (&bureau, "续水", vec![2, 1]),
        (&bureau, "法院", vec![]),
        (&bureau, "总局", vec![3, 2, 1]),
    ] {
        assert_eq!(
            found(&fixture, site, asked(typed)).await,
            expected,
            "{site} {typed}"
        );
    }
}

async fn the_rare_entry_is_found_behind_thousands_of_others(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    fixture
        .keep_at(&court, move |db| {
            let mut rare = sample::note("续水 少见");
            rare.room = Some(room_id(1));
            rare.account = Some(account_id(1));
            rare.meeting = Some(meeting_id(1));
            journal::append(db, &id, &rare)?;
            for turn in 0..2_500 {
                let mut common = sample::note("续水");
                common.at = NINE + (turn + 10) * MINUTE;
                common.room = Some(room_id(0));
                journal::append(db, &id, &common)?;
            }
            Ok(())
        })
        .await;
    let question = || Question {
        limit: 20,
        ..asked("续水")
    };
    let mut narrowed = vec![question(); 5];
    narrowed[0].room = Some(room_id(1));
    narrowed[1].account = Some(account_id(1));
    narrowed[2].meeting = Some(meeting_id(1));
    narrowed[3].until = Some(NINE + MINUTE);
    narrowed[4].from = Some(NINE);
    narrowed[4].until = Some(NINE + MINUTE);
    for question in narrowed {
        let words = format!("{question:?}");
        assert_eq!(found(&fixture, &court, question).await, [1], "{words}");
    }
    assert_eq!(found(&fixture, &court, asked("续水 少见")).await, [1]);
}
