import { join } from "node:path";
import type { PolicyInForce } from "../policy/apply-policy.ts";
import { chooseProfile, defaultProfile } from "../policy/choose-profile.ts";
import type { PolicySource } from "../policy/policy-source.ts";
import type { Profile } from "../profile.ts";
import { whenReachable } from "./files.ts";
import { hereOf } from "./here.ts";
import {
  type CachedPolicy,
  type CompiledWhole,
  readPolicyCache,
  wholePolicy,
  writePolicyCache,
} from "./policy-cache.ts";
import { readInput, readSources } from "./policy-files.ts";

/** What a policy is loaded for, and with. */
export type PolicyRequest = {
  /** The first holds our own state. */
  readonly homes: readonly [string, ...string[]];
  /** The home whose cache may be trusted; undefined where only the environment names one, which could be a cloned project's folder. */
  readonly cacheHome: string | undefined;
  readonly cwd: string;
  readonly project: string;
  /** Which sallyport this is: another one compiles anew. */
  readonly build: string;
  readonly profiles: readonly Profile[];
  /** Turns policy files into what is followed. Slow, so its result is kept. */
  readonly compile: (sources: readonly PolicySource[]) => Promise<CompiledWhole>;
};

/**
 * The policy in force for a call: all policy files on the way, merged and compiled, and the profile that they choose here.
 *
 * @throws GuardError `policy-unreadable` when a file is there and cannot be read, or nobody compiles it
 */
export async function loadPolicy(request: PolicyRequest): Promise<PolicyInForce> {
  const { homes, cwd, project, profiles } = request;
  // Asking takes a thread, and what lies in a home directory is as near as the code cache, which was read from there.
  const far = [cwd, project].filter((one) => !homes.some((home) => `${one}/`.startsWith(`${home}/`)));
  if (far.length > 0) await whenReachable(far);
  const sources = readSources(homes, [cwd, project]);
  if (sources.length === 0) return { profile: named(profiles, defaultProfile), outcomes: {} };
  const { policy, parts } = await compiled(request, sources);
  const name = chooseProfile(policy.choices, hereOf(homes, cwd, project));
  return { profile: policy.profiles[name], outcomes: policy.outcomes[name], compiled: policy, parts };
}

function named(profiles: readonly Profile[], name: Profile["name"]): Profile {
  const profile = profiles.find((one) => one.name === name);
  if (profile === undefined) throw new Error(`there is no profile ${name}`);
  return profile;
}

async function compiled(request: PolicyRequest, sources: readonly PolicySource[]): Promise<CachedPolicy> {
  const { cacheHome, build, compile } = request;
  if (cacheHome === undefined) return wholePolicy(await compile(sources));
  const key = JSON.stringify({ build, uid: process.getuid?.(), sources });
  const file = join(cacheHome, ".sallyport", "cache", `policy-${digest(sources)}.json`);
  const kept = readPolicyCache(file, key, Date.now());
  if (kept?.policy.inputs?.every(({ path, text }) => readInput(path).text === text)) return kept;
  const whole = await compile(sources);
  writePolicyCache(file, key, whole);
  return wholePolicy(whole);
}

/** A short name for a set of files; what counts is the comparison of their texts. FNV-1a, since a real hash would cost 5 ms to load. */
function digest(sources: readonly PolicySource[]): string {
  let hash = 0x811c9dc5;
  for (const char of sources.map((source) => source.path).join("\n")) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}
