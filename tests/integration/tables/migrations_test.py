"""The migrations by sqitch itself: up, verify, up again, down, down again, up."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

MIGRATIONS = pathlib.Path(__file__).resolve().parents[3] / "migrations"
DATABASE = f"duban_sqitch_test_{os.getpid()}"
PASSWORD = "test-only"


class Server:
    """The server of the test run (DUBAN_TEST_DB_SOCKET), or one of our own."""

    def __init__(self):
        self.process = None
        self.directory = None
        self.socket = os.environ.get("DUBAN_TEST_DB_SOCKET", "")
        if self.socket:
            return
        self.directory = tempfile.mkdtemp(prefix="duban-mig-")
        self.socket = f"{self.directory}/s"
        as_root = ["--user=root"] if os.geteuid() == 0 else []
        data = f"--datadir={self.directory}/data"
        subprocess.run(
            ["mariadb-install-db", "--no-defaults", data, "--skip-test-db",
             "--auth-root-authentication-method=normal", *as_root],
            check=True, stdout=subprocess.DEVNULL)
        self.process = subprocess.Popen(
            ["mariadbd", "--no-defaults", data, f"--socket={self.socket}", "--skip-networking",
             f"--pid-file={self.directory}/pid", f"--log-error={self.directory}/log", *as_root])
        deadline = time.monotonic() + 90
        while not self.answers():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError(pathlib.Path(f"{self.directory}/log").read_text())
            time.sleep(0.1)

    def answers(self):
        command = ["mariadb", "--no-defaults", "-uroot", f"-S{self.socket}", "-e", "SELECT 1"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def sql(self, statements):
        return subprocess.run(
            ["mariadb", "--no-defaults", "-uroot", f"-S{self.socket}", "--batch",
             "--skip-column-names"],
            input=statements, text=True, check=True, capture_output=True).stdout

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            shutil.rmtree(self.directory)


class MigrationsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        owner = f"'{DATABASE[-24:]}'@'localhost'"
        cls.owner = DATABASE[-24:]
        cls.server.sql(f"""
            CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
            CREATE USER {owner} IDENTIFIED BY '{PASSWORD}';
            CREATE USER IF NOT EXISTS 'duban_app'@'localhost';
            GRANT ALL ON {DATABASE}.* TO {owner} WITH GRANT OPTION;
            GRANT ALL ON {DATABASE}_sqitch.* TO {owner} WITH GRANT OPTION;""")

    @classmethod
    def tearDownClass(cls):
        cls.server.sql(f"""DROP DATABASE {DATABASE}; DROP DATABASE IF EXISTS {DATABASE}_sqitch;
            DROP USER '{cls.owner}'@'localhost';""")
        cls.server.stop()

    def sqitch(self, *command):
        uri = f"db:mysql://{self.owner}@localhost/{DATABASE}?mysql_socket={self.server.socket}"
        environment = dict(
            os.environ, TZ="UTC", SQITCH_FULLNAME="Duban", SQITCH_EMAIL="duban@localhost",
            SQITCH_PASSWORD=PASSWORD, SQITCH_SYSTEM_CONFIG="/dev/null",
            SQITCH_USER_CONFIG="/dev/null")
        done = subprocess.run(
            ["sqitch", command[0], "--registry", f"{DATABASE}_sqitch", *command[1:], uri],
            cwd=MIGRATIONS, env=environment, text=True, capture_output=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def must(self, *command):
        code, output = self.sqitch(*command)
        self.assertEqual(code, 0, output)

    def tables(self):
        return self.server.sql(f"SHOW TABLES FROM {DATABASE}").split()

    @staticmethod
    def changes():
        return [line.split()[0] for line in (MIGRATIONS / "sqitch.plan").read_text().splitlines()
                if line and line[0] not in "%#@"]

    @staticmethod
    def made(statement):
        """The tables that a deployment makes, or drops, by this statement."""
        return set(re.findall(f"^{statement} (\\w+)", "\n".join(
            path.read_text() for path in (MIGRATIONS / "deploy").glob("*.sql")), re.MULTILINE))

    def grants(self):
        return self.server.sql(
            f"SELECT COUNT(*) FROM mysql.tables_priv WHERE db = '{DATABASE}'").strip()

    def test_up_verify_down_up(self):
        self.must("deploy")
        self.must("verify")
        self.assertEqual(set(self.tables()), self.made("CREATE TABLE IF NOT EXISTS") -
                         self.made("DROP TABLE IF EXISTS"))
        self.must("deploy")  # nothing to do is no error
        self.must("revert", "-y")
        self.assertEqual(self.tables(), [])
        self.assertEqual(self.grants(), "0")
        self.must("deploy")
        self.must("verify")

    def run_script(self, kind, change):
        self.server.sql(f"USE {DATABASE};\n" + (MIGRATIONS / kind / f"{change}.sql").read_text())

    def test_changes_can_be_repeated_after_an_interruption(self):
        for change in self.changes():
            for _ in range(2):
                self.run_script("deploy", change)
        for change in reversed(self.changes()):
            for _ in range(2):
                self.run_script("revert", change)
        self.assertEqual(self.tables(), [])
        self.assertEqual(self.grants(), "0")

    def test_steps_move_into_the_row_of_their_submission_and_back(self):
        self.must("deploy", "--to", "document_grants")
        self.server.sql(f"""USE {DATABASE};
            INSERT INTO submission (id, task, assignment, summary, state, submitter, submit_at_us)
            VALUES (7, 1, 2, 's', 1, 3, 4), (8, 1, 2, 's', 1, 3, 4);
            INSERT INTO review_step (submission, ordinal, kind, state, decider, decided_for,
              decide_at_us, comment)
            VALUES (7, 2, 4, 1, NULL, NULL, NULL, ''),
              (7, 1, 1, 3, 5, 6, 1700000000000000, '同意。"附\\n件"\\\\'),
              (8, 1, 1, 2, NULL, NULL, NULL, '');""")
        rows = f"SELECT * FROM {DATABASE}.review_step ORDER BY submission, ordinal"
        before = self.server.sql(rows)
        self.must("deploy")
        self.must("verify")
        self.assertEqual(
            json.loads(self.server.sql(
                f"SELECT JSON_COMPACT(steps) FROM {DATABASE}.submission WHERE id = 7")
                .replace("\\\\", "\\")),
            [[1, 3, 5, 6, 1700000000000000, '同意。"附\n件"\\'], [4, 1, 0, 0, None, ""]])
        self.must("revert", "-y", "--to", "document_grants")
        self.assertEqual(self.server.sql(rows), before)
        self.must("revert", "-y")

    def test_lists_learn_what_had_ended(self):
        self.must("deploy", "--to", "review_step_dropped")
        self.server.sql(f"""USE {DATABASE}; SET SESSION sql_mode = '';
            INSERT INTO task (id, state) VALUES (1, 3), (2, 5), (3, 7), (4, 6);
            INSERT INTO task_party (task, unit, relation, plan, plan_ordinal, due_day)
            SELECT id, unit, 1, NULL, 0, 5 FROM task JOIN (SELECT 1 AS unit UNION SELECT 2) AS u;""")
        self.must("deploy")
        self.must("verify")
        self.assertEqual(
            self.server.sql(f"SELECT task, COUNT(*), MIN(final_state), MAX(final_state) "
                            f"FROM {DATABASE}.task_party GROUP BY task"),
            "1\t2\t0\t0\n2\t2\t5\t5\n3\t2\t7\t7\n4\t2\t0\t0\n")
        self.server.sql(f"UPDATE {DATABASE}.task_party SET final_state = 5 WHERE task = 4")
        self.assertNotEqual(self.sqitch("verify")[0], 0)
        self.must("revert", "-y")

    def test_rows_of_old_say_what_their_events_say(self):
        self.must("deploy", "--to", "review_step_dropped")
        self.server.sql(f"""SET SESSION sql_mode = ''; USE {DATABASE};
            INSERT INTO task (id, plan_ordinal, issuing_unit, sections, title, text, category, due_date,
              due_basis, planned_units, annotation, state, root)
            VALUES (1, 0, 1, '[]', 't', '', 1, '2026-06-30', 1, '[]', '', 3, 12),
              (2, 0, 1, '[]', 't', '', 1, '2026-06-30', 1, '[]', '', 3, 22);
            INSERT INTO assignment (id, task, parent, unit, state, live, due_date)
            VALUES (11, 1, 0, 3, 7, NULL, '2026-06-30'), (12, 1, 0, 4, 1, 1, '2026-09-30'),
              (13, 1, 12, 5, 1, 1, '2026-06-23'), (22, 2, 0, 4, 1, 1, '2026-06-30');
            INSERT INTO task_party (task, unit, relation, plan_ordinal, due_day)
            VALUES (1, 1, 1, 0, 20634), (2, 1, 1, 0, 20634);
            INSERT INTO coordination_request (id, task, assignment, kind, target, parties, wish, state,
              open, asked_by, request_at_us, ruling, no_decider)
            VALUES (7, 1, 13, 5, 11, '[]', '', 1, 1, 1, 1, '', 0),
              (8, 1, 13, 5, 11, '[]', '', 3, NULL, 1, 1, '', 0),
              (9, 1, 13, 2, 13, '[]', '', 1, 1, 1, 1, '', 0);""")
        self.must("deploy")
        self.must("verify")
        self.assertEqual(
            self.server.sql(f"""USE {DATABASE}; SELECT due_date, due_basis FROM task ORDER BY id;
                SELECT due_day FROM task_party ORDER BY task;
                SELECT target FROM coordination_request ORDER BY id"""),
            "2026-09-30\t3\n2026-06-30\t1\n20726\n20634\n12\n11\n13\n")
        self.must("revert", "-y")

    def test_verify_sees_what_is_missing(self):
        self.must("deploy")
        for damage, repair in (
                ("ALTER TABLE task DROP COLUMN annotation",
                 "ALTER TABLE task ADD COLUMN annotation TEXT NOT NULL"),
                ("ALTER TABLE assignment DROP KEY waiting",
                 "ALTER TABLE assignment ADD KEY waiting (awaiting, awaiting_whom, due_date, id)"),
                ("ALTER TABLE task_party DROP KEY by_end",
                 "ALTER TABLE task_party ADD KEY by_end "
                 "(unit, relation, final_state, due_day, task)"),
                ("ALTER TABLE session DROP KEY by_expiry",
                 "ALTER TABLE session ADD KEY by_expiry (expire_at_us)"),
                ("DROP TRIGGER event_guard",
                 (MIGRATIONS / "deploy" / "event_guard.sql").read_text() + "SELECT 1"),
                ("INSERT INTO submission (id, task, assignment, summary, state, submitter, submit_at_us)"
                 " VALUES (1, 1, 1, '', 1, 1, 1)", "DELETE FROM submission"),
                ("DELETE FROM feed_counter", "INSERT INTO feed_counter VALUES (1, 0)"),
                ("DELETE FROM stream WHERE kind = 4", "INSERT INTO stream VALUES (4, 0, NULL, 0)")):
            self.server.sql(f"USE {DATABASE}; {damage};")
            self.assertNotEqual(self.sqitch("verify")[0], 0, damage)
            self.server.sql(f"USE {DATABASE}; {repair};")
        self.must("verify")


if __name__ == "__main__":
    sys.exit(unittest.main(verbosity=2))
