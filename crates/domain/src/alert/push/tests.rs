//! Web push as tables: what may be switched on, which browsers are written to, how urgent and how long.

use super::*;

const POINT: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";

#[test]
fn services_are_read_back_as_they_were_written() {
    for service in Service::ALL {
        assert_eq!(Service::from_word(service.word()), Some(service));
    }
    assert_eq!(Service::from_word("pigeon"), None);
}

// C4.2.6
#[test]
fn a_service_is_known_by_its_own_hosts_and_by_no_name_that_looks_alike_c4_2_6() {
    let rows = [
        ("fcm.googleapis.com", Some(Service::Google)),
        ("updates.push.services.mozilla.com", Some(Service::Mozilla)),
        ("eu.push.services.mozilla.com", Some(Service::Mozilla)),
        ("web.push.apple.com", Some(Service::Apple)),
        ("wns2-by3p.notify.windows.com", Some(Service::Microsoft)),
        ("storage.googleapis.com", None),
        ("fcm.googleapis.com.evil.example", None),
        ("evilpush.apple.com", None),
        ("push.apple.com", None),
        ("10.0.0.1", None),
        ("", None),
    ];
    for (name, service) in rows {
        assert_eq!(Service::of_host(name), service, "{name}");
    }
}

// C4.2.6
#[test]
fn a_service_that_takes_from_others_refuses_one_browser_c4_2_6() {
    let now = 100 * TAKEN_MAX_MS;
    for (taken, expected) in [
        (None, false),
        (Some(now), true),
        (Some(now - TAKEN_MAX_MS), true),
        (Some(now - TAKEN_MAX_MS - 1), false),
    ] {
        assert_eq!(refuses_one(taken, now), expected, "{taken:?}");
    }
}

#[test]
fn a_setting_names_the_field_that_cannot_be() {
    let long = format!("https://bureau.example/{}", "x".repeat(CONTACT_MAX));
    let rows = [
        (" ops@bureau.example ", Ok("mailto:ops@bureau.example")),
        ("mailto:ops@bureau.example", Ok("mailto:ops@bureau.example")),
        (
            "https://bureau.example/ops",
            Ok("https://bureau.example/ops"),
        ),
        ("http://bureau.example/ops", Err("contact")),
        ("https://10.0.0.1/", Err("contact")),
        ("mailto:", Err("contact")),
        (long.as_str(), Err("contact")),
        ("", Err("contact")),
    ];
    for (contact, expected) in rows {
        let setting = Setting {
            contact: contact.to_owned(),
            services: vec![Service::Apple, Service::Google, Service::Apple],
        };
        match (setting.checked(), expected) {
            (Ok(found), Ok(contact)) => {
                assert_eq!(found.contact, contact);
                assert_eq!(found.services, [Service::Google, Service::Apple]);
            }
            (Err(refusal), Err(field)) => assert_eq!(refusal.field, Some(field), "{contact}"),
            (found, _) => panic!("{contact}: {found:?}"),
        }
    }
    let nowhere = Setting {
        contact: "ops@bureau.example".to_owned(),
        services: Vec::new(),
    };
    assert_eq!(nowhere.checked().unwrap_err().field, Some("services"));
}

// C4.2.6
#[test]
fn only_a_service_that_was_switched_on_is_written_to_and_nothing_inside_c4_2_6() {
    let good = Subscription {
        endpoint: "https://fcm.googleapis.com/fcm/send/abc".to_owned(),
        p256dh: format!("{POINT}="),
        auth: format!("{SECRET}=="),
    };
    let on = [Service::Google];
    let (kept, led) = good.clone().checked(&on, Private::Refused).unwrap();
    assert_eq!((kept.p256dh.as_str(), kept.auth.as_str()), (POINT, SECRET));
    assert_eq!(led.name, "fcm.googleapis.com");
    let compressed = POINT.replacen('B', "A", 1);
    let in_other_letters = POINT.replacen('_', "/", 1);
    // The field, and what cannot stand in it.
    let rows = [
        ("endpoint", "http://fcm.googleapis.com/x"),
        ("endpoint", "https://web.push.apple.com/x"),
        ("endpoint", "https://127.0.0.1/x"),
        ("endpoint", "https://[::1]/x"),
        ("endpoint", "https://169.254.169.254/latest"),
        ("endpoint", "https://printer.inside/x"),
        ("endpoint", "https://who@fcm.googleapis.com/x"),
        ("endpoint", "fcm.googleapis.com"),
        ("p256dh", "BCVxsr7N"),
        ("p256dh", compressed.as_str()),
        ("p256dh", in_other_letters.as_str()),
        ("auth", ""),
        ("auth", &SECRET[1..]),
    ];
    for (field, value) in rows {
        let mut bad = good.clone();
        match field {
            "endpoint" => value.clone_into(&mut bad.endpoint),
            "p256dh" => value.clone_into(&mut bad.p256dh),
            _ => value.clone_into(&mut bad.auth),
        }
        let refused = bad.checked(&on, Private::Refused).unwrap_err();
        assert_eq!(refused.field, Some(field), "{value}");
    }
}

// C4.2.6
#[test]
fn what_is_more_urgent_wakes_a_phone_and_nothing_is_kept_longer_than_it_is_of_use_c4_2_6() {
    let minute = 60_000;
    // The stage, in how many minutes it is due; how urgent, and for how many seconds it is kept.
    let rows = [
        (Stage::Opens, 10, "normal", 600),
        (Stage::Soon, 5, "high", 300),
        (Stage::Opens, 0, "normal", 60),
        (Stage::Opens, 24 * 60, "normal", 4 * 60 * 60),
        (Stage::Overdue, -1, "high", 3_600),
        (Stage::Unreached, 5, "high", 3_600),
        (Stage::Escalated, -1, "high", 3_600),
        (Stage::Trial, 0, "high", 60),
    ];
    for (stage, due, urgent, seconds) in rows {
        assert_eq!(urgency(stage), urgent, "{stage:?}");
        assert_eq!(seconds_kept(stage, due * minute, 0), seconds, "{stage:?}");
    }
}
