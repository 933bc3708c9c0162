import type { HereDoc, HereString, Redirect, RedirectDescriptor, Redirection } from "unbash";
import { networkFact } from "../hosts.ts";
import { type Setting, spend } from "./analysis.ts";
import { anyOf, descriptorsNamed, streamAt } from "./descriptors.ts";
import { keepFrom } from "./files/existing.ts";
import { addFile, hold, holdText, textIn } from "./files/files.ts";
import { addFlows } from "./flows.ts";
import type { Descriptor, Output } from "./state.ts";
import { emptyStream, type Field, type Stream, unknownStream } from "./stream.ts";
import { expanderOf } from "./words/expand.ts";
import { expandJoined, expandText, expandWord } from "./words/words.ts";

/** What opening a descriptor costs, and keeping one that is open. */
const descriptorWork = 64;

/** The first number bash gives to `{name}<file`. */
const firstNamed = 10;

/**
 * Opens what redirections name, runs the command with that, and gives its output to where descriptor 1 points.
 *
 * @param persists the redirections stay in force afterwards (`exec 3< file`)
 * @returns what still goes on as standard output
 */
export function withRedirections(
  redirects: readonly Redirection[],
  setting: Setting,
  persists: boolean,
  run: (inside: Setting) => Stream,
): Stream {
  const { state } = setting;
  if (redirects.length === 0 && state.descriptors.size === 0) return run(setting);
  const before = state.descriptors;
  spend(setting.analysis, descriptorWork * (before.size + redirects.length));
  state.descriptors = new Map(before);
  const named = redirects.flatMap((redirect) => open(redirect, setting) ?? []);
  const opened = state.descriptors;
  const standing = new Map(opened);
  const stdout = run({ ...setting, stdin: opened.get(0)?.input ?? setting.stdin });
  const outputs = standing.get(1)?.outputs;
  for (const output of outputs ?? []) write(output, stdout, setting);
  if (!persists) {
    // What the body itself has opened stays, and so does `{name}<file`.
    const kept = [...opened].filter(([key, value]) => named.includes(key) || standing.get(key) !== value);
    state.descriptors = new Map([...before, ...kept]);
  }
  return outputs ? emptyStream : stdout;
}

/** Opens one redirection. @returns the number it got, where it has a name instead of one */
function open(redirect: Redirection, setting: Setting): number | undefined {
  const { descriptors } = setting.state;
  if (redirect.type !== "Redirect") {
    const input = redirect.type === "HereDoc" ? documentText(redirect, setting) : hereText(redirect, setting);
    const number = numberOf(redirect.descriptor, 0, setting);
    descriptors.set(number, { input });
    return redirect.descriptor?.type === "FileDescriptorVariable" ? number : undefined;
  }
  if (!redirect.target) return undefined;
  const { operator, descriptor } = redirect;
  const fields = expandWord(redirect.target, expanderOf(setting));
  if (descriptor?.type === "FileDescriptorVariable" && fields[0]?.text === "-") {
    for (const value of setting.state.variables.get(descriptor.name)?.values ?? [])
      descriptors.delete(Number(value));
    return undefined;
  }
  const number = numberOf(descriptor, operator.startsWith("<") ? 0 : 1, setting);
  const isCopy =
    operator.endsWith("&") && fields.every(({ text, known }) => !known || /^(?:\d+-?|-)$/.test(text));
  const entry = isCopy ? copyOf(fields, setting) : openFiles(redirect, fields, setting);
  const isBoth = !isCopy && (operator.startsWith("&") || operator === ">&");
  for (const key of isBoth ? [1, 2] : [number]) {
    if (entry) descriptors.set(key, entry);
    else descriptors.delete(key);
  }
  return descriptor?.type === "FileDescriptorVariable" ? number : undefined;
}

/** The number of a descriptor; a named one gets a free number, which its variable holds from then on. */
function numberOf(descriptor: RedirectDescriptor | undefined, none: number, { state }: Setting): number {
  if (descriptor === undefined) return none;
  if (descriptor.type === "FileDescriptor") return descriptor.value;
  const number = Math.max(firstNamed - 1, ...state.descriptors.keys()) + 1;
  state.variables.set(descriptor.name, { values: [String(number)], sources: [] });
  return number;
}

/** `<&3`, `>&$fd`: undefined where it closes, or copies what the shell was started with. */
function copyOf(fields: readonly Field[], setting: Setting): Descriptor | undefined {
  const named = descriptorsNamed(
    fields.map((field) => ({ ...field, text: field.text.replace(/-$/, "") })),
    setting,
  );
  return named.length > 0 ? anyOf(named) : undefined;
}

function openFiles({ operator }: Redirect, fields: readonly Field[], setting: Setting): Descriptor {
  const reads = operator.startsWith("<");
  const writes = !reads || operator === "<>";
  const opened = fields.map((field): Descriptor => {
    const host = socketHost(field.text);
    if (host !== undefined) return openSocket(field, host, setting);
    const input = reads ? readFrom(field, setting) : undefined;
    if (!writes) return input ? { input } : {};
    addFile("write", field, "shell", false, setting);
    const { files } = setting.analysis.facts;
    const sink = files.at(-1)?.path ?? field.text;
    if (operator.includes(">>") || operator === "<>") keepFrom(files.length - 1, setting);
    const outputs = [{ field, sink, to: "file" as const, appends: operator.includes(">>") }];
    return { ...(input && { input }), outputs };
  });
  return anyOf(opened);
}

/** The host of bash's `/dev/tcp/HOST/PORT`. */
function socketHost(path: string): string | undefined {
  return /^\/dev\/(?:tcp|udp)\/([^/]+)\//.exec(path)?.[1];
}

/** A socket is read and written, whatever the operator. */
function openSocket(field: Field, host: string, { analysis }: Setting): Descriptor {
  const fact = networkFact(`tcp://${host}`, "out", "shell");
  if (fact) analysis.facts.network.push(fact);
  const input: Stream = { ...unknownStream, sources: [{ from: "network", name: host }] };
  return { input, outputs: [{ field, sink: host, to: "network", appends: true }] };
}

function readFrom(field: Field, setting: Setting): Stream {
  const stream = streamAt(field, setting);
  return (
    stream ?? {
      ...unknownStream,
      text: textIn(field, setting),
      sources: addFile("read", field, "shell", false, setting),
    }
  );
}

function documentText({ body, delimiter }: HereDoc, setting: Setting): Stream {
  const isVerbatim = delimiter?.quoted === true || body.parts === undefined;
  const { text } = body;
  // Where nothing is expanded, backslashes still count if the delimiter is not quoted.
  if (isVerbatim)
    return { ...emptyStream, text: delimiter?.quoted ? text : text.replace(/\\(?:([$`\\])|\n)/g, "$1") };
  return { ...emptyStream, ...expandText(body.parts, expanderOf(setting)), spelling: body.text };
}

function hereText({ target }: HereString, setting: Setting): Stream {
  const [value, ...others] = target ? expandJoined(target, expanderOf(setting)) : [];
  const isKnown = value?.known && !value.among && others.length === 0;
  return {
    ...emptyStream,
    text: isKnown ? `${value.text}\n` : undefined,
    sources: value?.sources ?? [],
    ...(target && { spelling: target.text }),
  };
}

function write({ field, sink, to, appends }: Output, stream: Stream, setting: Setting): void {
  const command = setting.analysis.sinks.get(field.text);
  if (command) command(stream);
  if (to === "file") {
    hold(field, stream.sources, setting);
    holdText(field, stream.text, appends, setting);
  }
  addFlows(stream.sources, to, sink, setting);
}
