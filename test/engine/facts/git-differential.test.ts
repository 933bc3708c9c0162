import { execFileSync, spawnSync } from "node:child_process";
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
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import type { Surroundings } from "../../../engine/surroundings.ts";
import { nowhere } from "../../nowhere.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "sallyport-git-")));
const original = join(root, "original");
const copy = join(root, "copy");
const environment = {
  PATH: process.env.PATH ?? "",
  HOME: root,
  GIT_CONFIG_NOSYSTEM: "1",
  ...{
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@b.c",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@b.c",
  },
  GIT_EDITOR: "true",
};

/** Work that is in no commit. */
const work = {
  "src/b.ts": "changed\n",
  "c.md": "staged, changed\n",
  "new.txt": "untracked\n",
  ignored: "x\n",
};

/** Options and operands that make sense of a command, or none. */
const options: Readonly<Record<string, string>> = {
  checkout:
    "-f --forc --no-force -q -qf -bnew --detach -m --ours --no-overlay --no-patch --pathspec-from-file=list -- --guess",
  switch: "-f --discard-ch --disc -q -cnew --detach -m --no-force --no-discard-changes",
  restore:
    "-S --st -W -SW --no-staged -sHEAD -s --source=HEAD --ours --no-worktree --ignore-unmerged -- --help -q",
  reset: "--hard --ha --soft --mer --keep -q --no-hard -N --",
  clean: "-f -n -d -x -X -fd -fdx -fxn --forc --no-force --dry -e --exclude=new.txt -- --no-dry-run",
  rm: "-f --force --cach --no-cached -r -rf -n --dry-run -- --no-force",
  "checkout-index": "-f -a -af -u -n --prefix=x/",
  "read-tree": "-u --reset -m -n",
};
const operands = "main topic HEAD~1 a.txt src/b.ts c.md . src new.txt *.ts :/ ./c.md none ignored".split(" ");

/** Numbers that are the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 256) % below;
  };
}

function commands(count: number): readonly (readonly string[])[] {
  const next = sequence(7);
  const pick = (list: readonly string[]) => list[next(list.length)] ?? "";
  return Array.from({ length: count }, () => {
    const verb = pick(Object.keys(options));
    const given = Array.from({ length: next(3) }, () => pick(options[verb]?.split(" ") ?? []));
    return [verb, ...given, ...Array.from({ length: 1 + next(2) }, () => pick(operands))];
  });
}

const git = (cwd: string, args: readonly string[]) =>
  spawnSync("git", args, { cwd, env: environment, stdio: "pipe" });

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Files of {@link work} that a command of the real git takes away. */
function lostBy(args: readonly string[]): readonly string[] {
  rmSync(copy, { recursive: true, force: true });
  cpSync(original, copy, { recursive: true });
  git(copy, args);
  return Object.entries(work).flatMap(([file, text]) => (textOf(join(copy, file)) === text ? [] : [file]));
}

const surroundings: Surroundings = {
  ...nowhere,
  homes: [root],
  project: original,
  list: (directory) => {
    try {
      return readdirSync(directory);
    } catch {
      return undefined;
    }
  },
  read: textOf,
};

function saysLost(args: readonly string[]): boolean {
  const command = `git ${args.map((word) => `'${word}'`).join(" ")}`;
  const call = { agent: "test", session: "s", cwd: original, tool: "Bash" };
  const facts = factsOf({ ...call, action: { kind: "shell", shell: "bash", command } }, surroundings);
  return facts.operations.some(
    ({ verb, dryRun }) => /^(?:discard-changes|delete-untracked)$/.test(verb) && !dryRun,
  );
}

beforeAll(() => {
  mkdirSync(join(original, "src"), { recursive: true });
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(original, file), text);
  };
  const run = (...args: readonly string[]) => execFileSync("git", args, { cwd: original, env: environment });
  run("init", "-q", "--template=", ".");
  run("checkout", "-q", "-b", "main");
  write({ "a.txt": "1\n", "src/b.ts": "1\n", "c.md": "1\n", ".gitignore": "ignored\n", list: "src/b.ts\n" });
  run("add", ".");
  run("commit", "-qm", "one");
  run("branch", "topic");
  write({ "a.txt": "2\n" });
  run("commit", "-qam", "two");
  write({ "c.md": "staged\n" });
  run("add", "c.md");
  write(work);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("what the real git throws away, the facts say", () => {
  let losses = 0;

  test.each(commands(60).map((args) => [args.join(" "), args] as const))("git %s", (_title, args) => {
    const isLost = lostBy(args).length > 0;
    if (isLost) losses++;
    expect(isLost && !saysLost(args)).toBe(false);
  });

  test("and a good part of these commands does throw something away", () => {
    expect(losses).toBeGreaterThan(5);
  });
});
