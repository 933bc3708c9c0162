import type { CompiledCondition, CompiledRule } from "./compile.ts";
import { type FactKind, type Facts, type FileFact, factKinds } from "./facts/facts.ts";
import { inSomeHome } from "./facts/paths.ts";
import type { Finding } from "./finding.ts";
import type { Matcher } from "./match.ts";
import { matchText } from "./matches.ts";

/** A fact as a condition sees it: per key its values, or a flag. `on` is what a finding names. */
type View = { readonly on: string; readonly values: Readonly<Record<string, readonly string[] | boolean>> };

/** Facts of one call as views, per condition name. */
type Views = Readonly<Record<FactKind, readonly View[]>>;

/** Gives the rules about one kind of fact, so that only those of kinds that occur are ever read. */
export type RulesOf = (kind: FactKind) => readonly CompiledRule[];

/**
 * Runs the rules on the facts of one call.
 *
 * @returns findings, at most one per rule; none means no rule has an opinion, not "safe"
 */
export function evaluate(facts: Facts, rulesOf: RulesOf): readonly Finding[] {
  const views = viewsOf(facts);
  return factKinds
    .filter((kind) => views[kind].length > 0)
    .flatMap((kind) => rulesOf(kind))
    .flatMap((rule) => {
      const on = matchRule(rule, views);
      return on === undefined
        ? []
        : [{ rule: rule.id, severity: rule.severity, category: rule.category, on }];
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

const isPathKey = (name: string): boolean => name === "path" || name === "source" || name === "sink";

/** A whole tree is accessed: it holds what an anchored glob names. */
function holdsBase(path: string, { bases = [] }: Matcher): boolean {
  const prefix = path.endsWith("/") ? path : `${path}/`;
  const holdsHomes = prefix === "/" || prefix === "/home/" || prefix === "/users/";
  return bases.some((base) => base.startsWith(prefix) || (holdsHomes && base.startsWith("~")));
}

/** The spellings by which rules may know a file: the first two are its own, then those from the project and from another user's home. */
function pathsOf({ path, realPath, inProject }: FileFact): readonly string[] {
  const elsewhere = inSomeHome(path) ?? inSomeHome(realPath);
  return [
    path,
    realPath,
    ...(inProject === "" ? [] : [inProject]),
    ...(elsewhere === undefined ? [] : [elsewhere]),
  ];
}

function viewsOf(facts: Facts): Views {
  return {
    command: facts.commands.map((fact) => ({
      on: `${fact.program} ${fact.verb}`.trim(),
      values: {
        program: [fact.program],
        verb: [fact.verb],
        option: fact.options,
        argument: fact.arguments,
        elevated: fact.elevated,
        place: [fact.place],
        shown: fact.shown,
        effect: fact.effects,
      },
    })),
    file: facts.files.map((fact) => ({
      on: fact.path,
      values: {
        access: [fact.access],
        path: pathsOf(fact),
        scope: [fact.scope],
        recursive: fact.recursive,
        replaces: fact.replaces,
        shown: fact.shown,
        part: [fact.part],
        copiedTo: [fact.copiedTo],
        by: [fact.by],
      },
    })),
    network: facts.network.map((fact) => ({
      on: fact.host || fact.by,
      values: {
        scheme: [fact.scheme],
        host: [fact.host],
        reach: [fact.reach],
        direction: [fact.direction],
        by: [fact.by],
      },
    })),
    environment: facts.environment.map((fact) => ({
      on: fact.name === "*" ? "the whole environment" : fact.name,
      values: { name: [fact.name], by: [fact.by] },
    })),
    code: facts.code.map((fact) => ({
      on: `${fact.by} (${fact.from})`,
      values: { language: [fact.language], from: [fact.from], by: [fact.by] },
    })),
    flow: facts.flows.map((fact) => ({
      on: `${fact.source} -> ${fact.sink}`,
      values: { from: [fact.from], source: [fact.source], to: [fact.to], sink: [fact.sink] },
    })),
    operation: facts.operations.map((fact) => ({
      on: `${fact.system} ${fact.verb} ${fact.resource}`.trim(),
      values: {
        area: [fact.area],
        system: [fact.system],
        verb: [fact.verb],
        effect: [fact.effect],
        resource: [fact.resource],
        name: [fact.name],
        target: [fact.target],
        dryRun: fact.dryRun,
      },
    })),
    variable: facts.variables.map((fact) => ({
      on: fact.name,
      values: { name: [fact.name], value: [fact.value] },
    })),
    process: facts.processes.map((fact) => ({
      on: fact.by,
      values: { growth: [fact.growth], by: [fact.by] },
    })),
    tool: facts.tools.map((fact) => ({
      on: fact.server === "" ? fact.tool : `${fact.server}: ${fact.tool}`,
      values: {
        server: [fact.server],
        tool: [fact.tool, fact.name],
        name: [fact.server === "" ? fact.tool : `${fact.server}/${fact.tool}`],
      },
    })),
    opaque: facts.opaque.map((fact) => ({
      on: `${fact.by}: ${fact.why}`,
      values: { what: [fact.what], by: [fact.by], access: [fact.access], nearDanger: fact.nearDanger },
    })),
    secret: facts.secrets.map((fact) => ({
      on: fact.detector,
      values: { detector: [fact.detector], inTest: fact.inTest },
    })),
  };
}
