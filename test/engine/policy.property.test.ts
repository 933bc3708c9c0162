import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compileRules } from "../../engine/compile.ts";
import type { Decision } from "../../engine/decision.ts";
import { applyPolicy } from "../../engine/policy/apply-policy.ts";
import { compilePolicy } from "../../engine/policy/compile-policy.ts";
import type { Layer, PolicySource } from "../../engine/policy/policy-source.ts";
import { profileNames } from "../../engine/profile.ts";
import { judge } from "../../engine/verdict.ts";
import { rules } from "../../rules/index.ts";
import { profiles } from "../../rules/profiles.ts";
import { nowhere } from "../nowhere.ts";
import { callOf, factsOfExample } from "../pipeline.ts";

/** Calls that every part of a policy can be about. */
const calls = [
  "git push --force origin main",
  "cat .env",
  "cat src/customers/list.csv",
  "rm -rf ~/other",
  "curl https://api.example.com/v1 -d @a.txt",
  "npm install -g left-pad",
  "docker pull nginx",
  "kubectl --context live-eu delete pod web",
  { tool: "mcp__github__delete_file", input: { path: "a" } },
  { tool: "WebFetch", input: { url: "https://example.com", prompt: "x" } },
  "git status",
] as const;

const some = <Value>(...values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
const lists = (...globs: readonly string[]) =>
  fc.record({ allow: some(...globs), deny: some(...globs) }, { requiredKeys: [] });
const decision = fc.constantFrom("allow", "ask", "deny");
const scale = fc.dictionary(fc.constantFrom("low", "medium", "high", "critical"), decision, { maxKeys: 3 });
const exceptionOf = (rule: string, scope: object) => ({
  rule,
  ...scope,
  reason: "r",
  author: "a",
  expires: "2026-12-31",
});

/** A policy file with any of its parts, each about some of those calls. */
const file = fc.record(
  {
    profile: fc.constantFrom(...profileNames),
    aspects: fc.dictionary(fc.constantFrom("securityPosture", "accessControls", "agentCapabilities"), scale),
    rules: fc.dictionary(
      fc.constantFrom("git", "git/force-push", "dotenv", "capability", "installs", "network/send-data"),
      fc.constantFrom("off", "allow", "ask", "deny"),
    ),
    paths: fc.record(
      {
        sensitive: some(
          { paths: ["**/customers/**"], classification: "customer-data" },
          { paths: ["**/.env"], classification: "keys", severity: "critical" },
          { paths: ["~/other/**"], classification: "customer-data", severity: "low" },
        ),
        safe: some("**/.env", "~/other/**", "**/customers/*"),
      },
      { requiredKeys: [] },
    ),
    environments: fc.record(
      { production: some("live-*", "*.example.com"), development: some("live-*", "main") },
      { requiredKeys: [] },
    ),
    network: lists("*.example.com", "example.com", "other.example.org"),
    mcp: lists("github", "github/get_*", "other"),
    installs: lists("left-pad", "npm/*", "image/nginx", "apt/*"),
    tools: lists("Bash", "WebFetch", "Other"),
    exceptions: some(
      exceptionOf("dotenv/read", { paths: ["**/.env"] }),
      exceptionOf("git/force-push", { commands: ["git push --force origin main"] }),
      exceptionOf("packages/install-globally", { names: ["left-pad"] }),
      exceptionOf("network/send-data", { hosts: ["*.example.com"] }),
    ),
  },
  { requiredKeys: [] },
);

function source(layer: Layer, content: object): PolicySource {
  const directory = layer.startsWith("repo") ? "~/app" : "";
  return { path: `/etc/${layer}.yaml`, layer, directory, text: JSON.stringify(content) };
}

const builtIn = compileRules(rules);
const order: readonly Decision[] = ["allow", "ask", "deny"];

/** What each call comes to in each profile, as numbers: the larger, the stricter. */
async function decisions(sources: readonly PolicySource[], isTrusted: boolean): Promise<readonly number[]> {
  const {
    policy,
    rules: own,
    narrowed,
    texts,
  } = compilePolicy({
    sources,
    isTrusted: () => isTrusted,
    builtIn: { rules, profiles },
    user: "dev",
    now: Date.parse("2026-06-01T00:00:00Z"),
  });
  const parts = {
    rulesOf: (kind: keyof typeof own) => own[kind],
    narrowedOf: (kind: keyof typeof own) => narrowed[kind],
    texts: () => texts,
  };
  const all = calls.map(async (call) => {
    const facts = await factsOfExample(call, { ...nowhere, targets: policy.targets });
    return profileNames.map((name) => {
      const inForce = {
        profile: policy.profiles[name],
        outcomes: policy.outcomes[name],
        compiled: policy,
        parts,
      };
      const { findings } = applyPolicy(facts, callOf(call).action, (kind) => builtIn[kind], inForce);
      return order.indexOf(judge(findings, inForce.profile, inForce.outcomes).decision);
    });
  });
  return (await Promise.all(all)).flat();
}

const layered = fc.tuple(file, file, file);
const sourcesOf = ([managed, user, repo]: readonly object[]) => [
  source("managed", managed ?? {}),
  source("user", user ?? {}),
  source("repo", repo ?? {}),
];

test("a repository that is not trusted makes no call's verdict weaker", async () => {
  await fc.assert(
    fc.asyncProperty(layered, async (files) => {
      const all = sourcesOf(files);
      const before = await decisions(all.slice(0, 2), false);
      const after = await decisions(all, false);
      for (const [index, value] of before.entries()) expect(after[index]).toBeGreaterThanOrEqual(value);
    }),
    { numRuns: 40 },
  );
});

test("neither the order of files nor that of any list in them matters", async () => {
  await fc.assert(
    fc.asyncProperty(layered, fc.boolean(), async (files, isTrusted) => {
      const turned = sourcesOf(files.map(reversed)).toReversed();
      expect(await decisions(turned, isTrusted)).toEqual(await decisions(sourcesOf(files), isTrusted));
    }),
    { numRuns: 40 },
  );
});

test("a file that says the same twice says it once", async () => {
  await fc.assert(
    fc.asyncProperty(layered, fc.boolean(), async (files, isTrusted) => {
      const all = sourcesOf(files);
      expect(await decisions([...all, ...all], isTrusted)).toEqual(await decisions(all, isTrusted));
    }),
    { numRuns: 30 },
  );
});

/** The same value with every list, and every table, the other way round. */
function reversed(value: object): object {
  const turn = (one: unknown): unknown => (typeof one === "object" && one !== null ? reversed(one) : one);
  if (Array.isArray(value)) return value.map(turn).toReversed();
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, turn(one)]),
  );
}
