"""The rules of the source tree, each proved on planted breaches and then held against the tree."""

import unittest

import layers
import text_rules
from tree import read_tree

TREE = read_tree()


class Layers(unittest.TestCase):
    def breaches(self, path, *headers):
        return layers.layer_breaches({path: "".join(f"#include {header}\n" for header in headers)})

    def test_planted_breaches_are_found(self):
        planted = [
            ("server/base/a.h", '"server/domain/task.h"'),
            ("server/base/a.cc", "<soci/soci.h>"),
            ("server/domain/a.cc", '"server/app/store.h"'),
            ("server/domain/a.cc", "<thread>"),
            ("server/domain/a.cc", "<random>"),
            ("server/domain/a.cc", '"absl/time/clock.h"'),
            ("server/domain/a.cc", '"duban/v1/task_service.pb.h"'),
            ("server/domain/plan_compiler/a.cc", '"server/storage/pool.h"'),
            ("server/app/a.h", "<grpcpp/grpcpp.h>"),
            ("server/app/a.h", '"server/storage/task_table.h"'),
            ("server/storage/a.cc", '"server/rpc/pipeline.h"'),
            ("server/storage/a.cc", "<grpcpp/support/status.h>"),
            ("server/scheduler/a.cc", '"server/storage/pool.h"'),
            ("server/scheduler/a.cc", "<soci/soci.h>"),
            ("server/rpc/a.cc", '"server/storage/pool.h"'),
            ("server/rpc/a.cc", "<mysql.h>"),
            ("server/gateway/a.cc", '"server/app/store.h"'),
            ("clients/cli/a.cc", '"server/app/store.h"'),
            ("clients/cli/a.cc", '"server/domain/task.h"'),
            ("clients/cpp/a.cc", '"clients/cli/table.h"'),
            ("server/app/a.cc", '"tests/support/test_db.h"'),
            ("server/misplaced/a.cc", "<string>"),
        ]
        for path, header in planted:
            with self.subTest(path=path, header=header):
                self.assertEqual(len(self.breaches(path, header)), 1)

    def test_what_is_allowed_passes(self):
        self.assertEqual([], self.breaches(
            "server/domain/a.cc", '"server/domain/task.h"', '"server/base/error.h"', "<string>",
            '"absl/time/time.h"', "<re2/re2.h>"))
        self.assertEqual([], self.breaches("server/storage/a.cc", "<soci/soci.h>",
                                           '"server/app/store.h"'))
        self.assertEqual([], self.breaches("server/rpc/a.cc", "<grpcpp/grpcpp.h>",
                                           '"duban/v1/task_service.grpc.pb.h"'))
        self.assertEqual([], self.breaches("clients/cli/a.cc", '"clients/cpp/client.h"',
                                           '"server/domain/plan_compiler/plan_compiler.h"'))
        self.assertEqual([], self.breaches("server/wiring.cc", '"server/storage/pool.h"',
                                           '"server/rpc/pipeline.h"'))

    def test_relative_include_is_found(self):
        texts = {"server/base/a.cc": '#include "b.h"\n', "server/base/b.h": "",
                 "server/base/c.cc": '#include "../app/d.h"\n'}
        self.assertEqual(len(layers.relative_includes(texts)), 2)

    def test_tree(self):
        self.assertIn("server/base/error.h", TREE)
        self.assertEqual([], layers.layer_breaches(TREE) + layers.relative_includes(TREE))


class Texts(unittest.TestCase):
    def test_planted_breaches_are_found(self):
        word = "TO" + "DO"
        self.assertEqual(len(text_rules.word_breaches({"server/a.cc": f"// {word}: later\n"})), 1)
        self.assertEqual(len(text_rules.word_breaches({"deploy/up": "cd /wo" + "rk/main\n"})), 1)
        self.assertEqual(len(text_rules.name_breaches({
            "server/a_util.cc": "", "server/helpers.h": "", "server/pool_impl.cc": "",
            "server/lease_manager.h": "", "server/simple.h": "", "server/implied.cc": ""})), 4)
        self.assertEqual(len(text_rules.size_breaches({"server/a.cc": "\n" * 401,
                                                       "server/b.cc": "\n" * 400})), 1)
        long_function = "void F() {\n" + "  G();\n" * 59 + "}\n"
        short_function = "void F() {\n" + "  G();\n" * 58 + "}\n"
        self.assertEqual(len(text_rules.function_breaches({"server/a.cc": long_function,
                                                           "server/b.cc": short_function})), 1)
        self.assertEqual(len(text_rules.guard_breaches({"server/base/a.h": "#pragma once\n"})), 1)
        self.assertEqual(len(text_rules.package_breaches(
            "stray\n[run]\nb\na\na\n", {"tests/run": "apt-get -y install x\n"})), 4)
        self.assertEqual(len(text_rules.proto_import_breaches(
            {"proto/duban/v1/a.proto": 'import "google/rpc/status.proto";\n'})), 1)

    def test_names(self):
        self.assertEqual([], text_rules.name_breaches(TREE))

    def test_words(self):
        self.assertEqual([], text_rules.word_breaches(TREE))

    def test_file_sizes(self):
        self.assertEqual([], text_rules.size_breaches(TREE))

    def test_function_sizes(self):
        self.assertEqual([], text_rules.function_breaches(TREE))

    def test_guards(self):
        self.assertEqual([], text_rules.guard_breaches(TREE))

    def test_packages(self):
        self.assertEqual([], text_rules.package_breaches(TREE["deploy/packages.txt"], TREE))

    def test_proto_imports(self):
        self.assertEqual([], text_rules.proto_import_breaches(TREE))


if __name__ == "__main__":
    unittest.main()
