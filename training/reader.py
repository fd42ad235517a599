"""The encoder and the heads that stand on its vector."""

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
    """Token ids of a question, with the address of the previous answer before it. `src/understand` does the same."""
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

    def __init__(self) -> None:
        super().__init__()
        self.base = MPNetModel.from_pretrained(BASE, add_pooling_layer=False, attn_implementation="eager")
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

    def __init__(self, subjects: int, roles: int, wishes: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.subjects = nn.Linear(768, subjects)
        self.roles = nn.Linear(768, roles)
        self.wishes = nn.Linear(768, wishes)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor):
        vector = self.encoder(ids, mask)
        dropped = self.drop(vector)
        return vector, self.subjects(dropped), self.roles(dropped), self.wishes(dropped)
