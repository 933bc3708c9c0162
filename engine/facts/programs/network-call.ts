import type { Setting } from "../shell/analysis.ts";
import { addFile, hold } from "../shell/files/files.ts";
import { addFlows } from "../shell/flows.ts";
import { type Field, plainField, type Stream } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import type { Arguments, Program } from "./program.ts";
import { send } from "./send.ts";

/** What a network program is given. */
export type NetworkCall = {
  readonly name: string;
  readonly args: readonly Field[];
  readonly parsed: Arguments<Field>;
  readonly setting: Setting;
};

/** A program that talks to a network: its options, and how it records destinations, what is sent and what is saved. */
export type NetworkProgram = { readonly table: Program; readonly run: (call: NetworkCall) => Stream };

/** The values of some options, in their order. */
export function fieldsOf({ options }: Arguments<Field>, ...names: readonly string[]): readonly Field[] {
  return names.flatMap((name) => options.get(name) ?? []).filter((field) => field !== undefined);
}

/**
 * Records the places talked to, and the flows of `sent` and of what the arguments are made of into each.
 *
 * @returns what arrives from there
 */
export function connect(
  call: NetworkCall,
  targets: readonly Field[],
  isSending: boolean,
  sent: readonly Source[],
  scheme = "https",
): Stream {
  const given = call.args.flatMap((field) => field.sources ?? []);
  const sources: Source[] = [];
  for (const target of targets) {
    if (/^file:/i.test(target.text)) {
      sources.push(...addFile("read", target, call.name, false, call.setting));
      continue;
    }
    // A destination that begins with something unknown has an unknown host.
    const text = target.known ? target.text : target.text.replace(/^[$`].*$/s, "");
    const direction = isSending ? "out" : "in";
    const fact = send(text, scheme, [...sent, ...given], call.name, call.setting, direction);
    if (fact) sources.push({ from: "network", name: fact.host });
  }
  return { text: undefined, sources, paths: [] };
}

/** `-` and the paths that stand for the standard output. */
function isOutput(path: string): boolean {
  return /^(?:-|\/dev\/stdout|\/dev\/fd\/1|\/proc\/self\/fd\/1)$/.test(path);
}

/** Saves what came from the network: a flow into each file. `-` is the standard output. */
export function save(call: NetworkCall, files: readonly Field[], stream: Stream): Stream {
  const { analysis } = call.setting;
  for (const file of files) {
    if (isOutput(file.text)) return stream;
    call.setting.analysis.sinks.get(file.text)?.(stream);
    addFile("write", file, call.name, false, call.setting);
    hold(file, stream.sources, call.setting);
    addFlows(stream.sources, "file", analysis.facts.files.at(-1)?.path ?? file.text, call.setting);
  }
  return files.length > 0 ? { ...stream, sources: [] } : stream;
}

/** Files that are sent; `-` and `.` alone stand for the standard input where `takesInput`. */
export function readSent(files: readonly Field[], call: NetworkCall): readonly Source[] {
  return files.flatMap((file) =>
    file.text === "-" ? call.setting.stdin.sources : addFile("read", file, call.name, false, call.setting),
  );
}

/** The last segment of a URL: the name under which a download is saved. */
export function lastSegment(url: Field): Field {
  const path = url.text.replace(/[?#].*$/s, "").replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "");
  return { ...url, text: path.split("/").at(-1) || "index.html" };
}

/** A file as it lies in a directory, where one is given. */
export function into(directory: Field | undefined): (file: Field) => Field {
  return (file) =>
    directory && file.text !== "-" ? { ...file, text: `${directory.text}/${file.text}` } : file;
}

/** `put FILE TO`, `mput *.txt`, `mirror -R DIR` in a script of a transfer program. */
function putsIn(text: string): readonly RegExpExecArray[] {
  const puts = text
    .slice(0, 64 * 1024)
    .matchAll(
      /(?:^|[;\n"'])\s{0,9}(?:m?put|reput|append|mirror\s{1,9}(?:-\w{1,9}\s{1,9}){0,4}-{1,2}(?:R|reverse)\w{0,9})\s{1,9}(?:-O\s{1,9}\S{1,999}\s{1,9}|-\w{1,9}\s{1,9}){0,4}([^\s;"']{1,1000})(?:[ \t]{1,9}([^\s;"']{1,1000}))?/gi,
    );
  return [...puts].slice(0, 64);
}

/** Local files that such a script uploads. */
export function filesPut(text: string): readonly Field[] {
  return putsIn(text).map((match) => plainField(match[1] ?? ""));
}

/** Where on the other machine it puts them. */
export function placesPut(text: string): readonly string[] {
  return putsIn(text).flatMap((match) => match[2] ?? []);
}
