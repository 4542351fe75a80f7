//! Reaching people: tables of stages, quiet hours, pauses, order and addresses.

use super::address::{Host, Private, host, is_public};
use super::*;

const MINUTE: Milliseconds = 60_000;

// C4.2.6
#[test]
fn a_window_is_told_of_as_it_opens_and_at_its_half_and_a_short_one_once_c4_2_6() {
    use Stage::{Opens, Soon};
    // Opens, due, now in minutes; the stage.
    let rows = [
        (10, 20, 9, None),
        (10, 20, 10, Some(Opens)),
        (10, 20, 14, Some(Opens)),
        (10, 20, 15, Some(Soon)),
        (10, 20, 20, Some(Soon)),
        (10, 20, 21, None),
        // Three minutes are told of once.
        (10, 13, 12, Some(Opens)),
        (10, 14, 12, Some(Soon)),
        // A moment that is no window.
        (10, 10, 10, Some(Opens)),
    ];
    for (opens, due, now, stage) in rows {
        let found = stage_at(opens * MINUTE, due * MINUTE, now * MINUTE);
        assert_eq!(found, stage, "{opens} {due} {now}");
    }
}

#[test]
fn words_are_read_back_as_they_were_written() {
    for stage in Stage::OF_DUTIES {
        assert_eq!(Stage::from_word(stage.word()), Some(stage));
    }
    assert_eq!(Stage::from_word("trial"), Some(Stage::Trial));
    assert_eq!(Stage::from_word("loud"), None);
    for format in Format::ALL {
        assert_eq!(Format::from_word(format.word()), Some(format));
    }
    for takes in MailTakes::ALL {
        assert_eq!(MailTakes::from_word(takes.word()), Some(takes));
    }
    for end in End::ALL {
        assert_eq!(End::from_word(end.word()), Some(end));
    }
}

// C4.2.6
#[test]
fn quiet_hours_let_nothing_through_but_what_is_told_further_up_c4_2_6() {
    use MailTakes::{Escalations, Everything, Nothing};
    let night = Some(Quiet {
        from: 22 * 60,
        until: 7 * 60,
    });
    let noon = Some(Quiet {
        from: 12 * 60,
        until: 13 * 60,
    });
    // What is taken, when it is quiet, the stage, the hour; whether it is mailed.
    let rows = [
        (Everything, None, Stage::Opens, 3, true),
        (Everything, night, Stage::Opens, 3, false),
        (Everything, night, Stage::Opens, 22, false),
        (Everything, night, Stage::Overdue, 23, false),
        (Everything, night, Stage::Opens, 7, true),
        (Everything, night, Stage::Escalated, 3, true),
        (Everything, night, Stage::Unreached, 3, true),
        (Everything, noon, Stage::Soon, 12, false),
        (Everything, noon, Stage::Soon, 13, true),
        (Escalations, None, Stage::Overdue, 9, false),
        (Escalations, noon, Stage::Escalated, 12, true),
        (Nothing, None, Stage::Escalated, 9, false),
    ];
    for (mail_takes, quiet, stage, hour, mailed) in rows {
        let mail = "li@bureau.example".to_owned();
        let rule = AlertRule {
            mail,
            mail_takes,
            quiet,
        };
        assert_eq!(
            rule.mails(stage, hour * 60),
            mailed,
            "{rule:?} {stage:?} {hour}"
        );
        let nowhere = AlertRule {
            mail: String::new(),
            ..rule
        };
        assert!(!nowhere.mails(stage, hour * 60));
        // A browser that its holder lets be told takes everything, and keeps the same quiet.
        if mail_takes == Everything {
            assert_eq!(nowhere.pushes(stage, hour * 60), mailed, "{stage:?} {hour}");
        }
    }
}

// C4.2.6
#[test]
fn what_an_open_page_gets_by_itself_has_a_head_start_before_a_push_c4_2_6() {
    let li = AccountId::derived(&["li"]);
    let rows = [
        (Recipient::Push(li), Stage::Opens, push::HEAD_START_MS),
        (Recipient::Push(li), Stage::Overdue, push::HEAD_START_MS),
        // Leaders get it by no page of duties.
        (Recipient::Push(li), Stage::Escalated, 0),
        (Recipient::Mail(li), Stage::Opens, 0),
        (Recipient::Phone(li), Stage::Opens, 0),
    ];
    for (to, stage, waits) in rows {
        assert_eq!(to.waits(stage), waits, "{to:?} {stage:?}");
    }
}

#[test]
fn a_rule_names_the_field_that_cannot_be() {
    let rule = |mail: &str, mail_takes, quiet: Option<(i32, i32)>| AlertRule {
        mail: mail.to_owned(),
        mail_takes,
        quiet: quiet.map(|(from, until)| Quiet { from, until }),
    };
    let rows = [
        ("", MailTakes::Nothing, None, None),
        (
            " li.qiang+duty@mail.bureau.example ",
            MailTakes::Everything,
            Some((0, 1)),
            None,
        ),
        (
            "",
            MailTakes::Everything,
            None,
            Some(("mail", "alert-mail-missing")),
        ),
        (
            "li",
            MailTakes::Nothing,
            None,
            Some(("mail", "alert-mail-unfit")),
        ),
        (
            "@bureau.example",
            MailTakes::Nothing,
            None,
            Some(("mail", "alert-mail-unfit")),
        ),
        (
            "li@",
            MailTakes::Nothing,
            None,
            Some(("mail", "alert-mail-unfit")),
        ),
        (
            "a@b@c",
            MailTakes::Nothing,
            None,
            Some(("mail", "alert-mail-unfit")),
        ),
        (
            "li@bureau..example",
            MailTakes::Nothing,
            None,
            Some(("mail", "alert-mail-unfit")),
        ),
        (
            "li@x.example\r\nBcc: y@z.example",
            MailTakes::Nothing,
            None,
            Some(("mail", "alert-mail-unfit")),
        ),
        (
            "",
            MailTakes::Nothing,
            Some((60, 60)),
            Some(("quiet_until", "alert-quiet-empty")),
        ),
    ];
    for (mail, takes, quiet, refused) in rows {
        let found = rule(mail, takes, quiet).checked();
        let found = found.err().map(|no| (no.field.unwrap_or(""), no.code));
        assert_eq!(found, refused, "{mail}");
    }
}

#[test]
fn what_fails_waits_longer_each_time_and_is_given_up_within_an_hour() {
    let pauses: Vec<_> = (1..)
        .map_while(|tries| pause_after(Stage::Overdue, tries))
        .collect();
    assert!(pauses.is_sorted() && pauses.len() == 9, "{pauses:?}");
    assert_eq!(pauses[0], 5_000);
    let all: Milliseconds = pauses.iter().sum();
    assert!(all < 60 * MINUTE, "{all}");
    assert_eq!(
        pause_after(Stage::Trial, 1),
        None,
        "who tries a way looks at the answer"
    );
}

// C4.2.6
#[test]
fn the_most_urgent_goes_first_and_then_what_is_due_first_c4_2_6() {
    let alert = |stage, due: i64| Alert {
        id: AlertId::derived(&[&due.to_string()]),
        duty: None,
        stage,
        to: Recipient::Phone(AccountId::derived(&["li"])),
        due,
        written: 0,
        next: None,
        tries: 0,
        received: None,
        read: None,
        unreached: None,
        failure: String::new(),
        end: None,
    };
    let mut all = [
        alert(Stage::Trial, 0),
        alert(Stage::Opens, 5),
        alert(Stage::Overdue, 9),
        alert(Stage::Escalated, 8),
        alert(Stage::Overdue, 3),
        alert(Stage::Unreached, 7),
        alert(Stage::Soon, 1),
    ];
    in_order(&mut all);
    assert_eq!(all.map(|one| one.due), [8, 7, 3, 9, 1, 5, 0]);
}

#[test]
fn one_duty_is_told_once_by_each_way_and_stage() {
    let duty = DutyId::derived(&["duty"]);
    let (li, way) = (AccountId::derived(&["li"]), AlertWayId::derived(&["way"]));
    let ids = [
        id_of(duty, Stage::Opens, Recipient::Phone(li)),
        id_of(duty, Stage::Soon, Recipient::Phone(li)),
        id_of(duty, Stage::Opens, Recipient::Mail(li)),
        id_of(duty, Stage::Opens, Recipient::Push(li)),
        id_of(duty, Stage::Opens, Recipient::Webhook(way)),
        id_of(
            DutyId::derived(&["other"]),
            Stage::Opens,
            Recipient::Phone(li),
        ),
    ];
    let mut different = ids.to_vec();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), ids.len());
    assert_eq!(ids[0], id_of(duty, Stage::Opens, Recipient::Phone(li)));
}

#[test]
fn a_webhook_names_the_field_that_cannot_be() {
    let good = Webhook {
        name: " 值班群 ".to_owned(),
        format: Format::DingTalk,
        address: " https://oapi.dingtalk.com/robot/send?access_token=x ".to_owned(),
        secret: "SECabc".to_owned(),
        stages: vec![
            Stage::Escalated,
            Stage::Overdue,
            Stage::Overdue,
            Stage::Trial,
        ],
        language: USUAL_LANGUAGE.to_owned(),
    };
    let kept = good.clone().checked(Private::Refused).unwrap();
    assert_eq!(kept.name, "值班群");
    assert_eq!(kept.stages, [Stage::Overdue, Stage::Escalated]);
    let rows: [(Webhook, &str); 6] = [
        (
            Webhook {
                language: "zh Hans".to_owned(),
                ..good.clone()
            },
            "language",
        ),
        (
            Webhook {
                name: " ".to_owned(),
                ..good.clone()
            },
            "name",
        ),
        (
            Webhook {
                address: "oapi.dingtalk.com".to_owned(),
                ..good.clone()
            },
            "address",
        ),
        (
            Webhook {
                secret: "密钥".to_owned(),
                ..good.clone()
            },
            "secret",
        ),
        (
            Webhook {
                format: Format::WeCom,
                ..good.clone()
            },
            "secret",
        ),
        (
            Webhook {
                stages: vec![Stage::Trial],
                ..good
            },
            "stages",
        ),
    ];
    for (webhook, field) in rows {
        let refused = webhook.clone().checked(Private::Refused).unwrap_err();
        assert_eq!(refused.field, Some(field), "{webhook:?}");
    }
}

#[test]
fn addresses_lead_to_the_open_network_alone() {
    let led = [
        (
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
            (true, "qyapi.weixin.qq.com", 443),
        ),
        (
            "HTTPS://Open.Feishu.cn:8443/x",
            (true, "open.feishu.cn", 8443),
        ),
        ("https://8.8.8.8/", (true, "8.8.8.8", 443)),
        (
            "https://[2606:4700::1111]:444/x",
            (true, "2606:4700::1111", 444),
        ),
    ];
    for (address, (sealed, name, port)) in led {
        let expected = Host {
            sealed,
            name: name.to_owned(),
            port,
        };
        assert_eq!(host(address, Private::Refused), Ok(expected), "{address}");
    }
    let refused = [
        ("http://open.feishu.cn/x", "alert-address-plain"),
        ("https://127.0.0.1/", "alert-address-private"),
        ("https://10.1.2.3:8443/x", "alert-address-private"),
        (
            "https://169.254.169.254/latest/meta-data",
            "alert-address-private",
        ),
        ("https://[::1]/", "alert-address-private"),
        ("https://[::ffff:192.168.1.1]/", "alert-address-private"),
        ("https://user@open.feishu.cn/", "alert-address-unfit"),
        ("https://open.feishu.cn\\@10.0.0.1/", "alert-address-unfit"),
        ("https://open.feishu.cn/#@10.0.0.1", "alert-address-unfit"),
        ("https://open.feishu.cn:0/", "alert-address-unfit"),
        ("https://open.feishu.cn:http/", "alert-address-unfit"),
        ("https:///x", "alert-address-unfit"),
        ("https://飞书.cn/", "alert-address-unfit"),
        ("https://a b/", "alert-address-unfit"),
        ("ftp://open.feishu.cn/", "alert-address-unfit"),
        ("javascript:alert(1)", "alert-address-unfit"),
        ("", "alert-address-unfit"),
    ];
    for (address, code) in refused {
        let found = host(address, Private::Refused).map_err(|no| no.code);
        assert_eq!(found, Err(code), "{address}");
    }
    let inside = host("http://127.0.0.1:8700/hook", Private::Allowed).unwrap();
    assert_eq!((inside.sealed, inside.port), (false, 8700));
}

#[test]
fn numbers_of_the_open_network_are_known_from_all_others() {
    let public = [
        "8.8.8.8",
        "100.63.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "2606:4700::1111",
        "64:ff9b::808:808",
    ];
    let others = [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.8.8.8",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.168.0.1",
        "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2001::1",
        "::7f00:1",
    ];
    for number in public {
        assert!(is_public(number.parse().unwrap()), "{number}");
    }
    for number in others {
        assert!(!is_public(number.parse().unwrap()), "{number}");
    }
}
