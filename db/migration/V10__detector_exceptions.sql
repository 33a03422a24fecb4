-- Exceptions that let another detector judge (D-7). The statement can be repeated, as those of the
-- first migration can.

-- The condition in place of those of the rules of a severity; the bound is null then.
alter table adjustment add column if not exists detector varchar;
