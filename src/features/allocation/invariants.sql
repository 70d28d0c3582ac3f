-- Shares go to organisations straight beneath the owner of the campaign.
select s.campaign_id, s.organisation_id from allocation_share s
join campaign c on c.id = s.campaign_id join organisation o on o.id = s.organisation_id
where o.parent_id is distinct from c.organisation_id;
-- What has targets or shares has a version.
select campaign_id from allocation_target where campaign_id not in (select campaign_id from allocation_version)
union select campaign_id from allocation_share where campaign_id not in (select campaign_id from allocation_version);
