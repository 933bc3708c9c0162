import { userInfo } from "node:os";
import { type Compiled, compilePolicy } from "../engine/policy/compile-policy.ts";
import type { PolicySource } from "../engine/policy/policy-source.ts";
import { rules } from "../rules/index.ts";
import { profiles } from "../rules/profiles.ts";

/** Compiles policy files with the built-in rules, for the user of this process, now. */
export function compileHere(sources: readonly PolicySource[]): Compiled {
  return compilePolicy({
    sources,
    isTrusted: () => false,
    builtIn: { rules, profiles },
    user: accountName(),
    now: Date.now(),
  });
}

/** The account's name; empty for a user the system does not know, who then has no role. The environment is not asked. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
