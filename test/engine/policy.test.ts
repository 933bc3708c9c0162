import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../engine/evaluate.ts";
import { compilePolicy } from "../../engine/policy/compile-policy.ts";
import type { Layer, PolicySource } from "../../engine/policy/policy-source.ts";
import { settle } from "../../engine/policy/settle.ts";
import { profileNames, scaleFor } from "../../engine/profile.ts";
import { rules } from "../../rules/index.ts";
import { profiles } from "../../rules/profiles.ts";
import { factsOfExample } from "../pipeline.ts";

const order = ["off", "allow", "ask", "deny"];
const now = Date.parse("2026-01-15T00:00:00Z");

function source(layer: Layer, content: object, path = `/etc/${layer}.yaml`): PolicySource {
  return { path, layer, directory: layer.startsWith("repo") ? "~/app" : "", text: JSON.stringify(content) };
}

function compiled(sources: readonly PolicySource[], isTrusted = false) {
  return compilePolicy({
    sources,
    isTrusted: () => isTrusted,
    builtIn: { rules, profiles },
    user: "dev",
    now,
  });
}

/** What every built-in rule comes to in every profile. */
function verdicts(sources: readonly PolicySource[], isTrusted = false): readonly number[] {
  const { policy } = compiled(sources, isTrusted);
  return profileNames.flatMap((name) =>
    rules.map(({ id, category, severity }) =>
      order.indexOf(policy.outcomes[name][id] ?? scaleFor(category, policy.profiles[name])[severity]),
    ),
  );
}

const decision = fc.constantFrom("allow", "ask", "deny");
const cell = fc.dictionary(fc.constantFrom("low", "medium", "high", "critical"), decision, { maxKeys: 3 });
const file = fc.record(
  {
    profile: fc.constantFrom(...profileNames),
    aspects: fc.dictionary(fc.constantFrom("securityPosture", "riskTolerance", "accessControls"), cell),
    rules: fc.dictionary(
      fc.constantFrom("git", "git/force-push", "destruction", "self-protection", "opaque"),
      fc.oneof(
        fc.constantFrom("off", "allow", "ask", "deny"),
        fc.record({ severity: fc.constantFrom("low", "high") }),
      ),
    ),
  },
  { requiredKeys: [] },
);
const isNowhereWeaker = (before: readonly number[], after: readonly number[]) =>
  before.every((value, index) => value <= (after[index] ?? -1));

describe("merging", () => {
  test("a repository that is not trusted never makes any verdict weaker", () => {
    fc.assert(
      fc.property(file, file, file, (managed, user, repo) => {
        const above = [source("managed", managed), source("user", user)];
        expect(isNowhereWeaker(verdicts(above), verdicts([...above, source("repo", repo)]))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("the order of files does not matter, and a file twice is the file once", () => {
    fc.assert(
      fc.property(file, file, file, (managed, user, repo) => {
        const all = [source("managed", managed), source("user", user), source("repo", repo)];
        expect(verdicts(all.toReversed())).toEqual(verdicts(all));
        expect(verdicts([...all, ...all])).toEqual(verdicts(all));
      }),
      { numRuns: 30 },
    );
  });

  test("what a layer that may loosen has set, those below only tighten", () => {
    const given = fc.array(fc.record({ value: fc.nat(3), pass: fc.nat(4) }), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.nat(3),
        given,
        fc.record({ value: fc.nat(3), pass: fc.nat(4) }),
        (base, items, added) => {
          const mayLoosen = (pass: number) => pass < 4;
          const before = settle(base, items, mayLoosen, (value) => value).value;
          const after = settle(base, [...items, added], mayLoosen, (value) => value).value;
          const isBelow = added.pass === 4 || items.some(({ pass }) => pass < Math.min(added.pass, 4));
          if (isBelow && items.every(({ pass }) => pass <= added.pass))
            expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  const outcome = (sources: readonly PolicySource[], isTrusted = false) =>
    compiled(sources, isTrusted).policy.outcomes.balanced["git/force-push"];
  const off = { rules: { "git/force-push": "off" } };
  const identified = { identities: { dev: ["Kim@example.com"] } };
  const ofKim = {
    rules: { git: "deny" },
    roles: [{ name: "lead", users: ["kim@Example.com"], rules: { git: "ask" } }],
  };
  test.each<[string, readonly PolicySource[], boolean, string | undefined]>([
    ["the user switches a rule off", [source("user", off)], false, "off"],
    ["a repository cannot", [source("repo", off)], false, "deny"],
    ["a trusted one can", [source("repo", off)], true, "off"],
    [
      "nobody can undo a layer above",
      [source("team", { rules: { git: "ask" } }), source("user", off)],
      false,
      "ask",
    ],
    [
      "the nearest setting of a file counts",
      [source("user", { rules: { git: "off", "git/force-push": "ask" } })],
      false,
      "ask",
    ],
    [
      "a role of the user counts first",
      [
        source("managed", {
          rules: { git: "deny" },
          roles: [{ name: "lead", users: ["dev"], rules: { git: "ask" } }],
        }),
      ],
      false,
      "ask",
    ],
    [
      "somebody else's does not",
      [source("managed", { roles: [{ name: "lead", users: ["ann"], rules: { git: "ask" } }] })],
      false,
      undefined,
    ],
    [
      "a repository's role is none",
      [source("repo", { roles: [{ name: "lead", users: ["dev"], rules: { git: "off" } }] })],
      true,
      undefined,
    ],
    [
      "a role names people by the addresses that the managed policy gives them",
      [source("managed", identified), source("team", ofKim)],
      false,
      "ask",
    ],
    ["not by those they give themselves", [source("user", identified), source("team", ofKim)], false, "deny"],
    [
      "nor by those of a repository, were it trusted",
      [source("repo", identified), source("team", ofKim)],
      true,
      "deny",
    ],
    [
      "nor by those of another user",
      [source("managed", { identities: { ann: ["Kim@example.com"] } }), source("team", ofKim)],
      false,
      "deny",
    ],
  ])("%s", (_case, sources, isTrusted, expected) => expect(outcome(sources, isTrusted)).toBe(expected));

  test("the guard's own protection stays, whoever says otherwise", () => {
    const { policy } = compiled([source("managed", { rules: { "self-protection": "off" } })]);
    expect(Object.keys(policy.outcomes.prototyping)).toEqual([]);
    expect(policy.ignored.map(({ message }) => message)).toEqual([expect.stringContaining("own protection")]);
  });

  test("an exception that has ended, or is a repository's, does not hold", () => {
    const exception = {
      rule: "dotenv/read",
      paths: ["~/app/.env"],
      reason: "r",
      author: "a",
      expires: "2026-01-31",
    };
    const of = (layer: Layer, one: object) => compiled([source(layer, { exceptions: [one] })]).policy;
    expect(of("user", exception)).toMatchObject({
      narrowedRules: ["dotenv/read"],
      exceptions: [{ author: "a" }],
    });
    expect(of("user", { ...exception, expires: "2026-01-14" }).narrowedRules).toEqual([]);
    expect(of("repo", exception)).toMatchObject({ narrowedRules: [], ignored: [{ line: 1 }] });
  });
});

describe("what a layer above delegates to repositories", () => {
  const delegations = (directories: readonly string[], ...names: readonly string[]) => ({
    delegations: [{ directories, rules: names }],
  });
  const here = ["~/*"];
  const own = { rules: { "git/force-push": "ask", packages: "allow" } };
  const found = (above: PolicySource, content: object, isTrusted = false) => {
    const { outcomes, ignored, narrowedRules } = compiled([above, source("repo", content)], isTrusted).policy;
    const { "git/force-push": push, "packages/install-globally": install } = outcomes.balanced;
    return { push, install, narrowedRules, ignored: ignored.map(({ message }) => message.split(":")[0]) };
  };

  test.each<[string, PolicySource, string | undefined, string | undefined]>([
    ["one rule", source("user", delegations(here, "git/force-push")), "ask", "ask"],
    ["a pack", source("managed", delegations(here, "packages")), "deny", "allow"],
    ["both", source("team", delegations(here, "git", "packages")), "ask", "allow"],
    ["elsewhere", source("user", delegations(["~/code/*"], "git", "packages")), "deny", "ask"],
    [
      "what it has set itself",
      source("user", { rules: { git: "deny" }, ...delegations(here, "git", "packages") }),
      "deny",
      "allow",
    ],
    ["to itself", source("repo-local", delegations(here, "git", "packages")), "deny", "ask"],
  ])("%s", (_what, above, push, install) => expect(found(above, own)).toMatchObject({ push, install }));

  test("is exceptions to these rules as well, and nothing else of the file", () => {
    const scope = { reason: "r", author: "a", expires: "2026-12-31" };
    const content = {
      profile: "prototyping",
      exceptions: [
        { rule: "dotenv/read", paths: ["~/app/.env"], ...scope },
        { rule: "ssh/read-private-key", paths: ["~/app/key"], ...scope },
      ],
      paths: { safe: ["~/app/**"] },
    };
    const { narrowedRules, ignored } = found(source("user", delegations(here, "dotenv")), content);
    expect(narrowedRules).toEqual(["dotenv/read"]);
    expect(ignored.sort()).toEqual(["exceptions.1", "paths.safe", "profile"].sort());
  });

  test("a misspelt rule of a delegated pack is one fault, and undoes the delegation", () => {
    const content = { rules: { "git/force-psh": "ask", "git/force-push": "ask" } };
    const { problems, outcomes } = compiled([
      source("user", delegations(here, "git")),
      source("repo", content),
    ]).policy;
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("git/force-psh")]);
    expect(outcomes.balanced["git/force-push"]).toBe("deny");
  });

  test("never the guard's own protection, nor by a file that is not valid", () => {
    const all = delegations(here, "self-protection", "git");
    const { outcomes } = compiled([
      source("user", all),
      source("repo", { rules: { "self-protection": "off" } }),
    ]).policy;
    expect(Object.keys(outcomes.balanced)).toEqual([]);
    expect(found(source("user", all), { ...own, unknown: 1 }).push).toBe("deny");
  });
});

test.each([
  ["mcp__github__get_issue", { allow: ["github"] }, []],
  ["mcp__slack__list", { allow: ["github"] }, ["policy/unlisted-mcp"]],
  ["mcp__github__delete_file", { deny: ["github/delete_*"] }, ["policy/denied-mcp"]],
  ["mcp__github__get_issue", { deny: ["github/delete_*"] }, []],
])("%s with the list %j", async (tool, mcp, fired) => {
  const { rules: table } = compiled([source("repo", { mcp })]);
  const facts = await factsOfExample({ tool, input: {} });
  expect(evaluate(facts, (kind) => table[kind]).map(({ rule }) => rule)).toEqual(fired);
});
