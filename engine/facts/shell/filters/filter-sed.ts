import { linearPattern } from "./linear-pattern.ts";

/** One command of a script: where it applies, and what it does. */
type Command = {
  readonly from: string;
  readonly to: string;
  readonly run:
    | "print"
    | "delete"
    | "quit"
    | { readonly pattern: RegExp; readonly unbounded: number; readonly by: string };
};

/** Longest line, to the power of the pattern's repetitions: what one substitution may cost. */
const maxSteps = 200_000;

/** `sed` with `s///`, `p`, `d`, `q` and lines by number. Anything else is not modelled. */
export function runSed(args: readonly string[], input: string): string | undefined {
  const scripts: string[] = [];
  let [isQuiet, isExtended] = [false, false];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (/^-[nrE]+$/.test(arg)) {
      isQuiet ||= arg.includes("n");
      isExtended ||= /[rE]/.test(arg);
    } else if (arg === "-e") scripts.push(args[++index] ?? "");
    else if (arg.startsWith("-") || scripts.length > 0) return undefined;
    else scripts.push(arg);
  }
  const commands = commandsOf(scripts.join("\n"), isExtended);
  return commands && apply(commands, isQuiet, input);
}

function apply(commands: readonly Command[], isQuiet: boolean, input: string): string | undefined {
  const lines = input === "" ? [] : input.replace(/\n$/, "").split("\n");
  let text = "";
  const print = (line: string) => {
    text += `${line}\n`;
  };
  rows: for (const [index, original] of lines.entries()) {
    let line = original;
    for (const { from, to, run } of commands) {
      const number = index + 1;
      const place = (address: string) => (address === "$" ? lines.length : Number(address));
      const isInRange = from === "" || (number >= place(from) && number <= Math.max(place(to), place(from)));
      if (!isInRange) continue;
      if (run === "delete") continue rows;
      if (run === "print") print(line);
      else if (run === "quit") {
        if (!isQuiet) print(line);
        return text;
      } else {
        if ((line.length + 1) ** (run.unbounded + 1) > maxSteps) return undefined;
        line = line.replace(run.pattern, run.by);
        if (line.length > 65_536) return undefined;
      }
    }
    if (!isQuiet) print(line);
  }
  return input.endsWith("\n") || text === "" ? text : text.slice(0, -1);
}

function commandsOf(script: string, isExtended: boolean): readonly Command[] | undefined {
  const commands: Command[] = [];
  let rest = script;
  while (/\S/.test(rest)) {
    const [start = "", from = "", to, letter = ""] =
      /^[\s;]*(\d{1,9}|\$)?(?:,(\d{1,9}|\$))?\s*([pdqs])/.exec(rest) ?? [];
    if (letter === "" || (to !== undefined && (from === "" || from === "$"))) return undefined;
    rest = rest.slice(start.length);
    const place = { from, to: to ?? from };
    if (letter === "s") {
      const found = substitution(rest, isExtended);
      if (!found) return undefined;
      commands.push({ ...place, run: found.run });
      rest = found.rest;
    } else commands.push({ ...place, run: letter === "p" ? "print" : letter === "d" ? "delete" : "quit" });
    if (!/^\s*(?:[;\n]|$)/.test(rest)) return undefined;
    rest = rest.replace(/^[\s;]*/, "");
  }
  return commands;
}

function substitution(
  text: string,
  isExtended: boolean,
): { readonly run: Exclude<Command["run"], string>; readonly rest: string } | undefined {
  const delimiter = text.charAt(0);
  if (delimiter === "" || /[\w\\\n]/.test(delimiter)) return undefined;
  const parts = ["", ""];
  let index = 1;
  for (const part of [0, 1]) {
    for (; index < text.length && text.charAt(index) !== delimiter; index++) {
      if (text.charAt(index) !== "\\") parts[part] += text.charAt(index);
      else if (text.charAt(++index) === delimiter) parts[part] += delimiter;
      else parts[part] += `\\${text.charAt(index)}`;
    }
    if (text.charAt(index++) !== delimiter) return undefined;
  }
  const flags = /^[gIip]*/.exec(text.slice(index))?.[0] ?? "";
  const pattern = linearPattern(parts[0] ?? "", isExtended);
  const by = replacementOf(parts[1] ?? "");
  if (!pattern || by === undefined || flags.includes("p")) return undefined;
  const isGlobal = flags.includes("g");
  const expression = new RegExp(pattern.source, `${isGlobal ? "g" : ""}${/i/i.test(flags) ? "i" : ""}s`);
  // After a match, sed allows no empty one; JavaScript does.
  if (isGlobal && expression.test("")) return undefined;
  return {
    run: { pattern: expression, unbounded: pattern.unbounded, by },
    rest: text.slice(index + flags.length),
  };
}

/** A replacement in the spelling of JavaScript. */
function replacementOf(text: string): string | undefined {
  if (/\\[^1-9&\\/n.,:|#_-]/.test(text)) return undefined;
  return text.replace(/\\([1-9])|\\n|\\(.)|&|\$/gs, (all, group?: string, char?: string) => {
    if (group !== undefined) return `$${group}`;
    if (all === "\\n") return "\n";
    if (all === "&") return "$&";
    return char === undefined ? "$$" : char === "$" ? "$$" : char;
  });
}
