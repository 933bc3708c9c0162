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
