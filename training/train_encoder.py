"""Fine-tunes the encoder and its heads on the labeled questions, and keeps them in `.work/`.

    python train_encoder.py [--epochs 3] [--teacher NAME] [--leave-out FILE] [--out NAME]

`--teacher` names a reader that was trained before with all layers: some of them are left out, and the rest goes on from
where it stands, at a lower rate. It is faster to ask, and loses little.
`--leave-out` names a file with one entry a line ("guide/dui", "term/alara", "mri-technologist"); no question about
them is learned from. Without a teacher it starts with the student's layers of the base.
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from fetch_base import fetch
from labels import (
    GAP,
    Example,
    Entries,
    entry_examples,
    is_held_back,
    read_entries,
    read_split,
    roles_of,
    wordings_of,
)
from paths import WORK
from reader import STUDENT_LAYERS, Reader, encode, load_reader, load_tokenizer, pad, take_heads

SEED = 20261130
LOGGED_EVERY = 20
BATCH = 32
ENCODER_RATE, HEAD_RATE = 8e-5, 2e-3
#: Of a student, which only has to learn to do without the layers it lost.
STUDENT_ENCODER_RATE, STUDENT_HEAD_RATE = 6e-5, 1e-3
WARM_UP = 0.06
#: Of a batch so many questions are also drawn to what is near to them: the point of a good answer, or, this often, a
#: wording of what they ask. It is by nearness that entries are found which were written after the training.
NEAR = 10
WORDINGS = 0.6
NEAR_WEIGHT, ROLE_WEIGHT, WISH_WEIGHT = 0.2, 6.0, 2.0
NEAR_SCALE = 20.0
#: Shares of questions that get a slip, lose their punctuation, or stand after an answer they do not follow up on.
SLIPS, PLAIN, AFTERS = 0.2, 0.15, 0.12


def slip(text: str, rng: random.Random) -> str:
    """The text with one to three slips of the keyboard."""
    letters = list(text)
    for _ in range(rng.choice((1, 1, 2, 3))):
        places = [at for at in range(1, len(letters) - 1) if letters[at].isalpha() and letters[at + 1].isalpha()]
        if not places:
            break
        at = rng.choice(places)
        match rng.randrange(4):
            case 0:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            case 1:
                del letters[at]
            case 2:
                letters.insert(at, letters[at])
            case 3:
                letters[at] = rng.choice("abcdefghijklmnopqrstuvwxyz")
    return "".join(letters)


def varied(example: Example, rng: random.Random, afters: list[str]) -> tuple[str, str | None]:
    text, after = example.text, example.after
    if rng.random() < SLIPS:
        text = slip(text, rng)
    if rng.random() < PLAIN:
        text = text.lower().replace("?", "").replace("'", "").replace(",", "").strip() or text
    if after is None and len(text.split()) >= 5 and rng.random() < AFTERS:
        after = rng.choice(afters)
    return text, after


def classes_of(examples: list[Example], entries: Entries) -> list[str]:
    """Every subject that is asked for at least three times, and every guide and term."""
    counts: dict[str, int] = {}
    for example in examples:
        for subject, share in example.subjects.items():
            if share >= 0.2:
                counts[subject] = counts.get(subject, 0) + 1
    known = {f"guide/{id}" for id in entries.guides} | {f"term/{id}" for id in entries.terms}
    others = {subject for subject, count in counts.items() if count >= 3 and not subject.startswith(("guide/", "term/"))}
    return sorted((known & set(counts)) | others | {GAP})


def without(examples: list[Example], left_out: set[str]) -> list[Example]:
    kept = []
    for example in examples:
        roles = set(roles_of(example.best)) if example.best else set()
        if left_out & ({*example.subjects} | roles | {role for role, on in (example.roles or {}).items() if on > 0}):
            continue
        kept.append(example)
    return kept


class Targets:
    def __init__(self, subjects: list[str], roles: list[str], wishes: list[str]) -> None:
        self.subjects = {name: at for at, name in enumerate(subjects)}
        self.roles = {name: at for at, name in enumerate(roles)}
        self.wishes = {name: at for at, name in enumerate(wishes)}

    def of(self, examples: list[Example]):
        subjects = torch.zeros(len(examples), len(self.subjects))
        roles = torch.full((len(examples), len(self.roles)), -1.0)
        wishes = torch.full((len(examples), len(self.wishes)), -1.0)
        for at, example in enumerate(examples):
            known = {name: share for name, share in example.subjects.items() if name in self.subjects}
            total = sum(known.values())
            for name, share in known.items():
                subjects[at, self.subjects[name]] = share / total
            if example.roles is not None:
                roles[at] = 0
                for role, on in example.roles.items():
                    if role in self.roles:
                        roles[at, self.roles[role]] = on
            if example.wishes is not None:
                wishes[at] = 0
                for wish in example.wishes:
                    if wish in self.wishes:
                        wishes[at, self.wishes[wish]] = 1
        return subjects, roles, wishes


def near_to(example: Example, wordings: dict[str, list[str]], rng: random.Random) -> str | None:
    """The point of a good answer to a question, or a wording of what it asks."""
    if GAP in example.subjects or any(name.startswith("not/") for name in example.subjects):
        return None
    own = wordings.get(max(example.subjects, key=example.subjects.get), [])
    others = [wording for wording in own if wording != example.text]
    if others and (example.point is None or rng.random() < WORDINGS):
        return rng.choice(others)
    return example.point


def masked_bce(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    known = targets >= 0
    if not known.any():
        return logits.sum() * 0
    return F.binary_cross_entropy_with_logits(logits[known], targets[known])


def evaluate(model: Reader, examples: list[Example], targets: Targets, tokenizer) -> dict[str, float]:
    model.eval()
    examples = sorted(examples, key=lambda one: len(one.text))
    names = list(targets.subjects)
    right = near = fair = 0
    role_right = roles_seen = 0
    scores: list[tuple[float, bool]] = []
    ours = torch.tensor([0.0 if name.startswith("not/") else 1.0 for name in names])
    with torch.no_grad():
        for start in range(0, len(examples), 64):
            part = examples[start : start + 64]
            ids, mask = pad([encode(tokenizer, one.text, one.after) for one in part])
            _, logits, roles, _ = model(ids, mask)
            chances = logits.softmax(-1)
            for row, one in enumerate(part):
                not_ours = 1 - float((chances[row] * ours).sum())
                declined = any(name.startswith("not/") for name in one.subjects)
                scores.append((not_ours, declined))
                if declined or GAP in one.subjects:
                    continue
                fair += 1
                best = [names[at] for at in (chances[row] * ours).topk(3).indices]
                right += best[0] in one.subjects
                near += any(name in one.subjects for name in best)
                asked = roles_of(one.best) if one.best else []
                if len(asked) == 1 and asked[0] in targets.roles:
                    roles_seen += 1
                    role_right += list(targets.roles)[int(roles[row].argmax())] == asked[0]
    model.train()
    scores.sort(reverse=True)
    fair_scores = [score for score, declined in scores if not declined]
    limit = sorted(fair_scores)[int(0.96 * len(fair_scores))] if fair_scores else 1
    caught = [score > limit for score, declined in scores if declined]
    return {
        "subject": round(100 * right / max(1, fair), 1),
        "among three": round(100 * near / max(1, fair), 1),
        "role": round(100 * role_right / max(1, roles_seen), 1),
        "caught at 4% lost": round(100 * sum(caught) / max(1, len(caught)), 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--teacher")
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--out", default="reader")
    parser.add_argument("--most-steps", type=int)
    options = parser.parse_args()
    fetch()
    random.seed(SEED)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    entries = read_entries()
    train_sets = read_split("train")
    everything = [one for examples in train_sets.values() for one in examples]
    train = [one for one in everything if not is_held_back(one)] + entry_examples(entries)
    held_back = [one for one in everything if is_held_back(one)]
    if options.leave_out:
        left_out = set(options.leave_out.read_text().split())
        train = without(train, left_out)
        entries.roles = [role for role in entries.roles if role not in left_out]
    subjects = classes_of(train, entries)
    wordings = wordings_of(entries)
    targets = Targets(subjects, entries.roles, entries.wishes)
    train = [one for one in train if any(name in targets.subjects for name in one.subjects)]
    afters = [one.best for one in train if one.best]
    tokenizer = load_tokenizer()
    development = [one for examples in read_split("development").values() for one in examples]
    print(f"{len(train)} to learn from, {len(held_back)} held back, {len(subjects)} subjects", flush=True)

    layers = STUDENT_LAYERS if options.teacher or options.leave_out else None
    model = Reader(len(subjects), len(entries.roles), len(entries.wishes), layers)
    encoder_rate, head_rate = ENCODER_RATE, HEAD_RATE
    teacher_facts, again = None, []
    if options.teacher:
        encoder_rate, head_rate = STUDENT_ENCODER_RATE, STUDENT_HEAD_RATE
        teacher, saved = load_reader(WORK / f"{options.teacher}.pt", STUDENT_LAYERS)
        model.encoder.load_state_dict(teacher.encoder.state_dict())
        teacher_facts = {name: saved.get(name) for name in ("learned from", "epoch", "layers", "teacher")}
        # What the teacher has not seen stands twice in an epoch.
        seen = {one.id for name in saved["sets"] for one in train_sets.get(name, [])} | {one.id for one in entry_examples(entries)}
        again = [one for one in train if one.id not in seen]
        take_heads(model, teacher, saved, {"subjects": subjects, "roles": entries.roles, "wishes": entries.wishes})
    heads = [*model.subjects.parameters(), *model.roles.parameters(), *model.wishes.parameters()]
    body = [one for one in model.encoder.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": encoder_rate, "weight_decay": 0.01}, {"params": heads, "lr": head_rate}], fused=True
    )
    steps = options.epochs * math.ceil((len(train) + len(again)) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps),
    )
    started, step = time.time(), 0
    model.train()
    for epoch in range(options.epochs):
        rows = [(one, encode(tokenizer, *varied(one, rng, afters))) for one in train + again]
        rng.shuffle(rows)
        # Texts of like length stand together, so that little is computed for padding.
        batches = []
        for start in range(0, len(rows), BATCH * 40):
            chunk = sorted(rows[start : start + BATCH * 40], key=lambda row: len(row[1]))
            batches += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
        rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            examples = [one for one, _ in batch]
            subject_targets, role_targets, wish_targets = targets.of(examples)
            vectors, subject_logits, role_logits, wish_logits = model(*pad([ids for _, ids in batch]))
            loss = -(subject_targets * subject_logits.log_softmax(-1)).sum(-1).mean()
            loss = loss + ROLE_WEIGHT * masked_bce(role_logits, role_targets)
            loss = loss + WISH_WEIGHT * masked_bce(wish_logits, wish_targets)
            chosen = {at: text for at, one in enumerate(examples) if (text := near_to(one, wordings, rng))}
            drawn = list(chosen)[:NEAR]
            if len(drawn) >= 4:
                near = model.encoder(*pad([encode(tokenizer, chosen[at]) for at in drawn]))
                likeness = NEAR_SCALE * F.normalize(vectors[drawn], dim=-1) @ F.normalize(near, dim=-1).T
                # What is near to another question of the same subject may be near to this one as well.
                asked = [max(examples[at].subjects, key=examples[at].subjects.get) for at in drawn]
                same = torch.tensor([[a == b for b in asked] for a in asked]) & ~torch.eye(len(asked), dtype=torch.bool)
                loss = loss + NEAR_WEIGHT * F.cross_entropy(likeness.masked_fill(same, -1e4), torch.arange(len(drawn)))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
            step += 1
            if step % LOGGED_EVERY == 0:
                took = time.time() - started
                print(f"step {step}/{steps}, loss {total / LOGGED_EVERY:.3f}, {took / 60:.1f} min", flush=True)
                total = 0.0
            if options.most_steps and step >= options.most_steps:
                break
        figures = {
            "held back": evaluate(model, held_back, targets, tokenizer),
            "development": evaluate(model, development, targets, tokenizer),
        }
        print(f"epoch {epoch + 1}: {json.dumps(figures)}", flush=True)
        WORK.mkdir(exist_ok=True)
        torch.save(
            {
                "model": model.state_dict(),
                "subjects": subjects,
                "roles": entries.roles,
                "wishes": entries.wishes,
                "layers": layers,
                "teacher": teacher_facts,
                "epoch": epoch + 1,
                "learned from": len(train),
                "sets": sorted(train_sets),
            },
            WORK / f"{options.out}.pt",
        )
        if options.most_steps and step >= options.most_steps:
            break


if __name__ == "__main__":
    main()
