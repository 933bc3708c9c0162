// Builds the three executables: one minified CommonJS file each, with everything in it.
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { build, transform } from "esbuild";
import { evaluateModule } from "./evaluate-module.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

const shared = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  define: { SALLYPORT_VERSION: JSON.stringify(version) },
  alias: { "@secretlint/profiler": "./build/secretlint-profiler.mjs", debug: "./build/debug.mjs" },
};

/** Modules that only make data: they run now, and the hooks hold what they export. */
const dataModules =
  /(hooks\/built-in-(rules|texts)|engine\/facts\/(secrets\/formats|programs\/(files|services)|code\/(functions|functions-others|methods)))\.ts$/;

/** Parts that few calls need: the smaller the file, the sooner every other call starts. */
const isPacked = (part) =>
  ["secretlint", "builtInTexts"].includes(part) ||
  (part.startsWith("serviceTables.") && !/\.(?:git|package|container|kubernetes|development)$/.test(part));

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
    if (typeof value === "number") return String(value);
    if (entries.length === 0) return part(name, value);
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

/** An expression whose value is this text, which stands in a comment: the text of a function holds its comments. */
function inComment(text) {
  if (text.includes("\x01")) throw new Error("the program holds the mark that keeps its comment open");
  const [before, after] = ["()=>{/*", "*/}"];
  return `(${before}${text.replaceAll("*/", "*\x01/")}${after}).toString().slice(${before.length},-${after.length}).replaceAll("\\x01","")`;
}

/** A bundle as an expression: a function that runs it. */
async function programOf(options) {
  const { outputFiles } = await build({ ...shared, ...options, write: false });
  return `(function(require,module,__dirname){${outputFiles[0].text.trim()}})`;
}

/** The start, with the program and its parts in it. */
async function writeHook(name) {
  const parts = {};
  const program = await programOf({
    entryPoints: [`hooks/${name}.ts`],
    plugins: [dataInto(parts)],
    external: ["@secretlint/*", "sallyport:*"],
    supported: { "dynamic-import": false },
  });
  parts.secretlint = await programOf({
    stdin: {
      contents: `export { lintSource } from "@secretlint/core";
        export { rules } from "@secretlint/secretlint-rule-preset-recommend";`,
      resolveDir: process.cwd(),
    },
  });
  const lazily = Object.entries(parts).map(([part, text]) => {
    const packed = () => `unpack(${inComment(deflateRawSync(text).toString("base64"))})`;
    return `${JSON.stringify(part)}:()=>${isPacked(part) ? packed() : inComment(text)}`;
  });
  const texts = { PROGRAM_TEXT: inComment(program), PART_TEXTS: `(unpack=>({${lazily}}))` };
  const hash = createHash("sha256").update(program).digest("hex").slice(0, 16);
  const source = readFileSync("hooks/boot.cjs", "utf8").replace("PROGRAM_HASH", hash);
  const { code } = await transform(source, { minify: true, format: "cjs", platform: "node" });
  mkdirSync("dist/hooks", { recursive: true });
  writeFileSync(
    `dist/hooks/${name}.cjs`,
    code.replace(/PROGRAM_TEXT|PART_TEXTS/g, (word) => texts[word]),
  );
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
