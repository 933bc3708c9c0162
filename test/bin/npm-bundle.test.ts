import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeAll, expect, test } from "vitest";
import { hookOn, machineWithTools, makeBundle, repoPolicy } from "./bundle-machine.ts";
import type { Machine } from "./machine.ts";

const servers: ChildProcess[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.kill();
});

/** The archive that the user's own npm makes of a folder. */
function archiveOf(at: Machine, folder: string, name: string): void {
  const env = { HOME: at.home, PATH: join(at.root, "bin") };
  const options = ["--ignore-scripts", "--offline", "--pack-destination", shelf(at)];
  const done = spawnSync("npm", ["pack", folder, ...options], { cwd: folder, env, encoding: "utf8" });
  expect(done.stderr + done.stdout).toContain(".tgz");
  const made = fs.readdirSync(shelf(at)).filter((file) => /^acme-rules-.*\.tgz$/.test(file));
  fs.renameSync(join(shelf(at), made[0] ?? ""), join(shelf(at), name));
  fs.copyFileSync(join(shelf(at), name), join(shelf(at), `published-${name}`));
}

const shelf = (at: Machine) => join(at.root, "shelf");
/** What the scripts of the packed bundle make when anything runs them. */
const ran = (at: Machine) => join(at.root, "ran");

/** The machine of the team, on which the two versions of its bundle are packed. */
function publisher(): Machine {
  const at = machineWithTools();
  fs.mkdirSync(shelf(at));
  const folder = makeBundle(at, "profile: balanced\n", { balanced: "allow" });
  const packed = join(folder, "package.json");
  const scripts = Object.fromEntries(
    ["preinstall", "install", "postinstall", "prepare", "prepack", "postpack"].map((event) => [
      event,
      `touch ${ran(at)}`,
    ]),
  );
  fs.writeFileSync(
    packed,
    JSON.stringify({ ...JSON.parse(fs.readFileSync(packed, "utf8")), version: "1.0.0", scripts }),
  );
  archiveOf(at, folder, "one.tgz");
  fs.writeFileSync(join(folder, "policy.yaml"), "profile: production\n");
  const row = {
    call: "kubectl apply -f a.yaml",
    verdict: { balanced: "ask" },
    why: "The cluster is shared.",
  };
  fs.writeFileSync(join(folder, "cases.jsonl"), `${JSON.stringify(row)}\n`);
  expect(at.run("bundle", "pack", folder, "--version", "1.1.0").code).toBe(0);
  fs.writeFileSync(
    packed,
    JSON.stringify({ ...JSON.parse(fs.readFileSync(packed, "utf8")), version: "1.1.0" }),
  );
  archiveOf(at, folder, "two.tgz");
  return at;
}

let team: Machine;
beforeAll(() => {
  team = publisher();
}, 60_000);

/** A machine whose `~/.npmrc` names a registry on the loopback interface, where the team's bundle is. */
async function withRegistry(): Promise<Machine> {
  const at = machineWithTools();
  fs.cpSync(shelf(team), shelf(at), { recursive: true });
  at.put(join(shelf(at), "index.json"), '{"@acme/rules":{"1.0.0":"one.tgz","1.1.0":"two.tgz"}}');
  const server = spawn(process.execPath, [resolve(import.meta.dirname, "npm-registry.mjs"), shelf(at)]);
  servers.push(server);
  const port = await new Promise<string>((done) =>
    server.stdout.once("data", (line) => done(String(line).trim())),
  );
  at.put(
    ".npmrc",
    `registry=http://127.0.0.1:${port}/\ncache=${join(at.root, "npm-cache")}\nupdate-notifier=false\n`,
  );
  return at;
}

const call = "kubectl apply -f a.yaml";

test("a bundle on a registry is fetched with the user's npm, and nothing of it is run", async () => {
  const at = await withRegistry();
  repoPolicy(at, "extends:\n  - npm:@acme/rules@1.0.0\n");
  expect(at.run("sync")).toMatchObject({ code: 0, stdout: expect.stringContaining("@acme/rules 1.0.0") });
  expect(hookOn(at, call)).toEqual({ verdict: "allow", said: "" });
  const done = at.run("sync", "--update", "--yes", "--to", "npm:@acme/rules@1.1.0");
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining("production") });
  expect(hookOn(at, call).verdict).toBe("ask");
  expect(fs.readFileSync(join(at.project, ".sallyport/policy.yaml"), "utf8")).toContain("@1.1.0");
  expect(fs.existsSync(ran(team))).toBe(false);
  for (const server of servers) server.kill();
  expect(at.run("sync", "--check").code).toBe(0);
});

test("an archive that is not the one published is refused", async () => {
  const at = await withRegistry();
  fs.copyFileSync(join(shelf(at), "two.tgz"), join(shelf(at), "one.tgz"));
  repoPolicy(at, "extends:\n  - npm:@acme/rules@1.0.0\n");
  expect(at.run("sync")).toMatchObject({ code: 1, stderr: expect.stringMatching(/EINTEGRITY|integrity/i) });
  expect(fs.existsSync(join(at.project, ".sallyport/lock.json"))).toBe(false);
});

test("a registry that gives another version than the one asked for is refused", async () => {
  const at = await withRegistry();
  repoPolicy(at, "extends:\n  - npm:@acme/rules@1.0.0\n");
  expect(at.run("sync").code).toBe(0);
  at.put(join(shelf(at), "index.json"), '{"@acme/rules":{"1.0.0":"two.tgz"}}');
  for (const gone of ["npm-cache", "it's $HOME/.sallyport/bundles"])
    fs.rmSync(join(at.root, gone), { recursive: true });
  expect(at.run("sync")).toMatchObject({ code: 1, stderr: expect.stringContaining("bundle.json says") });
  expect(hookOn(at, "npm publish").said).toContain("not followed");
});

test("a registry without the version, or none at all, is said so", async () => {
  const at = await withRegistry();
  repoPolicy(at, "extends:\n  - npm:@acme/rules@9.9.9\n");
  expect(at.run("sync")).toMatchObject({ code: 1, stderr: expect.stringMatching(/npm .*9\.9\.9/) });
  repoPolicy(at, "extends:\n  - npm:@acme/none@1.0.0\n");
  expect(at.run("sync")).toMatchObject({ code: 1, stderr: expect.stringMatching(/404|not found/i) });
});
