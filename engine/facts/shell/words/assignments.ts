import type { Assignment, Word } from "unbash";
import { spend } from "../analysis.ts";
import { parseWord } from "../parse-script.ts";
import type { Field } from "../stream.ts";
import type { Element, Variable } from "../variable.ts";
import { arrayOf, listsOf, unknownVariable } from "../variables.ts";
import { calculateText } from "./arithmetic.ts";
import { changeCase } from "./case.ts";
import { expandGlob } from "./glob.ts";
import { elementOf, startsOf } from "./lookup.ts";
import { referenceTo } from "./name-references.ts";
import type { Expander, Joined } from "./piece.ts";
import { elementIndex, scopeOf, withElement } from "./scope.ts";
import { expandJoined, expandPossible } from "./words.ts";

/** Most elements of an array that are followed, and what one costs. */
const maxElements = 512;
const elementWork = 32;

/** What an assignment sets its variable to. `declared` are the letters of the `declare` it is an argument of. */
export function assignedValue(node: Assignment, expander: Expander, declared = ""): Variable {
  const earlier = expander.state.variables.get(node.name);
  const letters = (earlier?.attributes ?? "") + declared.replace(/[^ilurnA]/g, "");
  const attributes = letters === "" ? {} : { attributes: letters };
  const before = earlier && { ...earlier, ...attributes };
  const kind = earlier?.kind ?? (declared.includes("A") ? "associative" : "indexed");
  if (letters.includes("n")) return { ...referenceTo(node, expander), ...attributes };
  if (node.value.type === "ArrayValue")
    return assignedArray(node, node.value.elements, before, kind, attributes, expander);
  const values = expandJoined(node.value, expander);
  const sources = values.flatMap((value) => value.sources);
  const texts = values.map((value) => (value.known ? value.text : undefined));
  if (node.index || earlier?.lists) return assignedElement(node, values, { kind, ...attributes }, expander);
  const starts = node.append ? startsOf(node.name, expander) : [""];
  const found = starts.flatMap((start) =>
    texts.map((text) =>
      start === undefined || text === undefined
        ? undefined
        : combine(start, text, letters, node.append === true, expander),
    ),
  );
  const isKnown = found.every((text) => text !== undefined);
  // One that is only possible may as well be missing.
  const unset = values.length === 1 && values[0]?.among ? { unset: true as const } : {};
  if (isKnown) return { ...attributes, ...unset, values: [...new Set(found)].slice(0, 64), sources };
  const [only] = values;
  const isWordy = values.length === 1 && only?.isWord && !node.append && letters === "";
  return { ...attributes, ...unset, values: undefined, sources, ...(isWordy && { spelling: only.text }) };
}

/** The value that is stored: calculated where the variable is a number, in its case where it has one. */
function combine(
  start: string,
  text: string,
  letters: string,
  appends: boolean,
  expander: Expander,
): string | undefined {
  if (letters.includes("i")) {
    const value = calculateText(text, scopeOf(expander));
    const before = appends ? calculateText(start, scopeOf(expander)) : 0n;
    return value === undefined || before === undefined
      ? undefined
      : BigInt.asIntN(64, before + value).toString();
  }
  const whole = start + text;
  if (letters.includes("u")) return changeCase(whole, "^^", () => true);
  return letters.includes("l") ? changeCase(whole, ",,", () => true) : whole;
}

type Shape = Pick<Variable, "kind" | "attributes">;

/** `a[1]=x`, and `a=x` where a is an array. */
function assignedElement(
  node: Assignment,
  values: readonly Joined[],
  shape: Shape,
  expander: Expander,
): Variable {
  const index = node.index ? joinedText(node.index, expander) : "0";
  const key =
    index === undefined ? undefined : elementIndex(index, { ...unknownVariable, ...shape }, expander);
  const before = expander.state.variables.get(node.name);
  const lists = before ? listsOf(before) : [[]];
  const [value] = values;
  const text = value?.known && !value.among ? value.text : undefined;
  const sources = values.flatMap((one) => one.sources);
  if (!lists || key === undefined || key.startsWith("-") || values.length > 1)
    return { ...unknownVariable, ...shape, sources: [...sources, ...(before?.sources ?? [])] };
  const changed = lists.map((list) => {
    const old = node.append ? list.find((element) => element.key === key) : undefined;
    const start = old?.known === false ? undefined : (old?.text ?? "");
    const stored =
      start === undefined || text === undefined
        ? undefined
        : combine(start, text, shape.attributes ?? "", node.append === true, expander);
    return withElement(list, {
      key,
      text: stored ?? value?.text ?? "",
      known: stored !== undefined,
      sources,
    });
  });
  return arrayOf(changed, shape.kind ?? "indexed", shape);
}

function joinedText(word: Word, expander: Expander): string | undefined {
  if (!word.parts) return word.value;
  const [joined, ...others] = expandJoined(word, expander);
  return joined?.known && others.length === 0 ? joined.text : undefined;
}

/** `a=(x y [3]=z)`. */
function assignedArray(
  node: Assignment,
  words: readonly Word[],
  before: Variable | undefined,
  kind: "indexed" | "associative",
  attributes: Pick<Variable, "attributes">,
  expander: Expander,
): Variable {
  const start = node.append && before ? listsOf(before) : [[]];
  let lists = start;
  /** A key before the last one was set: what follows without a key stands behind it. */
  let isBehind = false;
  for (const word of words.slice(0, maxElements)) {
    const keyed = /^\[([\w $.@%/:-]*|"[^"$`\\]*"|'[^']*')\]=/.exec(word.text);
    const isOdd = kind === "associative" || isBehind || word.text.startsWith("[");
    if (!lists || (!keyed && isOdd)) {
      lists = undefined;
      break;
    }
    const before = lists;
    lists = keyed
      ? addKeyed(lists, keyed[1] ?? "", word.text.slice(keyed[0].length), { kind, ...attributes }, expander)
      : addFields(lists, word, attributes.attributes ?? "", expander);
    isBehind ||= keyed !== null && lists?.every((list, at) => list.at(-1) === before[at]?.at(-1)) === true;
  }
  if (lists?.every((list) => list.length <= maxElements) && words.length <= maxElements)
    return arrayOf(lists, kind, attributes);
  const sources = words
    .flatMap((word) => expandPossible(word, expander).flat())
    .flatMap((field) => field.sources ?? []);
  return { ...attributes, values: undefined, sources, kind };
}

function addKeyed(
  lists: readonly (readonly Element[])[],
  spelled: string,
  rest: string,
  shape: Shape,
  expander: Expander,
): readonly (readonly Element[])[] | undefined {
  const [keyWord, valueWord] = [parseWord(spelled, expander.analysis), parseWord(rest, expander.analysis)];
  const isEmpty = rest === "";
  if (!keyWord || (!valueWord && !isEmpty)) return undefined;
  const index = /\s/.test(spelled) && !/["'$]/.test(spelled) ? spelled : joinedText(keyWord, expander);
  const key =
    index === undefined ? undefined : elementIndex(index, { ...unknownVariable, ...shape }, expander);
  const [value, ...others] = valueWord ? expandJoined(valueWord, expander) : [];
  if (key === undefined || key.startsWith("-") || others.length > 0) return undefined;
  const text = combine("", value?.text ?? "", shape.attributes ?? "", false, expander);
  const known = (value?.known ?? true) && !value?.among && text !== undefined;
  return lists.map((list) =>
    withElement(list, { key, text: text ?? rest, known, sources: value?.sources ?? [] }),
  );
}

function addFields(
  lists: readonly (readonly Element[])[],
  word: Word,
  letters: string,
  expander: Expander,
): readonly (readonly Element[])[] | undefined {
  const possible = expandPossible(word, expander).map((fields) =>
    fields.flatMap((field) => expandGlob(field, expander.state.cwd, expander.analysis.surroundings)),
  );
  if (lists.length * possible.length > 8) return undefined;
  return lists.flatMap((list) => possible.map((fields) => appended(list, fields, letters, expander)));
}

function appended(
  list: readonly Element[],
  fields: readonly Field[],
  letters: string,
  expander: Expander,
): readonly Element[] {
  const next = Number(list.at(-1)?.key ?? -1) + 1;
  spend(expander.analysis, elementWork * (list.length + fields.length));
  const added = fields.map((field, index) => {
    const text = field.known ? combine("", field.text, letters, false, expander) : undefined;
    const element = elementOf(field, String(next + index));
    return text === undefined ? { ...element, known: false } : { ...element, text };
  });
  return [...list, ...added];
}
