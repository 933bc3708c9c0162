import { absolutePath } from "../paths.ts";
import type { Setting } from "./analysis.ts";
import { joinSources } from "./sources.ts";
import type { Descriptor } from "./state.ts";
import type { Field, Stream } from "./stream.ts";

const numbered = /^\/(?:dev\/fd|proc\/[^/]{1,99}\/fd)\/(\d{1,9})$/;

/** What is read from a path that stands for a pipe or an open descriptor (`/dev/fd/3`, `/dev/stdin`); undefined for any other path. */
export function streamAt({ text }: Field, { state, analysis, stdin }: Setting): Stream | undefined {
  if (!/dev|fd/.test(text)) return undefined;
  const { cwd = "/" } = state;
  const path = absolutePath(text.replace(/^\/proc\/(?:self|\d{1,9})\/cwd(?=\/)/, cwd), cwd);
  const pipe = analysis.pipes.get(path);
  if (pipe) return pipe;
  const number = path === "/dev/stdin" ? "0" : numbered.exec(path)?.[1];
  if (number === undefined) return undefined;
  return state.descriptors.get(Number(number))?.input ?? (number === "0" ? stdin : undefined);
}

/** The descriptors a word names (`3`, or one of several); of a word nobody knows, all that are open. */
export function descriptorsNamed(fields: readonly Field[], { state }: Setting): readonly Descriptor[] {
  const isKnown = fields.length > 0 && fields.every((field) => field.known);
  const found = isKnown
    ? fields.map((field) => state.descriptors.get(Number(field.text)))
    : [...state.descriptors.values()];
  return found.filter((descriptor) => descriptor !== undefined);
}

/** One descriptor that may be any of several. */
export function anyOf(descriptors: readonly Descriptor[]): Descriptor {
  const [first, ...others] = descriptors;
  if (!first || others.length === 0) return first ?? {};
  const inputs = descriptors.flatMap(({ input }) => input ?? []);
  const outputs = descriptors.flatMap((descriptor) => descriptor.outputs ?? []);
  const input = {
    text: undefined,
    sources: joinSources(...inputs.map((stream) => stream.sources)),
    paths: inputs.flatMap((stream) => stream.paths),
  };
  return { ...(inputs.length > 0 && { input }), ...(outputs.length > 0 && { outputs }) };
}
