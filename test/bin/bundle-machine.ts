import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { dist, type Machine, machine } from "./machine.ts";

/** A machine on which git, npm and tar are installed. */
export function machineWithTools(): Machine {
  const at = machine();
  for (const tool of ["git", "npm", "tar", "gzip"]) {
    const found = ["/usr/local/bin", "/usr/bin", "/bin"]
      .map((folder) => join(folder, tool))
      .find(fs.existsSync);
    if (found !== undefined) fs.symlinkSync(fs.realpathSync(found), join(at.root, "bin", tool));
  }
  return at;
}

/** Makes a packed bundle in the home and returns its folder. */
export function makeBundle(at: Machine, policy: string, verdict: object, name = "@acme/rules"): string {
  const folder = join(at.home, "rules");
  expectDone(at.run("bundle", "init", folder, "--name", name));
  fs.writeFileSync(join(folder, "policy.yaml"), policy);
  const row = { call: "kubectl apply -f a.yaml", verdict, why: "The cluster is shared." };
  fs.writeFileSync(join(folder, "cases.jsonl"), `${JSON.stringify(row)}\n`);
  expectDone(at.run("bundle", "pack", folder, "--version", "1.0.0"));
  return folder;
}

/** A new key pair: the private key's file and the line for `trustedKeys`. */
export function makeKey(at: Machine, name: string): { readonly file: string; readonly line: string } {
  const file = join(at.home, `${name}.pem`);
  const done = at.run("bundle", "keygen", "--out", file);
  return { file, line: /ed25519:\S+/.exec(done.stdout)?.[0] ?? "" };
}

/** Writes the repository's policy file. */
export function repoPolicy(at: Machine, text: string): string {
  return at.put(join(at.project, ".sallyport/policy.yaml"), text);
}

/** Runs git on this machine. */
export function git(at: Machine, folder: string, ...args: string[]): string {
  const env = { PATH: "/usr/local/bin:/usr/bin:/bin", HOME: at.home };
  const who = ["-c", "user.name=dev", "-c", "user.email=dev@example.com"];
  return spawnSync("git", [...who, ...args], { cwd: folder, env, encoding: "utf8" }).stdout.trim();
}

/** What the built hook answers to a shell command in the project. */
export function hookOn(at: Machine, command: string, env: Readonly<Record<string, string>> = {}) {
  const input = {
    session_id: "s",
    cwd: at.project,
    hook_event_name: "PreToolUse",
    tool_name: "Bash",
    tool_input: { command },
  };
  const words = [join(dist, "hooks/pre-tool-use.cjs"), "--home", at.home];
  const done = spawnSync(process.execPath, words, {
    input: JSON.stringify(input),
    env: { HOME: at.home, PATH: join(at.root, "bin"), ...env },
    encoding: "utf8",
  });
  const said = done.stdout + done.stderr;
  const verdict = done.status === 2 ? "deny" : /"ask"/.test(done.stdout) ? "ask" : "allow";
  return { verdict, said };
}

function expectDone(done: { readonly code: number | null; readonly stderr: string }): void {
  if (done.code !== 0) throw new Error(done.stderr);
}
