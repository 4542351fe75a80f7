//! The QR code on a room's wall.

use app::Role;
use app::serving::Word;
use domain::RoomId;

use crate::sample::{HOUR, MORNING, config, furnished, site};

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_asks_from_inside_the_room_and_a_duty_opens() {
    let sample = furnished(config()).await;
    let meeting = sample.meeting("bureau").await;
    let directory = app::directory::view(&sample.house, &site("bureau")).await;
    let directory = directory.unwrap().unwrap();
    let room = directory
        .rooms
        .iter()
        .find(|room| room.number == "701")
        .unwrap();
    let page = format!("/r/{}", room.request_code);
    let guest = sample.stranger();
    assert!(
        guest
            .get(&page)
            .await
            .is(200)
            .text
            .contains("这里现在没有会议")
    );
    let washroom = [("kind", "washroom")];
    assert!(
        guest
            .form(&page, &washroom)
            .await
            .is(409)
            .text
            .contains("没有会议")
    );
    sample.clock.set(MORNING + 2 * HOUR);
    let lead = sample.actor("bureau", Role::TeamLeader).await;
    let (house, command) = (&sample.house, sample.command());
    app::serving::say(
        house,
        &lead,
        &site("bureau"),
        &command,
        meeting,
        Word::Started,
    )
    .await
    .unwrap();
    let sent = guest.form(&page, &washroom).await;
    assert!(sent.is(303).header("location").ends_with("?sent"));
    let told = guest.get(sent.header("location")).await;
    assert!(told.is(200).text.contains("已通知会务服务员"));
    let nobody = [("kind", "document"), ("from", "甲"), ("to", "")];
    let refused = guest.form(&page, &nobody).await;
    assert!(refused.is(422).text.contains("请填文件交给谁"));
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let path = format!("/api/v1/sites/bureau/meetings/{meeting}");
    let duties = leader.get(&path).await.json()["duties"].clone();
    let asked = duties.as_array().unwrap().iter();
    let kinds: Vec<_> = asked
        .filter_map(|duty| duty["request"]["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["washroom"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_leader_prints_the_signs_of_the_rooms() {
    let sample = furnished(config()).await;
    let directory = app::directory::view(&sample.house, &site("bureau")).await;
    let rooms = directory.unwrap().unwrap().rooms;
    let room = rooms.iter().find(|room| room.number == "701").unwrap();
    let mut post_room = room.clone();
    post_room.id = RoomId::derived(&["post"]);
    post_room.number = "101".to_owned();
    post_room.name = "收发室".to_owned();
    post_room.capacity = 0;
    let nobody_meets = post_room.id;
    let lead = sample.actor("bureau", Role::TeamLeader).await;
    let (house, bureau, command) = (&sample.house, site("bureau"), sample.command());
    let added = app::directory::add_room(house, &lead, &bureau, &command, post_room).await;
    added.unwrap();
    let leader = sample.client("bureau", Role::TeamLeader).await;
    let list = leader.get("/sites/bureau/directory/rooms").await;
    let one = format!("/sites/bureau/directory/rooms/codes?room={}", room.id);
    assert!(list.is(200).text.contains(&one));
    let signs = |page: &str| page.matches("class=\"dark\" d=\"M4 4h7").count();
    let sign = leader.get(&one).await.is(200).text.clone();
    assert!(sign.contains(&format!("http://localhost/r/{}", room.request_code)));
    assert_eq!(signs(&sign), 1);
    let every = leader.get("/sites/bureau/directory/rooms/codes").await;
    let to_meet_in = rooms.iter().filter(|room| room.capacity > 0);
    assert_eq!(signs(&every.is(200).text), to_meet_in.count());
    let none = format!("/sites/bureau/directory/rooms/codes?room={nobody_meets}");
    let none = leader.get(&none).await;
    assert_eq!(signs(&none.is(200).text), 0);
    let unknown = "/sites/bureau/directory/rooms/codes?room=00000000-0000-7000-8000-000000000000";
    leader.get(unknown).await.is(404);
}
