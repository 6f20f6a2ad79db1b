"""A toy classifier for the pictures of the screen: it reports a curve, prints as it goes, saves a picture and a checkpoint.

Two settings together are more than the memory of its pretended GPU, so that there are failures of one kind to see.
"""

import json
import math
import os
import random
import struct
import sys
import time
import zlib


def png(pixels: list[list[tuple[int, int, int]]]) -> bytes:
    raw = b"".join(b"\x00" + bytes(value for pixel in row for value in pixel) for row in pixels)
    header = struct.pack(">IIBBBBB", len(pixels[0]), len(pixels), 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def decision_map(sharpness: float, noise: random.Random) -> bytes:
    """Which class the pretended classifier gives each point, blurred where it is unsure."""
    side = 48
    rows = []
    for y in range(side):
        row = []
        for x in range(side):
            dx, dy = x - side / 2, y - side / 2
            spiral = math.sin(math.atan2(dy, dx) * 2 + math.hypot(dx, dy) / 4)
            share = 1 / (1 + math.exp(-6 * sharpness * spiral + noise.gauss(0, 0.4)))
            row.append((int(230 * share), int(110 + 40 * share), int(220 * (1 - share))))
        rows.append(row)
    return png(rows)


def main() -> None:
    trial = json.loads(os.environ["YATES_TRIAL"])
    settings, steps = trial["settings"], trial["options"]["steps"]
    pause = trial["options"]["seconds"] / steps
    noise = random.Random(trial["seed"])
    print(f"seed {trial['seed']}, settings {settings}", flush=True)
    limit = 0.93 - 0.25 * abs(math.log10(settings["lr"] / 0.01)) - (0.06 if settings["act"] == "relu" else 0)
    start = trial["checkpoint_step"] or 0
    accuracy = 0.0
    for step in range(start + 1, steps + 1):
        if settings["depth"] == 5 and settings["act"] == "mish" and step > steps // 4:
            print("Traceback (most recent call last):", file=sys.stderr)
            print('  File "train.py", line 58, in step', file=sys.stderr)
            print(json.dumps({"fault": "out_of_memory", "message": "CUDA out of memory: 2.4 GiB asked for, 1.1 GiB free"}))
            return
        share = step / steps
        accuracy = limit * (1 - math.exp(-5 * share)) + noise.gauss(0, 0.01)
        loss = 2.3 * math.exp(-4 * share * limit) + abs(noise.gauss(0, 0.02))
        print(json.dumps({"step": step, "steps": steps, "train_loss": loss, "accuracy": accuracy}), flush=True)
        if step % 10 == 0:
            print(f"step {step}/{steps}  train_loss={loss:.4f}  accuracy={accuracy:.3f}", flush=True)
        if step == steps // 2:
            with open(os.path.join(trial["checkpoint"], "state.json"), "w", encoding="utf-8") as file:
                json.dump({"step": step}, file)
            print(json.dumps({"checkpoint": True, "step": step}), flush=True)
        time.sleep(pause)
    with open(os.path.join(trial["artifacts"], "samples.png"), "wb") as file:
        file.write(decision_map(limit, noise))
    print(json.dumps({"result": {"val_acc": accuracy, "train_loss": loss}}))


if __name__ == "__main__":
    main()
