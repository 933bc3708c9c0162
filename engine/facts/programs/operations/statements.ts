import type { OperationFact } from "../../operation-fact.ts";
import { spend } from "../../shell/analysis.ts";
import { sqlOperations } from "../../sql.ts";
import { statementTexts } from "./databases.ts";
import type { ServiceCall } from "./service-call.ts";

/** What a character of SQL costs. */
const tokenWork = 4;

/** Most statements of one call that are looked at. */
const maxTexts = 32;

/** Statements that a program hands to a database beside all else it does: `aws rds-data … --sql`, `manage.py dbshell <<< SQL`. */
export function statementsBeside({ service, parsed, setting, base }: ServiceCall): readonly OperationFact[] {
  const { statements, scripts, statementVerb, remoteOption } = service;
  if (service.reader || (statements === undefined && statementVerb === undefined)) return [];
  const verbs = statementVerb?.split(",") ?? [];
  const isShell = statementVerb !== undefined && verbs.includes(parsed.verb);
  const names = `${statements ?? ""} ${scripts ?? ""}`.split(" ");
  const isGiven = names.some((name) => parsed.options.has(name));
  if (!isShell && !isGiven) return [];
  const isHere = remoteOption !== undefined && !parsed.options.has(remoteOption);
  const target = isHere ? "development" : base.target;
  return statementTexts({ service, parsed, setting, base })
    .slice(0, maxTexts)
    .flatMap((text) => {
      spend(setting.analysis, tokenWork * text.length);
      return sqlOperations(text, { target, targets: setting.analysis.surroundings.targets });
    });
}
