import type { OperationFact } from "../facts.ts";
import type { Setting } from "../shell/analysis.ts";
import type { Field } from "../shell/stream.ts";
import { programOf } from "./index.ts";
import { databaseOperations } from "./operations/databases.ts";
import { kubernetesOperations } from "./operations/kubernetes.ts";
import { mongoOperations } from "./operations/mongo.ts";
import { packageOperations } from "./operations/packages.ts";
import { redisOperations } from "./operations/redis.ts";
import { requestOperations } from "./operations/requests.ts";
import type { ServiceCall } from "./operations/service-call.ts";
import { statementsBeside } from "./operations/statements.ts";
import { environmentNames, outerTarget, saysProduction, targetOf, values } from "./operations/targets.ts";
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

/** What a command does to an outside system; none for programs that have none. */
export function operationsOf(
  program: string,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly OperationFact[] {
  const { service } = programOf(program);
  if (!service) return requestOperations(program, parsed) ?? typedStatements(program, parsed);
  const base = describe(service, parsed, setting);
  const call: ServiceCall = { service, parsed, setting, base };
  return service.reader ? readers[service.reader](call) : [base, ...statementsBeside(call)];
}

function describe(service: Service, parsed: Arguments<Field>, setting: Setting): OperationFact {
  const words = parsed.verb.split(" ").filter((word) => word !== "");
  const operands = parsed.operands.map((field) => field.text);
  const line = [...words, ...operands];
  const { verb, effect, resource, length } = readVerb(line, parsed.options, service);
  const names = [line[length] ?? "", ...namesIn(parsed)].filter((name) => name !== "");
  const databases = service.area === "database" ? names : [];
  const given = targetOf([...environmentNames(service, parsed, setting), ...databases]);
  const known = given === "unknown" ? outerTarget(setting) : given;
  const isAtStake = /^(?:delete|destroy|stop|access|deploy|execute|write-secret)$/.test(effect);
  const target = isAtStake && names.some(saysProduction) ? "production" : known;
  return {
    area: service.areas?.[line[0] ?? ""] ?? service.area,
    system: service.system,
    verb,
    effect,
    resource,
    name: names[0] ?? "",
    target,
    dryRun: isDry(service, parsed, line),
  };
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
