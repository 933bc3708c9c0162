import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bash, type Input, toolCall } from "./recorded.ts";
import { homeWithPolicy, put, run } from "./run.ts";

/** One call of each kind that a list can be about. */
const calls = {
  host: bash("curl -s https://docs.example.com/page"),
  fetch: toolCall("WebFetch", { url: "https://docs.example.com/page", prompt: "read" }),
  server: toolCall("mcp__tracker__get_issue", { id: "1" }),
  package: bash("npm install left-pad@1.3.0"),
  program: bash("apt-get install -y jq"),
  image: bash("docker pull nginx:1.27"),
  launcher: bash("npx cowsay hi"),
  search: toolCall("WebSearch", { query: "vitest table tests" }),
  unknown: toolCall("RemoteThing", { value: "1" }),
  harmless: bash("git status"),
  manifest: bash("npm ci"),
} as const satisfies Readonly<Record<string, Input>>;
type Name = keyof typeof calls;

function decisions(policy: string, names: readonly Name[], repositoryPolicy?: string) {
  const home = homeWithPolicy(policy);
  put(join(home, "app/.git/HEAD"), "ref: refs/heads/topic\n");
  if (repositoryPolicy !== undefined) put(join(home, "app/.sallyport/policy.yaml"), repositoryPolicy);
  return names.map((name) => {
    const done = run("pre-tool-use", { ...calls[name], cwd: join(home, "app") }, { home });
    return `${name} ${done.exitCode === 2 ? "deny" : done.stdout === "" ? "allow" : "ask"}`;
  });
}

const foreign = ["host", "fetch", "server", "package", "program", "image", "launcher", "unknown"] as const;

describe("what no list names", () => {
  test.each([
    ["prototyping", "allow"],
    ["balanced", "allow"],
    ["production", "ask"],
  ])("%s: %s", (profile, wanted) => {
    const found = decisions(`profile: ${profile}\n`, [...foreign, "harmless", "manifest", "search"]);
    const silent = ["harmless allow", "manifest allow", "search allow"];
    expect(found).toEqual([...foreign.map((name) => `${name} ${wanted}`), ...silent]);
  });
});

const listing = `
network: { allow: ["*.example.com"] }
mcp: { allow: [tracker] }
installs: { allow: [left-pad, apt/jq, "image/nginx@1.*", npm/cowsay] }
tools: { allow: [Bash, WebFetch, RemoteThing] }
`;

test.each(["balanced", "production"])("what lists name is silent in %s", (profile) => {
  const names = [...foreign, "harmless"] as const;
  expect(decisions(`profile: ${profile}\n${listing}`, names)).toEqual(names.map((name) => `${name} allow`));
});

const others = `
network: { allow: [example.org] }
mcp: { allow: [other] }
installs: { allow: [pypi/left-pad, npm/jq, "image/nginx@2.*", "other/*"] }
tools: { allow: [Bash, WebFetch] }
`;

test.each([
  ["prototyping", "ask"],
  ["production", "deny"],
])("what lists leave out comes to %2$s in %1$s", (profile, wanted) => {
  const found = decisions(`profile: ${profile}\n${others}`, [...foreign, "search", "harmless", "manifest"]);
  const left = [...foreign, "search"].map((name) => `${name} ${wanted}`);
  expect(found).toEqual([...left, "harmless allow", "manifest allow"]);
});

test("what lists deny is denied in every profile", () => {
  const denied = `
network: { deny: ["*.example.com"] }
mcp: { deny: [tracker/get_*] }
installs: { deny: ["*"] }
tools: { deny: [RemoteThing, WebSearch] }
`;
  for (const profile of ["prototyping", "production"]) {
    const names = [...foreign, "search"] as const;
    expect(decisions(`profile: ${profile}\n${denied}`, names)).toEqual(names.map((name) => `${name} deny`));
  }
});

test("a repository that nobody trusts narrows lists, and frees nothing", () => {
  expect(decisions("profile: production\n", foreign, listing)).toEqual(foreign.map((name) => `${name} ask`));
  expect(decisions("profile: prototyping\n", foreign, others)).toEqual(foreign.map((name) => `${name} ask`));
});
