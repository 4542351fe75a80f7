//! How the clients of a span's orders came to agree and to know: counted in the database, an order by its
//! beginning and what was served of it by its key.

use anyhow::Result;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use domain::{Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;

/// What the orders of a span come to (clauses B5, B6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Orders whose matter has begun and that were not called off.
    pub begun: i64,
    /// Of these, those that the client had confirmed, as they stood when it began, by then.
    pub agreed: i64,
    /// What was done for clients, or left undone on purpose: lines, and what was called for.
    pub done: i64,
    /// Of that, what the client confirmed.
    pub confirmed: i64,
    /// What the client was told of, and did not confirm.
    pub told: i64,
    /// What a leader closed with a reason.
    pub settled: i64,
    /// What the client knew of too late, or does not know of yet though it is time.
    pub late: i64,
}

#[derive(QueryableByName)]
struct OrdersRow {
    #[diesel(sql_type = BigInt)]
    begun: i64,
    #[diesel(sql_type = BigInt)]
    agreed: i64,
}

#[derive(QueryableByName)]
struct DoneRow {
    #[diesel(sql_type = BigInt)]
    done: i64,
    #[diesel(sql_type = BigInt)]
    confirmed: i64,
    #[diesel(sql_type = BigInt)]
    told: i64,
    #[diesel(sql_type = BigInt)]
    settled: i64,
    #[diesel(sql_type = BigInt)]
    late: i64,
}

/// What is changed once the matter began takes nothing back of what was confirmed before. The kinds are those of
/// [`domain::order::WordKind::is_agreement`].
const ORDERS: &str = "\
    SELECT COUNT(*) AS begun, COUNT(*) FILTER (WHERE in_time) AS agreed \
    FROM (SELECT EXISTS (SELECT 1 FROM order_word AS word \
        WHERE word.site_id = client_order.site_id AND word.order_id = client_order.id \
          AND word.kind IN ('agreed', 'agreed-paper', 'agreed-telephone') \
          AND word.at <= client_order.starts_at \
          AND word.revision = (SELECT MAX(version.revision) FROM order_version AS version \
            WHERE version.site_id = client_order.site_id AND version.order_id = client_order.id \
              AND version.at <= client_order.starts_at)) AS in_time \
      FROM client_order \
      WHERE site_id = $1 AND starts_at >= $2 AND starts_at < $3 AND cancelled_at IS NULL) AS one";

/// What counts what was done; its table follows. An objection that was not answered is no answer.
const DONE: &str = "\
    SELECT COUNT(*) AS done, \
      COUNT(*) FILTER (WHERE how = 'confirmed' AND answered_at IS NOT NULL) AS confirmed, \
      COUNT(*) FILTER (WHERE how = 'told' AND answered_at IS NOT NULL) AS told, \
      COUNT(*) FILTER (WHERE how = 'settled' AND answered_at IS NOT NULL) AS settled, \
      COUNT(*) FILTER (WHERE answer_due_at < COALESCE(answered_at, $1)) AS late \
    FROM client_order";

/// What the orders that began in a span of time come to, as they stand at `now`.
pub fn figures(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    now: Milliseconds,
) -> Result<Figures> {
    // What lies ahead is neither in time nor late.
    let until = until.min(now);
    let orders: OrdersRow = directly!(connection, |behind| diesel::sql_query(ORDERS)
        .bind::<Text, _>(site.as_str())
        .bind::<BigInt, _>(from)
        .bind::<BigInt, _>(until)
        .get_result(behind))?;
    let mut figures = Figures {
        begun: orders.begun,
        agreed: orders.agreed,
        ..Figures::default()
    };
    // What a change asked for became is no work done; a cancellation that was told of is none either.
    for (table, counted) in [
        ("order_line", "NOT served.removed"),
        ("order_word", "served.kind = 'called'"),
    ] {
        let text = format!(
            "{DONE} JOIN {table} AS served \
               ON served.site_id = client_order.site_id AND served.order_id = client_order.id \
             WHERE client_order.site_id = $2 AND client_order.starts_at >= $3 \
               AND client_order.starts_at < $4 AND served.done_at IS NOT NULL AND {counted}"
        );
        let served: DoneRow = directly!(connection, |behind| diesel::sql_query(text)
            .bind::<BigInt, _>(now)
            .bind::<Text, _>(site.as_str())
            .bind::<BigInt, _>(from)
            .bind::<BigInt, _>(until)
            .get_result(behind))?;
        figures.done += served.done;
        figures.confirmed += served.confirmed;
        figures.told += served.told;
        figures.settled += served.settled;
        figures.late += served.late;
    }
    Ok(figures)
}
