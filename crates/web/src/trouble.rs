//! Why a request is not answered as asked: the one place where a refusal becomes a status.

use std::fmt;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use domain::{Refusal, RefusalKind};

/// Why a request is not answered as asked. Its words are `refusal-` and its code; the outermost
/// layer writes them as a page or as problem details, whichever was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    /// The status of the answer.
    pub(crate) status: StatusCode,
    /// Key of the words.
    pub(crate) code: &'static str,
    /// The field that mends it.
    pub(crate) field: Option<String>,
    /// Arguments of the words.
    pub(crate) arguments: Vec<(String, String)>,
    /// What the operator reads; never shown.
    pub(crate) cause: Option<Arc<anyhow::Error>>,
}

/// What most handlers give.
pub(crate) type Answered<T> = Result<T, Trouble>;

impl Trouble {
    /// A trouble with a status and the key of its words.
    pub(crate) fn new(status: StatusCode, code: &'static str) -> Self {
        Self {
            status,
            code,
            field: None,
            arguments: Vec::new(),
            cause: None,
        }
    }

    /// There is no such thing, or it is not the asker's to know of: the two look alike.
    pub(crate) fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// The asker has not signed in.
    pub(crate) fn sign_in_needed() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "sign-in-needed")
    }

    /// The asker may not.
    pub(crate) fn not_allowed() -> Self {
        Self::new(StatusCode::FORBIDDEN, "not-allowed")
    }

    /// What was sent cannot be read at all.
    pub(crate) fn malformed(code: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code)
    }

    /// What was sent in `field` cannot be.
    pub(crate) fn invalid(field: &str, code: &'static str) -> Self {
        let mut trouble = Self::new(StatusCode::UNPROCESSABLE_ENTITY, code);
        trouble.field = Some(field.to_owned());
        trouble
    }

    /// A template, which can only fail through a bug.
    pub(crate) fn failed(cause: impl Into<anyhow::Error>) -> Self {
        let mut trouble = Self::new(StatusCode::INTERNAL_SERVER_ERROR, "failure");
        trouble.cause = Some(Arc::new(cause.into()));
        trouble
    }

    /// The same trouble with one more argument for its words.
    pub(crate) fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.arguments.push((name.to_owned(), value.to_string()));
        self
    }

    /// After how many seconds the asker may come again, where that is known.
    pub(crate) fn retry_after_seconds(&self) -> Option<i64> {
        match self.status {
            StatusCode::TOO_MANY_REQUESTS => {
                let told = self.arguments.iter().find(|(name, _)| name == "seconds");
                Some(told.and_then(|(_, value)| value.parse().ok()).unwrap_or(60))
            }
            StatusCode::SERVICE_UNAVAILABLE => Some(5),
            _ => None,
        }
    }

    /// Whether what was typed can mend it, so that the form is shown again.
    pub(crate) fn is_mendable(&self) -> bool {
        matches!(
            self.status,
            StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT
        )
    }

    /// Whether it is told above the form: what was typed can mend it, or waiting can.
    pub(crate) fn is_told(&self) -> bool {
        self.is_mendable() || self.status == StatusCode::TOO_MANY_REQUESTS
    }

    /// Whether it says that what the form was about changed since it was shown; the form then shows what.
    pub(crate) fn is_news(&self) -> bool {
        matches!(self.code, "directions-changed" | "assigned-matter-changed")
            || self.code.ends_with("-meanwhile")
            || self.code.ends_with("-since")
    }

    /// Its words.
    pub(crate) fn say(&self, language: words::Language) -> String {
        // What the engine finds unlawful has words of its own.
        let key = if self.code.starts_with("unlawful-") {
            self.code.to_owned()
        } else {
            format!("refusal-{}", self.code)
        };
        crate::spoken::refusal(language, &key, &self.arguments)
    }
}

fn status_of(kind: RefusalKind) -> StatusCode {
    match kind {
        RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        RefusalKind::Forbidden => StatusCode::FORBIDDEN,
        RefusalKind::Missing => StatusCode::NOT_FOUND,
        RefusalKind::Conflict => StatusCode::CONFLICT,
        RefusalKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self {
            status: status_of(refusal.kind),
            code: refusal.code,
            field: refusal.field.map(str::to_owned),
            arguments: refusal
                .arguments
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            cause: None,
        }
    }
}

impl From<app::Error> for Trouble {
    fn from(error: app::Error) -> Self {
        let disk_is_full = error.disk_is_full();
        match error {
            app::Error::Failed(failure) if disk_is_full => {
                let mut trouble = Self::new(StatusCode::INSUFFICIENT_STORAGE, "disk-full");
                trouble.cause = Some(Arc::new(failure));
                trouble
            }
            app::Error::Refused(refusal) => refusal.into(),
            app::Error::Failed(failure) => Self::failed(failure),
        }
    }
}

impl From<askama::Error> for Trouble {
    fn from(error: askama::Error) -> Self {
        Self::failed(error)
    }
}

impl IntoResponse for Trouble {
    /// A bare answer that carries the trouble; the outermost layer gives it its words.
    fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_refusal_has_its_status() {
        let rows = [
            (Refusal::invalid("title", "title-empty"), 422),
            (Refusal::forbidden("not-allowed"), 403),
            (Refusal::missing("meeting-unknown"), 404),
            (Refusal::conflict("room-held"), 409),
            (Refusal::too_many("sign-in-too-often", 60), 429),
        ];
        for (refusal, status) in rows {
            let field = refusal.field.map(str::to_owned);
            let trouble = Trouble::from(refusal);
            assert_eq!((trouble.status.as_u16(), trouble.field), (status, field));
        }
    }

    #[test]
    fn who_comes_too_often_is_told_when_to_come_again() {
        let often = Trouble::from(Refusal::too_many("sign-in-too-often", 42));
        assert_eq!(often.retry_after_seconds(), Some(42));
        assert_eq!(Trouble::not_found().retry_after_seconds(), None);
    }
}
