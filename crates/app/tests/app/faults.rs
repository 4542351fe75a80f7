//! Faults: from what somebody sees to what is found good again.

use app::fault::{FaultPage, Twice, add_photo, find, photo, register, report, report_page, step};
use app::photo::drawn;
use app::{Answer, Command, Error};
use domain::fault::{Kind, Report, Said, State, Step, Urgency};
use domain::{DutyId, FaultId, RoomId};

use crate::house::{
    House, TODAY, at, bureau, clock, code, court, court_room, meeting_in, once, refusal, room,
    stories, told,
};

fn seen(room: RoomId, kind: Kind) -> Report {
    Report {
        room,
        spot: "三号窗口上方".to_owned(),
        kind,
        urgency: Urgency::Ordinary,
        description: "金丝雀灯管闪烁".to_owned(),
        seen: None,
        found: None,
    }
}

fn said(note: &str) -> Said {
    Said {
        note: note.to_owned(),
        ..Said::default()
    }
}

fn arranged(time: &str) -> Said {
    Said {
        repairer: "水电班张师傅".to_owned(),
        agreed: Some(at(time)),
        ..Said::default()
    }
}

fn id_of(answer: &Answer) -> FaultId {
    answer.subject.as_deref().unwrap().parse().unwrap()
}

impl House {
    async fn reports(&self, who: &str, what: Report, twice: Twice) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        report(
            &self.app,
            &actor,
            &court(),
            &self.command(),
            what,
            (None, twice),
        )
        .await
    }

    async fn says(&self, who: &str, id: FaultId, next: Step, said: Said) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        step(
            &self.app,
            &actor,
            &court(),
            &self.command(),
            (id, next),
            said,
        )
        .await
    }

    async fn fault(&self, who: &str, id: FaultId) -> Option<FaultPage> {
        let actor = self.who(who).await;
        find(&self.app, &actor, &court(), id).await.unwrap()
    }

    /// The duties of the day that somebody at the court sees of a rule, in short.
    async fn of_rule(&self, rule: &str) -> Vec<String> {
        let lead = self.who("court-lead").await;
        let day = app::board::day(&self.app, &lead, &court(), None)
            .await
            .unwrap()
            .unwrap();
        let duties = day.duties.iter().filter(|duty| duty.rule == rule);
        duties.map(told).collect()
    }

    async fn duty_of(&self, who: &str, rule: &str) -> app::view::DutyView {
        let actor = self.who(who).await;
        let state = app::phone::state(&self.app, &actor, &court())
            .await
            .unwrap()
            .unwrap();
        let duty = state.duties.into_iter().find(|duty| duty.rule == rule);
        duty.unwrap_or_else(|| panic!("{who} has no {rule}"))
    }
}

stories! {
    // A2.10
    async fn what_a_phone_reports_joins_what_is_known_only_where_that_is_as_urgent_and_of_a_kind_a2_10(house: House) {
        house.furnish().await;
        house.set("09:00");
        let room = court_room("101");
        let planned = Report { urgency: Urgency::Planned, ..seen(room, Kind::Plumbing) };
        let known = id_of(&house.reports("court-ting", planned.clone(), Twice::Ask).await.unwrap());
        let again = house.reports("court-ting", planned, Twice::Join).await.unwrap();
        assert_eq!(id_of(&again), known);
        let leak = Report { urgency: Urgency::Urgent, ..seen(room, Kind::Plumbing) };
        let urgent = id_of(&house.reports("court-ting", leak, Twice::Join).await.unwrap());
        assert_ne!(urgent, known, "a leak waits for no planned repair");
        let other = || seen(room, Kind::Other);
        let chair = id_of(&house.reports("court-ting", other(), Twice::Ask).await.unwrap());
        let door = id_of(&house.reports("court-ting", other(), Twice::Join).await.unwrap());
        assert_ne!(chair, door);
    }

    // A2.10
    async fn a_fault_is_reported_taken_on_repaired_and_found_good_in_measured_times_a2_10(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.start_shift("court-ting").await;
        house.set("09:00:30");
        let what = Report { urgency: Urgency::Urgent, seen: Some(at("09:00")), ..seen(court_room("101"), Kind::Lighting) };
        let id = id_of(&house.reports("court-ting", what, Twice::Ask).await.unwrap());
        assert_eq!(house.of_rule("report-fault").await, ["09:00-09:01 done 09:00:30 on_time 庭小庭"]);
        assert_eq!(house.of_rule("answer-urgent-fault").await, ["09:00:30-09:15:30"]);
        house.set("09:10");
        house.says("court-desk", id, Step::Answer, arranged("10:00")).await.unwrap();
        assert_eq!(house.of_rule("answer-urgent-fault").await, ["09:00:30-09:15:30 done 09:10 on_time 立小案"]);
        assert_eq!(house.of_rule("repair-fault").await, ["09:10-10:00"]);
        house.set("09:20");
        house.says("court-desk", id, Step::Arrive, Said::default()).await.unwrap();
        house.set("09:50");
        let done = Said { material: "镇流器 1 只".to_owned(), ..said("换了镇流器") };
        house.says("court-desk", id, Step::Repair, done).await.unwrap();
        assert_eq!(house.of_rule("repair-fault").await, ["09:10-10:00 done 09:50 on_time 立小案"]);
        let look = house.duty_of("court-ting", "accept-repair").await;
        assert_eq!(look.assignee.unwrap().name, "庭小庭", "whoever reported it looks");
        // Whoever says that it is repaired leaves the look to another.
        assert_eq!(code(house.says("court-desk", id, Step::Accept, Said::default()).await), "not-allowed");
        house.set("10:20");
        house.says("court-ting", id, Step::Accept, Said::default()).await.unwrap();
        assert_eq!(house.of_rule("accept-repair").await.len(), 1);
        let page = house.fault("court-lead", id).await.unwrap();
        let times = page.view.fault.times();
        let minutes = [times.report, times.answer, times.repair, times.accept];
        assert_eq!(minutes.map(|it| it.unwrap() / 1_000), [30, 570, 2_970, 1_800]);
        let steps: Vec<&str> = page.steps.iter().map(|done| done.step.word()).collect();
        assert_eq!(steps, ["report", "answer", "arrive", "repair", "accept"]);
        assert_eq!((page.view.fault.state, page.may.as_slice()), (State::Accepted, &[][..]));
        let lead = house.who("court-lead").await;
        let month = register(&house.app, &lead, &court(), (at("00:00"), at("23:59"))).await.unwrap().unwrap();
        assert_eq!((month.open.len(), month.of_span.len()), (0, 1));
        assert_eq!((month.measures.count, month.measures.late), (1, 0));
        assert_eq!(month.measures.median, times);
    }

    // A2.5, A1.7, A3.4
    async fn an_item_that_fails_in_a_round_becomes_a_fault_in_one_step_a2_5_a1_7_a3_4(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.start_shift("court-ting").await;
        app::timer::tick(&house.app).await.unwrap();
        house.set("08:12");
        for (who, rule, item, kind) in [
            ("court-desk", "counter-check", "台面整洁", Kind::Furniture),
            ("court-desk", "desk-cleaning", "台面和座椅", Kind::Plumbing),
            ("court-desk", "hall-round", "照明", Kind::Lighting),
            ("court-ting", "conference-cleaning", "", Kind::AirConditioning),
        ] {
            let duty = house.duty_of(who, rule).await;
            let check = duty.checks[0].item.clone();
            let actor = house.who(who).await;
            let found = Some((duty.id, check.index));
            let asked = report_page(&house.app, &actor, &court(), found).await.unwrap().unwrap();
            assert_eq!((asked.duty.as_str(), asked.item.as_str()), (duty.title.as_str(), check.text.as_str()));
            assert_eq!(asked.place, duty.room.as_ref().map(|room| room.id).or(asked.place));
            if !item.is_empty() {
                assert_eq!(check.text, item);
            }
            let what = Report { found: Some((duty.id, check.index)), ..seen(court_room("服务台"), kind) };
            let id = id_of(&house.reports(who, what, Twice::Ask).await.unwrap());
            let found = house.fault(who, id).await.unwrap().view.fault.found.unwrap();
            assert_eq!((found.duty, found.step, found.item), (duty.id, check.index, check.text));
            // The item can be ticked all the same, once it was seen to.
            app::duty::tick_step(&house.app, &actor, &court(), &house.command(), duty.id, check.index).await.unwrap();
            assert!(house.duty_of(who, rule).await.checks[0].done);
        }
        let strange = Report { found: Some((DutyId::derived(&["none"]), 1_000)), ..seen(court_room("101"), Kind::Lift) };
        assert_eq!(code(house.reports("court-desk", strange, Twice::Ask).await), "duty-unknown");
    }

    // A2.10
    async fn the_same_fault_is_filed_once_and_counts_each_who_saw_it(house: House) {
        house.furnish().await;
        house.set("09:00");
        let what = || seen(court_room("101"), Kind::Projection);
        let id = id_of(&house.reports("court-ting", what(), Twice::Ask).await.unwrap());
        let known = refusal(house.reports("court-desk", what(), Twice::Ask).await);
        assert_eq!(known.code, "fault-known");
        assert!(known.arguments.contains(&("number", "1".to_owned())), "{known:?}");
        let joined = house.reports("court-desk", what(), Twice::Join).await.unwrap();
        assert_eq!((id_of(&joined), joined.notice.unwrap().key), (id, "fault-joined".to_owned()));
        assert_eq!(house.fault("court-desk", id).await.unwrap().view.fault.joined, 1);
        house.says("court-lead", id, Step::Join, Said::default()).await.unwrap();
        assert_eq!(house.fault("court-desk", id).await.unwrap().view.fault.joined, 2);
        let other = id_of(&house.reports("court-desk", what(), Twice::Separate).await.unwrap());
        assert_eq!(house.fault("court-desk", other).await.unwrap().view.fault.number, 2);
        // Another kind there is another fault.
        house.reports("court-desk", seen(court_room("101"), Kind::Audio), Twice::Ask).await.unwrap();
    }

    // A2.10
    async fn what_is_late_alerts_the_lead_and_what_is_sent_back_is_taken_on_anew_a2_10(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        let id = id_of(&house.reports("court-ting", seen(court_room("101"), Kind::Audio), Twice::Ask).await.unwrap());
        house.set("11:01");
        app::timer::tick(&house.app).await.unwrap();
        assert!(house.fault("court-lead", id).await.unwrap().view.late);
        assert!(house.acts(&court()).await.contains(&"duty-overdue".to_owned()));
        house.says("court-desk", id, Step::Answer, arranged("12:00")).await.unwrap();
        assert!(!house.fault("court-lead", id).await.unwrap().view.late);
        let waits = Said { agreed: Some(at("15:00")), ..said("等话筒头") };
        house.says("court-desk", id, Step::Postpone, waits).await.unwrap();
        assert_eq!(house.of_rule("repair-fault").await, ["11:01-12:00 cancelled 11:01", "11:01-15:00"]);
        house.set("14:00");
        house.says("court-desk", id, Step::Repair, said("换了话筒头")).await.unwrap();
        assert_eq!(refusal(house.says("court-ting", id, Step::Return, said(" ")).await).field, Some("note"));
        house.says("court-ting", id, Step::Return, said("还是没有声音")).await.unwrap();
        let page = house.fault("court-ting", id).await.unwrap();
        assert_eq!((page.view.fault.state, page.view.fault.sent_back), (State::Returned, 1));
        assert_eq!(page.view.fault.due().map(clock).as_deref(), Some("16:00"));
        house.says("court-lead", id, Step::Answer, arranged("15:00")).await.unwrap();
        house.says("court-lead", id, Step::Repair, said("换了线")).await.unwrap();
        assert_eq!(code(house.says("court-lead", id, Step::Accept, Said::default()).await), "fault-own-repair");
        house.says("court-ting", id, Step::Accept, Said::default()).await.unwrap();
        assert_eq!(code(house.says("court-ting", id, Step::Accept, Said::default()).await), "fault-state");
        let lead = house.who("court-lead").await;
        let month = register(&house.app, &lead, &court(), (at("00:00"), at("23:59"))).await.unwrap().unwrap();
        assert_eq!((month.measures.count, month.measures.late), (1, 1));
    }

    async fn a_mistake_is_withdrawn_by_whoever_made_it_and_leaves_no_duty(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = id_of(&house.reports("court-ting", seen(court_room("101"), Kind::Lift), Twice::Ask).await.unwrap());
        assert_eq!(code(house.says("court-desk", id, Step::Withdraw, said("看错了")).await), "not-allowed");
        house.says("court-ting", id, Step::Withdraw, said("看错了")).await.unwrap();
        assert_eq!(house.of_rule("answer-fault").await, ["09:00-11:00 cancelled 09:00"]);
        assert_eq!(code(house.says("court-desk", id, Step::Answer, arranged("10:00")).await), "fault-state");
        // It was none: the same is filed anew.
        house.reports("court-desk", seen(court_room("101"), Kind::Lift), Twice::Ask).await.unwrap();
    }

    async fn a_duty_about_a_fault_is_settled_by_what_is_said_of_it_and_not_by_a_tap(house: House) {
        house.furnish().await;
        house.start_shift("court-desk").await;
        house.set("09:00");
        house.reports("court-ting", seen(court_room("101"), Kind::Lift), Twice::Ask).await.unwrap();
        let duty = house.duty_of("court-desk", "answer-fault").await;
        assert_eq!(duty.subject.unwrap().number, 1);
        let desk = house.who("court-desk").await;
        for how in [app::duty::Settlement::Done, app::duty::Settlement::Waived("不必".to_owned())] {
            let tapped = app::duty::settle(&house.app, &desk, &court(), &house.command(), duty.id, how).await;
            assert_eq!(code(tapped), "fault-settles");
        }
    }

    async fn a_report_repeated_files_once_and_one_that_was_offline_is_no_older_than_it_came(house: House) {
        house.furnish().await;
        house.set("09:20");
        let ting = house.who("court-ting").await;
        let command = Command { at: at("09:00"), ..house.command() };
        let what = || seen(court_room("101"), Kind::Plumbing);
        let first = report(&house.app, &ting, &court(), &command, what(), (None, Twice::Ask)).await.unwrap();
        let again = report(&house.app, &ting, &court(), &command, what(), (None, Twice::Ask)).await.unwrap();
        assert_eq!(first, again);
        let fault = house.fault("court-ting", id_of(&first)).await.unwrap().view.fault;
        assert_eq!((clock(fault.seen.unwrap()), clock(fault.reported)), ("09:00".to_owned(), "09:20".to_owned()));
        assert_eq!(fault.due().map(clock).as_deref(), Some("11:20"), "those who answer have their time");
        let future = Report { seen: Some(at("09:21")), ..seen(court_room("101"), Kind::Lift) };
        assert_eq!(refusal(house.reports("court-ting", future, Twice::Ask).await).field, Some("seen"));
    }

    async fn a_host_reports_for_their_own_meeting_rooms_and_sees_no_more(house: House) {
        house.furnish().await;
        house.set("09:00");
        let (sun, zhou) = (house.who("sun").await, house.who("zhou").await);
        let booking = once(meeting_in(room("701"), "10:00", "11:00"));
        app::meeting::book(&house.app, &zhou, &bureau(), &house.command(), booking).await.unwrap();
        let file = async |actor: &app::Actor, number: &str| {
            let what = seen(room(number), Kind::Audio);
            report(&house.app, actor, &bureau(), &house.command(), what, (None, Twice::Ask)).await
        };
        assert_eq!(code(file(&sun, "701").await), "fault-room-not-yours");
        let id = id_of(&file(&zhou, "701").await.unwrap());
        assert!(find(&house.app, &zhou, &bureau(), id).await.unwrap().is_some());
        assert!(find(&house.app, &sun, &bureau(), id).await.unwrap().is_none());
        let spied = step(&house.app, &sun, &bureau(), &house.command(), (id, Step::Join), Said::default()).await;
        assert_eq!(code(spied), "fault-unknown");
        let all = register(&house.app, &sun, &bureau(), (at("00:00"), at("23:59"))).await.unwrap().unwrap();
        assert_eq!((all.open.len(), all.of_span.len(), all.measures.count), (0, 0, 0));
        let page = report_page(&house.app, &zhou, &bureau(), None).await.unwrap().unwrap();
        assert_eq!(page.rooms.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["701"]);
        // Another site's fault is none here.
        let lead = house.who("court-lead").await;
        assert!(find(&house.app, &lead, &court(), id).await.unwrap().is_none());
    }

    async fn a_photo_is_sealed_seen_by_who_sees_the_fault_and_gone_a_year_after(house: House) {
        house.furnish().await;
        house.set("09:00");
        let picture = std::sync::Arc::new(drawn((60, 40), |x, _| [x as u8, 0, 0]).unwrap());
        let ting = house.who("court-ting").await;
        let what = seen(court_room("101"), Kind::Lighting);
        let new = (Some(picture.clone()), Twice::Ask);
        let id = id_of(&report(&house.app, &ting, &court(), &house.command(), what, new).await.unwrap());
        let page = house.fault("court-desk", id).await.unwrap();
        let [one] = page.view.photos.as_slice() else { panic!("{:?}", page.view.photos) };
        assert_eq!((one.width, one.height, one.by.as_str()), (60, 40, "庭小庭"));
        let desk = house.who("court-desk").await;
        let shown = photo(&house.app, &desk, &court(), (id, one.id), false).await.unwrap().unwrap();
        assert!(shown.starts_with(&[0xff, 0xd8]));
        let small = photo(&house.app, &desk, &court(), (id, one.id), true).await.unwrap();
        assert!(small.is_some());
        let other = id_of(&house.reports("court-desk", seen(court_room("101"), Kind::Lift), Twice::Ask).await.unwrap());
        assert_eq!(photo(&house.app, &desk, &court(), (other, one.id), false).await.unwrap(), None);
        // The same picture is kept once; there are six at most.
        for _ in 0..2 {
            add_photo(&house.app, &desk, &court(), &house.command(), id, picture.clone()).await.unwrap();
        }
        for shade in 1..=5 {
            let next = std::sync::Arc::new(drawn((8, 8), |_, _| [shade * 40, 0, 9]).unwrap());
            add_photo(&house.app, &desk, &court(), &house.command(), id, next).await.unwrap();
        }
        let one_more = std::sync::Arc::new(drawn((9, 9), |_, _| [1, 200, 9]).unwrap());
        assert_eq!(code(add_photo(&house.app, &desk, &court(), &house.command(), id, one_more).await), "photo-many");
        house.says("court-lead", id, Step::Answer, arranged("10:00")).await.unwrap();
        house.says("court-lead", id, Step::Repair, said("换灯管")).await.unwrap();
        house.says("court-ting", id, Step::Accept, Said::default()).await.unwrap();
        if let Some(written) = house.written() {
            let holds = |wanted: &[u8]| written.windows(wanted.len()).any(|part| part == wanted);
            assert!(!holds(&shown[..40]), "what it shows is sealed");
        }
        house.set("2027-07-05 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.fault("court-lead", id).await.unwrap().view.photos.len(), 6);
        house.set("2027-07-07 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.fault("court-lead", id).await.unwrap().view.photos, []);
        assert!(house.acts(&court()).await.contains(&"register-erased".to_owned()));
    }

    async fn what_was_typed_of_a_fault_is_in_no_entry_of_the_journal(house: House) {
        house.furnish().await;
        house.set("09:00");
        let id = id_of(&house.reports("court-ting", seen(court_room("101"), Kind::Lighting), Twice::Ask).await.unwrap());
        house.says("court-desk", id, Step::Answer, arranged("10:00")).await.unwrap();
        house.says("court-desk", id, Step::Repair, said("金丝雀换灯管")).await.unwrap();
        house.says("court-ting", id, Step::Return, said("金丝雀还闪")).await.unwrap();
        let read = |db: &mut store::Database| store::journal::after(db, &court(), 0, 10_000);
        let written = house.app.store().read(read).await.unwrap();
        let of_faults: Vec<_> = written.iter().filter(|one| one.entry.act.starts_with("fault-")).collect();
        assert_eq!(of_faults.len(), 4);
        for one in &of_faults {
            let text = format!("{:?}", one.entry.details);
            for typed in ["金丝雀", "三号窗口", "张师傅"] {
                assert!(!text.contains(typed), "{text}");
            }
            assert!(text.contains(TODAY) && text.contains("number"), "{text}");
        }
    }
}
