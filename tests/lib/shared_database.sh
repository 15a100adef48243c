# Sourced after deploy/lib/common.sh: one throw-away MariaDB for all test binaries of a run, named to
# them in DUBAN_TEST_DB_SOCKET. (Without it each starts its own; tests that kill a server always do.)

shared_database_directory=

shared_database_start() {
  local directory as_user=()
  [[ -z $shared_database_directory && -z ${DUBAN_TEST_DB_SOCKET:-} ]] || return 0
  directory=$(mktemp -d /tmp/duban-tests.XXXXXX)
  shared_database_directory=$directory
  ((EUID == 0)) && as_user=(--user=root)
  run_logged "$directory/install.log" mariadb-install-db --no-defaults "${as_user[@]}" \
    --datadir="$directory/data" --auth-root-authentication-method=normal --skip-test-db \
    --skip-name-resolve || return 1
  # Not durable: what a test checks about durability it checks on a server of its own.
  setsid mariadbd --no-defaults "${as_user[@]}" --datadir="$directory/data" \
    --socket="$directory/s" --pid-file="$directory/pid" --skip-networking --skip-name-resolve \
    --character-set-server=utf8mb4 --collation-server=utf8mb4_bin \
    --innodb-flush-log-at-trx-commit=0 --skip-innodb-doublewrite \
    --innodb-buffer-pool-size=256M --innodb-log-file-size=128M --max-connections=400 \
    </dev/null >"$directory/mariadbd.log" 2>&1 &
  disown
  shared_database_answers() {
    mariadb --no-defaults -u root -S "$directory/s" -e 'SELECT 1' >/dev/null 2>&1
  }
  if ! wait_until 60 shared_database_answers; then
    tail -n 20 "$directory/mariadbd.log" >&2
    return 1
  fi
  export DUBAN_TEST_DB_SOCKET=$directory/s
}

shared_database_stop() {
  local directory=$shared_database_directory pid
  [[ -n $directory ]] || return 0
  shared_database_directory=
  unset DUBAN_TEST_DB_SOCKET
  pid=$(cat "$directory/pid" 2>/dev/null) || true
  # Nothing of it is kept, so it need not shut down in good order.
  if process_is "$pid" mariadbd; then
    kill -KILL "$pid"
    wait_until 10 process_gone "$pid" || true
  fi
  rm -rf "$directory"
}
