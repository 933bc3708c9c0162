import type { ParameterExpansionPart } from "unbash";
import { spend } from "../analysis.ts";
import { withoutUrls } from "../shown/captured.ts";
import { joinSources } from "../sources.ts";
import { arrayOf, assign, listsOf, scalar, unknownVariable, unsetVariable } from "../variables.ts";
import { separatorsOf } from "./fields.ts";
import { variableOf } from "./lookup.ts";
import type { Reference } from "./name-references.ts";
import { applyOperation, sliceItems } from "./parameter-operations.ts";
import {
  type Atom,
  atom,
  type Choices,
  type Expander,
  fieldBreak,
  type Operands,
  unknownAtom,
} from "./piece.ts";
import { elementIndex, withElement } from "./scope.ts";
import {
  indirect,
  isWhole,
  keysOf,
  lengthOf,
  mapTarget,
  namesOf,
  type Target,
  targetsOf,
} from "./targets.ts";

/** `$NAME`. */
export function expandVariable(name: string, source: string, quoted: boolean, expander: Expander): Choices {
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
  if (part.index && index === undefined)
    return [[unknownAtom(text, variableOf(parameter, expander).sources)]];
  if (operation?.type === "Names") return [shown(namesOf(parameter, operation.operator, expander))];
  const direct = { name: parameter, index };
  if (prefix === "!" && isWhole(index))
    return targetsOf(direct, expander).map((target) => shown(keysOf(target)));
  if (prefix === "#") return targetsOf(direct, expander, false).map((target) => shown(lengthOf(target)));
  const references = prefix === "!" ? indirect(direct, expander) : [direct];
  // A name that cannot be told may be that of any variable.
  if (!references) return [[unknownAtom(text, [{ from: "environment", name: "*" }])]];
  return references.flatMap((reference): Choices => {
    const targets = targetsOf(reference, expander);
    if (!operation) return targets.map(shown);
    if (operation.type === "Default")
      return targets.flatMap((target) => expandDefault(part, reference, target, quoted, expander, operands));
    return targets.map((target) => {
      if (target.kind === "unknown")
        return shown(removesLogin(operation) ? { ...target, sources: withoutUrls(target.sources) } : target);
      if (operation.type === "Slice" && target.kind === "list")
        return shown(sliceItems(target, reference, operation, expander, operands));
      const isJoined = target.kind === "list" && target.joins;
      // Without separators, bash leaves marks of its own in what it joins.
      if (isJoined && !quoted && separatorsOf(expander.state) === "") return [unknownAtom(text)];
      return shown(mapTarget(target, (value) => applyOperation(value, operation, expander, operands)));
    });
  });
}

/** `${URL##*@}`, `${URL%%:*}`: of a URL, what is behind or before the login. */
function removesLogin(operation: NonNullable<ParameterExpansionPart["operation"]>): boolean {
  if (operation.type !== "Remove") return false;
  const { operator, operand } = operation;
  return operator.startsWith("#")
    ? operand.text === "*@"
    : /^(?::\*|:\/\/\*)$/.test(operand.text) && operator === "%%";
}

function indexText({ index }: ParameterExpansionPart, operands: Operands): string | undefined {
  if (!index?.parts) return index?.value;
  const { text, known, among } = operands.joined(index);
  return known && !among ? text : undefined;
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
  if (operator.endsWith("?")) {
    for (const { from, name } of given().flatMap((atoms) => atoms.flatMap(({ sources }) => sources)))
      if (from === "environment") expander.analysis.facts.environment.push({ name, by: "shell" });
    return [[unknownAtom(part.text)]];
  }
  if (operator.endsWith("=")) assignDefault(part, reference, expander, operands);
  const isAssigned = expander.state.variables.has(reference.name) || /^\d+$/.test(reference.name);
  if (isSet !== undefined) return given();
  if (isAssigned) return [shown(), ...given()];
  // A variable of the environment, taken as unset: what it may hold comes from there all the same.
  const sources = target.kind === "list" ? [] : target.sources;
  return given().map((atoms) =>
    atoms.length > 0
      ? atoms.map((one) => ({ ...one, sources: joinSources(one.sources, sources) }))
      : [atom(quoted ? "quoted" : "split", "", sources)],
  );
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
  if (index === undefined && !before.lists) {
    assign(name, scalar(value, sources), expander);
    return;
  }
  const key = elementIndex(index ?? "0", before, expander);
  const lists = listsOf(before);
  if (!lists || key === undefined || key.startsWith("-") || isWhole(index)) {
    assign(name, { ...unknownVariable, sources }, expander);
    return;
  }
  const element = { key, text: value ?? text, known: value !== undefined, sources };
  const changed = lists.map((list) => withElement(list, element));
  assign(name, arrayOf(changed, before.kind ?? "indexed", before), expander);
}

/** A target as atoms: of a list, each element is a field of its own, or they are joined by the first separator. */
function present(target: Target, source: string, quoted: boolean, expander: Expander): readonly Atom[] {
  const mode = quoted ? "quoted" : "split";
  if (target.kind === "unknown") {
    const { spelling, sources } = target;
    return spelling === undefined
      ? [unknownAtom(source, sources)]
      : [{ ...unknownAtom(spelling, sources), isWord: true }];
  }
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
    const plain = item.known ? atom(mode, item.text, item.sources) : unknownAtom(item.text, item.sources);
    const own = item.among ? { ...plain, among: item.among } : plain;
    if (index === 0) return [own];
    return [isJoined ? atom(mode, separators?.charAt(0) ?? "") : fieldBreak, own];
  });
}
