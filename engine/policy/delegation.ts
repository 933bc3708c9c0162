import { compileGlobs } from "../match.ts";
import { matchText } from "../matches.ts";
import { packOf } from "../rule-names.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/**
 * Splits a repository's policy that may only tighten into what a policy above it lets it loosen, and the rest: settings of the delegated
 * rules and exceptions to them.
 *
 * @param above all policies of the layers above repositories
 * @param loosening the pass in which a repository loosens
 */
export function withDelegated(
  policy: RankedPolicy,
  above: readonly RankedPolicy[],
  loosening: number,
): readonly RankedPolicy[] {
  const delegated = delegatedTo(policy, above);
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
    { ...part({ rules: loosened }, isDelegated), pass: loosening, mayLoosen: true },
    // Settings stay in the rest as well: there the nearest one still counts, and can only tighten.
    part(policy.file, (rule) => !isDelegated(rule)),
  ];
}

/** Ids and packs of rules that a repository in this place may loosen. */
function delegatedTo({ source }: RankedPolicy, above: readonly RankedPolicy[]): readonly string[] {
  const directory = source.directory.toLowerCase();
  if (directory === "") return [];
  return above
    .filter(({ mayLoosen }) => mayLoosen)
    .flatMap(({ file }) => file.delegations ?? [])
    .filter(({ directories }) => matchText(directory, compileGlobs(directories, "path")))
    .flatMap(({ rules }) => rules);
}
