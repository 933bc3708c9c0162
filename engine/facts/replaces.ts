import { posix } from "node:path";
import type { Surroundings } from "../surroundings.ts";
import type { FileAccess, FileFact } from "./facts.ts";

/** As many names of a directory as are ever listed: one that is not among them may be there all the same. */
const maxNames = 1_000;

/** Files that exist in one place only, so that it matters whether they are there. Looking takes time, so nothing else is looked for. */
const isPrecious = /env/i;

/** Whether something is at a path, undefined where that cannot be told. Absolute. */
export function isThere(path: string, { list }: Surroundings): boolean | undefined {
  const names = list(posix.dirname(path));
  if (!names) return undefined;
  if (names.includes(posix.basename(path))) return true;
  return names.length >= maxNames ? undefined : false;
}

/** Programs and tools that change a file in place: they are used on what is there. */
const changes = /^(?:sed|perl|ruby|truncate|patch|git|ed|ex|vim?)$|edit|replace/i;

/** Whether an access may take away what is at the path now. Nothing is there to lose where nothing is there. */
export function replacesAt(
  access: FileAccess,
  path: string,
  by: string,
  surroundings: Surroundings,
): boolean {
  if (access !== "write") return access === "delete";
  if (changes.test(by)) return true;
  return !isPrecious.test(posix.basename(path)) || isThere(path, surroundings) !== false;
}

/** Words that say that a file is there to be copied. */
const template = /[._-]?(?:example|sample|template|tmpl|tpl|dist|defaults?)\b/i;

/** `cp app.example app` sets something up, `cp app app.bak` saves it, `cp ../other/app app` takes it along, and `cp app.example app.local`: it is what one does where the file is missing. */
export function isSetUpFrom(original: string, target: string): boolean {
  const [from, to] = [original, target].map((path) => posix.basename(path).slice(0, 256).replace(/^\./, ""));
  if (from === undefined || to === undefined) return false;
  if (to === from || to.startsWith(`${from}.`)) return true;
  if (!template.test(from)) return false;
  const plain = from.replace(template, "");
  return plain !== "" && (to === plain || to.startsWith(`${plain}.`));
}

/** The same fact of an access that leaves what is there. */
export function keeping(fact: FileFact): FileFact {
  return fact.access === "write" ? { ...fact, replaces: false } : fact;
}
