import type { ParameterExpansionPart, Word } from "unbash";
import { type Expander, literal, type Piece, splitText, unknown } from "./piece.ts";
import { type Field, type ShellState, spend, type Variable } from "./state.ts";

type Operation = NonNullable<ParameterExpansionPart["operation"]>;
type ExpandWord = (word: Word) => readonly Field[];

/** Variables of the environment whose value may be used: places and names, never credentials. */
const plainVariable =
  /^(HOME|PWD|OLDPWD|USER|LOGNAME|SHELL|TMPDIR|TEMP|TMP|HOSTNAME|EDITOR|KUBECONFIG|XDG_[A-Z_]+|[A-Z_]+_(HOME|DIR|ROOT|PATH))$/;

const unset: Variable = { values: undefined, sources: [] };

/** `$NAME`. */
export function expandVariable(
  name: string,
  source: string,
  quoted: boolean,
  expander: Expander,
): readonly Piece[] {
  const { values, sources } = variableOf(name, expander);
  if (values === undefined) return [unknown(source, sources)];
  return values.map((value) => ({ ...splitText(value, quoted), sources }));
}

/** `${NAME}` and its operations. */
export function expandParameter(
  part: ParameterExpansionPart,
  quoted: boolean,
  expander: Expander,
  expand: ExpandWord,
): readonly Piece[] {
  const { operation, parameter, text } = part;
  const names = part.prefix === "!" ? variableOf(parameter, expander).values : undefined;
  if (names && !operation && !part.index)
    return names.flatMap((name) => expandVariable(name, text, quoted, expander));
  if (part.prefix || part.index) return [unknown(text, variableOf(parameter, expander).sources)];
  if (operation === undefined) return expandVariable(parameter, text, quoted, expander);
  const { values, sources } = variableOf(parameter, expander);
  if (operation.type === "Default") return expandDefault(operation, part, quoted, expander, expand);
  const folded = values?.map((value) => applyOperation(value, operation, expander, expand));
  if (!folded?.every((value) => value !== undefined)) return [unknown(text, sources)];
  return folded.map((value) => ({ ...splitText(value, quoted), sources }));
}

function expandDefault(
  operation: Extract<Operation, { type: "Default" }>,
  part: ParameterExpansionPart,
  quoted: boolean,
  expander: Expander,
  expand: ExpandWord,
): readonly Piece[] {
  const { values } = variableOf(part.parameter, expander);
  const isSet = expander.state.variables.has(part.parameter) || values !== undefined;
  const operand = () =>
    expand(operation.operand).map((field) => ({ ...literal(field.text), known: field.known }));
  if (operation.operator.endsWith("+")) return isSet ? operand() : [...operand(), literal("")];
  if (isSet || operation.operator.endsWith("?"))
    return expandVariable(part.parameter, part.text, quoted, expander);
  return operand();
}

/** What a variable may hold. One of the environment with a plain name has a value; of any other only its name is known. */
function variableOf(name: string, { state, analysis }: Expander): Variable {
  if (name === "PWD") return { values: state.cwd === undefined ? undefined : [state.cwd], sources: [] };
  if (/^[\d@*]+$/.test(name)) return positional(name, state);
  const known = state.variables.get(name);
  if (known) return known;
  if (!/^[A-Za-z_]\w*$/.test(name)) return unset;
  const { environment, homes } = analysis.surroundings;
  if (name === "HOME") return { values: [homes[0]], sources: [] };
  if (!plainVariable.test(name)) return { values: undefined, sources: [{ from: "environment", name }] };
  const value = environment(name) ?? (name === "TMPDIR" ? "/tmp" : undefined);
  return value === undefined ? unset : { values: [value], sources: [] };
}

function positional(name: string, state: ShellState): Variable {
  if (name === "0" && state.self?.known) return { values: [state.self.text], sources: [] };
  const all = state.positional ?? [];
  const fields = name === "@" || name === "*" ? all : all.slice(Number(name) - 1, Number(name));
  const sources = fields.flatMap((field) => field.sources ?? []);
  const isKnown = state.positional !== undefined && name !== "0" && fields.every((field) => field.known);
  return { values: isKnown ? [fields.map((field) => field.text).join(" ")] : undefined, sources };
}

/** The operations on known text that need no pattern: substrings, case, and removal or replacement of plain text. */
function applyOperation(
  value: string,
  operation: Operation,
  { analysis }: Expander,
  expand: ExpandWord,
): string | undefined {
  spend(analysis, value.length);
  const plain = (word: Word): string | undefined => {
    const [field, ...others] = expand(word);
    if (others.length > 0 || field?.glob !== undefined || field?.known === false) return undefined;
    return field?.text ?? "";
  };
  switch (operation.type) {
    case "Slice": {
      const offset = Number(plain(operation.offset));
      const length = operation.length ? Number(plain(operation.length)) : value.length;
      if (!Number.isInteger(offset) || !Number.isInteger(length)) return undefined;
      const start = offset < 0 ? Math.max(0, value.length + offset) : offset;
      return length < 0 ? value.slice(start, length) : value.slice(start, start + length);
    }
    case "Remove": {
      const text = plain(operation.operand);
      if (text === undefined) return undefined;
      const isPrefix = operation.operator.startsWith("#");
      if (isPrefix) return value.startsWith(text) ? value.slice(text.length) : value;
      return value.endsWith(text) ? value.slice(0, value.length - text.length) : value;
    }
    case "Replace": {
      const from = plain(operation.pattern);
      const to = plain(operation.replacement);
      if (!from || to === undefined) return undefined;
      if (operation.operator !== "//") return value.replace(from, () => to);
      const parts = value.split(from);
      spend(analysis, parts.length * to.length);
      return parts.join(to);
    }
    case "CaseModification":
      if (operation.operator === "^^") return value.toUpperCase();
      return operation.operator === ",," ? value.toLowerCase() : undefined;
    default:
      return undefined;
  }
}
