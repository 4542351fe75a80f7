//! Updates that are prepared once.

use std::marker::PhantomData;

use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;

/// An update whose text never differs: it sets the same columns whatever they hold. Diesel takes it that a changeset
/// may leave columns out, so it prepares its own updates anew each time they run. The database keeps this one under
/// `Name`, which belongs to it alone.
pub(crate) struct Prepared<Name, Update> {
    update: Update,
    name: PhantomData<Name>,
}

impl<Name, Update> Prepared<Name, Update> {
    pub(crate) fn of(update: Update) -> Self {
        Self {
            update,
            name: PhantomData,
        }
    }
}

impl<Name, Update, DB> QueryFragment<DB> for Prepared<Name, Update>
where
    DB: Backend,
    Update: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        self.update.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _backend: &DB) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<Name: 'static, Update> QueryId for Prepared<Name, Update> {
    type QueryId = Name;
}

impl<Name, Update, Behind> RunQueryDsl<Behind> for Prepared<Name, Update> {}
