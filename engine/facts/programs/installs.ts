import { posix } from "node:path";
import type { InstallFact } from "../facts.ts";
import { addOpaque, type Setting } from "../shell/analysis.ts";
import type { Field } from "../shell/stream.ts";
import { packagesIn, placeOf } from "./operations/packages.ts";
import type { ServiceCall } from "./operations/service-call.ts";
import type { Arguments, Installs } from "./program.ts";

/** Most things that one command line installs, as facts. */
const maxInstalls = 256;

/** What a package manager installs, as its operations say. */
export function addPackages({ service, parsed, base, setting }: ServiceCall, by: string): void {
  const given = (...names: readonly string[]) =>
    names.flatMap((name) => parsed.options.get(name) ?? []).flatMap((field) => field ?? []);
  // A list of packages in the project is its manifest; one that is fetched is not.
  const lists = given("--requirement").filter(({ text }) => placeOf(text) === "url");
  const named = [...given("--git", "--editable", "--with"), ...lists];
  const isCreated = /^(?:create|init)(?: |$)/.test(base.verb);
  const fields = packagesIn(parsed, isCreated ? "create" : base.verb);
  addInstalls(
    service.system,
    [...(isCreated ? fields.slice(0, 1) : fields), ...named],
    by,
    setting,
    isCreated,
  );
}

/** What a program installs by the row of its table. */
export function addInstalled(row: Installs, parsed: Arguments<Field>, by: string, setting: Setting): void {
  addInstalls(row.system, installedBy(row, parsed), by, setting);
}

function installedBy(
  { verbs, isOne, option, unless }: Installs,
  { verb, options, operands }: Arguments<Field>,
): readonly (Field | undefined)[] {
  if (unless?.split(" ").some((one) => options.has(one))) return [];
  if (option !== undefined) {
    const values = options.get(option);
    return values?.every((value) => value === undefined) ? operands : (values ?? []);
  }
  const words = verb === "" ? [] : verb.split(" ");
  const line = [...words, ...operands.map(({ text }) => text)].join(" ");
  const found = verbs === undefined ? "" : verbs.split(",").find((one) => `${line} `.startsWith(`${one} `));
  if (found === undefined) return [];
  const named = operands.slice(found === "" ? 0 : found.split(" ").length - words.length);
  return isOne ? named.slice(0, 1) : named;
}

/** What a launcher fetches to run it; a program that the project has installed is not fetched. */
export function addFetched(
  { system, specs }: { readonly system: string; readonly specs: readonly Field[] },
  by: string,
  setting: Setting,
): void {
  const [first] = specs;
  if (system === "npm" && specs.length === 1 && first?.known && isInstalled(first.text, setting)) return;
  addInstalls(system, specs, by, setting);
}

/** Most directories that are looked at, from the working directory upwards. */
const maxAbove = 8;

function isInstalled(name: string, { analysis, state }: Setting): boolean {
  let directory = state.cwd ?? analysis.surroundings.project;
  for (let count = 0; count < maxAbove; count++) {
    if (analysis.surroundings.list(posix.join(directory, "node_modules/.bin"))?.includes(name)) return true;
    directory = posix.dirname(directory);
  }
  return false;
}

/** `isCreated`: `npm create vite` runs the package `create-vite`. */
function addInstalls(
  system: string,
  fields: readonly (Field | undefined)[],
  by: string,
  setting: Setting,
  isCreated = false,
): void {
  const named = fields.flatMap((field) => field ?? []);
  if (named.length > maxInstalls)
    addOpaque(setting.analysis, "limit", "installs more than can be looked at", by);
  for (const field of named.slice(0, maxInstalls)) {
    const spec = isCreated ? field.text.replace(/^(@[^/]{1,200}\/)?/, "$1create-") : field.text;
    setting.analysis.facts.installs.push({ system, by, ...readSpec(spec, field.known, system) });
  }
}

/** A package with its version, in the spellings of all systems: `a@1`, `a==1`, `a[extra]>=1`, `a:1`, `channel::a=1`. */
const spelling =
  /^(?:[\w-]{1,200}::)?(@?[^@=<>~![\];\s:]{1,400}(?::\d{1,5}\/[^@=<>~![\];\s:]{1,400})?)(?:\[[^\]]{0,400}\])?(?::([^/@]{0,400}))?\s{0,8}(?:(?:@|={1,3})\s{0,8}(.{0,400})|([<>~!^].{0,400}))?$/s;

function readSpec(
  spec: string,
  isKnown: boolean,
  system: string,
): Pick<InstallFact, "name" | "version" | "from"> {
  if (!isKnown) return { name: "", version: "", from: "index" };
  const place = system === "image" ? undefined : placeOf(spec);
  if (place !== undefined) return { name: spec, version: "", from: place };
  // An alias takes another package under a name of its own.
  const aliased = /^(?:@?[^@]{1,400}@)?(?:npm|jsr):(.{1,400})$/s.exec(spec)?.[1] ?? spec;
  const [, name = aliased, tag, exact, range = ""] = spelling.exec(aliased) ?? [];
  return { name, version: tag ?? exact ?? range, from: "index" };
}
