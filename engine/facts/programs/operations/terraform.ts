import type { OperationFact } from "../../operation-fact.ts";
import type { ServiceCall } from "./service-call.ts";
import { environmentNames, outerTarget, targetOf, values } from "./targets.ts";

/** `terraform VERB`: the workspace that is selected says which environment it is; `-destroy` makes a destruction of any verb. */
export function terraformOperations({
  service,
  parsed,
  setting,
  base,
}: ServiceCall): readonly OperationFact[] {
  const { state, analysis } = setting;
  const directory = values(parsed, "--chdir")[0] ?? "";
  const workspace = state.cwd
    ? analysis.surroundings.read(`${state.cwd}/${directory}/.terraform/environment`)
    : undefined;
  const found = targetOf(
    [...environmentNames(service, parsed, setting), workspace?.trim() ?? ""],
    setting.analysis.surroundings.targets,
  );
  const target = found === "unknown" ? outerTarget(setting) : found;
  const fact = { ...base, verb: parsed.verb, resource: "infrastructure", target };
  const isPlan = /^(?:plan|show|validate)$/.test(parsed.verb);
  if (!parsed.options.has("--destroy") || isPlan) return [fact];
  return [{ ...fact, verb: "destroy", effect: "destroy" }];
}
