//! Duties go to the team whose scope holds the room and, in it, to who is on duty, evenly.

use std::collections::BTreeMap;

use app::duty::assign;
use app::serving::Word;
use domain::MeetingId;

use crate::house::{House, account, bureau, code, meeting_in, room, stories};

async fn faces(house: &House, meeting: MeetingId) -> Vec<Option<String>> {
    let duties = house.page(&bureau(), meeting).await.duties;
    let mut names: Vec<_> = duties
        .into_iter()
        .filter(|duty| duty.outcome.is_none())
        .map(|duty| duty.assignee.map(|staff| staff.name))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn face(name: &str) -> Vec<Option<String>> {
    vec![Some(name.to_owned())]
}

stories! {
    // C0
    async fn each_meeting_goes_to_the_team_of_its_floor_c0(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.start_shift("qiang").await;
        for (number, name) in [("701", "王芳"), ("601", "李强"), ("大厅", "李强")] {
            let meeting = house.book(meeting_in(room(number), "09:00", "10:00")).await;
            assert_eq!(faces(&house, meeting).await, face(name), "{number}");
        }
    }

    // C0
    async fn one_face_serves_one_meeting_and_meetings_are_shared_evenly_c0(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        house.start_shift("zhao").await;
        let mut meetings = BTreeMap::<String, usize>::new();
        for (number, starts, ends) in [
            ("701", "09:00", "10:00"),
            ("702", "09:00", "10:00"),
            ("701", "13:00", "14:00"),
            ("702", "13:00", "14:00"),
        ] {
            let meeting = house.book(meeting_in(room(number), starts, ends)).await;
            let faces = faces(&house, meeting).await;
            assert_eq!(faces.len(), 1, "one meeting, one face");
            *meetings.entry(faces[0].clone().unwrap()).or_default() += 1;
            if number == "701" && starts == "09:00" {
                house.say("wang", "09:00", meeting, Word::Started).await;
                assert_eq!(self::faces(&house, meeting).await, faces, "rounds stay with the face");
                house.set("07:10");
            }
        }
        assert_eq!(meetings.values().copied().collect::<Vec<_>>(), [2, 2]);
    }

    async fn going_on_duty_takes_what_nobody_has_and_going_off_gives_it_to_who_stays(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        assert_eq!(faces(&house, meeting).await, [None]);
        house.start_shift("wang").await;
        assert_eq!(faces(&house, meeting).await, face("王芳"));
        house.set("07:30");
        house.start_shift("zhao").await;
        assert_eq!(faces(&house, meeting).await, face("王芳"), "what is somebody's stays theirs");
        house.end_shift("wang").await;
        assert_eq!(faces(&house, meeting).await, face("赵敏"));
        house.end_shift("zhao").await;
        assert_eq!(faces(&house, meeting).await, [None]);
        house.start_shift("qiang").await;
        assert_eq!(faces(&house, meeting).await, [None], "another team's are not theirs");
    }

    // C0
    async fn who_comes_on_duty_later_gets_a_fair_share_of_what_has_not_begun_c0(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let mut meetings = Vec::new();
        for (starts, ends) in
            [("08:00", "08:30"), ("10:00", "11:00"), ("13:00", "14:00"), ("16:00", "17:00")]
        {
            meetings.push(house.book(meeting_in(room("701"), starts, ends)).await);
        }
        for meeting in &meetings {
            assert_eq!(faces(&house, *meeting).await, face("王芳"));
        }
        let last = house.page(&bureau(), meetings[3]).await.duties[0].id;
        let (lead, site) = (house.who("li").await, bureau());
        let by_hand = Some(account("wang"));
        assign(&house.app, &lead, &site, &house.command(), last, by_hand).await.unwrap();
        house.set("07:30");
        house.start_shift("zhao").await;
        assert_eq!(faces(&house, meetings[0]).await, face("王芳"), "what has begun stays");
        assert_eq!(faces(&house, meetings[1]).await, face("赵敏"));
        assert_eq!(faces(&house, meetings[2]).await, face("赵敏"));
        assert_eq!(faces(&house, meetings[3]).await, face("王芳"), "the leader's word stays");
    }

    async fn going_on_duty_twice_is_told(house: House) {
        house.furnish().await;
        let (wang, site) = (house.who("wang").await, bureau());
        house.start_shift("wang").await;
        let again = app::shift::start(&house.app, &wang, &site, &house.command()).await.unwrap();
        assert_eq!(again.notice.unwrap().key, "already-on-duty");
        house.set("12:00");
        house.end_shift("wang").await;
        let again = app::shift::end(&house.app, &wang, &site, &house.command()).await.unwrap();
        assert_eq!(again.notice.unwrap().key, "already-off-duty");
        let host = house.who("sun").await;
        assert_eq!(code(app::shift::start(&house.app, &host, &site, &house.command()).await), "not-allowed");
        assert_eq!(house.count_of(&site, "shift-started").await, 1);
    }

    async fn the_leader_gives_a_duty_to_another_of_its_team_alone(house: House) {
        house.furnish().await;
        house.start_shift("wang").await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "greet", 1).await.id;
        let give = async |login: &str, to: Option<&str>| {
            let who = house.who(login).await;
            assign(&house.app, &who, &bureau(), &house.command(), duty, to.map(account)).await
        };
        assert_eq!(code(give("wang", Some("zhao")).await), "not-allowed");
        assert_eq!(code(give("li", Some("qiang")).await), "not-of-the-team");
        assert_eq!(code(give("li", Some("court-ting")).await), "not-of-the-team");
        give("li", Some("zhao")).await.unwrap();
        let greet = house.duty(&bureau(), meeting, "greet", 1).await;
        assert_eq!(greet.assignee.unwrap().name, "赵敏");
        give("li", None).await.unwrap();
        house.done("wang", "08:50", meeting, "greet", 1).await;
        assert_eq!(code(give("li", Some("zhao")).await), "duty-settled");
    }

    async fn a_meeting_past_midnight_is_served_by_whoever_is_on_duty(house: House) {
        house.furnish().await;
        house.set("20:00");
        house.start_shift("wang").await;
        let meeting = house.book(meeting_in(room("701"), "22:00", "2026-07-07 01:00")).await;
        house.say("wang", "22:00", meeting, Word::Started).await;
        house.done("wang", "23:58", meeting, "refill", 1).await;
        house.done("wang", "2026-07-07 00:15", meeting, "refill", 2).await;
        let third = house.duty(&bureau(), meeting, "refill", 3).await;
        assert_eq!(third.assignee.map(|staff| staff.name).as_deref(), Some("王芳"));
    }
}
