import { posix } from "node:path";
import { loadPolicy } from "../engine/io/policy-files.ts";
import { accountHome, type Place } from "../engine/io/surroundings.ts";
import type { Profile } from "../engine/profile.ts";
import { profiles } from "../rules/profiles.ts";

/** What holds for every hook call of a session: where it is, and the profile in force. */
export type Session = {
  readonly place: Place;
  readonly profile: Profile;
  readonly ignored: readonly string[];
};

/** Reads where we are and which policy holds. @throws GuardError when a policy file cannot be read or followed */
export async function openSession(cwd: string): Promise<Session> {
  const homes = homesInForce();
  const project = projectOf(cwd);
  const ownDirectory = posix.resolve(__dirname, "..");
  const policy = await loadPolicy(homes, [cwd, project], async (sources) => {
    // Loading node:child_process costs several milliseconds, and this happens once per change of a policy file.
    const { compilePolicyInCli } = await import("../engine/io/ask-cli.ts");
    return compilePolicyInCli(cliIn(ownDirectory), sources);
  });
  const name = policy?.profile ?? "balanced";
  const profile = profiles.find((candidate) => candidate.name === name) ?? profiles[2];
  return { place: { homes, project, ownDirectory }, profile, ignored: policy?.ignored ?? [] };
}

/**
 * The home directory the installer wrote into the hook's arguments, which no environment variable can move. Without one, that of the
 * environment and that of the account both count, so that moving one of them hides no policy and no credential.
 */
function homesInForce(): readonly [string, ...string[]] {
  const at = process.argv.indexOf("--home");
  const pinned = at === -1 ? undefined : process.argv[at + 1];
  if (pinned !== undefined) return [pinned];
  const [first = "/", ...others] = new Set(
    [process.env.HOME, accountHome()].filter((home) => home !== undefined),
  );
  return [first, ...others];
}

/** The CLI beside the hooks. */
export function cliIn(ownDirectory: string): string {
  return `${ownDirectory}/bin/sallyport.cjs`;
}

/** The session's project: the client sets the variable itself, over whatever a settings file says. `/` would make everything ours. */
function projectOf(cwd: string): string {
  const named = process.env.CLAUDE_PROJECT_DIR;
  return named?.startsWith("/") && posix.resolve(named) !== "/" ? posix.resolve(named) : cwd;
}
