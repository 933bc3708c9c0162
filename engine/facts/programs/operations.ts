import type { OperationFact, Target } from "../operation-fact.ts";
import type { Setting } from "../shell/analysis.ts";
import type { Field } from "../shell/stream.ts";
import { programOf } from "./index.ts";
import { addInstalled, addPackages } from "./installs.ts";
import { databaseOperations } from "./operations/databases.ts";
import { kubernetesOperations } from "./operations/kubernetes.ts";
import { mongoOperations } from "./operations/mongo.ts";
import { packageOperations } from "./operations/packages.ts";
import { redisOperations } from "./operations/redis.ts";
import { requestOperations } from "./operations/requests.ts";
import type { ServiceCall } from "./operations/service-call.ts";
import { statementsBeside } from "./operations/statements.ts";
import {
  environmentNames,
  isLoopback,
  outerTarget,
  saysProduction,
  targetOf,
  targetOfAll,
  values,
} from "./operations/targets.ts";
import { terraformOperations } from "./operations/terraform.ts";
import { typedStatements } from "./operations/typed-statements.ts";
import type { Arguments } from "./program.ts";
import type { Service } from "./service.ts";
import { readVerb } from "./verbs.ts";

type Reader = (call: ServiceCall) => readonly OperationFact[];

const readers: Readonly<Record<NonNullable<Service["reader"]>, Reader>> = {
  kubernetes: kubernetesOperations,
  terraform: terraformOperations,
  sql: databaseOperations,
  redis: redisOperations,
  mongo: mongoOperations,
  packages: packageOperations,
};

/** Options with which a program does nothing but say what it would do. */
const dryOptions = "--dry-run --dryrun --dry --what-if --whatif --noop --simulate --list-only --preview";

/**
 * Records what a command does to an outside system, and what it installs.
 *
 * @returns the operations; none for programs that have none
 */
export function addOperations(
  program: string,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly OperationFact[] {
  const operations = operationsOf(program, parsed, setting);
  setting.analysis.facts.operations.push(...operations);
  return operations;
}

function operationsOf(program: string, parsed: Arguments<Field>, setting: Setting): readonly OperationFact[] {
  const { service, installs } = programOf(program);
  if (installs) addInstalled(installs, parsed, program, setting);
  if (!service)
    return requestOperations(program, parsed, setting) ?? typedStatements(program, parsed, setting);
  const base = describe(service, parsed, setting);
  const call: ServiceCall = { service, parsed, setting, base };
  if (service.reader === "packages" && base.effect === "install" && !base.dryRun) addPackages(call, program);
  return service.reader ? readers[service.reader](call) : [base, ...statementsBeside(call)];
}

function describe(service: Service, parsed: Arguments<Field>, setting: Setting): OperationFact {
  const words = parsed.verb.split(" ").filter((word) => word !== "");
  const operands = parsed.operands.map((field) => field.text);
  const line = [...words, ...operands];
  const { verb, effect, resource, length } = readVerb(line, parsed.options, service);
  const area = service.areas?.[line[0] ?? ""] ?? service.area;
  const project = projectNames(service, parsed, setting);
  const shown = effect === "publish" ? values(parsed, "--tag") : [];
  const given = [...project, line[length] ?? "", ...namesIn(parsed)];
  const names = [...shown.toSorted(remoteFirst), ...given].filter((name) => name !== "");
  const known = aimOf(service, area, names, parsed, setting);
  const isAtStake = /^(?:delete|destroy|stop|access|deploy|execute|write-secret)$/.test(effect);
  // What a file of containers is called says little about where it runs: only when all is lost does that count.
  const atStake = effect === "destroy" ? names : names.filter((name) => !project.includes(name));
  const target =
    isAtStake && atStake.some((name) => saysProduction(name, setting.analysis.surroundings.targets))
      ? "production"
      : known;
  return {
    area,
    system: service.system,
    verb,
    effect,
    resource,
    name: names[0] ?? "",
    target,
    dryRun: isDry(service, parsed, line),
  };
}

/** An image that goes to another registry says more than one that stays here. */
const remoteFirst = (a: string, b: string): number => Number(isLoopback(a)) - Number(isLoopback(b));

/** What options and variables call the whole of what is acted on: a project of containers. */
function projectNames(service: Service, parsed: Arguments<Field>, setting: Setting): readonly string[] {
  return environmentNames({ ...service, environment: service.named ?? "" }, parsed, setting);
}

/** The environment that a command is aimed at, by the names of servers, then by those of what it acts on. */
function aimOf(
  service: Service,
  area: string,
  names: readonly string[],
  parsed: Arguments<Field>,
  setting: Setting,
): Target {
  const servers = environmentNames(service, parsed, setting);
  const { targets } = setting.analysis.surroundings;
  const given = targetOf([...servers, ...(service.area === "database" ? names : [])], targets);
  const isOwnServer = servers.some(isLoopback) || (service.isAliased === true && areHere(parsed));
  if (isOwnServer && given !== "production" && !/^(?:database|migration)$/.test(area)) return "here";
  if (given !== "unknown") return given;
  const outer = outerTarget(setting);
  if (outer !== "unknown" || !service.isLocal) return outer;
  return targetOfAll(names.slice(0, 1), targets) === "development" ? "here" : "unknown";
}

/** `local/bucket`: all of it lies in a store that its alias says is on this machine. */
function areHere({ operands }: Arguments<Field>): boolean {
  return operands.length > 0 && operands.every(({ text }) => /^local(?:host)?(?:\/|$)/i.test(text));
}

/** Values of options that name the thing acted on: `--stack-name`, `--queue-url`. */
function namesIn(parsed: Arguments<Field>): readonly string[] {
  const named = [...parsed.options.keys()].filter((name) =>
    /^--?(?:n|a)$|(?:name|id|identifier|arn|url|app|bucket|topic|group|queue|stack|site|project|service)s?$/.test(
      name,
    ),
  );
  return values(parsed, ...named.slice(0, 16)).slice(0, 32);
}

function isDry(service: Service, parsed: Arguments<Field>, line: readonly string[]): boolean {
  const names = `${dryOptions} ${service.dryRun ?? ""}`.split(" ");
  const isHelp = /^(?:help|version)$/.test(line[0] ?? "") || line.at(-1) === "help";
  const isAsking = parsed.options.has("--help") || (line.length === 0 && parsed.options.has("--version"));
  return isHelp || isAsking || names.some((name) => saysYes(parsed.options.get(name)));
}

function saysYes(given: readonly (Field | undefined)[] | undefined): boolean {
  return given?.every((field) => !/^(?:none|false|0|no)$/i.test(field?.text ?? "")) ?? false;
}
