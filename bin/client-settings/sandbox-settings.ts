import { compileGlobs } from "../../engine/match.ts";
import { matchText } from "../../engine/matches.ts";
import type { RankedPolicy } from "../../engine/policy/ranked-policy.ts";
import type { DeniedRule } from "./denied-rules.ts";
import { knownVariables } from "./known-names.ts";

/**
 * Settings of Claude Code's sandbox as client 2.1.330 describes them; they do nothing where it is off. It takes the `Read` rules of
 * `permissions.deny` as its own, so no files are named again.
 */
export type SandboxSettings = {
  readonly credentials: { readonly envVars: readonly { readonly name: string; readonly mode: "deny" }[] };
  readonly network: {
    readonly deniedDomains: readonly string[];
    readonly allowedDomains?: readonly string[];
    readonly strictAllowlist?: true;
  };
};

/** What the policy says about variables and hosts. */
export function sandboxSettings(
  denied: readonly DeniedRule[],
  policies: readonly RankedPolicy[],
): { readonly settings: SandboxSettings; readonly notes: readonly string[] } {
  const denials = policies.flatMap(({ file }) => file.network?.deny ?? []);
  const lists = policies.flatMap(({ file, mayLoosen }) => {
    const allow = file.network?.allow;
    return allow ? [{ allow, mayLoosen, matcher: compileGlobs(allow, "text") }] : [];
  });
  // In the sandbox nobody is asked about an allowed host: only who may loosen can name one, and every list must have it.
  const allowed = lists
    .flatMap(({ allow, mayLoosen }) => (mayLoosen ? allow : []))
    .filter((host) => lists.every(({ matcher }) => matchText(host, matcher)));
  const sayable = (host: string) => /^(?:\*\.)?[^*?[\]{}()!\\/]+$/.test(host);
  const isClosed = denied.some(({ rule }) => rule.id === "policy/unlisted-network");
  const notes = [...new Set([...denials, ...allowed])]
    .filter((host) => !sayable(host))
    .map((host) => `${host} cannot be said as a domain of the sandbox`);
  return {
    settings: {
      credentials: { envVars: variablesOf(denied).map((name) => ({ name, mode: "deny" as const })) },
      network: {
        deniedDomains: [...new Set(denials)].filter(sayable),
        ...(lists.length > 0 && { allowedDomains: [...new Set(allowed)].filter(sayable) }),
        ...(lists.length > 0 && isClosed && { strictAllowlist: true as const }),
      },
    },
    notes,
  };
}

/** The sandbox takes names, no globs. */
function variablesOf(denied: readonly DeniedRule[]): readonly string[] {
  const conditions = denied.flatMap(({ rule }) => rule.when.environment ?? []);
  return knownVariables.filter((variable) =>
    conditions.some(
      ({ name = [], notName = [] }) =>
        matchText(variable, compileGlobs([...name], "text")) &&
        !matchText(variable, compileGlobs([...notName], "text")),
    ),
  );
}
