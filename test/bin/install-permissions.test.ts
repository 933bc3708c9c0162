import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { countDenied, withDenied, withoutDenied } from "../../bin/agent-settings/edit-permissions.ts";
import { withHooks, withoutHooks } from "../../bin/agent-settings/edit-settings.ts";
import { hookGroups } from "../../bin/agent-settings/hook-table.ts";
import { machine } from "./machine.ts";
import { inTerminal } from "./terminal.ts";

const rules = ["Read(//**/.env)", "Read(~/.npmrc)"];
const groups = hookGroups({
  node: "/n/node",
  cleaner: undefined,
  folder: "/s/dist/hooks",
  home: undefined,
  form: "exec",
});
const deny = (text: string): unknown =>
  z.looseObject({ permissions: z.looseObject({ deny: z.array(z.string()) }) }).parse(JSON.parse(text))
    .permissions.deny;

const texts = [
  ["an empty object", "{}\n"],
  ["no permissions", '{\n  "model": "opus"\n}\n'],
  ["empty permissions", '{\n  "permissions": {},\n  "model": "opus"\n}\n'],
  ["permissions without a deny list", '{\n  "permissions": { "allow": ["Bash(ls)"] }\n}\n'],
  ["an empty deny list", '{\n  "permissions": { "deny": [] }\n}\n'],
  ["a deny list on one line", '{\n  "permissions": { "deny": ["Read(./x)", "Bash(rm *)"] }\n}\n'],
  [
    "a deny list with a line each",
    '{\n\t"permissions": {\n\t\t"deny": [\n\t\t\t"Read(./x)"\n\t\t]\n\t}\n}\n',
  ],
  ["one of the rules already", '{\n  "permissions": { "deny": ["Read(~/.npmrc)"] }\n}\n'],
  ["one line of JSON", '{"permissions":{"deny":["WebFetch"],"allow":[]},"model":"opus"}'],
  ["Windows line ends", '{\r\n  "permissions": {\r\n    "ask": []\r\n  }\r\n}\r\n'],
] as const;

describe.each(texts)("a file with %s", (_, text) => {
  const installed = withDenied(withHooks(text, groups), rules);

  test("has every rule once", () => {
    for (const rule of rules) expect(installed.split(JSON.stringify(rule))).toHaveLength(2);
    expect(deny(installed)).toEqual(expect.arrayContaining(rules));
  });
  test("is not changed by writing them again", () => expect(withDenied(installed, rules)).toBe(installed));
  test("has other rules in their place when the policy has changed", () => {
    const changed = withDenied(installed, ["Read(//srv/x)"]);
    expect([countDenied(changed), withDenied(changed, rules)]).toEqual([1, installed]);
  });
  test("has its own bytes back", () => expect(withoutHooks(withoutDenied(installed))).toBe(text));
  test("has them back when the hooks were written anew in between", () => {
    const again = withHooks(withoutHooks(installed), groups);
    expect(withoutHooks(withoutDenied(again))).toBe(text);
  });
});

test("what the user adds to the list afterwards stays", () => {
  const installed = withDenied('{ "permissions": { "deny": ["A"] } }', rules);
  const more = installed.replace(/\](?= \} \}$)/, ', "B"]');
  expect(deny(withoutDenied(more))).toEqual(["A", "B"]);
  const alone = withDenied("{}", rules).replace('"Read(//sallyport/end)"', '"Read(//sallyport/end)", "B"');
  expect(deny(withoutDenied(alone))).toEqual(["B"]);
});

test("one mark without the other is left to the user", () => {
  const text = '{ "permissions": { "deny": ["Read(//sallyport/begin)", "A"] } }';
  expect(withoutDenied(text)).toBe(text);
});

test("any settings have their bytes back", () => {
  const keys = fc.constantFrom("permissions", "model", "env");
  const permissions = fc.dictionary(fc.constantFrom("allow", "deny", "ask"), fc.array(fc.string()));
  fc.assert(
    fc.property(
      fc.dictionary(keys, permissions),
      fc.constantFrom<string | number>(0, 2, "\t"),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(withoutDenied(withDenied(text, rules))).toBe(text);
      },
    ),
  );
});

const settings = '{\n  "permissions": { "deny": ["WebFetch"] },\n  "model": "opus"\n}\n';
const read = (file: string) => readFileSync(file, "utf8");

describe("sallyport install", () => {
  test("without --permissions writes no rule", () => {
    const at = machine();
    at.put(".claude/settings.json", settings);
    expect(at.run("install", "--yes").code).toBe(0);
    expect(countDenied(read(at.user))).toBe(0);
  });

  test("--permissions shows and writes the rules of the policy, and uninstall gives the bytes back", () => {
    const at = machine();
    at.put(".claude/settings.json", settings);
    const done = at.run("install", "--permissions", "--yes");
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(done.stdout).toMatch(/^\+ +"Read\(\/\/\*\*\/\.env\)",$/m);
    const exported: unknown = JSON.parse(at.run("policy", "export", "claude-permissions").stdout);
    expect(exported).toMatchObject({ permissions: { deny: { length: countDenied(read(at.user)) } } });
    expect(at.run("uninstall", "--yes").code).toBe(0);
    expect(read(at.user)).toBe(settings);
  });

  test("installing again changes nothing, with --permissions or without", () => {
    const at = machine();
    at.run("install", "--permissions", "--yes");
    const before = read(at.user);
    for (const args of [["--permissions"], []])
      expect(at.run("install", "--dry-run", ...args).stdout).toContain("already installed");
    expect(read(at.user)).toBe(before);
  });

  test("installing again follows the policy, and --no-permissions takes the rules out", () => {
    const at = machine();
    at.put(".claude/settings.json", settings);
    at.run("install", "--permissions", "--yes");
    const policy = "paths:\n  sensitive:\n    - { paths: [/srv/pay], classification: pay }\n";
    at.put(".sallyport/policy.yaml", policy);
    expect(at.run("install", "--dry-run").stdout).toMatch(/^\+ +"Read\(\/\/srv\/pay\)",$/m);
    expect(at.run("install", "--no-permissions", "--yes").code).toBe(0);
    expect(deny(read(at.user))).toEqual(["WebFetch"]);
  });

  test("a repository's settings follow its own policy, the user's do not", () => {
    const at = machine();
    const policy = "paths:\n  sensitive:\n    - { paths: [/srv/pay], classification: pay }\n";
    at.put(join(at.project, ".sallyport/policy.yaml"), policy);
    at.run("install", "--permissions", "--yes");
    at.run("install", "--permissions", "--yes", "--scope", "local");
    const local = join(at.project, ".claude/settings.local.json");
    expect([at.user, local].map((file) => read(file).includes("/srv/pay"))).toEqual([false, true]);
  });

  test.each([
    ["y", true],
    ["\r", false],
  ])("in a terminal it asks: %j", async (key, isWritten) => {
    const at = machine();
    const done = await inTerminal(
      at,
      ["install"],
      [
        ["permission rules", key],
        ["Write this to", "y"],
      ],
    );
    expect(done.code).toBe(0);
    expect(countDenied(read(at.user)) > 0).toBe(isWritten);
  });

  test("a list of rules that is there twice is refused", () => {
    const at = machine();
    at.put(".claude/settings.json", '{ "permissions": { "deny": [], "deny": ["A"] } }');
    const done = at.run("install", "--permissions", "--yes");
    expect(done).toMatchObject({ code: 2, stderr: expect.stringContaining('the key "deny" is there twice') });
  });
});
