import { splitGitLine } from "../../git/parse.ts";
import { programOf } from "../../programs/index.ts";
import { addOpaque, type Setting } from "../analysis.ts";
import type { Field } from "../stream.ts";

/** Arguments that a program's input chooses (`… | xargs git reset`): each may be an option that changes what the program does. */
export function noteSteering(name: string, args: readonly Field[], { analysis }: Setting): void {
  if (!args.some((field) => field.free)) return;
  const end = args.findIndex((field) => /^(?:--|-(?:exec|ok)(?:dir)?)$/.test(field.text));
  const open = end === -1 ? args : args.slice(0, end);
  if (open.some((field) => field.free && /^-[^=]{0,99}\$input/.test(field.text)))
    addOpaque(analysis, "option", "an option is chosen by what is read", name);
  // What stands behind an option is its value.
  const isLoose = (field: Field, index: number) =>
    field.free && !field.text.startsWith("-") && !open[index - 1]?.text.startsWith("-");
  if (!open.some(isLoose)) return;
  const verb = verbOf(name, open);
  const by = verb === undefined || verb.free ? name : `${name} ${verb.text}`;
  addOpaque(analysis, "argument", "an argument is chosen by what is read", by);
}

function verbOf(name: string, args: readonly Field[]): Field | undefined {
  if (name === "git") return splitGitLine(args).verb;
  return programOf(name).verbs === undefined ? undefined : args.find((field) => !field.text.startsWith("-"));
}
