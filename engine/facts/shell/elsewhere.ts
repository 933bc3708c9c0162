import type { Arguments } from "../programs/program.ts";
import { type Field, type Setting, type Stream, unknownStream } from "./state.ts";

/** `docker exec NAME CMD`, `docker run IMAGE CMD`, `kubectl exec POD -- CMD`: the command runs in a container, on no local file. */
export function runElsewhere(
  name: string,
  parsed: Arguments<Field>,
  args: readonly Field[],
  setting: Setting,
): Stream | undefined {
  const inner = innerCommand(name, parsed, args);
  if (inner === undefined) return undefined;
  const reach = { elevated: false, through: [...setting.reach.through, name], place: "container" as const };
  const state = { variables: new Map(), functions: new Map(), positional: undefined, cwd: undefined };
  const text = inner.map((field) => quote(field.text)).join(" ");
  const stream =
    text === "" ? unknownStream : setting.analysis.walker.source(text, { ...setting, state, reach });
  return { ...stream, text: undefined };
}

function innerCommand(
  name: string,
  parsed: Arguments<Field>,
  args: readonly Field[],
): readonly Field[] | undefined {
  if (/^(docker|podman|nerdctl)$/.test(name) && /^(container )?(exec|run)$/.test(parsed.verb)) {
    const [target] = parsed.operands;
    const at = target ? args.indexOf(target) : -1;
    return at === -1 ? [] : args.slice(at + 1);
  }
  if (/^(kubectl|oc|k)$/.test(name) && parsed.verb === "exec") {
    const at = args.findIndex((field) => field.text === "--");
    return at === -1 ? [] : args.slice(at + 1);
  }
  return undefined;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
