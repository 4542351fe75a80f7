//! The tables of papers in custody.

use super::*;

fn paper(title: &str, document_number: &str, classified: bool, copies: u32) -> Retrieved {
    Retrieved {
        title: title.to_owned(),
        document_number: document_number.to_owned(),
        classified,
        copies,
    }
}

// C2.4
#[test]
fn a_paper_has_a_title_and_a_classified_one_nothing_but_a_neutral_number_c2_4() {
    let long = "长".repeat(TITLE_MAX + 1);
    let rows = [
        (
            paper(" 关于防汛的请示 ", "局发〔2026〕17号", false, 1),
            None,
        ),
        (paper("请示", "", false, 99), None),
        (paper("", "", false, 1), Some("paper-title-missing")),
        (
            paper("  ", "局发〔2026〕17号", false, 1),
            Some("paper-title-missing"),
        ),
        (paper(&long, "", false, 1), Some("text-unfit")),
        (paper("倒\u{202e}", "", false, 1), Some("text-unfit")),
        (paper("请示", "", false, 0), Some("paper-copies-unfit")),
        (paper("请示", "", false, 100), Some("paper-copies-unfit")),
        (paper("", "M-2026-017", true, 1), None),
        (paper("", " 017 ", true, 1), None),
        (
            paper("请示", "017", true, 1),
            Some("paper-classified-title"),
        ),
        (paper("", "", true, 1), Some("paper-number-not-neutral")),
        (
            paper("", "机密17号", true, 1),
            Some("paper-number-not-neutral"),
        ),
        (
            paper("", "17 18", true, 1),
            Some("paper-number-not-neutral"),
        ),
    ];
    for (paper, expected) in rows {
        let told = paper.clone().checked();
        assert_eq!(told.as_ref().err().map(|no| no.code), expected, "{paper:?}");
        if let Ok(kept) = told {
            assert_eq!(kept.title, kept.title.trim());
            assert_eq!(kept.document_number, kept.document_number.trim());
        }
    }
}

#[test]
fn a_signature_is_a_drawing_of_some_width_within_its_field() {
    let line = |count: u32, step: u32| {
        let points: Vec<String> = (0..count).map(|at| format!("{},20", at * step)).collect();
        points.join(" ")
    };
    let rows = [
        (line(8, 10), None),
        (format!("{};{}", line(8, 10), line(1, 1)), None),
        (line(101, 10), None),
        (line(7, 50), Some("signature-too-small")),
        (line(60, 1), Some("signature-too-small")),
        (String::new(), Some("signature-unfit")),
        (";".to_owned(), Some("signature-unfit")),
        (
            format!("{};;{}", line(8, 10), line(8, 10)),
            Some("signature-unfit"),
        ),
        (line(102, 10), Some("signature-unfit")),
        ("1,2 3,-4 5,6".to_owned(), Some("signature-unfit")),
        ("1,2 3,401".to_owned(), Some("signature-unfit")),
        ("1,2 +3,4".to_owned(), Some("signature-unfit")),
        ("1,2 3".to_owned(), Some("signature-unfit")),
        ("<svg onload=alert(1)>".to_owned(), Some("signature-unfit")),
        (vec!["1,1"; 61].join(";"), Some("signature-unfit")),
        (vec!["1,1"; 3_001].join(" "), Some("signature-unfit")),
        ("9".repeat(30_000), Some("signature-unfit")),
    ];
    for (drawn, expected) in rows {
        let told = Signature::read(&drawn);
        let brief: String = drawn.chars().take(40).collect();
        assert_eq!(told.as_ref().err().map(|no| no.code), expected, "{brief}");
        if let Ok(signature) = told {
            assert_eq!(Signature::read(&signature.text()), Ok(signature), "{brief}");
        }
    }
    let drawn = Signature::read("0,0 10,1 20,2 30,3;40,4 50,5 60,6 70,7").unwrap();
    assert_eq!(drawn.path(), "M0 0L10 1L20 2L30 3M40 4L50 5L60 6L70 7");
}

// C2.4
#[test]
fn a_paper_is_overdue_until_somebody_signed_for_it_c2_4() {
    let mut paper = PaperInCustody {
        id: PaperInCustodyId::derived(&["x"]),
        day: "2026-07-06".to_owned(),
        number: 1,
        retrieved: paper("请示", "", false, 1),
        leader: PersonId::derived(&["x"]),
        leader_name: "陈国栋".to_owned(),
        room: RoomId::derived(&["702"]),
        at: 1,
        by: "王芳".to_owned(),
        by_account: None,
        due: Some(10),
        hand_over: None,
        holder: String::new(),
        holder_account: None,
        struck: None,
    };
    assert_eq!((paper.is_overdue(10), paper.is_overdue(11)), (false, true));
    paper.hand_over = Some(PaperHandOverId::derived(&["y"]));
    assert!(!paper.is_overdue(11));
    paper.hand_over = None;
    paper.struck = Some(5);
    assert!(
        !paper.is_overdue(11),
        "what was struck out is nobody's to hand over"
    );
    paper.struck = None;
    paper.due = None;
    assert!(!paper.is_overdue(11));
}

// C2.4
#[test]
fn what_stood_there_before_stays_readable_unless_it_should_never_have_been_written_c2_4() {
    let before = |title: &str, number: &str, classified| PaperBefore {
        retrieved: paper(title, number, classified, 2),
        leader_name: "陈国栋".to_owned(),
    };
    let open = before("请示", "局发〔2026〕17号", false);
    let corrected = paper("报告", "局发〔2026〕17号", false, 2);
    assert_eq!(open.clone().readable_beside(&corrected), open);
    let classified = paper("", "M-031", true, 2);
    assert_eq!(open.readable_beside(&classified), before("", "", false));
    let neutral = before("", "M-013", true);
    assert_eq!(neutral.clone().readable_beside(&classified), neutral);
}

#[test]
fn each_act_about_a_paper_is_found_by_its_word() {
    for act in PaperAct::ALL {
        assert_eq!(PaperAct::from_word(act.word()), Some(act));
    }
    assert_eq!(PaperAct::from_word("burnt"), None);
}
