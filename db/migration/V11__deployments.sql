-- Deployments that are planned, watched and judged (R-4). Every statement can be repeated, as those of
-- the first migration can.

create table if not exists deployment (
  id uuid not null primary key,
  playbook varchar(200) not null,
  number bigint not null,
  recorded_at timestamp(6) with time zone not null,
  constraint deployment_number unique (playbook, number)
);

-- What happened to each; rows are only ever added, and the number keeps two writers from adding the
-- same one.
create table if not exists deployment_event (
  deployment uuid not null references deployment (id),
  number integer not null,
  at timestamp(6) with time zone not null,
  author varchar(200) not null,
  machine boolean not null,
  event varchar not null,
  constraint deployment_event_key primary key (deployment, number)
);
