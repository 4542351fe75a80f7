//! A record of each register at a site of the sample, with hostile words where words are typed.

use super::*;

impl Sample {
    /// Somebody inside with a badge, and things to be carried out again.
    pub async fn visit(&self, at: &str) -> domain::VisitId {
        let desk = self.actor(at, Role::Receptionist).await;
        let registration = app::visit::Registration {
            details: domain::visit::Details {
                name: "赵敏".to_owned(),
                telephone: "13812345678".to_owned(),
                things: "投影仪一台".to_owned(),
                host: "王建国".to_owned(),
                ..domain::visit::Details::default()
            },
            ..app::visit::Registration::default()
        };
        let (at, command) = (site(at), self.command());
        let come = app::visit::register(&self.house, &desk, &at, &command, registration);
        come.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An entry of the watch list that waits for a second person.
    pub async fn watch_entry(&self, at: &str) -> domain::WatchEntryId {
        let manager = self.actor(at, Role::OwnersManager).await;
        let details = domain::watch::WatchDetails {
            name: "孟某".to_owned(),
            telephone: "13900000000".to_owned(),
            reason: "曾在大厅滋事".to_owned(),
            ..domain::watch::WatchDetails::default()
        };
        let (at, command) = (site(at), self.command());
        let asked = app::watch::propose(&self.house, &manager, &at, &command, details);
        asked.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A call that somebody is called back about by eight.
    pub async fn call(&self, at: &str) -> domain::CallId {
        self.call_back_by(at, MORNING + HOUR).await
    }

    /// A call that is to be returned by then.
    pub async fn call_back_by(&self, at: &str, agreed: Milliseconds) -> domain::CallId {
        let desk = self.actor(at, Role::Receptionist).await;
        let note = domain::call::Note {
            told: domain::call::Told {
                caller: "张建设".to_owned(),
                telephone: "13812345678".to_owned(),
                matter: "问开庭时间".to_owned(),
                ..domain::call::Told::default()
            },
            kind: "consultation".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: domain::call::Handling::CallBack,
            to: String::new(),
            agreed: Some(agreed),
            assignee: None,
        };
        let taken = app::call::take(&self.house, &desk, &site(at), &self.command(), note).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An inquiry that is to be answered by eight.
    pub async fn inquiry(&self, at: &str) -> domain::InquiryId {
        let desk = self.actor(at, Role::Receptionist).await;
        let note = domain::inquiry::InquiryNote {
            asked: domain::inquiry::Asked {
                question: "能给电动车充电吗".to_owned(),
                asker: "张建设".to_owned(),
                ..domain::inquiry::Asked::default()
            },
            reply: domain::inquiry::Reply::HandedOn {
                to: "办公室".to_owned(),
                agreed: MORNING + HOUR,
            },
        };
        let (at, command) = (site(at), self.command());
        let done = app::inquiry::record(&self.house, &desk, &at, &command, note, false);
        done.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An entry of the knowledge base.
    pub async fn knowledge(&self, at: &str) -> domain::KnowledgeId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let lesson = domain::inquiry::Lesson {
            question: "洗手间在哪里".to_owned(),
            wordings: "厕所\n卫生间".to_owned(),
            answer: "一楼东侧，电梯旁".to_owned(),
            ..domain::inquiry::Lesson::default()
        };
        let new = (lesson, None);
        let added = app::knowledge::add(&self.house, &lead, &site(at), &self.command(), new).await;
        added.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A rule of the service centre that all staff are asked to read.
    pub async fn house_rule(&self, at: &str) -> domain::HouseRuleId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let wording = domain::house_rule::Wording {
            heading: domain::house_rule::Heading {
                title: "考勤制度".to_owned(),
                note: String::new(),
                in_force: "2026-07-06".to_owned(),
                days: 3,
                readers: Vec::new(),
            },
            text: "第一章 总则\n八点上岗。\n穿工装。".to_owned(),
        };
        let (house, at) = (&self.house, site(at));
        let new = (domain::house_rule::Issuer::ServiceCentre, wording);
        let begun = app::house_rule::begin(house, &lead, &at, &self.command(), new).await;
        let id = begun.unwrap().subject.unwrap().parse().unwrap();
        app::house_rule::publish(house, &lead, &at, &self.command(), id, 1)
            .await
            .unwrap();
        id
    }

    /// A matter that the owner's manager assigned to an attendant, due in two hours; its photo has the
    /// matter's id.
    pub async fn assigned_matter(&self, at: &str) -> domain::AssignedMatterId {
        use domain::assigned_matter::{Assignment, Receiver, Said, Step, Urgency};
        let manager = self.actor(at, Role::OwnersManager).await;
        let attendant = self.actor(at, Role::Attendant).await;
        let assignment = Assignment {
            what: "把<b>会签稿</b>送到院办".to_owned(),
            person: None,
            room: Some(room(at, "702")),
            due: MORNING + 2 * HOUR,
            urgency: Urgency::Urgent,
            receiver: Receiver::Account(account(at, Role::Attendant)),
        };
        let (house, at, nobody) = (&self.house, site(at), String::new());
        let command = self.command();
        let done = app::assigned_matter::assign(house, &manager, &at, &command, assignment, nobody);
        let id = done.await.unwrap().subject.unwrap().parse().unwrap();
        let read_back = Said {
            note: "送会签稿".to_owned(),
            for_whom: "院办".to_owned(),
            by_when: "九点前".to_owned(),
            ..Said::default()
        };
        let steps = [
            (&attendant, Step::ReadBack, read_back),
            (
                &manager,
                Step::Confirm,
                Said {
                    revision: Some(2),
                    ..Said::default()
                },
            ),
        ];
        for (who, step, said) in steps {
            let command = self.command();
            app::assigned_matter::step(house, who, &at, &command, (id, step), (said, None))
                .await
                .unwrap();
        }
        id
    }

    /// A fault in 702, reported by an attendant with a photo.
    pub async fn fault(&self, at: &str) -> (domain::FaultId, domain::PhotoId) {
        let reporter = self.actor(at, Role::Attendant).await;
        let report = domain::fault::Report {
            room: room(at, "702"),
            spot: "讲台左侧".to_owned(),
            kind: domain::fault::Kind::Lighting,
            urgency: domain::fault::Urgency::Urgent,
            description: "灯管<b>闪</b>".to_owned(),
            seen: None,
            found: None,
        };
        let photo = app::photo::drawn((40, 30), |x, y| [x as u8, y as u8, 0]).unwrap();
        let (at, command) = (site(at), self.command());
        let with = (Some(Arc::new(photo)), app::fault::Twice::Separate);
        let done = app::fault::report(&self.house, &reporter, &at, &command, report, with);
        let id: domain::FaultId = done.await.unwrap().subject.unwrap().parse().unwrap();
        (id, domain::PhotoId(id.0))
    }

    /// A request of a person that waits for an answer.
    pub async fn personal_data_request(&self, at: &str) -> domain::PersonalDataRequestId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let asking = app::personal_data::Asking {
            kind: domain::personal_data::Kind::Show,
            ground: "own-request".to_owned(),
            identified: "document-seen".to_owned(),
            telephone: "13812345678".to_owned(),
            document_number: String::new(),
            name: "赵敏".to_owned(),
        };
        let (at, command) = (site(at), self.command());
        let asked = app::personal_data::ask(&self.house, &lead, &at, &command, asking);
        asked.await.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An order of fruit for the break of a meeting, by itself served before, placed by the leader.
    pub async fn order(&self, at: &str) -> domain::OrderId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let asked = domain::order::Asked {
            matter: domain::order::Matter {
                meeting: None,
                title: "评审会<i>甲</i>".to_owned(),
                room: room(at, "702"),
                starts: MORNING + 2 * HOUR,
                ends: MORNING + 4 * HOUR,
            },
            client: domain::order::Client {
                name: "赵敏".to_owned(),
                department: "办公室".to_owned(),
                telephone: "8021".to_owned(),
            },
            note: String::new(),
            lines: vec![domain::order::Line {
                number: 0,
                kind: domain::order::Kind::Fruit,
                item: "果盘<b>大</b>".to_owned(),
                quantity: 10,
                unit: "盘".to_owned(),
                place: "后排长桌".to_owned(),
                moment: domain::order::Moment::Before,
                at: None,
                put_out: 4,
                reason: "保持新鲜".to_owned(),
                price: None,
                budget: Some(50_000),
                supplier: "果品公司".to_owned(),
                cut_off: None,
            }],
        };
        let (at, command) = (site(at), self.command());
        let done = app::order::place(&self.house, &lead, &at, &command, asked).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A group's bot with a hostile name, added by the lead.
    pub async fn alert_way(&self, at: &str) -> domain::AlertWayId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let webhook = domain::alert::Webhook {
            name: "值班<b>群</b>".to_owned(),
            format: domain::alert::Format::WeCom,
            address: "https://bot.example/send?key=very-secret".to_owned(),
            secret: String::new(),
            stages: vec![domain::alert::Stage::Overdue],
            language: "zh-Hans".to_owned(),
        };
        let (at, command) = (site(at), self.command());
        let added = app::alert::add_way(&self.house, &lead, &at, &command, webhook).await;
        added.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A paper with hostile words, taken out of an office by the desk.
    pub async fn paper(&self, at: &str) -> domain::PaperInCustodyId {
        let desk = self.actor(at, Role::Receptionist).await;
        let retrieval = app::paper_in_custody::Retrieval {
            asked_at: None,
            leader: PersonId::derived(&[at]),
            room: room(at, "702"),
            papers: vec![domain::paper_in_custody::Retrieved {
                title: "关于<b>防汛</b>的请示".to_owned(),
                document_number: "局发〔2026〕17号".to_owned(),
                classified: false,
                copies: 2,
            }],
        };
        let (at, command) = (site(at), self.command());
        let done =
            app::paper_in_custody::retrieve(&self.house, &desk, &at, &command, retrieval).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A hand-over with hostile words, made by the desk.
    pub async fn hand_over(&self, at: &str) -> domain::HandOverId {
        let desk = self.actor(at, Role::Receptionist).await;
        let handed = app::hand_over::Handed {
            seen: vec![1_000, 1_001, 1_002],
            note: "701 <b>投影仪</b>待修".to_owned(),
            leaves: false,
        };
        let (at, command) = (site(at), self.command());
        let done = app::hand_over::make(&self.house, &desk, &at, &command, handed).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An umbrella with hostile words, found in 702 by the desk.
    pub async fn found_item(&self, at: &str) -> domain::FoundItemId {
        let desk = self.actor(at, Role::Receptionist).await;
        let new = app::found_item::NewItem {
            finding: domain::found_item::Finding {
                kind: domain::found_item::Kind::Umbrella,
                description: "黑色<b>长柄</b>雨伞".to_owned(),
                room: Some(room(at, "702")),
                spot: "靠窗".to_owned(),
                found: self.house.now(),
            },
            after: app::found_item::After::Last,
            visit: None,
            duty: None,
        };
        let (at, command) = (site(at), self.command());
        let done = app::found_item::take_down(&self.house, &desk, &at, &command, new, None).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A lost umbrella that somebody asked the desk for.
    pub async fn lost_report(&self, at: &str) -> domain::LostReportId {
        let desk = self.actor(at, Role::Receptionist).await;
        let now = self.house.now();
        let loss = domain::found_item::lost::Loss {
            kind: domain::found_item::Kind::Umbrella,
            told: domain::found_item::lost::Told {
                description: "长柄雨伞".to_owned(),
                name: "张建设".to_owned(),
                telephone: "13812345678".to_owned(),
            },
            room: Some(room(at, "702")),
            spot: String::new(),
            from: now - HOUR,
            until: now,
        };
        let (at, command) = (site(at), self.command());
        let done = app::found_item::lost::take(&self.house, &desk, &at, &command, loss).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// A banquet at noon for two guests, booked by the desk, with hostile words.
    pub async fn banquet(&self, at: &str) -> domain::BanquetId {
        use domain::banquet::{Asked, Companion, Guest, Told};
        let desk = self.actor(at, Role::Receptionist).await;
        let guest = |name: &str, diet: &str| Guest {
            organisation: "省高院".to_owned(),
            name: name.to_owned(),
            post: "庭长".to_owned(),
            diet: diet.to_owned(),
        };
        let asked = Asked {
            told: Told {
                host: Companion {
                    name: "周副院长".to_owned(),
                    post: "副院长".to_owned(),
                },
                activity: "调研<i>审判</i>".to_owned(),
                letter: format!("{at}函〔2026〕7号"),
                place: "食堂贵宾厅".to_owned(),
                guests: vec![guest("郑<b>怀</b>", "不吃<b>花生</b>"), guest("吴平", "")],
                companions: Vec::new(),
                menu: vec!["清炒时蔬".to_owned()],
                note: String::new(),
            },
            room: Some(room(at, "702")),
            starts: MORNING + 4 * HOUR,
            ends: MORNING + 5 * HOUR,
            tables: 1,
            seats: 8,
            per_head: Some(8_000),
        };
        let (at, command) = (site(at), self.command());
        let done = app::banquet::book(&self.house, &desk, &at, &command, asked).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// The attendant looked at by the leader, with a hostile note.
    pub async fn spot_check(&self, at: &str) -> domain::SpotCheckId {
        use domain::spot_check::Score;
        let lead = self.actor(at, Role::TeamLeader).await;
        let rule = if at == "court" {
            "conference-bearing"
        } else {
            "bearing"
        };
        let asked = app::spot_check::Asked {
            account: account(at, Role::Attendant),
            team: domain::TeamId::derived(&[at]),
            standard_version: 1,
            rule: rule.to_owned(),
            items: vec![
                (Some(Score::Good), String::new()),
                (Some(Score::Lacking), "=1+1".to_owned()),
            ],
        };
        let (at, command) = (site(at), self.command());
        let done = app::spot_check::take(&self.house, &lead, &at, &command, asked).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// The attendant's shift from half past eight to half past five.
    pub async fn planned_shift(&self, at: &str) -> domain::PlannedShiftId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let asked = app::roster::Asked {
            account: account(at, Role::Attendant),
            team: domain::TeamId::derived(&[at]),
            starts: MORNING + 90 * MINUTE,
            ends: MORNING + 90 * MINUTE + 9 * HOUR,
            confirmed: false,
        };
        let (at, command) = (site(at), self.command());
        let done = app::roster::plan(&self.house, &lead, &at, &command, asked).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// The attendant asks for two weeks from now on, with a hostile word.
    pub async fn leave(&self, at: &str) -> domain::LeaveId {
        let attendant = self.actor(at, Role::Attendant).await;
        let day = 24 * HOUR;
        let asked = app::roster::LeaveAsked {
            kind: domain::roster::leave::LeaveKind::Sick,
            starts: MORNING - 7 * HOUR + 14 * day,
            ends: MORNING - 7 * HOUR + 16 * day,
            words: "手术<b>住院</b>".to_owned(),
        };
        let (at, command) = (site(at), self.command());
        let done = app::roster::ask_leave(&self.house, &attendant, &at, &command, asked).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// The attendant asks the guard, who is of the same post, to take tomorrow's shift.
    pub async fn shift_swap(&self, at: &str) -> domain::ShiftSwapId {
        let lead = self.actor(at, Role::TeamLeader).await;
        let (who, other) = (account(at, Role::Attendant), account(at, Role::Guard));
        let team = Team {
            id: domain::TeamId::derived(&[at, "gate"]),
            standard_name: if at == "court" {
                "conference"
            } else {
                "etiquette"
            }
            .to_owned(),
            name: "门岗".to_owned(),
            floors: Vec::new(),
            rooms: Vec::new(),
            members: vec![who, other],
        };
        let id = team.id;
        let named = site(at);
        app::directory::put_team(&self.house, &lead, &named, &self.command(), team)
            .await
            .unwrap();
        let starts = MORNING + 25 * HOUR;
        let planned = app::roster::Asked {
            account: who,
            team: id,
            starts,
            ends: starts + 8 * HOUR,
            confirmed: true,
        };
        let done = app::roster::plan(&self.house, &lead, &named, &self.command(), planned).await;
        let asked = app::roster::SwapAsked {
            given: done.unwrap().subject.unwrap().parse().unwrap(),
            colleague: other,
            taken: None,
            words: "<i>家长会</i>".to_owned(),
        };
        let attendant = self.actor(at, Role::Attendant).await;
        let command = self.command();
        let done = app::roster::ask_swap(&self.house, &attendant, &named, &command, asked).await;
        done.unwrap().subject.unwrap().parse().unwrap()
    }

    /// An order, and the address that its client opens.
    pub async fn linked_order(&self, at: &str) -> (domain::OrderId, String) {
        let order = self.order(at).await;
        let link = format!("/o/{}", self.order_link(at, order).await);
        (order, link)
    }

    /// The secret part of a new link of the order.
    pub async fn order_link(&self, at: &str, order: domain::OrderId) -> String {
        let lead = self.actor(at, Role::TeamLeader).await;
        let at = site(at);
        app::order::make_link(&self.house, &lead, &at, &self.command(), order)
            .await
            .unwrap();
        let page = app::order::find(&self.house, &lead, &at, order)
            .await
            .unwrap();
        page.unwrap().link.unwrap()
    }

    /// A complaint that the desk took down, with hostile words.
    pub async fn case(&self, at: &str) -> domain::CaseId {
        let desk = self.actor(at, Role::Receptionist).await;
        let told = domain::case::Told {
            name: "<b>张</b>".to_owned(),
            telephone: "13812345678".to_owned(),
            organisation: "综合科".to_owned(),
            words: "水果<script>alert(1)</script>太少".to_owned(),
        };
        let opening = app::case::Opening::by(domain::case::Channel::Visit, told);
        let done = app::case::open(&self.house, &desk, &site(at), &self.command(), opening)
            .await
            .unwrap();
        done.subject.unwrap().parse().unwrap()
    }
}
