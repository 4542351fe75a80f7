//! A canary: somebody with a name, a telephone and a document that no other text has. They are looked
//! for in every file of the house, while the program serves it and after.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use app::clock::{Clock, SetClock, SystemClock};
use app::found_item::{After, NewItem, lost};
use app::site::Member;
use app::visit::{Done, Registration};
use app::{Actor, House, Role};
use domain::directory::Site;
use domain::found_item::lost::Loss;
use domain::found_item::{Finding, Kind, Said, Step};
use domain::visit::{Act, Details};
use domain::{AccountId, CommandId, FoundItemId, LostReportId, SiteId, VisitId};
use store::{Options, Store};
use testbed::http::Request;

use crate::ground::{Ground, STANDARD};
use crate::server::{Server, program};

const SECRET: [u8; 32] = [7; 32];
const NAME: &str = "金丝雀甲乙";
const TELEPHONE: &str = "13987650417";
const DOCUMENT: &str = "E98764173";
const MATTER: &str = "询问黄雀立案";
const QUESTION: &str = "翠鸟停在何处";
const WORDS: &str = "画眉唱得动听";
const THING: &str = "绣眼鸟纹雨伞";

/// A house with a canary in each of its registers.
struct Aviary {
    ground: Ground,
    directory: PathBuf,
    leader: String,
    manager: String,
    visit: VisitId,
    /// What was sealed and marked of them, as the database has it.
    kept: Vec<Vec<u8>>,
}

fn command(house: &House) -> app::Command {
    app::Command {
        id: CommandId(house.new_id()),
        at: house.now(),
        fingerprint: [9; 32],
    }
}

fn open(file: &Path) -> Store {
    Store::open(&Options::at(file.to_str().unwrap())).unwrap()
}

/// The house on its file, with a clock of the test's own.
fn house_at(file: &Path, now: i64) -> House {
    let clock = Arc::new(SetClock::at(now));
    House::with(open(file), clock, Arc::new(app::chance::SystemChance))
        .holding(app::seal::Keys::of(&SECRET))
}

async fn found(house: &House, site: &SiteId) -> Vec<AccountId> {
    let founded = Site {
        id: site.clone(),
        name: "法院".to_owned(),
        time_zone: "UTC".to_owned(),
        working_weekdays: 0b001_1111,
        standard_version: 1,
    };
    let roles = [Role::Receptionist, Role::TeamLeader, Role::OwnersManager];
    let members = roles.map(|role| Member {
        login: role.word().to_owned(),
        name: format!("{}甲", role.word()),
        password: None,
        roles: vec![role],
    });
    app::site::found_with(house, founded, STANDARD.to_owned(), members.to_vec())
        .await
        .unwrap()
}

/// The canary is announced, comes in, says what they think of the service, and leaves.
async fn visits(house: &House, desk: &Actor, site: &SiteId) -> VisitId {
    let registration = Registration {
        details: Details {
            name: NAME.to_owned(),
            telephone: TELEPHONE.to_owned(),
            document_kind: "passport".to_owned(),
            ..Details::default()
        },
        document_number: DOCUMENT.to_owned(),
        expected: Some(house.now()),
        ..Registration::default()
    };
    let made = app::visit::register(house, desk, site, &command(house), registration).await;
    let id: VisitId = made.unwrap().subject.unwrap().parse().unwrap();
    let does = async |what: Act| {
        let done = Done {
            act: what,
            reason: String::new(),
            badge_back: true,
        };
        app::visit::act(house, desk, site, &command(house), id, done)
            .await
            .unwrap();
    };
    does(Act::Admit).await;
    let asked = site.clone();
    let record = house
        .store()
        .read(move |db| store::visit::find(db, &asked, id))
        .await;
    let link = record.unwrap().unwrap().link_code.unwrap();
    let said = app::hall::rating::Said {
        score: 5,
        note: WORDS.to_owned(),
    };
    app::hall::rating::by_visit(house, &link, &command(house), said)
        .await
        .unwrap();
    does(Act::Leave).await;
    id
}

async fn calls_and_asks(house: &House, desk: &Actor, site: &SiteId) {
    let note = domain::call::Note {
        told: domain::call::Told {
            caller: NAME.to_owned(),
            telephone: TELEPHONE.to_owned(),
            matter: MATTER.to_owned(),
            ..domain::call::Told::default()
        },
        kind: "consultation".to_owned(),
        urgency: "ordinary".to_owned(),
        handling: domain::call::Handling::Answered,
        to: String::new(),
        agreed: None,
        assignee: None,
    };
    app::call::take(house, desk, site, &command(house), note)
        .await
        .unwrap();
    let note = domain::inquiry::InquiryNote {
        asked: domain::inquiry::Asked {
            question: QUESTION.to_owned(),
            asker: NAME.to_owned(),
            telephone: TELEPHONE.to_owned(),
            answer: MATTER.to_owned(),
        },
        reply: domain::inquiry::Reply::Own,
    };
    app::inquiry::record(house, desk, site, &command(house), note, false)
        .await
        .unwrap();
}

/// The canary looks for an umbrella, which is found and given back to them.
async fn loses(house: &House, desk: &Actor, site: &SiteId) -> (LostReportId, FoundItemId) {
    let loss = Loss {
        kind: Kind::Umbrella,
        told: domain::found_item::lost::Told {
            description: THING.to_owned(),
            name: NAME.to_owned(),
            telephone: TELEPHONE.to_owned(),
        },
        room: None,
        spot: "大厅".to_owned(),
        from: house.now(),
        until: house.now(),
    };
    let taken = lost::take(house, desk, site, &command(house), loss).await;
    let report: LostReportId = taken.unwrap().subject.unwrap().parse().unwrap();
    let new = NewItem {
        finding: Finding {
            kind: Kind::Umbrella,
            description: THING.to_owned(),
            room: None,
            spot: "大厅".to_owned(),
            found: house.now(),
        },
        after: After::Nothing,
        visit: None,
        duty: None,
    };
    let found = app::found_item::take_down(house, desk, site, &command(house), new, None).await;
    let item: FoundItemId = found.unwrap().subject.unwrap().parse().unwrap();
    let back = app::found_item::Act {
        said: Said {
            whom: NAME.to_owned(),
            telephone: TELEPHONE.to_owned(),
            proof: THING.to_owned(),
            ..Said::default()
        },
        signature: String::new(),
        reason: "不能手写".to_owned(),
    };
    let step = (item, Step::HandBack);
    app::found_item::step(house, desk, site, &command(house), step, back)
        .await
        .unwrap();
    lost::close(house, desk, site, &command(house), (report, Some(item)))
        .await
        .unwrap();
    (report, item)
}

/// Bytes as the database writes what is sealed.
fn in_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut written, byte| {
        let _always_fits = write!(written, "{byte:02x}");
        written
    })
}

/// What the database has of them that came of the key.
async fn sealed(
    house: &House,
    site: &SiteId,
    visit: VisitId,
    (report, item): (LostReportId, FoundItemId),
) -> Vec<Vec<u8>> {
    let site = site.clone();
    let read = move |db: &mut store::Database| -> anyhow::Result<Vec<Vec<u8>>> {
        let record = store::visit::find(db, &site, visit)?.unwrap();
        let rating = store::hall::rating::of_visit(db, &site, visit)?.unwrap();
        let day = record.day.clone();
        let hex = |bytes: Option<Vec<u8>>| bytes.as_deref().map(in_hex);
        let mut kept = vec![record.sealed, record.telephone_mark, record.document_mark];
        kept.extend([record.link_code, rating.sealed]);
        for call in store::call::of_day(db, &site, &day)? {
            kept.extend([call.telephone_mark, hex(call.sealed)]);
        }
        for inquiry in store::inquiry::of_day(db, &site, &day)? {
            kept.push(hex(inquiry.sealed));
        }
        let kept = kept.into_iter().map(|text| text.map(String::into_bytes));
        let mut kept: Vec<Option<Vec<u8>>> = kept.collect();
        let report = store::found_item::lost::find(db, &site, report)?.unwrap();
        let thing = store::found_item::find(db, &site, item)?.unwrap();
        kept.extend([report.sealed, thing.sealed]);
        let steps = store::found_item::steps(db, &site, item)?;
        kept.extend(steps.into_iter().map(|step| step.sealed));
        let whole = kept.len();
        let kept: Vec<Vec<u8>> = kept.into_iter().flatten().collect();
        assert_eq!(
            (kept.len(), whole),
            (11, 11),
            "each register keeps something"
        );
        Ok(kept)
    };
    house.store().read(read).await.unwrap()
}

impl Aviary {
    async fn lay(directory: &Path) -> Self {
        let file = directory.join("house.db");
        let house = House::new(open(&file));
        app::seal::take_key(&house, &SECRET).await.unwrap().unwrap();
        let text = domain::journal::Hash(SECRET).to_string();
        std::fs::write(directory.join("house.key"), text).unwrap();
        let site: SiteId = "court".parse().unwrap();
        let accounts = found(&house, &site).await;
        let mut signed_in = Vec::new();
        for account in &accounts {
            signed_in.push(app::session::sign_in_as(&house, *account).await.unwrap());
        }
        let desk = signed_in[0].actor.clone();
        let visit = visits(&house, &desk, &site).await;
        calls_and_asks(&house, &desk, &site).await;
        let things = loses(&house, &desk, &site).await;
        let kept = sealed(&house, &site, visit, things).await;
        Self {
            ground: Ground {
                file,
                site,
                attendant: accounts[0],
                session: signed_in[0].secret.clone(),
                duties: 0,
            },
            directory: directory.to_owned(),
            leader: signed_in[1].secret.clone(),
            manager: signed_in[2].secret.clone(),
            visit,
            kept,
        }
    }

    /// The program on this house; what it says of itself goes into a file beside it.
    async fn serve(&self) -> Server {
        let log = self.directory.join("house.log");
        let mut launcher = Command::new("sh");
        launcher
            .args(["-c", "log=$1; shift; exec \"$@\" 2>\"$log\"", "sh"])
            .arg(log)
            .arg(program().get_program());
        Server::start_by(launcher, &self.ground).await
    }

    /// Sends a command of somebody; the id of what it made.
    async fn tells(&self, server: &Server, session: &str, path: &str, body: &str) -> String {
        let path = format!("/api/v1/sites/{}/{path}", self.ground.site);
        let number = app::chance::uuid_v7(&app::chance::SystemChance, SystemClock.now());
        let request = Request::post(&path, "application/json", body)
            .with("cookie", &format!("session={session}"))
            .with("idempotency-key", &number.to_string());
        let answer = server.ask(&request).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        let answer: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        answer["subject"].as_str().unwrap().to_owned()
    }

    /// Every file of the house's folder, with what is in it.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = std::fs::read_dir(&self.directory).unwrap();
        let files = entries.map(|entry| entry.unwrap().path());
        files
            .map(|path| (path.clone(), std::fs::read(&path).unwrap()))
            .collect()
    }

    /// The files in which a text stands.
    fn files_with(&self, needle: &[u8]) -> Vec<PathBuf> {
        let files = self.files().into_iter();
        let holds = |bytes: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
        files
            .filter(|(_, bytes)| holds(bytes))
            .map(|(path, _)| path)
            .collect()
    }

    /// No file has anything that was told, in whatever way it may be written.
    fn assert_untold(&self, when: &str) {
        let mut needles: Vec<Vec<u8>> = Vec::new();
        for text in [NAME, MATTER, QUESTION, WORDS, THING, TELEPHONE, DOCUMENT] {
            let digits = text.is_ascii();
            let letters: Vec<char> = text.chars().collect();
            // Of what is searched by its grams, each pair of characters; of numbers, their long parts.
            let parts = letters.windows(if digits { 7 } else { 2 });
            let parts = parts.map(|part| part.iter().collect::<String>());
            for part in parts.chain([text.to_owned()]) {
                let wide: Vec<u16> = part.encode_utf16().collect();
                needles.push(part.bytes().collect());
                needles.push(wide.iter().flat_map(|unit| unit.to_le_bytes()).collect());
                needles.push(wide.iter().flat_map(|unit| unit.to_be_bytes()).collect());
                needles.push(in_hex(part.as_bytes()).into_bytes());
            }
        }
        // What the house's own texts have by themselves tells nothing.
        needles.retain(|needle| {
            let own = STANDARD.as_bytes();
            !own.windows(needle.len())
                .any(|part| part == needle.as_slice())
        });
        for needle in needles {
            let found = self.files_with(&needle);
            let told = String::from_utf8_lossy(&needle);
            assert!(found.is_empty(), "{when}: {told} stands in {found:?}");
        }
    }

    /// How many of what the key made of them stand in some file.
    fn kept_count(&self) -> usize {
        let stands = |bytes: &&Vec<u8>| !self.files_with(bytes).is_empty();
        self.kept.iter().filter(stands).count()
    }

    /// The house on its file after the program has gone, at a time.
    fn house(&self, now: i64) -> House {
        house_at(&self.ground.file, now)
    }
}

/// The registers still count, and the chain still holds.
async fn assert_whole(house: &House, site: &SiteId, visit: VisitId) {
    let asked = site.clone();
    let record = house
        .store()
        .read(move |db| store::visit::find(db, &asked, visit))
        .await;
    let record = record.unwrap().unwrap();
    assert_eq!(
        (record.number, record.sealed),
        (1, None),
        "the record stays, empty"
    );
    assert!(record.arrived.is_some() && record.left.is_some());
    let verified = app::journal::verify(house, site).await.unwrap().unwrap();
    assert!(verified.is_ok(), "{verified:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_erased_by_two_people_is_found_in_no_file_of_the_house() {
    let directory = testbed::directory::in_memory();
    let aviary = Aviary::lay(directory.path()).await;
    let server = aviary.serve().await;
    aviary.assert_untold("registered");
    assert_eq!(aviary.kept_count(), 11, "the search sees what is sealed");
    let body = serde_json::json!({
        "kind": "erase",
        "ground": "consent-withdrawn",
        "identified": "document-seen",
        "telephone": TELEPHONE,
        "document_number": DOCUMENT,
    });
    let requests = "personal-data-requests";
    let asked = aviary
        .tells(&server, &aviary.leader, requests, &body.to_string())
        .await;
    aviary.assert_untold("asked");
    let approval = format!("{requests}/{asked}/approval");
    aviary
        .tells(&server, &aviary.manager, &approval, "{}")
        .await;
    assert_eq!(
        aviary.kept_count(),
        0,
        "gone while the program runs, from the log as well"
    );
    aviary.assert_untold("erased");
    let files: Vec<String> = aviary
        .files()
        .into_iter()
        .map(|(path, _)| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    for looked_at in ["house.db", "house.db-wal", "house.log", "house.key"] {
        assert!(files.iter().any(|name| name == looked_at), "{files:?}");
    }
    // A copy of the files, as a backup takes them.
    server.kill();
    let copy = testbed::directory::in_memory();
    for (path, bytes) in aviary.files() {
        std::fs::write(copy.path().join(path.file_name().unwrap()), bytes).unwrap();
    }
    let house = house_at(&copy.path().join("house.db"), SystemClock.now());
    assert_whole(&house, &aviary.ground.site, aviary.visit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_time_is_over_is_found_in_no_file_of_the_house() {
    let directory = testbed::directory::in_memory();
    let aviary = Aviary::lay(directory.path()).await;
    assert_eq!(aviary.kept_count(), 11, "the search sees what is sealed");
    let year = 366 * 24 * 60 * 60 * 1_000;
    let house = aviary.house(SystemClock.now() + 3 * year);
    app::timer::sweep(&house).await.unwrap();
    assert_eq!(aviary.kept_count(), 0, "gone while the house is open");
    aviary.assert_untold("swept");
    assert_whole(&house, &aviary.ground.site, aviary.visit).await;
}
