import type { AndOr, SyntaxNode } from "unbash";
import { absolutePath } from "../../paths.ts";
import type { Arguments } from "../../programs/program.ts";
import { isSetUpFrom, isThere, keeping } from "../../replaces.ts";
import type { Setting } from "../analysis.ts";
import type { Field } from "../stream.ts";

/** The files recorded since then are written in a way that leaves what is in them. */
export function keepFrom(start: number, { analysis }: Setting): void {
  const { files } = analysis.facts;
  files.push(...files.splice(start).map(keeping));
}

/** Whether a program writes only what is missing, or adds to what is there. */
export function leavesTarget(
  name: string,
  { options, operands }: Arguments<Field>,
  { analysis, state }: Setting,
): boolean {
  if (name === "touch") return true;
  if (name === "tee") return options.has("--append") || options.has("-a");
  if (name === "ln") return !options.has("--force") && !options.has("-f");
  if (!/^(?:cp|mv|install)$/.test(name)) return false;
  if (options.has("--no-clobber") || options.has("-n")) return true;
  if (options.get("--update")?.at(-1)?.text === "none") return true;
  const [original, target] = operands;
  if (!original || !target || operands.length > 2 || !isSetUpFrom(original.text, target.text)) return false;
  const path = absolutePath(target.text, state.cwd ?? analysis.surroundings.project);
  return isThere(path, analysis.surroundings) !== true;
}

/** The file that `[ -f FILE ]` or `test ! -e FILE` looks for; `isNegated` asks for the second form. */
export function testedIn(node: SyntaxNode | undefined, isNegated: boolean): string | undefined {
  const inner = node?.type === "CompoundList" && node.commands.length === 1 ? node.commands[0] : node;
  const command = inner?.type === "Statement" ? inner.command : inner;
  if (command?.type === "Pipeline") {
    const { prefixes, commands } = command;
    const isPlain = commands.length === 1 && prefixes.length === 1 && prefixes[0]?.type === "Negation";
    return isPlain && isNegated ? testedIn(commands[0], false) : undefined;
  }
  if (command?.type === "TestCommand") return testedInDouble(command.expression, isNegated);
  if (command?.type !== "Command" || !/^(?:\[|test)$/.test(command.name?.value ?? "")) return undefined;
  const words = command.args.map((word) => (word.type === "Word" && !word.parts ? word.value : undefined));
  if (words.at(-1) === "]") words.pop();
  if (isNegated && words.shift() !== "!") return undefined;
  const [operator, file, ...others] = words;
  return others.length === 0 && operator !== undefined && /^-[efs]$/.test(operator) ? file : undefined;
}

type Test = Extract<SyntaxNode, { type: "TestCommand" }>["expression"];

function testedInDouble(test: Test, isNegated: boolean): string | undefined {
  if (test.type === "TestNot")
    return isNegated && test.negations.length === 1 ? testedInDouble(test.operand, false) : undefined;
  if (isNegated || test.type !== "TestUnary" || !/^-[efs]$/.test(test.operator)) return undefined;
  return test.operand.parts ? undefined : test.operand.value;
}

/** Most commands of one chain that a test in front of it is followed through. */
const maxChain = 16;

/** The file that is missing whenever this command of a list runs. */
export function absentAt(
  commands: AndOr["commands"],
  operators: AndOr["operators"],
  index: number,
): string | undefined {
  if (index === 0 || index > maxChain) return undefined;
  if (operators[index - 1] === "||") return index === 1 ? testedIn(commands[0], false) : undefined;
  const isChain = operators.slice(0, index).every((operator) => operator === "&&");
  return isChain ? testedIn(commands[0], true) : undefined;
}

/** The same place, where a file is known to be missing. */
export function withAbsent(file: string | undefined, setting: Setting): Setting {
  const { reach, state } = setting;
  if (file === undefined || (state.cwd === undefined && !file.startsWith("/"))) return setting;
  const path = absolutePath(file, state.cwd ?? "/");
  return { ...setting, reach: { ...reach, absent: [...(reach.absent ?? []), path].slice(-16) } };
}
