-- A count equals the ledger at its instant.
select t.entry_id, t.votes from vote_tally t
where t.votes <> (select count(*) from vote_event v where v.entry_id = t.entry_id and v.at <= t.counted_at);
-- A vote's number of the day lies within the ballot of its call.
select v.seq from vote_event v join call l on l.id = v.call_id where v.slot > (l.ballot->>'perDay')::int;
-- A vote belongs to its call's campaign, its day is Shanghai's, and the vote was open at its instant.
select v.seq from vote_event v join call l on l.id = v.call_id
where v.campaign_id <> l.campaign_id or v.day <> (v.at at time zone 'Asia/Shanghai')::date
  or v.at < l.vote_opens_at or v.at >= l.vote_closes_at;
