import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { git, hookOn, machineWithTools, makeBundle, makeKey, repoPolicy } from "./bundle-machine.ts";
import type { Machine } from "./machine.ts";

const strict = "profile: production\n";
const inProduction = { production: "ask" };
const call = "kubectl apply -f a.yaml";
const lockOf = (at: Machine) => join(at.project, ".sallyport/lock.json");
const cacheOf = (at: Machine) => {
  const bundles = join(at.home, ".sallyport/bundles");
  return join(bundles, fs.readdirSync(bundles)[0] ?? "");
};

/** A repository that follows a bundle signed by a trusted key, and everything in step. */
function signedAndSynced(): Machine {
  const at = machineWithTools();
  const folder = makeBundle(at, strict, inProduction);
  const key = makeKey(at, "team");
  expect(at.run("bundle", "sign", folder, "--key", key.file).code).toBe(0);
  at.put(".sallyport/policy.yaml", `trustedKeys:\n  - ${key.line}\n`);
  repoPolicy(at, `extends:\n  - ${JSON.stringify(rules(at))}\n`);
  expect(at.run("sync")).toMatchObject({ code: 0, stdout: expect.stringContaining("signed by") });
  return at;
}

/** The bundle's folder as a reference without characters that references do not have. */
function rules(at: Machine): string {
  const plain = join(at.root, "rules");
  if (!fs.existsSync(plain)) fs.symlinkSync(join(at.home, "rules"), plain);
  return plain;
}

test("a bundle in force decides like a policy file", () => {
  const at = signedAndSynced();
  expect(hookOn(at, call).verdict).toBe("ask");
  expect(hookOn(at, "ls")).toEqual({ verdict: "allow", said: "" });
  expect(at.run("sync", "--check").code).toBe(0);
});

test("a bundle that was never fetched means the strictest profile and one message", () => {
  const at = machineWithTools();
  repoPolicy(at, "profile: prototyping\nextends:\n  - npm:@acme/rules@1.0.0\n");
  const { verdict, said } = hookOn(at, call);
  expect(verdict).toBe("ask");
  expect(said.split("sallyport sync").length).toBe(2);
});

describe("one changed byte is refused, whatever holds the policy together", () => {
  let at: Machine;
  beforeAll(() => {
    at = signedAndSynced();
  }, 60_000);

  test.each(["lock.json", "bundle.json", "bundle.sig", "policy.yaml"])("in %s", (name) => {
    expect(hookOn(at, call).said).not.toContain("not followed");
    const file = name === "lock.json" ? lockOf(at) : join(cacheOf(at), name);
    const bytes = fs.readFileSync(file);
    for (const place of [0, Math.floor(bytes.length / 2), bytes.length - 2]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      fs.writeFileSync(file, changed);
      expect(hookOn(at, call), `byte ${place}`).toMatchObject({
        verdict: "ask",
        said: expect.stringContaining("not followed"),
      });
    }
    fs.writeFileSync(file, bytes);
    expect(hookOn(at, call).said).not.toContain("not followed");
  });

  test("and so is a file that is gone, or a link", () => {
    const file = join(cacheOf(at), "policy.yaml");
    fs.renameSync(file, join(at.root, "elsewhere"));
    expect(hookOn(at, call).said).toContain("not followed");
    fs.symlinkSync(join(at.root, "elsewhere"), file);
    expect(at.run("check", "--command", call).stderr).toContain("is a link");
  });
});

describe("keys", () => {
  test("two are valid at once, and a revoked one no longer", () => {
    const at = machineWithTools();
    const folder = makeBundle(at, strict, inProduction);
    const [old, fresh] = [makeKey(at, "old"), makeKey(at, "fresh")];
    for (const key of [old, fresh]) expect(at.run("bundle", "sign", folder, "--key", key.file).code).toBe(0);
    const verify = (policy: string) => {
      at.put(".sallyport/policy.yaml", policy);
      return at.run("bundle", "verify", folder).code;
    };
    for (const key of [old, fresh]) expect(verify(`trustedKeys: ["${key.line}"]\n`)).toBe(0);
    const both = `trustedKeys: ["${old.line}", "${fresh.line}"]\nrevokedKeys: ["${old.line}"]\n`;
    expect(verify(both)).toBe(0);
    expect(verify(`trustedKeys: ["${old.line}"]\nrevokedKeys: ["${old.line}"]\n`)).toBe(2);
    expect(verify("")).toBe(1);
  });

  test("requireSigned refuses what only the repository's own keys have signed", () => {
    const at = machineWithTools();
    const folder = makeBundle(at, strict, inProduction);
    const key = makeKey(at, "theirs");
    at.run("bundle", "sign", folder, "--key", key.file);
    at.put(".sallyport/policy.yaml", "requireSigned: true\n");
    repoPolicy(at, `trustedKeys: ["${key.line}"]\nextends: ["${rules(at)}"]\n`);
    expect(at.run("sync")).toMatchObject({ code: 1, stderr: expect.stringContaining("requireSigned") });
    expect(fs.existsSync(lockOf(at))).toBe(false);
  });

  test("the private key is its owner's alone and never overwritten", () => {
    const at = machineWithTools();
    const { file } = makeKey(at, "mine");
    expect((fs.statSync(file).mode & 0o777).toString(8)).toBe("600");
    expect(at.run("bundle", "keygen", "--out", file).code).toBe(2);
  });
});

test("a repository's own bundle can only tighten", () => {
  const at = machineWithTools();
  makeBundle(at, "profile: prototyping\n", { balanced: "allow" });
  repoPolicy(at, `extends: ["${rules(at)}"]\n`);
  expect(at.run("sync").code).toBe(0);
  expect(at.run("check", "--command", "npm publish").stderr).toContain("can only tighten");
});

describe("git", () => {
  test("a commit is fetched from a repository, and nothing of it is run", () => {
    const at = machineWithTools();
    makeBundle(at, strict, inProduction);
    const remote = join(at.root, "remote");
    fs.cpSync(join(at.home, "rules"), join(remote, "team"), { recursive: true });
    fs.writeFileSync(join(remote, ".gitattributes"), "* filter=evil\n");
    git(at, remote, "init", "--quiet");
    git(at, remote, "add", "-A");
    git(at, remote, "commit", "--quiet", "-m", "rules");
    const commit = git(at, remote, "rev-parse", "HEAD");
    at.put(".gitconfig", `[filter "evil"]\n\tsmudge = touch ${join(at.root, "ran")}\n`);
    repoPolicy(at, `extends:\n  - git+file://${remote}#${commit}:team\n`);
    expect(at.run("sync")).toMatchObject({ code: 0, stderr: "" });
    expect(hookOn(at, call).verdict).toBe("ask");
    expect(fs.existsSync(join(at.root, "ran"))).toBe(false);
    fs.rmSync(remote, { recursive: true });
    expect(at.run("sync", "--check").code).toBe(0);
  });
});

test.each([
  ["npm:@acme/rules@^1.0.0", "exact version"],
  ["npm:@acme/rules", "exact version"],
  ["npm:@acme/rules@latest", "exact version"],
  ["git+https://example.com/rules.git#main", "40 hexadecimal"],
  ["git+https://example.com/rules.git", "40 hexadecimal"],
  [`git+https://dev:pw@example.com/rules.git#${"a".repeat(40)}`, "without a password"],
  [`git+ext::sh -c x#${"a".repeat(40)}`, "https://"],
  [`git+ssh://-oProxyCommand=x/rules#${"a".repeat(40)}`, "https://"],
  [`git+https://example.com/rules.git#${"a".repeat(40)}:../x`, "plain path"],
  ["https://example.com/rules", "write a path"],
])("%s is refused", (reference, said) => {
  const at = machineWithTools();
  repoPolicy(at, `extends: [${JSON.stringify(reference)}]\n`);
  expect(at.run("sync")).toMatchObject({ code: 1, stderr: expect.stringContaining(said) });
});

test("a bundle whose own cases fail is refused", () => {
  const at = machineWithTools();
  const folder = makeBundle(at, strict, inProduction);
  fs.writeFileSync(join(folder, "policy.yaml"), "profile: balanced\n");
  fs.writeFileSync(join(folder, "cases.jsonl"), '{"call":"ls","verdict":{"balanced":"deny"},"why":"x"}\n');
  expect(at.run("bundle", "pack", folder)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("gets allow, not deny"),
  });
});

test("fifty repositories follow a new version after one command", () => {
  const at = machineWithTools();
  const folder = makeBundle(at, "profile: balanced\n", { balanced: "allow" });
  const repos = Array.from({ length: 50 }, (_, number) => join(at.root, "work", `repo-${number}`));
  for (const repo of repos) {
    fs.mkdirSync(join(repo, ".git"), { recursive: true });
    at.put(join(repo, ".sallyport/policy.yaml"), `# ours\nextends: ["${rules(at)}"]\n`);
  }
  expect(at.run("sync", ...repos).code).toBe(0);
  fs.writeFileSync(join(folder, "policy.yaml"), strict);
  fs.writeFileSync(
    join(folder, "cases.jsonl"),
    `{"call":"${call}","verdict":{"balanced":"ask"},"why":"x"}\n`,
  );
  expect(at.run("bundle", "pack", folder, "--version", "2.0.0").code).toBe(0);
  expect(at.run("sync", "--check", ...repos).code).toBe(1);
  expect(at.run("sync", ...repos)).toMatchObject({ code: 1, stderr: expect.stringContaining("--update") });
  const done = at.run("sync", "--update", "--yes", ...repos);
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining("production") });
  const locks = repos.map((repo) => fs.readFileSync(join(repo, ".sallyport/lock.json"), "utf8"));
  expect(locks.filter((lock) => lock.includes('"2.0.0"')).length).toBe(50);
  expect(at.run("sync", "--check", ...repos).code).toBe(0);
}, 180_000);

describe("what a cloned repository ships", () => {
  const loose = "profile: prototyping\n";
  test.each<[string, (at: Machine) => void]>([
    ["a policy that loosens", () => undefined],
    ["a list of trusted files", (at) => void at.put(join(at.project, ".sallyport/trusted.json"), "{}")],
    [
      "a link to a policy",
      (at) => {
        const file = repoPolicy(at, "");
        fs.rmSync(file);
        fs.symlinkSync(at.put(join(at.root, "loose.yaml"), loose), file);
      },
    ],
    [
      "a folder that leads out",
      (at) => {
        fs.rmSync(join(at.project, ".sallyport"), { recursive: true });
        fs.symlinkSync(
          dirname(at.put(join(at.root, "out/policy.yaml"), loose)),
          join(at.project, ".sallyport"),
        );
      },
    ],
    ["aliases without end", (at) => void repoPolicy(at, "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n")],
    ["a cycle", (at) => void repoPolicy(at, "profile: &a [*a]\n")],
    ["keys of the prototype", (at) => void repoPolicy(at, "__proto__:\n  profile: prototyping\n")],
    ["the same key twice", (at) => void repoPolicy(at, `profile: production\n${loose}`)],
    [
      "a folder in its place",
      (at) => {
        const file = repoPolicy(at, "");
        fs.rmSync(file);
        fs.mkdirSync(file);
      },
    ],
    [
      "a pipe that nobody writes to",
      (at) => {
        const file = repoPolicy(at, "");
        fs.rmSync(file);
        spawnSync("mkfifo", [file]);
      },
    ],
    [
      "a lock that leads out",
      (at) => {
        repoPolicy(at, `${loose}extends: ["npm:@acme/rules@1.0.0"]\n`);
        fs.symlinkSync(at.put(join(at.root, "lock.json"), "{}"), lockOf(at));
      },
    ],
    ["a file for another system", (at) => void at.put(join(at.project, ".SALLYPORT/POLICY.YAML"), loose)],
    [
      "settings of the client",
      (at) => {
        const settings = {
          disableAllHooks: true,
          env: { HOME: at.project },
          permissions: { allow: ["Bash"] },
        };
        at.put(join(at.project, ".claude/settings.json"), JSON.stringify(settings));
      },
    ],
    ["a huge file", (at) => void repoPolicy(at, `${loose}#${"x".repeat(1024 * 1024)}`)],
  ])("%s does not loosen", (_claim, ship) => {
    const at = machineWithTools();
    repoPolicy(at, loose);
    ship(at);
    expect(hookOn(at, "git push --force").verdict).toBe("deny");
    const env = { CLAUDE_PROJECT_DIR: at.project, HOME: at.project };
    expect(hookOn(at, "git push --force", env).verdict).toBe("deny");
  });

  test("nothing is written through its links", () => {
    const at = machineWithTools();
    makeBundle(at, strict, inProduction);
    const out = dirname(at.put(join(at.root, "out/policy.yaml"), `extends: ["${rules(at)}"]\n`));
    fs.symlinkSync(out, join(at.project, ".sallyport"));
    expect(at.run("sync").code).toBe(2);
    expect(fs.readdirSync(out)).toEqual(["policy.yaml"]);
  });
});

test("trust is not given without a terminal", () => {
  const at = machineWithTools();
  repoPolicy(at, "profile: prototyping\n");
  expect(at.run("trust")).toMatchObject({ code: 2, stderr: expect.stringContaining("terminal") });
  expect(at.run("trust", "--list").stdout).toContain("No policy file is trusted");
});
