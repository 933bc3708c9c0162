import { addFile } from "./files.ts";
import type { Field, Setting, Stream } from "./state.ts";

const actions = /^-(exec|execdir|ok|okdir)$/;

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
  if (name === "fd") return { text: undefined, sources: [], paths: [] };
  const firstTest = args.findIndex((field) => /^[-(!]/.test(field.text) && !/^-[HLPOD]/.test(field.text));
  const starts = args
    .slice(0, firstTest === -1 ? args.length : firstTest)
    .filter((field) => !field.text.startsWith("-"));
  const roots: readonly Field[] = starts.length > 0 ? starts : [{ text: ".", known: true, glob: undefined }];
  const patterns = args.filter((_field, index) =>
    /^-(i?name|i?path|i?wholename)$/.test(args[index - 1]?.text ?? ""),
  );
  const found = roots.flatMap((root) =>
    patterns.length === 0
      ? [root]
      : patterns.map((pattern) => ({
          ...root,
          known: root.known && pattern.known,
          text: join(root.text, pattern.text),
        })),
  );
  const isWhole = patterns.length === 0;
  for (const root of roots) addFile("list", root, "find", true, setting);
  if (withoutCommands(args).some((field) => field.text === "-delete"))
    for (const field of found) addFile("delete", field, "find", isWhole, setting);
  for (const inner of commandsIn(args)) {
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

function join(root: string, pattern: string): string {
  return pattern.startsWith("/") || pattern.startsWith("./")
    ? pattern
    : `${root.replace(/\/+$/, "") || "/"}/${pattern}`;
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
  const ranges = commandRanges(args);
  return args.filter((_field, index) => !ranges.some(([start, end]) => index >= start && index < end));
}
