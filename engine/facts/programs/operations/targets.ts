import type { Matcher } from "../../../match.ts";
import { matchText } from "../../../matches.ts";
import type { TargetNames } from "../../../surroundings.ts";
import { networkFact } from "../../hosts.ts";
import type { Target } from "../../operation-fact.ts";
import type { Setting } from "../../shell/analysis.ts";
import type { Field } from "../../shell/stream.ts";
import type { Arguments } from "../program.ts";
import type { Service } from "../service.ts";

/** Names that say "production" in a context, namespace, profile, workspace or host. */
const productionName = /(?:^|[^a-z])(?:prod|production|prd|live)(?:$|[^a-z])/i;

/** Names that say "somebody's own": this machine, a cluster on it, a place to try things. */
const developmentName =
  /(?:^|[^a-z])(?:localhost|127\.0\.0\.1|::1|local|dev|devel|develop|development|tests?|testing|sandbox|scratch|playground|tmp|devnet|testnet|regtest|sepolia|holesky|anvil|hardhat|kind|minikube|k3d|docker-desktop|docker-for-desktop|rancher-desktop|orbstack|colima|microk8s)(?:$|[^a-z])|^\/(?:tmp|var\/run|run)\//i;

/** Longest name that is looked at, and most parts of one. */
const [maxName, maxParts] = [512, 64];

/** Production when any of the names says so; development or other when a name says that. What the policy says of a name comes first. */
export function targetOf(names: readonly string[], policy: TargetNames): Target {
  const found = names.filter((name) => name !== "").map((name) => targetOfName(name, policy));
  return (["production", "development", "other"] as const).find((one) => found.includes(one)) ?? "unknown";
}

function targetOfName(given: string, policy: TargetNames): "production" | "development" | "other" {
  const name = placeIn(given.slice(0, maxName));
  const named = targetNamed(name, policy);
  if (named !== undefined) return named;
  if (productionName.test(name)) return "production";
  return developmentName.test(name) ? "development" : "other";
}

/** What the policy says of a name or a part of it: the host of a connection string, the account of an ARN. */
export function targetNamed(
  name: string,
  { production, staging, development }: TargetNames,
): "production" | "development" | "other" | undefined {
  if (!production && !staging && !development) return undefined;
  const whole = name.slice(0, maxName).toLowerCase();
  const parts = [whole, ...whole.split(/[\s:/@,?=&]+/, maxParts)];
  const isOne = (matcher: Matcher | undefined) =>
    matcher !== undefined && parts.some((part) => matchText(part, matcher));
  if (isOne(production)) return "production";
  if (isOne(staging)) return "other";
  return isOne(development) ? "development" : undefined;
}

/** The environment of several things of one kind: somebody's own only when all of them are. */
export function targetOfAll(names: readonly string[], policy: TargetNames): Target {
  const found = names.map((name) => targetOf([name], policy));
  const isOwn = found.length > 0 && found.every((target) => target === "development");
  return found.find((target) => target === "production") ?? (isOwn ? "development" : "unknown");
}

/** True for the address of a server on this machine: `http://localhost:4566`. */
export function isLoopback(name: string): boolean {
  const given = name.slice(0, maxName);
  return /[:/]/.test(given) && networkFact(given, "out", "")?.reach === "loopback";
}

/** True for a name that says "production". */
export function saysProduction(name: string, policy: TargetNames): boolean {
  return targetOfName(name, policy) === "production";
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

/** Most operands that are looked at for variables. */
const maxAssignments = 64;

/** The names that tell the environment, as a program's row lists them: values of options and of variables. */
export function environmentNames(
  service: Service,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly string[] {
  const names = service.environment?.split(" ") ?? [];
  return names.flatMap((name) => {
    if (!name.startsWith("-")) {
      const given = service.takesAssignments ? parsed.operands.slice(0, maxAssignments) : [];
      const own = given
        .filter(({ text }) => text.startsWith(`${name}=`))
        .map(({ text }) => text.slice(name.length + 1));
      return own.length > 0 ? own : variable(name, setting);
    }
    // A flag without a value is a name itself: `--prod`.
    return (parsed.options.get(name) ?? []).map((field) => field?.text ?? name);
  });
}

const containerPrograms = /^(?:docker|podman|nerdctl|docker-compose|podman-compose)$/;

/** What runs inside a workload or on another machine is aimed where that is; a container is on this one unless its program is told otherwise. */
export function outerTarget({ analysis, reach }: Setting): Target {
  if (reach.place === "here") return "unknown";
  const { operations, network } = analysis.facts;
  const remote = reach.through.findLast((name) => /^(?:ssh|kubectl|oc|k)$/.test(name));
  if (remote === undefined && reach.through.some((name) => containerPrograms.test(name))) {
    const around = operations.findLast((fact) => fact.area === "container")?.target;
    return around === "unknown" ? "development" : (around ?? "unknown");
  }
  const hosts = network.filter((fact) => fact.by === "ssh").map((fact) => fact.host);
  const host = hosts.at(-1);
  if (remote === "ssh" && host !== undefined) return targetOf([host], analysis.surroundings.targets);
  return operations.findLast((fact) => fact.area === "kubernetes")?.target ?? "unknown";
}
