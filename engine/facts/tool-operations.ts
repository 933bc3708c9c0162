import type { TargetNames } from "../surroundings.ts";
import type { Effect, OperationFact, Target } from "./operation-fact.ts";
import { canonicalKind, holdsOthers } from "./programs/operations/kubernetes.ts";
import { saysProduction, targetOf } from "./programs/operations/targets.ts";
import type { Service } from "./programs/service.ts";
import { toolServers } from "./programs/tool-servers.ts";
import { holdsMore, readVerb } from "./programs/verbs.ts";

/** Longest name of a server or tool, and most arguments, that are looked at. */
const maxName = 256;
const maxArguments = 64;

/** Arguments that say where a tool acts, and those that say on what. */
const placeKey =
  /^(?:env|environment|stage|context|namespace|cluster|profile|account|workspace|database|db|host|url|connection_?string|subscription|resource_?group|project(?:_?(?:id|name|ref))?|branch)$/i;
const thingKey =
  /^(?:name|id|path|title|repo|repository|bucket|table|collection|topic|queue|index|key|job|secret_?(?:name|id)|stack_?name|app|service|resource_?name|record|zone)$/i;

const commandKey = /^(?:command|cmd|args|script|cli_?command)$/i;

/** Services that are parts of others: a chart is no object of the cluster, a vault no resource of the cloud, whatever the server is called. */
const partsOfOthers: ReadonlySet<string> = new Set(["helm", "keyvault", "secretsmanager"]);

/** What a call of a server's tool does, and where. */
export type ToolAct = {
  /** To the system that the server stands for; none for servers that no table knows. */
  readonly operations: readonly OperationFact[];
  /** Told from the name of the server and from arguments. */
  readonly target: Target;
};

/** Reads the name of a tool, in whatever spelling, together with its server and arguments. */
export function readTool(server: string, tool: string, args: unknown, targets: TargetNames): ToolAct {
  const texts = textsOf(args);
  const target = toolTarget(server, texts, targets);
  const name = texts.find(({ key }) => thingKey.test(key))?.value ?? "";
  const own = saysProduction(name, targets) ? "production" : target;
  return { operations: operationsIn(server, tool, texts, { target, atStake: own }), target };
}

function operationsIn(
  server: string,
  tool: string,
  texts: readonly Text[],
  { target, atStake }: { readonly target: Target; readonly atStake: Target },
): readonly OperationFact[] {
  const places = toolWords(server);
  const words = toolWords(tool);
  const own = words.filter((word) => partsOfOthers.has(word));
  const known = [...own, ...places, ...words];
  const row = known.map(serverRow).find((one) => one !== undefined);
  if (!row) return [];
  const line = words.filter((word) => serverRow(word) === undefined);
  const { verb, effect, resource } = readVerb(line, new Map(), row);
  // The command line in its arguments says what it does.
  if (effect === "execute" && texts.some(({ key }) => commandKey.test(key))) return [];
  const rest = line.slice(verb.split(" ").length);
  const name = texts.find(({ key }) => thingKey.test(key))?.value ?? "";
  const isAtStake = /^(?:delete|destroy|stop|access|deploy|execute|write-secret)$/.test(effect);
  const base = {
    area: row.area,
    system: row.system,
    name,
    target: isAtStake ? atStake : target,
    dryRun: texts.some(({ key, value }) => /dry_?run|preview/i.test(key) && value === "true"),
  };
  if (row.system === "kubernetes") return [{ ...base, ...kubernetesAct(line, verb, effect, texts) }];
  const whole = effect === "delete" && holdsMore(rest.slice(0, 2)) ? "destroy" : effect;
  return [{ ...base, verb, effect: whole, resource: [resource, ...rest].join(" ").trim() }];
}

function toolTarget(server: string, texts: readonly Text[], targets: TargetNames): Target {
  const given = texts.flatMap(({ key, value }) => (placeKey.test(key) ? [value] : []));
  const target = targetOf([toolWords(server).join("-"), ...given], targets);
  return target === "other" ? "unknown" : target;
}

/** `createOrUpdateFile`, `create-or-update-file` and `create_or_update_file` are the same words. */
export function toolWords(name: string): readonly string[] {
  return name
    .slice(0, maxName)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

function serverRow(word: string): Service | undefined {
  return toolServers.get(word);
}

type Text = { readonly key: string; readonly value: string };

function textsOf(args: unknown): readonly Text[] {
  if (typeof args !== "object" || args === null) return [];
  const texts: Text[] = [];
  let left = maxArguments;
  for (const key in args) {
    if (--left < 0) break;
    const value: unknown = Object.getOwnPropertyDescriptor(args, key)?.value;
    if (typeof value === "string" || typeof value === "boolean") texts.push({ key, value: `${value}` });
  }
  return texts;
}

/** `pods_delete`, `kubectl_get {resourceType}`, `delete_namespace`: verb, kind and effect as kubectl has them. */
function kubernetesAct(
  line: readonly string[],
  verb: string,
  effect: Effect,
  texts: readonly Text[],
): Pick<OperationFact, "verb" | "effect" | "resource"> {
  const given = texts.find(({ key }) => /^(?:kind|resource_?type|resource|type)$/i.test(key))?.value;
  const spoken = verb.split(" ").filter((word) => word !== "");
  const others = line.filter((word) => !spoken.includes(word) || spoken.length > 1);
  const resource = canonicalKind(given ?? others.find((word) => word !== spoken.at(-1)) ?? "");
  const plain = spoken.join(" ") === "create or update" ? "apply" : (spoken.at(-1) ?? "");
  const isSecret = resource === "secret" && effect === "read" && !line.includes("list");
  const isWhole = effect === "delete" && holdsOthers(resource);
  return {
    verb: plain === "in" || plain === "command" ? "exec" : plain,
    effect: isSecret ? "read-secret" : isWhole ? "destroy" : effect,
    resource,
  };
}
