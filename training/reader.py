"""The encoder and the heads that stand on its vector."""

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import MPNetModel

from labels import words_of
from paths import BASE

#: Token ids of the base's tokenizer.
START, END, PAD = 0, 2, 1
#: A text has at most so many tokens, start and end included.
MOST_TOKENS = 96
#: Of a longer text this many stay of its beginning, the others of its end: the question stands mostly last, or first.
FIRST_TOKENS = 36
#: Of the previous answer's address at most so many tokens stand before the question.
MOST_BEFORE = 24
#: Of a text that is longer only its beginning and its end are cut into tokens.
MOST_CHARACTERS = 2000
#: Of the base's twelve layers these stay in the student. Left out were, one after the other, those without which the
#: teacher lost least on the development split (`drop_layers.py`).
STUDENT_LAYERS = (0, 1, 3, 4, 5, 7, 8, 9, 10)
#: The lowest layers are not trained.
FROZEN_LAYERS = 4


def load_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def shorten(text: str) -> str:
    half = MOST_CHARACTERS // 2
    return text if len(text) <= MOST_CHARACTERS else f"{text[:half]} {text[-half:]}"


def encode(tokenizer: Tokenizer, text: str, after: str | None = None) -> list[int]:
    """Token ids of a question, with the address of the previous answer before it. `src/runtime/encoder/text-encoder.ts` does the same."""
    before = tokenizer.encode(f"after {words_of(after)}:", add_special_tokens=False).ids[:MOST_BEFORE] if after else []
    ids = tokenizer.encode(shorten(text), add_special_tokens=False).ids
    room = MOST_TOKENS - 2 - len(before)
    if len(ids) > room:
        ids = ids[:FIRST_TOKENS] + ids[FIRST_TOKENS - room :]
    return [START, *before, *ids, END]


def pad(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(row) for row in rows)
    ids = torch.full((len(rows), longest), PAD)
    mask = torch.zeros((len(rows), longest), dtype=torch.long)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return ids, mask


class Encoder(nn.Module):
    """Token ids and their mask → one vector of 768 a text: the mean over its tokens."""

    def __init__(self, layers: tuple[int, ...] | None = None) -> None:
        """`layers`: those of the base that stay; all of them where nothing is said."""
        super().__init__()
        self.base = MPNetModel.from_pretrained(BASE, add_pooling_layer=False, attn_implementation="eager")
        if layers is not None:
            self.base.encoder.layer = nn.ModuleList([self.base.encoder.layer[at] for at in layers])
        # What the lowest layers do, taking words apart, holds for questions of any field; left alone, they need not be
        # computed backward either.
        for layer in self.base.encoder.layer[:FROZEN_LAYERS]:
            layer.requires_grad_(False)
        # Words that no question of the training holds would stay where they are while the others move.
        self.base.embeddings.requires_grad_(False)
        self.base.encoder.relative_attention_bias.requires_grad_(False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        states = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        return (states * weights).sum(1) / weights.sum(1)


class Reader(nn.Module):
    """The encoder with a head each for subjects (also what is not ours), roles and wishes."""

    def __init__(self, subjects: int, roles: int, wishes: int, layers: tuple[int, ...] | None = None) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.drop = nn.Dropout(0.1)
        self.subjects = nn.Linear(768, subjects)
        self.roles = nn.Linear(768, roles)
        self.wishes = nn.Linear(768, wishes)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor):
        vector = self.encoder(ids, mask)
        dropped = self.drop(vector)
        return vector, self.subjects(dropped), self.roles(dropped), self.wishes(dropped)


def load_reader(path: Path, layers: tuple[int, ...] | None = None) -> tuple[Reader, dict]:
    """A reader that was saved, and what was saved with it; of one that has all layers, `layers` are those that stay."""
    saved = torch.load(path, weights_only=True)
    reader = Reader(len(saved["subjects"]), len(saved["roles"]), len(saved["wishes"]), saved.get("layers"))
    reader.load_state_dict(saved["model"])
    if layers is not None and saved.get("layers") is None:
        reader.encoder.base.encoder.layer = nn.ModuleList([reader.encoder.base.encoder.layer[at] for at in layers])
    return reader, saved


def take_heads(reader: Reader, teacher: Reader, saved: dict, names: dict[str, list[str]]) -> None:
    """Gives a reader the heads that its teacher has for the same subjects, roles and wishes."""
    for head, own in names.items():
        before = {name: at for at, name in enumerate(saved[head])}
        ours, theirs = getattr(reader, head), getattr(teacher, head)
        with torch.no_grad():
            for row, name in enumerate(own):
                if name in before:
                    ours.weight[row] = theirs.weight[before[name]]
                    ours.bias[row] = theirs.bias[before[name]]
