//! Ids in addresses: what is not an id is not there.

use std::str::FromStr;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;

use crate::state::Web;
use crate::trouble::Trouble;

/// The ids of an address beside the site's, in their order.
pub(crate) struct Ids(Vec<String>);

impl Ids {
    /// The one at `place`, counted from 0 without the site.
    ///
    /// # Errors
    /// Not found when it is no such id.
    pub(crate) fn at<T: FromStr>(&self, place: usize) -> Result<T, Trouble> {
        self.0
            .get(place)
            .and_then(|text| text.parse().ok())
            .ok_or_else(Trouble::not_found)
    }
}

/// Whether the address is that of a photo as a list shows it.
pub(crate) struct IsSmall(pub(crate) bool);

impl FromRequestParts<Web> for IsSmall {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Trouble> {
        Ok(Self(parts.uri.path().ends_with("/small")))
    }
}

impl FromRequestParts<Web> for Ids {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Trouble> {
        let params = RawPathParams::from_request_parts(parts, web).await;
        let params = params.map_err(|_| Trouble::not_found())?;
        let ids = params
            .iter()
            .filter(|(name, _)| *name != "site")
            .map(|(_, value)| value.to_owned());
        Ok(Self(ids.collect()))
    }
}
