-- An extension has as many uses as things were sent by it.
select x.id from calendar_extension x
where x.uses <> (select count(*) from calendar_extension_use u where u.extension_id = x.id);
-- Nothing was sent by an extension before it was granted or after its end.
select u.extension_id from calendar_extension_use u join calendar_extension x on x.id = u.extension_id
where x.granted_at is null or u.at < x.granted_at or u.at >= x.until;
-- A call an extension names is its campaign’s.
select x.id from calendar_extension x join call l on l.id = x.call_id where l.campaign_id <> x.campaign_id;
