-- A count equals the ledger at its instant.
select t.entry_id, t.votes from vote_tally t where t.votes <> (
  select count(*) from vote_event v where v.poll_id = t.poll_id and v.entry_id = t.entry_id and v.at <= t.counted_at);
-- A vote's number of the day lies within the ballot of its call.
select v.seq from vote_event v join call l on l.id = v.call_id where v.slot > (l.ballot->>'perDay')::int;
-- A vote belongs to its call's campaign, its day is Shanghai's, and its poll is the call's and was open at its instant.
select v.seq from vote_event v join call l on l.id = v.call_id join vote_poll b on b.id = v.poll_id
where v.campaign_id <> l.campaign_id or b.call_id <> v.call_id or v.day <> (v.at at time zone 'Asia/Shanghai')::date
  or v.at < coalesce(b.opens_at, l.vote_opens_at) or v.at >= coalesce(b.closes_at, l.vote_closes_at);
-- A count belongs to a work of its poll.
select t.entry_id from vote_tally t where not exists (
  select from vote_poll_entry x where x.poll_id = t.poll_id and x.entry_id = t.entry_id);
