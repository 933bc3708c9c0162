// Cuts a bundle into parts that are read when one of their functions is first called, so that a call pays for what it needs. A part is named by
// its doors: modules that export functions, through which the rest of the program calls it. What only a part needs is in that part; what it needs of
// the rest, the rest shares with it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** The part that holds the entry point. */
const program = "program";

const relative = (file) => path.relative(process.cwd(), file);

/**
 * Bundles an entry point and its parts.
 *
 * @param entry a module of this repository
 * @param doorsOf the doors of each part, by its name
 * @param options of esbuild for every bundle
 * @returns sources by part, each an expression: a function of `(require, module, __dirname, loadPart, share)`
 * @throws when something other than a function of a door is used, or when a part needs what cannot be shared
 */
export async function bundleParts(entry, doorsOf, options) {
  const imports = await importsOf(entry, options);
  const plan = planParts(entry, doorsOf, imports);
  const sources = {};
  for (const part of new Set(plan.owner.values())) {
    const start =
      part === program ? `import ${JSON.stringify(`./${entry}`)};` : doorsAsExports(doorsOf[part]);
    const { outputFiles } = await build({
      ...options,
      stdin: { contents: `import "shared-by:${part}";\n${start}`, resolveDir: process.cwd() },
      plugins: [...(options.plugins ?? []), linkParts(part, plan)],
      write: false,
    });
    sources[part] = `(function(require,module,__dirname,loadPart,share){${outputFiles[0].text.trim()}})`;
  }
  return sources;
}

/** What each module of a bundle imports. */
async function importsOf(entry, options) {
  const { metafile } = await build({ ...options, entryPoints: [entry], write: false, metafile: true });
  const imports = new Map();
  for (const [file, input] of Object.entries(metafile.inputs))
    imports.set(
      file,
      input.imports.filter(({ external }) => !external).map((one) => one.path),
    );
  return imports;
}

/** The part of each module: its own where it is a door, else the nearest one that all parts which import it are reached through. */
function planParts(entry, doorsOf, imports) {
  const doors = new Map();
  for (const [part, files] of Object.entries(doorsOf)) for (const file of files) doors.set(file, part);
  const importers = new Map();
  for (const [file, targets] of imports)
    for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), file]);
  const owner = new Map([[entry, program]]);
  const above = new Map();
  const pathTo = (part) => (part === program ? [program] : [...pathTo(above.get(part)), part]);
  const common = (one, other) => {
    const [a, b] = [pathTo(one), pathTo(other)];
    return a.findLast((part, at) => b[at] === part);
  };
  const settle = (file) => {
    const part = doors.get(file);
    const users = (importers.get(file) ?? []).map((one) => owner.get(one)).filter((one) => one !== undefined);
    if (part === undefined) return users.length > 0 ? users.reduce(common) : undefined;
    const outside = users.filter(
      (user) => !(above.has(part) && pathTo(user).includes(part)) && user !== part,
    );
    if (outside.length > 0) above.set(part, [above.get(part), ...outside].filter(Boolean).reduce(common));
    return above.has(part) ? part : undefined;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const file of imports.keys()) {
      const before = [owner.get(file), above.get(doors.get(file))].join();
      const now = file === entry ? program : settle(file);
      if (now !== undefined) owner.set(file, now);
      changed ||= [owner.get(file), above.get(doors.get(file))].join() !== before;
    }
  }
  return { doors, owner, imports };
}

/** Names that a module exports as functions. */
function functionsOf(file) {
  return [...readFileSync(file, "utf8").matchAll(/^export (?:async )?function (\w+)/gm)].map(
    ([, name]) => name,
  );
}

function doorsAsExports(files) {
  return files.map((file) => `export { ${functionsOf(file).join(", ")} } from "./${file}";`).join("\n");
}

/** The values that one module imports from another, by name. */
function namesImported(from, target) {
  const names = new Set();
  const text = readFileSync(from, "utf8");
  for (const [, list, specifier] of text.matchAll(/^(?:import|export) \{([^}]*)\} from "(\.[^"]+)";/gm)) {
    if (relative(path.resolve(path.dirname(from), specifier)) !== target) continue;
    for (const name of list.split(",").map((one) => one.trim().split(" as ")[0]))
      if (name !== "" && !name.startsWith("type ")) names.add(name);
  }
  if (names.size === 0) throw new Error(`${from} takes something from ${target} that no part can share`);
  return names;
}

/** What modules of other parts take from the modules of one part, by module. */
function sharedBy(part, { doors, owner, imports }) {
  const shared = new Map();
  for (const [from, targets] of imports)
    for (const target of targets) {
      if (owner.get(target) !== part || owner.get(from) === part || doors.has(target)) continue;
      const names = shared.get(target) ?? new Set();
      for (const name of namesImported(from, target)) names.add(name);
      shared.set(target, names);
    }
  return [...shared].map(([file, names]) => ({ file, names: [...names].join(", ") }));
}

/** In the bundle of one part: calls into other parts load them, and the modules of the parts around it are asked for. */
function linkParts(part, plan) {
  const { doors, owner } = plan;
  return {
    name: "link-parts",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^shared-by:/ }, ({ path: name }) => ({ path: name, namespace: "shared-by" }));
      onLoad({ filter: /.*/, namespace: "shared-by" }, () => {
        const shared = sharedBy(part, plan);
        const lines = shared.map(({ file, names }) => `import { ${names} } from "./${file}";`);
        const entries = shared.map(({ file, names }) => `${JSON.stringify(file)}: () => ({ ${names} }),`);
        const contents = [...lines, "share({", ...entries, "});"].join("\n");
        return { contents: shared.length > 0 ? contents : "", resolveDir: process.cwd() };
      });
      onResolve({ filter: /^\./ }, ({ path: from, resolveDir, importer }) => {
        const file = relative(path.resolve(resolveDir, from));
        const isOwn = owner.get(file) === part || owner.get(file) === undefined;
        if (isOwn) return undefined;
        if (!doors.has(file)) return { path: `shared:${file}`, external: true };
        const names = [...namesImported(relative(importer), file)];
        const unknown = names.filter((name) => !functionsOf(file).includes(name));
        if (unknown.length > 0)
          throw new Error(`${importer} takes ${unknown} from ${file}, which is the door of a part`);
        return { path: file, namespace: "door" };
      });
      onLoad({ filter: /.*/, namespace: "door" }, ({ path: file }) => ({
        contents: functionsOf(file)
          .map(
            (name) => `export const ${name} = (...args) => loadPart("${doors.get(file)}").${name}(...args);`,
          )
          .join("\n"),
      }));
    },
  };
}
