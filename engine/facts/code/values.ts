import { joinSources } from "../shell/sources.ts";
import type { Source } from "../shell/variable.ts";

/** What an expression may come to. Unknown parts of a text are spelled as a shell would spell them: `$_name`. */
export type Value = {
  /** The texts it may be, at least one. */
  readonly texts: readonly string[];
  /** It is one of `texts`, whole. */
  readonly known: boolean;
  readonly items?: readonly Value[] | undefined;
  /** Named arguments, or the fields of an object. */
  readonly entries?: ReadonlyMap<string, Value> | undefined;
  /** The function, module or kind of object it is: `os.system`, `Path()`. */
  readonly name?: string | undefined;
  /** What a method is called on. */
  readonly receiver?: Value | undefined;
  /** The variable that it was read from. */
  readonly key?: string | undefined;
  /** Its text is a pattern of file names. */
  readonly isPattern?: true | undefined;
  readonly sources: readonly Source[];
};

/** Most texts that one value may be, and the length of each, in UTF-16 units. */
const maxTexts = 16;
const maxText = 64 * 1024;

/** Names of what is open for writing: a file, the input of a command, a connection. */
export const handle = /^(?:File|Pipe|Socket|Response)\(\)$/;

/** Nothing is known of it. */
export const unknownValue: Value = { texts: ["$_value"], known: false, sources: [] };

/** Something unknown, with a name that says what. */
export function unknownAs(name: string, sources: readonly Source[] = []): Value {
  return { texts: [`$_${name.replace(/\W+/g, "_").slice(0, 32)}`], known: false, sources };
}

/** A known text. */
export function textValue(text: string, sources: readonly Source[] = []): Value {
  return { texts: [text.slice(0, maxText)], known: true, sources };
}

/** A list of values. */
export function listValue(items: readonly Value[], entries?: ReadonlyMap<string, Value>): Value {
  return { ...unknownValue, items, entries };
}

/** One value or the other. */
export function either(a: Value, b: Value): Value {
  if (!a.known && a.name === undefined && a.items === undefined)
    return { ...b, sources: joinSources(a.sources, b.sources) };
  if (!b.known && b.items === undefined) return { ...a, sources: joinSources(a.sources, b.sources) };
  const texts = [...new Set([...a.texts, ...b.texts])];
  return {
    ...b,
    texts: texts.slice(0, maxTexts),
    known: a.known && b.known && texts.length <= maxTexts,
    items: a.items && b.items ? [...a.items, ...b.items].slice(0, maxItems) : (b.items ?? a.items),
    sources: joinSources(a.sources, b.sources),
  };
}

/** Most elements of a list that are kept. */
export const maxItems = 512;

/** Values put together as text; of a list, its elements. */
export function concat(values: readonly Value[], between = ""): Value {
  let texts: readonly string[] = [""];
  for (const [index, value] of values.entries()) {
    const joint = index === 0 ? "" : between;
    texts = texts
      .flatMap((text) => value.texts.map((next) => (text + joint + next).slice(0, maxText)))
      .slice(0, maxTexts);
  }
  return {
    texts,
    known: values.every((value) => value.known),
    sources: joinSources(...values.map((value) => value.sources)),
    isPattern: values.find((value) => value.isPattern)?.isPattern,
  };
}

/** The characters of a value's texts: what making it has cost. */
export function sizeOf(value: Value): number {
  let size = 0;
  for (const text of value.texts) size += text.length;
  return size;
}

/** A value with each text changed; what is unknown stays so. */
export function mapText(value: Value, change: (text: string) => string, more: readonly Source[] = []): Value {
  const sources = joinSources(sourcesIn(value), more);
  if (!value.known) return { ...unknownValue, sources };
  return {
    texts: value.texts.map((text) => change(text).slice(0, maxText)),
    known: true,
    sources,
    isPattern: value.isPattern,
  };
}

/** Where a value, its elements and fields come from. */
export function sourcesIn(value: Value, depth = 0): readonly Source[] {
  if ((!value.items && !value.entries) || depth > 3) return value.sources;
  return joinSources(
    value.sources,
    ...(value.items ?? []).map((item) => sourcesIn(item, depth + 1)),
    ...[...(value.entries?.values() ?? [])].map((item) => sourcesIn(item, depth + 1)),
  );
}

/** The elements of a list, nested ones too, or the value alone. */
export function elementsOf(value: Value, depth = 0): readonly Value[] {
  if (!value.items || depth > 3) return [value];
  return value.items.slice(0, maxItems).flatMap((item) => elementsOf(item, depth + 1));
}

/** A list of which one element stands for all: what is in a directory, or has a pattern's form. */
export function isListing({ items }: Value): boolean {
  return items?.length === 1 && items[0]?.isPattern === true;
}

/** One element of a list, whichever. */
export function anyElement(value: Value): Value {
  if (!value.items)
    return value.known
      ? { ...unknownValue, sources: value.sources }
      : { ...value, name: undefined, receiver: undefined };
  const [first = unknownValue, ...rest] = value.items.slice(0, 64);
  return rest.reduce(either, first);
}
