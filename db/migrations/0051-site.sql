-- The public site: works found by Chinese words, and activities that everybody may read of.

-- Single signs and pairs of neighbours of a text, folded: words of two signs are found by an index, which pg_trgm cannot.
create function entry_grams(said text) returns text[] language sql immutable strict parallel safe
return (
  select coalesce(array_agg(distinct gram), '{}')
  from (
    select substr(folded, place, length) as gram
    from (select lower(normalize(said, NFKC)) as folded) as whole,
      generate_series(1, length(whole.folded)) as place, generate_series(1, 2) as length
    where place + length - 1 <= length(whole.folded)) as grams
  where gram !~ '\s');
comment on function entry_grams is 'For the search of the public site: what is looked for is found where all its grams are.';

create index entry_shown_grams on entry using gin (
  entry_grams(coalesce(title, '') || ' ' || coalesce(number, '') || ' ' || jsonb_path_query_array(makers, '$[*].name')::text))
  where shown_at is not null;
create index entry_shown_unit on entry (unit_id) where shown_at is not null;
create index entry_shown_latest on entry (shown_at desc, id desc) where shown_at is not null;

-- Those reported before anybody was told that title, place, day and unit are shown stay with the office.
alter table activity add column withheld_at timestamptz;
comment on column activity.withheld_at is 'Since when it is kept from the public programme; null: shown there once it is locked.';
update activity set withheld_at = now();
create index activity_public on activity (root_campaign_id, held_at desc, id desc)
  where withheld_at is null and (state = 'accepted' or (state = 'approved' and acceptor_id is null));
