import type { OperationFact } from "../../operation-fact.ts";
import type { Field } from "../../shell/stream.ts";
import type { ServiceCall } from "./service-call.ts";

/** Options that make an installation one for the whole machine or account, or take it from a place of its own. */
const globalOptions = ["--global", "--location=global", "--user", "--tool-path"];
const indexOptions = [
  ...[
    "--registry",
    "--index-url",
    "--extra-index-url",
    "--find-links",
    "--source",
    "--index",
    "--default-index",
  ],
  ...["--repository", "--clear-sources", "--trusted-host"],
];

/** Most packages of one call. */
const maxPackages = 64;

/** `npm install X`, `pip uninstall X`, `cargo publish`: one operation for each kind of place that packages come from. */
export function packageOperations(call: ServiceCall): readonly OperationFact[] {
  const { service, parsed, base } = call;
  const names = packagesIn(parsed, base.verb).map((field) => field.text);
  if (base.effect === "publish" || base.effect === "delete") {
    return [
      {
        ...base,
        verb: base.effect === "publish" ? "publish" : base.verb,
        resource: "package",
        target: "production",
      },
    ];
  }
  if (base.effect !== "install" && base.effect !== "uninstall") return [base];
  const isSystem = parsed.options.has("--break-system-packages");
  const isGlobal = service.isGlobal === true || isGlobalVerb(call, names);
  const scope = isSystem ? "system" : isGlobal ? "global" : "project";
  const fact = { ...base, verb: base.effect, name: names[0] ?? "" };
  const index = indexOptions
    .flatMap((option) => parsed.options.get(option) ?? [])
    .slice(0, maxPackages)
    .map((field) => ({ ...fact, resource: "index", name: field?.text ?? "" }));
  const sourceOption = ["--git", "--path"].find((option) => parsed.options.has(option))?.slice(2);
  const places = new Map<string, OperationFact>();
  for (const name of names.slice(0, maxPackages)) {
    const place = placeOf(name) ?? "";
    // What the whole account gets is told apart by name.
    const key = place === "" && scope !== "project" ? ` ${name}` : place;
    if (!places.has(key)) places.set(key, { ...fact, resource: place === "" ? scope : place, name });
  }
  if (sourceOption) places.set(sourceOption, { ...fact, resource: sourceOption === "git" ? "git" : "local" });
  const all = [...places.values()];
  const scoped =
    all.some((one) => one.resource === scope) || scope === "project" ? [] : [{ ...fact, resource: scope }];
  return [
    ...index,
    ...scoped,
    ...(all.length > 0 || scoped.length > 0 ? all : [{ ...fact, resource: scope }]),
  ];
}

/** The operands that name packages: some of the verb's words may stand among them. */
export function packagesIn({ verb, operands }: ServiceCall["parsed"], whole: string): readonly Field[] {
  const words = whole.split(" ").length - (verb === "" ? 0 : verb.split(" ").length);
  return operands.slice(Math.max(0, words));
}

/** An installation for the whole account, by an option, or by a verb that makes no other; the project's own programs are no strangers. */
function isGlobalVerb({ service, parsed, base }: ServiceCall, names: readonly string[]): boolean {
  if (/^(?:global|tool) /.test(base.verb) || globalOptions.some((option) => parsed.options.has(option)))
    return true;
  if (service.globalVerbs?.split(" ").includes(base.verb) !== true) return false;
  return !parsed.options.has("--path") && names.some((name) => placeOf(name) === undefined);
}

/** A package that is named by where it lies: a repository, an address, a directory. */
export function placeOf(spec: string): "git" | "url" | "local" | undefined {
  const from = /^[^@\s]{1,200}\s?@\s?((?:git\+|https?:|git:|ssh:).*)$/s.exec(spec)?.[1] ?? spec;
  if (/^(?:git\+|git:|git@|ssh:|github:|gitlab:|bitbucket:)|^https?:\/\/[^\s]+\.git(?:[#@]|$)/.test(from))
    return "git";
  if (/^https?:/.test(from)) return "url";
  if (/^(?:\.{1,2}(?:\/|$|\[)|\/|~|file:|link:|portal:)/.test(from)) return "local";
  return undefined;
}
