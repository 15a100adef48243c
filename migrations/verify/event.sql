-- Verify duban:event on mysql

SELECT position, stream_kind, stream_id, seq, type, recorded_at_us, actor, on_behalf_of,
  assignment, payload, hash
FROM event WHERE 0;
