import { loadavg } from "node:os";
import { standAside } from "../program.ts";
import { type Target, targetsTable } from "../targets.ts";
import { measureInBrowser } from "./browser.ts";
import { measurePictures } from "./pictures.ts";
import { measureThroughput } from "./throughput.ts";

/** `npm run bench:web`: the pages and the data beside a bare “hello” of the same framework, pictures, a slow phone. */
const parts = [
  ["In Chromium, on a slow phone", measureInBrowser],
  ["Pictures", measurePictures],
  ["Requests a second", measureThroughput],
] as const;

const write = (text: string) => process.stdout.write(`${text}\n\n`);
write(
  `# Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, load before ${loadavg()[0]?.toFixed(1)}`,
);
const targets: Target[] = [];
for (const [title, measure] of parts) {
  if (measure === measureThroughput) standAside();
  const measured = await measure();
  write(`## ${title}\n\n${measured.text}`);
  targets.push(...measured.targets);
}
write(`## Targets\n\n${targetsTable(targets)}`);
