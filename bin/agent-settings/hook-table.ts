/** The hook events we register, and which of our executables answers each. Events that cannot be blocked have no `failClosed`. */
export const hookTable = [
  { event: "PreToolUse", matcher: "*", executable: "pre-tool-use.cjs", failClosed: true },
  { event: "UserPromptSubmit", matcher: undefined, executable: "pre-tool-use.cjs", failClosed: true },
  { event: "ConfigChange", matcher: undefined, executable: "pre-tool-use.cjs", failClosed: true },
  { event: "SessionStart", matcher: undefined, executable: "pre-tool-use.cjs", failClosed: false },
  { event: "PostToolUse", matcher: "*", executable: "post-tool-use.cjs", failClosed: true },
  { event: "PostToolUseFailure", matcher: "*", executable: "post-tool-use.cjs", failClosed: true },
  { event: "PostToolBatch", matcher: undefined, executable: "post-tool-use.cjs", failClosed: true },
] as const;

/** An event of the hook table. */
export type HookEvent = (typeof hookTable)[number]["event"];

/**
 * How the client starts our hooks. `exec` is a program and its arguments; `shell` is one line for `/bin/sh`, for clients that ignore
 * `onFailure`: there only its `|| exit 2` makes a crash block.
 */
export type Launcher = {
  readonly node: string;
  /** Program that starts node without variables that could change what it runs, or undefined where there is none. */
  readonly cleaner: string | undefined;
  readonly folder: string;
  readonly home: string | undefined;
  readonly form: "exec" | "shell";
};

/** One handler as it stands in the settings; key order is the order written. */
type Handler = {
  readonly type: "command";
  readonly command: string;
  readonly args?: readonly string[];
  readonly timeout: number;
  readonly onFailure?: "block";
};

/** One matcher group as it stands in the settings. */
export type MatcherGroup = { readonly matcher?: string; readonly hooks: readonly [Handler] };

/** What the client replaces by the project's folder, in exec form; in shell form it is a variable of the environment. */
export const projectFolder = "$" + "{CLAUDE_PROJECT_DIR}";

/**
 * Variables taken away from the hooks. The `env` of a cloned project's settings reaches them, and `NODE_OPTIONS=--require ./x.js` there
 * would run before the hook does (measured with Claude Code 2.1.330).
 */
const removed = [
  "NODE_OPTIONS",
  "NODE_EXTRA_CA_CERTS",
  "NODE_V8_COVERAGE",
  "NODE_COMPILE_CACHE",
  "OPENSSL_CONF",
  "LD_PRELOAD",
];

// The hooks answer within a second or two; the client's own default is 600.
const timeoutSeconds = 10;

/** The group to register for each event. */
export function hookGroups(launcher: Launcher): readonly { event: HookEvent; group: MatcherGroup }[] {
  return hookTable.map(({ event, matcher, executable, failClosed }) => {
    const handler = {
      type: "command",
      ...start(launcher, executable),
      timeout: timeoutSeconds,
      ...(failClosed ? ({ onFailure: "block" } as const) : {}),
    } as const;
    return { event, group: { ...(matcher === undefined ? {} : { matcher }), hooks: [handler] } };
  });
}

/** The same as the table that stands in a settings file. */
export function groupsByEvent(launcher: Launcher): Readonly<Record<string, readonly MatcherGroup[]>> {
  return Object.fromEntries(hookGroups(launcher).map(({ event, group }) => [event, [group]]));
}

/** What hooks/hooks.json registers when sallyport is used as a Claude Code plugin. */
export function pluginHooks(): { readonly hooks: Readonly<Record<string, readonly MatcherGroup[]>> } {
  const launcher = {
    node: "node",
    cleaner: undefined,
    folder: "$" + "{CLAUDE_PLUGIN_ROOT}/dist/hooks",
    home: undefined,
    form: "exec",
  } as const;
  return { hooks: groupsByEvent(launcher) };
}

function start(launcher: Launcher, executable: string): { command: string; args?: readonly string[] } {
  const { node, cleaner, folder, home } = launcher;
  const hook = [node, `${folder}/${executable}`, ...(home ? ["--home", home] : [])];
  const [command = node, ...args] = cleaner
    ? [cleaner, ...removed.flatMap((name) => ["-u", name]), ...hook]
    : hook;
  if (launcher.form === "exec") return { command, args };
  return { command: `${[command, ...args].map(shellQuoted).join(" ")} || exit 2` };
}

/** One word for `/bin/sh`. A leading `projectFolder` stays a variable, which the client sets; nothing else is expanded. */
function shellQuoted(word: string): string {
  if (word.startsWith(projectFolder))
    return `"${projectFolder}"${shellQuoted(word.slice(projectFolder.length))}`;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
