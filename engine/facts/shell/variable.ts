/** Where data comes from. `decoded` text was hidden in an encoding. */
export type Source = {
  readonly from: "file" | "environment" | "network" | "service" | "decoded";
  readonly name: string;
};

/** One element of an array: its index or name, and its value. `text` of an unknown one is the source spelling. */
export type Element = {
  readonly key: string;
  readonly text: string;
  readonly known: boolean;
  readonly sources: readonly Source[];
  /** It is one of several that may stand here. */
  readonly among?: true;
};

/** What a variable may hold: one of these values (undefined where that cannot be told), and where they come from. */
export type Variable = {
  readonly values: readonly string[] | undefined;
  readonly sources: readonly Source[];
  /** It may be unset; with no value, it is. */
  readonly unset?: true;
  /** What an array may hold: one of these lists. Its `values` are those of element 0. */
  readonly lists?: readonly (readonly Element[])[];
  readonly kind?: "indexed" | "associative";
  /** Letters of `declare`: `i` (arithmetic), `l`, `u` (case), `r` (read only), `n` (another name). */
  readonly attributes?: string;
  /** Of another name (`declare -n`), the variable or element that it stands for. */
  readonly refers?: string;
  /** Of a value that is not known: how it is written, where what is unknown of it are single words without slashes. */
  readonly spelling?: string;
  /** The programs of the call see it. */
  readonly exported?: true;
};
