"""Finds which layers a trained reader can do without: again and again the one whose loss costs least.

    python drop_layers.py [--from teacher] [--keep 9] [--questions 400]

Prints the layers that stay after each step with what the rest, not trained any further, gets right on the development
split. `STUDENT_LAYERS` in reader.py was chosen by it.
"""

import argparse
import random

from torch import nn

from labels import read_split
from paths import WORK
from reader import load_reader, load_tokenizer
from train_encoder import SEED, Targets, evaluate


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="name", default="teacher")
    parser.add_argument("--keep", type=int, default=9)
    parser.add_argument("--questions", type=int, default=400)
    options = parser.parse_args()
    reader, saved = load_reader(WORK / f"{options.name}.pt")
    targets = Targets(saved["subjects"], saved["roles"], saved["wishes"])
    tokenizer = load_tokenizer()
    development = [one for examples in read_split("development").values() for one in examples]
    random.Random(SEED).shuffle(development)
    development = development[: options.questions]
    layers = list(reader.encoder.base.encoder.layer)

    def right_with(kept: list[int]) -> dict[str, float]:
        reader.encoder.base.encoder.layer = nn.ModuleList([layers[at] for at in kept])
        return evaluate(reader, development, targets, tokenizer)

    kept = list(range(len(layers)))
    print(kept, right_with(kept), flush=True)
    while len(kept) > options.keep:
        without = [[one for one in kept if one != at] for at in kept]
        found = [(figures["subject"] + figures["among three"], rest, figures) for rest in without for figures in [right_with(rest)]]
        _, kept, figures = max(found, key=lambda one: one[0])
        print(kept, figures, flush=True)


if __name__ == "__main__":
    main()
