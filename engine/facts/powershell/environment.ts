import { elementsOf, unknownAs, type Value } from "../code/values.ts";
import type { Parsed } from "./parameters.ts";

/** All variables of the environment, as `Get-ChildItem Env:` lists them. */
export const allVariables: Value = {
  ...unknownAs("environment", [{ from: "environment", name: "*" }]),
  name: "environment",
};

/** The member of a variable that is its name. */
const nameMember = /^(?:name|key)$/i;

/** A member of a listed variable; its name is no secret. Undefined for other objects. */
export function variableMember(object: Value, member: string): Value | undefined {
  if (object.name !== allVariables.name) return undefined;
  return nameMember.test(member) ? unknownAs(member) : unknownAs(member, object.sources);
}

/** True where a cmdlet picks nothing but names out of the variables that it is given. */
export function picksNames({ input, named, operands, name }: Parsed): boolean {
  if (input?.name !== allVariables.name || /^(?:where(?:-object)?|\?)$/.test(name)) return false;
  const given = [...named].flatMap(([parameter, value]) =>
    /^(?:property|expandproperty|membername)$/.test(parameter) ? [value] : [],
  );
  const members = [...given, ...operands].flatMap((value) => elementsOf(value));
  return members.length > 0 && members.every(({ known, texts }) => known && nameMember.test(texts[0] ?? ""));
}

/** True where a block is run for each variable: what that prints has been seen in the block. */
export function runsBlock({ input, named, operands, name }: Parsed): boolean {
  const block = named.get("process") ?? operands[0];
  return (
    input?.name === allVariables.name &&
    /^(?:foreach(?:-object)?|%)$/.test(name) &&
    block?.name === "scriptblock"
  );
}
