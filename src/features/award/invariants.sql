-- A result is of a call that is over, and its formula is the call's frozen one.
select a.id from award_result a join call l on l.id = a.call_id
where a.computed_at < l.vote_closes_at or a.formula <> l.formula or a.campaign_id <> l.campaign_id;
-- Ranks run from one without a gap.
select p.result_id from award_place p group by p.result_id having min(p.rank) <> 1 or max(p.rank) <> count(*);
-- The composite follows from the figures beside it; a better rank never has the lower one.
select p.result_id, p.rank from award_place p join award_result a on a.id = p.result_id
where p.composite <> floor(p.judges_mean * (a.formula->>'judgesPercent')::int + p.vote_points * (a.formula->>'votesPercent')::int + 0.5) / 100;
select b.result_id, b.rank from award_place a join award_place b on b.result_id = a.result_id and b.rank = a.rank + 1
where b.composite > a.composite;
-- Certificates are numbered when published, only then, one for every award; an owner never gives a number twice.
select p.result_id, p.rank from award_place p join award_result a on a.id = p.result_id
where (p.certificate_number is not null) <> (a.state = 'published' and p.award is not null);
select a.organisation_id, p.certificate_number from award_place p join award_result a on a.id = p.result_id
where p.certificate_number is not null group by a.organisation_id, p.certificate_number having count(*) > 1;
-- Nobody signed their own paper.
select id from award_result where signed_by = prepared_by;
