-- A picture that is kept can be shown: it has its four renditions. HEIC is kept as it came: nobody here decodes it.
select id, 'a kept picture lacks renditions' as problem from media_file
where state = 'kept' and kind = 'picture' and container <> 'heic' and jsonb_array_length(renditions) <> 4;

-- Only pictures have renditions.
select id, 'renditions of something that is no picture' as problem from media_file
where kind <> 'picture' and jsonb_array_length(renditions) <> 0;

-- What was measured speaks of the same file as the row.
select id, 'measured and row differ' as problem from media_file
where measured ->> 'container' is distinct from container
   or (measured ->> 'sizeBytes')::bigint is distinct from size_bytes;

-- Films and sound that are kept have a length.
select id, 'no length' as problem from media_file
where state = 'kept' and kind in ('video', 'audio') and measured ->> 'durationSeconds' is null;

-- What was found infected is not kept, and whoever was looked at has the time of it.
select id, 'kept though infected, or scanned at no time' as problem from media_file
where (state = 'kept' and scan = 'infected') or (scan = 'none') <> (scanned_at is null);
