import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Tests walk every possible answer and start real programs; a busy machine may take its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
