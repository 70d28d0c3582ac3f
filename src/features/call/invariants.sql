-- A call's lineage is its parent's and its own label.
select l.id from call l left join call p on p.id = l.parent_id
where l.lineage <> case when p.id is null then replace(l.id::text, '-', '')::ltree else p.lineage || replace(l.id::text, '-', '') end;
-- An adopted call never closes after its parent, and belongs to a campaign adopted from the parent's.
select l.id from call l join call p on p.id = l.parent_id join campaign c on c.id = l.campaign_id
where l.closes_at > p.closes_at or c.parent_id is distinct from p.campaign_id;
-- Formulas add up; votes weigh at most forty percent.
select id from call where (formula->>'judgesPercent')::int + (formula->>'votesPercent')::int <> 100 or (formula->>'votesPercent')::int > 40;
