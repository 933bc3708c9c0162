import type { AuditEvent } from "../engine/audit-event.ts";
import { GuardError } from "../engine/errors.ts";
import type { Finding } from "../engine/finding.ts";
import { heldBack } from "../engine/held-back.ts";
import { recordEvent } from "../engine/io/audit-log.ts";
import { fingerprintWith } from "../engine/io/fingerprint.ts";
import type { ExceptionInForce } from "../engine/policy/compiled-policy.ts";
import type { AlertLevel } from "../engine/profile.ts";
import type { RedactionCount } from "../engine/redact.ts";
import { namesOf } from "../engine/rule-names.ts";
import type { ToolCall } from "../engine/tool-call.ts";
import type { Session } from "./session.ts";

/** What happened, before it is made into an audit event. */
export type Happening = {
  readonly event: AuditEvent["event"];
  readonly call: Pick<ToolCall, "agent" | "session" | "cwd" | "tool"> & {
    readonly action?: ToolCall["action"];
  };
  readonly verdict: AuditEvent["verdict"];
  readonly findings: readonly Finding[];
  readonly redactions?: readonly RedactionCount[];
  readonly exceptions?: readonly ExceptionInForce[];
};

/** Longest text about a call in the log, longest name of what it is on, and longest secret (a private key), in UTF-16 units. */
const maxInput = 2_000;
const maxName = 120;
const longestSecret = 16 * 1024;

/** What came of writing an event: why the call must not go on without it, or a notice that it is missing. */
export type Recorded = { readonly refusal?: string; readonly notice?: string };

/** Writes the audit event of a call, when the profile wants it. */
export async function record(
  happening: Happening,
  session: Session,
  startedAt: readonly [number, number],
): Promise<Recorded> {
  const { monitoring, name } = session.profile;
  const exceptions = happening.exceptions ?? [];
  const isAlert = raisesAlert(happening, monitoring.alerts, session.policy.compiled?.alertRules ?? []);
  const isHarmless = happening.verdict === "allow" && exceptions.length === 0 && !isAlert;
  if (monitoring.audit === "objections" && isHarmless) return {};
  const { call } = happening;
  const input = await withoutSecrets(subjectOf(call.action), maxInput, session);
  try {
    recordEvent(session.place.homes[0], {
      version: 1,
      time: isoTime(new Date()),
      agent: call.agent,
      session: call.session,
      event: happening.event,
      tool: call.tool.slice(0, maxName),
      cwd: call.cwd,
      input,
      profile: name,
      verdict: happening.verdict,
      findings: [...happening.findings],
      redactions: [...(happening.redactions ?? [])],
      ...(exceptions.length > 0 && { exceptions: [...exceptions] }),
      ...(isAlert && { alert: true }),
      durationMs: sinceMs(startedAt),
    });
    return {};
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    const problem = `(${error.code}) ${error.message}`;
    if (monitoring.auditMustSucceed) return { refusal: `sallyport blocked this call: ${problem}` };
    return {
      notice: `sallyport: not on record: ${problem}
`,
    };
  }
}

/** True for what the profile raises an alert about, or a policy by name of the rule. */
function raisesAlert({ verdict, findings }: Happening, level: AlertLevel, rules: readonly string[]): boolean {
  const isDenied = verdict === "deny" || verdict === "withhold";
  if (level === "objections" ? verdict !== "allow" : level === "denials" && isDenied) return true;
  return (
    rules.length > 0 &&
    findings.some(({ rule, category }) => namesOf(rule, category).some((name) => rules.includes(name)))
  );
}

/** What a call is about, in one text: the command, path, url. Never the content it writes. */
function subjectOf(action: ToolCall["action"] | undefined): string {
  switch (action?.kind) {
    case "shell":
      return action.command;
    case "read":
    case "write":
      return action.path;
    case "search":
      return action.glob === undefined ? action.path : `${action.path} ${action.glob}`;
    case "list":
      return `${action.path} ${action.pattern}`;
    case "fetch":
      return action.url;
    case "text":
      return action.text;
    case "mcp":
    case "other":
      return JSON.stringify(action.arguments) ?? "";
    case undefined:
      return "";
    default:
      return action satisfies never;
  }
}

/** The findings as people may read them: what a rule fired on is text of the call, so it may hold a secret. */
export function withoutSecretsIn(
  findings: readonly Finding[],
  session: Session,
): Promise<readonly Finding[]> {
  return Promise.all(
    findings.map(async (finding) => ({ ...finding, on: await withoutSecrets(finding.on, maxName, session) })),
  );
}

/** The first `maxLength` characters. Redacted before they are cut, since half a secret looks like none. */
async function withoutSecrets(text: string, maxLength: number, { policy, place }: Session): Promise<string> {
  const looked = text.slice(0, maxLength + longestSecret);
  return (await heldBack(looked, policy, fingerprintWith(place.homes[0]))).slice(0, maxLength);
}

/** ISO 8601, UTC. `toISOString` costs the first call of a process a millisecond. */
function isoTime(date: Date): string {
  const padded = (value: number, length = 2) => String(value).padStart(length, "0");
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()].map((value) => padded(value));
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((value) =>
    padded(value),
  );
  return `${date.getUTCFullYear()}-${month}-${day}T${clock.join(":")}.${padded(date.getUTCMilliseconds(), 3)}Z`;
}

/** Milliseconds since then, to a tenth. `process.hrtime` since the first use of `performance` loads a module of its own. */
function sinceMs([seconds, nanoseconds]: readonly [number, number]): number {
  const [s, ns] = process.hrtime([seconds, nanoseconds]);
  return Math.round(s * 10_000 + ns / 100_000) / 10;
}
