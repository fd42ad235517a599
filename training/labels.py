"""Labeled questions as what the heads learn: subjects with shares, roles and wishes."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from paths import KNOWLEDGE, QUESTIONS

#: A fair question that no entry answers.
GAP = "gap"
#: Of a question's target its best subject has this share; those that would do too have the rest.
BEST_SHARE = 0.6
#: One line in so many of the training sets is kept from the encoder, to fit the ranker and its calibration on.
HELD_BACK_EVERY = 10

PLACE = re.compile(r"^([a-z]{2}|.*-[a-z]{2})$")


def subject_of(address: str) -> str:
    """What an address asks, without whom and where: "requirements/mri-technologist/cost/tx" is "requirements/cost"."""
    topic, *rest = address.split("/")
    if topic in ("guide", "term"):
        return address
    if topic in ("compare", "path", "find", "licence"):
        return topic
    parts = [step for step in rest[1:] if not PLACE.match(step)]
    return "/".join([topic, *parts])


def roles_of(address: str) -> list[str]:
    topic, *rest = address.split("/")
    if topic in ("guide", "term", "find", "licence") or not rest:
        return []
    return rest[0].split("+")


def wishes_of(address: str) -> list[str]:
    topic, *rest = address.split("/")
    return [] if topic != "find" or not rest or rest[0] == "all" else rest[0].split("+")


def words_of(address: str) -> str:
    """An address as words, as the encoder reads the previous answer."""
    return re.sub(r"[/+-]", " ", address)


@dataclass
class Example:
    """One question with what is to be learned from it."""

    id: str
    text: str
    #: The address that was answered before; None at the start of a conversation.
    after: str | None
    #: Subject → share; the shares add up to 1.
    subjects: dict[str, float]
    #: Role → whether it is asked about; None where the label does not say.
    roles: dict[str, float] | None
    wishes: list[str] | None
    point: str | None = None
    best: str | None = None


def example_of(label: dict, id: str, after: str | None) -> Example:
    best, accept = label.get("best"), label.get("accept") or []
    # A topic alone stands for everything that begins with it.
    whole = [one for one in accept if "/" in one]
    others = list(dict.fromkeys(subject_of(one) for one in whole))
    subjects: dict[str, float] = {}

    def give(names: list[str], share: float) -> None:
        for name in names:
            subjects[name] = subjects.get(name, 0) + share / len(names)

    if label.get("decline"):
        give([f"not/{label['decline']}"], 0.85 if others else 1)
        if others:
            give(others, 0.15)
    elif best is None:
        give(others or [GAP], 1)
    else:
        give([subject_of(best)], BEST_SHARE)
        give(others or [subject_of(best)], 1 - BEST_SHARE)
    roles: dict[str, float] | None = None
    if not label.get("decline"):
        asked = roles_of(best) if best else []
        if asked:
            roles = dict.fromkeys(asked, 1.0)
            # Roles of other addresses are neither wanted nor unwanted.
            for one in whole:
                for role in roles_of(one):
                    roles.setdefault(role, -1.0)
        elif label.get("roles") is not None:
            roles = {one["id"]: 1.0 for one in label["roles"]}
    wishes = wishes_of(best) if best and best.startswith("find/") else None
    return Example(id, label["asks"], after, subjects, roles, wishes, label.get("point"), best=best)


def read_set(path: Path) -> list[Example]:
    """The questions of a file; each turn of a conversation after the answer that the turn before should have had."""
    examples = []
    for line in path.read_text().splitlines():
        label = json.loads(line)
        if "turns" not in label:
            examples.append(example_of(label, label["id"], label.get("after")))
            continue
        last = None
        for at, turn in enumerate(label["turns"]):
            examples.append(example_of(turn, f"{label['id']}.{at + 1}", last))
            last = turn["best"] or last
    return examples


def read_split(name: str) -> dict[str, list[Example]]:
    return {path.stem: read_set(path) for path in sorted((QUESTIONS / name).glob("*.jsonl"))}


def is_held_back(example: Example) -> bool:
    line = example.id.split(".")[0]
    return int(hashlib.sha256(line.encode()).hexdigest(), 16) % HELD_BACK_EVERY == 0


@dataclass
class Entries:
    """What the knowledge base holds, and the wordings that stand in it."""

    #: Subjects of roles, and reasons to decline, with their example questions.
    topics: dict[str, list[str]] = field(default_factory=dict)
    guides: dict[str, list[str]] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)


def read_entries() -> Entries:
    found = Entries()
    for topic, entry in yaml.safe_load((KNOWLEDGE / "topics.yml").read_text()).items():
        # What asks for a guide or a term names it.
        if topic in ("guide", "term"):
            continue
        found.topics[topic] = entry.get("asked", [])
        for part, of_part in entry.get("parts", {}).items():
            found.topics[f"{topic}/{part}"] = of_part.get("asked", [])
    for id, entry in yaml.safe_load((KNOWLEDGE / "subjects.yml").read_text()).items():
        found.topics[f"not/{entry.get('kinds', [id])[0]}"] = entry.get("asked", [])
    for path in sorted((KNOWLEDGE / "guides").glob("*.yml")):
        entry = yaml.safe_load(path.read_text())
        found.guides[path.stem] = [entry["title"], *entry["asked"]]
    for path in sorted((KNOWLEDGE / "terms").glob("*.yml")):
        entry = yaml.safe_load(path.read_text())
        found.terms[path.stem] = [str(name) for name in [entry["name"], *entry.get("names", [])]]
    found.roles = sorted(path.stem for path in (KNOWLEDGE / "roles").glob("*.yml"))
    found.wishes = list(yaml.safe_load((KNOWLEDGE / "filters.yml").read_text()))
    return found


def entry_examples(entries: Entries) -> list[Example]:
    """Titles, example questions and names that stand in the knowledge base itself."""
    examples = []

    def add(subject: str, text: str) -> None:
        examples.append(Example(f"{subject}#{len(examples)}", text, None, {subject: 1.0}, None, None))

    for subject, wordings in wordings_of(entries).items():
        for at, wording in enumerate(wordings):
            # A term is also asked for by its name alone.
            add(subject, wording.removeprefix("what is ") if subject.startswith("term/") and at % 2 else wording)
    return examples


def wordings_of(entries: Entries) -> dict[str, list[str]]:
    """What asks for each subject, as it stands in the knowledge base; `src/understand/subjects/wordings.ts` does the same."""
    guides = {f"guide/{id}": wordings for id, wordings in entries.guides.items()}
    terms = {f"term/{id}": [f"what is {name}" for name in names[:5]] for id, names in entries.terms.items()}
    return {**entries.topics, **guides, **terms}
