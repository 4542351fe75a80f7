//! Reaching people: who is told of a duty when, what a phone says came there, and what the leader learns.

use app::alert::{
    DutyAlert, Receipt, Space, add_way, change_way, of_duty, own, receive, remove_way, set_own,
    take, try_way, ways,
};
use app::duty::Settlement;
use app::serving::Word;
use app::view::DutyView;
use app::{Answer, Error};
use domain::alert::{AlertRule, End, Format, MailTakes, Quiet, Stage, Webhook, WebhookFace};
use domain::{AlertWayId, DutyId, MeetingId};

use crate::house::{
    House, at, bureau, clock, code, court, meeting_in, refusal, room, site_of, stories,
};

const ADDRESS: &str = "https://oapi.dingtalk.com/robot/send?access_token=very-secret";

fn webhook(name: &str, stages: &[Stage]) -> Webhook {
    Webhook {
        name: name.to_owned(),
        format: Format::DingTalk,
        address: ADDRESS.to_owned(),
        secret: "SEC-even-more-secret".to_owned(),
        stages: stages.to_vec(),
        language: "zh-Hans".to_owned(),
    }
}

/// `opens phone 王芳 09:10`, with what came of it.
fn short(one: &DutyAlert) -> String {
    let alert = &one.alert;
    let mut text = format!("{} {} {}", alert.stage.word(), alert.to.way(), one.name);
    let marks = [
        ("received", alert.received),
        ("read", alert.read),
        ("unreached", alert.unreached),
    ];
    for (word, at) in marks {
        if let Some(at) = at {
            text = format!("{text} {word} {}", clock(at));
        }
    }
    if let Some(end) = alert.end {
        text = format!("{text} {}", end.word());
    }
    text
}

impl House {
    async fn adds_way(&self, who: &str, webhook: Webhook) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        add_way(&self.app, &actor, &site_of(who), &command, webhook).await
    }

    async fn way(&self, name: &str, stages: &[Stage]) -> AlertWayId {
        let added = self.adds_way("li", webhook(name, stages)).await.unwrap();
        added.subject.unwrap().parse().unwrap()
    }

    pub(crate) async fn alerts_of(&self, duty: DutyId) -> Vec<String> {
        let told = of_duty(&self.app, &bureau(), duty).await.unwrap();
        told.iter().map(short).collect()
    }

    async fn receives(&self, who: &str, duty: DutyId, stage: Stage, time: &str, read: bool) {
        let actor = self.who(who).await;
        let receipt = Receipt {
            duty,
            stage,
            at: at(time),
            read,
        };
        let kept = receive(&self.app, &actor, &site_of(who), vec![receipt]).await;
        kept.unwrap();
    }

    /// Whatever else is somebody's to do came to their phone.
    async fn receives_all_but(&self, who: &str, but: DutyId) {
        let actor = self.who(who).await;
        let phone = app::phone::state(&self.app, &actor, &bureau()).await;
        let duties = phone.unwrap().unwrap().duties;
        let account = Some(crate::house::account(who));
        let theirs = duties
            .iter()
            .filter(|duty| duty.assignee.as_ref().map(|staff| staff.account) == account)
            .filter(|duty| duty.id != but);
        let receipts = theirs.map(|duty| Receipt {
            duty: duty.id,
            stage: Stage::Overdue,
            at: self.app.now(),
            read: false,
        });
        let receipts = receipts.collect();
        receive(&self.app, &actor, &bureau(), receipts)
            .await
            .unwrap();
    }

    async fn heard_of(&self, who: &str) {
        let actor = self.who(who).await;
        app::contact::heard_of(&self.app, &actor, &site_of(who))
            .await
            .unwrap();
    }

    async fn unreceived(&self, who: &str) -> i64 {
        let li = self.who("li").await;
        let board = app::board::day(&self.app, &li, &bureau(), None)
            .await
            .unwrap()
            .unwrap();
        let person = board.people.iter().find(|person| person.staff.name == who);
        person.unwrap().unreceived
    }

    /// A meeting of 王芳 that began at nine: its first refill opens at 09:10 and is due at 09:15.
    async fn serving(&self) -> (MeetingId, DutyView) {
        self.furnish().await;
        self.tick("07:00").await;
        self.start_shift("wang").await;
        let meeting = self.book(meeting_in(room("701"), "09:00", "10:00")).await;
        self.say("wang", "09:00", meeting, Word::Started).await;
        let refill = self.duty(&bureau(), meeting, "refill", 1).await;
        (meeting, refill)
    }
}

stories! {
    // C4.2.6
    async fn a_duty_is_told_as_it_opens_at_its_half_and_as_it_is_late_each_once_c4_2_6(house: House) {
        let (_, refill) = house.serving().await;
        house.tick("09:09:59").await;
        assert_eq!(house.alerts_of(refill.id).await, [""; 0]);
        for _ in 0..3 {
            house.tick("09:10").await;
        }
        assert_eq!(house.alerts_of(refill.id).await, ["opens phone 王芳"]);
        house.set("09:11");
        house.receives("wang", refill.id, Stage::Opens, "09:10:01", false).await;
        house.receives("wang", refill.id, Stage::Opens, "09:11", true).await;
        house.tick("09:12:30").await;
        house.tick("09:15:01").await;
        house.tick("09:15:02").await;
        let told = house.alerts_of(refill.id).await;
        assert_eq!(told, [
            "opens phone 王芳 received 09:10:01 read 09:11",
            "soon phone 王芳",
            "overdue phone 王芳",
        ]);
        house.receives("wang", refill.id, Stage::Overdue, "09:15:02", false).await;
        let told = house.alerts_of(refill.id).await;
        assert_eq!(told[1], "soon phone 王芳 received 09:15:02", "who hears that it is late has heard of it");
    }

    // C4.2.6
    async fn a_phone_that_gets_nothing_goes_to_the_leader_once_c4_2_6(house: House) {
        let (_, refill) = house.serving().await;
        house.way("值班群", &[Stage::Unreached]).await;
        house.heard_of("wang").await;
        house.tick("09:10").await;
        house.receives_all_but("wang", refill.id).await;
        let mut screen = house.app.live().subscribe(&bureau());
        house.tick("09:12:59").await;
        assert_eq!(house.unreceived("王芳").await, 0);
        house.tick("09:13").await;
        house.tick("09:13:01").await;
        let mut acts = Vec::new();
        while let Ok(event) = screen.try_recv() {
            acts.push(event.act.clone());
        }
        let unreached = acts.iter().filter(|act| *act == "alert-unreached").count();
        assert_eq!(unreached, 1, "every screen learns of it once: {acts:?}");
        assert_eq!(house.unreceived("王芳").await, 1);
        let told = house.alerts_of(refill.id).await;
        assert!(told.contains(&"opens phone 王芳 unreached 09:13".to_owned()), "{told:?}");
        assert!(told.contains(&"unreached webhook 值班群".to_owned()), "{told:?}");
        // The phone is back: the board forgets it, the page of the duty does not.
        house.set("09:14");
        house.receives("wang", refill.id, Stage::Soon, "09:14", false).await;
        assert_eq!(house.unreceived("王芳").await, 0);
        let told = house.alerts_of(refill.id).await;
        assert!(told.contains(&"opens phone 王芳 received 09:14 unreached 09:13".to_owned()), "{told:?}");
    }

    // A2.2, C4.2.6
    async fn a_leaders_phone_counts_what_is_late_of_others_and_whose_phones_got_nothing_c4_2_6(house: House) {
        let (_, refill) = house.serving().await;
        let lead = async |who: &'static str| {
            let actor = house.who(who).await;
            app::phone::state(&house.app, &actor, &bureau()).await.unwrap().unwrap().lead
        };
        assert_eq!(lead("wang").await, None, "she leads nobody");
        house.heard_of("wang").await;
        house.tick("09:10").await;
        house.receives_all_but("wang", refill.id).await;
        assert_eq!(lead("li").await.unwrap().unreached, 0);
        house.tick("09:13").await;
        house.tick("09:13:01").await;
        assert_eq!(lead("li").await.unwrap().unreached, 1);
        house.tick("09:15:01").await;
        let late = lead("li").await.unwrap().late;
        assert!(late > 0, "her refill is");
        house.try_settle("wang", refill.id, Settlement::Done, &house.command()).await.unwrap();
        assert_eq!(lead("li").await.unwrap().late, late - 1, "as soon as it is done, it counts no more");
    }

    // C4.2.6
    async fn nobody_is_told_of_a_phone_that_is_put_away_off_duty_or_was_never_there_c4_2_6(house: House) {
        let (_, refill) = house.serving().await;
        house.tick("09:10").await;
        house.tick("09:14").await;
        assert_eq!(house.alerts_of(refill.id).await, ["opens phone 王芳", "soon phone 王芳"], "no phone was heard of");
        house.heard_of("wang").await;
        house.receives("wang", refill.id, Stage::Opens, "09:14", false).await;
        house.receives_all_but("wang", refill.id).await;
        house.tick("09:16").await;
        assert_eq!(house.unreceived("王芳").await, 0, "it came there once");
    }

    // C4.2.6
    async fn a_phone_that_is_quicker_than_the_house_takes_the_word_from_no_other_way_c4_2_6(house: House) {
        let (_, refill) = house.serving().await;
        house.way("值班群", &[Stage::Opens]).await;
        house.set("09:10");
        house.receives("wang", refill.id, Stage::Opens, "09:10", false).await;
        house.tick("09:10:01").await;
        house.tick("09:10:02").await;
        let told = house.alerts_of(refill.id).await;
        assert_eq!(told, ["opens phone 王芳 received 09:10", "opens webhook 值班群"]);
    }

    // C4.2.6
    async fn a_window_that_is_moved_is_told_anew_c4_2_6(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.start_shift("wang").await;
        house.way("值班群", &Stage::OF_DUTIES).await;
        let mut wanted = meeting_in(room("701"), "10:00", "11:00");
        let meeting = house.book(wanted.clone()).await;
        let open = house.duty(&bureau(), meeting, "open-room", 1).await;
        house.tick("09:00").await;
        house.tick("09:30:01").await;
        assert!(house.alerts_of(open.id).await.contains(&"overdue phone 王芳".to_owned()));
        (wanted.starts, wanted.ends) = (at("15:00"), at("16:00"));
        crate::change::try_change(&house, meeting, 1, wanted).await.unwrap();
        assert_eq!(house.alerts_of(open.id).await, [""; 0], "nothing stale goes out");
        house.tick("14:00").await;
        assert_eq!(house.alerts_of(open.id).await, ["opens phone 王芳", "opens webhook 值班群"]);
        house.tick("14:30:01").await;
        assert!(house.alerts_of(open.id).await.contains(&"overdue phone 王芳".to_owned()));
    }

    async fn mail_stops_with_the_account(house: House) {
        let rule = AlertRule { mail: "wang@bureau.example".to_owned(), mail_takes: MailTakes::Everything, quiet: None };
        house.furnish().await;
        let (wang, command) = (house.who("wang").await, house.command());
        set_own(&house.app, &wang, &bureau(), &command, rule).await.unwrap();
        let known = async || {
            let read = |db: &mut store::Database| store::alert::rule::list(db, &bureau());
            house.app.store().read(read).await.unwrap().len()
        };
        assert_eq!(known().await, 1);
        let (admin, command) = (house.who("xi").await, house.command());
        app::account::set_enabled(&house.app, &admin, &bureau(), &command, crate::house::account("wang"), app::account::Enabled::No).await.unwrap();
        assert_eq!(known().await, 0);
    }

    // C4.2.6
    async fn what_is_late_goes_up_as_the_standard_says_and_takes_the_place_of_what_still_waits_c4_2_6(house: House) {
        let (_, refill) = house.serving().await;
        house.way("值班群", &Stage::OF_DUTIES).await;
        house.tick("09:10").await;
        house.tick("09:15:01").await;
        let told = house.alerts_of(refill.id).await;
        let to_group: Vec<&String> = told.iter().filter(|one| one.contains("webhook")).collect();
        assert_eq!(to_group, [
            "opens webhook 值班群 superseded",
            "overdue webhook 值班群 superseded",
            "escalated webhook 值班群",
        ]);
    }

    // C4.2.6
    async fn what_goes_out_says_what_where_and_when_and_nothing_of_a_meeting_c4_2_6(house: House) {
        house.furnish().await;
        house.tick("07:00").await;
        house.start_shift("wang").await;
        house.way("值班群", &[Stage::Overdue]).await;
        let mut secret = meeting_in(room("701"), "09:00", "10:00");
        secret.secret = true;
        "绝密会议".clone_into(&mut secret.title);
        let meeting = house.book(secret).await;
        house.say("wang", "09:00", meeting, Word::Started).await;
        house.tick("09:15:01").await;
        let parcels = take(&house.app, &std::collections::BTreeSet::new(), Space { parcels: 64, letters: 8 }).await.unwrap();
        assert_eq!(parcels.len(), 1);
        let lines = &parcels[0].lines;
        let refill = lines.iter().find(|line| line.title == "续水").unwrap();
        assert_eq!((refill.place.as_str(), refill.due_time.as_str(), refill.round), ("701室", "09:15", Some(1)));
        assert!(lines.iter().all(|line| !format!("{line:?}").contains("绝密")), "{lines:?}");
        assert!(lines.is_sorted_by_key(|line| line.due), "what was due first comes first");
        let again = take(&house.app, &std::collections::BTreeSet::new(), Space { parcels: 64, letters: 8 }).await.unwrap();
        assert!(again.is_empty(), "what is on its way is not taken again");
        house.set("09:16:02");
        let again = take(&house.app, &std::collections::BTreeSet::new(), Space { parcels: 64, letters: 8 }).await.unwrap();
        assert_eq!(again.len(), 1, "what was never settled goes out again");
    }

    async fn an_address_is_sealed_whole_and_never_shown_again(house: House) {
        house.furnish().await;
        house.way("值班群", &[Stage::Overdue]).await;
        for who in ["li", "chen", "shen", "xi"] {
            let actor = house.who(who).await;
            let page = ways(&house.app, &actor, &bureau()).await.unwrap().unwrap();
            let shown = format!("{page:?}");
            assert!(shown.contains("oapi.dingtalk.com") && !shown.contains("very-secret"), "{who}: {shown}");
            assert!(!shown.contains("even-more-secret"));
        }
        for who in ["wang", "qian", "bao", "sun", "an"] {
            let actor = house.who(who).await;
            assert_eq!(ways(&house.app, &actor, &bureau()).await.unwrap(), None, "{who}");
        }
        let Some(written) = house.written() else {
            return;
        };
        for secret in ["very-secret", "even-more-secret"] {
            let is_there = written.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!is_there, "{secret} stands in the database");
        }
    }

    async fn only_who_leads_or_sets_up_adds_tries_and_removes_ways_of_their_own_site(house: House) {
        house.furnish().await;
        let way = house.way("值班群", &[Stage::Overdue]).await;
        for who in ["wang", "chen", "shen", "an"] {
            assert_eq!(code(house.adds_way(who, webhook("群", &[Stage::Overdue])).await), "not-allowed", "{who}");
            let (actor, command) = (house.who(who).await, house.command());
            let tried = try_way(&house.app, &actor, &bureau(), &command, way).await;
            assert_eq!(code(tried), "not-allowed");
            let (actor, command) = (house.who(who).await, house.command());
            let removed = remove_way(&house.app, &actor, &bureau(), &command, way).await;
            assert_eq!(code(removed), "not-allowed");
        }
        let (lead, command) = (house.who("court-lead").await, house.command());
        let removed = remove_way(&house.app, &lead, &court(), &command, way).await;
        assert_eq!(code(removed), "alert-way-unknown");
        let (xi, command) = (house.who("xi").await, house.command());
        try_way(&house.app, &xi, &bureau(), &command, way).await.unwrap();
        try_way(&house.app, &xi, &bureau(), &command, way).await.unwrap();
        let parcels = take(&house.app, &std::collections::BTreeSet::new(), Space { parcels: 64, letters: 8 }).await.unwrap();
        assert_eq!((parcels.len(), parcels[0].lines.len()), (1, 1), "a repeated command tries once");
        // Its name, what is told there and its language are changed; where it leads is not.
        let face = WebhookFace { name: "夜班群".to_owned(), stages: vec![Stage::Escalated], language: "en".to_owned() };
        let wang = house.who("wang").await;
        assert_eq!(code(change_way(&house.app, &wang, &bureau(), &house.command(), way, face.clone()).await), "not-allowed");
        let nameless = WebhookFace { name: " ".to_owned(), ..face.clone() };
        assert_eq!(code(change_way(&house.app, &xi, &bureau(), &house.command(), way, nameless).await), "field-empty");
        change_way(&house.app, &xi, &bureau(), &house.command(), way, face.clone()).await.unwrap();
        let page = ways(&house.app, &xi, &bureau()).await.unwrap().unwrap();
        let changed = &page.webhooks[0];
        assert_eq!((&changed.name, &changed.stages, &changed.language), (&face.name, &face.stages, &face.language));
        assert_eq!(changed.host, "oapi.dingtalk.com");
        try_way(&house.app, &xi, &bureau(), &house.command(), way).await.unwrap();
        house.set_ms(house.app.now() + 60_000);
        let parcels = take(&house.app, &std::collections::BTreeSet::new(), Space { parcels: 64, letters: 8 }).await.unwrap();
        assert_eq!(parcels[0].language.as_deref(), Some("en"));
        assert!(matches!(&parcels[0].target, app::alert::Target::Webhook { address, .. } if address == ADDRESS));
        let command = house.command();
        remove_way(&house.app, &xi, &bureau(), &command, way).await.unwrap();
        let page = ways(&house.app, &xi, &bureau()).await.unwrap().unwrap();
        assert!(page.webhooks.is_empty());
    }

    async fn a_webhook_that_cannot_be_names_its_field(house: House) {
        house.furnish().await;
        let good = webhook("群", &[Stage::Overdue]);
        let rows = [
            (Webhook { name: String::new(), ..good.clone() }, "name", "field-empty"),
            (Webhook { address: "https://192.168.1.5/x".to_owned(), ..good.clone() }, "address", "alert-address-private"),
            (Webhook { address: "http://oapi.dingtalk.com/x".to_owned(), ..good.clone() }, "address", "alert-address-plain"),
            (Webhook { address: "oapi".to_owned(), ..good.clone() }, "address", "alert-address-unfit"),
            (Webhook { stages: Vec::new(), ..good.clone() }, "stages", "alert-stages-none"),
            (Webhook { secret: "密".to_owned(), ..good.clone() }, "secret", "alert-secret-unfit"),
            (Webhook { format: Format::WeCom, ..good }, "secret", "alert-secret-unused"),
        ];
        for (webhook, field, code) in rows {
            let refused = refusal(house.adds_way("li", webhook).await);
            assert_eq!((refused.field, refused.code), (Some(field), code));
        }
        for number in 1..=domain::alert::WAYS_MAX {
            house.way(&format!("群{number}"), &[Stage::Overdue]).await;
        }
        let refused = refusal(house.adds_way("li", webhook("多一个", &[Stage::Overdue])).await);
        assert_eq!(refused.code, "alert-ways-many");
    }

    // C4.2.6
    async fn everybody_says_for_themselves_how_they_want_to_be_reached_c4_2_6(house: House) {
        house.furnish().await;
        let rule = AlertRule {
            mail: "wang@bureau.example".to_owned(),
            mail_takes: MailTakes::Everything,
            quiet: Some(Quiet { from: 22 * 60, until: 7 * 60 }),
        };
        let (wang, command) = (house.who("wang").await, house.command());
        set_own(&house.app, &wang, &bureau(), &command, rule.clone()).await.unwrap();
        let page = own(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        assert_eq!((page.rule, page.mail), (rule, false));
        let zhao = house.who("zhao").await;
        let page = own(&house.app, &zhao, &bureau()).await.unwrap().unwrap();
        assert_eq!(page.rule, AlertRule::default(), "nobody sees another's");
        let (sun, command) = (house.who("sun").await, house.command());
        assert_eq!(own(&house.app, &sun, &bureau()).await.unwrap(), None, "a host is told of no duties");
        let refused = set_own(&house.app, &sun, &bureau(), &command, AlertRule::default()).await;
        assert_eq!(code(refused), "not-allowed");
        if let Some(written) = house.written() {
            let mail = b"wang@bureau.example";
            assert!(!written.windows(mail.len()).any(|part| part == mail), "her address is sealed");
        }
        let phone = app::phone::state(&house.app, &wang, &bureau()).await.unwrap().unwrap();
        assert_eq!(phone.quiet.map(|quiet| quiet.from), Some(22 * 60));
    }

    async fn receipts_of_others_duties_and_of_no_stage_of_a_phone_count_for_nothing(house: House) {
        let (_, refill) = house.serving().await;
        house.tick("09:10").await;
        house.receives("zhao", refill.id, Stage::Opens, "09:10", true).await;
        assert_eq!(house.alerts_of(refill.id).await, ["opens phone 王芳"], "it is not hers");
        let wang = house.who("wang").await;
        let receipt = Receipt { duty: refill.id, stage: Stage::Escalated, at: at("09:10"), read: false };
        let refused = receive(&house.app, &wang, &bureau(), vec![receipt]).await;
        assert_eq!(code(refused), "alert-stage-unknown");
        let many = vec![Receipt { stage: Stage::Opens, ..receipt }; domain::alert::RECEIPTS_MAX + 1];
        assert_eq!(code(receive(&house.app, &wang, &bureau(), many).await), "alert-receipts-many");
        let sun = house.who("sun").await;
        let refused = receive(&house.app, &sun, &bureau(), vec![receipt]).await;
        assert_eq!(code(refused), "not-allowed");
        // A phone whose clock is wild says no more than that it came now.
        house.receives("wang", refill.id, Stage::Opens, "2026-07-09 09:00", false).await;
        assert_eq!(house.alerts_of(refill.id).await, ["opens phone 王芳 received 09:10"]);
    }

    async fn a_duty_that_goes_to_a_colleague_is_told_to_them_anew(house: House) {
        let (_, refill) = house.serving().await;
        house.tick("09:10").await;
        house.start_shift("zhao").await;
        let (li, command) = (house.who("li").await, house.command());
        let zhao = crate::house::account("zhao");
        app::duty::assign(&house.app, &li, &bureau(), &command, refill.id, Some(zhao)).await.unwrap();
        house.tick("09:11").await;
        assert_eq!(house.alerts_of(refill.id).await, ["opens phone 王芳", "opens phone 赵敏"]);
    }

    async fn what_was_told_goes_when_its_time_of_keeping_is_over(house: House) {
        let (_, refill) = house.serving().await;
        house.tick("09:10").await;
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.alerts_of(refill.id).await.len(), 1);
        house.set("2026-09-05 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.alerts_of(refill.id).await, [""; 0]);
        assert_eq!(End::from_word("idle"), Some(End::Idle));
    }
}
