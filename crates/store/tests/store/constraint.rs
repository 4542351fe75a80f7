//! Keys, indexes and references of a database as its engine knows them, a line each, so that both
//! engines can be held against each other. The index of grams is of each engine's own kind.

use anyhow::Result;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use store::Database;

const SQLITE: &str = "
  SELECT m.name || CASE WHEN l.origin = 'pk' THEN ' key' WHEN l.\"unique\" THEN ' unique'
                        ELSE ' index' END AS what,
         (SELECT group_concat(name, ', ') FROM
            (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) AS columns,
         CASE WHEN l.partial THEN substr(x.sql, instr(x.sql, ' WHERE ') + 7) END AS condition
  FROM sqlite_schema m JOIN pragma_index_list(m.name) l
  LEFT JOIN sqlite_schema x ON x.type = 'index' AND x.name = l.name
  WHERE m.type = 'table' AND m.name NOT LIKE 'journal_gram%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'
  UNION ALL
  SELECT what, group_concat(own, ', '), target || ' (' || group_concat(theirs, ', ') || ') ' || action
  FROM (SELECT m.name || ' refers' AS what, m.name AS owner, f.id AS id, f.\"table\" AS target,
               f.\"from\" AS own, f.\"to\" AS theirs, lower(f.on_delete) AS action
        FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq)
  GROUP BY owner, id";

const POSTGRES: &str = "
  SELECT (t.relname || CASE WHEN i.indisprimary THEN ' key' WHEN i.indisunique THEN ' unique'
                            ELSE ' index' END)::text AS what,
         (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
            FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number)::text AS columns,
         pg_get_expr(i.indpred, i.indrelid)::text AS condition
  FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
  WHERE t.relnamespace = current_schema()::regnamespace
    AND t.relname <> 'journal_gram' AND t.relname NOT LIKE '\\_\\_%'
  UNION ALL
  SELECT (t.relname || ' refers')::text,
         (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
            FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number)::text,
         (f.relname || ' (' ||
           (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
              FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
              JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number) || ') ' ||
           CASE c.confdeltype WHEN 'a' THEN 'no action' WHEN 'c' THEN 'cascade'
                              WHEN 'r' THEN 'restrict' WHEN 'n' THEN 'set null' ELSE 'other' END)::text
  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
  WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace";

#[derive(QueryableByName)]
struct Constraint {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Text)]
    columns: String,
    #[diesel(sql_type = Nullable<Text>)]
    condition: Option<String>,
}

/// Every constraint, sorted.
pub fn constraints(db: &mut Database) -> Result<Vec<String>> {
    let constraints: Vec<Constraint> = match db {
        Database::Sqlite(connection) => diesel::sql_query(SQLITE).load(connection)?,
        Database::Postgres(connection) => diesel::sql_query(POSTGRES).load(connection)?,
    };
    let mut lines: Vec<String> = constraints
        .into_iter()
        .map(|one| {
            let condition = one.condition.unwrap_or_default();
            // One engine gives the condition as it was written, the other in brackets of its own.
            let condition = condition.replace(['(', ')'], "");
            format!("{} ({}) {condition}", one.what, one.columns)
                .trim_end()
                .to_owned()
        })
        .collect();
    lines.sort();
    Ok(lines)
}
