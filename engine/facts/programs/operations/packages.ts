import type { OperationFact } from "../../facts.ts";
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
export function packageOperations({ service, parsed, base }: ServiceCall): readonly OperationFact[] {
  const words = base.verb.split(" ").length - (parsed.verb === "" ? 0 : parsed.verb.split(" ").length);
  const names = parsed.operands.slice(Math.max(0, words)).map((field) => field.text);
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
  const has = (options: readonly string[]) => options.some((option) => parsed.options.has(option));
  const isSystem = parsed.options.has("--break-system-packages");
  const isGlobal = service.isGlobal === true || /^(?:global|tool) /.test(base.verb) || has(globalOptions);
  const scope = isSystem ? "system" : isGlobal ? "global" : "project";
  const fact = { ...base, verb: base.effect, name: names[0] ?? "" };
  const index = has(indexOptions) ? [{ ...fact, resource: "index" }] : [];
  const sourceOption = ["--git", "--path"].find((option) => parsed.options.has(option))?.slice(2);
  const places = new Map<string, OperationFact>();
  for (const name of names.slice(0, maxPackages)) {
    const place = placeOf(name) ?? "";
    if (!places.has(place)) places.set(place, { ...fact, resource: place === "" ? scope : place, name });
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

/** A package that is named by where it lies: a repository, an address, a directory. */
function placeOf(spec: string): string | undefined {
  const from = /^[^@\s]{1,200}\s?@\s?((?:git\+|https?:|git:|ssh:).*)$/s.exec(spec)?.[1] ?? spec;
  if (/^(?:git\+|git:|git@|ssh:|github:|gitlab:|bitbucket:)|^https?:\/\/[^\s]+\.git(?:[#@]|$)/.test(from))
    return "git";
  if (/^https?:/.test(from)) return "url";
  if (/^(?:\.{1,2}(?:\/|$|\[)|\/|~|file:|link:|portal:)/.test(from)) return "local";
  return undefined;
}
