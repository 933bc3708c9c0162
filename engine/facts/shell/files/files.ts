import type { FileAccess, FileFact } from "../../facts.ts";
import { absolutePath, fileFact, homeRelative, maxPath } from "../../paths.ts";
import { keeping } from "../../replaces.ts";
import { type Analysis, addOpaque, type Setting, spend } from "../analysis.ts";
import { joinSources } from "../sources.ts";
import type { Field } from "../stream.ts";
import type { Source } from "../variable.ts";
import { otherPlaces } from "../whereabouts.ts";
import { isThroughLink, originalOf } from "./copies.ts";

/** A path may be written longer than it is: `a/../a/../b`. */
const longestWritten = 4 * maxPath;

/**
 * Records that a program accesses a file. In a container or on another machine there is no local file.
 *
 * @returns where data in the file comes from: the file itself when it is read, and what the same call has put into it
 */
export function addFile(
  access: FileAccess,
  field: Field,
  by: string,
  recursive: boolean,
  setting: Setting,
): readonly Source[] {
  const { analysis, state, reach } = setting;
  if (field.text === "" || field.text === "-") return [];
  if (reach.place !== "here") {
    const here = { ...setting, reach: { ...reach, place: "here" as const } };
    const paths = mountedPaths(field.text, recursive || field.tree === true, setting);
    return joinSources(...paths.map((text) => addFile(access, { ...field, text }, by, recursive, here)));
  }
  if (isDescriptor(field.text)) return field.sources ?? [];
  if (state.elsewhere.length > 0 && field.known && !/^(?:\/|file:)/i.test(field.text))
    for (const cwd of otherPlaces(setting))
      addFile(access, field, by, recursive, { ...setting, state: { ...state, cwd, elsewhere: [] } });
  if (access === "read" && /^\/dev\/(?:null|zero|u?random|tty)$/.test(field.text)) return [];
  const isPlaced = field.known || (field.isWord && access !== "read");
  if (!isPlaced || (state.cwd === undefined && !field.text.startsWith("/"))) {
    addOpaque(analysis, "path", "the path is not known before the command runs", by, access);
  }
  const { surroundings, facts } = analysis;
  if (field.text.length > longestWritten) {
    addOpaque(analysis, "limit", "a path longer than any", by, access);
    return field.sources ?? [];
  }
  const path = absolutePath(field.text, state.cwd ?? surroundings.project);
  const found = fileFact(access, path, by, recursive || field.tree === true, surroundings);
  const isCertain = field.known && (state.cwd !== undefined || field.text.startsWith("/"));
  const fact = isCertain ? found : { ...found, replaces: access === "write" || access === "delete" };
  facts.files.push(reach.absent?.includes(path) ? keeping(fact) : readThrough(fact, setting));
  if (access === "delete" && field.pattern !== undefined) {
    const whole = absolutePath(field.pattern, state.cwd ?? surroundings.project);
    facts.files.push(fileFact(access, whole, by, recursive, surroundings));
  }
  const original = originalOf(path, analysis);
  const held = [
    ...(analysis.held.get(path) ?? []),
    ...(original === undefined ? [] : (analysis.held.get(original) ?? [])),
  ];
  const isLinked = by !== "ln" && original !== undefined && isThroughLink(path, access, analysis);
  if (original !== undefined && (isLinked || access === "read" || access === "link"))
    facts.files.push(readThrough(fileFact(access, original, by, fact.recursive, surroundings), setting));
  if (access !== "read" && access !== "link") return held;
  const names = original === undefined ? [fact.path] : [homeRelative(original, surroundings), fact.path];
  return access === "read" ? [...names.map((name) => ({ from: "file" as const, name })), ...held] : held;
}

/** What a command reads of which it shows nothing, or only some lines. */
function readThrough(fact: FileFact, { reach, analysis }: Setting): FileFact {
  if (fact.access !== "read" || !reach.hides) return fact;
  if (reach.hides === "names")
    return { ...fact, part: reach.names?.length === 1 ? (reach.names[0] ?? "") : "" };
  if (reach.kept === "captured") analysis.captured.add(fact.path);
  return { ...fact, shown: false };
}

/** A descriptor of this process, however its path is spelled: what it leads to is known from its redirection. */
function isDescriptor(text: string): boolean {
  if (!/^\/(?:dev|proc)\//.test(text)) return false;
  return /^\/(?:dev\/(?:fd\/\d+|stdin|stdout|stderr)|proc\/(?:self|thread-self)\/fd\/\d+)$/.test(
    absolutePath(text, "/"),
  );
}

/** Most different texts of one file that are remembered. */
const maxTexts = 4;

/**
 * Remembers the text that the call writes to a file, so that running the file runs the text. A text that was there before may still be
 * there: what writes the new one may not run.
 */
export function holdText(field: Field, text: string | undefined, appends: boolean, setting: Setting): void {
  const { analysis, state } = setting;
  if (setting.reach.place !== "here" || !field.known) return;
  const path = absolutePath(field.text, state.cwd ?? analysis.surroundings.project);
  const before = analysis.texts.get(path) ?? [];
  const isAppended = appends && before.length > 0;
  const written = isAppended
    ? before.map((old) => (old === undefined || text === undefined ? undefined : `${old}${text}`))
    : [...before, text];
  analysis.texts.set(
    path,
    written.slice(-maxTexts).map((one) => one?.slice(0, maxHeld)),
  );
}

/** Longest text of a file that is remembered, in UTF-16 units. */
const maxHeld = 64 * 1024;

/** Everything the call may have written to a file, or to the one it is a copy of; undefined for text that is not known. */
export function textsIn(field: Field, { analysis, state }: Setting): readonly (string | undefined)[] {
  if (analysis.texts.size === 0) return [];
  const path = absolutePath(field.text, state.cwd ?? analysis.surroundings.project);
  const original = originalOf(path, analysis);
  return analysis.texts.get(path) ?? (original === undefined ? [] : (analysis.texts.get(original) ?? []));
}

/** What the call has written to a file, where that is certain. */
export function textIn(field: Field, setting: Setting): string | undefined {
  const [text, ...others] = textsIn(field, setting);
  return others.length === 0 ? text : undefined;
}

/** The paths on this machine of one that a container sees: none where it is the container's own. A whole tree holds the mounts below it. */
function mountedPaths(path: string, isTree: boolean, { reach, state }: Setting): readonly string[] {
  if (!reach.mounts?.length || (state.cwd === undefined && !path.startsWith("/"))) return [];
  const inside = absolutePath(path, state.cwd ?? "/");
  const mount = reach.mounts.findLast(({ to }) => inside === to || inside.startsWith(`${to}/`) || to === "/");
  if (mount) {
    const rest = inside.slice(mount.to === "/" ? 1 : mount.to.length + 1);
    return [rest === "" ? mount.from : `${mount.from === "/" ? "" : mount.from}/${rest}`];
  }
  const prefix = inside === "/" ? "/" : `${inside}/`;
  return isTree ? reach.mounts.filter(({ to }) => to.startsWith(prefix)).map(({ from }) => from) : [];
}

/** Remembers what the call puts into a file, so that reading or running it later in the call is known for what it is. */
export function hold(field: Field, sources: readonly Source[], { analysis, state }: Setting): void {
  const path = absolutePath(field.text, state.cwd ?? analysis.surroundings.project);
  if (sources.length === 0) return;
  analysis.held.set(path, joinSources(sources, analysis.held.get(path) ?? []).slice(0, 64));
  if (analysis.sent.size > 0) sendOn(path, sources, analysis);
  runOn(path, sources, analysis);
}

/** A shell that was started before this writer runs what arrives in a FIFO. */
function runOn(path: string, sources: readonly Source[], analysis: Analysis): void {
  const { facts, surroundings } = analysis;
  const from = sources.find((source) => source.from === "network" || source.from === "decoded")?.from;
  if (from === undefined || !facts.commands.some(({ program }) => /^mk(?:fifo|nod)$/.test(program))) return;
  spend(analysis, facts.files.length);
  const name = homeRelative(path, surroundings);
  const isRun = facts.code.some((code) => code.from === "file" || code.from === "stdin");
  const isRead = facts.files.some((file) => file.path === name && /^(?:read|execute)$/.test(file.access));
  if (isRun && isRead)
    facts.code.push({ language: "shell", from: from === "network" ? "download" : "decoded", by: "shell" });
}

/** What one flow costs. */
const flowWork = 32;

/** A reader that was started before this writer sends what arrives in a FIFO. */
function sendOn(path: string, sources: readonly Source[], analysis: Analysis): void {
  for (const sink of analysis.sent.get(homeRelative(path, analysis.surroundings)) ?? [])
    for (const source of sources) {
      spend(analysis, flowWork);
      if (source.from === "decoded") continue;
      analysis.facts.flows.push({ from: source.from, source: source.name, to: "network", sink });
    }
}
