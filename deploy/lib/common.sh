# Sourced by the scripts of deploy/ and tests/: where things are, and how to speak.
# Expects `root`, the top of the checkout.

packages_file=$root/deploy/packages.txt
var_dir=${DUBAN_VAR:-$root/var}

# A bare root has no locale of its own; C.UTF-8 is always there and keeps Chinese text whole.
export LC_ALL=C.UTF-8

# A compiled file is worth the same in any checkout of it (unless the caller says otherwise).
if [[ -z ${CCACHE_BASEDIR+said} ]]; then
  export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=yes
fi

step_started=$SECONDS
step_name=

# step TEXT: the header of a long step; the one before is closed with the seconds it took.
step() {
  step_end
  step_name=$1
  step_started=$SECONDS
  printf '==> %s\n' "$step_name"
}

step_end() {
  if [[ -n $step_name ]]; then
    printf '    (%s: %d s)\n' "$step_name" "$((SECONDS - step_started))"
    step_name=
  fi
}

note() { printf '    %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# run_logged LOG COMMAND…: runs a long command with its output in LOG; says every 15 s that it is
# still at work, and on failure shows the end of the log.
run_logged() {
  local log=$1 pid began=$SECONDS said=0 status=0
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - began >= said + 15)); then
      said=$((SECONDS - began))
      note "$said s … $(tail -n 1 "$log" | tr -d '\r' | cut -c1-100)"
    fi
  done
  wait "$pid" || status=$?
  if ((status != 0)); then
    tail -n 40 "$log" >&2
    printf 'error: %s failed (%d); the whole output is in %s\n' "$1" "$status" "$log" >&2
  fi
  return "$status"
}

# wait_until SECONDS COMMAND…: polls until the command succeeds; 1 when the time is over.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# process_lives PID: one that has ended and waits for its parent to notice (Z) lives no more.
process_lives() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  [[ ${stat%% *} != Z ]]
}

process_gone() { ! process_lives "$1"; }

# process_is PID NAME: is PID a living process whose program is NAME? (A pid file may be stale.)
process_is() {
  [[ -n ${1:-} ]] && process_lives "$1" &&
    [[ $(cat "/proc/$1/comm" 2>/dev/null) == "${2:0:15}" ]]
}

# random_secret: 32 characters that need no quoting in SQL, YAML or a shell.
random_secret() { openssl rand -hex 16; }

# write_private FILE: standard input into FILE with mode 0600, whole or not at all.
write_private() {
  local temporary
  temporary=$(mktemp "$1.XXXXXX")
  cat >"$temporary"
  chmod 0600 "$temporary"
  mv -f "$temporary" "$1"
}

port_in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port FIRST LAST: the first port of the range that nobody listens on.
free_port() {
  local port
  for ((port = $1; port <= $2; port++)); do
    port_in_use "$port" || { printf '%d' "$port"; return 0; }
  done
  die "no free port between $1 and $2"
}
