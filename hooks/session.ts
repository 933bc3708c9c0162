import { posix } from "node:path";
import { GuardError } from "../engine/errors.ts";
import { askCli } from "../engine/io/ask-cli.ts";
import { homesInForce } from "../engine/io/homes.ts";
import { loadPolicy } from "../engine/io/load-policy.ts";
import type { CompiledWhole } from "../engine/io/policy-cache.ts";
import { repositoryOf } from "../engine/io/repository.ts";
import { accountHome, type Place } from "../engine/io/surroundings.ts";
import type { PolicyInForce } from "../engine/policy/apply-policy.ts";
import type { PolicySource } from "../engine/policy/policy-source.ts";
import type { Profile } from "../engine/profile.ts";
import { profiles } from "../rules/profiles.ts";

// Put in by the build: a hash of everything that decides what a policy comes to.
declare const SALLYPORT_BUILD: string;

/** What holds for every hook call of a session: where it is, the policy in force and its profile. */
export type Session = {
  readonly place: Place;
  readonly policy: PolicyInForce;
  readonly profile: Profile;
};

/** Reads where we are and which policy holds. @throws GuardError when a policy file cannot be read or followed */
export async function openSession(cwd: string): Promise<Session> {
  const project = projectOf(cwd);
  const pinned = pinnedHome();
  // Looking up the account takes a module of its own, so it is not done where the home is pinned.
  const account = pinned === undefined ? accountHome() : undefined;
  const homes = homesInForce({ pinned, environment: process.env.HOME, account }, [cwd, project]);
  const ownDirectory = posix.resolve(__dirname, "..");
  const cacheHome = [pinned, account].find((home) => home === homes[0]);
  const compile = (sources: readonly PolicySource[]) =>
    compileWith(cliIn(ownDirectory), { home: homes[0], sources });
  const policy = await loadPolicy({
    homes,
    cacheHome,
    cwd,
    project,
    build: SALLYPORT_BUILD,
    profiles,
    compile,
  });
  return { place: { homes, project, ownDirectory }, policy, profile: policy.profile };
}

/** What the installer wrote into the hook's arguments. */
function pinnedHome(): string | undefined {
  const at = process.argv.indexOf("--home");
  return at === -1 ? undefined : process.argv[at + 1];
}

/** Happens once per change of a policy file. */
async function compileWith(
  cli: string,
  question: { readonly home: string; readonly sources: readonly PolicySource[] },
): Promise<CompiledWhole> {
  const answer = await askCli<CompiledWhole>(cli, "compile-policy", question);
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
