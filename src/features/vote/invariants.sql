-- A ledger has no gap, and its head is its last event.
select h.poll_id from vote_head h left join lateral (
  select count(*) as events, max(no) as no from vote_event e where e.poll_id = h.poll_id) e on true
left join vote_event l on l.poll_id = h.poll_id and l.no = h.no
where e.events <> h.no or coalesce(e.no, 0) <> h.no or (h.no > 0 and (l.hash <> h.hash or l.at <> h.at));
-- No event stands without a head.
select e.poll_id, e.no from vote_event e where not exists (select from vote_head h where h.poll_id = e.poll_id);
-- The last thousand events of each ledger are bound one to the other, and none is earlier than the one before.
select e.poll_id, e.no from vote_head h join vote_event e on e.poll_id = h.poll_id and e.no > h.no - 1000
left join vote_event p on p.poll_id = e.poll_id and p.no = e.no - 1 join vote_poll b on b.id = e.poll_id
where e.seal <> sha256(convert_to(e.content, 'UTF8')) or e.at < p.at
  or e.hash <> vote_link(coalesce(p.hash, sha256(convert_to(b.published, 'UTF8'))), e.no, e.at, e.seal);
-- The row of a vote says what its content says.
select e.poll_id, e.no from vote_event e where e.content::jsonb->>'act' <> e.act or e.act = 'vote' and (
  e.content::jsonb->>'work' <> e.entry_id::text or e.content::jsonb->>'voter' <> replace(e.voter::text, '-', '')
  or e.content::jsonb->>'period' <> e.period or (e.content::jsonb->>'slot')::int <> e.slot
  or (e.content::jsonb->>'turn')::int <> e.turn or e.content::jsonb->>'tier' <> e.tier);
-- A vote is for a work of its poll, and was cast while that was open.
select e.poll_id, e.no from vote_event e join vote_poll b on b.id = e.poll_id join call l on l.id = b.call_id
join vote_head h on h.poll_id = b.id
where e.act = 'vote' and (e.at < coalesce(b.opens_at, l.vote_opens_at) or e.at >= coalesce(h.extended_until, b.promised_closes_at)
  or e.at >= h.cancelled_at or not exists (
    select from vote_poll_entry x where x.poll_id = e.poll_id and x.entry_id = e.entry_id));
-- Nobody has more votes standing in a period than the frozen rules allow, nor for one work.
select e.poll_id, e.voter, e.period from vote_event e join vote_poll b on b.id = e.poll_id
where e.act = 'vote' and b.ballot->>'period' <> 'rolling'
  and not exists (select from vote_event r where r.poll_id = e.poll_id and r.of_no = e.no)
group by e.poll_id, e.voter, e.period, b.ballot
having count(*) > coalesce((b.ballot->'together'->>'most')::int, (b.ballot->>'perPeriod')::int);
select e.poll_id, e.voter, e.entry_id from vote_event e join vote_poll b on b.id = e.poll_id
where e.act = 'vote' and b.ballot->>'period' <> 'rolling'
  and not exists (select from vote_event r where r.poll_id = e.poll_id and r.of_no = e.no)
group by e.poll_id, e.voter, e.period, e.entry_id, b.ballot having count(*) > (b.ballot->>'perWork')::int;
-- A tally is the fold of the first events of its ledger, reckoned here from what the events say (AC-144).
select t.poll_id, t.entry_id from vote_tally t join vote_head h on h.poll_id = t.poll_id left join lateral (
  select count(*) as raw, count(*) filter (where f.is_void) as void,
    count(*) filter (where f.is_retracted and not f.is_void) as retracted,
    count(*) filter (where f.is_held and not f.is_void and not f.is_retracted) as quarantined
  from (select
      exists (select from vote_event r where r.poll_id = v.poll_id and r.of_no = v.no and r.no <= t.upto) as is_retracted,
      exists (select from vote_event e cross join jsonb_array_elements(e.content::jsonb->'votes') as s
        where e.poll_id = v.poll_id and e.act = 'void' and e.no <= t.upto
          and v.no between (s->>0)::bigint and (s->>1)::bigint) as is_void,
      coalesce((select e.act = 'quarantine' from vote_event e cross join jsonb_array_elements(e.content::jsonb->'votes') as s
        where e.poll_id = v.poll_id and e.act in ('quarantine', 'release') and e.no <= t.upto
          and v.no between (s->>0)::bigint and (s->>1)::bigint order by e.no desc limit 1), false) as is_held
    from vote_event v where v.poll_id = t.poll_id and v.entry_id = t.entry_id and v.act = 'vote' and v.no <= t.upto) f) f on true
where t.raw <> f.raw or t.void <> f.void or t.retracted <> f.retracted or t.quarantined <> f.quarantined;
-- What a tally says is quarantined and void, it says by rules.
select t.poll_id, t.entry_id from vote_tally t
where (select coalesce(sum(r.value::int), 0) from jsonb_each_text(t.reasons) r) <> t.quarantined + t.void
  or exists (select from jsonb_each_text(t.reasons) r where r.value::int <= 0);
-- A tally belongs to a work of its poll.
select t.entry_id from vote_tally t where not exists (
  select from vote_poll_entry x where x.poll_id = t.poll_id and x.entry_id = t.entry_id);
-- Checkpoints come one after the other, and none states more than there is.
select c.poll_id, c.number from vote_checkpoint c join vote_head h on h.poll_id = c.poll_id
left join vote_checkpoint p on p.poll_id = c.poll_id and p.number = c.number - 1
where c.size > h.no or c.shown_size > c.size or (c.number > 1 and (p.number is null or p.size > c.size or p.at > c.at));
-- The number of likes is at least what the rows of these days say; and no like is more than one of a device, a work and a day.
select l.entry_id from vote_like l left join vote_like_count c on c.entry_id = l.entry_id
group by l.entry_id, c.likes having count(*) > coalesce(c.likes, 0);
