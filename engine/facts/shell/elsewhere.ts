import { absolutePath } from "../paths.ts";
import type { Arguments } from "../programs/program.ts";
import { homePath } from "./home.ts";
import { type Field, freshState, type Mount, type Setting, type Stream, unknownStream } from "./state.ts";

/** `docker exec NAME CMD`, `docker run IMAGE CMD`, `kubectl exec POD -- CMD`: the command runs in a container, on no local file. */
export function runElsewhere(
  name: string,
  parsed: Arguments<Field>,
  args: readonly Field[],
  setting: Setting,
): Stream | undefined {
  const inner = innerCommand(name, parsed, args);
  if (inner === undefined) return undefined;
  const through = [...setting.reach.through, name];
  const reach = { elevated: false, through, place: "container" as const, mounts: mountsOf(parsed, setting) };
  const cwd = parsed.options.get("--workdir")?.[0]?.text;
  const state = freshState(cwd, undefined);
  const text = inner.map((field) => quote(field.text)).join(" ");
  const stream =
    text === "" ? unknownStream : setting.analysis.walker.source(text, { ...setting, state, reach });
  return { ...stream, text: undefined };
}

/** `-v HERE:THERE` and `--mount type=bind,source=HERE,target=THERE`; a volume of docker's own is no directory of this machine. */
function mountsOf(parsed: Arguments<Field>, { state, analysis }: Setting): readonly Mount[] {
  if (state.cwd === undefined) return [];
  const { cwd } = state;
  const volumes = (parsed.options.get("--volume") ?? []).map((field) => field?.text.split(":") ?? []);
  const binds = (parsed.options.get("--mount") ?? []).map((field) =>
    ["source|src", "target|destination|dst"].map(
      (key) => new RegExp(`(?:^|,)(?:${key})=([^,]*)`).exec(field?.text ?? "")?.[1],
    ),
  );
  return [...volumes, ...binds]
    .slice(0, 64)
    .flatMap(([from = "", to]) =>
      /^[./~]/.test(from) && to?.startsWith("/")
        ? [{ from: absolutePath(homePath(from, cwd, analysis.surroundings), cwd), to: absolutePath(to, "/") }]
        : [],
    );
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
