"""Proves that entries need no training: leaves some out of it altogether, adds them afterwards, and asks about them.

    python prove_new_entries.py [--skip-encoder] [--epochs 1]

The entries are those of `left-out.txt`: 25 guides, 30 terms and 3 roles, drawn by lot among those with enough labeled
questions. A model of its own is trained in `.work/left-out/`; the shipped one stays. Prints how questions about them
are answered, beside those about all others. No question about them was learned from, so those of the training split
tell as well; of the others only those of the test and development splits do.
"""

import argparse
import os
import shutil
import subprocess
import sys

from paths import HERE, ROOT, WORK

LEFT_OUT = HERE / "left-out.txt"
KNOWLEDGE = WORK / "left-out"


def run(*command: str, into: str | None = None) -> None:
    print("$", " ".join(command), flush=True)
    environment = {**os.environ, "ROLECALL_KNOWLEDGE": str(KNOWLEDGE)}
    if into is None:
        subprocess.run(command, cwd=ROOT, check=True, env=environment)
        return
    with (WORK / into).open("w") as file:
        subprocess.run(command, cwd=ROOT, check=True, env=environment, stdout=file)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--skip-encoder", action="store_true")
    parser.add_argument("--epochs", default="1")
    options = parser.parse_args()
    if not options.skip_encoder:
        train = ("train_encoder.py", "--leave-out", str(LEFT_OUT), "--epochs", options.epochs, "--out", "left-out")
        run(sys.executable, str(HERE / train[0]), *train[1:])
    shutil.rmtree(KNOWLEDGE, ignore_errors=True)
    shutil.copytree(ROOT / "knowledge", KNOWLEDGE, ignore=shutil.ignore_patterns("model", ".compiled"))
    data = "left-out-ranker-data.jsonl"
    run(sys.executable, str(HERE / "export_encoder.py"), "--from", "left-out")
    run("npm", "run", "-s", "wordings", "--", str(KNOWLEDGE))
    run("npm", "run", "-s", "questions:ranker-data", into=data)
    run(sys.executable, str(HERE / "fit_ranker.py"), "--leave-out", str(LEFT_OUT), "--data", str(WORK / data))
    run("npm", "run", "-s", "questions", "--", "test", "development", "train", "--entries", str(LEFT_OUT))


if __name__ == "__main__":
    main()
