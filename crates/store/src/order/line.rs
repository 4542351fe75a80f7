//! The lines of orders, with what was delivered and served of each.

use anyhow::Result;
use diesel::prelude::*;
use domain::order::{How, Kind, Line, Moment, Progress};
use domain::{OrderId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{order_line, order_word};
use crate::text::{counted, inconsistent, kept, read};

/// A line as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRecord {
    /// Its order.
    pub order: OrderId,
    /// Its place among the lines.
    pub position: u32,
    /// The line.
    pub line: Line,
    /// What was delivered and served of it.
    pub progress: Progress,
    /// Whether it was taken out of the order; its number is never given again.
    pub removed: bool,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = order_line, treat_none_as_null = true)]
struct LineRow {
    site_id: String,
    order_id: String,
    number: i32,
    position: i32,
    kind: String,
    item: String,
    quantity: i32,
    unit: String,
    place: String,
    moment: String,
    served_at: Option<i64>,
    put_out: i32,
    reason: String,
    price: Option<i64>,
    budget: Option<i64>,
    supplier: String,
    cut_off_at: Option<i64>,
    counted: Option<i32>,
    counted_at: Option<i64>,
    counted_by: String,
    done_at: Option<i64>,
    done_by: String,
    answer_due_at: Option<i64>,
    answered_at: Option<i64>,
    how: Option<String>,
    removed: bool,
    waived: bool,
}

impl LineRow {
    fn of(site: &SiteId, record: &LineRecord) -> Result<Self> {
        let (line, progress) = (&record.line, &record.progress);
        let number = |column: &str, value: u32| kept("order_line", column, value);
        let came = progress.counted.map(|count| number("counted", count));
        Ok(Self {
            site_id: site.to_string(),
            order_id: record.order.to_string(),
            number: number("number", line.number)?,
            position: number("position", record.position)?,
            kind: line.kind.word().to_owned(),
            item: line.item.clone(),
            quantity: number("quantity", line.quantity)?,
            unit: line.unit.clone(),
            place: line.place.clone(),
            moment: line.moment.word().to_owned(),
            served_at: line.at,
            put_out: number("put_out", line.put_out)?,
            reason: line.reason.clone(),
            price: line.price,
            budget: line.budget,
            supplier: line.supplier.clone(),
            cut_off_at: line.cut_off,
            counted: came.transpose()?,
            counted_at: progress.counted_at,
            counted_by: progress.counted_by.clone(),
            done_at: progress.done,
            done_by: progress.done_by.clone(),
            answer_due_at: progress.answer_due,
            answered_at: progress.answered,
            how: progress.how.map(|how| how.word().to_owned()),
            removed: record.removed,
            waived: progress.waived,
        })
    }

    fn into_record(self) -> Result<LineRecord> {
        let unfit = |column: &str, word: &str| inconsistent("order_line", column, word);
        let number = |column: &str, value: i32| counted("order_line", column, value);
        let came = self.counted.map(|count| number("counted", count));
        let how = self.how.as_deref().map(|word| {
            let how = How::from_word(word);
            how.ok_or_else(|| unfit("how", word))
        });
        Ok(LineRecord {
            order: read("order_line", "order_id", &self.order_id)?,
            position: number("position", self.position)?,
            line: Line {
                number: number("number", self.number)?,
                kind: Kind::from_word(&self.kind).ok_or_else(|| unfit("kind", &self.kind))?,
                item: self.item,
                quantity: number("quantity", self.quantity)?,
                unit: self.unit,
                place: self.place,
                moment: Moment::from_word(&self.moment)
                    .ok_or_else(|| unfit("moment", &self.moment))?,
                at: self.served_at,
                put_out: number("put_out", self.put_out)?,
                reason: self.reason,
                price: self.price,
                budget: self.budget,
                supplier: self.supplier,
                cut_off: self.cut_off_at,
            },
            progress: Progress {
                counted: came.transpose()?,
                counted_at: self.counted_at,
                counted_by: self.counted_by,
                done: self.done_at,
                done_by: self.done_by,
                waived: self.waived,
                answer_due: self.answer_due_at,
                answered: self.answered_at,
                how: how.transpose()?,
            },
            removed: self.removed,
        })
    }
}

/// Keeps a line, new or changed.
pub fn put_line(connection: &mut Database, site: &SiteId, record: &LineRecord) -> Result<()> {
    let row = LineRow::of(site, record)?;
    let known = directly!(connection, |behind| diesel::update(
        order_line::table.find((site.as_str(), record.order.to_string(), row.number))
    )
    .set(&row)
    .execute(behind))?;
    if known == 0 {
        directly!(connection, |behind| diesel::insert_into(order_line::table)
            .values(row)
            .execute(behind))?;
    }
    Ok(())
}

/// The lines of orders, those that were taken out among them, by order and place.
pub fn lines_of(
    connection: &mut Database,
    site: &SiteId,
    orders: &[OrderId],
) -> Result<Vec<LineRecord>> {
    let ids: Vec<String> = orders.iter().map(ToString::to_string).collect();
    let rows: Vec<LineRow> = order_line::table
        .filter(order_line::site_id.eq(site.as_str()))
        .filter(order_line::order_id.eq_any(ids))
        .order((
            order_line::order_id,
            order_line::position,
            order_line::number,
        ))
        .select(LineRow::as_select())
        .load(connection)?;
    rows.into_iter().map(LineRow::into_record).collect()
}

/// The orders of which something is done that the client does not know of yet.
pub fn unanswered(connection: &mut Database, site: &SiteId, limit: i64) -> Result<Vec<OrderId>> {
    let of_lines: Vec<String> = directly!(connection, |behind| order_line::table
        .filter(order_line::site_id.eq(site.as_str()))
        .filter(order_line::done_at.is_not_null())
        .filter(order_line::answered_at.is_null())
        .filter(order_line::removed.eq(false))
        .order(order_line::order_id)
        .select(order_line::order_id)
        .distinct()
        .limit(limit)
        .load(behind))?;
    let of_calls: Vec<String> = directly!(connection, |behind| order_word::table
        .filter(order_word::site_id.eq(site.as_str()))
        .filter(order_word::done_at.is_not_null())
        .filter(order_word::answered_at.is_null())
        .order(order_word::order_id)
        .select(order_word::order_id)
        .distinct()
        .limit(limit)
        .load(behind))?;
    let mut ids = Vec::new();
    for id in of_lines.iter().chain(&of_calls) {
        ids.push(read("order_line", "order_id", id)?);
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
