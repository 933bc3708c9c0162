import { compileGlobs } from "../match.ts";
import { matchText } from "../matches.ts";
import { packOf } from "../rule-names.ts";
import { isOfRepository, passes, type RankedPolicy } from "./ranked-policy.ts";

/**
 * Splits each repository's policy that may only tighten into what a policy above it lets it loosen, which are settings of the delegated
 * rules and exceptions to them, and the rest. A file that is not valid stays whole.
 */
export function delegate(policies: readonly RankedPolicy[]): readonly RankedPolicy[] {
  const above = policies.filter(({ source, mayLoosen }) => mayLoosen && !isOfRepository(source));
  return policies.flatMap((policy) => {
    const isWaiting = isOfRepository(policy.source) && !policy.mayLoosen && policy.problems.length === 0;
    return isWaiting ? withDelegated(policy, delegatedTo(policy, above)) : [policy];
  });
}

function withDelegated(policy: RankedPolicy, delegated: readonly string[]): readonly RankedPolicy[] {
  if (delegated.length === 0) return [policy];
  const isDelegated = (name: string) => delegated.includes(name) || delegated.includes(packOf(name));
  const { rules = {}, exceptions = [] } = policy.file;
  const part = (file: RankedPolicy["file"], isTaken: (rule: string) => boolean) => {
    const exceptionNumbers = [...exceptions.keys()].filter((at) => isTaken(exceptions[at]?.rule ?? ""));
    return {
      ...policy,
      file: { ...file, exceptions: exceptions.filter(({ rule }) => isTaken(rule)) },
      exceptionNumbers,
    };
  };
  const loosened = Object.fromEntries(Object.entries(rules).filter(([name]) => isDelegated(name)));
  return [
    { ...part({ rules: loosened }, isDelegated), pass: passes[policy.source.layer], mayLoosen: true },
    // Settings stay in the rest as well: there the nearest one still counts, and can only tighten.
    part(policy.file, (rule) => !isDelegated(rule)),
  ];
}

/** Ids and packs of rules that a repository in this place may loosen. */
function delegatedTo({ source }: RankedPolicy, above: readonly RankedPolicy[]): readonly string[] {
  const directory = source.directory.toLowerCase();
  if (directory === "") return [];
  return above
    .flatMap(({ file }) => file.delegations ?? [])
    .filter(({ directories }) => matchText(directory, compileGlobs(directories, "path")))
    .flatMap(({ rules }) => rules);
}
