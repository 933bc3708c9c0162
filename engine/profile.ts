import type { Decision } from "./decision.ts";
import type { Category, Severity } from "./rule.ts";

/** What follows from each severity. */
export type Scale = Readonly<Record<Severity, Decision>>;

/** How much the second gate takes out of results, least first. */
export const redactions = ["known-formats", "credentials-by-context", "high-entropy"] as const;
export type Redaction = (typeof redactions)[number];

/** What becomes of secrets in the output of failed shell calls. Both keep them from the model; `redact` keeps them out of the transcript too. */
export const failedOutputs = ["stop", "redact"] as const;

/** Which calls raise an alert: none, those that are denied, or also those that are asked about and results that are redacted. */
export const alertLevels = ["none", "denials", "objections"] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** Kinds of personal data that the second gate takes out of results where a policy asks for it. */
export const personalDataKinds = ["paymentCards", "bankAccounts", "nationalNumbers", "emailLists"] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** The profiles, most relaxed first. */
export const profileNames = ["prototyping", "balanced", "production"] as const;
export type ProfileName = (typeof profileNames)[number];

/** A security posture as one table: seven aspects, each of which a team can read and change alone. */
export type Profile = {
  readonly name: ProfileName;
  readonly summary: string;
  /** Calls that destroy, exfiltrate or run foreign code. */
  readonly securityPosture: Scale;
  readonly credentialManagement: {
    readonly access: Scale;
    readonly hardCoded: Scale;
    readonly redaction: Redaction;
    /**
     * Secrets in the output of failed shell calls, which the client does not let us replace afterwards: the shell takes them out before
     * it ends, which costs a failed call one more process, or the turn stops.
     */
    readonly failedOutput: (typeof failedOutputs)[number];
  };
  /** Numbers and addresses of people in results: nobody's default, since test data is full of them. */
  readonly personalData: Readonly<Record<PersonalDataKind, boolean>>;
  /** Files outside the project. */
  readonly accessControls: Scale;
  /** Deploys, migrations, infrastructure, publishing. */
  readonly changeManagement: Scale;
  readonly monitoring: {
    readonly audit: "objections" | "every-call";
    /** Deny the call when its audit event cannot be written. */
    readonly auditMustSucceed: boolean;
    /** Calls that are put into the list of alerts as well, which others can follow. */
    readonly alerts: AlertLevel;
  };
  /** What could not be understood. */
  readonly riskTolerance: Scale;
  /** MCP servers, network destinations, installs. */
  readonly agentCapabilities: Scale;
};

const always: Scale = { low: "deny", medium: "deny", high: "deny", critical: "deny" };

/** The scale that judges a category. The guard's own protection is no knob: it is denied in every profile. */
export function scaleFor(category: Category, profile: Profile): Scale {
  switch (category) {
    case "destruction":
      return profile.securityPosture;
    case "credential":
      return profile.credentialManagement.access;
    case "hard-coded-secret":
      return profile.credentialManagement.hardCoded;
    case "workspace":
      return profile.accessControls;
    case "change":
      return profile.changeManagement;
    case "opaque":
      return profile.riskTolerance;
    case "capability":
      return profile.agentCapabilities;
    case "self-protection":
      return always;
    default:
      return category satisfies never;
  }
}
