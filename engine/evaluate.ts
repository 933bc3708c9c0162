import type { CompiledCondition, CompiledRule, RuleTable } from "./compiled-rule.ts";
import { type FactKind, type Facts, factKinds } from "./facts/facts.ts";
import type { Finding } from "./finding.ts";
import type { Matcher } from "./match.ts";
import { matchText } from "./matches.ts";
import { candidates } from "./rule-index.ts";
import { isPathKey, type View, type Views, viewsOf } from "./views.ts";

/** Gives the rules about one kind of fact, so that only those of kinds that occur are ever read; undefined where there are none. */
export type RulesOf = (kind: FactKind) => RuleTable | undefined;

/**
 * Runs the rules on the facts of one call.
 *
 * @returns findings, at most one per rule; none means no rule has an opinion, not "safe"
 */
export function evaluate(facts: Facts, rulesOf: RulesOf): readonly Finding[] {
  const views = viewsOf(facts);
  return factKinds
    .filter((kind) => views[kind].length > 0)
    .flatMap((kind) => {
      const table = rulesOf(kind);
      if (table === undefined) return [];
      return candidates(kind, table, views[kind]).flatMap(({ rule, views: near }) => {
        const on = matchRule(rule, { ...views, [kind]: near });
        return on === undefined
          ? []
          : [{ rule: rule.id, severity: rule.severity, category: rule.category, on }];
      });
    });
}

/** More than is shown: whoever shows it takes secrets out first, and a cut could hide one. */
const maxOn = 16 * 1024;

/** What the rule fired on, or undefined. Every kind it names must have a fact that meets the condition. */
function matchRule(rule: CompiledRule, views: Views): string | undefined {
  let on: string | undefined;
  for (const kind of factKinds) {
    const condition = rule.when[kind];
    if (condition === undefined) continue;
    const view = views[kind].find((candidate) => holds(condition, candidate));
    if (view === undefined) return undefined;
    on ??= view.on;
  }
  return on?.slice(0, maxOn);
}

function holds(condition: CompiledCondition, { values }: View): boolean {
  for (const key in condition) {
    const expected = condition[key];
    if (expected === undefined) continue;
    if (typeof expected === "boolean") {
      if (values[key] !== expected) return false;
      continue;
    }
    const isNegated = key.startsWith("not");
    const name = isNegated ? key.charAt(3).toLowerCase() + key.slice(4) : key;
    const actual = values[name];
    const texts = Array.isArray(actual) ? actual : [];
    if (isNegated ? excludes(name, texts, expected) : !includes(name, texts, expected, values)) return false;
  }
  return true;
}

/** A path with an innocent spelling is excluded only when what it links to is innocent too: the first two are those. */
function excludes(name: string, texts: readonly string[], matcher: Matcher): boolean {
  if (!isPathKey(name)) return texts.some((text) => matchText(text, matcher));
  return texts.length > 0 && texts.slice(0, 2).every((text) => matchText(text.toLowerCase(), matcher));
}

function includes(name: string, texts: readonly string[], matcher: Matcher, values: View["values"]): boolean {
  if (!isPathKey(name)) return texts.some((text) => matchText(text, matcher));
  const paths = texts.map((text) => text.toLowerCase());
  if (paths.some((path) => matchText(path, matcher))) return true;
  return values.recursive === true && paths.some((path) => holdsBase(path, matcher));
}

/** A whole tree is accessed: it holds what an anchored glob names. */
function holdsBase(path: string, { bases = [] }: Matcher): boolean {
  const prefix = path.endsWith("/") ? path : `${path}/`;
  const holdsHomes = prefix === "/" || prefix === "/home/" || prefix === "/users/";
  return bases.some((base) => base.startsWith(prefix) || (holdsHomes && base.startsWith("~")));
}
