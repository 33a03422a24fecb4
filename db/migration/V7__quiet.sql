-- What people have silenced, and what was decided of each alert. Every statement can be repeated, as
-- those of the first migration can.

-- What it hides and from when never changes; that would be another one.
create table if not exists silence (
  id uuid not null primary key,
  playbook varchar(200) not null,
  kind varchar(12) not null,
  matchers varchar not null,
  from_at timestamp(6) with time zone not null,
  replaces uuid
);
create index if not exists silence_of_playbook on silence (playbook, from_at);

-- Its ends and comments, as people gave them: the one with the highest number counts, and who said
-- what before stays readable.
create table if not exists silence_edit (
  silence uuid not null references silence (id),
  number integer not null,
  until_at timestamp(6) with time zone not null,
  reason varchar not null,
  author varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  constraint silence_edit_key primary key (silence, number)
);

-- Why an alert did, or did not, become an incident or a message. One row for each run that failed,
-- under the run's id, so that a run that is shown again is decided once; and one for each time that
-- what was held back has been judged again.
create table if not exists alert_decision (
  id uuid not null primary key,
  playbook varchar(200) not null,
  check_id varchar(200) not null,
  run uuid,
  stream uuid,
  decided_at timestamp(6) with time zone not null,
  outcome varchar(20) not null,
  steps varchar not null
);
create index if not exists alert_decision_of_check on alert_decision (playbook, check_id, decided_at);
create index if not exists alert_decision_of_stream on alert_decision (stream, decided_at);
create index if not exists alert_decision_by_time on alert_decision (decided_at);
