import type { FactKind, Facts, FileFact, InstallFact } from "./facts/facts.ts";
import { inSomeHome } from "./facts/paths.ts";

/** A fact as a condition sees it: per key its values, or a flag. `on` is what a finding names. */
export type View = {
  readonly on: string;
  readonly values: Readonly<Record<string, readonly string[] | boolean>>;
};

/** Facts of one call as views, per condition name. */
export type Views = Readonly<Record<FactKind, readonly View[]>>;

/** Keys whose values are paths: case does not matter to them. */
export const isPathKey = (name: string): boolean => name === "path" || name === "source" || name === "sink";

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

/** The facts of a call as conditions see them. */
export function viewsOf(facts: Facts): Views {
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
    install: facts.installs.map((fact) => ({
      on: installName(fact),
      values: {
        name: [installName(fact), ...(fact.version === "" ? [] : [`${installName(fact)}@${fact.version}`])],
        from: [fact.from],
        by: [fact.by],
      },
    })),
    opaque: facts.opaque.map((fact) => ({
      on: `${fact.by}: ${fact.why}`,
      values: { what: [fact.what], by: [fact.by], access: [fact.access], nearDanger: fact.nearDanger },
    })),
    secret: facts.secrets.map((fact) => ({
      on: fact.detector,
      values: { detector: [fact.detector], in: [fact.in], inTest: fact.inTest },
    })),
    call: facts.calls.map((fact) => ({ on: fact.tool, values: { tool: [fact.tool] } })),
  };
}

/** `npm/left-pad`. */
const installName = ({ system, name }: InstallFact): string => `${system}/${name}`;
