import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { manifestFor } from "../../adapters/slack/setup/manifest.ts";
import { shortcuts } from "../../adapters/slack/setup/permissions.ts";
import { commands } from "../../src/commands/commands.ts";

/** What Slack's documentation says each needs: https://docs.slack.dev/reference/methods, …/reference/events */
const scopeOf: Readonly<Record<string, string | undefined>> = {
  "auth.test": undefined,
  "apps.connections.open": undefined,
  "chat.postMessage": "chat:write",
  "chat.postEphemeral": "chat:write",
  "chat.update": "chat:write",
  "chat.unfurl": "links:write",
  "views.open": undefined,
  "views.update": undefined,
  "views.push": undefined,
  "views.publish": undefined,
  "assistant.threads.setSuggestedPrompts": "assistant:write",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
  app_mention: "app_mentions:read",
  "message.im": "im:history",
  app_home_opened: undefined,
  link_shared: "links:read",
};

const folder = join(import.meta.dirname, "../../adapters/slack");
const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && file !== join("setup", "permissions.ts"))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");
const found = (pattern: RegExp): string[] => [...new Set([...code.matchAll(pattern)].map(([, name = ""]) => name))];

const field = { name: "ships and sailors", examples: ["captain or cook?", "a", "b", "c", "d"] };
const whole = manifestFor(field, { publicUrl: "https://answers.example.org/x" });
const asked = {
  // Pictures are uploaded only where we have no pages, links are heard only where we have some.
  scopes: [whole, manifestFor(field)].flatMap((one) => one.oauth_config.scopes.bot as string[]),
  events: whole.settings.event_subscriptions.bot_events as string[],
};

describe("the manifest has what the code uses", () => {
  const methods = found(/\.call(?:Soon)?\(\s*"([\w.]+)"/g);
  const direct = found(/\b(?:client|app)\.((?:chat|views|conversations|users|reactions|assistant|files)\.[\w.]+)\(/g);
  const events = found(/(?<!\.)\b(?:on|app\.event)\("([\w.]+)"/g);

  test("and it uses something", () => {
    expect(methods).toContain("chat.postMessage");
    expect(events).toContain("app_mention");
    expect(code).toContain("app.message(");
  });

  test.each([...methods, ...direct, ...events, "message.im"])("the scope of %s", (name) => {
    expect(Object.keys(scopeOf)).toContain(name);
    const scope = scopeOf[name];
    if (scope !== undefined) expect(asked.scopes).toContain(scope);
  });

  test("every event it listens to, and no other", () => {
    expect([...asked.events].sort()).toEqual([...events, "message.im"].sort());
  });

  test("no scope that nothing needs", () => {
    const needed = [...methods, ...events, "message.im"].map((name) => scopeOf[name]);
    expect(asked.scopes.filter((scope) => scope !== "commands" && !needed.includes(scope))).toEqual([]);
  });

  test("the command and the shortcuts", () => {
    expect(whole.features.slash_commands.map(({ command }) => command)).toEqual(["/career"]);
    expect(whole.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual(Object.values(shortcuts));
  });
});

describe("the manifest", () => {
  test("names every command of the list", () => {
    const [command] = whole.features.slash_commands;
    for (const { name } of commands) expect(command?.description).toContain(name);
  });

  test("needs no address for Socket Mode, and asks nothing about links without pages of our own", () => {
    const manifest = manifestFor(field);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toMatch(/https?:|links:|link_shared|unfurl/);
  });

  test("may upload files only where Slack cannot fetch pictures from pages of our own", () => {
    expect(manifestFor(field).oauth_config.scopes.bot).toContain("files:write");
    expect(whole.oauth_config.scopes.bot).not.toContain("files:write");
  });

  test("leads every request to one address, for signed requests", () => {
    const manifest = manifestFor(field, { requestUrl: "https://bot.example.org/" });
    const at = "https://bot.example.org/slack/events";
    expect(manifest.settings.socket_mode_enabled).toBe(false);
    expect(manifest.settings.event_subscriptions).toHaveProperty("request_url", at);
    expect(manifest.settings.interactivity).toMatchObject({ request_url: at, message_menu_options_url: at });
    expect(manifest.features.slash_commands).toMatchObject([{ url: at }]);
  });

  test("unfurls links to our own pages' host alone", () => {
    expect(whole.features.unfurl_domains).toEqual(["answers.example.org"]);
  });

  test("suggests four first questions", () => {
    expect(whole.features.agent_view.suggested_prompts.map(({ message }) => message)).toEqual(
      field.examples.slice(0, 4),
    );
  });
});
