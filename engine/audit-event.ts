import * as z from "zod";
import { Category, Severity } from "./rule.ts";

/** One line of the audit log. Holds no secret: `input` has passed the redaction. */
export const AuditEvent = z.strictObject({
  version: z.literal(1),
  /** ISO 8601 UTC. */
  time: z.iso.datetime(),
  agent: z.string(),
  session: z.string(),
  event: z.enum([
    "pre-tool-use",
    "post-tool-use",
    "post-tool-use-failure",
    "post-tool-batch",
    "user-prompt-submit",
    "config-change",
  ]),
  tool: z.string(),
  cwd: z.string(),
  /** What the call was about: the command, path, url. At most 2,000 characters. */
  input: z.string(),
  profile: z.string(),
  verdict: z.enum(["allow", "ask", "deny", "redact", "withhold"]),
  findings: z.array(
    z.strictObject({ rule: z.string(), severity: Severity, category: Category, on: z.string() }),
  ),
  /** What was redacted: detector, fingerprint, how often. */
  redactions: z.array(
    z.strictObject({ detector: z.string(), fingerprint: z.string(), count: z.number().int() }),
  ),
  /** Exceptions of a policy without which the call would have met a rule. */
  exceptions: z
    .array(z.strictObject({ rule: z.string(), reason: z.string(), author: z.string(), expires: z.string() }))
    .optional(),
  /** It is in the list of alerts as well. */
  alert: z.literal(true).optional(),
  durationMs: z.number(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
