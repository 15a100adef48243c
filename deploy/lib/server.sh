# Sourced after database.sh: duban-server as deploy/up runs it — its configuration, start and stop.

server_binary=$root/build/release/bin/duban-server
client_binary=$root/build/release/bin/duban
server_config=$var_dir/config/duban.yaml
server_pid_file=$var_dir/run/duban-server.pid
server_log=$var_dir/log/duban-server.log
server_port_first=7443
server_port_last=7543

server_pid() { cat "$server_pid_file" 2>/dev/null || true; }

server_running() { process_is "$(server_pid)" duban-server; }

# server_address: where the server listens, HOST:PORT.
server_address() { cat "$var_dir/run/address" 2>/dev/null; }

# Nobody is signed in here: an answering server says so with exit code 3, one that does not serve is 5.
server_answers() {
  local status=0
  port_in_use "$(server_port)" || return 1
  DUBAN_CONFIG_DIR=$var_dir/run/nobody "$client_binary" --server "$(server_address)" whoami \
    </dev/null >/dev/null 2>&1 || status=$?
  ((status == 3))
}

server_port() {
  local address
  address=$(server_address)
  printf '%s' "${address##*:}"
}

# A changed program, configuration or password means a restart; what runs is noted when it starts.
server_fingerprint() {
  sha256sum "$server_binary" "$server_config" "$(database_secret database_runtime.password)" |
    sha256sum | cut -d' ' -f1
}

# server_choose_address [PORT]: the port given, else the one used last, else the first free one.
server_choose_address() {
  local port=${1:-} last
  last=$(server_address || true)
  if [[ -z $port ]]; then
    port=${last##*:}
    if [[ -z $port ]] || { ! server_running && port_in_use "$port"; }; then
      port=$(free_port "$server_port_first" "$server_port_last")
    fi
  elif [[ $port != "${last##*:}" ]] && port_in_use "$port"; then
    die "port $port is taken"
  fi
  printf '127.0.0.1:%s\n' "$port" >"$var_dir/run/address"
}

# The configuration is written once and then belongs to the operator; only the address and the
# socket, which depend on the machine, are put in again.
server_configure() {
  local address socket
  address=$(server_address)
  socket=$(database_socket)
  if [[ ! -f $server_config ]]; then
    sed -e "s|@VAR@|$var_dir|g" "$root/deploy/config/duban.yaml" | write_private "$server_config"
  fi
  sed -e "s|^listen: .*|listen: $address|" -e "s|^  socket: .*|  socket: $socket|" \
    "$server_config" >"$server_config.next"
  if cmp -s "$server_config" "$server_config.next"; then
    rm "$server_config.next"
  else
    write_private "$server_config" <"$server_config.next"
    rm "$server_config.next"
  fi
  "$server_binary" --config "$server_config" --check-config >/dev/null ||
    die "$server_config is not valid"
}

server_start() {
  local pid
  if server_running; then
    if [[ $(cat "$var_dir/run/duban-server.started" 2>/dev/null) == "$(server_fingerprint)" ]] &&
      server_answers; then
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
  server_starting() { server_answers || process_gone "$pid"; }
  if ! wait_until 60 server_starting || ! server_answers; then
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

# server_bootstrap BUREAU: the root unit and the first administrator, once; the password is made here
# and kept in var/secrets.
server_bootstrap() {
  "$server_binary" bootstrap --config "$server_config" --admin admin --unit "$1" \
    --password-file "$(database_secret admin.password)" | sed 's/^/    /' ||
    die "the first administrator could not be made"
}
