//! Mail by the server that the house was told of.

use app::alert::{Failure, Parcel};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::message::{body, title};

/// How mail is sent. Cheap to clone.
#[derive(Clone)]
pub struct Mail {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// What was said of mail cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitMail {
    /// The address of the server.
    Server,
    /// From whom it comes.
    From,
}

impl std::fmt::Display for UnfitMail {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Server => "the address of the mail server cannot be read",
            Self::From => "the sender of mail is no address",
        })
    }
}

impl std::error::Error for UnfitMail {}

impl Mail {
    /// Mail by the server of an address, `smtps://name:password@host` or `smtp://host?tls=required`, from somebody.
    ///
    /// # Errors
    /// When either cannot be.
    pub fn by(server: &str, from: &str) -> Result<Self, UnfitMail> {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|_| UnfitMail::Server)?
            .timeout(Some(app::alert::DELIVERY_MAX))
            .build();
        let from = from.parse().map_err(|_| UnfitMail::From)?;
        Ok(Self { server, from })
    }

    /// Sends a parcel to somebody.
    pub(crate) async fn send(
        &self,
        to: &str,
        parcel: &Parcel,
        home: Option<&str>,
    ) -> Result<(), Failure> {
        let unfit = || Failure::of_recipient("mail-refused");
        let to: Mailbox = to.parse().map_err(|_| unfit())?;
        let host = self.from.email.domain();
        let mail = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(title(parcel))
            // The same parcel has the same id: whoever gets it twice is shown it once.
            .message_id(Some(format!("<{}@{host}>", parcel.id)))
            .header(ContentType::TEXT_PLAIN)
            .body(body(parcel, home).join("\n"))
            .map_err(|_| unfit())?;
        match self.server.send(mail).await {
            Ok(_) => Ok(()),
            Err(error) => Err(failure_of(&error, self.from.email.as_ref())),
        }
    }
}

/// What a server says for good is about the recipient, unless it is about the sender; everything else is about the way.
fn failure_of(error: &SmtpError, from: &str) -> Failure {
    // It knows us no more, or wants another password.
    let code = error.status().map(u16::from);
    if matches!(code, Some(530..=538)) {
        return Failure::of_way("mail-login");
    }
    if error.is_permanent() && is_about_sender(&error.to_string(), from) {
        return Failure::of_way("mail-sender");
    }
    if error.is_permanent() {
        return Failure::of_recipient("mail-refused");
    }
    if error.is_timeout() {
        return Failure::of_way("slow");
    }
    if error.is_tls() {
        return Failure::of_way("unsealed");
    }
    if error.is_transient() {
        return Failure::of_way("broken-there");
    }
    Failure::of_way("unreachable")
}

/// Whether a refusal says that the house may not write as who it says it is. Many servers say so only where they are
/// asked for the recipient, so it is known by its words and by the codes of RFC 3463 alone.
fn is_about_sender(said: &str, from: &str) -> bool {
    const SAID: [&str; 6] = [
        "sender",
        "mail from",
        "mailfrom",
        "send as",
        "5.1.7 ",
        "5.1.8 ",
    ];
    let said = said.to_lowercase();
    said.contains(&from.to_lowercase()) || SAID.iter().any(|words| said.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_who_is_refused_is_told_from_a_recipient_who_is() {
        let from = "yingbin@bureau.example";
        for said in [
            "553 Mail from must equal authorized user",
            "501 mail from address must be same as authorization user",
            "553 5.7.1 <Yingbin@bureau.example>: Sender address rejected: not owned by user desk",
            "550 5.1.8 Domain not found",
            "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
        ] {
            assert!(is_about_sender(said, from), "{said}");
        }
        for said in [
            "550 nobody of that name",
            "550 5.1.1 <li@bureau.example>: Recipient address rejected: User unknown",
            "552 5.2.2 Mailbox full",
        ] {
            assert!(!is_about_sender(said, from), "{said}");
        }
    }
}
