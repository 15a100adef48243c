# Sourced after deploy/lib/common.sh: building a preset and running its tests, for tests/run and
# .ci/run. Counts add up in suite_passed and suite_failed. `shared_database_stop` belongs into the
# caller's EXIT trap.

# shellcheck source=tests/lib/shared_database.sh
source "$root/tests/lib/shared_database.sh"

suite_passed=0
suite_failed=0
suite_times=()
suite_jobs=$(nproc)

# suite_build PRESET [CMAKE ARGUMENT…]: configures and builds everything of a preset.
suite_build() {
  local preset=$1
  shift
  run_logged "$root/build/$preset-configure.log" \
    cmake -S "$root" --preset "$preset" -DDUBAN_WITH_TESTS=ON "$@" || return 1
  run_logged "$root/build/$preset-build.log" \
    cmake --build "$root/build/$preset" --parallel "$suite_jobs"
}

# suite_labels PRESET: the labels that its tests carry, one a line.
suite_labels() {
  ctest --test-dir "$root/build/$1" --print-labels | sed -n 's/^  //p' | sort -u
}

# suite_part PRESET LABEL [JOBS]: runs the tests of a label, shows what failed, counts test cases.
suite_part() {
  local preset=$1 label=$2 jobs=${3:-$suite_jobs} began=$SECONDS results counted passed failed
  results=$root/build/$preset/results/$label
  rm -rf "$results"
  mkdir -p "$results"
  if [[ $label == integration ]]; then
    shared_database_start || { suite_add "$preset: $label (no database)" 0 1 0; return 0; }
  fi
  GTEST_OUTPUT=xml:$results/ GTEST_COLOR=no ctest --test-dir "$root/build/$preset" \
    --label-regex "^$label\$" --parallel "$jobs" --output-on-failure --no-tests=error \
    --output-junit "$results/ctest.junit" </dev/null || true
  counted=$(python3 "$root/tests/lib/count_results.py" "$results") || counted='0 1'
  read -r passed failed <<<"$counted"
  shared_database_stop
  suite_add "$preset: $label" "$passed" "$failed" "$((SECONDS - began))"
}

# suite_add NAME PASSED FAILED SECONDS: one line of the table at the end.
suite_add() {
  suite_passed=$((suite_passed + $2))
  suite_failed=$((suite_failed + $3))
  suite_times+=("$(printf '%-28s %6d passed %4d failed %5d s' "$1" "$2" "$3" "$4")")
}

# suite_check NAME COMMAND…: a check that passes or fails as one, its output shown as it comes.
suite_check() {
  local name=$1 began=$SECONDS status=0
  shift
  printf '==> %s\n' "$name"
  "$@" </dev/null || status=$?
  suite_add "$name" "$((status == 0))" "$((status != 0))" "$((SECONDS - began))"
}

# suite_close: the table and the closing line; the exit code of the whole run.
suite_close() {
  printf '\n'
  ((${#suite_times[@]})) && printf '%s\n' "${suite_times[@]}"
  printf '\n%d passed, %d failed\n' "$suite_passed" "$suite_failed"
  ((suite_failed == 0 && suite_passed > 0))
}
