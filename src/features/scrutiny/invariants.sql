-- A machine finds, a person decides: whatever is quarantined or dismissed has its decider and reason.
select id from scrutiny_suspicion where state <> 'found' and (decided_by is null or reason is null);
-- No vote belongs to two quarantines that stand or wait.
select a.id, b.id from scrutiny_quarantine a join scrutiny_quarantine b on a.poll_id = b.poll_id and a.id < b.id and a.votes && b.votes
where a.state not in ('refused', 'released') and b.state not in ('refused', 'released');
-- The votes of a quarantine are votes of its poll, for its work.
select q.id from scrutiny_quarantine q
where (select count(*) from vote_event v where v.poll_id = q.poll_id and v.entry_id = q.entry_id and v.act = 'vote' and q.votes @> v.no) <> q.vote_count;
-- What stands in the ledger was written there by a step, and nothing that waits for the second person was.
select q.id from scrutiny_quarantine q where (q.stood_at is not null) <> exists (
  select from scrutiny_quarantine_step s where s.quarantine_id = q.id and s.verb in ('set-aside', 'confirm') and cardinality(s.events) > 0);
select s.id from scrutiny_quarantine_step s
where s.verb in ('propose', 'refuse', 'ask-release', 'ask-void') and cardinality(s.events) > 0;
-- What a step says it wrote stands in the ledger.
select s.id from scrutiny_quarantine_step s join scrutiny_quarantine q on q.id = s.quarantine_id, unnest(s.events) as e (no)
where not exists (select from vote_event v where v.poll_id = q.poll_id and v.no = e.no and v.content::jsonb ->> 'case' = q.id::text);
-- Where two were asked, two decided; what is void was confirmed by a second person.
select q.id from scrutiny_quarantine q where cardinality(q.why_two) > 0 and q.stood_at is not null and q.stood_by = q.proposed_by
  and not exists (select from scrutiny_quarantine_step s where s.quarantine_id = q.id and s.verb = 'set-aside' and s.is_alone);
select c.id from scrutiny_quarantine_step c where c.verb = 'confirm' and c.by_id = (
  select s.by_id from scrutiny_quarantine_step s where s.quarantine_id = c.quarantine_id and s.id < c.id
  order by s.id desc limit 1);
-- Who answers an appeal had no part in what it is against.
select a.id from scrutiny_appeal a where a.answered_by in (
  select s.by_id from scrutiny_quarantine_step s join scrutiny_quarantine q on q.id = s.quarantine_id
  where q.poll_id = a.poll_id and q.entry_id = a.entry_id and s.at < a.answered_at
    and s.verb in ('propose', 'set-aside', 'confirm', 'ask-void'));
-- An alteration that stands is in the ledger of its poll.
select x.id from scrutiny_alteration x where x.state = 'standing' and not exists (
  select from vote_event v where v.poll_id = x.poll_id and v.act = x.kind and v.content::jsonb ->> 'reason' = x.reason);
