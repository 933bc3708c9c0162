import { posix } from "node:path";
import type { OperationFact } from "../../operation-fact.ts";
import type { Setting } from "../../shell/analysis.ts";
import type { Field } from "../../shell/stream.ts";
import type { Arguments } from "../program.ts";
import type { ServiceCall } from "./service-call.ts";
import { outerTarget, saysProduction, targetOf, values, variable } from "./targets.ts";

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

const holders =
  /^(?:namespace|project|node|persistentvolume|persistentvolumeclaim|customresourcedefinition|statefulset|\*|all)$/;

/** `Secrets`, `secrets.v1.`, `secret` are all `secret`. */
export function canonicalKind(kind: string): string {
  const name = (kind.toLowerCase().split(".")[0] ?? "").trim();
  if (Object.hasOwn(kinds, name)) return kinds[name] ?? name;
  if (/(ss|x|ch)es$/.test(name)) return name.slice(0, -2);
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : name;
}

/** True for kinds that hold others, or data. */
export function holdsOthers(kind: string): boolean {
  return holders.test(kind);
}

/** `kubectl VERB KIND[,KIND] NAME`, `KIND/NAME`, `-f FILE`: one operation per kind. */
export function kubernetesOperations(call: ServiceCall): readonly OperationFact[] {
  const { parsed, setting } = call;
  const [first, second] = parsed.operands;
  const base = {
    ...call.base,
    verb: parsed.verb,
    resource: "",
    name: first?.text ?? "",
    target: target(call),
  };
  if (call.service.system === "helm") return [{ ...base, resource: "release" }];
  if (parsed.verb.split(" ")[0] === "exec") return [{ ...base, resource: "pod" }];
  const files = values(parsed, "--filename", "--kustomize");
  if (files.length > 0) {
    const download = files.find((file) => /^https?:|^github\.com\//i.test(file));
    return [{ ...base, resource: download === undefined ? "file" : "download", name: download ?? "" }];
  }
  const raw = values(parsed, "--raw")[0];
  if (raw) {
    const resource = canonicalKind(/\/(secrets)\b/.exec(raw)?.[1] ?? "raw");
    return [{ ...base, effect: resource === "secret" ? "read-secret" : base.effect, resource, name: raw }];
  }
  if (parsed.verb === "view-secret") return [{ ...base, effect: "read-secret", resource: "secret" }];
  if (!first) return [{ ...base, resource: parsed.options.has("--all") ? "all" : "", name: "" }];
  return first.text
    .split(",")
    .slice(0, 64)
    .map((word) => {
      const [kind = "", name = second?.text ?? ""] = word.split("/");
      const resource = canonicalKind(kind);
      const isHolder = base.effect === "delete" && holdsOthers(resource);
      const isPrinted = setting.reach.kept !== "piped";
      const isShown = isPrinted && /^(?:secret|\*)$/.test(resource) && showsValues(parsed);
      const effect = isHolder ? "destroy" : isShown ? "read-secret" : base.effect;
      return { ...base, effect, resource, name: parsed.options.has("--all") ? "*" : name };
    });
}

/** Tables, names and descriptions leave the values of a Secret out; a template shows them unless it only asks for names and the like. */
function showsValues(parsed: Arguments<Field>): boolean {
  if (/^(?:edit|view-secret|extract)$/.test(parsed.verb)) return true;
  if (parsed.verb !== "get") return false;
  const formats = [
    ...values(parsed, "--output"),
    ...[...parsed.options.keys()].filter((name) => /^--template/.test(name)),
  ];
  return formats.some((format) => {
    if (/^(?:name|wide)$/.test(format)) return false;
    const [, columns] = /^custom-columns=(.*)$/s.exec(format) ?? [];
    const [, template] = /^jsonpath=(.*)$/s.exec(format) ?? [];
    if (columns !== undefined)
      return !columns.split(",").every((column) => describing.test(column.split(":")[1] ?? ""));
    const expressions = template?.split(/[{}]/).filter((part) => /[.@*$[]/.test(part)) ?? [];
    return expressions.length === 0 || !expressions.every((part) => describing.test(part.trim()));
  });
}

/** A part of an object that says what it is and not what it holds. Annotations may repeat all of it. */
const describing =
  /^(?:range\s+\.items\[\*\]|(?:\.items\[\*\])?\.?(?:metadata\.(?:name|namespace|labels|uid|creationTimestamp)|type|kind)|"\\[nt]")$/;

/** Most files of one KUBECONFIG that are looked at. */
const maxConfigs = 16;

/** Of several contexts of which one is meant, the one that asks for the most care counts. */
const strictness = ["production", "unknown", "other", "development"] as const;

/** What the call names, else the current context. A namespace that is deleted is what it is aimed at. */
function target(call: ServiceCall): OperationFact["target"] {
  const { parsed, setting } = call;
  const { targets } = setting.analysis.surroundings;
  const given = values(parsed, "--context", "--kube-context", "--cluster").filter((name) => name !== "");
  const contexts = given.length > 0 ? given : [kubeContext(parsed, setting)];
  const names = [...values(parsed, "--namespace"), ...deletedNamespaces(call)];
  const each = contexts.map((context) => targetOf([context, ...names], targets));
  const found = strictness.find((target) => each.includes(target)) ?? "unknown";
  return found === "unknown" ? outerTarget(setting) : found;
}

/** `delete ns prod`, `delete ns/prod`: names that say production; a namespace of another name may be anywhere. */
function deletedNamespaces({ parsed, base, setting }: ServiceCall): readonly string[] {
  if (base.effect !== "delete") return [];
  const words = parsed.operands.slice(0, 64).map((field) => field.text);
  const named = words.flatMap((word) => {
    const [kind = "", name] = word.split("/");
    return name !== undefined && canonicalKind(kind) === "namespace" ? [name] : [];
  });
  const others = canonicalKind(words[0] ?? "") === "namespace" ? words.slice(1) : [];
  return [...named, ...others].filter((name) => saysProduction(name, setting.analysis.surroundings.targets));
}

/** The current context that the kubeconfig files name. Where a file lies does not say what is a place to try things: a user may be called dev. */
function kubeContext(parsed: Arguments<Field>, setting: Setting): string {
  const { surroundings } = setting.analysis;
  const [given] = [...values(parsed, "--kubeconfig"), ...variable("KUBECONFIG", setting)];
  const paths = given ? given.split(":").slice(0, maxConfigs) : [`${surroundings.homes[0]}/.kube/config`];
  // The first file that names one wins, as for kubectl.
  for (const path of paths) {
    const text = surroundings.read(path.replace(/^~(?=\/)/, surroundings.homes[0])) ?? "";
    const context = /^current-context:\s{0,9}["']?([^"'\s]+)/m.exec(text)?.[1];
    if (context !== undefined) return context;
  }
  return (
    paths.map((path) => posix.basename(path)).find((name) => saysProduction(name, surroundings.targets)) ?? ""
  );
}
