import type { OperationFact } from "../facts.ts";
import type { Field, Setting } from "../shell/state.ts";
import { sqlOperations } from "../sql.ts";
import type { Arguments } from "./program.ts";

/** Names that say "production" in a context, namespace, profile, workspace or host. */
const productionName = /(?:^|[^a-z])(?:prod|production|prd|live)(?:$|[^a-z])/i;

type Describe = (parsed: Arguments<Field>, setting: Setting) => readonly OperationFact[];

const operations: Readonly<Record<string, Describe>> = {
  kubectl: kubernetes,
  oc: kubernetes,
  k: kubernetes,
  helm: (parsed, setting) => [
    operation(
      "helm",
      parsed,
      "release",
      targetOf([...values(parsed, "--kube-context", "--namespace"), kubeContext(parsed, setting)]),
    ),
  ],
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  pulumi: (parsed) => [operation("pulumi", parsed, "stack", targetOf(values(parsed, "--stack")))],
  npm: publish("npm"),
  pnpm: publish("npm"),
  yarn: publish("npm"),
  bun: publish("npm"),
  cargo: publish("crates"),
  twine: publish("pypi"),
  psql: database,
  mysql: database,
  mariadb: database,
  sqlite3: (parsed) => parsed.operands.slice(1).flatMap((field) => sqlOperations(field.text, "other")),
};

/** What a command does to an outside system; none for programs that have none. */
export function operationsOf(
  program: string,
  parsed: Arguments<Field>,
  setting: Setting,
): readonly OperationFact[] {
  const describe = Object.hasOwn(operations, program) ? operations[program] : undefined;
  return describe ? describe(parsed, setting) : [];
}

/** Production when any of the names says so; other when a name says something else. */
function targetOf(names: readonly string[]): OperationFact["target"] {
  const given = names.filter((name) => name !== "");
  if (given.some((name) => productionName.test(name))) return "production";
  return given.length > 0 ? "other" : "unknown";
}

function values(parsed: Arguments<Field>, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => parsed.options.get(name) ?? []).map((field) => field?.text ?? "");
}

function operation(
  system: string,
  parsed: Arguments<Field>,
  resource: string,
  target: OperationFact["target"],
): OperationFact {
  const [first] = parsed.operands;
  const dryRun =
    values(parsed, "--dry-run").some((value) => value !== "none") || parsed.options.has("--dry-run=client");
  return { system, verb: parsed.verb, resource, name: first?.text ?? "", target, dryRun };
}

const kinds: Readonly<Record<string, string>> = {
  po: "pod",
  deploy: "deployment",
  ns: "namespace",
  svc: "service",
  cm: "configmap",
  no: "node",
  sts: "statefulset",
  ds: "daemonset",
  rs: "replicaset",
  ing: "ingress",
  sa: "serviceaccount",
  pv: "persistentvolume",
  pvc: "persistentvolumeclaim",
  crd: "customresourcedefinition",
  cj: "cronjob",
};

/** `Secrets`, `secrets.v1.`, `secret` are all `secret`. */
function canonicalKind(kind: string): string {
  const name = (kind.toLowerCase().split(".")[0] ?? "").trim();
  if (Object.hasOwn(kinds, name)) return kinds[name] ?? name;
  if (/(ss|x|ch)es$/.test(name)) return name.slice(0, -2);
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : name;
}

function kubernetes(parsed: Arguments<Field>, setting: Setting): readonly OperationFact[] {
  const names = values(parsed, "--context", "--cluster", "--namespace", "--kubeconfig");
  const target = targetOf([...names, names[0] ? "" : kubeContext(parsed, setting)]);
  const [first, second] = parsed.operands;
  const base = operation("kubernetes", parsed, "", target);
  if (parsed.verb.split(" ")[0] === "exec") return [{ ...base, resource: "pod" }];
  if (parsed.options.has("--filename") || parsed.options.has("--kustomize"))
    return [{ ...base, resource: "file", name: "" }];
  const raw = values(parsed, "--raw")[0];
  if (raw) return [{ ...base, resource: canonicalKind(/\/(secrets)\b/.exec(raw)?.[1] ?? "raw"), name: raw }];
  if (!first) return [{ ...base, resource: parsed.options.has("--all") ? "all" : "", name: "" }];
  return first.text.split(",").map((word) => {
    const [kind = "", name = second?.text ?? ""] = word.split("/");
    return { ...base, resource: canonicalKind(kind), name: parsed.options.has("--all") ? "*" : name };
  });
}

/** The current context named in the kubeconfig file, or "". */
function kubeContext(parsed: Arguments<Field>, { analysis }: Setting): string {
  const { surroundings } = analysis;
  const file =
    values(parsed, "--kubeconfig")[0] ??
    surroundings.environment("KUBECONFIG")?.split(":")[0] ??
    `${surroundings.homes[0]}/.kube/config`;
  return /^current-context:\s*["']?([^"'\s]+)/m.exec(surroundings.read(file) ?? "")?.[1] ?? "";
}

function terraform(parsed: Arguments<Field>, { state, analysis }: Setting): readonly OperationFact[] {
  const directory = values(parsed, "--chdir")[0] ?? "";
  const workspace = state.cwd
    ? analysis.surroundings.read(`${state.cwd}/${directory}/.terraform/environment`)
    : undefined;
  const names = [...values(parsed, "--var-file", "--chdir"), workspace?.trim() ?? ""];
  const isDestroy = parsed.options.has("--destroy");
  const base = operation(
    "terraform",
    parsed,
    "infrastructure",
    targetOf([...names, analysis.surroundings.environment("TF_WORKSPACE") ?? ""]),
  );
  return [isDestroy ? { ...base, verb: `${parsed.verb === "plan" ? "plan" : "destroy"}` } : base];
}

function publish(system: string): Describe {
  return (parsed) => {
    const isPublish = /^(publish|upload)$/.test(parsed.verb);
    return isPublish ? [{ ...operation(system, parsed, "package", "production"), verb: "publish" }] : [];
  };
}

function database(parsed: Arguments<Field>): readonly OperationFact[] {
  const target = targetOf([
    ...values(parsed, "--host", "--dbname", "--database"),
    ...parsed.operands.map((field) => field.text),
  ]);
  return values(parsed, "--command", "--execute").flatMap((sql) => sqlOperations(sql, target));
}
