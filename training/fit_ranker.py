"""Fits the ranker, how sure it is, and from where on it answers, on what `questions/score/ranker-data.ts` wrote.

    python fit_ranker.py [--words] [--data FILE] [--leave-out FILE]

Four folds by line tell how it does on questions it did not learn from; the last fit, on all of them, goes into
`knowledge/model/heads.json`. With `--words` it is the one that does without an encoder, and goes into `src/`.
`--leave-out` names a file with one entry a line; no question about them is learned from.
"""

import argparse
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from labels import roles_of, subject_of
from paths import MODEL, ROOT, WORK

SEED = 20261130
KINDS = ("address", "decline", "unknown")
FOLDS = 4
STEPS = 400
RATE = 0.02
WEIGHT_DECAY = 2e-3
#: Of what is learned so much is "the best of all", the rest "any that the label accepts".
BEST_WEIGHT = 0.25
#: Sets that ask for one kind of thing alone: with them the ranker would take most questions to be of that kind.
OF_ONE_KIND = {"c-terms-one", "d-terms-two"}
#: The same for the ranker that learns from whole sets, and not from a tenth of each.
OF_ONE_KIND_BY_WORDS = OF_ONE_KIND | {"dd-guides", "w-guides"}
#: What an outcome of a fair question is worth to the one who asks.
WORTH = {"right": 1.0, "offered": 0.5, "wrong": -1.0, "missed": 0.0}
#: Choices that hold so much of the likelihood together are worth showing: a person sees at once whether one is meant.
OFFER_FROM = 0.2
#: From this share on a danger comes first. Low: an idiom taken for one costs a kind sentence, one that is missed far more.
CRISIS_FROM = 0.07
LEAST = 1e-3


@dataclass
class Wishes:
    """What the limits are chosen by."""

    #: What is not ours is declined as readily as this share of fair questions allows.
    most_missed: float
    #: Of what is not ours at most this share may be answered; in doubt a choice is offered.
    most_answered: float
    #: What a wrong answer to a fair question is worth.
    wrong: float
    #: In a conversation a wrong turn is seen at once and mended by the next, so one is answered that is less sure.
    less_sure_after: float


BY_MEANING = Wishes(most_missed=0.035, most_answered=0.05, wrong=WORTH["wrong"], less_sure_after=0.2)
#: Without an encoder so little is sure that hardly anything would be answered, and it is better not to know than to be wrong.
BY_WORDS = Wishes(most_missed=0.2, most_answered=1, wrong=-0.6, less_sure_after=0)


@dataclass
class Question:
    split: str
    line: str
    decline: str | None
    is_gap: bool
    follows: bool
    options: list[dict]


def read(path: Path, left_out: set[str], of_one_kind: set[str] = OF_ONE_KIND) -> list[Question]:
    found = []
    for text in path.open():
        one = json.loads(text)
        if one["set"] in of_one_kind:
            continue
        asked = [option["is"] for option in one["options"] if option["isBest"]]
        if left_out & {entry for address in asked for entry in (subject_of(address), *roles_of(address))}:
            continue
        found.append(Question(one["split"], one["id"].split(".")[0], one["decline"], one["isGap"], one["follows"], one["options"]))
    return found


class Ranker:
    """A scorer a kind of option; all options of a question compete in one softmax."""

    def __init__(self, questions: list[Question]) -> None:
        self.names = {kind: sorted({name for q in questions for o in q.options if o["kind"] == kind for name in o["features"]}) for kind in KINDS}
        self.mean, self.deviation = {}, {}
        for kind in KINDS:
            rows = np.array([self.values(o) for q in questions for o in q.options if o["kind"] == kind])
            self.mean[kind] = rows.mean(0)
            self.deviation[kind] = np.maximum(rows.std(0), 0.05)
        torch.manual_seed(SEED)
        self.scorers = {kind: nn.Linear(len(self.names[kind]), 1) for kind in KINDS}
        for scorer in self.scorers.values():
            nn.init.zeros_(scorer.weight)

    def values(self, option: dict) -> list[float]:
        return [option["features"].get(name, 0.0) for name in self.names[option["kind"]]]

    def tensors(self, questions: list[Question]):
        index = {kind: [] for kind in KINDS}
        rows = {kind: [] for kind in KINDS}
        accepted, best, owner = [], [], []
        at = 0
        for number, question in enumerate(questions):
            for option in question.options:
                kind = option["kind"]
                rows[kind].append((np.array(self.values(option)) - self.mean[kind]) / self.deviation[kind])
                index[kind].append(at)
                accepted.append(option["accepted"])
                best.append(float(option["isBest"]))
                owner.append(number)
                at += 1
        return (
            {kind: torch.tensor(np.array(rows[kind]), dtype=torch.float32) for kind in KINDS},
            {kind: torch.tensor(index[kind]) for kind in KINDS},
            torch.tensor(accepted, dtype=torch.float32),
            torch.tensor(best),
            torch.tensor(owner),
            len(questions),
        )

    def log_shares(self, tensors) -> torch.Tensor:
        rows, index, accepted, _, owner, count = tensors
        scores = torch.zeros(len(accepted))
        for kind in KINDS:
            if len(index[kind]):
                scores = scores.index_put((index[kind],), self.scorers[kind](rows[kind]).squeeze(-1))
        most = torch.full((count,), -1e9).scatter_reduce(0, owner, scores.detach(), "amax")
        raised = (scores - most[owner]).exp()
        total = torch.zeros(count).index_add(0, owner, raised)
        return scores - most[owner] - total.log()[owner]

    def fit(self, questions: list[Question]) -> None:
        tensors = self.tensors(questions)
        _, _, accepted, best, owner, count = tensors
        # Weights shrink toward nothing; a constant must not.
        optimizer = torch.optim.AdamW(
            [
                {"params": [scorer.weight for scorer in self.scorers.values()], "weight_decay": WEIGHT_DECAY},
                {"params": [scorer.bias for scorer in self.scorers.values()], "weight_decay": 0.0},
            ],
            lr=RATE,
        )
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
        has_any = torch.zeros(count).index_add(0, owner, accepted) > 0
        has_best = torch.zeros(count).index_add(0, owner, best) > 0
        for _ in range(STEPS):
            shares = self.log_shares(tensors).exp()
            any_right = torch.zeros(count).index_add(0, owner, shares * accepted)
            best_right = torch.zeros(count).index_add(0, owner, shares * best)
            loss = -(any_right[has_any] + 1e-6).log().mean() * (1 - BEST_WEIGHT)
            loss = loss - (best_right[has_best] + 1e-6).log().mean() * BEST_WEIGHT
            slopes = sum((scorer.weight**2).sum() for scorer in self.scorers.values())
            optimizer.zero_grad()
            (loss + 2e-4 * slopes).backward()
            optimizer.step()
            schedule.step()

    def shares(self, questions: list[Question]) -> list[list[float]]:
        with torch.no_grad():
            tensors = self.tensors(questions)
            shares = self.log_shares(tensors).exp().tolist()
        found, at = [], 0
        for question in questions:
            found.append(shares[at : at + len(question.options)])
            at += len(question.options)
        return found

    def exported(self) -> dict:
        """What each feature weighs, as it is: means and deviations are reckoned in."""
        out = {}
        for kind, scorer in self.scorers.items():
            weights = scorer.weight.detach().squeeze(0).numpy() / self.deviation[kind]
            constant = scorer.bias.item() - float(weights @ self.mean[kind])
            out[kind] = {"constant": round(constant, 4), "weights": dict(zip(self.names[kind], rounded(weights)))}
        return out


def rounded(numbers) -> list[float]:
    return [round(float(one), 5) for one in numbers]


def odds(share: float) -> float:
    return math.log((share + LEAST) / (1 - share + LEAST))


@dataclass
class Outcome:
    """A question with its options in order, as `decide` in src/understand/ranking looks at them."""

    question: Question
    addresses: list[tuple[float, float]]
    declined: float
    crisis: float
    inputs: list[float]


def outcome_of(question: Question, shares: list[float]) -> Outcome:
    addresses = sorted(((s, o["accepted"]) for s, o in zip(shares, question.options) if o["kind"] == "address"), reverse=True)
    declined = sum(s for s, o in zip(shares, question.options) if o["kind"] == "decline")
    unknown = sum(s for s, o in zip(shares, question.options) if o["kind"] == "unknown")
    crisis = sum(s for s, o in zip(shares, question.options) if o["kind"] == "decline" and o["is"] == "crisis")
    first = addresses[0][0] if addresses else 0.0
    second = addresses[1][0] if len(addresses) > 1 else 0.0
    inputs = [1.0, odds(first), math.log((first + LEAST) / (second + LEAST)), odds(declined), odds(unknown)]
    return Outcome(question, addresses, declined, crisis, inputs)


def is_accepted(one: Outcome) -> float:
    return float(bool(one.addresses) and one.addresses[0][1] == 1)


def fit_confidence(outcomes: list[Outcome]) -> np.ndarray:
    inputs = torch.tensor([one.inputs for one in outcomes], dtype=torch.float64)
    wanted = torch.tensor([is_accepted(one) for one in outcomes], dtype=torch.float64)
    weights = torch.zeros(inputs.shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(inputs @ weights, wanted) + 1e-4 * (weights[1:] ** 2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


def verdict(one: Outcome, confidence: float, limits: dict[str, float]) -> str:
    fair = one.question.decline is None
    near = [(s, a) for s, a in one.addresses if s >= 0.04][:3]
    if one.crisis >= limits["crisisFrom"] or one.declined >= limits["declineFrom"]:
        return "missed" if fair and not one.question.is_gap else "refused"
    is_sure = confidence >= limits["answerFromAfter" if one.question.follows else "answerFrom"]
    if one.addresses and is_sure and one.declined < limits["doubtFrom"]:
        right = one.addresses[0][1] == 1
        return ("right" if right else "wrong") if fair else ("refused" if right else "answered")
    if len(near) > 1 and sum(s for s, _ in near) >= limits["offerFrom"]:
        held = any(a == 1 for _, a in near)
        return ("offered" if held else "wrong") if fair else ("refused" if held else "asked back")
    return "missed" if fair and not one.question.is_gap else "refused"


def figures(outcomes: list[Outcome], confidences: np.ndarray, limits: dict[str, float]) -> dict[str, float]:
    counts: dict[str, dict[str, int]] = {"fair": {}, "not ours": {}}
    for one, confidence in zip(outcomes, confidences):
        if one.question.is_gap:
            continue
        group = counts["fair" if one.question.decline is None else "not ours"]
        what = verdict(one, confidence, limits)
        group[what] = group.get(what, 0) + 1
    shares = {}
    for group, found in counts.items():
        total = sum(found.values())
        for what, count in found.items():
            shares[f"{group}: {what}"] = round(100 * count / total, 1)
    return shares


def choose_limits(outcomes: list[Outcome], confidences: np.ndarray, wishes: Wishes) -> dict[str, float]:
    """The readiest to decline within what may be missed; then what is worth most of that which answers little that is not ours."""

    def with_limits(answer: float, doubt: float, decline: float) -> tuple[dict[str, float], dict[str, float]]:
        limits = {
            "answerFrom": round(float(answer), 3),
            "answerFromAfter": round(float(answer) - wishes.less_sure_after, 3),
            "offerFrom": OFFER_FROM,
            "doubtFrom": round(float(min(doubt, decline)), 3),
            "declineFrom": round(float(decline), 3),
            "crisisFrom": CRISIS_FROM,
        }
        return limits, figures(outcomes, confidences, limits)

    declines = [with_limits(0.5, 1, decline) for decline in np.arange(0.06, 0.6, 0.02)]
    decline = next((limits["declineFrom"] for limits, shares in declines if shares.get("fair: missed", 0) <= 100 * wishes.most_missed), 0.6)
    tried = [with_limits(answer, doubt, decline) for answer in np.arange(0.3, 0.75, 0.05) for doubt in np.arange(0.04, decline + 0.01, 0.02)]
    few = [one for one in tried if one[1].get("not ours: answered", 0) <= 100 * wishes.most_answered] or tried
    worth = lambda shares: sum(shares.get(f"fair: {what}", 0) * value for what, value in {**WORTH, "wrong": wishes.wrong}.items())
    return max(few, key=lambda one: worth(one[1]))[0]


def calibration_error(confidences: np.ndarray, wanted: np.ndarray, bins: int = 10) -> float:
    """The mean distance between how sure and how often right, over tenths of the questions."""
    order = np.argsort(confidences)
    return float(sum(len(part) * abs(confidences[part].mean() - wanted[part].mean()) for part in np.array_split(order, bins)) / len(order))


def write_plot(confidences: np.ndarray, wanted: np.ndarray, bins: int = 10) -> None:
    """How often an answer is right against how sure it was said to be, a dot a tenth of the questions."""
    order = np.argsort(confidences)
    parts = [(confidences[part].mean(), wanted[part].mean(), len(part)) for part in np.array_split(order, bins)]
    side, edge = 320, 48
    x = lambda share: round(edge + share * side, 1)
    y = lambda share: round(edge / 2 + (1 - share) * side, 1)
    marks = "".join(
        f'<text x="{x(at)}" y="{y(0) + 18}" text-anchor="middle">{round(100 * at)}</text>'
        f'<text x="{x(0) - 8}" y="{y(at) + 4}" text-anchor="end">{round(100 * at)}</text>'
        f'<path d="M{x(0)} {y(at)}H{x(1)}M{x(at)} {y(0)}V{y(1)}" stroke="#8884"/>'
        for at in (0, 0.25, 0.5, 0.75, 1)
    )
    dots = "".join(f'<circle cx="{x(sure)}" cy="{y(right)}" r="5"/>' for sure, right, _ in parts)
    error = round(100 * calibration_error(confidences, wanted, bins), 1)
    says = f"{len(wanted)} questions, {bins} parts of {parts[0][2]}; mean distance {error} points"
    text = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} {side + 2 * edge}" font-family="sans-serif" font-size="12" fill="#767676" role="img">
<title>How often an answer is right, against how sure Rolecall is of it: {says}</title>
{marks}
<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#767676" stroke-dasharray="4 4"/>
<g fill="#0b6bcb">{dots}</g>
<text x="{x(0.5)}" y="{y(0) + 36}" text-anchor="middle">how sure, in percent</text>
<text x="14" y="{y(0.5)}" text-anchor="middle" transform="rotate(-90 14 {y(0.5)})">right, in percent</text>
<text x="{x(0.5)}" y="{y(0) + 54}" text-anchor="middle">{says}</text>
</svg>
"""
    (ROOT / "docs/calibration.svg").write_text(text)


def fit_new_entry(path: Path) -> dict[str, float]:
    """The line from how near an entry's nearest wording is to the logit that tells best whether it is what is asked.

    Each entry takes its turn at being new: it has that logit instead of its head's, beside all other subjects.
    """
    near = [one for text in path.open() for one in json.loads(text)["nearest"]]
    inputs = torch.tensor([[one["similarity"], 1.0] for one in near], dtype=torch.float64)
    others = torch.tensor([one["others"] for one in near], dtype=torch.float64)
    asked = torch.tensor([float(one["isAsked"]) for one in near], dtype=torch.float64)
    line = torch.tensor([10.0, 0.0], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([line], max_iter=300, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(inputs @ line - others, asked)
        loss.backward()
        return loss

    optimizer.step(closure)
    slope, constant = line.detach().tolist()
    return {"slope": round(slope, 4), "constant": round(constant, 4)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--dry", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    data = options.data or WORK / ("words-ranker-data.jsonl" if options.words else "ranker-data.jsonl")
    left_out = set(options.leave_out.read_text().split()) if options.leave_out else set()
    questions = read(data, left_out, OF_ONE_KIND_BY_WORDS if options.words else OF_ONE_KIND)
    for question in questions:
        for option in question.options:
            for name in options.without:
                option["features"].pop(name, None)
    lines = sorted({question.line for question in questions})
    fold_of = {line: at % FOLDS for at, line in enumerate(lines)}
    unseen: list[Outcome] = []
    for fold in range(FOLDS):
        learned = [q for q in questions if fold_of[q.line] != fold]
        kept = [q for q in questions if fold_of[q.line] == fold]
        ranker = Ranker(learned)
        ranker.fit(learned)
        unseen += [outcome_of(q, shares) for q, shares in zip(kept, ranker.shares(kept))]
    wanted = np.array([is_accepted(one) for one in unseen])
    weights = fit_confidence(unseen)
    confidences = 1 / (1 + np.exp(-(np.array([one.inputs for one in unseen]) @ weights)))
    limits = choose_limits(unseen, confidences, BY_WORDS if options.words else BY_MEANING)
    fair = [one for one in unseen if one.question.decline is None and not one.question.is_gap]
    reachable = np.mean([any(a == 1 for _, a in one.addresses) for one in fair])
    first = np.mean([is_accepted(one) for one in fair])
    third = np.mean([any(a == 1 for _, a in one.addresses[:3]) for one in fair])
    print(f"{len(questions)} questions; among the options {reachable:.3f}, first {first:.3f}, in the first three {third:.3f}")
    print("limits", limits, "calibration error", round(calibration_error(confidences, wanted), 4))
    for name, some in (("alone", False), ("follow-ups", True)):
        kept = [at for at, one in enumerate(unseen) if one.question.follows == some]
        print(name, json.dumps(figures([unseen[at] for at in kept], confidences[kept], limits)))
    dangers = [one.crisis for one in unseen if one.question.decline == "crisis"]
    others = [one.crisis for one in unseen if one.question.decline != "crisis"]
    for limit in (0.03, 0.05, 0.07, CRISIS_FROM):
        found, taken = np.mean(np.array(dangers) >= limit), np.mean(np.array(others) >= limit)
        print(f"a danger from {limit} on: {100 * found:.1f} % of {len(dangers)} found, {100 * taken:.2f} % of {len(others)} others taken for one")
    if options.dry:
        return
    ranker = Ranker(questions)
    ranker.fit(questions)
    found = {"ranker": ranker.exported(), "decision": {"confidence": rounded(weights), **limits}}
    if options.words:
        (ROOT / "src/understand/ranking/words-ranker.json").write_text(json.dumps(found, indent=2) + "\n")
        return
    if options.leave_out is None:
        write_plot(confidences, wanted)
    heads = json.loads((MODEL / "heads.json").read_text())
    heads |= {"newEntry": fit_new_entry(data), **found}
    (MODEL / "heads.json").write_text(json.dumps(heads, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
