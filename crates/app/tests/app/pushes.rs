//! Web push: off until the owner's manager switches it on, added by one's own tap, quiet when one wants quiet, and gone
//! with whoever signs out.

use std::collections::BTreeSet;

use app::alert::{
    Closed, Failure, Fared, Parcel, Signed, Space, Target, closed, of_duty, own, receive, set_own,
    settle, subscribe, switch_off, switch_on, take, try_own, unsubscribe, ways,
};
use app::chance::secret_hash;
use app::session::{SignedIn, go_on_here, sign_in_as, sign_out};
use app::{Answer, Error};
use domain::alert::push::{HEAD_START_MS, SUBSCRIPTIONS_MAX, Service, Setting, Subscription};
use domain::alert::{AlertRule, Quiet, Recipient, Stage};
use domain::{DutyId, PushSubscriptionId};

use crate::house::{House, account, bureau, code, meeting_in, refusal, room, stories};

const POINT: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
pub(crate) const GOOGLE: &str = "https://fcm.googleapis.com/fcm/send/very-secret-";
const APPLE: &str = "https://web.push.apple.com/very-secret-";

fn browser(endpoint: &str) -> Subscription {
    Subscription {
        endpoint: endpoint.to_owned(),
        p256dh: POINT.to_owned(),
        auth: "BTBZMqHH6r4Tts7J_aSIgg".to_owned(),
    }
}

fn setting(services: &[Service]) -> Setting {
    Setting {
        contact: "ops@bureau.example".to_owned(),
        services: services.to_vec(),
    }
}

fn endpoints(parcel: &Parcel) -> Vec<String> {
    let Target::Push(target) = &parcel.target else {
        panic!("the parcel of {:?} goes to no browser", parcel.to);
    };
    assert_eq!(target.contact, "mailto:ops@bureau.example");
    let browsers = target.browsers.iter();
    browsers
        .map(|one| one.subscription.endpoint.clone())
        .collect()
}

impl House {
    pub(crate) async fn switches_on(
        &self,
        who: &str,
        services: &[Service],
    ) -> Result<Answer, Error> {
        let (actor, command) = (self.who(who).await, self.command());
        switch_on(&self.app, &actor, &bureau(), &command, setting(services)).await
    }

    /// A browser in which somebody is signed in is to be told.
    pub(crate) async fn lets_tell(
        &self,
        who: &str,
        endpoint: &str,
    ) -> Result<(Answer, SignedIn), Error> {
        let session = sign_in_as(&self.app, account(who)).await.unwrap();
        let done = self.lets_tell_in(&session, endpoint).await?;
        Ok((done, session))
    }

    /// The same in a session that was begun already.
    pub(crate) async fn lets_tell_in(
        &self,
        session: &SignedIn,
        endpoint: &str,
    ) -> Result<Answer, Error> {
        let signed = Signed {
            language: "zh-Hans".to_owned(),
            session_hash: secret_hash(&session.secret),
        };
        let (command, new) = (self.command(), (browser(endpoint), signed));
        subscribe(&self.app, &session.actor, &bureau(), &command, new).await
    }

    /// The hosts of somebody's browsers; `None` where web push is off.
    pub(crate) async fn browsers_of(&self, who: &str) -> Option<usize> {
        let actor = self.who(who).await;
        let page = own(&self.app, &actor, &bureau()).await.unwrap().unwrap();
        page.push.map(|push| push.browsers.len())
    }

    async fn pushed(&self) -> Vec<Parcel> {
        let space = Space {
            parcels: 64,
            letters: 8,
        };
        let taken = take(&self.app, &BTreeSet::new(), space).await;
        let mut parcels = taken.unwrap();
        parcels.retain(|parcel| matches!(parcel.to, Recipient::Push(_)));
        parcels
    }

    async fn pushes_of(&self, duty: DutyId) -> Vec<String> {
        let told = of_duty(&self.app, &bureau(), duty).await.unwrap();
        let pushes = told.iter().filter(|one| one.alert.to.way() == "push");
        pushes
            .map(|one| {
                let end = one.alert.end.map_or("", domain::alert::End::word);
                format!("{} {} {end}", one.alert.stage.word(), one.name)
            })
            .collect()
    }

    /// A duty of 王芳 that opens at 09:10 and is due at 09:15, and her browser.
    async fn tells_wang(&self) -> DutyId {
        self.furnish().await;
        self.tick("07:00").await;
        self.start_shift("wang").await;
        self.switches_on("chen", &[Service::Google]).await.unwrap();
        self.lets_tell("wang", GOOGLE).await.unwrap();
        let meeting = self.book(meeting_in(room("701"), "09:00", "10:00")).await;
        self.say("wang", "09:00", meeting, app::serving::Word::Started)
            .await;
        self.duty(&bureau(), meeting, "refill", 1).await.id
    }
}

/// Every browser of the parcel fared so.
fn all_fared(parcel: &Parcel, came: &Result<(), Failure>) -> Fared {
    let Target::Push(target) = &parcel.target else {
        panic!("the parcel of {:?} goes to no browser", parcel.to);
    };
    let browsers = target.browsers.iter();
    let browsers = browsers.map(|one| (one.id, one.host.clone(), came.clone()));
    Fared {
        came: came.clone(),
        browsers: browsers.collect(),
    }
}

fn about(parcels: &[Parcel], duty: DutyId) -> Vec<Stage> {
    let lines = parcels.iter().flat_map(|parcel| &parcel.lines);
    let theirs = lines.filter(|line| line.duty == Some(duty));
    theirs.map(|line| line.stage).collect()
}

stories! {
    // C4.2.6
    async fn nobody_is_pushed_until_the_owners_manager_switches_it_on_and_names_where_it_goes_c4_2_6(house: House) {
        house.furnish().await;
        assert_eq!(house.browsers_of("wang").await, None);
        assert_eq!(code(house.lets_tell("wang", GOOGLE).await), "alert-push-is-off");
        for who in ["li", "xi", "shen", "wang"] {
            assert_eq!(code(house.switches_on(who, &[Service::Google]).await), "not-allowed", "{who}");
        }
        assert_eq!(refusal(house.switches_on("chen", &[]).await).field, Some("services"));
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        house.lets_tell("wang", GOOGLE).await.unwrap();
        let refused = refusal(house.lets_tell("wang", APPLE).await);
        assert_eq!((refused.field, refused.code), (Some("endpoint"), "alert-push-service-closed"));
        let refused = refusal(house.lets_tell("wang", "https://10.0.0.1/x").await);
        assert_eq!(refused.field, Some("endpoint"));
        assert_eq!(code(house.lets_tell("sun", GOOGLE).await), "not-allowed", "a host is told of no duties");
        if let Some(written) = house.written() {
            for secret in ["very-secret-", "BTBZMqHH6r4Tts7J_aSIgg", "ops@bureau.example"] {
                assert!(!written.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret} is sealed");
            }
        }
        // Who may switch it sees whom the services may write to; who may not sees where it goes.
        for (who, contact) in [("chen", "mailto:ops@bureau.example"), ("li", "")] {
            let actor = house.who(who).await;
            let push = ways(&house.app, &actor, &bureau()).await.unwrap().unwrap().push.unwrap();
            assert_eq!(push.setting.contact, contact);
            let told: Vec<(Service, usize)> = push.services.iter().map(|(service, count, _)| (*service, *count)).collect();
            assert_eq!(told, [(Service::Google, 1)]);
        }
    }

    // C4.2.6
    async fn a_shut_page_is_pushed_after_its_head_start_and_an_open_one_is_not_c4_2_6(house: House) {
        let refill = house.tells_wang().await;
        house.tick("09:10").await;
        assert_eq!(house.pushes_of(refill).await, ["opens 王芳 "]);
        assert_eq!(about(&house.pushed().await, refill), [], "the open page has its head start");
        house.tick("09:10:10").await;
        assert_eq!(HEAD_START_MS, 10_000);
        let parcels = house.pushed().await;
        assert_eq!(about(&parcels, refill), [Stage::Opens]);
        assert_eq!(endpoints(&parcels[0]), [GOOGLE]);
        let line = parcels[0].lines.iter().find(|line| line.duty == Some(refill)).unwrap();
        assert_eq!((line.title.as_str(), line.due_time.as_str(), line.person.as_str()), ("续水", "09:15", ""));
        settle(&house.app, &parcels[0], Ok(()).into()).await.unwrap();
        assert_eq!(house.pushes_of(refill).await, ["opens 王芳 delivered"]);
        // The half comes to her open page by itself.
        house.tick("09:12:30").await;
        let wang = house.who("wang").await;
        let receipt = app::alert::Receipt { duty: refill, stage: Stage::Soon, at: house.app.now(), read: false };
        receive(&house.app, &wang, &bureau(), vec![receipt]).await.unwrap();
        house.tick("09:12:45").await;
        assert_eq!(about(&house.pushed().await, refill), []);
        assert_eq!(house.pushes_of(refill).await[1], "soon 王芳 idle");
    }

    // C4.2.6
    async fn quiet_hours_keep_a_push_back_as_they_keep_mail_c4_2_6(house: House) {
        let refill = house.tells_wang().await;
        let rule = AlertRule { quiet: Some(Quiet { from: 8 * 60, until: 10 * 60 }), ..AlertRule::default() };
        let (wang, command) = (house.who("wang").await, house.command());
        set_own(&house.app, &wang, &bureau(), &command, rule).await.unwrap();
        house.lets_tell("li", &format!("{GOOGLE}li")).await.unwrap();
        house.tick("09:10").await;
        house.tick("09:15:01").await;
        // What goes up comes in quiet hours too, and has no page to wait for.
        assert_eq!(house.pushes_of(refill).await, ["escalated 李领班 "]);
        assert_eq!(about(&house.pushed().await, refill), [Stage::Escalated]);
    }

    // C4.2.6
    async fn a_browser_is_told_no_more_once_its_holder_signs_out_or_may_not_come_in_c4_2_6(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let (_, first) = house.lets_tell("wang", GOOGLE).await.unwrap();
        let (_, second) = house.lets_tell("wang", &format!("{GOOGLE}2")).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(2));
        sign_out(&house.app, &first.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(1), "the phone that signed out");
        sign_out(&house.app, &second.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        house.lets_tell("wang", GOOGLE).await.unwrap();
        let (admin, command) = (house.who("xi").await, house.command());
        let off = app::account::Enabled::No;
        app::account::set_enabled(&house.app, &admin, &bureau(), &command, account("wang"), off).await.unwrap();
        let left = house.app.store().read(|db: &mut store::Database| store::alert::push::of_account(db, &bureau(), account("wang")));
        assert_eq!(left.await.unwrap(), []);
    }

    // C4.2.6
    async fn a_phone_whose_session_lapsed_goes_on_whoever_signs_out_elsewhere_and_not_for_ever_c4_2_6(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        let (_, phone) = house.lets_tell("wang", GOOGLE).await.unwrap();
        house.set("2026-07-08 07:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert!(app::session::actor_of(&house.app, &phone.secret).await.unwrap().is_none(), "it lapsed");
        let desk = sign_in_as(&house.app, account("wang")).await.unwrap();
        sign_out(&house.app, &desk.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(1), "the desk is not the phone");
        // She signs in on the phone anew: it goes on for as long again, and goes with that session.
        let anew = sign_in_as(&house.app, account("wang")).await.unwrap();
        go_on_here(&house.app, &phone.secret, &anew).await.unwrap();
        house.set("2026-07-21 07:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(1));
        sign_out(&house.app, &anew.secret).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        // Nobody signs in there for two weeks, or somebody else does.
        let (_, phone) = house.lets_tell("wang", GOOGLE).await.unwrap();
        let zhao = sign_in_as(&house.app, account("zhao")).await.unwrap();
        go_on_here(&house.app, &phone.secret, &zhao).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        house.lets_tell("wang", GOOGLE).await.unwrap();
        house.set("2026-08-04 07:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
    }

    // C4.2.6
    async fn a_shared_phone_tells_whoever_tapped_last_and_the_oldest_of_many_makes_room_c4_2_6(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        house.lets_tell("wang", GOOGLE).await.unwrap();
        let (again, _) = house.lets_tell("zhao", GOOGLE).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        assert_eq!(house.browsers_of("zhao").await, Some(1));
        for number in 1..=SUBSCRIPTIONS_MAX {
            house.set(&format!("07:{number:02}"));
            house.lets_tell("zhao", &format!("{GOOGLE}{number}")).await.unwrap();
        }
        assert_eq!(house.browsers_of("zhao").await, Some(SUBSCRIPTIONS_MAX));
        let first: PushSubscriptionId = again.subject.unwrap().parse().unwrap();
        let (zhao, command) = (house.who("zhao").await, house.command());
        let gone = unsubscribe(&house.app, &zhao, &bureau(), &command, Some(first)).await;
        assert_eq!(code(gone), "alert-push-unknown", "the oldest made room");
        let (wang, command) = (house.who("wang").await, house.command());
        assert_eq!(code(try_own(&house.app, &wang, &bureau(), &command).await), "alert-push-unknown");
        let command = house.command();
        unsubscribe(&house.app, &zhao, &bureau(), &command, None).await.unwrap();
        assert_eq!(house.browsers_of("zhao").await, Some(0));
    }

    // C4.2.6
    async fn each_service_is_said_to_be_shut_by_itself_and_a_browser_that_is_gone_is_forgotten_c4_2_6(house: House) {
        let refill = house.tells_wang().await;
        house.switches_on("chen", &[Service::Google, Service::Apple]).await.unwrap();
        house.lets_tell("wang", APPLE).await.unwrap();
        house.tick("09:10").await;
        house.tick("09:10:10").await;
        let parcel = house.pushed().await.remove(0);
        let Target::Push(target) = &parcel.target else { panic!("it goes to browsers") };
        let fared = target.browsers.iter().map(|one| {
            let came = if one.host.contains("google") { Err(Failure::of_way("unreachable")) } else { Ok(()) };
            (one.id, one.host.clone(), came)
        });
        let fared = Fared { came: Ok(()), browsers: fared.collect() };
        settle(&house.app, &parcel, fared).await.unwrap();
        assert_eq!(house.pushes_of(refill).await, ["opens 王芳 delivered"], "one of her browsers has it");
        assert_eq!(closed(&house.app, &bureau()).await.unwrap(), [Closed::Push("Google".to_owned())]);
        house.tick("09:15:01").await;
        house.tick("09:15:12").await;
        let parcel = house.pushed().await.remove(0);
        let gone = Failure::of_recipient("push-gone");
        let Target::Push(target) = &parcel.target else { panic!("it goes to browsers") };
        let fared = target.browsers.iter().map(|one| (one.id, one.host.clone(), Err(gone.clone())));
        let fared = Fared { came: Err(gone.clone()), browsers: fared.collect() };
        settle(&house.app, &parcel, fared).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        assert_eq!(closed(&house.app, &bureau()).await.unwrap(), [], "a service that answers is open");
        assert!(house.pushes_of(refill).await.contains(&"overdue 王芳 given-up".to_owned()));
    }

    // C4.2.6
    async fn a_service_that_refuses_one_browser_is_not_shut_to_the_others_c4_2_6(house: House) {
        house.tells_wang().await;
        let refused = Err(Failure::of_browser("push-refused"));
        let google = [Closed::Push("Google".to_owned())];
        let tries = async || {
            let (wang, command) = (house.who("wang").await, house.command());
            try_own(&house.app, &wang, &bureau(), &command).await.unwrap();
            house.pushed().await.remove(0)
        };
        // It never took anything: it may be the house.
        let parcel = tries().await;
        settle(&house.app, &parcel, all_fared(&parcel, &refused)).await.unwrap();
        assert_eq!(closed(&house.app, &bureau()).await.unwrap(), google);
        house.set("09:02");
        let parcel = tries().await;
        settle(&house.app, &parcel, all_fared(&parcel, &Ok(()))).await.unwrap();
        assert_eq!(closed(&house.app, &bureau()).await.unwrap(), []);
        // It takes what is for others: the browser is tried again, and nothing is said to be shut.
        house.set("09:04");
        let parcel = tries().await;
        settle(&house.app, &parcel, all_fared(&parcel, &refused)).await.unwrap();
        assert_eq!(closed(&house.app, &bureau()).await.unwrap(), []);
        assert_eq!(house.browsers_of("wang").await, Some(1));
    }

    // C4.2.6
    async fn a_maker_that_was_taken_off_while_it_was_called_stays_off_c4_2_6(house: House) {
        house.tells_wang().await;
        house.tick("09:10").await;
        house.tick("09:10:10").await;
        let parcel = house.pushed().await.remove(0);
        house.switches_on("chen", &[Service::Apple]).await.unwrap();
        let failed = Err(Failure::of_way("unreachable"));
        settle(&house.app, &parcel, all_fared(&parcel, &failed)).await.unwrap();
        assert_eq!(closed(&house.app, &bureau()).await.unwrap(), []);
        let kept = house.app.store().read(|db: &mut store::Database| store::alert::way::list(db, &bureau()));
        assert!(kept.await.unwrap().iter().all(|way| way.name != "Google"));
    }

    // C4.2.6
    async fn what_is_switched_off_is_called_no_more_and_forgotten_c4_2_6(house: House) {
        let refill = house.tells_wang().await;
        house.lets_tell("wang", &format!("{GOOGLE}2")).await.unwrap();
        house.switches_on("chen", &[Service::Google, Service::Apple]).await.unwrap();
        house.lets_tell("wang", APPLE).await.unwrap();
        house.switches_on("chen", &[Service::Apple]).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(1), "those of a service that was unticked");
        house.tick("09:10").await;
        let (li, command) = (house.who("li").await, house.command());
        assert_eq!(code(switch_off(&house.app, &li, &bureau(), &command).await), "not-allowed");
        let (chen, command) = (house.who("chen").await, house.command());
        switch_off(&house.app, &chen, &bureau(), &command).await.unwrap();
        let again = switch_off(&house.app, &chen, &bureau(), &house.command()).await;
        assert_eq!(code(again), "alert-push-is-off");
        house.tick("09:10:10").await;
        assert!(house.pushed().await.is_empty());
        assert_eq!(house.pushes_of(refill).await, ["opens 王芳 idle"]);
        assert_eq!(house.browsers_of("wang").await, None);
        // Switched on anew, the house is known by the same key.
        let key = async || {
            let read = |db: &mut store::Database| store::alert::push::key(db);
            house.app.store().read(read).await.unwrap()
        };
        let before = key().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        assert_eq!(house.browsers_of("wang").await, Some(0));
        assert_eq!((before.is_some(), key().await), (true, before));
    }

    async fn a_trial_goes_to_ones_own_browsers_alone(house: House) {
        house.furnish().await;
        house.switches_on("chen", &[Service::Google]).await.unwrap();
        house.lets_tell("wang", GOOGLE).await.unwrap();
        house.lets_tell("zhao", &format!("{GOOGLE}2")).await.unwrap();
        let (wang, command) = (house.who("wang").await, house.command());
        try_own(&house.app, &wang, &bureau(), &command).await.unwrap();
        let parcels = house.pushed().await;
        assert_eq!(parcels.len(), 1);
        assert_eq!(endpoints(&parcels[0]), [GOOGLE]);
        assert_eq!(parcels[0].lines[0].stage, Stage::Trial);
    }
}
