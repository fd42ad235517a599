import { formatAddress } from "../../../src/address.ts";
import type { Choice } from "../../../src/answer.ts";
import { permalink } from "../../../src/present/permalink.ts";

/** An answer to go to: its id, its title, and its page. */
export const linkTo = ({ address, title }: Choice, publicUrl = "") => ({
  id: formatAddress(address),
  title,
  link: permalink(address, publicUrl),
});
