import * as fs from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { hookOn, machineWithTools, makeKey, repoPolicy } from "./bundle-machine.ts";

test("examples/team-bundle is packed, can be signed, and governs a repository that extends it", () => {
  const at = machineWithTools();
  const folder = join(at.root, "team-bundle");
  fs.cpSync(resolve(import.meta.dirname, "../../examples/team-bundle"), folder, { recursive: true });
  const key = makeKey(at, "team");
  expect(at.run("bundle", "test", folder).code).toBe(0);
  expect(at.run("bundle", "sign", folder, "--key", key.file).code).toBe(0);
  at.put(".sallyport/policy.yaml", `requireSigned: true\ntrustedKeys: ["${key.line}"]\n`);
  repoPolicy(at, `extends: ["${folder}"]\n`);
  expect(at.run("sync")).toMatchObject({ code: 0, stderr: "" });
  expect(hookOn(at, "kubectl apply -f deploy.yaml").verdict).toBe("ask");
});

test("a bundle with an own rule that its example does not meet is not packed", () => {
  const at = machineWithTools();
  const folder = join(at.home, "rules");
  at.run("bundle", "init", folder, "--name", "@acme/rules");
  const rule = {
    ...{ id: "acme/ledger", summary: "Rewrites the ledger.", why: "The ledger is what auditors read." },
    ...{ instead: "Ask the finance team.", severity: "high", category: "change" },
    ...{
      source: "https://example.com/ledger",
      when: { command: { program: ["ledger"], argument: ["rewrite"] } },
    },
    examples: { bad: ["ledger show"], good: ["ledger list"] },
  };
  fs.writeFileSync(join(folder, "policy.yaml"), JSON.stringify({ ownRules: [rule] }));
  for (const verb of ["test", "pack"]) {
    const done = at.run("bundle", verb, folder);
    expect(done.code).not.toBe(0);
    expect(done.stderr).toContain("acme/ledger: the bad example ledger show does not meet the rule");
  }
});
