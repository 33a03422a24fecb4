-- H2 keeps an index for each of these references, beside those that queries use, and every result
-- was written to all of them. What they refer to is never removed, and is written in the same
-- transaction at the latest. The names are those that H2 and PostgreSQL gave them.
-- Every statement can be repeated, as those of the first migration can.

alter table run drop constraint if exists constraint_13;
alter table run drop constraint if exists constraint_13e;
alter table point drop constraint if exists constraint_48c;
alter table run drop constraint if exists run_subject_fkey;
alter table run drop constraint if exists run_series_fkey;
alter table point drop constraint if exists point_series_fkey;
