import { expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledge } from "../support/real-knowledge.ts";
import { addressesOf, bankFiles, questionsOf } from "./bank.ts";

test("every title and wording of a guide leads to that guide", () => {
  const elsewhere = [...knowledge.guides].flatMap(([id, { title, asked }]) =>
    [title, ...asked].filter((wording) => {
      const { outcome } = understand(wording, knowledge);
      return outcome.kind !== "address" || formatAddress(outcome.address) !== `guide/${id}`;
    }),
  );
  expect(elsewhere).toEqual([]);
});

test("no guide is without a question in the bank", () => {
  const led = new Set(bankFiles.flatMap(questionsOf).flatMap(addressesOf));
  expect([...knowledge.guides.keys()].filter((id) => !led.has(`guide/${id}`))).toEqual([]);
});
