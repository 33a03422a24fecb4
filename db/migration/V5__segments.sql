-- What a run found per segment, for runs of checks that look at segments one by one: the segment
-- that its own value is that of, how many segments there were, and each one looked at as JSON.
create table if not exists run_segment (
  run uuid not null primary key references run (id),
  lead_segment varchar(400) not null,
  found bigint not null,
  content varchar not null
);
