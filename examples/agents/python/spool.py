"""Outcomes on disk, from the end of a trial until the coordinator has them: a folder for each.

    spool/<trial>.<fence>~<log>/outcome.json and the files of the trial beside it
    spool/aside/                              what the coordinator did not take

A folder is written and synced under another name, then renamed: one that is there is whole.
"""

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, field


@dataclass
class Outcome:
    """The end of one leased trial. Times by this machine's clock, in milliseconds."""

    trial_id: str
    fence: int
    log_id: str  # of the log that granted the lease: a fence means nothing in another
    started_at_ms: float
    ended_at_ms: float
    metrics: dict = field(default_factory=dict)
    artifacts: list = field(default_factory=list)  # of {name, media_type, sha256, size_bytes}
    fault: dict = None  # {class, message, output_tail}; None for a trial that ended well
    environment: dict = None  # what it ran with, as the fields of the wire's Environment
    lost: bool = False  # its lease is another's: hand it over, but do not claim it

    @property
    def lease(self):
        return (self.trial_id, self.fence)

    @property
    def request_id(self):
        """The same for the same outcome, also after a restart: repeating it changes nothing."""
        return f"{self.trial_id}.{self.fence}.{'failed' if self.fault else 'completed'}"


class Spool:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(os.path.join(folder, "aside"), exist_ok=True)

    def load(self):
        """What an earlier life left here, oldest first."""
        outcomes = []
        for name in os.listdir(self.folder):
            path = os.path.join(self.folder, name)
            if name.endswith((".partial", ".done")):  # cut off by a crash
                shutil.rmtree(path, ignore_errors=True)
            elif name != "aside":
                with open(os.path.join(path, "outcome.json"), encoding="utf-8") as file:
                    outcomes.append(Outcome(**json.load(file)))
        return sorted(outcomes, key=lambda outcome: outcome.ended_at_ms)

    def put(self, outcome, files=()):
        """Durable when it returns. `files`: (name, path) of what the trial left to be kept."""
        path = self.path_of(outcome)
        partial = f"{path}.partial"
        shutil.rmtree(partial, ignore_errors=True)
        os.makedirs(partial)
        for name, source in files:
            with open(source, "rb") as file:
                data = file.read()
            sha256 = hashlib.sha256(data).hexdigest()
            write_synced(os.path.join(partial, sha256), data)
            media_type = "text/plain" if name.endswith((".txt", ".log", ".csv")) else "application/octet-stream"
            artifact = {"name": name, "media_type": media_type, "sha256": sha256, "size_bytes": len(data)}
            outcome.artifacts.append(artifact)
        write_synced(os.path.join(partial, "outcome.json"), json.dumps(asdict(outcome)).encode())
        sync_folder(partial)
        os.rename(partial, path)
        sync_folder(self.folder)

    def artifact_path(self, outcome, sha256):
        return os.path.join(self.path_of(outcome), sha256)

    def remove(self, outcome):
        path = self.path_of(outcome)
        os.rename(path, f"{path}.done")
        shutil.rmtree(f"{path}.done", ignore_errors=True)

    def set_aside(self, outcome):
        path = self.path_of(outcome)
        os.rename(path, os.path.join(self.folder, "aside", os.path.basename(path)))

    def path_of(self, outcome):
        name = f"{outcome.trial_id}.{outcome.fence}~{outcome.log_id}".replace("/", "_")
        return os.path.join(self.folder, name)


def write_synced(path, data):
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path):
    """A new name is on disk once its folder is."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
