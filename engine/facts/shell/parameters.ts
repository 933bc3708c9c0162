import type { ParameterExpansionPart } from "unbash";
import { elementIndex, withElement } from "./assignments.ts";
import { separatorsOf } from "./fields.ts";
import { positionalElements, variableOf } from "./lookup.ts";
import { applyOperation, sliceItems } from "./parameter-operations.ts";
import { type Atom, atom, type Choices, type Expander, fieldBreak, type Operands, unknownAtom } from "./piece.ts";
import { type Element, type Source, spend, type Variable } from "./state.ts";
import { arrayOf, assign, listsOf, scalar, unknownVariable, unsetVariable } from "./variables.ts";

/** What a parameter stands for: one value, undefined where it is unset, or the elements of an array. */
export type Target =
  | { readonly kind: "value"; readonly text: string | undefined; readonly sources: readonly Source[] }
  | { readonly kind: "list"; readonly items: readonly Element[]; readonly joins: boolean }
  | { readonly kind: "unknown"; readonly sources: readonly Source[] };

type Reference = { readonly name: string; readonly index: string | undefined };

/** `$NAME`. */
export function expandVariable(
  name: string,
  source: string,
  quoted: boolean,
  expander: Expander,
): Choices {
  return targetsOf({ name, index: undefined }, expander).map((target) =>
    present(target, source, quoted, expander),
  );
}

/** `${NAME}` and its operations. */
export function expandParameter(
  part: ParameterExpansionPart,
  quoted: boolean,
  expander: Expander,
  operands: Operands,
): Choices {
  const { operation, parameter, text, prefix } = part;
  const index = part.index && indexText(part, operands);
  const shown = (target: Target) => present(target, text, quoted, expander);
  if (part.index && index === undefined) return [[unknownAtom(text, variableOf(parameter, expander).sources)]];
  if (operation?.type === "Names") return [shown(namesOf(parameter, operation.operator, expander))];
  const direct = { name: parameter, index };
  if (prefix === "!" && isWhole(index)) return targetsOf(direct, expander).map((target) => shown(keysOf(target)));
  if (prefix === "#") return targetsOf(direct, expander).map((target) => shown(lengthOf(target)));
  const references = prefix === "!" ? indirect(direct, expander) : [direct];
  if (!references) return [[unknownAtom(text)]];
  return references.flatMap((reference): Choices => {
    const targets = targetsOf(reference, expander);
    if (!operation) return targets.map(shown);
    if (operation.type === "Default")
      return targets.flatMap((target) => expandDefault(part, reference, target, quoted, expander, operands));
    return targets.map((target) => {
      if (target.kind === "unknown") return shown(target);
      if (operation.type === "Slice" && target.kind === "list")
        return shown(sliceItems(target, reference, operation, expander, operands));
      const isJoined = target.kind === "list" && target.joins;
      // Without separators, bash leaves marks of its own in what it joins.
      if (isJoined && !quoted && separatorsOf(expander.state) === "") return [unknownAtom(text)];
      return shown(mapTarget(target, (value) => applyOperation(value, operation, expander, operands)));
    });
  });
}

function indexText({ index }: ParameterExpansionPart, operands: Operands): string | undefined {
  if (!index || !index.parts) return index?.value;
  const { text, known, among } = operands.joined(index);
  return known && !among ? text : undefined;
}

function isWhole(index: string | undefined): boolean {
  return index === "@" || index === "*";
}

/** Everything a reference may stand for. */
function targetsOf({ name, index }: Reference, expander: Expander): readonly Target[] {
  const joins = (index ?? name) === "*";
  if (name === "@" || name === "*") {
    const items = positionalElements(expander.state);
    return [items ? { kind: "list", items, joins } : { kind: "unknown", sources: [] }];
  }
  const variable = variableOf(name, expander);
  if (variable.attributes?.includes("n")) return [{ kind: "unknown", sources: variable.sources }];
  if (index === undefined) return valuesOf(variable);
  const lists = listsOf(variable);
  if (!lists) return [{ kind: "unknown", sources: variable.sources }];
  if (isWhole(index)) return lists.map((items) => wholeList(items, variable, joins));
  const key = elementIndex(index, variable, expander);
  return lists.map((items) => elementAt(items, key, variable));
}

function valuesOf({ values, unset, sources }: Variable): readonly Target[] {
  if (!values) return [{ kind: "unknown", sources }];
  const targets = values.map((text): Target => ({ kind: "value", text, sources }));
  return unset ? [...targets, { kind: "value", text: undefined, sources }] : targets;
}

/** The order of a dictionary's elements is its own business. */
function wholeList(items: readonly Element[], { kind, sources }: Variable, joins: boolean): Target {
  return kind === "associative" && items.length > 1
    ? { kind: "unknown", sources }
    : { kind: "list", items, joins };
}

function elementAt(items: readonly Element[], key: string | undefined, { kind, sources }: Variable): Target {
  // Unquoted text of an unknown element may have been several elements.
  const isCertain = kind === "associative" || items.every((item) => item.known);
  if (key === undefined || !isCertain) return { kind: "unknown", sources };
  const negative = kind !== "associative" && key.startsWith("-") ? Number(key) : 0;
  const last = Number(items.at(-1)?.key ?? -1);
  const found = negative < 0 ? String(last + 1 + negative) : key;
  if (found.startsWith("-") && negative < 0) return { kind: "unknown", sources };
  const item = items.find((candidate) => candidate.key === found);
  if (item && !item.known) return { kind: "unknown", sources: item.sources };
  return { kind: "value", text: item?.text, sources: item?.sources ?? [] };
}

function indirect(direct: Reference, expander: Expander): readonly Reference[] | undefined {
  const references = targetsOf(direct, expander).map((target) => {
    const text = target.kind === "value" ? target.text : undefined;
    const [, name, index] = /^([A-Za-z_]\w*|[@*#]|\d{1,6})(?:\[([^\]$`]*)\])?$/.exec(text ?? "") ?? [];
    return name === undefined ? undefined : { name, index };
  });
  return references.every((reference) => reference !== undefined) ? references : undefined;
}

function namesOf(prefix: string, operator: "@" | "*", { state }: Expander): Target {
  const names = [...state.variables].filter(
    ([name, variable]) => name.startsWith(prefix) && variable.values?.length !== 0,
  );
  const isShort = prefix.length < 2 || names.some(([, variable]) => variable.unset === true);
  if (isShort) return { kind: "unknown", sources: [] };
  const items = names.map(([text]) => ({ key: "", text, known: true, sources: [] }));
  items.sort((a, b) => (a.text < b.text ? -1 : 1));
  return { kind: "list", items, joins: operator === "*" };
}

function keysOf(target: Target): Target {
  if (target.kind !== "list") return target;
  if (target.items.some((item) => !item.known)) return { kind: "unknown", sources: [] };
  return { ...target, items: target.items.map((item) => ({ ...item, text: item.key, known: true })) };
}

function lengthOf(target: Target): Target {
  if (target.kind === "value") return { ...target, text: String([...(target.text ?? "")].length) };
  if (target.kind === "unknown" || target.items.some((item) => !item.known)) return { kind: "unknown", sources: [] };
  return { kind: "value", text: String(target.items.length), sources: [] };
}

function mapTarget(target: Target, map: (value: string) => string | undefined): Target {
  if (target.kind === "unknown") return target;
  if (target.kind === "value") {
    if (target.text === undefined) return target;
    const text = map(target.text);
    return text === undefined ? { kind: "unknown", sources: target.sources } : { ...target, text };
  }
  const items = target.items.map((item) => {
    const text = item.known ? map(item.text) : undefined;
    return text === undefined ? { ...item, known: false } : { ...item, text };
  });
  return { ...target, items };
}

/** `${X:-A}`, `${X:=A}`, `${X:?A}`, `${X:+A}`. A variable of the environment that cannot be told counts as unset. */
function expandDefault(
  part: ParameterExpansionPart,
  reference: Reference,
  target: Target,
  quoted: boolean,
  expander: Expander,
  operands: Operands,
): Choices {
  if (part.operation?.type !== "Default") return [];
  const { operator, operand } = part.operation;
  const shown = () => present(target, part.text, quoted, expander);
  const given = () => operands.words(operand, quoted);
  const isSet = hasValue(target, operator.startsWith(":"));
  if (operator.endsWith("+")) {
    if (isSet === undefined) return [...given(), []];
    return isSet ? given() : [quoted ? [atom("quoted", "")] : []];
  }
  if (isSet) return [shown()];
  if (operator.endsWith("?")) return [[unknownAtom(part.text)]];
  if (operator.endsWith("=")) assignDefault(part, reference, expander, operands);
  const isAssigned = expander.state.variables.has(reference.name) || /^\d+$/.test(reference.name);
  return isSet === undefined && isAssigned ? [shown(), ...given()] : given();
}

/** Whether a target counts as set; undefined where that cannot be told. */
function hasValue(target: Target, needsText: boolean): boolean | undefined {
  if (target.kind === "unknown") return undefined;
  if (target.kind === "value") return target.text !== undefined && !(needsText && target.text === "");
  if (target.items.length === 0) return false;
  if (!needsText || target.items.length > 1) return true;
  return target.items[0]?.known ? target.items[0].text !== "" : undefined;
}

function assignDefault(
  { operation }: ParameterExpansionPart,
  { name, index }: Reference,
  expander: Expander,
  operands: Operands,
): void {
  if (operation?.type !== "Default" || !/^[A-Za-z_]\w*$/.test(name)) return;
  const { text, known, among, sources } = operands.joined(operation.operand);
  const before = expander.state.variables.get(name) ?? unsetVariable;
  const value = known && !among && !before.attributes ? text : undefined;
  if (index === undefined && !before.lists) return assign(name, scalar(value, sources), expander);
  const key = elementIndex(index ?? "0", before, expander);
  const lists = listsOf(before);
  if (!lists || key === undefined || key.startsWith("-") || isWhole(index)) return assign(name, { ...unknownVariable, sources }, expander);
  const element = { key, text: value ?? text, known: value !== undefined, sources };
  const changed = lists.map((list) => withElement(list, element));
  assign(name, arrayOf(changed, before.kind ?? "indexed", before), expander);
}

/** A target as atoms: of a list, each element is a field of its own, or they are joined by the first separator. */
function present(target: Target, source: string, quoted: boolean, expander: Expander): readonly Atom[] {
  const mode = quoted ? "quoted" : "split";
  if (target.kind === "unknown") return [unknownAtom(source, target.sources)];
  if (target.kind === "value") {
    spend(expander.analysis, target.text?.length ?? 0);
    return [atom(mode, target.text ?? "", target.sources)];
  }
  const { items, joins } = target;
  const separators = separatorsOf(expander.state);
  if (joins && separators === undefined && items.length > 1) return [unknownAtom(source)];
  // Where elements hold separators that are no blanks, or nothing, what is cut depends on the form of the expansion.
  const isOdd = !quoted && items.length > 1 && /[^ \t\n]/.test(separators ?? "");
  if (isOdd && items.some(({ text }) => text === "" || [...text].some((char) => separators?.includes(char))))
    return [unknownAtom(source)];
  if (joins && quoted && items.length === 0) return [atom("quoted", "")];
  // Without separators, `$*` is still one field for each.
  const isJoined = joins && (quoted || separators !== "");
  return items.flatMap((item, index) => {
    spend(expander.analysis, item.text.length);
    const own = item.known ? atom(mode, item.text, item.sources) : unknownAtom(item.text, item.sources);
    if (index === 0) return [own];
    return [isJoined ? atom(mode, separators?.charAt(0) ?? "") : fieldBreak, own];
  });
}
