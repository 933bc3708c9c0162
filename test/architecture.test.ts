import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** One import, as it stands in a file. `to` is a path from the root, or the name of a package. */
type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const sources = ["hooks", "rules", "engine", "bin"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[cm]?[jt]s$/.test(name))
    .map((name) => `${folder}/${name}`),
);

const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** Static imports, re-exports, imports for their effect, and `import()`. */
const statement =
  /^(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\(\s*"([^"]+)"/gm;

function importsOf(file: string): readonly Import[] {
  return [...textOf(file).matchAll(statement)].map(([, type, ...names]) => {
    const name = names.find((candidate) => candidate !== undefined) ?? "";
    const to = name.startsWith(".") ? relative(root, join(root, dirname(file), name)) : name;
    return { from: file, to, isType: type !== undefined };
  });
}

const imports = sources.flatMap(importsOf);
const isOurs = ({ to }: Import) => sources.includes(to);
const folderOf = (path: string) => path.split("/")[0] ?? "";
const show = ({ from, to }: Import) => `${from} -> ${to}`;
const isIn = (folder: string) => (one: Import) => folderOf(one.from) === folder;
const machine =
  /^(?:node:)?(?:fs|os|child_process|net|http|https|http2|tls|dgram|dns|process|crypto|worker_threads|vm|cluster)(?:\/|$)/;

describe("who may import whom", () => {
  test("all our files are found, and every relative import leads to one", () => {
    expect(sources.length).toBeGreaterThan(50);
    const astray = imports.filter((one) => /^(?:hooks|rules|engine|bin)\//.test(one.to) && !isOurs(one));
    expect(astray.map(show)).toEqual([]);
  });

  test.each<[string, string, (one: Import) => boolean]>([
    [
      "rules take types from the engine and rows from other rules",
      "rules",
      (one) => (one.isType && folderOf(one.to) === "engine") || folderOf(one.to) === "rules",
    ],
    [
      "the engine knows no rule, no agent, no command",
      "engine",
      (one) => folderOf(one.to) === "engine" || !isOurs(one),
    ],
    [
      "hooks use engine and rules",
      "hooks",
      (one) => ["hooks", "engine", "rules"].includes(folderOf(one.to)) || one.to.startsWith("node:"),
    ],
    [
      "bin uses engine, rules and packages, never hooks",
      "bin",
      (one) => ["bin", "engine", "rules"].includes(folderOf(one.to)) || !isOurs(one),
    ],
  ])("%s", (_claim, folder, isAllowed) => {
    expect(
      imports
        .filter(isIn(folder))
        .filter((one) => !isAllowed(one))
        .map(show),
    ).toEqual([]);
  });

  test.each([
    ["zod", /^engine\/(?:policy\/)?[\w-]+\.ts$/],
    ["picomatch", /^engine\/match\.ts$/],
    ["unbash", /^engine\/facts\/shell\//],
    ["yaml", /^engine\/policy\/read-policy\.ts$/],
    ["jsonc-parser", /^engine\/policy\/read-policy\.ts$/],
    ["@secretlint", /^engine\/facts\/secrets\/preset\.ts$/],
  ])("in the engine, %s is imported only where it belongs", (name, place) => {
    const users = imports.filter(isIn("engine")).filter((one) => one.to.startsWith(name));
    expect(users.filter((one) => !place.test(one.from)).map(show)).toEqual([]);
  });

  test("the engine uses no other package", () => {
    const known = /^(?:engine\/|zod|picomatch|unbash|yaml|jsonc-parser|@secretlint\/|node:)/;
    expect(
      imports
        .filter(isIn("engine"))
        .filter((one) => !known.test(one.to))
        .map(show),
    ).toEqual([]);
  });

  test("only engine/io touches the machine", () => {
    const outside = (file: string) => folderOf(file) === "engine" && !file.startsWith("engine/io/");
    expect(imports.filter((one) => outside(one.from) && machine.test(one.to)).map(show)).toEqual([]);
    const clocks = /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bglobalThis\b|\brequire\(/;
    expect(sources.filter((file) => outside(file) && clocks.test(textOf(file)))).toEqual([]);
  });

  test("nothing imports what only tests need", () => {
    expect(
      imports
        .filter((one) => /^(?:test|build|bench)\/|^(?:vitest|esbuild|fast-check)$/.test(one.to))
        .map(show),
    ).toEqual([]);
  });

  test("there are no cycles", () => {
    const next = new Map(
      sources.map((file) => [
        file,
        imports.filter((one) => one.from === file && isOurs(one)).map((one) => one.to),
      ]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      if (done.has(file) || path.includes(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe("files", () => {
  test("no folder is a drawer for everything", () => {
    const drawers = sources.filter((file) =>
      /(?:^|\/)(?:src|lib|core|utils?|helpers?|common|shared|misc)\//.test(file),
    );
    expect(drawers).toEqual([]);
  });

  test("no file is only a list of re-exports", () => {
    const barrels = sources.filter(
      (file) =>
        /^export \* from|^export \{[^}]*\} from/m.test(textOf(file)) && textOf(file).split("\n").length < 20,
    );
    expect(barrels).toEqual([]);
  });

  /** Rows of data, not code. */
  const isTable = (file: string) =>
    /^rules\/|^engine\/facts\/programs\/|\/(?:formats[\w-]*|values|credentials|command-table)\.ts$/.test(
      file,
    );

  test("are at most 200 lines long, tables 300", () => {
    const long = sources.map((file) => ({ file, lines: textOf(file).split("\n").length - 1 }));
    expect(long.filter(({ file, lines }) => lines > (isTable(file) ? 300 : 200))).toEqual([]);
  });

  test("rules hold no functions", () => {
    const code = sources.filter(
      (file) =>
        file.startsWith("rules/") &&
        /=>|\bfunction\b|\bclass\b/.test(textOf(file).replace(/"(?:[^"\\]|\\.)*"/g, '""')),
    );
    expect(code).toEqual([]);
  });
});

describe("what is in a hook", () => {
  test.each([["pre-tool-use"], ["post-tool-use"], ["failed-output"]])(
    "%s holds no schema library, YAML, globs or colours",
    async (name) => {
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: [`hooks/${name}.ts`],
        bundle: true,
        platform: "node",
        format: "cjs",
        write: false,
        metafile: true,
        logLevel: "error",
        // The build runs these files and keeps their results.
        external: ["*/built-in-rules.ts", "*/built-in-texts.ts"],
      });
      const packages = Object.keys(metafile.inputs).flatMap(
        (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
      );
      const heavy = ["zod", "yaml", "picomatch", "chalk", "jsonc-parser", "@clack/prompts"];
      expect(heavy.filter((heavyOne) => packages.includes(heavyOne))).toEqual([]);
      const bin = Object.keys(metafile.inputs).filter((path) => path.startsWith("bin/"));
      expect(bin).toEqual([]);
    },
  );

  test.each([["pre-tool-use"], ["post-tool-use"], ["failed-output"]])(
    "the built %s holds no rule's examples or sources",
    (name) => {
      const parts = join(root, "dist/hooks/parts", name);
      const built = readdirSync(parts).map((part) => readFileSync(join(parts, part), "latin1"));
      expect(built.join("\n")).not.toMatch(/git push -f origin|ZodError|parseDocument|picomatch/);
    },
  );

  test.each([["pre-tool-use"], ["post-tool-use"], ["failed-output"]])(
    "hooks/%s.ts is an executable of at most 10 lines",
    (name) => {
      expect(textOf(`hooks/${name}.ts`).split("\n").length - 1).toBeLessThanOrEqual(10);
    },
  );
});
