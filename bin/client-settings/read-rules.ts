import { compileGlobs } from "../../engine/match.ts";
import { matchText } from "../../engine/matches.ts";
import type { PolicyRule } from "../../engine/policy/added-rule.ts";
import type { DeniedRule } from "./denied-rules.ts";
import { expandBraces } from "./expand-braces.ts";
import { knownFiles } from "./known-names.ts";

/** Rules of the client's `permissions.deny`, and what of the policy they cannot say. */
export type ReadRules = { readonly deny: readonly string[]; readonly notes: readonly string[] };

/**
 * What nobody mentions in a prompt. Each rule costs the client some 0.05 ms on every call, and a file of instructions in a project reaches
 * nothing outside of it (both measured with Claude Code 2.1.330).
 */
const leftOut = /^(?:browsers\/|personal-data\/|environment\/|service-credentials\/read-mail-login$)/;

/** Conditions that a rule of the client cannot say, and without which it would stop more. */
const narrower = ["scope", "recursive", "replaces", "by"];

/**
 * What policies deny to read, as rules of the client, which has no exceptions: of a rule with exceptions among its names only the plain
 * names are taken, and `knownFiles`; nothing is taken that would stop what a policy lets through. A `.env` in a folder of fixtures is
 * denied with all others.
 */
export function readRules(denied: readonly DeniedRule[]): ReadRules {
  const notes: string[] = [];
  const patterns = denied.filter(isSayableRule).flatMap(({ rule, isOwn, free }) => {
    const { taken, tooHard } = patternsOf(rule);
    if (isOwn)
      notes.push(...tooHard.map((glob) => `${rule.id}: ${glob} cannot be said as a rule of the client`));
    const samples = free.flatMap((glob) => expandBraces(glob) ?? []).map(sampleOf);
    return taken.filter((pattern) => {
      const matcher = compileGlobs([pattern, `${pattern}/**`], "path");
      const stopped = samples.find((path) => matchText(path.toLowerCase(), matcher));
      if (stopped !== undefined) notes.push(`${pattern} is left out: the policy lets ${stopped} through`);
      return stopped === undefined;
    });
  });
  return { deny: [...new Set(patterns.map(asPermission))], notes };
}

function isSayableRule({ rule: { id, when } }: DeniedRule): boolean {
  const conditions = Object.keys(when.file ?? {});
  return (
    Object.keys(when).join() === "file" &&
    !leftOut.test(id) &&
    !narrower.some((condition) => conditions.includes(condition))
  );
}

type Patterns = { readonly taken: readonly string[]; readonly tooHard: readonly string[] };

function patternsOf({ when: { file } }: PolicyRule): Patterns {
  const { access = ["read"], path = [], notPath = [] } = file ?? {};
  if (!access.includes("read")) return { taken: [], tooHard: [] };
  const excepted = compileGlobs(notPath, "path");
  const isExcepted = (glob: string) => matchText(glob.toLowerCase(), excepted);
  const hasNamedExceptions = notPath.some((glob) => !glob.endsWith("/**"));
  const all = path.flatMap((glob) => expandBraces(glob) ?? [glob]).filter((glob) => !isOtherHome(glob));
  const sayable = all.filter(isSayable).filter((glob) => !isParent(glob, all));
  const plain = sayable.filter(
    (glob) =>
      !(hasNamedExceptions && hasStar(glob)) &&
      !isExcepted(sampleOf(glob)) &&
      !(glob.endsWith("/**") && notPath.some((exception) => exception.startsWith(glob.slice(0, -2)))),
  );
  const matcher = compileGlobs([...path], "path");
  const known = knownFiles
    .map((name) => `**/${name}`)
    .filter((glob) => {
      const sample = sampleOf(glob).toLowerCase();
      return matchText(sample, matcher) && !isExcepted(sample);
    });
  return { taken: [...plain, ...known], tooHard: all.filter((glob) => !isSayable(glob)) };
}

/** The client reads patterns as git's ignore files do, but not their negation, and its classes differ from ours. */
function isSayable(glob: string): boolean {
  return !/[{}[\]()\\!,]|^\*\*?$/.test(glob);
}

/** To the client a folder is everything in it: it is left out where the rule itself says which of it counts. */
function isParent(glob: string, all: readonly string[]): boolean {
  return all.some((other) => other.startsWith(`${glob}/`));
}

/** The home of whoever runs the client is `~`. */
const isOtherHome = (glob: string): boolean => /^\/(?:root|home\/\*|Users\/\*)\//.test(glob);

/** Is there a wildcard besides the two stars in front that mean any folder? */
const hasStar = (glob: string): boolean => /[*?]/.test(glob.replace(/^\*\*\//, "").replace(/\/\*\*$/, ""));

/** One path that a glob matches. */
const sampleOf = (glob: string): string =>
  glob
    .replace(/^\*\*\//, "~/code/")
    .replaceAll("**", "x")
    .replaceAll(/[*?]/g, "x");

function asPermission(glob: string): string {
  if (glob.startsWith("~/")) return `Read(${glob})`;
  if (glob.startsWith("/") || glob.startsWith("**/")) return `Read(//${glob.replace(/^\//, "")})`;
  return `Read(./${glob.replace(/^\.\//, "")})`;
}
