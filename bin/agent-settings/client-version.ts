import { spawnSync } from "node:child_process";

/** A version as three numbers. */
export type Version = readonly [number, number, number];

/** From this version on Claude Code honours `onFailure`; older ones let the call through when a hook crashes. */
const firstWithOnFailure: Version = [2, 1, 295];

const probeTimeoutMs = 2000;

/** The version of the `claude` on PATH; undefined when there is none, or it does not tell within two seconds. */
export function clientVersion(): Version | undefined {
  const probe = spawnSync("claude", ["--version"], {
    encoding: "utf8",
    timeout: probeTimeoutMs,
    killSignal: "SIGKILL",
  });
  const found = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})\b/.exec(probe.stdout ?? "");
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3])];
}

/** Does this client block when a hook itself fails? An unknown client is taken for a current one. */
export function honoursOnFailure(version: Version | undefined): boolean {
  if (version === undefined) return true;
  const [major, minor, patch] = version.map((part, at) => part - (firstWithOnFailure[at] ?? 0));
  return (major || minor || patch || 0) >= 0;
}
