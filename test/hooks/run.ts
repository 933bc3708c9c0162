import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";
import type { Input } from "./recorded.ts";

/** How one run of a hook ended. */
export type Done = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly home: string;
};

/** How a run differs from the usual one: a home of its own, nothing but HOME and PATH in the environment. */
export type Circumstances = {
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The executable, where it is not the built one. */
  readonly file?: string;
  /** A command line that runs `"$@"`, to set up the process in a shell. */
  readonly shell?: string;
  /** False for hooks of a plugin: they are not told the home. */
  readonly pinned?: boolean;
};

/** The built executables. */
export type HookName = "pre-tool-use" | "post-tool-use";

/** The folder of the built package's executables. */
export const hooksFolder = resolve(import.meta.dirname, "../../dist/hooks");

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty directory that is gone after the tests of the file. */
export function temporaryFolder(parent = tmpdir()): string {
  const folder = realpathSync(mkdtempSync(join(parent, "sallyport-hooks-")));
  folders.push(folder);
  return folder;
}

/** Writes a file and the folders it needs. */
export function put(path: string, text: string | Buffer): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** A home whose user policy is this text. */
export function homeWithPolicy(text: string): string {
  const home = temporaryFolder();
  put(join(home, ".sallyport/policy.yaml"), text);
  return home;
}

/** The built package's `dist`, copied into a directory of its own. */
export function copyOfDist(): string {
  const copy = join(temporaryFolder(), "dist");
  cpSync(resolve(hooksFolder, ".."), copy, { recursive: true });
  return copy;
}

/** Runs a built executable as the client would, with `input` on its standard input; an object is sent as JSON. */
export function run(hook: HookName, input: Input | string | Buffer, circumstances: Circumstances = {}): Done {
  const home = circumstances.home ?? temporaryFolder();
  const file = circumstances.file ?? join(hooksFolder, `${hook}.cjs`);
  const words = [process.execPath, file, ...(circumstances.pinned === false ? [] : ["--home", home])];
  const [program = "", ...args] =
    circumstances.shell === undefined ? words : ["/bin/sh", "-c", circumstances.shell, "sh", ...words];
  const done = spawnSync(program, args, {
    input: typeof input === "string" || Buffer.isBuffer(input) ? input : JSON.stringify(input),
    env: { HOME: home, PATH: "/usr/local/bin:/usr/bin:/bin", ...circumstances.env },
    cwd: home,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const { status: exitCode, signal, stdout, stderr } = done;
  return { exitCode, signal, stdout, stderr, home };
}

/** Every file below a directory, as bytes read as Latin-1, by path. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [file, readFileSync(file, "latin1")]));
}

/** The lines of the audit log of a home. */
export function auditLines(home: string): readonly string[] {
  const folder = join(home, ".sallyport/audit");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n").slice(0, -1));
}
