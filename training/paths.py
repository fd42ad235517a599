"""Where things stand, seen from this folder."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
QUESTIONS = ROOT / "questions"
KNOWLEDGE = ROOT / "knowledge"
MODEL = KNOWLEDGE / "model"
#: Work of a run that is never committed: base weights, checkpoints, features.
WORK = HERE / ".work"
BASE = WORK / "base" / "all-mpnet-base-v2"
