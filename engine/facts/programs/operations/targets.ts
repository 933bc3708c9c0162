import type { Target } from "../../facts.ts";
import type { Setting } from "../../shell/analysis.ts";
import type { Field } from "../../shell/stream.ts";
import type { Arguments } from "../program.ts";
import type { Service } from "../service.ts";

/** Names that say "production" in a context, namespace, profile, workspace or host. */
const productionName = /(?:^|[^a-z])(?:prod|production|prd|live)(?:$|[^a-z])/i;

/** Names that say "somebody's own": this machine, a cluster on it, a place to try things. */
const developmentName =
  /(?:^|[^a-z])(?:localhost|127\.0\.0\.1|::1|local|dev|devel|develop|development|tests?|testing|sandbox|scratch|playground|tmp|kind|minikube|k3d|docker-desktop|docker-for-desktop|rancher-desktop|orbstack|colima|microk8s)(?:$|[^a-z])|^\/(?:tmp|var\/run|run)\//i;

/** Longest name that is looked at. */
const maxName = 512;

/** Production when any of the names says so; development or other when a name says that. */
export function targetOf(names: readonly string[]): Target {
  const given = names.filter((name) => name !== "").map((name) => placeIn(name.slice(0, maxName)));
  if (given.some((name) => productionName.test(name))) return "production";
  if (given.some((name) => developmentName.test(name))) return "development";
  return given.length > 0 ? "other" : "unknown";
}

/** True for a name that says "production". */
export function saysProduction(name: string): boolean {
  return productionName.test(placeIn(name.slice(0, maxName)));
}

/** Host and database of a connection string, without user, password and parameters; another name as it is. */
function placeIn(name: string): string {
  const [, rest] = /^[a-z][a-z0-9+.-]{0,30}:\/\/(.*)$/is.exec(name) ?? [];
  return rest === undefined ? name : (rest.split("@").at(-1) ?? rest).replace(/\?.*$/s, "");
}

/** Texts of the values of options. */
export function values(parsed: Arguments<Field>, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => parsed.options.get(name) ?? []).map((field) => field?.text ?? "");
}

/** What a variable holds here: what the call has set, else the environment. */
export function variable(name: string, { state, analysis }: Setting): readonly string[] {
  const set = state.variables.get(name);
  if (set) return set.values ?? [];
  const inherited = analysis.surroundings.environment(name);
  return inherited === undefined ? [] : [inherited];
}

/** The names that tell the environment, as a program's row lists them: values of options and of variables. */
export function environmentNames(
  service: Service,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly string[] {
  const names = service.environment?.split(" ") ?? [];
  return names.flatMap((name) => {
    if (!name.startsWith("-")) return variable(name, setting);
    // A flag without a value is a name itself: `--prod`.
    return (parsed.options.get(name) ?? []).map((field) => field?.text ?? name);
  });
}

/** What runs inside a workload or on another machine is aimed where that is. */
export function outerTarget({ analysis, reach }: Setting): Target {
  if (reach.place === "here") return "unknown";
  const { operations, network } = analysis.facts;
  const hosts = network.filter((fact) => fact.by === "ssh").map((fact) => fact.host);
  const host = hosts.at(-1);
  if (reach.through.at(-1) === "ssh" && host !== undefined) return targetOf([host]);
  return operations.findLast((fact) => fact.area === "kubernetes")?.target ?? "unknown";
}
