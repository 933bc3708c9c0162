// Parts of the program that few calls need: each is bundled on its own, packed, and run when one of its functions is first called. What a
// part imports from the rest of the program, the program hands to it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** The folders of each part, and the modules through which the rest of the program calls it. */
const rareParts = {
  foreignCode: {
    folders: ["engine/facts/code", "engine/facts/powershell"],
    doors: [
      "engine/facts/code/run-code.ts",
      "engine/facts/powershell/run-powershell.ts",
      "engine/facts/powershell/cmd-lines.ts",
    ],
  },
};

const inPart = ({ folders }, file) => folders.some((folder) => file.startsWith(`${folder}/`));
const absolute = (file) => path.resolve(file);
const relative = (file) => path.relative(process.cwd(), file);

/** Names that a module exports as functions. */
function functionsOf(file) {
  return [...readFileSync(file, "utf8").matchAll(/^export function (\w+)/gm)].map((match) => match[1]);
}

/** What the files of a part import from outside it: names by file. */
function importsOf(part) {
  const found = new Map();
  const files = part.folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  for (const file of files) {
    for (const [, names, from] of readFileSync(file, "utf8").matchAll(
      /^import \{([^}]*)\} from "(\.[^"]+)";/gm,
    )) {
      const target = relative(path.resolve(path.dirname(file), from));
      if (inPart(part, target)) continue;
      const values = names.split(",").map((name) => name.trim());
      for (const name of values.filter((one) => one !== "" && !one.startsWith("type ")))
        found.set(target, (found.get(target) ?? new Set()).add(name));
    }
  }
  return found;
}

/** In the program: calls into a part load it first. */
export function rareStubs() {
  return {
    name: "rare-parts",
    setup({ onLoad, onResolve }) {
      for (const [name, part] of Object.entries(rareParts)) {
        onResolve({ filter: new RegExp(`^rare:${name}$`) }, () => ({ path: name, namespace: "rare" }));
        for (const door of part.doors) {
          const filter = new RegExp(`/${door.replaceAll(".", "\\.")}$`);
          onLoad({ filter }, () => ({
            contents: functionsOf(door)
              .map((call) => `export const ${call} = (...args) => part().${call}(...args);`)
              .concat(`import { part } from "rare:${name}";`)
              .join("\n"),
            loader: "js",
          }));
        }
      }
      onLoad({ filter: /.*/, namespace: "rare" }, ({ path: name }) => {
        const imports = [...importsOf(rareParts[name])];
        const lines = imports.map(
          ([file, names]) => `import { ${[...names].join(", ")} } from "${absolute(file)}";`,
        );
        const entries = imports.map(
          ([file, names]) => `${JSON.stringify(file)}: () => ({ ${[...names].join(", ")} })`,
        );
        const contents = `${lines.join("\n")}
          const shared = { ${entries.join(",\n")} };
          export const part = () => loadPart(${JSON.stringify(name)}, (file) => shared[file]?.() ?? {});`;
        return { contents, loader: "js", resolveDir: process.cwd() };
      });
    },
  };
}

/** The source of each part, as an expression: a function that runs it. `options` are those of the program's own bundle. */
export async function bundleRareParts(options) {
  const sources = {};
  for (const [name, part] of Object.entries(rareParts)) {
    const outside = {
      name: "outside",
      setup({ onResolve }) {
        onResolve({ filter: /^\./ }, ({ path: from, resolveDir }) => {
          const file = relative(path.resolve(resolveDir, from));
          return inPart(part, file) ? undefined : { path: `shared:${file}`, external: true };
        });
      },
    };
    const { outputFiles } = await build({
      ...options,
      stdin: {
        contents: part.doors
          .map((door) => `export { ${functionsOf(door).join(", ")} } from "${absolute(door)}";`)
          .join("\n"),
        resolveDir: process.cwd(),
      },
      plugins: [...options.plugins, outside],
      write: false,
    });
    sources[name] = `(function(require,module){${outputFiles[0].text.trim()}})`;
  }
  return sources;
}
