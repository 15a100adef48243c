"""Who may include whom. One row a layer; a folder without a row may not exist under server/."""

import dataclasses
import re

from tree import is_cpp

_INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


@dataclasses.dataclass(frozen=True)
class Layer:
    """What a folder may take from ours, and which foreign headers it may not see."""

    ours: frozenset
    banned: tuple
    parts: tuple = ()  # folders and headers of layers it may otherwise not include


_GRPC = ("grpc/", "grpcpp/", "grpc++/")
_SOCI = ("soci/", "mysql", "mariadb/")
_PROTO = ("google/protobuf/", "duban/", "google/rpc/")
# Domain is pure: no threads, no wall clock, no randomness.
_IMPURE = ("thread", "mutex", "shared_mutex", "condition_variable", "future", "atomic", "random",
           "semaphore", "latch", "barrier", "stop_token", "absl/time/clock.h", "absl/random/",
           "absl/synchronization/", "absl/base/thread_annotations.h", "chrono", "ctime", "time.h",
           "spdlog/", "yaml-cpp/", "sodium", "pthread.h")


def _layer(ours, *banned):
    return Layer(frozenset(ours.split()), sum(banned, ()))


LAYERS = {
    "server/base": _layer("server/base", _GRPC, _SOCI, _PROTO),
    "server/domain": _layer("server/domain server/base", _GRPC, _SOCI, _PROTO, _IMPURE),
    "server/app": _layer("server/app server/domain server/base", _GRPC, _SOCI, _PROTO),
    "server/storage": _layer("server/storage server/app server/domain server/base", _GRPC, _PROTO),
    "server/notify": _layer("server/notify server/app server/domain server/base",
                            _GRPC, _SOCI, _PROTO),
    "server/formats": _layer("server/formats server/app server/domain server/base",
                             _GRPC, _SOCI, _PROTO),
    "server/documents": _layer("server/documents server/app server/domain server/base",
                               _GRPC, _SOCI, _PROTO),
    "server/scheduler": _layer("server/scheduler server/app server/domain server/base",
                               _GRPC, _SOCI, _PROTO),
    "server/rpc": _layer("server/rpc server/app server/domain server/base", _SOCI),
    "server/gateway": _layer("server/gateway server/rpc server/base", _SOCI),
    "clients/cpp": _layer("clients/cpp server/base", _SOCI),
    # `duban parse` and `duban lint` read a plan without a server.
    "clients/cli": dataclasses.replace(
        _layer("clients/cli clients/cpp server/base server/formats server/documents", _SOCI),
        parts=("server/domain/plan_compiler/", "server/domain/finding.h")),
}


def layer_of(path):
    """server/<folder> or clients/<folder>; None for the composition root, which may see all."""
    parts = path.split("/")
    if len(parts) < 3 or parts[0] not in ("server", "clients"):
        return None
    return "/".join(parts[:2])


def includes(text):
    for number, line in enumerate(text.splitlines(), 1):
        found = _INCLUDE.match(line)
        if found:
            yield number, found.group(1)


def _is_banned(header, banned):
    for name in banned:
        if header == name or (name.endswith("/") and header.startswith(name)):
            return True
        if name in ("mysql", "sodium") and header in (name + ".h",):
            return True
    return False


def layer_breaches(texts):
    """One line for every #include that the table does not allow."""
    breaches = []
    for path, text in sorted(texts.items()):
        layer = layer_of(path)
        if not is_cpp(path) or layer is None:
            continue
        if layer not in LAYERS:
            breaches.append(f"{path}: the folder {layer} has no row in the table of layers")
            continue
        rule = LAYERS[layer]
        for number, header in includes(text):
            target = layer_of(header)
            ours = header.startswith(("server/", "clients/", "tests/"))
            if ours and target not in rule.ours and not header.startswith(rule.parts):
                breaches.append(f"{path}:{number}: {layer} may not include {header}")
            elif not ours and _is_banned(header, rule.banned):
                breaches.append(f"{path}:{number}: {layer} may not see <{header}>")
    return breaches


def relative_includes(texts):
    """Includes are written from the top of the tree, so that a file can be moved and found."""
    return [f"{path}:{number}: include {header} from the top of the tree"
            for path, text in sorted(texts.items()) if is_cpp(path)
            for number, header in includes(text)
            if header.startswith(".") or f"{path.rsplit('/', 1)[0]}/{header}" in texts]
