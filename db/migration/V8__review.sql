-- What people write after an incident: the sections of its review, and what is to be done because of
-- it. Every statement can be repeated, as those of the first migration can.

-- Each section as it is now. Numbers of the change sequence say what is new to other windows.
create table if not exists review_section (
  incident uuid not null,
  section varchar(40) not null,
  version bigint not null,
  author varchar(200) not null,
  saved_at timestamp(6) with time zone not null,
  sequence bigint not null,
  content varchar not null,
  constraint review_section_key primary key (incident, section)
);
create index if not exists review_section_by_change on review_section (sequence);

-- As it was before somebody else, or somebody after a while, wrote on it.
create table if not exists review_past (
  incident uuid not null,
  section varchar(40) not null,
  version bigint not null,
  author varchar(200) not null,
  saved_at timestamp(6) with time zone not null,
  content varchar not null,
  constraint review_past_key primary key (incident, section, version)
);

-- What somebody wrote on a version that was no longer the newest, until that is settled: of each
-- person one for each section.
create table if not exists review_aside (
  incident uuid not null,
  section varchar(40) not null,
  author varchar(200) not null,
  based_on bigint not null,
  saved_at timestamp(6) with time zone not null,
  content varchar not null,
  constraint review_aside_key primary key (incident, section, author)
);

-- What is to be done: its number counts within the incident.
create table if not exists action_item (
  id uuid not null primary key,
  incident uuid not null,
  number integer not null,
  version bigint not null,
  sequence bigint not null,
  constraint action_item_number unique (incident, number)
);
create index if not exists action_item_by_change on action_item (sequence);

-- All that it ever said, the highest version is how it stands.
create table if not exists action_item_version (
  item uuid not null references action_item (id),
  version bigint not null,
  author varchar(200) not null,
  saved_at timestamp(6) with time zone not null,
  content varchar not null,
  constraint action_item_version_key primary key (item, version)
);
