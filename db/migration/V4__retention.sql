-- Dated exceptions to checks' rules, and what old results become when they are let go.
-- Every statement can be repeated, as those of the first migration can.

-- Nothing here is ever changed or removed. With neither severity nor bound, nothing breaches.
create table if not exists adjustment (
  id uuid not null primary key,
  playbook varchar(200) not null,
  check_id varchar(200) not null,
  severity varchar(100),
  bound double precision,
  from_at timestamp(6) with time zone not null,
  until_at timestamp(6) with time zone,
  reason varchar not null,
  author varchar(200) not null,
  recorded_at timestamp(6) with time zone not null
);
create index if not exists adjustment_of_playbook on adjustment (playbook, recorded_at);

-- Earlier ends of adjustments; the earliest counts, and each is earlier than those before it.
create table if not exists adjustment_end (
  adjustment uuid not null references adjustment (id),
  until_at timestamp(6) with time zone not null,
  author varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  constraint adjustment_end_key primary key (adjustment, until_at)
);

-- Points of an hour or a day (UTC) in one row. Where nothing could be measured there are no points
-- and no numbers, but a verdict. The verdict is the worst of the runs that were let go.
create table if not exists point_rollup (
  series integer not null references series (id),
  grain varchar(4) not null,
  from_at timestamp(6) with time zone not null,
  newest_at timestamp(6) with time zone not null,
  points bigint not null,
  lowest double precision,
  highest double precision,
  mean double precision,
  verdict varchar(8),
  severity varchar(100),
  severity_rank integer,
  severity_level varchar(8),
  constraint point_rollup_key primary key (series, grain, from_at)
);

-- Runs that incidents refer to, as far as the log has been read for them; these are never let go.
create table if not exists kept_run (
  run uuid not null primary key
);
