-- Deploy duban:event_guard to mysql
-- The grant of UPDATE (position) alone does not keep the rest of an event: MariaDB lets an account
-- that may insert and may update any one column change all of them by INSERT … ON DUPLICATE KEY
-- UPDATE. So the table itself refuses, whoever asks: an event is final, and its position is given
-- once. (Lengths are compared because two texts that differ in trailing spaces are equal.)

DELIMITER //

CREATE TRIGGER IF NOT EXISTS event_guard BEFORE UPDATE ON event FOR EACH ROW
IF NOT (
  NEW.id = OLD.id AND NEW.stream_kind = OLD.stream_kind AND NEW.stream_id = OLD.stream_id
  AND NEW.seq = OLD.seq AND (OLD.position IS NULL OR NEW.position <=> OLD.position)
  AND NEW.type = OLD.type AND NEW.recorded_at_us = OLD.recorded_at_us
  AND NEW.actor <=> OLD.actor AND NEW.on_behalf_of <=> OLD.on_behalf_of
  AND NEW.assignment <=> OLD.assignment
  AND LENGTH(NEW.payload) = LENGTH(OLD.payload) AND NEW.payload = OLD.payload
  AND NEW.hash = OLD.hash
) THEN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an event is final';
END IF//

DELIMITER ;
