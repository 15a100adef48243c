# Sourced by .ci/run: one function a part. Each adds what it found to the table of the suite.

tidy_seconds_max=420
fuzz_seconds_each=30
# A run is cut off, and lands nothing, at ninety minutes. On a slow machine what looks at samples
# only gives way to what must be seen whole.
tidy_ends_by=4200
tsan_built_by=3600

cpp_files() { git ls-files -co --exclude-standard -- '*.cc' '*.h'; }

check_format() { cpp_files | xargs -r clang-format-16 --dry-run -Werror; }

check_shell() {
  # Left out: variables that one sourced file sets and another reads, functions called by name.
  shellcheck -x -s bash -S warning -e SC2034,SC2120,SC2154,SC2317 deploy/install deploy/up deploy/down deploy/backup deploy/restore deploy/demo/load deploy/demo/show \
    deploy/demo/people.sh deploy/lib/*.sh tests/run tests/fresh tests/lib/*.sh .ci/run .ci/checks.sh
}

part_format() {
  suite_check "clang-format" check_format
  suite_check "shellcheck" check_shell
}

# buf is pinned by the lock file; npm puts it below build/, which is never committed. Of the packages
# npm takes the one for this machine's kind of processor.
check_buf() {
  local tools=$root/build/tools
  if ! cmp -s .ci/tools/package-lock.json "$tools/installed-lock.json"; then
    mkdir -p "$tools"
    cp .ci/tools/package.json .ci/tools/package-lock.json "$tools/"
    (cd "$tools" && npm ci --no-audit --no-fund --ignore-scripts) || return 1
    # Where the end-to-end tests look for it.
    mkdir -p "$tools/node_modules/.bin"
    ln -sf "$tools"/node_modules/@bufbuild/buf-linux-*/bin/buf "$tools/node_modules/.bin/buf"
    cp .ci/tools/package-lock.json "$tools/installed-lock.json"
  fi
  "$tools/node_modules/.bin/buf" lint proto
}

part_buf() { suite_check "buf lint" check_buf; }

part_tests() {
  local output=$var_dir/tests.log began=$SECONDS status=0 line
  "$root/tests/run" </dev/null 2>&1 | tee "$output" || status=$?
  line=$(tail -n 1 "$output")
  if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    local failed=${BASH_REMATCH[2]}
    # A run that failed without saying what did is one failure.
    ((status != 0 && failed == 0)) && failed=1
    suite_add "tests/run" "${BASH_REMATCH[1]}" "$failed" "$((SECONDS - began))"
  else
    suite_add "tests/run" 0 1 "$((SECONDS - began))"
  fi
}

# A sanitized build stops below rpc; its tests are the pure ones and those on the database.
sanitized() {
  local preset=$1 label
  printf '==> %s\n' "$preset"
  if ! suite_build "$preset"; then
    suite_add "build $preset" 0 1 0
    return
  fi
  for label in unit integration; do
    if grep -qx "$label" <<<"$(suite_labels "$preset")"; then suite_part "$preset" "$label"; fi
  done
}

part_asan() {
  ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 \
    UBSAN_OPTIONS=print_stacktrace=1 sanitized asan
}

# The last part has the time that the others left: a build that is cut short goes on from the
# compiler's cache in the next run. What was not reached is said, not hidden.
part_tsan() {
  local left=$((tsan_built_by - SECONDS)) status=0
  if ((left > 0)); then
    timeout "$left" bash -c 'cmake -S . --preset tsan -DDUBAN_WITH_TESTS=ON &&
      cmake --build build/tsan --parallel' >/dev/null 2>&1 || status=$?
  fi
  if ((left <= 0 || status == 124)); then
    note "tsan: not reached within $tsan_built_by s"
    return
  fi
  TSAN_OPTIONS="ignore_noninstrumented_modules=1 halt_on_error=1" sanitized tsan
}

part_fuzz() {
  local target name corpus
  [[ -d tests/fuzz ]] || return 0
  suite_check "build fuzz" fuzz_build
  for target in build/asan/bin/*_fuzz; do
    [[ -x $target ]] || continue
    name=$(basename "$target")
    corpus=$var_dir/corpus/$name
    mkdir -p "$corpus"
    suite_check "$name" "$target" -max_total_time="$fuzz_seconds_each" -timeout=10 \
      -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 -artifact_prefix="$var_dir/" "$corpus"
  done
}

# The targets are part of the build that the asan part tests.
fuzz_build() {
  run_logged build/asan-configure.log cmake -S . --preset asan -DDUBAN_WITH_TESTS=ON &&
    run_logged build/asan-build.log cmake --build build/asan --target fuzz --parallel "$suite_jobs"
}

# tidy_base: what the newest commits are compared with: DUBAN_CI_BASE where the caller knows it,
# else twenty commits back, else nothing (then every file is new).
tidy_base() {
  if [[ -n ${DUBAN_CI_BASE:-} ]]; then
    git merge-base HEAD "$DUBAN_CI_BASE"
  else
    git rev-parse -q --verify HEAD~20 || git hash-object -t tree /dev/null
  fi
}

# changed_sources: the .cc files that differ from the base or are not committed yet, those of the
# newest commits first.
changed_sources() {
  {
    git ls-files -mo --exclude-standard -- '*.cc'
    git log --first-parent -m --format= --name-only "$(tidy_base)..HEAD" -- '*.cc' 2>/dev/null ||
      git log --first-parent -m --format= --name-only -- '*.cc'
  } | awk 'NF && !seen[$0]++' | while read -r file; do [[ -f $file ]] && printf '%s\n' "$file"; done
}

# Two at a time until the time is over; what was not reached is said, not hidden.
part_tidy() {
  local began=$SECONDS pass=0 fail=0 file files results=$var_dir/tidy seconds=$tidy_seconds_max
  mapfile -t files < <(changed_sources)
  if ((!${#files[@]})); then
    note "no C++ file has changed"
    return
  fi
  printf '==> clang-tidy on %d files\n' "${#files[@]}"
  [[ -f build/release/compile_commands.json ]] || suite_build release || return
  mkdir -p "$results"
  ((SECONDS + seconds > tidy_ends_by)) && seconds=$((tidy_ends_by - SECONDS))
  export tidy_results=$results tidy_deadline=$(($(date +%s) + seconds))
  export -f tidy_one
  printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$suite_jobs" bash -c 'tidy_one "$1"' tidy_one
  pass=$(find "$results" -name '*.ok' | wc -l)
  for file in "$results"/*.bad; do
    [[ -f $file ]] || continue
    fail=$((fail + 1))
    cat "$file"
  done
  note "looked at $((pass + fail)) of ${#files[@]} files"
  # With no time at all it is nothing that passed, and nothing that failed.
  ((pass + fail)) && suite_add "clang-tidy" "$pass" "$fail" "$((SECONDS - began))"
  return 0
}

# A file that is not in the build (a fuzz target, say) is left to the build that has it; one that is
# not done two minutes after the time is over has not been looked at.
tidy_one() {
  local name=${1//\//_} left=$((tidy_deadline - $(date +%s))) status=0
  ((left > 0)) || return 0
  grep -qF "/$1\"" build/release/compile_commands.json || return 0
  timeout $((left + 120)) clang-tidy-16 --quiet -p build/release "$1" \
    >"$tidy_results/$name.out" 2>/dev/null || status=$?
  case $status in
    0) mv "$tidy_results/$name.out" "$tidy_results/$name.ok" ;;
    124) ;;
    *) mv "$tidy_results/$name.out" "$tidy_results/$name.bad" ;;
  esac
}

check_deploy() {
  local status=0
  export DUBAN_VAR=$var_dir/up
  "$root/deploy/up" && "$root/deploy/up" --no-build || status=$?
  "$root/deploy/down" --purge --yes || status=$?
  return "$status"
}

part_deploy() { suite_check "deploy/up, again, deploy/down" check_deploy; }
