-- Up to when a check's schedule has been met: the time for which its newest scheduled run was due,
-- written with that run. Whoever leads next makes up for what was due after it, once.
alter table standing add column if not exists due_at timestamp(6) with time zone;
