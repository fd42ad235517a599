"""Writes `knowledge/model/card.md`: what the model is, what it learned from, how well it does, and its license."""

import datetime
import json

import torch

from labels import read_split
from paths import MODEL, WORK


def counted(split: str) -> str:
    sets = read_split(split)
    questions = [one for some in sets.values() for one in some]
    declined = sum(any(name.startswith("not/") for name in one.subjects) for one in questions)
    return f"| `questions/{split}/` | {len(sets)} | {len(questions)} | {declined} |"


def history(saved: dict) -> str:
    """Each step of the training, the first one first."""
    before = f"{history(saved['teacher'])} It" if saved.get("teacher") else "The encoder"
    layers = f"{len(saved['layers'])} of its layers" if saved.get("layers") else "all layers"
    epochs = "one epoch" if saved["epoch"] == 1 else f"{saved['epoch']} epochs"
    return f"{before} learned from {saved['learned from']} texts in {epochs}, with {layers}."


def others(heads: dict) -> str:
    count = len(read_split("train")) - len(heads["learnedFrom"])
    return f", and from the other {count} sets of the training split" if count > 0 else ""


def main() -> None:
    saved = torch.load(WORK / "reader.pt", weights_only=True)
    heads = json.loads((MODEL / "heads.json").read_text())
    sizes = "\n".join(
        f"| `{path.name}` | {path.stat().st_size / 1e6:.1f} MB |" for path in sorted(MODEL.iterdir()) if path.name != "card.md"
    )
    text = f"""# Model card

What reads questions by their meaning: a sentence encoder with heads for {len(heads["subjects"])} subjects, {len(heads["roles"])} roles and {len(heads["wishes"])} wishes, and a ranker over features of both readers. Written by `npm run train` on {datetime.date.today().isoformat()}.

**For** finding which answer of this knowledge base a question asks for. It writes nothing: every sentence that is shown stands in the knowledge base.
**Not for** judging people, for medical or legal questions, or for telling whether somebody is in danger: what it finds to be a crisis is answered with where to call, and it misses some.

| file | size |
| --- | ---: |
{sizes}

## Learned from

| split | writers | questions and turns | of them out of scope |
| --- | ---: | ---: | ---: |
{counted("train")}
{counted("development")}
{counted("test")}

{history(saved)} The texts are those of {len(heads["learnedFrom"])} sets of the training split less one line in ten, and the titles, example questions and names of entries. The ranker learned from those lines held back and from the development split{others(heads)}. All were written and labeled for this project by language models in many voices; `questions/README.md` tells how.

## On the test split

Asked by `npm run questions:score -- test`, judged by address. In percent, with 95 % intervals.

```
{(WORK / "figures.md").read_text().strip()}
```

## Origin and license

Fine-tuned from all-mpnet-base-v2 (sentence-transformers, Apache-2.0, after microsoft/mpnet-base), weights with SHA-256 78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658. Changed: fine-tuned, some of its layers left out, its vocabulary pruned, its matrices packed. This model is under Apache-2.0 as well.
"""
    (MODEL / "card.md").write_text(text)


if __name__ == "__main__":
    main()
