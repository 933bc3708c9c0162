import { nearest } from "../nearest.ts";
import type { Rule } from "../rule.ts";
import type { AddedRule, PolicyRule } from "./added-rule.ts";
import type { Problem } from "./compiled-policy.ts";
import { packOf } from "./merge-rules.ts";
import type { RankedPolicy } from "./ranked-policy.ts";

/** Names of rules that do not exist, and own rules that take the name of another. */
export function unknownNames(
  policy: RankedPolicy,
  builtIn: readonly Rule[],
  added: readonly AddedRule[],
): readonly Problem[] {
  const rules: readonly PolicyRule[] = [...builtIn, ...added.map(({ rule }) => rule)];
  const known = new Set(rules.flatMap(({ id, category }) => [id, packOf(id), category]));
  const { path } = policy.source;
  const tables = [
    { field: ["rules"], settings: policy.file.rules ?? {} },
    ...(policy.file.roles ?? []).map(({ rules: settings }, index) => ({
      field: ["roles", index, "rules"],
      settings,
    })),
  ];
  const misspelt = tables.flatMap(({ field, settings }) =>
    Object.keys(settings)
      .filter((name) => !known.has(name))
      .map((name) => {
        const meant = nearest(name, [...known]);
        const message = `${[...field, name].join(".")}: there is no such rule, pack or category${meant === undefined ? "; sallyport rules lists them" : `; did you mean ${meant}?`}`;
        return { path, line: policy.lineOf([...field, name]), message };
      }),
  );
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
