import { createRequire } from "node:module";
import { build } from "esbuild";

/** Runs a TypeScript module of this repository now and gives its exports. */
export async function evaluateModule(path, options = {}) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [path],
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "warning",
    write: false,
  });
  const module = { exports: {} };
  new Function("module", "require", outputFiles[0].text)(module, createRequire(import.meta.url));
  return module.exports;
}
