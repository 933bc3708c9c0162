import { absolutePath } from "../../paths.ts";
import type { Arguments } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { offer } from "../files/serving.ts";
import { freshState, type Mount, type Reach } from "../state.ts";
import { type Field, plainField, type Stream, unknownStream } from "../stream.ts";
import { homePath } from "../words/home.ts";
import { quoted } from "../words/quoting.ts";

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
  const place = platforms.test(name) ? ("remote" as const) : ("container" as const);
  // What the inner command prints goes where that of the outer one goes.
  const { kept, names } = setting.reach;
  const reach = { elevated: false, through, place, mounts: mountsOf(parsed, setting), kept, names };
  if (parsed.options.has("--publish"))
    for (const { from, to } of reach.mounts) if (webRoot.test(to)) offer(plainField(from), name, setting);
  const cwd = parsed.options.get("--workdir")?.[0]?.text;
  const state = freshState(cwd, undefined);
  // The user of a container is root where nothing says otherwise.
  if (place === "container") state.variables.set("HOME", { values: ["/root"], sources: [], exported: true });
  const text = inner.map((field) => quoted(field.text)).join(" ");
  const stream =
    text === "" ? unknownStream : setting.analysis.walker.source(text, { ...setting, state, reach });
  return { ...stream, text: undefined };
}

/** Directories that images of web servers offer. */
const webRoot =
  /^\/(?:usr\/share\/(?:nginx|caddy)|var\/www|srv|usr\/local\/apache2\/htdocs|public|static)(?:\/|$)/;

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

/** After `chroot DIRECTORY` in a container, its mounts are seen from there. */
export function insideOf(name: string, directory: Field | undefined, reach: Reach): Reach {
  const root = absolutePath(directory?.text ?? "/", "/");
  if (name !== "chroot" || root === "/" || !reach.mounts) return reach;
  const mounts = reach.mounts.flatMap(({ from, to }): readonly Mount[] => {
    if (to === root || to.startsWith(`${root}/`)) return [{ from, to: to.slice(root.length) || "/" }];
    const isAbove = to === "/" || root.startsWith(`${to}/`);
    const rest = root.slice(to === "/" ? 1 : to.length + 1);
    return isAbove ? [{ from: absolutePath(`./${rest}`, from), to: "/" }] : [];
  });
  return { ...reach, mounts };
}

function innerCommand(
  name: string,
  parsed: Arguments<Field>,
  args: readonly Field[],
): readonly Field[] | undefined {
  const { verb, operands, options } = parsed;
  const [target, ...rest] = operands;
  if (/^(docker|podman|nerdctl)(-compose)?$/.test(name) && /^((container|compose) )?(exec|run)$/.test(verb)) {
    const at = target ? args.indexOf(target) : -1;
    const program = options.get("--entrypoint")?.at(-1);
    const first = program && program.text !== "" ? [program] : [];
    return at === -1 ? [] : [...first, ...args.slice(at + 1)];
  }
  if (name === "aws") {
    const text = verb === "ssm send-command" ? sentCommands(options.get("--parameters") ?? []) : "";
    return text === "" ? undefined : [plainField("sh"), plainField("-c"), plainField(text)];
  }
  const isPod = /^(kubectl|oc|k|kubecolor)$/.test(name) && /^(exec|run|debug|rsh)$/.test(verb);
  if (isPod || /^(lxc|incus|multipass|vagrant|limactl|distrobox|machinectl|heroku|fly|flyctl)$/.test(name)) {
    const isRunning = isPod || /^(exec|shell|ssh|run|enter)\b/.test(verb || (target?.text ?? ""));
    const text = options.get("--command")?.[0] ?? after(args, "-c") ?? after(args, "-C");
    if (isRunning && text && !isPod) return [plainField("sh"), plainField("-c"), text];
    const at = args.findIndex((field) => field.text === "--");
    if (name === "heroku" && at === -1 && verb.startsWith("run")) return operands.flatMap(wordsOfLine);
    if (!isRunning) return undefined;
    if (at !== -1) return args.slice(at + 1);
    return verb === "exec" && isPod ? rest : [];
  }
  return undefined;
}

/** `commands=TEXT`, `commands=["TEXT","TEXT"]`, `{"commands":["TEXT"]}`. */
function sentCommands(fields: readonly (Field | undefined)[]): string {
  const text = fields
    .map((field) => field?.text ?? "")
    .join(" ")
    .slice(0, 8_192);
  const given = /commands["']?\s{0,9}[=:]\s{0,9}(.*)/is.exec(text)?.[1] ?? "";
  if (!given.startsWith("[")) return given;
  const quoted = [...given.matchAll(/"((?:[^"\\]|\\.){0,4096})"|'([^']{0,4096})'/g)].slice(0, 64);
  return quoted.length > 0
    ? quoted.map(([, double, single]) => double ?? single).join("\n")
    : given.slice(1, -1);
}

/** Programs whose commands run in an application that serves somebody. */
const platforms = /^(?:heroku|fly|flyctl|aws)$/;

/** A command line in one word is as good as one in several. */
function wordsOfLine(field: Field): readonly Field[] {
  return field.text.split(/\s+/, 256).map((text) => ({ ...field, text }));
}

function after(args: readonly Field[], option: string): Field | undefined {
  const at = args.findIndex((field) => field.text === option);
  return at === -1 ? undefined : args[at + 1];
}
