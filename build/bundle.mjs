// Builds the three executables: minified CommonJS, with everything in it. A hook is a small start and, in a folder of its own, the program
// and the parts of it that are read only when they are asked for: what a call does not read costs it nothing.
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";
import { evaluateModule } from "./evaluate-module.mjs";
import { bundleRareParts, rareStubs } from "./rare-parts.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/** Everything that decides what a policy comes to: one that another build has compiled is not used. */
function buildHash() {
  const hash = createHash("sha256").update(version);
  for (const folder of ["engine", "rules"])
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
      if (name.endsWith(".ts")) hash.update(readFileSync(`${folder}/${name}`));
  return hash.digest("hex").slice(0, 16);
}

const shared = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  define: { SALLYPORT_VERSION: JSON.stringify(version), SALLYPORT_BUILD: JSON.stringify(buildHash()) },
  alias: { "@secretlint/profiler": "./build/secretlint-profiler.mjs", debug: "./build/debug.mjs" },
};

/** Modules that only make data: they run now, and the hooks hold what they export. */
const dataModules =
  /(hooks\/built-in-(rules|texts)|engine\/facts\/(secrets\/formats|programs\/(files|services)|code\/(functions|functions-others|methods)))\.ts$/;

/** An object whose entries are there once one is asked for. */
const lazyTable = `function lazyTable(read) {
  let table;
  return new Proxy({}, {
    get: (_target, key) => (table ??= read())[key],
    getOwnPropertyDescriptor: (_target, key) => Object.getOwnPropertyDescriptor((table ??= read()), key),
  });
}`;

/**
 * Turns the exports of data modules into parts of the hook that are read when they are asked for; a small table is read entry by
 * entry. `parts` collects them as JSON by name.
 */
function dataInto(parts) {
  const part = (name, value) => {
    // Where a token format is written down is for people.
    parts[name] = JSON.stringify(value, (key, item) =>
      key === "source" && name.endsWith("ormats") ? undefined : item,
    );
    return `require("sallyport:${name}")`;
  };
  const expression = (name, value) => {
    const entries = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
    if (typeof value === "number" || typeof value === "string") return JSON.stringify(value);
    if (entries.length === 0) return part(name, value);
    if (entries.every(([, item]) => typeof item === "string")) return JSON.stringify(value);
    // A large table is read as a whole, when the first entry is looked up.
    if (entries.length > 20) return `lazyTable(() => ${part(name, value)})`;
    return `{${entries.map(([key, item]) => `get ${key}(){return ${part(`${name}.${key}`, item)}}`)}}`;
  };
  return {
    name: "data-into-parts",
    setup({ onLoad }) {
      onLoad({ filter: dataModules }, async ({ path }) => {
        const exports = Object.entries(await evaluateModule(path));
        const contents = exports.map(([name, value]) => `export const ${name} = ${expression(name, value)};`);
        return { contents: [lazyTable, ...contents].join("\n"), loader: "js" };
      });
    },
  };
}

/** A bundle as an expression: a function that runs it. */
async function programOf(options) {
  const { outputFiles } = await build({ ...shared, ...options, write: false });
  return `(function(require,module,__dirname,loadPart){${outputFiles[0].text.trim()}})`;
}

/** The start, the program and its parts. */
async function writeHook(name) {
  const parts = {};
  const program = await programOf({
    entryPoints: [`hooks/${name}.ts`],
    plugins: [dataInto(parts), rareStubs()],
    external: ["@secretlint/*", "sallyport:*"],
    supported: { "dynamic-import": false },
  });
  if (program.includes("loadPart(")) {
    const options = { ...shared, plugins: [dataInto(parts)], external: ["sallyport:*"] };
    Object.assign(parts, await bundleRareParts(options));
  }
  parts.secretlint = await programOf({
    stdin: {
      contents: `export { lintSource } from "@secretlint/core";
        export { rules } from "@secretlint/secretlint-rule-preset-recommend";`,
      resolveDir: process.cwd(),
    },
  });
  const hash = createHash("sha256").update(program).digest("hex").slice(0, 16);
  const folder = `dist/hooks/parts/${name}`;
  mkdirSync(folder, { recursive: true });
  for (const [part, text] of Object.entries({ ...parts, program }))
    writeFileSync(`${folder}/${part}`, inAscii(text));
  const source = readFileSync("hooks/boot.cjs", "utf8")
    .replace("PROGRAM_HASH", hash)
    .replace("HOOK_NAME", name);
  const { code } = await transform(source, { minify: true, format: "cjs", platform: "node" });
  writeFileSync(`dist/hooks/${name}.cjs`, code);
}

/** Text of which each character is one byte, the fastest to read; JSON and JavaScript both take these escapes. */
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

rmSync("dist", { recursive: true, force: true });
await writeHook("pre-tool-use");
await writeHook("post-tool-use");
// The ESM builds first: the UMD wrapper of jsonc-parser hides its parts from the bundler.
await build({
  ...shared,
  mainFields: ["module", "main"],
  entryPoints: ["bin/sallyport.ts"],
  outfile: "dist/bin/sallyport.cjs",
});
// A plugin's bin folder is on the agent's PATH: what is there must not be runnable by name.
chmodSync("dist/bin/sallyport.cjs", 0o644);
