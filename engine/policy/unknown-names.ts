import { nearest } from "../nearest.ts";
import type { Rule } from "../rule.ts";
import { namesOf, packOf } from "../rule-names.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import type { Problem } from "./compiled-policy.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/** Names of rules that do not exist, and own rules that take the name of another. */
export function unknownNames(
  policy: RankedPolicy,
  builtIn: readonly Rule[],
  added: readonly AddedRule[],
): readonly Problem[] {
  const rules: readonly PolicyRule[] = [...builtIn, ...added.map(({ rule }) => rule)];
  const known = new Set(rules.flatMap(({ id, category }) => namesOf(id, category)));
  const { path } = policy.source;
  const { rules: settings = {}, roles = [], alerts, delegations = [] } = policy.file;
  const named = [
    ...Object.keys(settings).map((name) => ({ name, field: ["rules", name] })),
    ...roles.flatMap((role, index) =>
      Object.keys(role.rules).map((name) => ({ name, field: ["roles", index, "rules", name] })),
    ),
    ...delegations.flatMap((one, index) =>
      one.rules.map((name, at) => ({ name, field: ["delegations", index, "rules", at] })),
    ),
    ...(alerts?.rules ?? []).map((name, index) => ({ name, field: ["alerts", "rules", index] })),
  ];
  const misspelt = named
    .filter(({ name }) => !known.has(name))
    .map(({ name, field }) => {
      const meant = nearest(name, [...known]);
      const hint = meant === undefined ? "; sallyport rules lists them" : `; did you mean ${meant}?`;
      const message = `${field.join(".")}: there is no rule, pack or category ${name}${hint}`;
      return { path, line: policy.lineOf(field), message };
    });
  const own = policy.file.ownRules ?? [];
  const taken = own.flatMap(({ id }, index) => {
    if (packOf(id) !== "policy" && !builtIn.some((rule) => rule.id === id)) return [];
    const field = ["ownRules", index, "id"];
    return [
      {
        path,
        line: policy.lineOf(field),
        message: `${field.join(".")}: ${id} is a rule of sallyport's; choose a name of your own`,
      },
    ];
  });
  return [...misspelt, ...taken];
}
