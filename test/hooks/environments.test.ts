import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bash, type Input } from "./recorded.ts";
import { homeWithPolicy, put, run } from "./run.ts";

const names = `environments:
  production: ["blue*", "123456789012", "*.shop.example", "shopdb", "acme-core"]
  development: ["live-lab*", "prod-copy"]
`;

type Files = Readonly<Record<string, string>>;

const homes = new Map<string, string>();

/** A home with these files, of which the user's policy is one; the same files are the same home, which compiles its policy once. */
function homeOf(policy: string, files: Files): string {
  const key = JSON.stringify([policy, files]);
  const home = homes.get(key) ?? homeWithPolicy(policy);
  if (!homes.has(key)) for (const [path, text] of Object.entries(files)) put(join(home, path), text);
  homes.set(key, home);
  return home;
}

/** What the built hook says in a home with these files. */
function verdict(policy: string, input: Input, env: Files = {}, files: Files = {}): string {
  const home = homeOf(policy, files);
  const done = run("pre-tool-use", { ...input, cwd: join(home, "app") }, { home, env });
  return done.exitCode === 2 ? "deny" : done.stdout === "" ? "allow" : "ask";
}

const mcp = (tool_name: string, tool_input: Readonly<Record<string, unknown>>): Input =>
  bash("", { tool_name, tool_input });

const kubeconfig = { ".kube/config": "current-context: blue-eu\n" };

/** Each stricter than it was: a name that no built-in list knows means production. */
const production: readonly (readonly [claim: string, input: Input, env?: Files, files?: Files])[] = [
  ["a context of kubectl", bash("kubectl --context blue-eu delete ns shop")],
  ["the current context", bash("kubectl delete ns shop"), {}, kubeconfig],
  [
    "an AWS profile in an option",
    bash("aws --profile blue ecs update-service --service web --force-new-deployment"),
  ],
  [
    "an AWS profile in a variable",
    bash("AWS_PROFILE=blue aws ecs update-service --service web --force-new-deployment"),
  ],
  [
    "an AWS profile in the environment",
    bash("aws ecs update-service --service web --force-new-deployment"),
    { AWS_PROFILE: "blue" },
  ],
  [
    "an account in an ARN",
    bash("aws lambda delete-function --function-name arn:aws:lambda:eu-west-1:123456789012:function:pay"),
  ],
  ["a project of gcloud", bash("gcloud --project acme-core run services delete web --quiet")],
  ["a workspace of Terraform", bash("TF_WORKSPACE=blue terraform apply")],
  ["a host of psql", bash('psql -h db.shop.example -c "DELETE FROM users WHERE id = 1"')],
  [
    "a host in a connection string",
    bash('psql postgres://app@db.shop.example/main -c "DELETE FROM users WHERE id = 1"'),
  ],
  ["a host of a request", bash("curl -X DELETE https://api.shop.example/items/1")],
  ["the server of an MCP tool", mcp("mcp__kubernetes__pods_delete", { context: "blue", name: "shop" })],
];

describe("names that a policy calls production count as production", () => {
  const strictness = ["allow", "ask", "deny"];
  const profile = "profile: prototyping\n";
  const rows = production.map(([claim, input, env, files]) => ({ claim, input, env, files }));
  test.each(rows)("$claim", ({ input, env, files }) => {
    const without = strictness.indexOf(verdict(profile, input, env, files));
    const within = strictness.indexOf(verdict(`${profile}${names}`, input, env, files));
    expect(within).toBeGreaterThan(without);
  });

  test("a branch that is rewritten", () => {
    const call = bash("git push --force-with-lease origin blue-main");
    expect([verdict("", call), verdict(names, call)]).toEqual(["allow", "ask"]);
  });
});

describe("names that the user calls development", () => {
  const lab = bash("kubectl --context live-lab-1 rollout restart deployment/web");

  test("count as development, though they sound like production", () => {
    expect(verdict("profile: balanced\n", lab)).not.toBe("allow");
    expect(verdict(`profile: balanced\n${names}`, lab)).toBe("allow");
  });

  test("count for production still where a name says both", () => {
    const both = `${names.replace('"live-lab*"', '"blue-lab"')}`;
    expect(verdict(`profile: balanced\n${both}`, bash("kubectl --context blue-lab delete ns shop"))).not.toBe(
      "allow",
    );
  });

  test("count for nothing in a repository's own file, where production names do", () => {
    const files = { "app/.git/HEAD": "ref: refs/heads/x\n", "app/.sallyport/policy.yaml": names };
    expect(verdict("profile: balanced\n", lab, {}, files)).not.toBe("allow");
    const call = bash("kubectl --context blue-eu delete ns shop");
    expect(verdict("profile: balanced\n", call, {}, files)).not.toBe(verdict("profile: balanced\n", call));
  });
});
