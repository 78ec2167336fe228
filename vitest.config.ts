import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import LongestFirst from "./test/support/LongestFirst.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**"],
    globalSetup: ["test/support/globalSetup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // By itself it gives up after a second, which a busy machine takes for a single connection.
    expect: { poll: { timeout: 20_000 } },
    // Neither Vietnam's zone nor the machine's: whoever asks the process for the day is found out.
    env: { TZ: "America/Phoenix" },
    // The service's modules cost two seconds of CPU a file. What a file changes it keeps to itself: a database
    // of its own, no mocks of modules, no change of the environment.
    isolate: false,
    // A test waits for polls and processes about as often as it computes.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
  },
});
