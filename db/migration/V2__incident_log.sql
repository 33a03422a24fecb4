-- The log of incidents, which is only ever added to, and the rules and changes of duty it refers to.
-- Every statement can be repeated, as those of the first migration can.

-- One row: the end of the log. Whoever adds to the log holds it until the commit.
create table if not exists log_head (
  id integer not null primary key,
  position bigint not null,
  hash varchar(64) not null
);
insert into log_head (id, position, hash)
  select 1, 0, '0000000000000000000000000000000000000000000000000000000000000000'
  where not exists (select 1 from log_head where id = 1);

-- Positions run from 1 without a gap over all streams, versions from 1 without a gap in each. The
-- key of an append is on all its rows, so that an append whose answer was lost is not made twice.
create table if not exists incident_event (
  position bigint not null primary key,
  stream uuid not null,
  version bigint not null,
  occurred_at timestamp(6) with time zone not null,
  actor varchar(200) not null,
  kind varchar(100) not null,
  payload varchar not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  append_key uuid not null,
  constraint incident_event_version unique (stream, version)
);

-- Short numbers for people, in the order in which the streams began.
create table if not exists incident_number (
  number bigint not null primary key,
  stream uuid not null,
  constraint incident_number_stream unique (stream)
);

-- Rules as they were when an incident was opened, each kept once.
create table if not exists rulebook (
  hash varchar(64) not null primary key,
  content varchar not null
);

-- Somebody stands in on a schedule, or nobody does; a row is approved and withdrawn, never removed.
create table if not exists schedule_override (
  id uuid not null primary key,
  schedule varchar(200) not null,
  position varchar(200) not null,
  person varchar(200),
  from_at timestamp(6) with time zone not null,
  until_at timestamp(6) with time zone not null,
  kind varchar(40) not null,
  reason varchar not null,
  author varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  approved_by varchar(200),
  approved_at timestamp(6) with time zone,
  withdrawn_by varchar(200),
  withdrawn_at timestamp(6) with time zone
);
create index if not exists schedule_override_stretch on schedule_override (schedule, from_at);

-- Shifts as calendars were last told of them, so that one that is gone can be cancelled.
create table if not exists published_shift (
  schedule varchar(200) not null,
  uid varchar(400) not null,
  content varchar not null,
  constraint published_shift_key primary key (schedule, uid)
);
