# Sourced after database.sh: duban-server as deploy/up runs it — its configuration, start and stop.

server_binary=$root/build/release/bin/duban-server
client_binary=$root/build/release/bin/duban
server_config=$var_dir/config/duban.yaml
server_pid_file=$var_dir/run/duban-server.pid
server_log=$var_dir/log/duban-server.log
# The demonstration belongs into this bureau; it is there whole.
demo_wanted_file=$var_dir/data/demo.wanted
demo_loaded_file=$var_dir/data/demo.loaded
server_port_first=7443
server_port_last=7543

server_pid() { cat "$server_pid_file" 2>/dev/null || true; }

server_running() { process_is "$(server_pid)" duban-server; }

# server_address: where the server is called from this machine, HOST:PORT.
server_address() { cat "$var_dir/run/address" 2>/dev/null; }

# server_setting KEY: what the configuration in force says, "" where it says nothing.
server_setting() {
  "$server_binary" --config "$server_config" --print-config | sed -n "s/^ *$1: \"\(.*\)\"\$/\1/p"
}

# server_listens PID PORT: does that process listen there? It begins to once it can serve. Asked of
# the kernel and not of the service, so that a certificate made for another name is no obstacle.
server_listens() {
  local inode
  while read -r inode; do
    [[ -n $(find "/proc/$1/fd" -lname "socket:\[$inode\]" -print -quit 2>/dev/null) ]] && return 0
  done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf ':%04X' "$2")" \
    '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }')
  return 1
}

server_port() {
  local address
  address=$(server_address)
  printf '%s' "${address##*:}"
}

# The duban command finds in the environment how to call this server: in the clear, or by TLS, where
# it trusts the authority in var/keys/ca.crt, else the server's own certificate, and shows the
# client's certificate that is kept there.
server_client_environment() {
  local certificate
  unset DUBAN_CA DUBAN_CERT DUBAN_KEY
  DUBAN_SERVER=$(server_address)
  export DUBAN_SERVER
  certificate=$(server_setting certificate)
  [[ -n $certificate ]] || return 0
  export DUBAN_CA=$certificate
  [[ -f $var_dir/keys/ca.crt ]] && DUBAN_CA=$var_dir/keys/ca.crt
  if [[ -n $(server_setting client_ca) ]]; then
    export DUBAN_CERT=$var_dir/keys/client.crt DUBAN_KEY=$var_dir/keys/client.key
  fi
}

# A changed program, configuration or password means a restart; what runs is noted when it starts.
server_fingerprint() {
  sha256sum "$server_binary" "$server_config" "$(database_secret database_runtime.password)" |
    sha256sum | cut -d' ' -f1
}

# server_configure [PORT]: the configuration is written once and then belongs to the operator. What
# is put in again is the socket, which follows var/, and a port that is asked for. The first file gets
# the port given, else the first free one, of the loopback interface.
server_configure() {
  local port=${1:-} listen
  if [[ ! -f $server_config ]]; then
    port=${port:-$(free_port "$server_port_first" "$server_port_last")}
    sed -e "s|@VAR@|$var_dir|g" "$root/deploy/config/duban.yaml" | write_private "$server_config"
  fi
  server_put socket "$(database_socket)"
  listen=$(server_setting listen) || die "$server_config is not valid"
  if [[ -n $port && $port != "${listen##*:}" ]]; then
    listen=${listen%:*}:$port
  fi
  if port_in_use "${listen##*:}" && ! server_listens "$(server_pid)" "${listen##*:}"; then
    die "port ${listen##*:} is taken: change \`listen\` in $server_config, or say --port"
  fi
  server_put listen "$listen"
  "$server_binary" --config "$server_config" --check-config >/dev/null ||
    die "$server_config is not valid"
  # Whoever listens everywhere is called on the loopback interface.
  listen=${listen/#0.0.0.0:/127.0.0.1:}
  printf '%s\n' "${listen/#\[::\]:/127.0.0.1:}" >"$var_dir/run/address"
}

# server_put KEY VALUE: a line of the configuration that begins with the key, indented or not.
server_put() {
  local next
  next=$(sed -e "s|^\( *\)$1: .*|\1$1: $2|" "$server_config")
  [[ $next == "$(<"$server_config")" ]] || printf '%s\n' "$next" | write_private "$server_config"
}

server_start() {
  local pid port
  port=$(server_port)
  if server_running; then
    if [[ $(cat "$var_dir/run/duban-server.started" 2>/dev/null) == "$(server_fingerprint)" ]] &&
      server_listens "$(server_pid)" "$port"; then
      note "duban-server runs already (pid $(server_pid), $(server_address))"
      return 0
    fi
    note "the program or its configuration has changed: restarting"
    server_stop
  fi
  server_fingerprint >"$var_dir/run/duban-server.started"
  setsid "$server_binary" --config "$server_config" </dev/null >>"$server_log.stderr" 2>&1 &
  pid=$!
  disown
  printf '%s\n' "$pid" >"$server_pid_file"
  server_starting() { server_listens "$pid" "$port" || process_gone "$pid"; }
  if ! wait_until 60 server_starting || ! server_listens "$pid" "$port"; then
    tail -n 5 "$server_log" >&2 || true
    tail -n 5 "$server_log.stderr" >&2 || true
    die "duban-server did not start; its log is $server_log"
  fi
  note "duban-server runs (pid $pid, $(server_address))"
}

server_stop() {
  local pid
  pid=$(server_pid)
  if ! process_is "$pid" duban-server; then
    note "duban-server does not run"
    return 0
  fi
  kill -TERM "$pid"
  wait_until 60 process_gone "$pid" || die "duban-server (pid $pid) has not stopped after 60 s"
  rm -f "$server_pid_file"
  note "duban-server stopped"
}

# server_bootstrap BUREAU DEMO: the root unit and the first administrator, once; the password is made
# here and kept in var/secrets. Whether the demonstration is wanted (yes, no) is settled by the run
# that begins the bureau, and noted before: a run that was cut off between the two is repeated whole.
server_bootstrap() {
  local begun
  begun=$(database_sql "$database_name" <<<'SELECT EXISTS (SELECT 1 FROM unit)') ||
    die "the database does not say whether there is a bureau"
  if [[ $begun == 0 ]]; then
    rm -f "$demo_wanted_file" "$demo_loaded_file"
    if [[ $2 == yes ]]; then : >"$demo_wanted_file"; fi
  fi
  "$server_binary" bootstrap --config "$server_config" --admin admin --unit "$1" \
    --password-file "$(database_secret admin.password)" | sed 's/^/    /' ||
    die "the first administrator could not be made"
}
