/** What one file gives for a value. `pass` is its layer's number: 0 is the strongest. */
export type Given<Value> = { readonly value: Value; readonly pass: number };

/** A value after all layers: those it comes from, and those that were not followed. */
export type Settled<Value, Item extends Given<Value>> = {
  readonly value: Value;
  /** Empty where it is still the profile's own. */
  readonly from: readonly Item[];
  readonly ignored: readonly Item[];
};

/**
 * Merges what the layers give for one value, which is the whole of merging: a layer that may loosen sets what no layer above it has set;
 * everything else can only tighten; within a layer, the strictest counts. So neither the order of files nor that of lists matters.
 *
 * @param base what holds where nobody says anything
 * @param strictness the larger, the stricter
 */
export function settle<Value, Item extends Given<Value>>(
  base: Value,
  given: readonly Item[],
  mayLoosen: (pass: number) => boolean,
  strictness: (value: Value) => number,
): Settled<Value, Item> {
  let value = base;
  let isSet = false;
  for (const pass of [...new Set(given.map((item) => item.pass))].sort((a, b) => a - b)) {
    const [strictest] = given
      .filter((item) => item.pass === pass)
      .sort((a, b) => strictness(b.value) - strictness(a.value));
    if (strictest === undefined) continue;
    const isLooser = strictness(strictest.value) < strictness(value);
    if (!isLooser || (!isSet && mayLoosen(pass))) value = strictest.value;
    isSet ||= mayLoosen(pass);
  }
  return {
    value,
    from: given.filter((item) => strictness(item.value) === strictness(value)),
    ignored: given.filter((item) => strictness(item.value) < strictness(value)),
  };
}
