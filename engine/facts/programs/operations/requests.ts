import type { TargetNames } from "../../../surroundings.ts";
import { networkFact } from "../../hosts.ts";
import type { Effect, OperationFact } from "../../operation-fact.ts";
import type { Setting } from "../../shell/analysis.ts";
import type { Field } from "../../shell/stream.ts";
import type { Arguments } from "../program.ts";
import { targetOf, values } from "./targets.ts";

/** Services that are administered over HTTP, by the port they listen on. */
const serviceOfPort: Readonly<Record<string, readonly [string, string]>> = {
  "2019": ["proxy", "caddy"],
  "2375": ["container", "docker"],
  "2379": ["database", "etcd"],
  "4646": ["infrastructure", "nomad"],
  "5984": ["database", "couchdb"],
  "6333": ["search", "qdrant"],
  "6443": ["kubernetes", "kubernetes"],
  "7700": ["search", "meilisearch"],
  "8001": ["api-gateway", "kong"],
  "8086": ["database", "influxdb"],
  "8108": ["search", "typesense"],
  "8123": ["database", "clickhouse"],
  "8200": ["secret-manager", "vault"],
  "8444": ["api-gateway", "kong"],
  "8500": ["infrastructure", "consul"],
  "8529": ["database", "arangodb"],
  "8983": ["search", "solr"],
  "9090": ["monitoring", "prometheus"],
  "9093": ["monitoring", "alertmanager"],
  "9200": ["search", "elasticsearch"],
  "15672": ["broker", "rabbitmq"],
};

/** Services that are administered through a socket of this machine, by the name of its file. */
const serviceOfSocket: readonly (readonly [RegExp, string, string])[] = [
  [/(?:^|\/)(?:docker|podman)(?:\.\w{1,20})?\.sock$/, "container", "docker"],
  [/(?:^|\/)(?:haproxy|hapee|admin)[\w.-]{0,40}\.sock$/, "proxy", "haproxy"],
  [/(?:^|\/)(?:containerd|crio)\.sock$/, "container", "containerd"],
  [/(?:^|\/)(?:caddy|nginx|unit|control\.unit)[\w.-]{0,40}\.sock$/, "proxy", "proxy"],
  [/(?:^|\/)(?:lxd|incus)\/unix\.socket$/, "container", "lxd"],
];

/** The service behind a socket of this machine. */
export function serviceAt(path: string): readonly [string, string] | undefined {
  const found = serviceOfSocket.find(([name]) => name.test(path.slice(0, 4_096)));
  return found && [found[1], found[2]];
}

/** Steps of a path that name a deletion, whatever the method. */
const deletion =
  /^(?:_?delete(?:[_-][a-z_-]{1,40})?|dodelete|_close|purge[a-z_-]{0,40}|_?shutdown|destroy|terminate|wipe)$/i;

/** Most addresses of one request that are looked at. */
const maxAddresses = 16;

/**
 * What an HTTP request takes away: `DELETE`, or a path that says so. One to this machine counts only where a service is known to
 * listen there: everything else is the project's own server.
 *
 * @returns undefined for a program that makes no requests
 */
export function requestOperations(
  program: string,
  parsed: Arguments<Field>,
  { analysis }: Setting,
): readonly OperationFact[] | undefined {
  if (!/^(?:curl|wget|http|https|xh|xhs|curlie)$/.test(program)) return undefined;
  const [first] = parsed.operands;
  const spoken = /^[A-Za-z]{3,7}$/.test(first?.text ?? "") ? (first?.text ?? "") : "";
  const isCurl = /^(?:curl|curlie|wget)$/.test(program);
  const [method = isCurl ? "" : spoken] = [...values(parsed, "--request"), ...values(parsed, "--method")];
  const isSending = [...parsed.options.keys()].some((name) => /^--(?:data|json|form|post|body)/.test(name));
  const verb = (method || (isSending ? "POST" : "GET")).toUpperCase();
  if (verb === "GET" || verb === "HEAD") return [];
  const addresses = [...parsed.operands.map((field) => field.text), ...values(parsed, "--url")];
  const service = values(parsed, "--unix-socket", "--abstract-unix-socket").map(serviceAt)[0];
  return addresses
    .slice(0, maxAddresses)
    .flatMap((address) => requestTo(address, verb, service, analysis.surroundings.targets) ?? []);
}

function requestTo(
  address: string,
  verb: string,
  service: readonly [string, string] | undefined,
  targets: TargetNames,
): OperationFact | undefined {
  const url = address.startsWith(":") ? `localhost${address}` : address;
  const fact = networkFact(url, "out", "http");
  if (!fact || !/[.:/]/.test(url)) return undefined;
  const [, port = "", path = ""] =
    /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/)?[^/?#]*?(?::(\d{1,5}))?(?:\/([^?#]*))?(?:[?#]|$)/is.exec(url) ?? [];
  const known = service ?? (Object.hasOwn(serviceOfPort, port) ? serviceOfPort[port] : undefined);
  if (fact.reach === "loopback" && !known) return undefined;
  const steps = path.split("/").slice(0, 64);
  const isDeletion = verb === "DELETE" || steps.some((step) => deletion.test(step));
  const effect: Effect = isDeletion ? "delete" : "change";
  const [area, system] = known ?? ["http", "http"];
  const resource = steps[0] ?? "";
  const target = targetOf([fact.host], targets);
  return {
    area,
    system,
    verb,
    effect,
    resource,
    name: `${fact.host}/${path}`.slice(0, 512),
    target,
    dryRun: false,
  };
}
