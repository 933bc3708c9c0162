import { subjectOf } from "../../programs/program-index.ts";
import type { Field } from "../stream.ts";
import { reachIndex } from "./reach-index.ts";

/** How a program runs commands or code that it is given: `carrier`, `wrapper`, `interpreter` or `editor`; undefined where it does not. */
export function reachRole(name: string, args: readonly Field[]): string | undefined {
  const [role, only] = subjectOf(plainName(name), reachIndex)?.split(":") ?? [];
  const isIt = only === undefined || args.some(({ text }) => only.split(",").includes(text));
  return isIt ? role : undefined;
}

/** The name of an interpreter without its version: `python3.12` is `python3`. */
export function plainName(name: string): string {
  return name.replace(/(?<=python[23]?|pypy[23]?|ruby|php|lua|perl)[\d.]+$/, "");
}
