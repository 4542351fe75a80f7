-- Every duty of a period put into figures without reading its row: what groups it, and what says how it
-- came out. What begins with the day is found here as well.

CREATE INDEX duty_figures ON duty (
  site_id, day, rule, standard_version, team_id, assignee_id,
  outcome, outcome_at, opens_at, due_at, stopped_at
);
DROP INDEX duty_by_day;
