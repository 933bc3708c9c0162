import { spawnSync } from "node:child_process";

/**
 * CPU milliseconds, user and system, of one whole run. Needs bash, whose `time` gives those of a finished process.
 *
 * @param input the file on standard input
 */
export function cpuMs({ argv, input, cwd }) {
  const script = 'input=$1; shift; TIMEFORMAT="%U %S"; { time "$@" <"$input" >/dev/null 2>&1; } 2>&1';
  const { NODE_EXTRA_CA_CERTS: _distorts, ...env } = process.env;
  const { stdout } = spawnSync("bash", ["-c", script, "bash", input, ...argv], {
    cwd,
    env: { ...env, LC_ALL: "C" },
    encoding: "utf8",
  });
  const [user, system] = stdout.trim().split(" ").map(Number);
  return (user + system) * 1000;
}

/** The value in the middle. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs of all commands in turn, so that what else the machine does falls on each alike. */
export function interleaved(commands, runs) {
  const times = commands.map(() => []);
  for (let run = 0; run < runs; run++)
    for (const [index, command] of commands.entries()) times[index].push(cpuMs(command));
  return times;
}
