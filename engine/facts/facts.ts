import type { Effect, OperationFact } from "./operation-fact.ts";

/** Where a command would run. What runs elsewhere touches no local file. */
export type Place = "here" | "container" | "remote";

/** One simple command that would run, wrappers peeled. */
export type CommandFact = {
  /** Name without directory: `/usr/bin/git` is `git`. */
  readonly program: string;
  /** Subcommand words, joined: `push`, `stash drop`. Empty where the program has none. */
  readonly verb: string;
  /** Options in canonical spelling (`-rf` is `--recursive`, `--force` where the program's table knows them), without values. */
  readonly options: readonly string[];
  /** What is neither verb nor option nor an option's value. */
  readonly arguments: readonly string[];
  readonly elevated: boolean;
  /** How it is reached, outermost first: `["sudo", "bash -c"]`. */
  readonly reach: readonly string[];
  readonly place: Place;
  /** What it prints may be seen; false where it goes into a variable, or a program that keeps it. */
  readonly shown: boolean;
  /** What it does to outside systems, as its operations say; none of what is only tried. */
  readonly effects: readonly Effect[];
};

export type FileAccess = "read" | "write" | "delete" | "list" | "execute" | "link" | "mode";

/** Where a path lies, told from real directories. `guard` is our own program, or a directory that holds it; `project` is the session's project, `toolchain` package caches and installed tools. */
export type Scope = "guard" | "project" | "temp" | "toolchain" | "home" | "system" | "device";

/** One access to one file or directory. */
export type FileFact = {
  readonly access: FileAccess;
  /** Absolute, with `~` for the home directory, as written: `..` and `.` removed, symlinks kept, look-alike letters in plain ones. */
  readonly path: string;
  /** The same path with symlinks followed; equal to `path` where there are none. */
  readonly realPath: string;
  /** The real path from the project's root (`src/a.ts`), `.` for the root itself, empty outside. */
  readonly inProject: string;
  readonly scope: Scope;
  readonly recursive: boolean;
  /** What was there is gone afterwards: false where it is read, appended to, kept if it is there, or where nothing is there. */
  readonly replaces: boolean;
  /** Something of what is read may be printed, sent or written; false where it is only counted or used. */
  readonly shown: boolean;
  /** Where the file is copied or linked to: what is in it has that name then. Empty where it is not, or to several places. */
  readonly copiedTo: string;
  /** Of an environment file, the names of the variables that are read, as a glob (`PORT*`); empty where it may be all. */
  readonly part: string;
  /** Program or tool that accesses it. */
  readonly by: string;
};

export type NetworkReach = "loopback" | "private" | "metadata" | "public" | "unknown";

/** A place on a network that is talked to. */
export type NetworkFact = {
  readonly scheme: string;
  /** Lower case, without port; empty where it could not be told. */
  readonly host: string;
  readonly reach: NetworkReach;
  /** `out` when local data is sent (upload, POST, push), else `in`. */
  readonly direction: "in" | "out";
  readonly by: string;
};

/** A variable whose value leaves the environment; `*` is all of them, `*WORD*` those with such a name. */
export type EnvironmentFact = { readonly name: string; readonly by: string };

/** Code that would run and where it comes from. Shell code from a literal is analysed again and gives no such fact. */
export type CodeFact = {
  readonly language: string;
  readonly from: "literal" | "file" | "download" | "decoded" | "stdin" | "unknown";
  readonly by: string;
};

/** Data that goes from a source to a sink inside the call. `source` and `sink` are paths, variable names or hosts. */
export type FlowFact = {
  readonly from: "file" | "environment" | "network" | "service";
  readonly source: string;
  readonly to: "network" | "file";
  readonly sink: string;
};

/** A variable that the programs of this call, or the shell itself, are given. `value` is empty where it cannot be told, and cut at 256 characters. */
export type VariableFact = { readonly name: string; readonly value: string };

/**
 * Processes or calls without end: a function that calls itself twice at a time (`recursive`), a loop that waits for nothing (`endless`), a
 * function that always calls itself (`bottomless`).
 */
export type ProcessFact = { readonly growth: "recursive" | "endless" | "bottomless"; readonly by: string };

/** A tool that is no part of the agent itself: an MCP server's, or one nobody has told us about (`server` is empty). */
export type ToolFact = {
  readonly server: string;
  readonly tool: string;
  /** The tool in small words, whatever its spelling: `createIssue` and `create-issue` are `create_issue`. */
  readonly name: string;
};

/**
 * Software of others that is brought here to run: a package, a program of the system, a container image, an extension. What a project's own
 * manifest lists is no such fact.
 */
export type InstallFact = {
  /** Where such things come from: `npm`, `pypi`, `apt`, `image`, `vscode`, … */
  readonly system: string;
  /** Without version; as it is written where it comes from no index, and empty where it could not be told. */
  readonly name: string;
  /** As it is asked for: `^1.2`, `latest`. Empty where nothing is said. */
  readonly version: string;
  readonly from: "index" | "git" | "url" | "local";
  /** Program that does it. */
  readonly by: string;
};

/** The tool that the agent calls, by the name that the agent gives it. */
export type CallFact = { readonly tool: string };

/** What could not be resolved, and why. `nearDanger`: the same call names something worth protecting or destroying. */
export type OpaqueFact = {
  /** `option` surely is one (`-$x`), `argument` may be one: both are chosen by what the program's caller reads. */
  readonly what: "program" | "path" | "code" | "option" | "argument" | "syntax" | "limit";
  readonly why: string;
  readonly by: string;
  readonly access: FileAccess | "none";
  readonly nearDanger: boolean;
};

/** A secret in text that the call writes or sends. Never holds the secret. */
export type SecretFact = {
  /** The detector, e.g. `github/token`. */
  readonly detector: string;
  /** Where it stands: a written file, a command line, a tool's arguments, a request to the web, a message to an agent or person. */
  readonly in: "file" | "command" | "tool" | "web" | "message";
  /** True where the text goes to a test, fixture or example file, or to a service on this machine. */
  readonly inTest: boolean;
};

/** The kinds of facts a rule can be about, the most telling first: a finding names the first kind of its rule. */
export const factKinds = [
  "secret",
  "flow",
  "file",
  "operation",
  "command",
  "code",
  "network",
  "environment",
  "variable",
  "process",
  "tool",
  "install",
  "opaque",
  "call",
] as const;

/** One of {@link factKinds}. */
export type FactKind = (typeof factKinds)[number];

/** Everything one call does. Order inside a list is the order of the call. */
export type Facts = {
  readonly commands: readonly CommandFact[];
  readonly files: readonly FileFact[];
  readonly network: readonly NetworkFact[];
  readonly environment: readonly EnvironmentFact[];
  readonly code: readonly CodeFact[];
  readonly flows: readonly FlowFact[];
  readonly operations: readonly OperationFact[];
  readonly variables: readonly VariableFact[];
  readonly processes: readonly ProcessFact[];
  readonly tools: readonly ToolFact[];
  readonly installs: readonly InstallFact[];
  readonly opaque: readonly OpaqueFact[];
  readonly calls: readonly CallFact[];
  readonly secrets: readonly SecretFact[];
};
