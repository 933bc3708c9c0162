import type { Setting } from "../analysis.ts";
import type { Variable } from "../variable.ts";

/** Variables whose value another program runs as a command: `PAGER='cat x' git log`. */
const runsValue =
  /^(?:PROMPT_COMMAND|LESSOPEN|LESSCLOSE|GIT_SSH|(?:[A-Z]+_)*(?:PAGER|EDITOR|VISUAL|BROWSER|ASKPASS|SSH_COMMAND|PROXY_COMMAND|EXTERNAL_DIFF))$/;

/** A variable of the environment that the programs of this call see. */
export type Assigned = { readonly name: string; readonly value: Variable };

/** Longest value that a fact holds, in UTF-16 units. */
const maxValue = 256;

/** Records that a variable is given to programs, and looks at the command in one like `PAGER`. */
export function runVariable({ name, value }: Assigned, setting: Setting): void {
  const [text = ""] = value.values ?? [];
  setting.analysis.facts.variables.push({ name, value: text.slice(0, maxValue) });
  if (!runsValue.test(name)) return;
  const reach = { ...setting.reach, through: [...setting.reach.through, name] };
  for (const text of value.values ?? [])
    setting.analysis.walker.source(text.replace(/^\|+-?/, ""), { ...setting, reach });
}

/** Runs with the variables that stand before a command (`A=1 CMD`), which are gone afterwards. */
export function withVariables<Result>(
  assigned: readonly Assigned[],
  setting: Setting,
  run: () => Result,
): Result {
  const { variables } = setting.state;
  const before = assigned.map(({ name }) => ({ name, value: variables.get(name) }));
  for (const entry of assigned) {
    runVariable(entry, setting);
    variables.set(entry.name, { ...entry.value, exported: true });
  }
  const result = run();
  for (const { name, value } of before) {
    if (value) variables.set(name, value);
    else variables.delete(name);
  }
  return result;
}
