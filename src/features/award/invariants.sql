-- A result is of a call that is over, where votes count, and its formula is the call's frozen one.
select a.id from award_result a join call l on l.id = a.call_id
where (a.computed_at < l.vote_closes_at and (a.formula->>'votesPercent')::int > 0) or a.campaign_id <> l.campaign_id
  or (a.formula <> l.formula and a.state <> 'returned');
-- Editions run from one without a gap, each correcting the one before.
select b.id from award_result b left join award_result a on a.id = b.amends
where b.edition > 1 and (a.id is null or a.call_id <> b.call_id or a.edition <> b.edition - 1 or a.publishes_at is null);
-- Ranks run from one without a gap, computed ones too; who is out stands behind and has no award.
select p.result_id from award_place p group by p.result_id
having min(p.rank) <> 1 or max(p.rank) <> count(*) or count(distinct p.computed_rank) <> count(*);
select p.result_id, p.rank from award_place p where p.out_reason is not null and p.award is not null;
select p.result_id, p.rank from award_place p join award_place q on q.result_id = p.result_id and q.rank > p.rank
where p.out_reason is not null and q.out_reason is null;
-- The composite follows from the figures beside it; a better computed rank never has the lower one.
select p.result_id, p.rank from award_place p join award_result a on a.id = p.result_id
where p.figures = '{}' and a.formula->'conversion'->>'kind' in ('max-normal', 'min-max', 'share')
  and jsonb_array_length(coalesce(a.formula->'figures', '[]')) = 0
  and p.composite <> floor(p.judges_mean * (a.formula->>'judgesPercent')::int + p.vote_points * (a.formula->>'votesPercent')::int + 0.5) / 100;
select b.result_id, b.rank from award_place a join award_place b on b.result_id = a.result_id and b.computed_rank = a.computed_rank + 1
where b.composite > a.composite and not a.figures ? 'direct' and not a.figures ? 'disqualified';
-- An award that is not the rule's has its reason: a decision that holds, for this work or one that is out.
select p.result_id, p.rank from award_place p
where p.award is distinct from p.computed_award and not exists (select from award_decision d where d.result_id = p.result_id
  and d.applied_at is not null and d.reversed_at is null and (d.entry_id = p.entry_id or d.kind = 'out'));
-- Nothing decided waits in a list that is signed.
select d.id from award_decision d join award_result a on a.id = d.result_id
where a.state in ('submitted', 'signed', 'standing') and d.applied_at is null and d.reversed_at is null;
-- Nobody signed their own paper, and nobody revoked what they asked to be revoked.
select id from award_result where signed_by in (prepared_by, submitted_by);
select id from award_certificate where revoked_by = revocation_asked_by;
-- Certificates are given when a result stands, only then, one for every award and prize that it gives.
select z.id from award_certificate z join award_result a on a.id = z.result_id where a.state <> 'standing' or a.call_id <> z.call_id;
select w.result_id, w.entry_id, w.award from (
  select result_id, entry_id, award from award_place where award is not null union all select result_id, entry_id, key from award_prize) w
join award_result a on a.id = w.result_id
where a.state = 'standing' and not exists (select from award_certificate z where z.call_id = a.call_id and z.entry_id = w.entry_id and z.award = w.award);
-- It stood no earlier than its notice was over, and letters about it left no earlier.
select id from award_result where stood_at < notice_until;
select w.result_id from award_letter w join award_result a on a.id = w.result_id where a.state <> 'standing';
-- Nothing that the formula weighs is missing of a work where figures were stated; every sheet follows the one before.
select a.id from award_result a, jsonb_array_elements(a.inputs->'contenders') as c, jsonb_array_elements(coalesce(a.formula->'figures', '[]')) as f
where a.inputs ? 'stated' and not coalesce(c->'figures', '{}') ? (f->>'key');
select call_id from award_figure group by call_id having max(version) <> count(distinct version);
