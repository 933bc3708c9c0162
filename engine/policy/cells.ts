import {
  alertLevels,
  failedOutputs,
  type Profile,
  type profileNames,
  redactions,
  type Scale,
} from "../profile.ts";
import type { Category } from "../rule.ts";

/** Values that a cell can have, most relaxed first. */
const decisions = ["allow", "ask", "deny"] as const;
const audits = ["objections", "every-call"] as const;
const switches = [false, true] as const;

/** Gives a cell its value: where it is, what the profile says, and all it can be, most relaxed first. */
export type CellReader = <Value>(field: readonly string[], base: Value, order: readonly Value[]) => Value;

/** The profile with every cell as `cell` gives it: the one list of all cells there are. */
export function mapCells(profile: Profile, cell: CellReader): Profile {
  const scale = (base: Scale, ...field: readonly string[]): Scale => ({
    low: cell([...field, "low"], base.low, decisions),
    medium: cell([...field, "medium"], base.medium, decisions),
    high: cell([...field, "high"], base.high, decisions),
    critical: cell([...field, "critical"], base.critical, decisions),
  });
  const { credentialManagement: credentials, monitoring, personalData: personal } = profile;
  return {
    ...profile,
    securityPosture: scale(profile.securityPosture, "securityPosture"),
    credentialManagement: {
      access: scale(credentials.access, "credentialManagement", "access"),
      hardCoded: scale(credentials.hardCoded, "credentialManagement", "hardCoded"),
      redaction: cell(["credentialManagement", "redaction"], credentials.redaction, redactions),
      failedOutput: cell(["credentialManagement", "failedOutput"], credentials.failedOutput, failedOutputs),
    },
    personalData: {
      paymentCards: cell(["personalData", "paymentCards"], personal.paymentCards, switches),
      bankAccounts: cell(["personalData", "bankAccounts"], personal.bankAccounts, switches),
      nationalNumbers: cell(["personalData", "nationalNumbers"], personal.nationalNumbers, switches),
      emailLists: cell(["personalData", "emailLists"], personal.emailLists, switches),
    },
    accessControls: scale(profile.accessControls, "accessControls"),
    changeManagement: scale(profile.changeManagement, "changeManagement"),
    monitoring: {
      audit: cell(["monitoring", "audit"], monitoring.audit, audits),
      auditMustSucceed: cell(["monitoring", "auditMustSucceed"], monitoring.auditMustSucceed, switches),
      alerts: cell(["monitoring", "alerts"], monitoring.alerts, alertLevels),
    },
    riskTolerance: scale(profile.riskTolerance, "riskTolerance"),
    agentCapabilities: scale(profile.agentCapabilities, "agentCapabilities"),
  };
}

/** Where the scale of a category is; none for the guard's own protection, which is no knob. */
export const scaleFields: Readonly<Record<Category, readonly string[]>> = {
  destruction: ["securityPosture"],
  credential: ["credentialManagement", "access"],
  "hard-coded-secret": ["credentialManagement", "hardCoded"],
  workspace: ["accessControls"],
  change: ["changeManagement"],
  opaque: ["riskTolerance"],
  capability: ["agentCapabilities"],
  "self-protection": [],
};

/** What stands at a place of nested tables, if it is one of these values. */
export function valueAt<Value>(
  tables: unknown,
  field: readonly string[],
  values: readonly Value[],
): Value | undefined {
  const found = field.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? new Map(Object.entries(at)).get(step) : undefined),
    tables,
  );
  return values.find((value) => value === found);
}

/** One value for each profile. */
export function forEachProfile<Value>(make: (name: (typeof profileNames)[number]) => Value) {
  return { prototyping: make("prototyping"), balanced: make("balanced"), production: make("production") };
}
