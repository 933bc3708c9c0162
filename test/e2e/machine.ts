import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import type { NamedText } from "./secrets.ts";

/** A developer's machine that exists for one test file: absolute paths, nothing of the real one. */
export type Machine = Readonly<{
  root: string;
  home: string;
  project: string;
  /** First on PATH. */
  programs: string;
  /** Where sallyport is installed, the way `npm install --global` would do it. */
  sallyport: string;
}>;

const REPOSITORY = resolve(import.meta.dirname, "../..");

/** Makes an empty home, a git repository to work in, and a copy of the built package. */
export function makeMachine(): Machine {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "sallyport-e2e-")));
  const machine = {
    root,
    home: join(root, "home"),
    project: join(root, "project"),
    programs: join(root, "programs"),
    sallyport: join(root, "lib/node_modules/sallyport"),
  };
  for (const folder of [machine.home, machine.project, machine.programs, machine.sallyport]) {
    mkdirSync(folder, { recursive: true });
  }
  cpSync(join(REPOSITORY, "package.json"), join(machine.sallyport, "package.json"));
  cpSync(join(REPOSITORY, "dist"), join(machine.sallyport, "dist"), { recursive: true });
  run(machine, "git", ["init", "--quiet", "--initial-branch=main"]);
  run(machine, "git", ["config", "user.name", "Test"]);
  run(machine, "git", ["config", "user.email", "test@example.com"]);
  return machine;
}

/** Installs the hooks for the user, exactly as a person would. */
export function installSallyport(machine: Machine): void {
  const program = join(machine.sallyport, "dist/bin/sallyport.cjs");
  run(machine, process.execPath, [program, "install", "--yes", "--scope", "user"]);
}

/**
 * Writes a file and the folders it needs.
 *
 * @param mode file mode; programs need 0o755
 */
export function put(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}

/** Removes every trace of the machine. */
export function removeMachine(machine: Machine): void {
  rmSync(machine.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Reads every file under the home: settings, transcripts, caches, our own audit log.
 *
 * @param planted paths relative to the home that the test itself put there, and that are left out
 */
export function filesUnderHome(machine: Machine, planted: readonly string[]): readonly NamedText[] {
  return readdirSync(machine.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(machine.home, path), text: readFileSync(path, "latin1") }))
    .filter(({ name }) => !planted.includes(name));
}

/** The environment of everything that runs on the machine; nothing is inherited from the real one. */
export function environment(machine: Machine): Readonly<Record<string, string>> {
  return {
    PATH: [machine.programs, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
    HOME: machine.home,
    LANG: "C.UTF-8",
    TERM: "dumb",
  };
}

function run(machine: Machine, program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, {
    cwd: machine.project,
    env: environment(machine),
    encoding: "utf8",
  });
  if (done.status !== 0)
    throw new Error(`${program} ${args.join(" ")} failed:\n${done.stdout}\n${done.stderr}`);
}
