import { networkFact } from "../hosts.ts";
import type { Setting } from "../shell/analysis.ts";
import { addFlows } from "../shell/flows.ts";
import { type Field, plainField } from "../shell/stream.ts";
import type { Source } from "../shell/variable.ts";
import { type GitCall, valuesOf } from "./parse.ts";
import { remoteOf } from "./push.ts";
import { type GitSetting, rememberSetting } from "./settings.ts";

/** `https://…`, `ssh://…`, and `user@host:path`; a Windows drive is no host. */
const address = /^(?:[a-z][a-z0-9+.-]*:\/\/|[^/:\s]{2,}:(?!:))/i;

/** Remotes that a project has of itself: pushing to them is what a project is for. */
const ownRemote = /^(?:origin|upstream)$/;

/** `fetch` and the like name the place first; `add` after a name of its own. */
const sources: Readonly<Record<string, (call: GitCall) => readonly (Field | undefined)[]>> = {
  archive: ({ options }) => valuesOf(options, "--remote"),
  clone: ({ operands, options }) => [operands[0], ...valuesOf(options, "--bundle-uri")],
  fetch: ({ operands }) => [operands[0]],
  "fetch-pack": ({ operands }) => [operands[0]],
  "ls-remote": ({ operands }) => [operands[0]],
  pull: ({ operands }) => [operands[0]],
  "remote add": ({ operands }) => [operands[1]],
  "remote set-url": ({ operands }) => [operands[1]],
  "submodule add": ({ operands }) => [operands[0]],
};

/**
 * Records the machines that a git command talks to: those in the call itself, not those of the project's settings. A push to a place
 * that the project did not have before sends the repository there.
 *
 * @returns the network as a source of what the command prints
 */
export function gitNetwork(call: GitCall, given: readonly GitSetting[], setting: Setting): readonly Source[] {
  const { verb, operands } = call;
  const [name, url] = operands;
  if (/^remote (?:add|set-url)$/.test(verb) && name && url)
    rememberSetting({ key: `remote.${name.text}.url`, value: url.text }, setting);
  const isSubtree = verb === "subtree" && name?.text === "push";
  if (isSubtree || /^(?:push|send-pack|http-push)$/.test(verb)) {
    const remote = isSubtree ? url : (remoteOf(call) ?? defaultRemote(given));
    if (remote && !call.options.has("--dry-run")) send(remote, given, setting);
    return [];
  }
  const places = Object.hasOwn(sources, verb) ? (sources[verb]?.(call) ?? []) : [];
  return places.flatMap((field) => (field ? reachPlace(field, "in", setting) : []));
}

/** Where a push goes that names no remote: what settings of this call say, else `origin`. */
function defaultRemote(given: readonly GitSetting[]): Field {
  const set =
    given.findLast((one) => /^branch\..{1,200}\.pushremote$/.test(one.key)) ??
    given.findLast((one) => one.key === "remote.pushdefault") ??
    given.findLast((one) => /^branch\..{1,200}\.remote$/.test(one.key));
  return plainField(set?.value ?? "origin");
}

function send(remote: Field, given: readonly GitSetting[], setting: Setting): void {
  const found = (name: string) => given.findLast((one) => one.key === `remote.${remote.text}.${name}`)?.value;
  const [pushed, url] = [found("pushurl"), found("url")];
  const to = pushed ?? url;
  const reached = reachPlace(to === undefined ? remote : { ...remote, text: to }, "out", setting);
  // A project without a remote gets its own one; one that the call sends elsewhere goes to a stranger.
  const isOwn = ownRemote.test(remote.text) && pushed === undefined && !isReplaced(remote.text, setting);
  if (to !== undefined && isOwn) return;
  const cwd = setting.state.cwd ?? setting.analysis.surroundings.project;
  for (const { name } of reached) addFlows([{ from: "file", name: `${cwd}/.git` }], "network", name, setting);
}

/** True when the call has given a remote that was there another address. */
function isReplaced(remote: string, { analysis }: Setting): boolean {
  return analysis.facts.commands.some(
    ({ program, verb, arguments: [name] }) =>
      program === "git" && verb === "remote set-url" && name === remote,
  );
}

function reachPlace(field: Field, direction: "in" | "out", setting: Setting): readonly Source[] {
  const { analysis } = setting;
  const command = /^ext::(.*)$/is.exec(field.text)?.[1];
  if (command !== undefined) {
    analysis.walker.source(
      command.replace(/%(.)/gs, (_all, letter: string) => (letter === " " ? "\\ " : "")),
      setting,
    );
    return [];
  }
  if (!address.test(field.text)) return [];
  const fact = networkFact(field.text, direction, "git", "ssh");
  if (!fact) return [];
  analysis.facts.network.push(fact);
  return [{ from: "network", name: fact.host }];
}
