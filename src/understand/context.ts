import type { Address } from "../address.ts";
import type { Meanings } from "./subjects/meanings.ts";

/** What is known beside the words. */
export type Context = {
  /** The address of the previous answer, for "and in Florida?". */
  readonly after?: Address | undefined;
  /** The community's default place. */
  readonly place?: string | undefined;
  /** What questions mean, where an encoder reads them too. */
  readonly meanings?: Meanings | undefined;
};
