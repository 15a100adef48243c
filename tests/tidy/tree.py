"""The source tree as the rules see it: a mapping of paths, relative to the top, to texts."""

import os
import pathlib

TOP = pathlib.Path(__file__).resolve().parents[2]
_SKIPPED_FOLDERS = {".git", "build", "var", "node_modules", ".cache", "__pycache__"}


def read_tree(top=TOP):
    """Every text file below `top` that is not built, downloaded or run data."""
    texts = {}
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(set(folders) - _SKIPPED_FOLDERS)
        for name in names:
            path = pathlib.Path(folder, name)
            try:
                texts[path.relative_to(top).as_posix()] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return texts


def is_cpp(path):
    return path.endswith((".cc", ".h"))
