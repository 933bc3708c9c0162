import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { whyNotInForce } from "../../bin/agent-settings/in-force.ts";
import { settingsPlaces } from "../../bin/agent-settings/settings-place.ts";
import { readyForHooks, surroundingFaults } from "../../bin/agent-settings/verify-settings.ts";
import { expandBraces } from "../../bin/client-settings/expand-braces.ts";
import { dist, type Machine, machine } from "./machine.ts";

const Exported = z.looseObject({
  permissions: z.strictObject({ deny: z.array(z.string()) }),
  sandbox: z.strictObject({
    credentials: z.strictObject({
      envVars: z.array(z.strictObject({ name: z.string(), mode: z.literal("deny") })),
    }),
    network: z.strictObject({
      deniedDomains: z.array(z.string()),
      allowedDomains: z.array(z.string()).optional(),
      strictAllowlist: z.literal(true).optional(),
    }),
  }),
});

function exported(at: Machine, ...args: readonly string[]) {
  const done = at.run("policy", "export", ...(args.length === 0 ? ["claude-permissions"] : args));
  expect(done.code).toBe(0);
  return { ...Exported.parse(JSON.parse(done.stdout)), notes: done.stderr, text: done.stdout };
}

const user = ".sallyport/policy.yaml";
const repo = (at: Machine) => join(at.project, ".sallyport/policy.yaml");

test.each([
  ["a dotenv file", "Read(//**/.env)", true],
  ["a dotenv file of production", "Read(//**/.env.production)", true],
  ["an SSH key", "Read(//**/id_ed25519)", true],
  ["an SSH key by a usual name", "Read(//**/.ssh/deploy_key)", true],
  ["a cloud credential", "Read(//**/.aws/credentials*)", true],
  ["the login of a registry", "Read(~/.npmrc)", true],
  ["all of .ssh, where public keys are too", "Read(//**/.ssh/**)", false],
  ["all of .aws, where settings are too", "Read(//**/.aws)", false],
  ["every dotenv file, templates too", "Read(//**/.env.*)", false],
  ["every .key, those of fixtures too", "Read(//**/*.key)", false],
  ["what balanced only asks about", "Read(//**/.envrc)", false],
])("without a policy, %s: %s is there: %s", (_, rule, isThere) => {
  expect(exported(machine()).permissions.deny.includes(rule)).toBe(isThere);
});

const ownRule = (id: string, file: string) => `ownRules:
  - id: ${id}
    summary: Reads what is ours.
    why: It is nobody else's business.
    instead: Ask the team.
    severity: critical
    category: credential
    source: https://example.com/ours
    when: { file: ${file} }
    examples: { bad: [cat x], good: [ls] }
`;

test.each([
  [
    "prototyping denies nothing",
    "profile: prototyping\n",
    [],
    ["Read(//**/.env)"],
    /does not stop a mention/,
  ],
  ["a rule that asks is left out", "rules:\n  dotenv/read: ask\n", [], ["Read(//**/.env)"], /^$/],
  [
    "a milder rule that denies is there",
    "rules:\n  dotenv/read-direnv: deny\n",
    ["Read(//**/.envrc)"],
    [],
    /^$/,
  ],
  [
    "sensitive paths are there",
    "paths:\n  sensitive:\n    - { paths: ['~/crm/{a,b}/**', '/srv/pay'], classification: crm }\n",
    ["Read(~/crm/a/**)", "Read(~/crm/b/**)", "Read(//srv/pay)"],
    [],
    /^$/,
  ],
  [
    "those that are only asked about are not",
    "paths:\n  sensitive:\n    - { paths: [~/crm/**], classification: crm, severity: medium }\n",
    [],
    ["Read(~/crm/**)"],
    /^$/,
  ],
  [
    "what has no form is named",
    "paths:\n  sensitive:\n    - { paths: ['~/crm/[ab]/*'], classification: crm }\n",
    [],
    ["Read(~/crm/[ab]/*)"],
    /policy\/crm: ~\/crm\/\[ab\]\/\* cannot be said/,
  ],
  [
    "a safe path takes out what would stop it",
    "paths:\n  safe: [~/demo/.env]\n",
    ["Read(//**/.env.local)"],
    ["Read(//**/.env)"],
    /\*\*\/\.env is left out: the policy lets ~\/demo\/\.env through/,
  ],
  [
    "a path that one rule excepts",
    "exceptions:\n  - { rule: dotenv/read, paths: [~/demo/.env], reason: throwaway, author: Kim, expires: 2199-12-31 }\n",
    ["Read(//**/.env.local)"],
    ["Read(//**/.env)"],
    /\*\*\/\.env is left out/,
  ],
  [
    "a path that another rule excepts changes nothing",
    "exceptions:\n  - { rule: keys/read-private-key, paths: ['**/.env'], reason: odd, author: Kim, expires: 2199-12-31 }\n",
    ["Read(//**/.env)"],
    [],
    /^$/,
  ],
  [
    "an own rule about files is there, one about some programs or parts of the machine is not",
    ownRule("acme/a", "{ path: [~/a/x] }") +
      ownRule("acme/b", "{ path: [~/b/x], by: [curl] }").slice("ownRules:\n".length),
    ["Read(~/a/x)"],
    ["Read(~/b/x)"],
    /^$/,
  ],
])("%s", (_, policy, there, absent, notes) => {
  const at = machine();
  at.put(user, policy);
  const done = exported(at);
  expect(done.permissions.deny).toEqual(expect.arrayContaining([...there]));
  for (const rule of absent) expect(done.permissions.deny).not.toContain(rule);
  expect(done.notes).toMatch(notes);
});

test("a repository's relative paths are its own folder's, and those of the session", () => {
  const at = machine();
  at.put(repo(at), "paths:\n  sensitive:\n    - { paths: [data/**], classification: data }\n");
  const { deny } = exported(at).permissions;
  expect(deny).toEqual(expect.arrayContaining(["Read(./data/**)", `Read(/${at.project}/data/**)`]));
});

test("a repository that is not trusted frees no path, and allows the sandbox no host", () => {
  const at = machine();
  at.put(
    repo(at),
    "paths:\n  safe: ['**/.env']\nnetwork:\n  allow: [evil.example]\n  deny: [tracker.example]\n",
  );
  const { permissions, sandbox } = exported(at);
  expect(permissions.deny).toContain("Read(//**/.env)");
  expect(sandbox.network).toEqual({ deniedDomains: ["tracker.example"], allowedDomains: [] });
});

test.each([
  [
    "hosts",
    "network:\n  allow: [a.example, '*.b.example']\n",
    { allowedDomains: ["a.example", "*.b.example"] },
  ],
  [
    "hosts of which all others are denied",
    "profile: production\nnetwork:\n  allow: [a.example]\n",
    { allowedDomains: ["a.example"], strictAllowlist: true },
  ],
  [
    "a glob the sandbox has no form for",
    "network:\n  deny: ['a*.example', c.example]\n",
    { deniedDomains: ["c.example"] },
  ],
])("the sandbox gets %s", (_, policy, network) => {
  const at = machine();
  at.put(user, policy);
  expect(exported(at).sandbox.network).toEqual({ deniedDomains: [], ...network });
});

test("the sandbox gets the variables that the policy denies to show", () => {
  const names = exported(machine()).sandbox.credentials.envVars.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN", "DATABASE_URL"]));
});

test.each(["claude-permissions", "managed-settings"])(
  "%s are settings that the client reads whole",
  (what) => {
    const { text } = exported(machine(), what);
    expect(readyForHooks("settings.json", text)).toEqual([]);
  },
);

test("managed settings have every hook, and are in force whatever a project's settings say", () => {
  const at = machine();
  const { text, ...settings } = exported(at, "managed-settings");
  expect(settings).toMatchObject({ allowManagedHooksOnly: true });
  expect(text).not.toContain("--home");
  const managed = at.put("managed-settings.json", text);
  const question = { home: at.home, project: at.project, changed: "", isPlugin: false };
  expect(whyNotInForce(question, "/absent")).toMatch(/no settings file/);
  at.put(join(at.project, ".claude/settings.json"), '{ "disableAllHooks": true }');
  expect(whyNotInForce(question, managed)).toBeUndefined();
  const places = settingsPlaces(at.project, at.home);
  expect(() => surroundingFaults(places, "user", managed)).toThrow(/sallyport's already/);
  at.put("managed-settings.json", text.replace("pre-tool-use.cjs", "gone.cjs"));
  expect(whyNotInForce(question, managed)).toBeDefined();
});

test("a fleet's machines may have the hooks and node in other places", () => {
  const folder = join(dist, "hooks");
  const args = ["managed-settings", "--hooks", "/opt/sallyport/dist/hooks", "--node", "/opt/node/bin/node"];
  const { text } = exported(machine(), ...args);
  expect(text).toContain('"/opt/sallyport/dist/hooks/post-tool-use.cjs"');
  expect(text).toContain('"/opt/node/bin/node"');
  expect(text).not.toContain(folder);
  expect(text).not.toContain(process.execPath);
});

test.each([
  ["nothing to export", ["policy", "export"], /claude-permissions/],
  ["another client", ["policy", "export", "codex"], /claude-permissions/],
  ["hooks for permissions", ["policy", "export", "claude-permissions", "--hooks", "/x"], /belong to/],
  [
    "a path that a project decides",
    ["policy", "export", "managed-settings", "--node", "node"],
    /no absolute path/,
  ],
])("%s is wrong usage", (_, args, said) => {
  expect(machine().run(...args)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(said) });
});

test.each([
  ["no braces", "a/b", ["a/b"]],
  ["one group", "a{b,c}d", ["abd", "acd"]],
  ["a group in a group", "{a{b,c},d}e", ["abe", "ace", "de"]],
  ["an empty choice", "a{,/**}", ["a", "a/**"]],
  ["a range", "a{1..3}", undefined],
  ["an escaped brace", "a\\{b", undefined],
  ["a brace that does not close", "a{b", undefined],
  ["too many", "{a,b}".repeat(12), undefined],
])("braces: %s", (_, glob, texts) => {
  const expanded = expandBraces(glob);
  expect(expanded && [...expanded].sort()).toEqual(texts && [...texts].sort());
});
