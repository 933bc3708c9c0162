import { concat, textValue, unknownValue, type Value } from "./values.ts";

/** Most places of a format that are filled. */
const maxPlaces = 256;

/** `"%s/%s" % (a, b)` and `sprintf`: the format with its values. */
export function formatText(
  format: Value,
  values: readonly Value[],
  named?: ReadonlyMap<string, Value>,
): Value {
  return fill(
    format,
    values,
    /%(?:\((\w+)\))?[-+0 #]{0,4}\d{0,4}(?:\.\d{1,4})?[a-zA-Z%@]/g,
    (match, index) =>
      match[0].endsWith("%") ? textValue("%") : match[1] !== undefined ? named?.get(match[1]) : values[index],
  );
}

/** `"{}/{name}".format(a, name=b)`. */
export function formatBraces(
  format: Value,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value {
  return fill(format, values, /\{(\w{0,64})(?:[!:][^{}]{0,64})?\}/g, (match, index) => {
    const key = match[1] ?? "";
    return key === "" ? values[index] : /^\d+$/.test(key) ? values[Number(key)] : named.get(key);
  });
}

function fill(
  format: Value,
  values: readonly Value[],
  place: RegExp,
  filling: (match: RegExpExecArray, index: number) => Value | undefined,
): Value {
  const text = format.texts[0] ?? "";
  const pieces: Value[] = [];
  let end = 0;
  let index = 0;
  for (let match = place.exec(text); match && pieces.length < 2 * maxPlaces; match = place.exec(text)) {
    pieces.push(textValue(text.slice(end, match.index)), filling(match, index) ?? unknownValue);
    if (!match[0].endsWith("%")) index++;
    end = match.index + match[0].length;
  }
  const sources = [...format.sources, ...values.flatMap((value) => value.sources)];
  return {
    ...concat([...pieces, textValue(text.slice(end))]),
    sources: sources.slice(0, 64),
    known: format.known && pieces.every((piece) => piece.known),
  };
}
