"""Counts what a ctest run did, by test case: `count_results.py DIRECTORY` prints "PASSED FAILED".

The directory holds ctest's own report (ctest.junit) and one GoogleTest report for each binary that
got far enough to write it. A test that is no GoogleTest binary counts as one case; a binary that
failed without a failed case (it crashed, or ran out of time) counts as one failure. A skipped case
is neither.
"""

import pathlib
import sys
import xml.etree.ElementTree as xml


def count_cases(report):
    """(passed, failed) of one GoogleTest report."""
    passed = failed = 0
    for case in xml.parse(report).getroot().iter("testcase"):
        if case.find("failure") is not None:
            failed += 1
        elif case.get("result") == "completed":
            passed += 1
    return passed, failed


def count_directory(directory):
    """(passed, failed) of a whole run."""
    passed = failed = 0
    for entry in xml.parse(directory / "ctest.junit").getroot().iter("testcase"):
        entry_ok = entry.get("status") == "run"
        reports = [directory / (entry.get("name") + ".xml")]
        cases = [count_cases(report) for report in reports if report.exists()]
        if not cases:
            passed += entry_ok
            failed += not entry_ok
            continue
        passed += sum(case[0] for case in cases)
        failed += max(sum(case[1] for case in cases), int(not entry_ok))
    return passed, failed


if __name__ == "__main__":
    print(*count_directory(pathlib.Path(sys.argv[1])))
