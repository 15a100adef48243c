-- Revert duban:event_guard from mysql

DROP TRIGGER IF EXISTS event_guard;
