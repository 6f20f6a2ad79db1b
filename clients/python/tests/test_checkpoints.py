import os
import pathlib
import unittest
from unittest import mock

import yates

from .as_trial import as_trial


def names(folder: pathlib.Path) -> list:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


class Checkpoints(unittest.TestCase):
    def test_a_file_is_copied_and_the_next_attempt_finds_it(self) -> None:
        with as_trial(checkpoint_step=40) as given:
            t = given.trial()
            self.assertIsNone(t.restore())
            state = given.folder / "state.pt"
            for step in (1, 2):
                state.write_text(f"step {step}")
                t.log(step)
                t.save(state)
                # May be written to at once: what was saved stays.
                state.write_text("half of")
            t.save(state, step=9)
            self.assertEqual(given.trial().restore(), given.checkpoint)
            self.assertEqual(names(given.checkpoint), ["state.pt"])
            self.assertEqual(t.checkpoint_step, 40)
        saves = [report for report in given.reports() if "checkpoint" in report]
        self.assertEqual(saves, [{"checkpoint": True, "step": step} for step in (1, 2, 9)])

    def test_of_folders_the_newest_is_restored_whole(self) -> None:
        with as_trial() as given:
            t = given.trial()
            for number in range(1, 12):
                folder = given.folder / f"checkpoint-{number}"
                (folder / "deep").mkdir(parents=True)
                (folder / "deep" / f"{number}.bin").write_text("x")
                t.save(folder, step=number)
            restored = t.restore()
            assert restored is not None
            self.assertEqual(names(restored), ["deep/11.bin"])
            self.assertEqual(names(given.checkpoint), [f"{restored.name}/deep/11.bin"])
            # Nothing of the copying is left, on either side.
            self.assertEqual([name for name in os.listdir(given.folder) if name.startswith(".")], [])
            with self.assertRaisesRegex(yates.YatesError, "put it into the folder"):
                t.save(__file__)

    def test_a_copy_that_breaks_off_leaves_the_one_before(self) -> None:
        with as_trial() as given:
            t = given.trial()
            file, folder = given.folder / "state.pt", given.folder / "state"
            file.write_text("whole")
            t.save(file, step=1)
            folder.mkdir()
            (folder / "a").write_text("x")

            def breaks(source: str, target: str, **_: object) -> None:
                pathlib.Path(target).write_text("half")
                raise OSError("no space left")

            with mock.patch("shutil.copyfile", breaks):
                for path in (file, folder):
                    with self.assertRaises(Exception):
                        t.save(path, step=2)
            self.assertEqual((given.checkpoint / "state.pt").read_text(), "whole")
            self.assertEqual(names(given.checkpoint), ["state.pt"])
        self.assertEqual(given.reports(), [{"checkpoint": True, "step": 1}])

    def test_what_the_script_writes_there_itself_is_only_announced(self) -> None:
        with as_trial() as given:
            t = given.trial()
            assert t.checkpoint is not None
            (t.checkpoint / "mine").write_text("x")
            t.save()
            t.save(t.checkpoint / "mine", step=3)
            t.save(t.checkpoint, step=4)
            self.assertEqual(t.restore(), given.checkpoint)
            self.assertEqual(names(given.checkpoint), ["mine"])
        self.assertEqual(given.reports(), [{"checkpoint": True}] + [{"checkpoint": True, "step": at} for at in (3, 4)])

    def test_nothing_at_the_path_is_an_error(self) -> None:
        with as_trial() as given, self.assertRaisesRegex(yates.YatesError, "nothing at nowhere"):
            given.trial().save("nowhere")
