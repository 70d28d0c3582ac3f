-- What was taken is the very bytes that arrived, kept under the name they were given.
select u.id, 'taken as other bytes' as problem from upload u join media_file f on f.id = u.file_id
where f.sha256 is distinct from u.sha256 or f.size_bytes <> u.size_bytes;

-- A kept file came in by one upload at most.
select file_id, 'two uploads became one file' as problem from upload where file_id is not null
group by file_id having count(*) > 1;

-- Nobody has more under way than may be.
select owner_id, 'too many under way' as problem from upload where state in ('arriving', 'complete')
group by owner_id having count(*) > 80;
