import { userInfo } from "node:os";
import { type Gathered, gatherPolicy } from "../engine/io/bundle-layers.ts";
import { type Compiled, compilePolicy } from "../engine/policy/compile-policy.ts";
import type { PolicySource } from "../engine/policy/policy-source.ts";
import { rules } from "../rules/index.ts";
import { profiles } from "../rules/profiles.ts";

/** Compiles policy files and the bundles they extend with the built-in rules, for the user of this process, now. */
export function compileHere(home: string, sources: readonly PolicySource[]): Compiled {
  return compileGathered(gatherPolicy(home, sources));
}

/** Compiles what was gathered. */
export function compileGathered({ sources, isTrusted, inputs, problems }: Gathered): Compiled {
  const compiled = compilePolicy({
    sources,
    isTrusted,
    builtIn: { rules, profiles },
    user: accountName(),
    now: Date.now(),
  });
  return { ...compiled, policy: { ...compiled.policy, inputs, unfollowed: problems } };
}

/** The account's name; empty for a user the system does not know, who then has no role. The environment is not asked. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
