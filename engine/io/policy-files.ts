import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { GuardError } from "../errors.ts";
import type { CompiledPolicy, Layer, PolicySource } from "../policy.ts";
import { readRegularFile, removeQuietly, whenReachable } from "./files.ts";

const maxBytes = 256 * 1024;

/** Most directories above the working directory that are searched. */
const maxDirectories = 40;

/** Turns policy files into what the hook follows. Slow, so its result is kept. */
export type Compile = (sources: readonly PolicySource[]) => Promise<CompiledPolicy>;

/**
 * The policy in force for a call: from all policy files on the way, compiled once and kept in `~/.sallyport/cache` beside the exact
 * texts it was made from.
 *
 * @param directories working directory and project, absolute; files of all their parents count, since each may only tighten
 * @returns undefined when there is no policy file
 * @throws GuardError `policy-unreadable` or `policy-invalid`
 */
export async function loadPolicy(
  homes: readonly string[],
  directories: readonly string[],
  compile: Compile,
): Promise<CompiledPolicy | undefined> {
  // Asking takes a thread, and what lies in a home directory is as near as the code cache, which was read from there.
  const far = directories.filter(
    (directory) => !homes.some((home) => `${directory}/`.startsWith(`${home}/`)),
  );
  if (far.length > 0) await whenReachable(far);
  const sources = readSources(homes, directories);
  if (sources.length === 0) return undefined;
  const cache = join(homes[0] ?? "/", ".sallyport", "cache", `policy-${digest(sources)}.json`);
  const kept = readCache(cache, sources);
  if (kept) return kept;
  const policy = await compile(sources);
  writeCache(cache, { sources, policy });
  return policy;
}

/** All policy files there are, strongest layer first. */
export function readSources(
  homes: readonly string[],
  directories: readonly string[],
): readonly PolicySource[] {
  const managed = { path: "/etc/sallyport/policy.yaml", layer: "managed" as const };
  const user = homes.map((home) => ({
    path: join(home, ".sallyport", "policy.yaml"),
    layer: "user" as const,
  }));
  const own = new Set(user.map((candidate) => candidate.path));
  const repo = [...new Set(directories.flatMap(parentsOf))].flatMap((directory) => [
    { path: join(directory, ".sallyport", "policy.yaml"), layer: "repo" as const },
    { path: join(directory, ".sallyport", "policy.local.yaml"), layer: "repo-local" as const },
  ]);
  const candidates = [managed, ...user, ...repo.filter((candidate) => !own.has(candidate.path))];
  return candidates.map(readSource).filter((source) => source !== undefined);
}

function readSource(candidate: { readonly path: string; readonly layer: Layer }): PolicySource | undefined {
  const file = readRegularFile(candidate.path, maxBytes);
  if (file.kind === "text") return { ...candidate, text: file.text };
  if (file.kind === "absent") return undefined;
  throw new GuardError(
    "policy-unreadable",
    `${candidate.path} cannot be read: ${file.why}; mend or remove it`,
  );
}

function parentsOf(directory: string): readonly string[] {
  const parents: string[] = [];
  for (let current = directory; parents.length < maxDirectories; current = dirname(current)) {
    parents.push(current);
    if (current === dirname(current)) break;
  }
  return parents;
}

/** A short name for a set of files; what counts is the comparison of their texts. FNV-1a, since a real hash would cost 5 ms to load. */
function digest(sources: readonly PolicySource[]): string {
  let hash = 0x811c9dc5;
  for (const char of sources.map((source) => source.path).join("\n")) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

type Kept = { readonly sources: readonly PolicySource[]; readonly policy: CompiledPolicy };

function readCache(file: string, sources: readonly PolicySource[]): CompiledPolicy | undefined {
  const cached = readRegularFile(file, 4 * maxBytes);
  if (cached.kind !== "text") return undefined;
  const before = `{"sources":${JSON.stringify(sources)},"policy":`;
  if (!cached.text.startsWith(before)) return undefined;
  try {
    const policy: unknown = JSON.parse(cached.text.slice(before.length, -1));
    return isPolicy(policy) ? policy : undefined;
  } catch {
    return undefined;
  }
}

function isPolicy(value: unknown): value is CompiledPolicy {
  return (
    typeof value === "object" &&
    value !== null &&
    "profile" in value &&
    (value.profile === "prototyping" || value.profile === "balanced" || value.profile === "production") &&
    "ignored" in value &&
    Array.isArray(value.ignored)
  );
}

/** The cache only saves time, so failing to write it is no failure. */
function writeCache(file: string, { sources, policy }: Kept): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `{"sources":${JSON.stringify(sources)},"policy":${JSON.stringify(policy)}}`, {
      mode: 0o600,
    });
    renameSync(temporary, file);
  } catch {
    removeQuietly(temporary);
  }
}
