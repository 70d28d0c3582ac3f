-- Every edition is there, and what is published shows the words of its last one.
select b.id from bulletin b where b.edition <> (select count(*) from bulletin_edition e where e.bulletin_id = b.id);
select b.id from bulletin b join bulletin_edition e on e.bulletin_id = b.id and e.edition = b.edition
where b.state = 'published' and (b.title <> e.title or b.body <> e.body or b.figures is distinct from e.figures);
-- A summary is never with the leader, and never published, without its figures; nothing else has any.
select id from bulletin where kind = 'summary' and state in ('submitted', 'published') and figures is null;
select id from bulletin where kind <> 'summary' and figures is not null;
-- Nobody signed what they wrote.
select bulletin_id, edition from bulletin_edition where written_by = signed_by;
-- A bulletin is of the call's host or owner's campaign.
select b.id from bulletin b join call l on l.id = b.call_id where b.campaign_id <> l.campaign_id;
