import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** `npm run train`: train.py with the Python of the environment that README.md tells to make, else the system's. */
const own = join(import.meta.dirname, ".venv/bin/python");
const python = existsSync(own) ? own : "python3";
const { status } = spawnSync(python, [join(import.meta.dirname, "train.py"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
