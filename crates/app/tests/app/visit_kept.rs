//! What is kept of visits: masked, looked at for a reason, settled at the day's end, forgotten in time.

use app::Actor;
use app::visit::{again, day, look, of_badge, return_badge};
use diesel::prelude::*;
use domain::visit::{Act, Keeping, State};
use store::Database;

use crate::house::{House, at, bureau, code, refusal, stories};
use crate::visit::{acts_of, come, do_it, seen, state, visitor};

stories! {
    // A1.5
    async fn who_is_here_is_registered_let_in_and_seen_leaving_a1_5(house: House) {
        house.furnish().await;
        house.set("09:15");
        let id = come(&house, "qian", visitor("赵敏")).await;
        let page = seen(&house, "qian", id).await;
        let record = &page.visit.record;
        assert_eq!((record.state, record.number, record.arrived), (State::Inside, 1, Some(at("09:15"))));
        let shown = page.visit.details.clone().unwrap();
        assert_eq!((shown.name.as_str(), shown.telephone.as_str()), ("赵*", "138****5678"));
        let badge = record.badge_code.clone().unwrap();
        let guard = house.who("bao").await;
        let scanned = of_badge(&house.app, &guard, &bureau(), &badge).await.unwrap().unwrap();
        assert_eq!(scanned.visit.record.id, id);
        house.set("10:00");
        do_it(&house, "bao", id, Act::Leave, "").await.unwrap();
        let record = seen(&house, "qian", id).await.visit.record;
        assert_eq!((record.state, record.left, record.badge_back), (State::Left, Some(at("10:00")), Some(at("10:00"))));
        let kept = everything(&house).await;
        assert!(kept.contains("visit-left"));
        assert!(!kept.contains("某律师事务所") && !kept.contains("13812345678"));
    }

    // A1.5
    async fn what_is_masked_is_shown_for_a_reason_and_not_too_often_a1_5(house: House) {
        house.furnish().await;
        let mut known = visitor("赵敏");
        "id-card".clone_into(&mut known.details.document_kind);
        "11010519491231002X".clone_into(&mut known.document_number);
        let id = come(&house, "qian", known).await;
        let qian = house.who("qian").await;
        let looks = |who: Actor, reason: &str| {
            let (app, command, reason) = (house.app.clone(), house.command(), reason.to_owned());
            async move { look(&app, &who, &bureau(), &command, id, reason).await }
        };
        assert_eq!(refusal(looks(qian.clone(), " ").await).field, Some("reason"));
        for login in ["bao", "sun", "chen", "shen", "xi"] {
            assert_eq!(code(looks(house.who(login).await, "看看").await), "not-allowed", "{login}");
        }
        let shown = looks(qian.clone(), "核对电话").await.unwrap();
        assert_eq!((shown.details.name.as_str(), shown.details.document_ending.as_str()), ("赵敏", "002X"));
        assert_eq!(shown.document_number, "", "the full number is kept only where the site's rule asks");
        for _ in 1..20 {
            looks(qian.clone(), "核对电话").await.unwrap();
        }
        assert_eq!(code(looks(qian.clone(), "核对电话").await), "looks-too-often");
        looks(house.who("li").await, "核对电话").await.unwrap();
        house.set("08:01");
        looks(qian, "核对电话").await.unwrap();
        assert_eq!(acts_of(&house, &bureau(), "visit-looked").await, 22);
    }

    // A1.5
    async fn a_look_that_is_sent_again_shows_nothing_a_second_time_a1_5(house: House) {
        house.furnish().await;
        let id = come(&house, "qian", visitor("赵敏")).await;
        let (qian, command) = (house.who("qian").await, house.command());
        let looks = async || look(&house.app, &qian, &bureau(), &command, id, "核对电话".to_owned()).await;
        looks().await.unwrap();
        assert_eq!(code(looks().await), "command-reused");
        assert_eq!(acts_of(&house, &bureau(), "visit-looked").await, 1);
    }

    async fn a_full_number_is_kept_for_days_where_two_people_said_so(house: House) {
        house.furnish().await;
        let (an, chen) = (house.who("an").await, house.who("chen").await);
        let asked = Keeping { document_days: 2, ..Keeping::default() };
        let app = &house.app;
        let mut known = visitor("赵敏");
        "id-card".clone_into(&mut known.details.document_kind);
        "11010519491231002X".clone_into(&mut known.document_number);
        assert_eq!(code(app::visit::propose_keeping(app, &chen, &bureau(), &house.command(), asked).await), "not-allowed");
        app::visit::propose_keeping(app, &an, &bureau(), &house.command(), asked).await.unwrap();
        let before = come(&house, "qian", known.clone()).await;
        assert!(!seen(&house, "qian", before).await.visit.has_document, "proposed is not in force");
        assert_eq!(code(app::visit::approve_keeping(app, &an, &bureau(), &house.command(), 1).await), "not-allowed");
        app::visit::approve_keeping(app, &chen, &bureau(), &house.command(), 1).await.unwrap();
        let id = come(&house, "qian", known).await;
        let qian = house.who("qian").await;
        let looked = look(app, &qian, &bureau(), &house.command(), id, "公安查询".to_owned()).await.unwrap();
        assert_eq!(looked.document_number, "11010519491231002X");
        house.set("2026-07-09 00:30");
        app::timer::sweep(app).await.unwrap();
        let after = seen(&house, "qian", id).await.visit;
        assert!(!after.has_document && after.details.is_some(), "the number goes, the visit stays");
        assert_eq!(acts_of(&house, &bureau(), "visits-erased").await, 1);
        app::timer::sweep(app).await.unwrap();
        assert_eq!(acts_of(&house, &bureau(), "visits-erased").await, 1, "a turn with nothing to do writes nothing");
    }

    // A1.5
    async fn at_the_day_s_end_who_is_still_inside_was_not_seen_leaving_a1_5(house: House) {
        house.furnish().await;
        house.set("16:00");
        let inside = come(&house, "qian", visitor("赵敏")).await;
        let mut announced = visitor("刘洋");
        announced.expected = Some(at("17:00"));
        let expected = come(&house, "sun", announced).await;
        house.tick("23:59").await;
        assert_eq!(state(&house, inside).await, State::Inside);
        house.tick("2026-07-07 00:01").await;
        house.tick("2026-07-07 00:02").await;
        assert_eq!(state(&house, inside).await, State::Unseen);
        assert_eq!(state(&house, expected).await, State::Absent);
        assert_eq!(acts_of(&house, &bureau(), "visit-closed").await, 2);
        let qian = house.who("qian").await;
        let badges = day(&house.app, &qian, &bureau(), "2026-07-07").await.unwrap().unwrap().badges_out;
        assert_eq!(badges, 1, "the badge is still out");
        return_badge(&house.app, &qian, &bureau(), &house.command(), inside).await.unwrap();
        assert_eq!(code(return_badge(&house.app, &qian, &bureau(), &house.command(), inside).await), "badge-is-not-out");
        assert_eq!(code(do_it(&house, "qian", inside, Act::Leave, "").await), "visit-day-is-over");
    }

    async fn what_is_personal_goes_in_time_and_is_found_nowhere_while_counts_stay(house: House) {
        house.furnish().await;
        let mut canary = visitor("金丝雀测试者");
        "金丝雀测试单位".clone_into(&mut canary.details.organisation);
        "13987650001".clone_into(&mut canary.details.telephone);
        "孙处长".clone_into(&mut canary.details.host);
        canary.companions = 2;
        let id = come(&house, "qian", canary).await;
        do_it(&house, "qian", id, Act::Leave, "").await.unwrap();
        house.set("2026-10-04 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(seen(&house, "qian", id).await.visit.details.is_some(), "ninety days are not over");
        house.set("2026-10-05 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        let visit = seen(&house, "qian", id).await.visit;
        assert_eq!(visit.details, None);
        let record = visit.record;
        assert_eq!((record.companions, record.arrived), (2, Some(at("07:00"))), "counts stay");
        assert_eq!((record.telephone_mark, record.sealed, record.host_account), (None, None, None));
        let qian = house.who("qian").await;
        assert_eq!(code(again(&house.app, &qian, &bureau(), &house.command(), id).await), "visit-erased");
        let everything = everything(&house).await;
        assert!(everything.contains("visits-erased"), "the search looks at what is kept");
        for canary in ["金丝雀测试者", "金丝雀测试单位", "13987650001"] {
            assert!(!everything.contains(canary), "{canary} is kept somewhere");
        }
    }
}

/// Everything that is kept, as text: every row of every table, and the file where there is one.
async fn everything(house: &House) -> String {
    let rows = house
        .app
        .store()
        .read(|db| -> anyhow::Result<String> {
            #[derive(QueryableByName)]
            struct Dump {
                #[diesel(sql_type = diesel::sql_types::Text)]
                dump: String,
            }
            let Database::Postgres(connection) = db else {
                return Ok(String::new());
            };
            let dump: Dump = diesel::sql_query(
                "SELECT string_agg(query_to_xml('SELECT * FROM ' || quote_ident(table_name), true, true, '')::text, '') AS dump \
                 FROM information_schema.tables WHERE table_schema = current_schema()",
            )
            .get_result(connection)?;
            Ok(dump.dump)
        })
        .await
        .unwrap();
    let file = house.written().unwrap_or_default();
    rows + &String::from_utf8_lossy(&file)
}
