import type { WordPart } from "unbash";
import { spend } from "../analysis.ts";
import { unescapeText } from "./ansi-c.ts";
import { expandArithmetic } from "./arithmetic-words.ts";
import { combine } from "./combine.ts";
import { operandsOf } from "./parameter-words.ts";
import { expandParameter, expandVariable } from "./parameters.ts";
import { type Atom, atom, type Choices, type Expander, fieldBreak, unknownAtom } from "./piece.ts";

/** What one part of a word may expand to. Inside double quotes, nothing of it is split. */
export function expandPart(part: WordPart, quoted: boolean, expander: Expander): Choices {
  switch (part.type) {
    case "Literal":
      return [[atom(quoted ? "quoted" : "plain", part.value)]];
    case "SingleQuoted":
      return [[atom("quoted", part.value)]];
    case "AnsiCQuoted": {
      const text = unescapeText(part.text.slice(2, -1), "quote")?.text;
      return [[text === undefined ? unknownAtom(part.text) : atom("quoted", text)]];
    }
    case "Glob":
      return part.kind === "bracket" ? expandBracket(part.parts, expander) : [[atom("glob", part.text)]];
    case "ExtendedGlob":
      return expandExtended(part);
    case "BraceExpansion":
      return expandNoBraces(part, expander);
    case "DoubleQuoted":
    case "LocaleString":
      return expandQuoted(part.parts, expander);
    case "SimpleExpansion":
      if (isNumber(part.text, expander)) return [[{ ...unknownAtom(part.text), isWord: true }]];
      return expandVariable(part.text.slice(1), part.text, quoted, expander);
    case "ParameterExpansion":
      return expandParameter(part, quoted, expander, operandsOf(expander));
    case "CommandExpansion":
      return [expandSubstitution(part, quoted, expander)];
    case "ProcessSubstitution": {
      const { pipes, sinks } = expander.analysis;
      const stream = expander.run(part);
      const path = `/dev/fd/${63 + pipes.size}`;
      pipes.set(path, stream);
      if (part.operator === ">") sinks.set(path, (written) => void expander.run(part, written));
      return [[atom("quoted", path, stream.sources)]];
    }
    case "ArithmeticExpansion":
      return [[expandArithmetic(part, expander)]];
    default:
      return part satisfies never;
  }
}

/** Most alternatives of an extended glob. */
const maxAlternatives = 16;

/** `@(a|b)` and `?(a|b)` are one of their parts; `+(a)`, `*(a)` and `!(a)` count as any name. */
function expandExtended({ operator, pattern, text }: PartOf<"ExtendedGlob">): Choices {
  if (/[$`]/.test(pattern)) return [[unknownAtom(text)]];
  const alternatives = pattern.split("|");
  if (!/^[@?]$/.test(operator) || /[()"'\\]/.test(pattern) || alternatives.length > maxAlternatives)
    return [[atom("glob", "*")]];
  const parts = alternatives.map((one) => [atom(/[*?[]/.test(one) ? "glob" : "plain", one)]);
  return operator === "?" ? [[], ...parts] : parts;
}

/** Variables of the shell that are numbers, whatever they are. */
function isNumber(text: string, { state }: Expander): boolean {
  const isOne = /^\$(?:[$!?]|RANDOM|SECONDS|PPID|BASHPID|EPOCHSECONDS|UID|EUID)$/.test(text);
  return isOne && !state.variables.has(text.slice(1));
}

type PartOf<Type extends WordPart["type"]> = Extract<WordPart, { type: Type }>;

/** `[a-z]`, `["$x"]`. */
function expandBracket(parts: readonly WordPart[], expander: Expander): Choices {
  const inside = parts.map((part): Choices => {
    if (part.type === "Literal" && part.text === part.value) return [[atom("glob", part.text)]];
    return expandPart(part, false, expander);
  });
  return combine([[[atom("glob", "[")]], ...inside, [[atom("glob", "]")]]], expander);
}

/** Braces where none are expanded, as in the value of an assignment. */
function expandNoBraces(part: PartOf<"BraceExpansion">, expander: Expander): Choices {
  if (!part.parts) return [[atom("plain", part.text.replace(/\\(.)/gs, "$1"))]];
  const inside = part.parts.map((inner) => expandPart(inner, false, expander));
  return combine([[[atom("plain", "{")]], ...inside, [[atom("plain", "}")]]], expander);
}

/** `"…"`: a quoted string is a word even when it is empty, but not where nothing but an empty `$@` is in it. */
function expandQuoted(parts: readonly WordPart[], expander: Expander): Choices {
  const choices = combine(
    parts.map((part) => expandPart(part, true, expander)),
    expander,
  );
  const lists = parts.filter((part) => listForm.test(part.text)).length;
  if (lists > 0 && parts.some(isCutBesideList))
    return choices.map((atoms) => [
      unknownAtom(
        parts.map((part) => part.text).join(""),
        atoms.flatMap((one) => one.sources),
      ),
    ]);
  return choices.map((atoms) => {
    const isNothing =
      lists > 0 && atoms.length <= parts.length - lists && atoms.every((one) => one.known && one.text === "");
    return isNothing ? [] : [atom("quoted", ""), ...atoms];
  });
}

/** Beside a list, bash cuts what an operation makes of a joined one, and the words that stand for an unset variable. */
function isCutBesideList(part: WordPart): boolean {
  if (part.type !== "ParameterExpansion" || !part.operation || listForm.test(part.text)) return false;
  return part.operation.type === "Default" || joinedForm.test(part.text);
}

const listForm = /^\$(?:@|\{!?(?:@|\w{1,100}\[@\]|\w{1,100}@\}))/;
const joinedForm = /^\$\{!?(?:\*|\w{1,100}\[\*\]|\w{1,100}\*\})/;

function expandSubstitution(
  part: PartOf<"CommandExpansion">,
  quoted: boolean,
  expander: Expander,
): readonly Atom[] {
  const { text, sources, paths, isWord } = expander.run(part);
  const isListed = text === undefined && paths.length > 0 && paths.every((path) => path.known);
  if (isListed) {
    return paths.flatMap((path, index) => {
      const own = { ...atom("quoted", path.text, sources), among: true as const };
      return index === 0 ? [own] : [fieldBreak, own];
    });
  }
  if (text === undefined) {
    const unknown = unknownAtom(part.text, sources);
    return [isWord ? { ...unknown, isWord } : unknown];
  }
  spend(expander.analysis, text.length);
  return [atom(quoted ? "quoted" : "split", text.replaceAll("\0", "").replace(/\n+$/, ""), sources)];
}
