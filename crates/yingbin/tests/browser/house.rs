//! A made-up bureau, served on a free port, with a clock that the test moves on.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use app::clock::{Clock, SystemClock};
use app::meeting::Booking;
use app::{Command, House, Role};
use domain::requirement::{Attendee, BookingStatus, Requirement};
use domain::{CommandId, MeetingId, Milliseconds};
use simulate::building::{Building, Place, Worker};
use store::{Durability, Options, Store};
use testbed::browser::{Browser, Device, Page, Screen};
use testbed::network::Line;
use tokio::sync::oneshot;
use web::{Server, WebConfig};

/// The day of every story: a Monday in winter.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

/// The day on which the court of seed 0 begins to live.
pub const BUSY: jiff::civil::Date = jiff::civil::date(2026, 7, 6);

/// The room in which the stories meet, by its number and its name.
pub const ROOM: (&str, &str) = ("701", "党组会议室");

/// A clock that goes as the machine's does, at a distance that the test sets.
struct MovedClock(AtomicI64);

impl Clock for MovedClock {
    fn now(&self) -> Milliseconds {
        SystemClock.now() + self.0.load(Ordering::SeqCst)
    }
}

/// A house with its people and rooms; it closes with the test.
pub struct Hall {
    pub house: House,
    pub building: Building,
    clock: Arc<MovedClock>,
    address: SocketAddr,
    commands: AtomicU64,
    _closing: oneshot::Sender<()>,
    _directory: tempfile::TempDir,
}

impl Hall {
    /// A furnished house at eight in the morning, in which nothing is booked.
    pub async fn open() -> Self {
        let directory = testbed::directory::in_memory();
        let path = directory.path().join("building.db");
        let store = Store::open(&Options {
            durability: Durability::Off,
            ..Options::at(path.display().to_string())
        });
        let store = store.expect("a new database opens");
        let building = Building::new(Place::Bureau).expect("the made-up bureau is sound");
        let eight = building.instant(TODAY, jiff::civil::time(8, 0, 0, 0));
        let hall = Self::of(building, store, eight, directory).await;
        let founded = hall.building.found(&hall.house).await;
        founded.expect("the bureau is founded");
        hall
    }

    /// The court in the evening of its busiest day, which its people have lived through.
    pub async fn after_a_busy_day() -> Self {
        let directory = testbed::directory::in_memory();
        let path = directory.path().join("building.db").display().to_string();
        let busy = simulate::Simulation {
            place: Place::Court,
            days: 1,
            seed: 0,
            busy: true,
            whole: true,
            database: Some(path.clone()),
        };
        let lived = Box::pin(simulate::run(&busy)).await;
        lived.expect("everything holds");
        let store = Store::open(&Options {
            durability: Durability::Off,
            ..Options::at(path)
        });
        let store = store.expect("the database is there");
        let building = Building::new(Place::Court).expect("the made-up court is sound");
        let evening = building.instant(BUSY, jiff::civil::time(23, 10, 0, 0));
        Self::of(building, store, evening, directory).await
    }

    async fn of(
        building: Building,
        store: Store,
        now: Milliseconds,
        directory: tempfile::TempDir,
    ) -> Self {
        let clock = Arc::new(MovedClock(AtomicI64::new(0)));
        clock.0.store(now - SystemClock.now(), Ordering::SeqCst);
        let house = House::with(
            store,
            Arc::clone(&clock) as Arc<dyn Clock>,
            Arc::new(app::chance::SystemChance),
        )
        .holding(app::seal::Keys::of(&[7; 32]));
        let (closing, closed) = oneshot::channel::<()>();
        let address = serve(house.clone(), async move {
            let _ = closed.await;
        })
        .await;
        Self {
            house,
            building,
            clock,
            address,
            commands: AtomicU64::new(0),
            _closing: closing,
            _directory: directory,
        }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Reaches the house by a line that can be cut, from now on.
    pub async fn put_on_a_line(&mut self) -> Line {
        let line = Line::to(self.address).await;
        self.address = line.address();
        line
    }

    /// The attendant's phone at 9:05 with the shift kept, its line cut and without a network.
    pub async fn cut_off_phone(&mut self, browser: &Browser) -> (Line, Device, Page) {
        let line = self.put_on_a_line().await;
        self.on_duty(self.attendant()).await;
        self.book().await;
        self.until(9, 5, &[]).await;
        let device = phone(browser).await;
        let page = self.enter(&device, self.attendant()).await;
        is_kept(&page).await;
        line.cut();
        device.go_offline().await;
        (line, device, page)
    }

    /// The instant of a time of today.
    pub fn at(&self, hour: i8, minute: i8) -> Milliseconds {
        let time = jiff::civil::time(hour, minute, 0, 0);
        self.building.instant(TODAY, time)
    }

    /// An instant as the clock on the wall shows it.
    pub fn clock_of(&self, at: Milliseconds) -> String {
        let zone = jiff::tz::TimeZone::get(&self.building.site.time_zone).expect("it is known");
        let at = domain::serving::instant(at).to_zoned_datetime(zone);
        at.strftime("%H:%M").to_string()
    }

    /// Moves the time on to `hour:minute` of today: of the house, and of the pages, whose people
    /// take them up again.
    pub async fn until(&self, hour: i8, minute: i8, pages: &[&Page]) {
        for page in pages {
            hold(page).await;
        }
        // Holding takes time of its own, which is none of the story's.
        let by = self.at(hour, minute) - self.house.now();
        assert!(by >= 0, "time goes on, never back");
        self.clock.0.fetch_add(by, Ordering::SeqCst);
        // The pages first: what the timer tells them, they take in with their clocks set.
        for page in pages {
            move_on(page, by).await;
        }
        app::timer::tick(&self.house)
            .await
            .expect("the timer turns");
        for page in pages {
            hear_all(page).await;
        }
    }

    /// How far the clock of this house is from the machine's.
    pub fn distance(&self) -> Milliseconds {
        self.clock.0.load(Ordering::SeqCst)
    }

    /// A command of somebody at this moment.
    pub fn command(&self) -> Command {
        let number = self.commands.fetch_add(1, Ordering::SeqCst).to_string();
        let at = self.house.now();
        Command {
            id: CommandId::derived(&["browser", &number]),
            at,
            fingerprint: [0; 32],
        }
    }

    /// Puts somebody on duty.
    pub async fn on_duty(&self, who: &Worker) {
        let site = &self.building.site.id;
        let begun = app::shift::start(&self.house, &who.actor, site, &self.command()).await;
        begun.expect("who comes is on duty");
    }

    /// Books a large meeting in [`ROOM`], from ten to twelve, with three guests.
    pub async fn book(&self) -> MeetingId {
        let room = self.building.room(ROOM.0).expect("the room is there");
        let guest = |(rank, (name, seat)): (u32, (&str, &str))| Attendee {
            person: None,
            name: name.to_owned(),
            form_of_address: format!("{name}局长"),
            rank,
            seat: Some(seat.to_owned()),
        };
        let guests = [("甲", "A1"), ("乙", "B1"), ("丙", "B2")];
        let requirement = Requirement {
            title: "党组会".to_owned(),
            room: room.id,
            starts: self.at(10, 0),
            ends: self.at(12, 0),
            large: true,
            status: BookingStatus::Confirmed,
            host: "办公室".to_owned(),
            headcount: 3,
            layout: String::new(),
            equipment: Vec::new(),
            place_cards: true,
            secret: false,
            note: String::new(),
            attendees: (1..).zip(guests).map(guest).collect(),
        };
        let booking = Booking {
            requirement,
            recurrence: None,
            except: Vec::new(),
        };
        let leader = &self.leader().actor;
        let site = &self.building.site.id;
        let answer = app::meeting::book(&self.house, leader, site, &self.command(), booking).await;
        let subject = answer.expect("the room is free").subject;
        let subject = subject.expect("a booking makes a meeting");
        subject.parse().expect("an id")
    }

    /// Opens a page as somebody who is signed in already, and comes to the page of their role.
    pub async fn enter(&self, device: &Device, who: &Worker) -> Page {
        let signed_in = app::session::sign_in_as(&self.house, who.account).await;
        let secret = signed_in.expect("who is known may come in").secret;
        let page = device.open(&self.url("/sign-in")).await;
        let home = self.url("/");
        page.take_cookie(&home, "language", "zh-Hans").await;
        page.take_cookie(&home, "session", &secret).await;
        page.go_to(&self.url("/")).await;
        page
    }

    /// Lets somebody sign in with a password.
    pub async fn give_password(&self, who: &Worker, password: &str) {
        let administrator = &self.building.first(Role::SystemAdministrator).actor;
        let (site, command) = (&self.building.site.id, self.command());
        let given = app::account::reset_password(
            &self.house,
            administrator,
            site,
            &command,
            who.account,
            password,
        );
        given.await.expect("a good password is taken");
    }

    /// The code on the wall of [`ROOM`].
    pub async fn request_code(&self) -> String {
        let view = app::directory::view(&self.house, &self.building.site.id).await;
        let view = view
            .expect("the directory is read")
            .expect("the site is there");
        let room = view.rooms.into_iter().find(|room| room.number == ROOM.0);
        room.expect("the room is there").request_code
    }

    /// The first attendant.
    pub fn attendant(&self) -> &Worker {
        self.building.first(Role::Attendant)
    }

    /// Whoever receives visitors at the desk.
    pub fn receptionist(&self) -> &Worker {
        self.building.first(Role::Receptionist)
    }

    /// The team's leader.
    pub fn leader(&self) -> &Worker {
        self.building.first(Role::TeamLeader)
    }
}

/// Serves the house until `closed`, and says where.
async fn serve(house: House, closed: impl Future<Output = ()> + Send + 'static) -> SocketAddr {
    let config = WebConfig {
        address: (Ipv4Addr::LOCALHOST, 0).into(),
        demo: false,
        secure: false,
        trusted_proxy: None,
    };
    let server = Server::bind(house, config).await;
    let server = server.expect("a free port is there");
    let address = server.address().expect("a bound server has an address");
    tokio::spawn(async move {
        server.run(closed).await.expect("the house is served");
    });
    address
}

/// Lets a page ask for no shift until its clock is moved on, and waits for the one it is asking for:
/// its answer would tell the time of a house whose clock has moved to a page whose clock has not.
async fn hold(page: &Page) {
    let counted = "(() => {
        if (globalThis.held) return true;
        const real = fetch.bind(globalThis);
        globalThis.held = { asking: 0, begun: 0, ended: 0 };
        globalThis.fetch = async (address, wish) => {
            if (!String(address).endsWith('/shift')) return real(address, wish);
            await held.until;
            held.asking += 1;
            const turn = (held.begun += 1);
            try {
                // However long it was held, it is given its time.
                const said = await real(address, { ...wish, signal: AbortSignal.timeout(10_000) });
                const value = said.ok ? await said.json() : null;
                return { ok: said.ok, status: said.status, headers: said.headers, json: async () => value };
            } finally {
                held.asking -= 1;
                held.ended = Math.max(held.ended, turn);
            }
        };
        // What was asked for before is not counted. A phone asks for one at a time: the next comes after it.
        dispatchEvent(new Event('online'));
        return true; })()";
    page.evaluate::<bool>(counted).await;
    page.wait_for("!document.getElementById('phone') || held.ended > 0")
        .await;
    let held = "(held.until = new Promise((resolve) => { held.go = resolve; }), true)";
    page.evaluate::<bool>(held).await;
    page.wait_for("held.asking === 0").await;
}

/// Moves the clock of a page on, whose person takes it up again.
pub async fn move_on(page: &Page, by: Milliseconds) {
    let moved = format!(
        "(() => {{ const before = Date.now.bind(Date); Date.now = () => before() + {by};
         globalThis.held?.go();
         document.dispatchEvent(new Event('visibilitychange')); return true; }})()"
    );
    page.evaluate::<bool>(&moved).await;
}

/// Lets a phone hear all that the timer told. What it brings moves the list, and nobody taps on a list
/// that is about to move.
async fn hear_all(page: &Page) {
    // One that lies dark asks when the network is there again, and not when it is looked at.
    let asked = "(() => {
        held.told = document.getElementById('phone') ? held.begun : -1;
        if (document.visibilityState === 'visible') document.dispatchEvent(new Event('visibilitychange'));
        else dispatchEvent(new Event('online'));
        return true; })()";
    page.evaluate::<bool>(asked).await;
    page.wait_for("held.ended > held.told && held.asking === 0")
        .await;
}

/// A phone in Chinese.
pub async fn phone(browser: &Browser) -> Device {
    browser.device(Screen::phone()).await
}

/// A desk in Chinese.
pub async fn desk(browser: &Browser) -> Device {
    browser.device(Screen::desk()).await
}

/// Taps an act of the person and puts the phone away, so that it is not held for an undo. The thumb
/// comes from elsewhere: two taps at one place within a moment are a double tap, which counts once.
pub async fn act(page: &Page, element: impl Into<testbed::browser::Element>) {
    page.touch("h1").await;
    page.touch(element).await;
    put_away(page).await;
}

/// Forgives what a page says of the line that the test cut.
pub async fn forgive_the_cut(page: &Page) {
    let cut = "net::ERR_";
    if page
        .complaints()
        .await
        .iter()
        .any(|words| words.contains(cut))
    {
        page.forgive(cut).await;
    }
}

/// Puts the phone away and takes it up again: what waited for an undo goes.
pub async fn put_away(page: &Page) {
    let script = "(() => {
        for (const state of ['hidden', 'visible']) {
            Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
            document.dispatchEvent(new Event('visibilitychange'));
        }
        return true;
    })()";
    page.evaluate::<bool>(script).await;
}

/// That the shell and the shift are kept on this phone, so that it opens without a network.
pub async fn is_kept(page: &Page) {
    let script = format!(
        "(async () => {{
            const cache = await caches.open('shell');
            const shell = await cache.match(location.origin + location.pathname);
            const shift = await {};
            return Boolean(navigator.serviceWorker.controller && shell && shift);
        }})()",
        in_database("state", "get('bureau')")
    );
    page.wait_for(&script).await;
}

/// What a request to a store of the phone's database gives, as a promise.
pub fn in_database(store: &str, request: &str) -> String {
    format!(
        "new Promise((resolve) => {{
            const open = indexedDB.open('yingbin');
            // Looked at before the page has made it, it must not be made here, empty.
            open.onupgradeneeded = () => open.transaction.abort();
            open.onerror = () => resolve(undefined);
            open.onsuccess = () => {{
                const transaction = open.result.transaction('{store}', 'readwrite');
                const asked = transaction.objectStore('{store}').{request};
                transaction.oncomplete = () => {{ open.result.close(); resolve(asked.result); }};
            }};
        }})"
    )
}

/// The card of an open duty of a room on the phone, by its title, as a selector.
pub async fn card(page: &Page, room: &str, title: &str) -> String {
    let script = format!(
        "[...document.querySelectorAll('.duty')].find((duty) => duty.querySelector('h2').textContent === '{room}'
            && duty.querySelector('.duty-title').textContent === '{title}')?.dataset.duty ?? ''"
    );
    page.wait_for(&format!("({script}) !== ''")).await;
    let duty: String = page.evaluate(&script).await;
    format!("[data-duty='{duty}']")
}

/// What the phone shows of a room's duties that are not settled, in its order: title and state.
pub async fn phone_shows(page: &Page, room: &str, expected: &[&str]) {
    let script = format!(
        "[...document.querySelectorAll('[data-duty]')]
            .filter((duty) => duty.querySelector('h2, strong')?.textContent === '{room}')
            .map((duty) => (duty.querySelector('.duty-title') ?? duty.querySelector('.grow')).textContent
                .replace('{room}', '').trim() + ' ' + duty.dataset.state)"
    );
    shows(page, &script, expected).await;
}

/// What the board shows of a room's duties, by when they open.
pub async fn board_shows(page: &Page, number: &str, expected: &[&str]) {
    let script = format!(
        "[...document.querySelectorAll('a.chip')]
            .filter((chip) => chip.querySelector('small')?.textContent === '{number}')
            .sort((a, b) => a.dataset.opens - b.dataset.opens || a.title.localeCompare(b.title))
            .map((chip) => chip.querySelector('strong').textContent + ' ' + chip.dataset.state)"
    );
    shows(page, &script, expected).await;
}

async fn shows(page: &Page, script: &str, expected: &[&str]) {
    let wanted = serde_json::to_string(expected).expect("texts");
    page.wait_for(&format!(
        "JSON.stringify({script}) === JSON.stringify({wanted})"
    ))
    .await;
}
