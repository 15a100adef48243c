"""Sizes, names and words: what a reader should never meet in this tree."""

import re

from tree import is_cpp

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
# A row of a table that is written as an initializer is data, not a step of the function.
_TABLE_ROW = re.compile(r"^\s*\{.*\},?$")

# Spelled in halves: this file is read by its own rules.
_WORDS = {
    "TO" + "DO": re.compile(r"\bTO" + r"DO\b"),
    "FIX" + "ME": re.compile(r"\bFIX" + r"ME\b"),
    "not imple" + "mented": re.compile(r"not imple" + r"mented", re.IGNORECASE),
    "a machine's path": re.compile(r"(?<![\w.$}])(/wo" + r"rk/|/ro" + r"ot/|/ho" + r"me/[a-z])"),
    "a registry's host": re.compile(r"registry\.np" + r"mjs|deb\.deb" + r"ian\.org|py" + r"pi\.org"),
}
_EMPTY_NAMES = re.compile(r"(^|[_.-])(utils?|helpers?|managers?|impl|misc)([_.-]|$)")
_TEXT_SUFFIXES = (".cc", ".h", ".py", ".sh", ".sql", ".proto", ".yaml", ".yml", ".json", ".md",
                  ".txt", ".cmake", ".cnf", ".conf", ".plan", ".service")
_SCRIPT_FOLDERS = ("deploy/", "tests/", ".ci/")
# Documents that people wrote, and fixtures made from such documents.
_WORDS_ALLOWED = ("tests/data/",)


def name_breaches(texts):
    return [f"{path}: a file is named for what it is" for path in sorted(texts)
            if _EMPTY_NAMES.search(path.rsplit("/", 1)[-1].lower())]


def word_breaches(texts):
    breaches = []
    for path, text in sorted(texts.items()):
        if path.startswith(_WORDS_ALLOWED):
            continue
        if not path.endswith(_TEXT_SUFFIXES) and not path.startswith(_SCRIPT_FOLDERS):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            breaches.extend(f"{path}:{number}: {word}"
                            for word, pattern in _WORDS.items() if pattern.search(line))
    return breaches


def size_breaches(texts):
    return [f"{path}: {lines} lines, at most {FILE_LINES_MAX}"
            for path, text in sorted(texts.items())
            if is_cpp(path) and (lines := text.count("\n")) > FILE_LINES_MAX]


def function_breaches(texts):
    """Functions of namespace level: in this style they begin and end in the first column."""
    breaches = []
    for path, text in sorted(texts.items()):
        if not is_cpp(path) or not path.startswith(("server/", "clients/")):
            continue
        begin, head, rows = 0, "", 0
        for number, line in enumerate(text.splitlines(), 1):
            if line.endswith("{") and line[:1] not in (" ", "}", ""):
                begin, head, rows = number, line, 0
            elif line.startswith("}") and begin:
                length = number - begin + 1 - rows
                plain = not head.startswith(("namespace", "class", "struct", "enum", "extern"))
                if plain and length > FUNCTION_LINES_MAX:
                    breaches.append(f"{path}:{begin}: {length} lines, at most "
                                    f"{FUNCTION_LINES_MAX}: {head}")
                begin = 0
            elif _TABLE_ROW.match(line):
                rows += 1
    return breaches


def guard_breaches(texts):
    """Include guards are made from the path."""
    breaches = []
    for path, text in sorted(texts.items()):
        if not path.endswith(".h"):
            continue
        guard = "DUBAN_" + re.sub(r"[^A-Z0-9]", "_", path.upper()) + "_"
        if f"#ifndef {guard}\n#define {guard}\n" not in text:
            breaches.append(f"{path}: the include guard is {guard}")
    return breaches


def package_breaches(packages, texts):
    """packages.txt is sorted and says nothing twice in a section; nobody else installs."""
    breaches, section, names = [], None, []
    for number, line in enumerate(packages.splitlines(), 1):
        line = line.split("#")[0].strip()
        if line.startswith("["):
            section, names = line, []
        elif line:
            name = line.split()[0]
            if section is None:
                breaches.append(f"packages.txt:{number}: {name} stands in no section")
            if names and name <= names[-1]:
                breaches.append(f"packages.txt:{number}: {name} is out of order in {section}")
            names.append(name)
    for path, text in sorted(texts.items()):
        script = path.startswith(_SCRIPT_FOLDERS) and not path.endswith((".py", ".md"))
        if script and path != "deploy/lib/packages.sh" and re.search(r"\bapt(-get)? .*install", text):
            breaches.append(f"{path}: only deploy/lib/packages.sh installs packages")
    return breaches


def proto_import_breaches(texts):
    """Our protos stand alone: they import each other and google/protobuf."""
    breaches = []
    for path, text in sorted(texts.items()):
        if path.startswith("proto/") and path.endswith(".proto"):
            for name in re.findall(r'^import\s+(?:public\s+)?"([^"]+)"', text, re.MULTILINE):
                if not name.startswith(("duban/", "google/protobuf/")):
                    breaches.append(f"{path}: imports {name}")
    return breaches
