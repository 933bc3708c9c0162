import type { Command } from "unbash";
import type { NetworkFact } from "../../facts.ts";
import type { Analysis, Setting } from "../analysis.ts";
import { joinSources } from "../sources.ts";
import type { ShellState } from "../state.ts";
import type { Field, Stream } from "../stream.ts";
import type { Source } from "../variable.ts";
import { passingOf } from "./passing.ts";

/** Programs that give out logins and secrets, and the hosts of their own service. */
const loginPrograms: Readonly<Record<string, RegExp | undefined>> = {
  gh: /(?:^|\.)(?:github\.com|githubusercontent\.com|ghcr\.io)$/,
  glab: /(?:^|\.)gitlab\.com$/,
  gcloud: /(?:^|\.)(?:googleapis\.com|pkg\.dev|gcr\.io)$/,
  az: /(?:^|\.)(?:management\.azure\.com|graph\.microsoft\.com|vault\.azure\.net|azurecr\.io|dev\.azure\.com)$/,
  aws: undefined,
  oc: undefined,
  heroku: /^api\.heroku\.com$/,
  fly: /^api\.(?:machines\.dev|fly\.io)$/,
  flyctl: /^api\.(?:machines\.dev|fly\.io)$/,
  vault: undefined,
  pass: undefined,
  op: undefined,
  bw: undefined,
  doppler: undefined,
  security: undefined,
  "secret-tool": undefined,
  sops: undefined,
  "ansible-vault": undefined,
  terraform: undefined,
  tofu: undefined,
  terragrunt: undefined,
};

/** Commands that put what they are given into variables, and print none of it. */
const receives = /^(?:export|declare|typeset|local|readonly|test|\[|:|unset)$/;

/** What the call has put into a variable is printed, sent or handed to another program: it is shown after all. */
export function show(sources: readonly Source[], { captured, facts }: Analysis): void {
  if (captured.size === 0) return;
  for (const { name } of sources) {
    if (!captured.delete(name)) continue;
    for (const [index, fact] of facts.files.entries())
      if (fact.path === name) facts.files[index] = { ...fact, shown: true };
    for (const [index, fact] of facts.commands.entries())
      if (nameOf(fact) === name) facts.commands[index] = { ...fact, shown: true };
  }
}

/** Variables of this name, or all (`*`), are printed. */
export function showVariables(names: readonly string[], { variables }: ShellState, analysis: Analysis): void {
  if (analysis.captured.size === 0) return;
  const isAll = names.includes("*");
  for (const [name, { sources }] of variables) if (isAll || names.includes(name)) show(sources, analysis);
}

/** Variables that hold a URL, of which only the login is secret. */
export const urlName = /_(?:URL|URI|DSN)$/;

const nameOf = ({ program, verb }: { readonly program: string; readonly verb: string }) =>
  `$(${program} ${verb})`;

const sourcesIn = (fields: readonly Field[]) => fields.flatMap((field) => field.sources ?? []);

/** `env $(cat FILE) CMD`: only what stands before the command is put into variables. */
function isBeforeCommand(args: readonly Field[]): boolean {
  const start = args.findIndex((field) => field.known && !/^-|=/.test(field.text));
  return start !== -1 && args.slice(start).every((field) => !field.sources?.length);
}

/** A redirection, or a here-string, hands data to a command that is no filter. */
export function noteGiven(fields: readonly Field[], { analysis, reach, stdin }: Setting): void {
  if (analysis.captured.size > 0 && fields.length > 0 && reach.hides !== "all") show(stdin.sources, analysis);
}

/** What follows when a command has run: whether it has shown what the call had put into variables, and what goes on. */
export function afterwards(
  node: Command,
  fields: readonly Field[],
  printed: Stream,
  start: number,
  setting: Setting,
): Stream {
  const { analysis, reach } = setting;
  const { captured, facts } = analysis;
  const [program, ...args] = fields;
  const name = program?.text ?? "";
  if (captured.size > 0 && reach.hides !== "all" && !receives.test(name)) {
    const given = name === "env" && isBeforeCommand(args) ? [] : sourcesIn(args);
    const own = facts.network.slice(start);
    const seen = reach.kept === "captured" ? [] : printed.sources;
    show([...given.filter((source) => !isOwn(source, name, args, own)), ...seen], analysis);
  }
  if (passingOf(node, setting.state)?.shows === "hosts")
    return { ...printed, sources: withoutUrls(printed.sources) };
  const passing = reach.hides === "all" ? passingOf(node, setting.state) : undefined;
  if (passing?.shows === "nothing" || passing?.shows === "names")
    return { ...printed, sources: [], paths: [] };
  if (reach.kept !== "captured") return printed;
  const fact = facts.commands.findLast((command) => command.program === name);
  if (!fact || !(Object.hasOwn(loginPrograms, name) || fact.effects.includes("read-secret"))) return printed;
  const login: Source = { from: "service", name: nameOf(fact) };
  captured.add(login.name);
  return { ...printed, sources: joinSources(printed.sources, [login]) };
}

/** Of URLs in variables, what is left without the login is no secret. */
export function withoutUrls(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ from, name }) => from !== "environment" || !urlName.test(name));
}

/** A login that is sent to the service it is for, by a program that does not print it. */
function isOwn(
  { from, name }: Source,
  by: string,
  args: readonly Field[],
  sent: readonly NetworkFact[],
): boolean {
  if (
    from !== "service" ||
    by !== "curl" ||
    args.some(({ text }) => /^(?:-\w*v|--verbose|--trace)/.test(text))
  )
    return false;
  const hosts = loginPrograms[/^\$\(([\w-]+) /.exec(name)?.[1] ?? ""];
  return (
    hosts !== undefined &&
    sent.length > 0 &&
    sent.every(({ host, scheme }) => scheme === "https" && hosts.test(host))
  );
}
