import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { canonicalJson } from "../../engine/bundle.ts";
import type { Decision } from "../../engine/decision.ts";
import { GuardError } from "../../engine/errors.ts";
import { type Bundle, type BundleTexts, openBundle } from "../../engine/io/bundle-files.ts";
import { builtHooksFolder } from "../agent-settings/built-hooks.ts";
import { decisionIn, runHandler } from "../agent-settings/run-handler.ts";
import { keepBundle } from "./store.ts";

const maxCases = 500;

const Verdict = z.enum(["allow", "ask", "deny"]);

/** One line of `cases.jsonl`: a call, and what it must get in each profile named. A text is a Bash command. */
const Case = z.strictObject({
  call: z.union([
    z.string().min(1),
    z.strictObject({ tool: z.string().min(1), input: z.record(z.string(), z.unknown()) }),
  ]),
  verdict: z
    .strictObject({ prototyping: Verdict, balanced: Verdict, production: Verdict })
    .partial()
    .refine((verdict) => Object.keys(verdict).length > 0, "name at least one profile"),
  why: z.string().min(1),
});
type Case = z.infer<typeof Case>;

/** What running a bundle's cases gave. */
export type CaseReport = { readonly count: number; readonly failures: readonly string[] };

/**
 * Runs a bundle's cases through the hook itself, in a throwaway home where a user with each of the profiles extends this bundle.
 *
 * @throws GuardError `bundle-invalid` for a line that is no case
 */
export function runCases(texts: BundleTexts): CaseReport {
  const bundle = openBundle(texts, { trusted: [], revoked: [], requireSigned: false }, "the bundle");
  const cases = readCases(bundle.cases);
  const failures = (["prototyping", "balanced", "production"] as const).flatMap((profile) => {
    const rows = cases.filter(({ verdict }) => verdict[profile] !== undefined);
    return rows.length === 0
      ? []
      : withUser(bundle, texts, profile, (home) => failuresOf(rows, profile, home));
  });
  const count = cases.reduce((sum, { verdict }) => sum + Object.keys(verdict).length, 0);
  return { count, failures };
}

function readCases(text: string): readonly Case[] {
  const lines = text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [{ line, at }]));
  if (lines.length === 0 || lines.length > maxCases)
    throw new GuardError(
      "bundle-invalid",
      `cases.jsonl: has ${lines.length} cases; 1 to ${maxCases} are needed`,
    );
  return lines.map(({ line, at }) => {
    const parsed = Case.safeParse(parse(line));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || "the line";
    throw new GuardError("bundle-invalid", `cases.jsonl:${at + 1}: ${field}: ${issue?.message}`);
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type ProfileName = keyof Case["verdict"];

function withUser<Result>(
  bundle: Bundle,
  texts: BundleTexts,
  profile: ProfileName,
  work: (home: string) => Result,
): Result {
  const home = mkdtempSync(join(tmpdir(), "sallyport-cases-"));
  try {
    mkdirSync(join(home, "project"));
    keepBundle(home, bundle, texts);
    const reference = "./bundle";
    const policy = `profile: ${profile}\nextends:\n  - ${reference}\n`;
    writeFileSync(join(home, ".sallyport/policy.yaml"), policy);
    const lock = canonicalJson({ format: 1, bundles: { [reference]: bundle.locked } });
    writeFileSync(join(home, ".sallyport/lock.json"), lock);
    return work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function failuresOf(rows: readonly Case[], profile: ProfileName, home: string): string[] {
  return rows.flatMap(({ call, verdict, why }) => {
    const got = verdictOn(call, home);
    if (got === verdict[profile]) return [];
    const shown = JSON.stringify(typeof call === "string" ? call : call.input).slice(0, 120);
    return [`${profile}: ${shown} gets ${got}, not ${verdict[profile]} (${why})`];
  });
}

function verdictOn(call: Case["call"], home: string): Decision {
  const cwd = join(home, "project");
  const hook = join(builtHooksFolder(), "pre-tool-use.cjs");
  const handler = { command: process.execPath, args: [hook, "--home", home], timeout: 10 };
  const [tool_name, tool_input] =
    typeof call === "string" ? ["Bash", { command: call }] : [call.tool, call.input];
  const input = { session_id: "cases", cwd, hook_event_name: "PreToolUse", tool_name, tool_input };
  const answer = runHandler(handler, input, cwd);
  const broken = answer.stderr.includes("the check itself failed") ? answer.stderr.trim() : answer.failure;
  if (broken !== undefined) throw new GuardError("bundle-invalid", `the hook does not answer: ${broken}`);
  return decisionIn(answer);
}
