import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RuleText } from "../compile.ts";
import type { RuleTable } from "../compiled-rule.ts";
import { type FactKind, factKinds } from "../facts/facts.ts";
import type { CompiledPolicy, PolicyParts } from "../policy/compiled-policy.ts";
import { readOwnFile, removeQuietly } from "./files.ts";

/** A compiled policy as the compiler gives it, and as the cache keeps it. */
export type CompiledWhole = {
  readonly policy: CompiledPolicy;
  readonly rules: Readonly<Record<FactKind, RuleTable>>;
  readonly narrowed: Readonly<Record<FactKind, RuleTable>>;
  readonly texts: Readonly<Record<string, RuleText>>;
};

/** A compiled policy whose large parts are read when they are asked for. */
export type CachedPolicy = { readonly policy: CompiledPolicy; readonly parts: PolicyParts };

/** Largest cache file, in bytes. */
const maxBytes = 32 * 1024 * 1024;

/** The compiled policy as it is in memory. */
export function wholePolicy({ policy, rules, narrowed, texts }: CompiledWhole): CachedPolicy {
  return {
    policy,
    parts: { rulesOf: (kind) => rules[kind], narrowedOf: (kind) => narrowed[kind], texts: () => texts },
  };
}

/**
 * Reads a compiled policy. One line a part, so that a call parses only what it needs; and everything twice, since a damaged file must not
 * pass for a policy.
 *
 * @param key all that decides what it holds: of another key it is stale
 * @returns undefined when there is none that can be used
 */
export function readPolicyCache(file: string, key: string, now: number): CachedPolicy | undefined {
  const twice = readOwnFile(file, maxBytes);
  if (twice === undefined || twice.length % 2 !== 0) return undefined;
  const once = twice.subarray(0, twice.length / 2);
  if (once.length === 0 || !once.equals(twice.subarray(once.length))) return undefined;
  const [found, core = "", ...lines] = once.toString("utf8").split("\n");
  if (found !== key || lines.length !== 2 * factKinds.length + 1) return undefined;
  try {
    const policy: CompiledPolicy = JSON.parse(core);
    if (policy.until !== undefined && now >= policy.until) return undefined;
    return { policy, parts: partsOf(lines) };
  } catch {
    return undefined;
  }
}

function partsOf(lines: readonly string[]): PolicyParts {
  const table = (at: number): RuleTable => JSON.parse(lines[at] ?? "");
  return {
    rulesOf: (kind) => table(factKinds.indexOf(kind)),
    narrowedOf: (kind) => table(factKinds.length + factKinds.indexOf(kind)),
    texts: () => JSON.parse(lines.at(-1) ?? ""),
  };
}

/** Keeps a compiled policy. It only saves time, so failing to write it is no failure. */
export function writePolicyCache(file: string, key: string, whole: CompiledWhole): void {
  const { policy, rules, narrowed, texts } = whole;
  const tables = [rules, narrowed].flatMap((byKind) => factKinds.map((kind) => byKind[kind]));
  const once = [key, ...[policy, ...tables, texts].map((part) => JSON.stringify(part))].join("\n");
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, once + once, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    removeQuietly(temporary);
  }
}
