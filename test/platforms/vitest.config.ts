import { defineConfig } from "vitest/config";
import { areContractsThere, contractsFolder } from "./contracts-folder.ts";

const isThere = areContractsThere();
if (!isThere) console.log(`Skipped: no emulated platforms in ${contractsFolder} (PLATFORM_CONTRACTS names another).`);

export default defineConfig({
  test: {
    include: isThere ? ["test/platforms/*.platform.ts"] : [],
    passWithNoTests: true,
    globalSetup: ["test/platforms/prepare.ts"],
    // Times are measured, so nothing else runs meanwhile.
    fileParallelism: false,
    // Each starts a bot of its own: with several at once on two cores, acknowledgements meet the limits of their calls.
    maxConcurrency: 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ["default"],
  },
});
