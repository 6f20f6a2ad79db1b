"""Scores a trial of examples/command.yaml from the file that it left, without training again.

    yates score command --run 'python3 examples/command/score.py {artifacts}' --metric wobble --goal minimize

The folder with the trial's files is the first argument, and YATES_ARTIFACTS; the result is a line of JSON.
"""

import csv
import json
import os
import sys


def main() -> None:
    with open(os.path.join(sys.argv[1], "loss.csv"), encoding="utf-8") as file:
        losses = [float(value) for _step, value in csv.reader(file)]
    last = losses[-20:]
    print(json.dumps({"result": {"wobble": max(last) - min(last)}}))


if __name__ == "__main__":
    main()
