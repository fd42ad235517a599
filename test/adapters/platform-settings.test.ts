import { expect, test } from "vitest";
import { readPlatformSettings } from "../../adapters/platform-settings.ts";

test("what is set is checked and read, whatever else stands in the environment", () => {
  const read = readPlatformSettings(["web"], { PORT: "80", ROLECALL_PLACE: "tx", PATH: "/bin", WEB_RATE_LIMIT: "" });
  expect(read).toMatchObject({ able: ["web"], problems: undefined, settings: { place: "tx" }, serving: { PORT: 80 } });
  expect(read.given).toEqual({ PORT: "80", ROLECALL_PLACE: "tx" });
});

test("what one platform lacks is told, and does not hold up the other", () => {
  const { able, problems } = readPlatformSettings(["slack", "web"], { SLACK_BOT_TOKEN: "wrong" });
  expect(able).toEqual(["web"]);
  expect(problems).toMatch(/^The settings need attention .*\n✖ SLACK_BOT_TOKEN: /);
});

test("with no platform that could start, all that is wrong is told at once", () => {
  const read = () => readPlatformSettings(["web"], { TRUST_PROXY: "perhaps", WEB_RATE_LIMIT: "-1" });
  expect(read).toThrow(/✖ TRUST_PROXY: [\s\S]*✖ WEB_RATE_LIMIT: /);
});

test("what all platforms share must be right", () => {
  expect(() => readPlatformSettings(["web"], { PORT: "eighty" })).toThrow("✖ PORT: a port number");
});
