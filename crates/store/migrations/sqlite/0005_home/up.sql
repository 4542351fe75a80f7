-- An account belongs to the site that made it, which alone looks after it. Those from before belong
-- where they were first granted a role, or else where the journal tells of their making.

ALTER TABLE account ADD COLUMN home_site_id TEXT REFERENCES site (id);
UPDATE account SET home_site_id = COALESCE(
  (SELECT role_grant.site_id FROM role_grant WHERE role_grant.account_id = account.id
     ORDER BY role_grant.granted_at, role_grant.site_id LIMIT 1),
  (SELECT journal.site_id FROM journal WHERE journal.act = 'account-created'
     AND journal.details LIKE '%["login","' || account.login || '"]%'
     ORDER BY journal.at LIMIT 1)
);

-- Who granted a role, so that nobody approves what they granted themselves.

ALTER TABLE role_grant ADD COLUMN granted_by_account TEXT;

-- A link that sets administrators up again belongs to a site; one without sets an empty house up.

ALTER TABLE set_up_link ADD COLUMN site_id TEXT REFERENCES site (id);

-- Numbers that wrapped when they were kept, before they had bounds.

UPDATE room SET capacity = 0 WHERE capacity < 0 OR capacity > 100000;
UPDATE person SET precedence = NULL WHERE precedence < 1 OR precedence > 9999;
UPDATE attendee SET rank = 9999 WHERE rank < 1 OR rank > 9999;
