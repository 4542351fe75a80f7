//! What a route needs of whoever asks, and the guard that stands before every route.

use std::sync::Arc;

use app::{Actor, Role};
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::SiteId;
use domain::access::{Action, Object, Reach, Right, right};

use crate::session::Credential;
use crate::spoken;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// What a route needs of whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing: one of the few public pages.
    Public,
    /// An account, at whatever site.
    SignedIn,
    /// A right of the access matrix at the site of the address, reaching at least so far.
    Right(Object, Action, Reach),
    /// Any of these rights to the object at the site of the address; the act says which.
    AnyOf(Object, &'static [Action]),
}

impl Need {
    /// The need for a right of the matrix, however far it reaches.
    #[must_use]
    pub(crate) fn right(object: Object, action: Action) -> Self {
        Self::reaching(object, action, Reach::One)
    }

    /// The need for a right that reaches at least so far.
    #[must_use]
    pub(crate) fn reaching(object: Object, action: Action, least: Reach) -> Self {
        let need = Self::Right(object, action, least);
        assert!(
            Role::GRANTED.into_iter().any(|role| need.is_met_by(role)),
            "nobody in the access matrix may {action:?} {object:?}"
        );
        need
    }

    /// Whether somebody with this role, and no other, meets it at the role's site.
    #[must_use]
    pub fn is_met_by(self, role: Role) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::Right(object, action, least) => {
                right(role, object, action).is_some_and(|right| right.reach >= least)
            }
            Self::AnyOf(object, actions) => actions
                .iter()
                .any(|action| right(role, object, *action).is_some()),
        }
    }

    /// The right of the actor that meets it at the site.
    fn met_by(self, actor: &Actor, site: &SiteId) -> Option<Right> {
        match self {
            Self::Public | Self::SignedIn => None,
            Self::Right(object, action, least) => actor
                .right(site, object, action)
                .filter(|right| right.reach >= least),
            Self::AnyOf(object, actions) => actions
                .iter()
                .find_map(|action| actor.right(site, object, *action)),
        }
    }

    fn changes_rights(self) -> bool {
        match self {
            Self::Public => false,
            Self::SignedIn => true,
            Self::Right(object, ..) | Self::AnyOf(object, _) => {
                matches!(object, Object::Account | Object::RoleGrant)
            }
        }
    }
}

/// Who asks, on a route that needs an account.
#[derive(Clone, Debug)]
pub(crate) struct Asker {
    /// Who, with the rights of this moment.
    pub(crate) actor: Arc<Actor>,
    /// Whether a token asks for them.
    pub(crate) by_token: bool,
}

/// Who asks and at which site, on a route that needs a right there.
#[derive(Clone, Debug)]
pub(crate) struct Here {
    /// Who, with the rights of this moment.
    pub(crate) actor: Arc<Actor>,
    /// The site of the address; the actor has to do with it.
    pub(crate) site: SiteId,
    /// The right that the route needed.
    pub(crate) right: Right,
    /// What they showed.
    pub(crate) credential: Credential,
    /// The number that the site's journal had reached before anything was read for the answer: from there on a page
    /// listens, because what happens while it is drawn may be in it or not.
    pub(crate) head: i64,
}

impl Here {
    /// Whether the actor also has this right at the site.
    pub(crate) fn may(&self, object: Object, action: Action) -> bool {
        self.actor.right(&self.site, object, action).is_some()
    }

    /// The address where the actor also has this right at the site, else nothing.
    pub(crate) fn where_may(&self, object: Object, action: Action, address: String) -> String {
        if self.may(object, action) {
            address
        } else {
            String::new()
        }
    }
}

impl FromRequestParts<Web> for Asker {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Trouble> {
        let asker = parts.extensions.get::<Self>().cloned();
        asker.ok_or_else(Trouble::sign_in_needed)
    }
}

impl FromRequestParts<Web> for Here {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Trouble> {
        let here = parts.extensions.get::<Self>().cloned();
        here.ok_or_else(Trouble::not_found)
    }
}

/// Lets a request through to a route whose need it meets.
pub(crate) async fn guard(
    State((web, need)): State<(Web, Need)>,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Response {
    if let Err(trouble) = admit(&web, need, &params, &mut request).await {
        return trouble.into_response();
    }
    let chosen = request
        .extensions()
        .get::<Asker>()
        .and_then(|asker| asker.actor.language.clone());
    let language = spoken::language_of(request.headers(), chosen.as_deref());
    request.extensions_mut().insert(language);
    let changes_rights = need.changes_rights() && *request.method() != Method::GET;
    let mut response = next.run(request).await;
    if changes_rights {
        web.sessions().forget_all();
    }
    response.extensions_mut().insert(language);
    response
}

async fn admit(
    web: &Web,
    need: Need,
    params: &RawPathParams,
    request: &mut Request,
) -> Answered<()> {
    if need == Need::Public {
        return Ok(());
    }
    let credential = Credential::shown(request.headers(), web.way());
    let credential = credential.ok_or_else(Trouble::sign_in_needed)?;
    let actor = web.sessions().actor(web.house(), &credential).await?;
    let actor = actor.ok_or_else(Trouble::sign_in_needed)?;
    // A phone sends what somebody did only as them, whoever has signed in there since.
    let done_by = request.headers().get("phone-account");
    let is_actor = |account: domain::AccountId| {
        done_by.is_none_or(|shown| shown.as_bytes() == account.to_string().as_bytes())
    };
    if !actor.account.is_some_and(is_actor) {
        return Err(Trouble::sign_in_needed());
    }
    let asker = Asker {
        actor: Arc::clone(&actor),
        by_token: matches!(credential, Credential::Token(_)),
    };
    request.extensions_mut().insert(asker);
    if need == Need::SignedIn {
        return Ok(());
    }
    let site: SiteId = params
        .iter()
        .find(|(name, _)| *name == "site")
        .and_then(|(_, site)| site.parse().ok())
        .ok_or_else(Trouble::not_found)?;
    // A site that is not the actor's and one that is not there look alike.
    if !actor.knows(&site) {
        return Err(Trouble::not_found());
    }
    let right = need
        .met_by(&actor, &site)
        .ok_or_else(Trouble::not_allowed)?;
    request.extensions_mut().insert(Here {
        head: web.house().live().head(&site),
        actor,
        site,
        right,
        credential,
    });
    Ok(())
}

/// Whether the credential still opens what it opened: for streams that stay open.
pub(crate) async fn still_may(web: &Web, here: &Here, need: Need) -> bool {
    match web.sessions().actor(web.house(), &here.credential).await {
        Ok(Some(actor)) => need.met_by(&actor, &here.site).is_some(),
        // Where the database does not answer, nobody is let go on a doubt; others will see to it.
        Err(_) => true,
        Ok(None) => false,
    }
}
