import * as fs from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hookOn, repoPolicy } from "./bundle-machine.ts";
import { type Machine, machine } from "./machine.ts";
import { inTerminal } from "./terminal.ts";

const question = "Let this file loosen exactly this";
/** Asked about in balanced, allowed in prototyping. */
const call = "docker run -v /:/host alpine sh";

/** A repository whose policy file loosens. */
function loosening(): Machine {
  const at = machine();
  repoPolicy(at, "profile: prototyping\n");
  expect(hookOn(at, call).verdict).toBe("ask");
  return at;
}

describe("trust that a person gives in a terminal", () => {
  test("shows exactly what is loosened, pins the bytes, and any change takes it back", async () => {
    const at = loosening();
    const { code, said } = await inTerminal(at, ["trust"], [[question, "y"]]);
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("more relaxed") });
    expect(said).toMatch(/sha256 [0-9a-f]{64}/);
    expect(hookOn(at, call).verdict).toBe("allow");
    expect(at.run("trust", "--list").stdout).toContain(join(at.project, ".sallyport/policy.yaml"));
    repoPolicy(at, "profile: prototyping\n# more\n");
    expect(hookOn(at, call).verdict).toBe("ask");
    repoPolicy(at, "profile: prototyping\n");
    expect(hookOn(at, call).verdict).toBe("allow");
    expect(at.run("trust", "--revoke").code).toBe(0);
    expect(hookOn(at, call).verdict).toBe("ask");
  });

  test.each([
    ["n", "no"],
    ["\r", "the answer that is there"],
    ["\x03", "an interrupt"],
  ])("is not given by %j: %s", async (key) => {
    const at = loosening();
    const { code } = await inTerminal(at, ["trust"], [[question, key]]);
    expect(code).not.toBe(0);
    expect(hookOn(at, call).verdict).toBe("ask");
    expect(at.run("trust", "--list").stdout).toContain("No policy file is trusted");
  });

  test("is not asked for where a file only tightens", async () => {
    const at = machine();
    repoPolicy(at, "profile: production\n");
    const { code, said } = await inTerminal(at, ["trust"], []);
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining("loosens nothing") });
  });

  test("counts for that file alone: its copy in another clone is not trusted", async () => {
    const at = loosening();
    await inTerminal(at, ["trust"], [[question, "y"]]);
    const clone = join(at.root, "clone");
    fs.cpSync(at.project, clone, { recursive: true });
    expect(hookOn({ ...at, project: clone }, call).verdict).toBe("ask");
  });
});

test("an agent can neither give trust nor write it down", () => {
  const at = loosening();
  const file = join(at.home, ".sallyport/trusted.json");
  for (const command of [
    "sallyport trust",
    "npx sallyport trust",
    "script -qc 'sallyport trust' /dev/null",
    `echo '{}' > "${file}"`,
    `cp loose.json "${file}"`,
  ])
    expect([command, hookOn(at, command).verdict]).toEqual([command, "deny"]);
});
