import { posix } from "node:path";
import { GuardError } from "../engine/errors.ts";
import { homesInForce } from "../engine/io/homes.ts";
import { loadPolicy } from "../engine/io/policy-files.ts";
import { repositoryOf } from "../engine/io/repository.ts";
import { accountHome, type Place } from "../engine/io/surroundings.ts";
import type { CompiledPolicy, PolicySource } from "../engine/policy.ts";
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
  const project = projectOf(cwd);
  const pinned = pinnedHome();
  // Looking up the account takes a module of its own, so it is not done where the home is pinned.
  const account = pinned === undefined ? accountHome() : undefined;
  const homes = homesInForce({ pinned, environment: process.env.HOME, account }, [cwd, project]);
  const ownDirectory = posix.resolve(__dirname, "..");
  const policy = await loadPolicy(homes, [cwd, project], (sources) => compile(cliIn(ownDirectory), sources));
  const name = policy?.profile ?? "balanced";
  const profile = profiles.find((candidate) => candidate.name === name) ?? profiles[2];
  return { place: { homes, project, ownDirectory }, profile, ignored: policy?.ignored ?? [] };
}

/** What the installer wrote into the hook's arguments. */
function pinnedHome(): string | undefined {
  const at = process.argv.indexOf("--home");
  return at === -1 ? undefined : process.argv[at + 1];
}

/** Loading node:child_process costs several milliseconds, and this happens once per change of a policy file. */
async function compile(cli: string, sources: readonly PolicySource[]): Promise<CompiledPolicy> {
  const { askCli } = await import("../engine/io/ask-cli.ts");
  const answer = await askCli<CompiledPolicy>(cli, "compile-policy", sources);
  if (answer === undefined)
    throw new GuardError("policy-unreadable", `the policy files cannot be compiled by ${cli}`);
  if ("problem" in answer) throw new GuardError("policy-invalid", answer.problem);
  return answer.result;
}

/** The CLI beside the hooks. */
export function cliIn(ownDirectory: string): string {
  return `${ownDirectory}/bin/sallyport.cjs`;
}

/**
 * The session's project: the client sets the variable itself, over whatever a settings file says. Elsewhere it is the repository.
 * `/` would make everything ours.
 */
function projectOf(cwd: string): string {
  const named = process.env.CLAUDE_PROJECT_DIR;
  return named?.startsWith("/") && posix.resolve(named) !== "/" ? posix.resolve(named) : repositoryOf(cwd);
}
