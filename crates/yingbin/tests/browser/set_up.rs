//! From an empty database to a first booked meeting, by hand, with nothing but what the terminal
//! printed.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use app::clock::{Clock, SystemClock};
use testbed::browser::{Browser, Device, Page, Screen, saying};

/// The password of everybody here.
const PASSWORD: &str = "green-tea-at-eight";

/// The program as somebody starts it; it ends with the test.
pub struct Started {
    child: Child,
    pub link: String,
    _directory: tempfile::TempDir,
}

impl Started {
    /// Starts the house on an empty database and reads the link that it prints.
    pub fn on_an_empty_database() -> Self {
        let directory = testbed::directory::in_memory();
        let mut child = Command::new(env!("CARGO_BIN_EXE_yingbin"))
            .args(["serve", "--address", "127.0.0.1:0", "--database"])
            .arg(directory.path().join("building.db"))
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(child.stdout.take().expect("it says something"));
        let mut lines = said.lines().map(|line| line.expect("a line of text"));
        let link = lines.find(|line| line.contains("/set-up/"));
        Self {
            child,
            link: link.expect("the link is printed").trim().to_owned(),
            _directory: directory,
        }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        let (address, _) = self.link.split_once("/set-up/").expect("an address");
        format!("{address}{path}")
    }

    /// Signs somebody in who has a password.
    pub async fn sign_in(&self, device: &Device, name: &str) -> Page {
        let page = device.open(&self.url("/")).await;
        page.wait_for_path("/sign-in").await;
        page.fill("#name", name).await;
        page.fill("#password", PASSWORD).await;
        page.press_and_follow("Enter").await;
        page
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // Whether it ended by itself before does not matter any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn fits(page: &Page, screen: &Screen) {
    page.assert_fits_the_screen().await;
    if screen.width < 1_000 {
        page.assert_targets_are_at_least(44).await;
    }
}

pub async fn set_up(house: &Started, device: &Device, screen: &Screen) {
    let page = device.open(&house.link).await;
    page.wait_for_text("h1", "第一次设置").await;
    page.wait_for_text("ol", "安全管理员").await;
    fits(&page, screen).await;
    page.fill("#set-up-site_name", "市机关事务管理局").await;
    page.fill("#set-up-site_id", "局").await;
    page.fill("#set-up-standard", "bureau-hq").await;
    for (who, name, login) in [("system", "席系统", "xi"), ("security", "安安全", "an")] {
        page.fill(&*format!("#set-up-{who}_name"), name).await;
        page.fill(&*format!("#set-up-{who}_login"), login).await;
        page.fill(&*format!("#set-up-{who}_password"), PASSWORD)
            .await;
    }
    // The short name is none; it is said at its field, and only the passwords are asked for again.
    page.follow(saying("button", "建立")).await;
    page.wait_for_text("#set-up-site_id-problem", "简称").await;
    page.forgive("422").await;
    assert_eq!(page.value("#set-up-site_name").await, "市机关事务管理局");
    page.fill("#set-up-site_id", "bureau").await;
    for who in ["system", "security"] {
        page.fill(&*format!("#set-up-{who}_password"), PASSWORD)
            .await;
    }
    page.follow(saying("button", "建立")).await;
    page.wait_for_path("/sign-in").await;
    page.close().await;
}

/// The system administrator makes the accounts, the security administrator grants the roles.
pub async fn staff(house: &Started, device: &Device, screen: &Screen) {
    let page = house.sign_in(device, "xi").await;
    page.wait_for_path("/sites/bureau/accounts").await;
    page.wait_for_text("#next", "到第一个会议").await;
    for (person, name) in [("张领班", "zhang"), ("王芳", "wang")] {
        page.fill("#account-person", person).await;
        page.fill("#account-name", name).await;
        page.fill("#account-password", PASSWORD).await;
        page.follow("#form-account button[type=submit]").await;
        page.wait_for_text("[role=status]", "已保存").await;
        page.wait_for_focus("#account-person").await;
    }
    fits(&page, screen).await;
    page.follow(saying("footer button", "退出登录")).await;
    page.close().await;
    let page = house.sign_in(device, "an").await;
    for (name, role) in [("zhang", "team-leader"), ("wang", "attendant")] {
        page.fill("#search", name).await;
        page.press_and_follow("Enter").await;
        page.wait_for_count("#accounts tbody tr", 1).await;
        page.fill("#accounts select[name=role]", role).await;
        page.follow(saying("#accounts button", "授予")).await;
    }
    page.wait_for_text("#next .done + span", "安全管理员").await;
    fits(&page, screen).await;
    page.follow(saying("footer button", "退出登录")).await;
    page.close().await;
}

/// The leader fills the directory in the order in which it asks for it.
async fn fill_the_directory(house: &Started, page: &Page, screen: &Screen) {
    page.go_to(&house.url("/sites/bureau/directory")).await;
    fits(page, screen).await;
    page.follow(saying(".fill-steps a", "楼宇")).await;
    page.fill("#building-name", "主楼").await;
    page.follow("#form-building button[type=submit]").await;
    page.fill("#floor-name", "七层").await;
    page.fill("#floor-level", "7").await;
    page.follow("#form-floor button[type=submit]").await;
    fits(page, screen).await;
    page.follow(saying(".pages a", "会议室与场所")).await;
    page.follow(saying(".head a", "添加房间")).await;
    for (number, name) in [("701", "第一会议室"), ("702", "第二会议室")] {
        page.fill("#room-number", number).await;
        page.fill("#room-name", name).await;
        page.fill("#room-capacity", "20").await;
        page.fill("#room-equipment", "投影、视频会议").await;
        page.fill("#room-layouts", "课桌").await;
        fits(page, screen).await;
        page.follow(saying("#form-room button", "再加一间")).await;
        page.wait_for_text("[role=status]", "已保存").await;
        page.wait_for_focus("#room-number").await;
    }
    page.follow(saying(".pages a", "人员")).await;
    page.fill("#person-name", "买买提·阿卜杜热西提").await;
    page.fill("#person-form_of_address", "买处长").await;
    page.follow("#form-person button[type=submit]").await;
    page.wait_for_text("#people tbody th", "买买提").await;
    fits(page, screen).await;
    page.follow(saying(".pages a", "班组")).await;
    page.follow(saying(".head a", "新建班组")).await;
    page.fill("#team-name", "礼仪接待组").await;
    page.touch(saying("#team-members label", "王芳")).await;
    fits(page, screen).await;
    page.follow("#form-team button[type=submit]").await;
    page.wait_for_text("#teams tbody", "王芳").await;
    for tab in ["停用时间", "工作日", "概览"] {
        page.follow(saying(".pages a", tab)).await;
        fits(page, screen).await;
    }
}

/// The leader books a meeting of tomorrow morning.
async fn book(house: &Started, page: &Page) {
    let now = jiff::Timestamp::from_millisecond(SystemClock.now()).expect("a time of our days");
    let zone = jiff::tz::TimeZone::get("Asia/Shanghai").expect("a zone");
    let tomorrow = now
        .to_zoned_datetime(zone)
        .date()
        .tomorrow()
        .expect("a day");
    page.go_to(&house.url("/sites/bureau/meetings/new")).await;
    page.fill("#title", "第一次会议").await;
    page.fill("#date", &tomorrow.to_string()).await;
    page.fill("#starts", "09:00").await;
    page.fill("#ends", "10:00").await;
    page.follow(saying("#meeting-form button[type=submit]", "预订"))
        .await;
    page.wait_for_text("h1", "第一次会议").await;
}

async fn from_the_link_to_a_meeting(screen: Screen) {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let house = Started::on_an_empty_database();
    let device = browser.device(screen.clone()).await;
    set_up(&house, &device, &screen).await;
    staff(&house, &device, &screen).await;
    let page = house.sign_in(&device, "zhang").await;
    page.wait_for_path("/sites/bureau/board").await;
    fill_the_directory(&house, &page, &screen).await;
    book(&house, &page).await;
    page.close().await;
    let phone = browser.device(Screen::phone()).await;
    let page = house.sign_in(&phone, "wang").await;
    page.wait_for_path("/sites/bureau/duties").await;
    page.close().await;
}

#[tokio::test]
async fn somebody_who_never_saw_it_goes_from_the_link_to_a_booked_meeting_at_a_desk() {
    from_the_link_to_a_meeting(Screen::desk()).await;
}

#[tokio::test]
async fn somebody_who_never_saw_it_goes_from_the_link_to_a_booked_meeting_on_a_phone() {
    from_the_link_to_a_meeting(Screen::phone()).await;
}
