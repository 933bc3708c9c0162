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
  const home = homeInForce();
  const project = projectOf(cwd);
  const ownDirectory = posix.resolve(__dirname, "..");
  const homes = [...new Set([home, pinnedHome() === undefined ? accountHome() : undefined])].filter(isText);
  const policy = await loadPolicy(homes, [cwd, project], async (sources) => {
    // Loading node:child_process costs several milliseconds, and this happens once per change of a policy file.
    const { compileInCli } = await import("../engine/io/compile-in-cli.ts");
    return compileInCli(`${ownDirectory}/bin/sallyport.cjs`, sources);
  });
  const name = policy?.profile ?? "balanced";
  const profile = profiles.find((candidate) => candidate.name === name) ?? profiles[profiles.length - 1];
  if (profile === undefined) throw new Error("there is no profile");
  return { place: { home, project, ownDirectory }, profile, ignored: policy?.ignored ?? [] };
}

const isText = (value: string | undefined): value is string => value !== undefined;

/** The home the installer wrote into the hook's arguments: no environment variable can move it. */
function pinnedHome(): string | undefined {
  const at = process.argv.indexOf("--home");
  return at === -1 ? undefined : process.argv[at + 1];
}

function homeInForce(): string {
  return pinnedHome() ?? process.env.HOME ?? accountHome() ?? "/";
}

/** The session's project: the client sets the variable itself, over whatever a settings file says. `/` would make everything ours. */
function projectOf(cwd: string): string {
  const named = process.env.CLAUDE_PROJECT_DIR;
  return named?.startsWith("/") && posix.resolve(named) !== "/" ? posix.resolve(named) : cwd;
}
