// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collectFacts } from "../../../engine/facts/collect-facts.ts";
import { walker } from "../../../engine/facts/facts-of-call.ts";
import { type Setting, startAnalysis } from "../../../engine/facts/shell/analysis.ts";
import { freshState } from "../../../engine/facts/shell/state.ts";
import { emptyStream } from "../../../engine/facts/shell/stream.ts";
import { nowhere } from "../../nowhere.ts";

/** A directory with files in which lines are run; its parent is the home directory. */
export type Place = { readonly home: string; readonly directory: string };

/** Makes the files, each with its own name in it, below a new temporary directory. */
export function makePlace(files: readonly string[]): Place {
  const home = mkdtempSync(join(tmpdir(), "words-"));
  const directory = join(home, "app");
  for (const file of files) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), `text of ${file}\n`);
  }
  return { home, directory };
}

/** Removes it again. */
export function removePlace({ home }: Place): void {
  rmSync(home, { recursive: true, force: true });
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Takes away everything that a line may have set. Lines are top-level commands, so that one that fails ends alone. */
const reset = [
  "unset -v a b c path e n list map ref key two names1 names2 item local_ k IFS item; unset -f f x; set --",
  "IFS=$' \\t\\n'",
];

/**
 * What bash prints for each line. One shell runs them all.
 *
 * @returns undefined where bash reported an error
 */
export function printedByBash(
  lines: readonly string[],
  { home, directory }: Place,
): readonly (string | undefined)[] {
  const errors = join(home, "errors");
  const script = lines.flatMap((line) => [
    `{ eval ${quote(line)}; } 2>${quote(errors)} </dev/null`,
    `[ -s ${quote(errors)} ] && printf '\\1ERROR\\2'; printf '\\1END\\2'; cd ${quote(directory)}`,
    ...reset,
  ]);
  const file = join(home, "lines.sh");
  writeFileSync(file, `${script.join("\n")}\n`);
  const output = execFileSync("bash", [file], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", HOME: home },
    maxBuffer: 256 * 1024 * 1024,
  });
  const printed = output.toString("latin1").split("\x01END\x02").slice(0, -1);
  return printed.map((text) =>
    text.endsWith("\x01ERROR\x02") ? undefined : Buffer.from(text, "latin1").toString(),
  );
}

/** The number of bash's version before its first dot; 0 where there is no bash. */
export function bashVersion(): number {
  try {
    return Number(execFileSync("bash", ["-c", "echo ${BASH_VERSINFO[0]}"]).toString());
  } catch {
    return 0;
  }
}

/** What we say that a line prints, or undefined where we do not know. */
export function printedByUs(line: string, { home, directory }: Place): string | undefined {
  const list = (path: string) => {
    try {
      return statSync(path).isDirectory() ? readdirSync(path) : undefined;
    } catch {
      return undefined;
    }
  };
  const surroundings = { ...nowhere, homes: [home] as const, project: directory, list, read: readText };
  const state = freshState(directory, [[]]);
  const setting: Setting = {
    analysis: startAnalysis(walker, collectFacts(), surroundings),
    state,
    reach: { elevated: false, through: [], place: "here" },
    stdin: emptyStream,
  };
  return walker.source(line, setting).text;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
