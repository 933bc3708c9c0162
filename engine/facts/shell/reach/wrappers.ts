import { type Arguments, parseArguments } from "../../programs/program.ts";
import { type Field, plainField } from "../stream.ts";
import { type Wrapper, wrappers } from "./wrapper-rows.ts";

/** What a wrapper runs: the inner command, and what the wrapper changes. */
export type Unwrapped = {
  readonly fields: readonly Field[];
  readonly elevates: boolean;
  readonly directory?: Field | undefined;
  /** The last operand before the command: `chroot DIRECTORY CMD`. */
  readonly before?: Field | undefined;
  /** What is recorded of the wrapper itself, where rules are about it. */
  readonly own?: Arguments<Field> | undefined;
  /** What the wrapper fetches to run it, and from where. */
  readonly fetched?: { readonly system: string; readonly specs: readonly Field[] } | undefined;
};

/** `NAME=value`; a function of bash that its environment holds is named `BASH_FUNC_name%%`. */
const assignment = /^[A-Za-z_]\w*(?:%%|\(\))?=/;

/**
 * Takes one wrapper off a command.
 *
 * @returns undefined when the program is no wrapper; no fields when it runs nothing
 */
export function unwrap(name: string, args: readonly Field[]): Unwrapped | undefined {
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (!wrapper) return undefined;
  const start = commandStart(args, wrapper);
  if (wrapper.only && !isOneOf(args[wrapper.operandsBefore ? 0 : start]?.text ?? "", wrapper.only))
    return undefined;
  const elevates = wrapper.elevates === true;
  const inner = args.slice(start);
  const options = optionsOf(args.slice(0, start), wrapper);
  const origins = given(options, wrapper.origin);
  const fetched = fetchedBy(wrapper, args[0]?.text ?? "", [
    ...origins,
    ...(origins.length > 0 ? [] : inner.slice(0, 1)),
    ...given(options, "--with"),
  ]);
  if (wrapper.alone !== undefined && options.has(wrapper.alone)) return undefined;
  if (options.has("--edit")) return { fields: [plainField("vi"), ...inner], elevates };
  const text = options.get("--call")?.[0];
  if (text) return { fields: [plainField("sh"), plainField("-c"), text], elevates, fetched };
  if (options.has("-v") && name === "command") return { fields: [plainField("which"), ...inner], elevates };
  if (wrapper.inert?.split(" ").some((option) => options.has(option))) return { fields: [], elevates };
  const directory = wrapper.directory === undefined ? undefined : options.get(wrapper.directory)?.[0];
  const before = wrapper.operandsBefore === undefined ? undefined : args[start - 1];
  const operands = [...origins, ...inner.slice(0, 1)];
  return {
    fields: inner.length === 0 && wrapper.isShell ? [plainField("sh")] : inner,
    elevates,
    directory,
    before,
    fetched,
    ...(wrapper.recorded && { own: { verb: "", options, operands } }),
  };
}

function given(options: Arguments<Field>["options"], name: string | undefined): readonly Field[] {
  return (name === undefined ? [] : (options.get(name) ?? [])).flatMap((field) => field ?? []);
}

function fetchedBy({ fetches }: Wrapper, word: string, specs: readonly Field[]): Unwrapped["fetched"] {
  if (!fetches || (fetches.words !== undefined && !isOneOf(word, fetches.words))) return undefined;
  return { system: fetches.system, specs };
}

function isOneOf(word: string, words: string): boolean {
  return words.split(" ").includes(word);
}

function optionsOf(args: readonly Field[], wrapper: Wrapper): Arguments<Field>["options"] {
  return parseArguments(
    args,
    wrapper,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  ).options;
}

/** Index of the first argument that belongs to the inner command. */
export function commandStart(args: readonly Field[], wrapper: Wrapper): number {
  let index = 0;
  let before = wrapper.operandsBefore ?? 0;
  while (index < args.length) {
    const word = args[index]?.text ?? "";
    if (word === "--") {
      index++;
      break;
    }
    if (word.startsWith("-") && word.length > 1) index += takesNext(word, wrapper) ? 2 : 1;
    else if (wrapper.takesAssignments && assignment.test(word)) index++;
    else if (before-- > 0) index++;
    else break;
  }
  for (; before > 0 && index < args.length; before--) index++;
  return Math.min(index, args.length);
}

function takesNext(word: string, wrapper: Wrapper): boolean {
  const probe = plainField("value");
  const { operands } = parseArguments([plainField(word), probe], wrapper, (field) => field.text, plainField);
  return operands.length === 0;
}
