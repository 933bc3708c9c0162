import { subjectOf } from "../../programs/program-index.ts";
import { reachIndex } from "./reach-index.ts";

/** How a program runs commands or code that it is given: `carrier`, `wrapper`, `interpreter` or `editor`; undefined where it does not. */
export function reachRole(name: string): string | undefined {
  return subjectOf(plainName(name), reachIndex);
}

/** The name of an interpreter without its version: `python3.12` is `python3`. */
export function plainName(name: string): string {
  return name.replace(/(?<=python[23]?|pypy[23]?|ruby|php|lua|perl)[\d.]+$/, "");
}
