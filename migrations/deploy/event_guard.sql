-- Deploy duban:event_guard to mysql
-- An event is final, whoever asks: the account of the server has no right to change or delete one,
-- and this keeps slips of the owner's account from doing it.

DELIMITER //

CREATE TRIGGER IF NOT EXISTS event_guard BEFORE UPDATE ON event FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an event is final'//

DELIMITER ;
