-- Only what is on record counts: no rule and no table names anything but the closed list, least of all votes.
select h.id from commendation h, jsonb_array_elements(h.rule -> 'parts') p where p ->> 'measure' not in ('entered', 'admitted',
  'recommended', 'finalists', 'awards', 'awards-first', 'awards-second', 'awards-third', 'activities', 'participants', 'contacts',
  'visits', 'promoters', 'punctuality', 'completeness', 'targets', 'hand');
-- The rules were public before anything was reckoned by them.
select id from commendation where computed_at < published_at;
-- The points of a unit are the sum of the points of its figures.
select p.id from commendation_place p where p.organisation_id is not null
  and p.points <> (select coalesce(sum((f ->> 'points')::numeric), 0) from jsonb_array_elements(p.figures) f);
-- More points never have the worse rank.
select a.id from commendation_place a join commendation_place b on b.commendation_id = a.commendation_id
where a.organisation_id is not null and b.organisation_id is not null and a.points > b.points and a.rank >= b.rank;
-- Nobody signed their own paper.
select id from commendation where signed_by = prepared_by and state in ('noticed', 'standing');
-- What is with the leader or beyond has no tie left open, and no tier has more than it holds.
select p.id from commendation_place p join commendation h on h.id = p.commendation_id
where h.state in ('submitted', 'noticed', 'standing') and p.is_edge and p.decided_reason is null;
select p.commendation_id, p.tier from commendation_place p join commendation h on h.id = p.commendation_id
join lateral jsonb_array_elements(h.rule -> 'tiers') t on t ->> 'key' = p.tier
where h.state in ('submitted', 'noticed', 'standing') group by 1, 2, t having count(*) > (t ->> 'count')::int;
-- What stands has a number for everybody on it that was not revoked before; a giver never gives a number twice.
select p.id from commendation_place p join commendation h on h.id = p.commendation_id
where h.state = 'standing' and p.tier is not null and p.number is null and p.revoked_at is null;
select h.organisation_id, p.number from commendation_place p join commendation h on h.id = p.commendation_id
where p.number is not null group by 1, 2 having count(*) > 1;
-- A person chosen was nominated for this very award and came all the way.
select p.id from commendation_place p join commendation_nomination n on n.id = p.nomination_id
where n.commendation_id <> p.commendation_id;
-- Received is with who gives the award.
select n.id from commendation_nomination n join commendation h on h.id = n.commendation_id
where n.state = 'received' and n.at_id <> h.organisation_id;
