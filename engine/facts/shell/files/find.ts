import { type Program, parseArguments } from "../../programs/program.ts";
import { type Setting, spend } from "../analysis.ts";
import { type Field, plainField, type Stream } from "../stream.ts";
import { addFile } from "./files.ts";
import { filesLike } from "./files-like.ts";

/** What one starting path, one pattern or both together cost. */
const fieldWork = 64;

/** Tests that leave out some of what is there. */
const restricting =
  /^-(?:empty|size|[acm](?:time|min)|newer\S*|i?(?:name|path|regex|wholename|lname)|perm|user|group|nouser|nogroup|links|inum|samefile|maxdepth)$/;

/** Options that stand before the starting paths, GNU's and BSD's. */
const leading = /^-(?:[HLP]|O\d?|D|[EXdsx]{1,5}|f)$/;

const actions = /^-(exec|execdir|ok|okdir)$/;

/** Actions that write what they find into the file named next. */
const writes = /^-f(?:print|print0|printf|ls)$/;

/**
 * `find PATHS TESTS ACTIONS`: lists, deletes, or runs a command on what it finds. What it finds is written as the starting path and
 * the `-name` pattern (`./*.log`), which is also what a later `xargs` gets.
 */
export function runFind(
  name: string,
  args: readonly Field[],
  setting: Setting,
  run: (inner: readonly Field[]) => Stream,
): Stream {
  if (name === "fd") return runFd(args, setting, run);
  const firstTest = args.findIndex((field) => /^[-(!]/.test(field.text) && !leading.test(field.text));
  const starts = args
    .slice(0, firstTest === -1 ? args.length : firstTest)
    .filter((field) => !field.text.startsWith("-"));
  const roots: readonly Field[] = starts.length > 0 ? starts : [plainField(".")];
  const patterns = patternsIn(args);
  const { analysis } = setting;
  const isWhole = patterns.length === 0 && !args.some((field) => restricting.test(field.text));
  spend(analysis, fieldWork * roots.length * patterns.length);
  const found = roots.flatMap((root) =>
    patterns.length === 0
      ? [isWhole ? { ...root, tree: true as const } : root]
      : patterns.flatMap(({ field, ignoresCase }) => {
          const start = { ...root, known: root.known && field.known };
          return filesLike(start, field.text, setting.state.cwd, analysis, ignoresCase);
        }),
  );
  for (const root of roots) addFile("list", root, "find", true, setting);
  for (const [index, field] of args.entries())
    if (writes.test(args[index - 1]?.text ?? "")) addFile("write", field, "find", false, setting);
  // It names what it does not find, line by line.
  const lists = args.filter((_field, index) => args[index - 1]?.text === "-files0-from");
  for (const list of lists) addFile("read", list, "find", false, setting);
  if (withoutCommands(args).some((field) => field.text === "-delete"))
    for (const field of found) addFile("delete", field, "find", isWhole, setting);
  for (const inner of commandsIn(args)) {
    spend(analysis, inner.length);
    if (inner.some((field) => field.text.includes("{}"))) spend(analysis, fieldWork * found.length);
    run(
      inner.flatMap((field) =>
        field.text === "{}"
          ? found
          : field.text.includes("{}")
            ? found.map((path) => ({ ...path, text: field.text.replaceAll("{}", () => path.text) }))
            : [field],
      ),
    );
  }
  return { text: undefined, sources: [], paths: found };
}

/** `-name X -prune -o …`, `( -name X -o -name Y ) -prune -o …`: what has this name is left out, unless an action follows. */
function isPruned(args: readonly Field[], index: number): boolean {
  const following = args.slice(index + 1, index + 12).map(({ text }) => text);
  const prune = following.indexOf("-prune");
  const isNear = following.slice(0, prune).every((text, at) => {
    const isPattern = /^-(?:i?name|i?path|type)$/.test(following[at - 1] ?? "");
    return isPattern || /^(?:\)|-o|-or|-i?name|-i?path|-type)$/.test(text);
  });
  return prune !== -1 && isNear && /^(?:-o|-or)$/.test(following[prune + 1] ?? "");
}

/** The patterns that what it finds must have: not those after `!`, nor of directories that are left out. */
function patternsIn(
  args: readonly Field[],
): readonly { readonly field: Field; readonly ignoresCase: boolean }[] {
  return args.flatMap((field, index) => {
    const test = /^-(i?)(?:name|path|wholename)$/.exec(args[index - 1]?.text ?? "");
    const isNegated = /^(!|-not)$/.test(args[index - 2]?.text ?? "");
    return test && !isNegated && !isPruned(args, index) ? [{ field, ignoresCase: test[1] === "i" }] : [];
  });
}

const fdTable: Program = {
  options:
    "-e,--extension= -t,--type= -d,--max-depth= --min-depth= --exact-depth= -E,--exclude= -S,--size= --changed-within= --changed-before= -o,--owner= -c,--color= -j,--threads= --ignore-file= --base-directory= --search-path= --max-results= --format= -H,--hidden -I,--no-ignore -g,--glob -F,--fixed-strings -a -L -p,--full-path -1 -0,--print0 -q -u -i -s -l",
};

/** `fd PATTERN PATHS -x CMD`: the pattern without its anchors is close enough to a name. */
function runFd(args: readonly Field[], setting: Setting, run: (inner: readonly Field[]) => Stream): Stream {
  const at = args.findIndex((field) => /^(-[xX]|--exec|--exec-batch)$/.test(field.text));
  const { operands, options } = parseArguments(
    args.slice(0, at === -1 ? args.length : at),
    fdTable,
    (field) => field.text,
    (text, from) => ({ ...from, text }),
  );
  const [pattern, ...starts] = operands;
  const searched = [...starts, ...(options.get("--search-path") ?? [])].filter(
    (field) => field !== undefined,
  );
  const roots: readonly Field[] = searched.length > 0 ? searched : [plainField(".")];
  const extensions = (options.get("--extension") ?? []).map((field) => `*.${field?.text ?? "*"}`);
  const given = pattern && pattern.text !== "." ? pattern.text.replace(/[\\^$]/g, "") : undefined;
  const names = extensions.length > 0 ? extensions : [given ?? "*"];
  for (const root of roots) addFile("list", root, "fd", true, setting);
  const found = roots.flatMap((root) =>
    names.map((name) => ({ ...root, text: `${root.text.replace(/\/+$/, "")}/${name}` })),
  );
  if (at === -1) return { text: undefined, sources: [], paths: found };
  const inner = args.slice(at + 1).filter((field) => field.text !== ";");
  const isFilled = inner.some((field) => field.text.includes("{}"));
  const filled = inner.flatMap((field) =>
    field.text.includes("{}")
      ? found.map((path) => ({ ...path, text: field.text.replaceAll("{}", () => path.text) }))
      : [field],
  );
  if (inner.length > 0) run(isFilled ? filled : [...inner, ...found]);
  return { text: undefined, sources: [], paths: found };
}

/** Where the command of each `-exec` starts and ends. */
function commandRanges(args: readonly Field[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  for (let index = 0; index < args.length; index++) {
    if (!actions.test(args[index]?.text ?? "")) continue;
    const start = index + 1;
    while (index < args.length && !isEnd(args, index, start)) index++;
    ranges.push([start, index]);
  }
  return ranges;
}

function isEnd(args: readonly Field[], index: number, start: number): boolean {
  const text = args[index]?.text;
  return index >= start && (text === ";" || (text === "+" && args[index - 1]?.text === "{}"));
}

function commandsIn(args: readonly Field[]): readonly (readonly Field[])[] {
  return commandRanges(args).map(([start, end]) => args.slice(start, end));
}

function withoutCommands(args: readonly Field[]): readonly Field[] {
  const inside = new Set<Field>();
  for (const inner of commandsIn(args)) for (const field of inner) inside.add(field);
  return args.filter((field) => !inside.has(field));
}
