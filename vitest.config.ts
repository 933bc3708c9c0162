import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "**/node_modules/**"],
    testTimeout: 30_000,
    reporters: process.env.CI
      ? ["default", ["json", { outputFile: "node_modules/.cache/test.json" }]]
      : ["default"],
  },
});
