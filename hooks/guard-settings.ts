import { realpathSync } from "node:fs";
import { GuardError } from "../engine/errors.ts";
import { askCli } from "../engine/io/ask-cli.ts";
import { notesOn } from "../engine/policy/notes.ts";
import { deny, silence, tellPerson } from "./adapters/claude-code-answers.ts";
import { ruleCount } from "./built-in-rules.ts";
import { record } from "./record.ts";
import type { Answer } from "./run-hook.ts";
import { cliIn, openSession, type Session } from "./session.ts";
import { startShellsWithUs } from "./shell-start.ts";

type Where = { readonly session: string; readonly cwd: string };

/** A change of settings that would remove or disable our hooks is blocked: the session keeps those it has. */
export async function guardSettings({ session: id, cwd }: Where, path: string): Promise<Answer> {
  const startedAt = process.hrtime();
  const session = await openSession(cwd);
  const why = await reasonIn(session, path);
  const call = { agent: "claude-code", session: id, cwd, tool: path };
  const verdict = why === undefined ? "allow" : "deny";
  const { refusal, notice = "" } = await record(
    { event: "config-change", call, verdict, findings: [], redactions: [] },
    session,
    startedAt,
  );
  if (why === undefined) return refusal === undefined ? { ...silence, stderr: notice } : deny(refusal);
  return deny(
    `sallyport: this change of settings would take the guard out of force: ${why}. The session keeps its hooks; put the file right.`,
  );
}

/** One line of status for the person, and a warning when protection is not in force. */
export async function greet({ cwd }: Where): Promise<Answer> {
  try {
    const session = await openSession(cwd);
    const { policy, place } = session;
    const { compiled, profile } = policy;
    if (profile.credentialManagement.failedOutput === "redact")
      startShellsWithUs({ ownDirectory: place.ownDirectory, home: place.homes[0], project: place.project });
    const why = await reasonIn(session, "");
    const warnings = why === undefined ? [] : [`NOT IN FORCE: ${why}. Run sallyport install.`];
    const status = `sallyport: ${profile.name} profile, ${ruleCount + (compiled?.ruleCount ?? 0)} rules`;
    return tellPerson([status, ...warnings, ...notesOn(compiled, profile.name)].join("\n"));
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    return tellPerson(`sallyport: every call will be blocked: (${error.code}) ${error.message}`);
  }
}

/** Why we are not in force as we were installed. `changed` is the file that was changed, or empty. No answer is a reason as well. */
async function reasonIn({ place }: Session, changed: string): Promise<string | undefined> {
  const { homes, project, ownDirectory } = place;
  const question = { home: homes[0], project, changed, isPlugin: isPlugin(ownDirectory) };
  const answer = await askCli<"in force">(cliIn(ownDirectory), "check-settings", question);
  if (answer === undefined) return `${cliIn(ownDirectory)} does not answer`;
  return "problem" in answer ? answer.problem : undefined;
}

/** Are we the plugin's hooks, which no settings file names? Told by where we are: a project's settings can set the variable alone. */
function isPlugin(ownDirectory: string): boolean {
  const root = process.env.CLAUDE_PLUGIN_ROOT;
  if (root === undefined || process.argv.includes("--home")) return false;
  try {
    return realpathSync(`${root}/dist`) === realpathSync(ownDirectory);
  } catch {
    return false;
  }
}
