import { areContractsThere, copyContracts } from "./contracts-folder.ts";

/** Run by vitest, once before all files. */
export const setup = (): void => {
  if (areContractsThere()) copyContracts();
};
