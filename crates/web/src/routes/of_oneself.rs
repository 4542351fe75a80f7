//! One's own account.

use super::Routes;
use crate::need::Need;
use crate::pages;

/// Adds the pages of one's own account.
pub(super) fn of_oneself(routes: Routes) -> Routes {
    let need = Need::SignedIn;
    let revocation = "/account/tokens/{token}/revocation";
    routes
        .get("/account", need, pages::account::show)
        .post("/account/password", need, pages::account::change_password)
        .post("/account/language", need, pages::account::set_language)
        .post("/account/tokens", need, pages::account::create_token)
        .post(revocation, need, pages::account::revoke_token)
}
