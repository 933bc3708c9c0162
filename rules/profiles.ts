import type { Profile } from "../engine/profile.ts";

const off = { paymentCards: false, bankAccounts: false, nationalNumbers: false, emailLists: false } as const;

/** The built-in profiles, most relaxed first. */
export const profiles = [
  {
    name: "prototyping",
    summary: "Relaxed and fast: stops what cannot be undone, asks before secrets and production.",
    securityPosture: { low: "allow", medium: "allow", high: "ask", critical: "deny" },
    credentialManagement: {
      access: { low: "allow", medium: "ask", high: "ask", critical: "ask" },
      hardCoded: { low: "allow", medium: "allow", high: "ask", critical: "ask" },
      redaction: "known-formats",
      failedOutput: "redact",
    },
    personalData: off,
    accessControls: { low: "allow", medium: "allow", high: "ask", critical: "ask" },
    changeManagement: { low: "allow", medium: "allow", high: "ask", critical: "ask" },
    monitoring: { audit: "objections", auditMustSucceed: false, alerts: "none" },
    riskTolerance: { low: "allow", medium: "allow", high: "ask", critical: "deny" },
    agentCapabilities: { low: "allow", medium: "allow", high: "ask", critical: "deny" },
  },
  {
    name: "balanced",
    summary:
      "The default: everyday work is silent, secrets are out of reach, changes to production are asked.",
    securityPosture: { low: "allow", medium: "ask", high: "deny", critical: "deny" },
    credentialManagement: {
      access: { low: "allow", medium: "ask", high: "deny", critical: "deny" },
      hardCoded: { low: "allow", medium: "ask", high: "deny", critical: "deny" },
      redaction: "credentials-by-context",
      failedOutput: "redact",
    },
    personalData: off,
    accessControls: { low: "allow", medium: "ask", high: "ask", critical: "deny" },
    changeManagement: { low: "allow", medium: "ask", high: "ask", critical: "deny" },
    monitoring: { audit: "every-call", auditMustSucceed: false, alerts: "none" },
    riskTolerance: { low: "allow", medium: "ask", high: "ask", critical: "deny" },
    agentCapabilities: { low: "allow", medium: "ask", high: "ask", critical: "deny" },
  },
  {
    name: "production",
    summary: "Least privilege: what is not plainly harmless is asked or denied, and every call is on record.",
    securityPosture: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
    credentialManagement: {
      access: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
      hardCoded: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
      redaction: "high-entropy",
      failedOutput: "redact",
    },
    personalData: off,
    accessControls: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
    changeManagement: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
    monitoring: { audit: "every-call", auditMustSucceed: true, alerts: "denials" },
    riskTolerance: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
    agentCapabilities: { low: "ask", medium: "deny", high: "deny", critical: "deny" },
  },
] as const satisfies readonly Profile[];
