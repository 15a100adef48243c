-- Verify duban:event on mysql

SELECT id, stream_kind, stream_id, seq, position, type, recorded_at_us, actor, on_behalf_of,
  assignment, payload, hash
FROM event WHERE 0;
