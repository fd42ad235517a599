"""Trains, exports, calibrates and evaluates the model, and writes `knowledge/model/`. `npm run train` calls it.

    python train.py [--skip-encoder]

`--skip-encoder` keeps the encoder of the last run (in `.work/`) and does what follows it.
"""

import argparse
import subprocess
import sys
import time

from paths import HERE, ROOT, WORK


def run(*command: str, into: str | None = None) -> str:
    print("$", " ".join(command), flush=True)
    if into is None:
        return subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=None).stdout or ""
    with (WORK / into).open("w") as file:
        subprocess.run(command, cwd=ROOT, check=True, text=True, stdout=file)
    return ""


def python(script: str, *options: str) -> None:
    run(sys.executable, str(HERE / script), *options)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--skip-encoder", action="store_true")
    options = parser.parse_args()
    started = time.time()
    WORK.mkdir(exist_ok=True)
    if not options.skip_encoder:
        python("train_encoder.py", "--epochs", "3", "--out", "teacher")
        python("train_encoder.py", "--epochs", "2", "--teacher", "teacher", "--out", "reader")
    python("export_encoder.py")
    # The bot's own code finds names and makes candidates, so the ranker learns from what it will really see.
    run("npm", "run", "-s", "wordings")
    run("npm", "run", "-s", "questions:ranker-data", into="ranker-data.jsonl")
    python("fit_ranker.py")
    run("npm", "run", "-s", "questions:ranker-data", "--", "--words", into="words-ranker-data.jsonl")
    python("fit_ranker.py", "--words")
    run("npx", "biome", "format", "--write", "src/understand/ranking/words-ranker.json")
    run("npm", "run", "-s", "questions:score", "--", "test", into="figures.md")
    python("write_card.py")
    print(f"done in {(time.time() - started) / 60:.0f} minutes")


if __name__ == "__main__":
    main()
