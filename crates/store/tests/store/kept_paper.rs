//! Papers in custody come back as they were kept, and are handed over once.

use domain::paper_in_custody::{
    PaperAct, PaperBefore, PaperHandOver, PaperInCustody, PaperStep, Retrieved,
};
use domain::{PaperHandOverId, PaperInCustodyId, PersonId};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{MINUTE, NINE, TURNS, account_id, room_id, text};

on_both! {
    papers_come_back_as_they_were_kept_and_are_handed_over_once
    the_steps_of_a_paper_come_back_in_their_order_and_what_was_struck_out_is_in_no_hand
}

fn paper(turn: usize) -> PaperInCustody {
    let even = turn.is_multiple_of(2);
    let at = NINE + turn as i64 * MINUTE;
    PaperInCustody {
        id: PaperInCustodyId::derived(&["paper", &turn.to_string()]),
        day: "2026-07-06".to_owned(),
        number: turn as i32 + 1,
        retrieved: Retrieved {
            title: text(turn),
            document_number: text(turn + 1),
            classified: even,
            copies: turn as u32 + 1,
        },
        leader: PersonId::derived(&["leader"]),
        leader_name: text(turn + 2),
        room: room_id(turn),
        at,
        by: text(turn + 3),
        by_account: even.then(|| account_id(turn)),
        due: (!even).then_some(at + 1),
        hand_over: None,
        holder: if even { text(turn + 4) } else { String::new() },
        holder_account: even.then(|| account_id(turn + 1)),
        struck: None,
    }
}

fn step(turn: usize) -> PaperStep {
    let acts = [
        PaperAct::Passed,
        PaperAct::PutAway,
        PaperAct::Corrected,
        PaperAct::Struck,
    ];
    let before = |turn: usize| PaperBefore {
        retrieved: paper(turn).retrieved,
        leader_name: text(turn + 6),
    };
    PaperStep {
        act: acts[turn % acts.len()],
        at: NINE + turn as i64,
        by: text(turn),
        by_account: turn.is_multiple_of(2).then(|| account_id(turn)),
        said: text(turn + 1),
        before: turn.is_multiple_of(3).then(|| before(turn)),
    }
}

async fn the_steps_of_a_paper_come_back_in_their_order_and_what_was_struck_out_is_in_no_hand(
    fixture: Fixture,
) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::paper_in_custody as kept;
            let (mut one, other) = (paper(1), paper(2));
            let id = one.id;
            kept::add(db, &court, &one)?;
            kept::add(db, &court, &other)?;
            assert_eq!(kept::count_steps(db, &court, one.id)?, 0);
            let mut told: Vec<PaperStep> = (0..TURNS).map(step).collect();
            for (position, step) in (1..).zip(&told) {
                kept::add_step(db, &court, (one.id, position), step)?;
            }
            kept::add_step(db, &court, (other.id, 1), &step(3))?;
            assert_eq!(kept::count_steps(db, &court, one.id)?, TURNS as i32);
            let of = |step: &PaperStep| (id, step.clone());
            let expected: Vec<_> = told.iter().map(of).collect();
            assert_eq!(kept::steps(db, &court, &[one.id])?, expected);
            assert_eq!(kept::steps(db, &bureau, &[one.id])?, []);
            let both = kept::steps(db, &court, &[one.id, other.id])?;
            assert_eq!(both.len(), TURNS + 1);
            // What should never have been written goes out of them, and nothing else does.
            kept::forget_before(db, &court, one.id)?;
            for step in &mut told {
                let open = step.before.as_mut();
                if let Some(before) = open.filter(|before| !before.retrieved.classified) {
                    before.retrieved.title.clear();
                    before.retrieved.document_number.clear();
                    // Why it was put right may name it too.
                    step.said.clear();
                }
            }
            let expected: Vec<_> = told.iter().map(of).collect();
            assert_eq!(kept::steps(db, &court, &[one.id])?, expected);
            assert_eq!(kept::steps(db, &court, &[other.id])?, [(other.id, step(3))]);
            one.struck = Some(NINE);
            one.holder = text(3);
            one.holder_account = None;
            kept::change(db, &court, &one)?;
            assert_eq!(kept::find(db, &court, one.id)?, Some(one));
            assert_eq!(kept::in_hand(db, &court)?, [other]);
            Ok(())
        })
        .await;
}

async fn papers_come_back_as_they_were_kept_and_are_handed_over_once(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::paper_in_custody as kept;
            let mut all: Vec<_> = (0..TURNS).map(paper).collect();
            for one in &all {
                kept::add(db, &court, one)?;
            }
            assert_eq!(kept::in_hand(db, &court)?, all);
            assert_eq!(kept::in_hand(db, &bureau)?, []);
            assert_eq!(kept::last_number(db, &court, "2026-07-06")?, TURNS as i32);
            assert_eq!(kept::last_number(db, &court, "2026-07-07")?, 0);
            assert_eq!(kept::find(db, &court, all[4].id)?, Some(all[4].clone()));
            assert_eq!(kept::find(db, &bureau, all[4].id)?, None);
            let over = PaperHandOver {
                id: PaperHandOverId::derived(&["over"]),
                at: NINE + 90 * MINUTE,
                by: text(1),
                by_account: Some(account_id(1)),
                receiver: PersonId::derived(&["receiver"]),
                receiver_name: text(2),
                reason: text(6),
            };
            let ids = [all[1].id, all[4].id];
            let drawn = Some(vec![1, 0, 255]);
            assert_eq!(
                kept::hand_over(db, &court, (&over, drawn.clone()), &ids)?,
                2
            );
            for place in [1, 4] {
                all[place].hand_over = Some(over.id);
            }
            let of = kept::of_hand_over(db, &court, over.id)?;
            assert_eq!(of, [all[1].clone(), all[4].clone()]);
            let again = PaperHandOver {
                id: PaperHandOverId::derived(&["again"]),
                by_account: None,
                ..over.clone()
            };
            let ids = [all[4].id, all[5].id];
            assert_eq!(kept::hand_over(db, &court, (&again, None), &ids)?, 1);
            all[5].hand_over = Some(again.id);
            let mut newest = all.clone();
            newest.reverse();
            assert_eq!(
                kept::between(db, &court, (NINE, NINE + 60 * MINUTE))?,
                newest
            );
            let mut known = kept::hand_overs(db, &court, &[over.id, again.id])?;
            known.sort_by_key(|(one, _)| one.by_account.is_none());
            assert_eq!(known, [(over.clone(), drawn), (again, None)]);
            assert_eq!(kept::hand_overs(db, &bureau, &[over.id])?, []);
            Ok(())
        })
        .await;
}
