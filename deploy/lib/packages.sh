# Sourced after common.sh: reads deploy/packages.txt and installs what is missing of it.

# packages_of SECTION…: the packages, leaving out those whose command is there anyway.
packages_of() {
  local section wanted line name condition
  for section in "$@"; do
    grep -qx "\[$section\]" "$packages_file" || die "packages.txt has no section [$section]"
  done
  wanted=" $* "
  while read -r line; do
    line=${line%%#*}
    read -r name condition _ <<<"$line" || true
    case $name in
      '') ;;
      \[*\]) section=${name:1:-1} ;;
      *)
        [[ $wanted == *" $section "* ]] || continue
        if [[ ${condition:-} == command=* ]] && command -v "${condition#command=}" >/dev/null; then
          continue
        fi
        printf '%s\n' "$name"
        ;;
    esac
  done <"$packages_file" | sort -u
}

packages_missing() {
  local wanted installed
  wanted=$(packages_of "$@") || exit 1
  # An unknown package makes dpkg-query exit 1 and still list the others.
  installed=$(dpkg-query -W -f '${db:Status-Status} ${binary:Package}\n' 2>/dev/null |
    sed -n 's/^installed \([^:]*\).*/\1/p' | sort -u)
  comm -23 <(printf '%s\n' "$wanted" | sed '/^$/d') <(printf '%s\n' "$installed")
}

# packages_install SECTION…: nothing missing → no root needed; else root, sudo without a password,
# or a message with the one command, exit 3.
packages_install() {
  local missing as_root=()
  missing=$(packages_missing "$@") || exit 1
  [[ -z $missing ]] && return 0
  # shellcheck disable=SC2086
  set -- $missing
  if ((EUID != 0)); then
    if sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      printf 'These packages are missing and installing them needs root. Run, then try again:\n\n' >&2
      printf '  sudo sh -c "apt-get update && apt-get install -y --no-install-recommends %s"\n\n' \
        "$*" >&2
      exit 3
    fi
  fi
  step "installing $# packages"
  note "$*"
  run_logged "$var_dir/log/apt.log" "${as_root[@]}" apt-get -q update || exit 1
  run_logged "$var_dir/log/apt.log" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q -y --no-install-recommends install "$@" || exit 1
  step_end
}
