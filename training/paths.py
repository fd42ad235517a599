"""Where things stand, seen from this folder."""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
QUESTIONS = ROOT / "questions"
#: The knowledge to learn for, and whose model is written; what else is run for it reads the same variable.
KNOWLEDGE = Path(os.environ.get("ROLECALL_KNOWLEDGE") or ROOT / "knowledge")
MODEL = KNOWLEDGE / "model"
#: Work of a run that is never committed: base weights, checkpoints, features.
WORK = HERE / ".work"
BASE = WORK / "base" / "all-mpnet-base-v2"
