-- A round is the host's, over works that stand at the host and were taken into it.
select d.id from review_round d join call l on l.id = d.call_id where d.host_id is distinct from l.host_id;
select x.entry_id from review_entry x join review_round d on d.id = x.round_id where not exists (
  select from recommendation r where r.entry_id = x.entry_id and r.call_id = d.call_id and r.leg = 'to-host'
    and r.state = 'standing' and r.taken_at is not null);
select r.id from recommendation r where r.taken_at is not null and not exists (
  select from review_entry x join review_round d on d.id = x.round_id where x.entry_id = r.entry_id and d.call_id = r.call_id);
-- No judge has a score on a work of their own unit, of one above or beneath it as long as nothing in the tree has moved, or that they sent in.
select s.entry_id from review_score s join review_judge j on j.round_id = s.round_id and j.person_id = s.judge_id
  join organisation ju on ju.id = j.unit_id join entry e on e.id = s.entry_id join organisation eu on eu.id = e.unit_id
where e.sent_by = s.judge_id or ju.id = eu.id
  or ((ju.path @> eu.path or eu.path @> ju.path)
    and not exists (select 1 from organisation_step s where s.verb in ('move', 'merge', 'split')));
-- A total is the sum of its marks; a submitted score has every criterion of the rubric within its range.
select s.entry_id from review_score s
where s.total <> (select coalesce(sum(m.value::numeric), 0) from jsonb_each_text(s.marks) m);
select s.entry_id from review_score s join review_round d on d.id = s.round_id, jsonb_array_elements(d.rubric) c
where s.submitted_at is not null and not coalesce((s.marks ->> (c ->> 'key'))::numeric between 0 and (c ->> 'max')::numeric, false);
-- Nothing is scored after the round was closed, and a closed round has a score for every work.
select s.entry_id from review_score s join review_round d on d.id = s.round_id where s.submitted_at > d.closed_at;
select x.entry_id from review_entry x join review_round d on d.id = x.round_id
where d.state <> 'open' and not exists (
  select from review_score s where s.round_id = x.round_id and s.entry_id = x.entry_id and s.submitted_at is not null);
-- What was handed over was in the round; before that nothing went to the owner.
select r.id from recommendation r left join review_round d on d.call_id = r.call_id
where r.leg = 'to-owner' and r.state = 'standing' and (d.state is distinct from 'handed' or not exists (
  select from review_entry x where x.round_id = d.id and x.entry_id = r.entry_id));
