import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";

/** What a command printed and how it ended. */
type Done = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A machine of its own for one test: a home, a repository to stand in, and a PATH with nothing but node. */
export type Machine = {
  readonly root: string;
  readonly home: string;
  readonly project: string;
  readonly user: string;
  readonly run: (...args: string[]) => Done;
  /** The same with a text on standard input. */
  readonly pipe: (input: string, ...args: string[]) => Done;
  readonly runFrom: (dist: string, ...args: string[]) => Done;
  /** Run in another folder than the project. */
  readonly runIn: (cwd: string, ...args: string[]) => Done;
  readonly put: (path: string, text: string | Buffer, mode?: number) => string;
  readonly client: (script: string) => void;
};

/** The built package. */
export const dist = resolve(import.meta.dirname, "../../dist");

const roots: string[] = [];

afterAll(() => {
  for (const root of roots.splice(0)) fs.rmSync(root, { recursive: true, force: true });
});

/** Makes a machine; it is gone after the tests of the file. The home's name needs quoting in every shell. */
export function machine(): Machine {
  const root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "sallyport-test-")));
  roots.push(root);
  const [home, project, bin] = [join(root, "it's $HOME"), join(root, "project"), join(root, "bin")];
  for (const folder of [home, join(project, ".git"), bin]) fs.mkdirSync(folder, { recursive: true });
  fs.symlinkSync(process.execPath, join(bin, "node"));
  const spawn = (from: string, input: string, args: readonly string[], cwd = project) => {
    const env = { HOME: home, PATH: bin };
    const options = { cwd, env, input, encoding: "utf8", timeout: 60_000 } as const;
    const done = spawnSync(process.execPath, [join(from, "bin/sallyport.cjs"), ...args], options);
    return { code: done.status, stdout: done.stdout, stderr: done.stderr };
  };
  const runFrom = (from: string, ...args: string[]) => spawn(from, "", args);
  const runIn = (cwd: string, ...args: string[]) => spawn(dist, "", args, cwd);
  const put = (path: string, text: string | Buffer, mode = 0o644) => {
    const file = resolve(home, path);
    fs.mkdirSync(dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    fs.chmodSync(file, mode);
    return file;
  };
  const client = (script: string) => void put(join(bin, "claude"), `#!/bin/sh\n${script}\n`, 0o755);
  const run = (...args: string[]) => runFrom(dist, ...args);
  const pipe = (input: string, ...args: string[]) => spawn(dist, input, args);
  return {
    root,
    home,
    project,
    user: join(home, ".claude/settings.json"),
    run,
    pipe,
    runFrom,
    runIn,
    put,
    client,
  };
}

/** A copy of the built package in which one hook executable is another program. */
export function distWith(at: Machine, hook: "pre-tool-use" | "post-tool-use", program: string): string {
  const copy = join(at.root, "package/dist");
  fs.cpSync(dist, copy, { recursive: true });
  fs.writeFileSync(join(copy, "hooks", `${hook}.cjs`), program);
  return copy;
}

/** The names in a folder; a folder that is not there has none. */
export function namesIn(folder: string): string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
}
