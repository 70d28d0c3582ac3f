-- Nobody signed a paper they had a hand in.
select n.id from notice n join notice_step s on s.notice_id = n.id
where s.verb in ('draft', 'edit', 'submit') and s.by_id = n.signed_by;
-- What is issued has recipients, and only what is issued has any.
select n.id from notice n where (n.state = 'issued') <> exists (select from notice_recipient r where r.notice_id = n.id);
-- Recipients stand beneath the issuing organisation.
select r.notice_id from notice_recipient r join notice n on n.id = r.notice_id
join organisation o on o.id = r.organisation_id join organisation i on i.id = n.organisation_id
where not (o.path <@ i.path) or o.path = i.path;
-- Nobody signed for a paper before it was issued.
select r.notice_id from notice_recipient r join notice n on n.id = r.notice_id where r.signed_for_at < n.issued_at;
-- An issued paper's campaign has started.
select n.id from notice n join campaign c on c.id = n.campaign_id where n.state = 'issued' and c.state = 'draft';
