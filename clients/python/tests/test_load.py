import json
import math
import os
import pathlib
import stat
import sys
import tempfile
import types
import unittest
from unittest import mock

import yates


def trial(**more: object) -> dict:
    fixed = {"cell": 1, "block": 1, "replicate": 1, "seed": 7, "state": "done", "attempts": 1, "agent": "box"}
    return {"id": "0m4x", **fixed, "settings": {"lr": 0.1}, "metrics": {}, **more}


EXPORT = {
    "schema": "yates/export/v1",
    "sweep": {"id": "s-1", "name": "s", "state": "done"},
    "spec": {"name": "s"},
    "trials": [
        trial(metrics={"loss": None, "seed": 3}, notFinite={"loss": "Infinity"}),
        trial(id="1m4x", state="failed", metrics={"accuracy": 0.5}),
    ],
}


class Load(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.program = pathlib.Path(folder.name, "yates")

    def says(self, code: str) -> str:
        """A program in place of `yates`, which keeps its arguments."""
        self.program.write_text(
            f"#!{sys.executable}\nimport json, sys\nopen(__file__ + '.args', 'w').write(json.dumps(sys.argv[1:]))\n{code}"
        )
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)
        return str(self.program)

    @unittest.skipIf(os.name == "nt", "a script is no program there")
    def test_rows_have_all_settings_and_metrics(self) -> None:
        command = self.says(f"print({json.dumps(json.dumps(EXPORT))})")
        sweep = yates.load("s", data="a folder", coordinator="box:1", command=command)
        asked = json.loads(pathlib.Path(command + ".args").read_text())
        self.assertEqual(
            asked, ["export", "--format", "json", "--data", "a folder", "--coordinator", "box:1", "--", "s"]
        )
        self.assertEqual((sweep.id, sweep.name, sweep.state, sweep.spec), ("s-1", "s", "done", {"name": "s"}))
        first, second = sweep.rows()
        self.assertEqual((first["trial_id"], first["lr"], first["loss"], first["accuracy"]), ("0m4x", 0.1, math.inf, None))
        self.assertEqual((first["seed"], first["metric_seed"]), (7, 3))
        self.assertEqual((second["state"], second["accuracy"], second["loss"]), ("failed", 0.5, None))
        with mock.patch.dict(sys.modules, {"pandas": None}):
            self.assertEqual(sweep.frame(), sweep.rows())
        pandas = types.SimpleNamespace(DataFrame=lambda rows: ("frame", rows))
        with mock.patch.dict(sys.modules, {"pandas": pandas}):
            self.assertEqual(sweep.frame(), ("frame", sweep.rows()))

    @unittest.skipIf(os.name == "nt", "a script is no program there")
    def test_what_goes_wrong_is_said(self) -> None:
        for code, text in (
            ("sys.stderr.write('E_SWEEP_UNKNOWN s no such sweep'); sys.exit(2)", "^E_SWEEP_UNKNOWN"),
            ("sys.exit(3)", "exit code 3"),
            ("print('hello')", "wrote no JSON"),
            ("print('{}')", "something else than yates/export/v1"),
        ):
            with self.subTest(code=code), self.assertRaisesRegex(yates.YatesError, text):
                yates.load("s", command=self.says(code))
        with self.assertRaisesRegex(yates.YatesError, "cannot be started: .*npx"):
            yates.load("s", command=str(self.program) + "-nowhere")
