import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "**/node_modules/**"],
    // By default one core is left idle, and most tests wait for processes of their own anyway.
    maxWorkers: "100%",
    testTimeout: 30_000,
    reporters: process.env.CI
      ? ["default", ["json", { outputFile: "node_modules/.cache/test.json" }]]
      : ["default"],
  },
});
