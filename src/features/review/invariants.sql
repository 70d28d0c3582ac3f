-- A round is the host's; its stages follow one another: what begins later was passed on by the one before.
select d.id from review_round d join call l on l.id = d.call_id where d.host_id is distinct from l.host_id;
select d.id from review_round d where d.position > 0 and not exists (
  select from review_round b where b.call_id = d.call_id and b.position = d.position - 1 and b.state = 'handed' and b.onward = 'next');
select d.id from review_round d where d.onward = 'next' and not exists (
  select from review_round n where n.call_id = d.call_id and n.position = d.position + 1);
-- A stage is scored by a panel of whoever runs it, and no other kind has one.
select d.id from review_round d where (d.stage ->> 'kind' = 'score') <> (d.panel_id is not null);
-- A round is over works that stand at the host and were taken into it, but for those it gave back.
select x.entry_id from review_entry x join review_round d on d.id = x.round_id where x.outcome is distinct from 'returned'
  and not exists (select from review_entry y join review_round b on b.id = y.round_id
    where y.entry_id = x.entry_id and b.call_id = d.call_id and b.position > d.position and y.outcome = 'returned')
  and not exists (select from recommendation r where r.entry_id = x.entry_id and r.call_id = d.call_id and r.leg = 'to-host'
    and r.state = 'standing' and r.taken_at is not null);
select r.id from recommendation r where r.taken_at is not null and r.state = 'standing' and not exists (
  select from review_entry x join review_round d on d.id = x.round_id where x.entry_id = r.entry_id and d.call_id = r.call_id);
-- A later round is over what the one before let on.
select x.entry_id from review_entry x join review_round d on d.id = x.round_id where d.position > 0 and not exists (
  select from review_entry y join review_round b on b.id = y.round_id
  where y.entry_id = x.entry_id and b.call_id = d.call_id and b.position = d.position - 1 and y.outcome = 'on');
-- What has been handed on was decided, each work; what was decided against or returned by somebody has its reason.
select x.entry_id from review_entry x join review_round d on d.id = x.round_id where d.state = 'handed' and x.outcome is null;
select x.entry_id from review_entry x where x.outcome = 'returned' and x.reason is null;
-- No judge has a score on a work of their own unit, of one above or beneath it as long as nothing in the tree has moved, or that they sent in.
select s.entry_id from review_score s join review_round d on d.id = s.round_id
  join panel_judge j on j.panel_id = d.panel_id and j.person_id = s.judge_id
  join organisation ju on ju.id = j.unit_id join entry e on e.id = s.entry_id join organisation eu on eu.id = e.unit_id
where (e.sent_by = s.judge_id or ju.id = eu.id
  or ((ju.path @> eu.path or eu.path @> ju.path)
    and not exists (select 1 from organisation_step s where s.verb in ('move', 'merge', 'split'))))
  and not exists (select from panel_conflict c where c.panel_id = d.panel_id and c.person_id = s.judge_id
    and c.entry_id = s.entry_id and c.state = 'pinned-none');
-- A total is the sum of its marks; a submitted score has every criterion of the rubric within its range.
select s.entry_id from review_score s
where s.total <> (select coalesce(sum(m.value::numeric), 0) from jsonb_each_text(s.marks) m);
select s.entry_id from review_score s join review_round d on d.id = s.round_id, jsonb_array_elements(d.rubric) c
where s.submitted_at is not null and not coalesce((s.marks ->> (c ->> 'key'))::numeric between 0 and (c ->> 'max')::numeric, false);
-- Nothing is scored after the round was closed or its stage has ended, and a closed round has a score for every work.
select s.entry_id from review_score s join review_round d on d.id = s.round_id
where s.submitted_at > least(d.closed_at, (d.stage ->> 'closesAt')::timestamptz);
select x.entry_id from review_entry x join review_round d on d.id = x.round_id
where d.state <> 'open' and d.stage ->> 'kind' = 'score' and x.outcome is distinct from 'returned' and not exists (
  select from review_score s where s.round_id = x.round_id and s.entry_id = x.entry_id and s.submitted_at is not null);
-- What was handed over was let on by the last round; before that nothing went to the owner.
select r.id from recommendation r where r.leg = 'to-owner' and r.state = 'standing' and not exists (
  select from review_round d join review_entry x on x.round_id = d.id
  where d.call_id = r.call_id and d.onward = 'owner' and x.entry_id = r.entry_id and x.outcome = 'on');
