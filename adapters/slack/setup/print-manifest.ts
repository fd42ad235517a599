import { parseArgs } from "node:util";
import { openConfiguredKnowledge } from "../../../src/runtime/open-knowledge.ts";
import { readSettings } from "../../../src/runtime/settings.ts";
import { manifestFor } from "./manifest.ts";

/** `npm run slack:manifest`: prints the app's manifest, to be pasted where Slack creates an app. */
const usage = `Usage: npm run slack:manifest [-- --http --url https://bot.example.org] [--public-url https://example.org]

  --http        for signed requests instead of Socket Mode
  --url         where Slack reaches the bot, with --http
  --public-url  the address of the bot's own pages (PUBLIC_URL), whose links then show their answers`;

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? "");

try {
  const { values } = parseArgs({
    options: {
      http: { type: "boolean" },
      url: { type: "string" },
      "public-url": { type: "string" },
      help: { type: "boolean" },
    },
  });
  const publicUrl = values["public-url"] ?? (process.env.PUBLIC_URL || undefined);
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (values.http && values.url === undefined) throw new Error("--http needs --url, where Slack reaches the bot.");
  if (!values.http && values.url !== undefined) throw new Error("--url is for --http; Socket Mode needs no address.");
  for (const [name, url] of [
    ["--url", values.url],
    ["--public-url", publicUrl],
  ] as const)
    if (url !== undefined && !isWebAddress(url)) throw new Error(`${name} is no web address: ${url}`);
  const { field } = await openConfiguredKnowledge(await readSettings(process.env));
  console.log(JSON.stringify(manifestFor(field, { requestUrl: values.url, publicUrl }), null, 2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(1);
}
