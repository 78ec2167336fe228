import { defineConfig } from "vitest/config";

/** Needs Debian's chromium; everything else is in vitest.config.ts. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/support/globalSetup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One browser at a time: pages that share two cores make each other late.
    fileParallelism: false,
    // One process for all of them: the service's modules are loaded once, and the browser started once.
    isolate: false,
  },
});
