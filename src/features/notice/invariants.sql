-- Nobody signed a paper they had a hand in.
select n.id from notice n join notice_step s on s.notice_id = n.id
where s.verb in ('draft', 'edit', 'submit') and s.by_id = n.signed_by;
-- What is issued has recipients, and only what is issued has any.
select n.id from notice n where (n.state in ('issued', 'withdrawn', 'superseded')) <> exists (select from notice_recipient r where r.notice_id = n.id);
-- Recipients stand beneath the issuing organisation, or stood there before they moved.
select r.notice_id from notice_recipient r join notice n on n.id = r.notice_id
join organisation o on o.id = r.organisation_id join organisation i on i.id = n.organisation_id
where (not (o.path <@ i.path) or o.path = i.path)
  and not exists (select from organisation_era e join organisation_era h on h.organisation_id = i.id
    where e.organisation_id = o.id and e.path <@ h.path and e.path <> h.path);
-- Nobody signed for a paper before it was issued.
select r.notice_id from notice_recipient r join notice n on n.id = r.notice_id where r.signed_for_at < n.issued_at;
-- An issued paper's campaign has started.
select n.id from notice n join campaign c on c.id = n.campaign_id where n.issued_at is not null and c.state = 'draft';
-- A paper that is out was countersigned, in the version that went out, by every issuer but the leading one.
select n.id from notice n, jsonb_array_elements(n.issuers) with ordinality i (value, place)
where n.state in ('issued', 'withdrawn', 'superseded') and i.place > 1 and n.issued_for is not null
  and not exists (select from notice_countersign k where k.notice_id = n.id and k.version = n.version
    and k.issuer = i.value->>'name' and k.organisation_id is not distinct from (i.value->>'organisationId')::uuid);
-- Nobody countersigned a paper they had a hand in.
select k.notice_id from notice_countersign k join notice_step s on s.notice_id = k.notice_id
where k.signatory is null and s.verb in ('draft', 'edit', 'submit') and s.by_id = k.by_id;
-- A superseded paper has a newer one that is out, and nobody withdrew what they had asked to withdraw themselves.
select n.id from notice n where n.state = 'superseded'
  and not exists (select from notice w where w.supersedes = n.id and w.issued_at is not null);
select n.id from notice n where n.state = 'withdrawn' and (n.withdrawal_reason is null or n.ended_by = n.withdrawal_asked_by);
-- Nobody signed for a paper after it had ended.
select r.notice_id from notice_recipient r join notice n on n.id = r.notice_id where r.signed_for_at > n.ended_at;
-- What is recorded by hand is never of an organisation of the system.
select h.id from notice_by_hand h join organisation o on o.id = h.organisation_id where not o.is_outside and not exists (
  select from organisation_step s where s.organisation_id = o.id and s.at > h.recorded_at);
-- A correction stays with the thing it puts right.
select h.id from notice_by_hand h join notice_by_hand b on b.id = h.replaces
where (h.notice_id, h.kind, h.name) is distinct from (b.notice_id, b.kind, b.name);
-- What was handed over was handed over by the campaign's owner.
select h.id from notice_handover h join campaign c on c.id = h.campaign_id where c.organisation_id <> h.organisation_id;
