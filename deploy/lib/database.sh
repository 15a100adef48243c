# Sourced after common.sh: the private MariaDB below var/ — made, started, stopped, migrated.
# It runs as whoever calls; that account is its administrator by unix socket, without a password.

database_name=duban
database_owner=duban_owner
database_runtime=duban_app
database_data=$var_dir/data/mariadb
database_pid_file=$var_dir/run/mariadbd.pid
database_log=$var_dir/log/mariadbd.log

# database_socket: the socket's path. A path of more than 107 bytes cannot be bound; then it is in a
# directory of our own below XDG_RUNTIME_DIR or /tmp. Always noted in var/run/database.socket.
database_socket() {
  local path=$var_dir/run/mariadbd.sock directory
  if ((${#path} > 107)); then
    directory=${XDG_RUNTIME_DIR:-/tmp}/duban-$(printf '%s' "$var_dir" | sha256sum | cut -c1-12)
    path=$directory/mariadbd.sock
  fi
  printf '%s' "$path"
}

# The fallback directory is in a place others may write to: it must be ours and closed.
database_socket_directory() {
  local directory
  directory=$(dirname "$(database_socket)")
  (umask 077 && mkdir -p "$directory")
  [[ -O $directory && ! -L $directory ]] || die "$directory belongs to somebody else"
  chmod 0700 "$directory"
}

# database_sql [DATABASE] [OPTION…]: runs standard input as the administrator, prints rows without a
# header.
database_sql() {
  mariadb --no-defaults --batch --skip-column-names --default-character-set=utf8mb4 \
    --socket="$(database_socket)" --user="$(id -un)" "$@"
}

database_answers() { database_sql <<<'SELECT 1' >/dev/null 2>&1; }

database_pid() { cat "$database_pid_file" 2>/dev/null || true; }

database_running() { process_is "$(database_pid)" mariadbd && database_answers; }

# Made beside its final place and moved: an interrupted first start leaves nothing half-made.
database_create_data() {
  local fresh=$database_data.new as_user=()
  [[ -d $database_data ]] && return 0
  rm -rf "$fresh"
  mkdir -p "$(dirname "$database_data")"
  ((EUID == 0)) && as_user=(--user=root)
  run_logged "$var_dir/log/mariadb-install-db.log" mariadb-install-db --no-defaults "${as_user[@]}" \
    --datadir="$fresh" --auth-root-authentication-method=socket \
    --auth-root-socket-user="$(id -un)" --skip-test-db || return 1
  mv "$fresh" "$database_data"
}

database_start() {
  local as_user=() config=$var_dir/config/mariadb.cnf pid
  if database_running; then
    note "mariadbd runs already (pid $(database_pid))"
    return 0
  fi
  database_create_data || die "the database could not be created"
  [[ -f $config ]] || cp "$root/deploy/config/mariadb.cnf" "$config"
  database_socket_directory
  database_socket >"$var_dir/run/database.socket"
  ((EUID == 0)) && as_user=(--user=root)
  # A session of its own: Ctrl-C at deploy/up does not reach it.
  setsid mariadbd --defaults-file="$config" "${as_user[@]}" --datadir="$database_data" \
    --socket="$(database_socket)" --pid-file="$database_pid_file" --log-error="$database_log" \
    </dev/null >/dev/null 2>&1 &
  pid=$!
  disown
  database_starting() { database_running || process_gone "$pid"; }
  if ! wait_until 90 database_starting || ! database_running; then
    tail -n 25 "$database_log" >&2 || true
    die "mariadbd did not start; its log is $database_log"
  fi
  note "mariadbd runs (pid $(database_pid), socket $(database_socket))"
}

database_stop() {
  local pid
  pid=$(database_pid)
  if ! process_is "$pid" mariadbd; then
    note "mariadbd does not run"
    return 0
  fi
  kill -TERM "$pid"
  wait_until 120 process_gone "$pid" || die "mariadbd (pid $pid) has not stopped after 120 s"
  rm -f "$database_pid_file"
  note "mariadbd stopped"
}

# database_secret NAME: the path of a password file, made at first use.
database_secret() {
  local file=$var_dir/secrets/$1
  [[ -s $file ]] || random_secret | write_private "$file"
  printf '%s' "$file"
}

# The database and its two accounts: the owner changes the schema, the server uses the other. Said
# again at every start, so that a password file that was replaced is in force.
database_accounts() {
  local owner_password runtime_password
  owner_password=$(<"$(database_secret database_owner.password)")
  runtime_password=$(<"$(database_secret database_runtime.password)")
  database_sql <<SQL || die "the database accounts could not be made"
CREATE DATABASE IF NOT EXISTS \`$database_name\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER IF NOT EXISTS '$database_owner'@'localhost';
CREATE USER IF NOT EXISTS '$database_runtime'@'localhost';
ALTER USER '$database_owner'@'localhost' IDENTIFIED BY '$owner_password';
ALTER USER '$database_runtime'@'localhost' IDENTIFIED BY '$runtime_password';
GRANT ALL PRIVILEGES ON \`$database_name\`.* TO '$database_owner'@'localhost' WITH GRANT OPTION;
GRANT ALL PRIVILEGES ON \`${database_name}_sqitch\`.* TO '$database_owner'@'localhost'
  WITH GRANT OPTION;
SQL
}

# sqitch_run COMMAND ARGUMENT…: sqitch as the owner. It never asks: name, zone and password are given.
sqitch_run() {
  local command=$1 owner_password
  shift
  owner_password=$(<"$(database_secret database_owner.password)")
  (cd "$root/migrations" &&
    TZ=UTC SQITCH_FULLNAME=Duban SQITCH_EMAIL=duban@localhost SQITCH_PASSWORD=$owner_password \
      SQITCH_SYSTEM_CONFIG=/dev/null SQITCH_USER_CONFIG=/dev/null \
      sqitch "$command" --registry "${database_name}_sqitch" "$@" \
      "db:mysql://$database_owner@localhost/$database_name?mysql_socket=$(database_socket)")
}

# database_migrate: deploys what is new. What the server's account may do is part of the migrations;
# rights are no part of a backup, so those changes are said again, in the order of the plan, but for
# tables that a later change has dropped (error 1146).
database_migrate() {
  local change failed
  sqitch_run deploy </dev/null | sed 's/^/    /' || die "the migrations could not be deployed"
  while read -r change _; do
    [[ $change == *_grants ]] || continue
    failed=$(database_sql "$database_name" --force <"$root/migrations/deploy/$change.sql" 2>&1 |
      grep '^ERROR' | grep -v '^ERROR 1146 ' || true)
    [[ -z $failed ]] || die "the rights of $database_runtime could not be granted: $failed"
  done <"$root/migrations/sqitch.plan"
  # The server checks that the schema is the one it was built for.
  database_sql <<<"GRANT SELECT ON \`${database_name}_sqitch\`.* TO '$database_runtime'@'localhost'"
}
