import { type Document, parseDocument } from "yaml";
import * as z from "zod";
import { GuardError } from "./errors.ts";
import type { Profile } from "./profile.ts";

/** Layers from the strongest to the weakest. The first one that names a profile chooses it; those below may only tighten. */
const layers = ["managed", "user", "repo", "repo-local"] as const;
export type Layer = (typeof layers)[number];

/** One policy file as it was read. */
export const PolicySource = z.strictObject({ path: z.string(), layer: z.enum(layers), text: z.string() });
export type PolicySource = z.infer<typeof PolicySource>;

/** What the hook needs of all policy files together. `ignored` says, for people, what was not followed and why. */
export const CompiledPolicy = z.strictObject({
  profile: z.enum(["prototyping", "balanced", "production"]),
  ignored: z.array(z.string()),
});
export type CompiledPolicy = z.infer<typeof CompiledPolicy>;

const strictness = ["prototyping", "balanced", "production"] as const satisfies readonly Profile["name"][];

/** The profile where no policy names one. */
const defaultPolicy: CompiledPolicy = { profile: "balanced", ignored: [] };

const PolicyFile = z.strictObject({ profile: z.enum(strictness).optional() });

/**
 * Merges policy files into what the hook follows.
 *
 * @throws GuardError `policy-invalid` naming file, line and field
 */
export function compilePolicy(sources: readonly PolicySource[]): CompiledPolicy {
  const named = sources
    .map((source) => ({ source, profile: readPolicyFile(source).profile }))
    .sort((a, b) => layers.indexOf(a.source.layer) - layers.indexOf(b.source.layer));
  const [chosen] = named.filter(
    ({ source, profile }) => profile && (source.layer === "managed" || source.layer === "user"),
  );
  let profile: Profile["name"] = chosen?.profile ?? defaultPolicy.profile;
  const ignored: string[] = [];
  for (const { source, profile: wanted } of named) {
    if (wanted === undefined || wanted === profile || source === chosen?.source) continue;
    if (strictness.indexOf(wanted) > strictness.indexOf(profile)) profile = wanted;
    else
      ignored.push(
        `${source.path}: profile ${wanted} is more relaxed than ${profile}; a ${source.layer} policy can only tighten`,
      );
  }
  return { profile, ignored };
}

function readPolicyFile(source: PolicySource): z.infer<typeof PolicyFile> {
  const document = parseDocument(source.text);
  const [error] = document.errors;
  if (error)
    throw new GuardError(
      "policy-invalid",
      `${source.path}:${error.linePos?.[0].line ?? 1}: ${error.code}; mend the file`,
    );
  const parsed = PolicyFile.safeParse(plainValue(document, source.path) ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path.join(".");
  const line = lineOf(source.text, String(field ?? ""));
  throw new GuardError(
    "policy-invalid",
    `${source.path}:${line}: ${field || "the file"}: ${issue?.message ?? "invalid"}; mend the file`,
  );
}

/** Aliases are refused: a few lines of them can stand for millions of values. */
function plainValue(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw new GuardError("policy-invalid", `${path}: YAML aliases are not allowed; mend the file`, {
      cause: error,
    });
  }
}

function lineOf(text: string, field: string): number {
  const index = text.split("\n").findIndex((line) => line.trimStart().startsWith(field));
  return field === "" || index === -1 ? 1 : index + 1;
}
