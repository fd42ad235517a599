import { expect, test } from "vitest";
import { formatAddress } from "../../src/address.ts";
import { understand } from "../../src/understand/understand.ts";
import { knowledge } from "../support/real-knowledge.ts";

test("every title and wording of a guide leads to that guide", () => {
  const elsewhere = [...knowledge.guides].flatMap(([id, { title, asked }]) =>
    [title, ...asked].filter((wording) => {
      const { outcome } = understand(wording, knowledge);
      return outcome.kind !== "address" || formatAddress(outcome.address) !== `guide/${id}`;
    }),
  );
  expect(elsewhere).toEqual([]);
});
