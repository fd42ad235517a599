import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { type Audience, type AudienceRequest, audienceFor } from "../../src/commands/audience.ts";

const inChannel: AudienceRequest = { asker: "alice", isBot: false, isDirect: false, mayWrite: true };
const forBob = { person: "bob" } as const;
const open = { visibility: "public" } as const;
const hidden = { visibility: "private" } as const;

type Row = [says: string, asked: Partial<AudienceRequest>, kind: Answer["kind"], audience: Audience];

describe("an answer goes to", () => {
  test.each<Row>([
    ["the asker, where nothing else was asked for", {}, "answer", { to: "asker" }],
    ["the asker, who asked for that", hidden, "answer", { to: "asker" }],
    ["the asker, in a direct conversation", { isDirect: true }, "answer", { to: "asker" }],
    ["the asker, who may not write there and did not ask for it", { mayWrite: false }, "answer", { to: "asker" }],
    ["everybody, where that was asked for", open, "answer", { to: "everybody" }],
    ["the person it is for", forBob, "answer", { to: "person", person: "bob" }],
    ["the person it is for, with everybody", { ...forBob, ...open }, "answer", { to: "person", person: "bob" }],
  ])("%s", (_, asked, kind, audience) => expect(audienceFor({ ...inChannel, ...asked }, kind)).toEqual(audience));
});

describe("only the asker sees it, and is told why,", () => {
  const bot = { ...forBob, isBot: true };
  test.each<Row>([
    ["who meant themselves", { person: "alice" }, "answer", { to: "asker", notice: "notPointedSelf" }],
    ["who meant themselves, openly", { person: "alice", ...open }, "answer", { to: "asker", notice: "notPointedSelf" }],
    ["when it is for a bot", bot, "answer", { to: "asker", notice: "notPointedBot" }],
    ["when nobody else is there", { ...forBob, isDirect: true }, "answer", { to: "asker", notice: "notPointedDirect" }],
    ["when everybody is nobody", { ...open, isDirect: true }, "answer", { to: "asker", notice: "notPointedDirect" }],
    ["who also wanted it private", { ...forBob, ...hidden }, "answer", { to: "asker", notice: "notPointedPrivate" }],
    ["who may not write there", { ...forBob, mayWrite: false }, "answer", { to: "asker", notice: "mayNotWriteHere" }],
    ["who may not show it there", { ...open, mayWrite: false }, "answer", { to: "asker", notice: "mayNotWriteHere" }],
    [
      "when it may mean several things",
      forBob,
      "choices",
      { to: "asker", notice: "notPointedUnsure", pointsTo: "bob" },
    ],
    ["when nothing is known", forBob, "unknown", { to: "asker", notice: "notPointedUnknown" }],
    ["when it is declined", forBob, "declined", { to: "asker", notice: "notPointedUnknown" }],
    ["when it is a greeting", forBob, "welcome", { to: "asker", notice: "notPointedUnknown" }],
    ["when there are choices, openly", open, "choices", { to: "asker", notice: "notPublic" }],
    ["when nothing is known, openly", open, "unknown", { to: "asker", notice: "notPublic" }],
    ["when it is declined, openly", open, "declined", { to: "asker", notice: "notPublic" }],
    ["when it is a greeting, openly", open, "welcome", { to: "asker", notice: "notPublic" }],
  ])("%s", (_, asked, kind, audience) => expect(audienceFor({ ...inChannel, ...asked }, kind)).toEqual(audience));
});

describe("what counts first", () => {
  const everything: AudienceRequest = {
    asker: "alice",
    person: "bob",
    isBot: true,
    visibility: "private",
    isDirect: true,
    mayWrite: false,
  };
  test.each<[Partial<AudienceRequest>, string]>([
    [{ person: "alice" }, "notPointedSelf"],
    [{}, "notPointedBot"],
    [{ isBot: false }, "notPointedDirect"],
    [{ isBot: false, isDirect: false }, "notPointedPrivate"],
    [{ isBot: false, isDirect: false, visibility: undefined }, "mayNotWriteHere"],
    [{ isBot: false, isDirect: false, visibility: undefined, mayWrite: true }, "notPointedUnknown"],
  ])("%j: %s", (changed, notice) =>
    expect(audienceFor({ ...everything, ...changed }, "unknown")).toMatchObject({ to: "asker", notice }),
  );
});
