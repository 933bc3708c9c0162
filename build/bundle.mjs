// Builds the executables: minified CommonJS, with everything in it. A hook is a small start and, in a folder of its own, the program
// and the parts of it that are read only when they are asked for: what a call does not read costs it nothing.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";
import { evaluateModule } from "./evaluate-module.mjs";
import { bundleParts } from "./parts.mjs";

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
  /(hooks\/built-in-(rules|texts)|engine\/facts\/(secrets\/formats|programs\/(files|services|network-index)|shell\/reach\/reach-index|code\/(functions(-others|-perl)?|methods)))\.ts$/;

/** An object whose entries are there once one is asked for. */
const lazyTable = `function lazyTable(read) {
  let table;
  return new Proxy({}, {
    get: (_target, key) => (table ??= read())[key],
    getOwnPropertyDescriptor: (_target, key) => Object.getOwnPropertyDescriptor((table ??= read()), key),
  });
}`;

/**
 * Turns the exports of data modules into parts of the hook that are read when they are asked for; a table of large entries is read entry by
 * entry, and a long text by itself. `parts` collects them by name.
 */
function dataInto(parts) {
  const part = (name, value) => {
    const texts = Object.keys(value).filter(
      (key) => typeof value[key] === "string" && value[key].length > 1_000,
    );
    for (const key of texts) parts[`${name}.${key}`] = value[key];
    // Where a token format is written down is for people.
    parts[name] = JSON.stringify(value, (key, item) =>
      texts.includes(key) || (key === "source" && name.endsWith("ormats")) ? undefined : item,
    );
    const getters = texts.map((key) => `get ${key}(){return require("text:${name}.${key}")}`);
    const data = `require("sallyport:${name}")`;
    return getters.length === 0 ? data : `{...${data},${getters}}`;
  };
  const expression = (name, value) => {
    const entries = typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
    if (typeof value === "number" || typeof value === "string") return JSON.stringify(value);
    if (entries.length === 0) return part(name, value);
    if (entries.every(([, item]) => typeof item === "string")) return JSON.stringify(value);
    // A table of small entries is read as a whole, when the first one is looked up.
    if (JSON.stringify(value).length < 1_000 * entries.length) return `lazyTable(() => ${part(name, value)})`;
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

/** Parts of the program that many calls do not need, by the modules through which the rest of the program calls them. */
const doorsOf = {
  "pre-tool-use": {
    foreignCode: [
      "engine/facts/code/run-code.ts",
      "engine/facts/powershell/run-powershell.ts",
      "engine/facts/powershell/cmd-lines.ts",
    ],
    shell: ["engine/facts/shell/walk.ts"],
    expansions: [
      "engine/facts/shell/words/ansi-c.ts",
      "engine/facts/shell/words/arithmetic-words.ts",
      "engine/facts/shell/words/assignments.ts",
      "engine/facts/shell/words/declarations.ts",
      "engine/facts/shell/words/name-references.ts",
      "engine/facts/shell/words/parameter-words.ts",
      "engine/facts/shell/words/parameters.ts",
    ],
    filters: [
      "engine/facts/shell/filters/filter-columns.ts",
      "engine/facts/shell/filters/filter-lines.ts",
      "engine/facts/shell/filters/filter-sed.ts",
      "engine/facts/shell/filters/filter-translate.ts",
    ],
    carriers: ["engine/facts/shell/reach/carriers.ts"],
    wrappers: ["engine/facts/shell/reach/wrappers.ts"],
    interpreters: ["engine/facts/shell/reach/interpreter-commands.ts"],
    editors: ["engine/facts/shell/reach/editor-commands.ts"],
    rareCommands: [
      "engine/facts/shell/files/find.ts",
      "engine/facts/shell/files/patches.ts",
      "engine/facts/shell/reach/input-carriers.ts",
      "engine/facts/shell/reach/macro-languages.ts",
      "engine/facts/shell/reach/makefiles.ts",
      "engine/facts/shell/reach/sed-scripts.ts",
    ],
    git: ["engine/facts/git/run.ts", "engine/facts/git/option-table.ts", "engine/facts/git/parse.ts"],
    network: ["engine/facts/programs/network.ts", "engine/facts/programs/onwards.ts"],
    services: [
      "engine/facts/programs/operations/databases.ts",
      "engine/facts/programs/operations/kubernetes.ts",
      "engine/facts/programs/operations/mongo.ts",
      "engine/facts/programs/operations/redis.ts",
      "engine/facts/programs/operations/terraform.ts",
    ],
    installs: ["engine/facts/programs/installs.ts"],
    sql: ["engine/facts/sql.ts"],
    tools: ["engine/facts/arguments.ts", "engine/facts/tool-operations.ts"],
    secrets: ["engine/facts/secrets.ts", "engine/redact.ts"],
    businessData: ["engine/facts/business-data.ts"],
    compiler: ["engine/io/ask-cli.ts"],
    otherEvents: ["hooks/guard-prompt.ts", "hooks/guard-settings.ts"],
  },
  "post-tool-use": { compiler: ["engine/io/ask-cli.ts"], businessData: ["engine/facts/business-data.ts"] },
  "failed-output": { compiler: ["engine/io/ask-cli.ts"], businessData: ["engine/facts/business-data.ts"] },
};

const secretlint = {
  contents: `export { lintSource } from "@secretlint/core";
    export { rules } from "@secretlint/secretlint-rule-preset-recommend";`,
  resolveDir: process.cwd(),
};

/** The start, the program and its parts. */
async function writeHook(name) {
  const data = {};
  const options = {
    ...shared,
    plugins: [dataInto(data)],
    external: ["@secretlint/*", "sallyport:*", "text:*"],
    supported: { "dynamic-import": false },
  };
  const programs = await bundleParts(`hooks/${name}.ts`, doorsOf[name], options);
  const { outputFiles } = await build({ ...shared, stdin: secretlint, write: false });
  programs.secretlint = `(function(require,module){${outputFiles[0].text.trim()}})`;
  const folder = `dist/hooks/parts/${name}`;
  mkdirSync(folder, { recursive: true });
  const hash = createHash("sha256");
  for (const [part, text] of Object.entries({ ...data, ...programs })) {
    hash.update(text);
    writeFileSync(`${folder}/${part}`, inAscii(text));
  }
  const source = readFileSync("hooks/boot.cjs", "utf8")
    .replace("BUILD_HASH", hash.digest("hex").slice(0, 16))
    .replace("HOOK_NAME", name);
  const { code } = await transform(source, { minify: true, format: "cjs", platform: "node" });
  writeFileSync(`dist/hooks/${name}.cjs`, code);
}

/** What a person types: each command is a file of its own, and what commands share is in files beside it. Only ESM can be cut like that. */
async function writeCli() {
  const { outputFiles } = await build({
    ...shared,
    format: "esm",
    splitting: true,
    // The ESM builds first: the UMD wrapper of jsonc-parser hides its parts from the bundler.
    mainFields: ["module", "main"],
    entryPoints: ["bin/sallyport.ts"],
    outdir: "dist/bin",
    outExtension: { ".js": ".cjs" },
    // Beside the first file: what a module finds from its own folder is found from each of them.
    chunkNames: "[name]-[hash]",
    write: false,
  });
  mkdirSync("dist/bin", { recursive: true });
  const options = { format: "cjs", platform: "node", minify: true, supported: { "dynamic-import": false } };
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(text, options);
    // A plugin's bin folder is on the agent's PATH: what is there must not be runnable by name.
    writeFileSync(file, code, { mode: 0o644 });
  }
}

/** Text of which each character is one byte, the fastest to read; JSON and JavaScript both take these escapes. */
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

rmSync("dist", { recursive: true, force: true });
await writeHook("pre-tool-use");
await writeHook("post-tool-use");
await writeHook("failed-output");
await writeCli();
