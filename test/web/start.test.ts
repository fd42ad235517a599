import { afterEach, expect, test } from "vitest";
import { markupOf } from "../discord/interactions.ts";
import { smallDiscord } from "../discord/small-discord.ts";
import { smallSlack } from "../slack/small-slack.ts";
import { Bot, type Environment } from "../support/bot-process.ts";
import { freePort } from "../support/free-port.ts";

/** The real program, started as people start it. */

let bots: Bot[] = [];
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  bots = [];
});

const start = (environment: Environment): Bot => {
  const bot = new Bot({ BROWSER: "none", ...environment });
  bots.push(bot);
  return bot;
};
const addressIn = (ready: string): string => `http://${ready.split(" ").at(-1)}`;

test("with nothing configured the pages open on this machine alone, and say where", async () => {
  const bot = start({ PORT: "0" });
  const url = addressIn(await bot.ready());
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await expect.poll(() => bot.stdout).toContain(`Rolecall is open at ${url}`);
  expect(bot.stdout).toContain("npm run chat");
  const page = await fetch(url);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<h1>")]);
  const health = await Promise.all(["/healthz", "/readyz"].map(async (path) => (await fetch(`${url}${path}`)).status));
  expect(health).toEqual([200, 200]);
  const { code, ms } = await bot.stop();
  expect([code, ms < 5000]).toEqual([0, true]);
});

test("a port that is taken is told in a sentence, and ends it with 1", async () => {
  const first = start({ PORT: "0" });
  const port =
    addressIn(await first.ready())
      .split(":")
      .at(-1) ?? "";
  const second = start({ PORT: port });
  expect(await second.ended()).toBe(1);
  expect(second.stderr.trim()).toBe(
    `PORT: port ${port} on 127.0.0.1 is taken by another program, or by another of the settings. Set PORT to a free port.`,
  );
});

test("an address that is none of this machine is told as HOST's fault", async () => {
  const bot = start({ PORT: "0", HOST: "192.0.2.1" });
  expect(await bot.ended()).toBe(1);
  expect(bot.stderr.trim()).toMatch(/^HOST: "192\.0\.2\.1" is no address of this machine\./);
});

test("wrong settings are told all at once, without a start", async () => {
  const bot = start({
    PORT: "eighty",
    PUBLIC_URL: "nowhere",
    TRUST_PROXY: "perhaps",
    WEB_RATE_LIMIT: "-1",
    WEB: "maybe",
  });
  expect(await bot.ended()).toBe(1);
  for (const name of ["PORT", "PUBLIC_URL", "TRUST_PROXY", "WEB_RATE_LIMIT", "WEB:"])
    expect(bot.stderr).toContain(name);
  expect(bot.stderr).not.toContain("    at ");
});

test("what is asked, refused and failed is counted on a port of its own", async () => {
  const port = await freePort();
  const bot = start({ PORT: "0", METRICS_PORT: String(port), WEB_RATE_LIMIT: "8" });
  const url = addressIn(await bot.ready());
  const typed = "how much do mri techs make in ohio";
  // The same page again is counted, too, whether it is made or was kept.
  const page = "/salary/mri-technologist";
  for (const path of [page, page, page, page, `/ask?q=${encodeURIComponent(typed)}`, "/ask?q=4711"])
    await (await fetch(`${url}${path}`)).text();
  await (await fetch(`${url}/api/answer?ask=hello`)).text();
  for (let count = 0; count < 4; count++) await (await fetch(url)).text();
  const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  await expect.poll(metrics).toMatch(/why="rate limit"\} 3/);
  const counts = await metrics();
  expect(counts).toContain('rolecall_questions_total{adapter="web",kind="answer"} 5');
  expect(counts).toContain('rolecall_questions_total{adapter="web",kind="unknown"} 1');
  expect(counts).toMatch(/rolecall_questions_total\{adapter="(web|api)",kind="welcome"\} 1/);
  expect(counts).toMatch(/rolecall_refusals_total\{adapter="web",why="rate limit"\} 3/);
  expect(counts).toMatch(/rolecall_answer_seconds_count\{adapter="web"\} [1-9]/);
  expect(counts).toMatch(/rolecall_knowledge_info\{version="[^"]+",knowledge="[0-9a-f]+"\} 1/);
  expect(counts).toContain("process_resident_memory_bytes");
  expect(counts).not.toMatch(/mri|ohio|love/);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  // Not among the pages that everybody sees.
  expect((await fetch(`${url}/metrics`)).status).not.toBe(200);
});

test("WEB=yes serves the pages beside a chat, on one port", async () => {
  const slack = await smallSlack();
  const bot = start({ ...slack.environment, WEB: "yes", PORT: "0", PUBLIC_URL: "https://answers.example.org" });
  await expect.poll(() => bot.stdout).toMatch(/^ready slack socket$/m);
  await expect.poll(() => bot.stdout).toMatch(/^ready web /m);
  const url = addressIn(/^ready web .*$/m.exec(bot.stdout)?.[0] ?? "");
  expect(await (await fetch(`${url}/salary/mri-technologist`)).text()).toContain(
    '<link rel="canonical" href="https://answers.example.org/salary/mri-technologist">',
  );
  expect(bot.stdout).not.toContain("Rolecall is open at");
  await bot.stop();
  await slack.close();
});

test("Discord and Slack by requests and the pages are each answered on one port, whichever starts first", async () => {
  const discord = await smallDiscord();
  const slack = await smallSlack();
  const bot = start({
    ...discord.environment,
    ...slack.environment,
    SLACK_MODE: "http",
    WEB: "yes",
    PORT: "0",
  });
  for (const platform of ["discord http", "slack http", "web"])
    await expect.poll(() => bot.stdout).toMatch(new RegExp(`^ready ${platform} `, "m"));
  const url = addressIn(await bot.ready());
  discord.deliverTo(`${url}/discord/interactions`);
  slack.deliverTo(`${url}/slack/events`);
  expect(markupOf(await discord.command("ask", { question: "how much do ct techs make?" }).reply())).toContain("## CT");
  expect((await slack.slash("how much do ct techs make?").reply()).text).toContain("CT technologist");
  const statuses = ["/", "/readyz", "/discord/interactions", "/slack/events"].map(
    async (path) => (await fetch(`${url}${path}`)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 200, 404, 404]);
  await bot.stop();
  await slack.close();
  await discord.close();
});
