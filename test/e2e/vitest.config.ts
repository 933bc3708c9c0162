import { defineConfig } from "vitest/config";

/** The end-to-end tests start a real client: one at a time, and each with more time than a unit test gets. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env.CI
      ? ["default", ["json", { outputFile: "../../node_modules/.cache/e2e.json" }]]
      : ["default"],
  },
});
