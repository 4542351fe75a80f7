//! `yingbin serve`: serves the house, and does once a second what is due by the time alone.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use app::House;
use app::alert::Reaching;
use clap::Args;
use domain::alert::address::Private;
use notify::{Mail, Network, Ways};
use web::{Server, WebConfig};
use words::{format, text};

use crate::house::{Place, say};
use crate::key;

/// The arguments of `yingbin serve`.
#[derive(Args)]
pub struct ServeCommand {
    #[command(flatten)]
    pub place: Place,
    /// Where to listen.
    #[arg(long, env = "YINGBIN_ADDRESS", default_value = "127.0.0.1:8080")]
    pub address: SocketAddr,
    /// Browsers reach the house by HTTPS, through a proxy that ends it.
    #[arg(long, env = "YINGBIN_SECURE")]
    pub secure: bool,
    /// The file of the key that personal data is sealed with; it is made where the house is new.
    /// Unless it is said, it lies beside the database: building.key.
    #[arg(long, env = "YINGBIN_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    /// The proxy whose word on a client's address is taken.
    #[arg(long, env = "YINGBIN_TRUSTED_PROXY")]
    pub trusted_proxy: Option<IpAddr>,
    #[command(flatten)]
    pub reaching: ReachingArguments,
}

/// How people are reached beside their phones. Nothing depends on it.
#[derive(Args)]
pub struct ReachingArguments {
    /// The address under which people open the house, for the links in messages, such as
    /// `https://yingbin.example.cn`.
    #[arg(long, env = "YINGBIN_PUBLIC_ADDRESS")]
    pub public_address: Option<String>,
    /// The server that sends mail: `smtps://name:password@host`, or `smtp://host?tls=required`.
    #[arg(long, env = "YINGBIN_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Whom mail comes from, such as `yingbin@example.cn`.
    #[arg(long, env = "YINGBIN_MAIL_FROM", requires = "smtp")]
    pub mail_from: Option<String>,
    /// Webhooks may lead into the network inside, and be written to without HTTPS. Whoever may add a webhook
    /// can then knock at everything that this machine reaches.
    #[arg(long, env = "YINGBIN_WEBHOOKS_INSIDE")]
    pub webhooks_inside: bool,
}

impl ReachingArguments {
    /// How mail is sent, where a server is named.
    fn mail(&self) -> Result<Option<Mail>> {
        let Some(server) = &self.smtp else {
            return Ok(None);
        };
        let from = self.mail_from.as_deref().unwrap_or_default();
        Ok(Some(Mail::by(server, from)?))
    }

    fn reaching(&self) -> Reaching {
        let home = self.public_address.as_deref();
        Reaching {
            mail: self.smtp.is_some(),
            private: if self.webhooks_inside {
                Private::Allowed
            } else {
                Private::Refused
            },
            push_inside: Private::Refused,
            home: home.map(|home| home.trim_end_matches('/').to_owned()),
        }
    }
}

/// Serves until it is told to end.
pub async fn serve(command: &ServeCommand) -> Result<ExitCode> {
    let language = command.place.language;
    let mail = command.reaching.mail()?;
    let reaching = command.reaching.reaching();
    let house = House::new(command.place.open()?).reaching_by(reaching);
    let usual = key::usual_place(&command.place.database);
    key::take(&house, command.key_file.as_ref().unwrap_or(&usual)).await?;
    let config = WebConfig {
        address: command.address,
        demo: false,
        secure: command.secure,
        trusted_proxy: command.trusted_proxy,
    };
    let server = Server::bind(house.clone(), config).await?;
    let address = address_of(&server, command.secure)?;
    say(&format(
        language,
        "house-listening",
        &[("address", address.clone())],
    ));
    if !command.secure && !command.address.ip().is_loopback() {
        say(text(language, "house-plain-http"));
    }
    if let Some(secret) = app::session::set_up_link(&house).await? {
        say(text(language, "house-set-up-link"));
        say(&std::format!("  {address}/set-up/{secret}"));
    }
    run(house, server, ways(mail)).await
}

/// The address as it is typed into a browser.
pub fn address_of(server: &Server, secure: bool) -> Result<String> {
    let scheme = if secure { "https" } else { "http" };
    Ok(std::format!("{scheme}://{}", server.address()?))
}

/// The ways out of the house.
pub fn ways(mail: Option<Mail>) -> Ways {
    Ways {
        mail,
        network: Network::trusting_the_machine(),
        patience: app::alert::DELIVERY_MAX,
    }
}

/// Runs the server, the timer and what carries messages out until the process is told to end.
pub async fn run(house: House, server: Server, ways: Ways) -> Result<ExitCode> {
    let timer = tokio::spawn(keep_time(house.clone()));
    let carrier = tokio::spawn(notify::run(house, ways));
    server.run(ended()).await?;
    timer.abort();
    carrier.abort();
    Ok(ExitCode::SUCCESS)
}

/// Does every second what is due, and every hour forgets what has served its time.
async fn keep_time(house: House) {
    let mut turns = tokio::time::interval(Duration::from_secs(1));
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut turn = 0_u32;
    loop {
        turns.tick().await;
        if let Err(error) = app::timer::tick(&house).await {
            tracing::error!(%error, "the timer's turn failed; the next one tries again");
        }
        if turn.is_multiple_of(3_600)
            && let Err(error) = app::timer::sweep(&house).await
        {
            tracing::error!(%error, "the sweep failed; the next one tries again");
        }
        turn = turn.wrapping_add(1);
    }
}

async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    else {
        let _interrupted = interrupted.await;
        return;
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
