import { show } from "../shell/shown/captured.ts";
import { showSources } from "../shell/shown/environment.ts";
import { joinSources } from "../shell/sources.ts";
import type { Reading } from "./reading.ts";
import { elementsOf, sourcesIn, textValue, unknownAs, type Value } from "./values.ts";

/** Variables of the environment that are in what is printed. */
function notePrinted(reading: Reading, values: readonly Value[]): void {
  if (!reading.collects) return;
  const sources = joinSources(...values.map((value) => sourcesIn(value)));
  showSources(sources, reading.by, reading.setting);
  // What a substitution or a pipe takes is shown where that shows it.
  if (!reading.setting.reach.captured) show(sources, reading.setting.analysis);
}

/** Records that the code prints values. */
export function print(reading: Reading, values: readonly Value[]): void {
  notePrinted(reading, values);
  if (reading.printed.length < 256) reading.printed.push(...values.slice(0, 64));
}

/** What the code prints, as one text where that is known. */
export function printedText(values: readonly Value[]): Value {
  const parts = values.flatMap((value) => elementsOf(value));
  const isKnown =
    parts.length > 0 && parts.every((part) => part.known && !part.isPattern && part.texts.length === 1);
  const sources = joinSources(...parts.map((part) => sourcesIn(part)));
  return isKnown
    ? textValue(`${parts.map((part) => part.texts[0]).join("\n")}\n`, sources)
    : unknownAs("output", sources);
}
