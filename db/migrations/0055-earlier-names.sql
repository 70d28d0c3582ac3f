-- What a person was called before: who judges may not have become somebody else by a change of one sign (AC-161, AC-167).
alter table account_person add column earlier_names text[] not null default '{}';
