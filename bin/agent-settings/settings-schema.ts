import * as z from "zod";

/**
 * Claude Code's settings, as far as a wrong type in them matters.
 *
 * The client drops the whole file, and with it every hook, when one of these keys has a wrong type, and says so only in its debug log.
 * Measured and read from client 2.1.330. Keys that the client itself forgives (theme, effortLevel, forceLoginMethod, the lists of MCP
 * servers and marketplaces, …) are left out on purpose: refusing them would be stricter than the client. Unknown keys are allowed.
 */
const text = z.string().optional();
const flag = z.boolean().optional();
const texts = z.array(z.string()).optional();
const table = z.record(z.string(), z.unknown()).optional();

function each<const K extends string, S extends z.ZodType>(keys: readonly K[], schema: S): Record<string, S> {
  return Object.fromEntries(keys.map((key) => [key, schema]));
}

const Permissions = z.looseObject({
  // A list entry of a wrong type is dropped alone; a list that is no list takes the file with it.
  ...each(["allow", "deny", "ask", "additionalDirectories"], z.array(z.unknown()).optional()),
  ...each(
    ["blockReadsOutsideWorkingDirectories", "blockWritesOutsideWorkingDirectories", "denyInsteadOfPrompting"],
    flag,
  ),
  defaultMode: z
    .enum(["acceptEdits", "auto", "bypassPermissions", "default", "delegate", "dontAsk", "manual", "plan"])
    .optional(),
  disableBypassPermissionsMode: z.literal("disable").optional(),
  disableAutoMode: z.literal("disable").optional(),
});

const handlerOptions = {
  if: text,
  timeout: z.number().positive().optional(),
  statusMessage: text,
  once: flag,
};
const onFailure = z.enum(["continue", "block"]).optional();

const Handler = z.discriminatedUnion("type", [
  z.looseObject({
    ...handlerOptions,
    ...each(["async", "asyncRewake"], flag),
    type: z.literal("command"),
    command: z.string(),
    args: texts,
    shell: z.enum(["bash", "powershell"]).optional(),
    onFailure,
  }),
  z.looseObject({
    ...handlerOptions,
    type: z.literal("http"),
    url: z.url(),
    headers: z.record(z.string(), z.string()).optional(),
    allowedEnvVars: texts,
    onFailure,
  }),
  z.looseObject({
    ...handlerOptions,
    type: z.literal("mcp_tool"),
    server: z.string(),
    tool: z.string(),
    input: table,
    onFailure,
  }),
  z.looseObject({
    ...handlerOptions,
    type: z.literal("prompt"),
    prompt: z.string(),
    model: text,
    continueOnBlock: flag,
  }),
  z.looseObject({ ...handlerOptions, type: z.literal("agent"), prompt: z.string(), model: text }),
]);

const Groups = z.array(z.looseObject({ matcher: text, hooks: z.array(Handler) })).optional();

// Other event names are ignored by the client, so a newer one does no harm.
const events = [
  "PreToolUse PostToolUse PostToolUseFailure PostToolBatch Notification UserPromptSubmit UserPromptExpansion",
  "SessionStart SessionEnd Stop StopFailure SubagentStart SubagentStop PreCompact PostCompact PreModelSwitch PostModelSwitch",
  "PermissionRequest PermissionDenied Setup TeammateIdle TaskCreated TaskCompleted Elicitation ElicitationResult ConfigChange",
  "WorktreeCreate WorktreeRemove InstructionsLoaded CwdChanged FileChanged DirectoryAdded MessageDisplay",
].flatMap((line) => line.split(" "));

const textKeys = [
  "$schema apiKeyHelper proxyAuthHelper awsCredentialExport awsAuthRefresh gcpAuthRefresh processWrapper model outputStyle",
  "language advisorModel agent plansDirectory minimumVersion otelHeadersHelper attributionProject prUrlTemplate",
].flatMap((line) => line.split(" "));

const flagKeys = [
  "respectGitignore includeCoAuthoredBy includeGitInstructions enableAllProjectMcpServers disableAllHooks",
  "disableClaudeAiConnectors disableBundledSkills disableAgentView disableRemoteControl disableWorkflows disableArtifact",
  "disableSkillShellExecution bashEditDiffEnabled respondToBashCommands skipWebFetchPreflight spinnerTipsEnabled",
  "syntaxHighlightingDisabled alwaysThinkingEnabled fastMode fastModePerSessionOptIn promptSuggestionEnabled verbose",
  "terminalTitleFromRename showClearContextOnPlanAccept allowManagedHooksOnly",
].flatMap((line) => line.split(" "));

const credentialMode = z.enum(["deny", "mask"]);
const credentials = z
  .looseObject({
    files: z.array(z.looseObject({ path: z.string().min(1), mode: credentialMode })).optional(),
    envVars: z
      .array(z.looseObject({ name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), mode: credentialMode }))
      .optional(),
  })
  .optional();
const filesystem = z
  .looseObject(each(["allowWrite", "denyWrite", "denyRead", "allowRead"], texts))
  .optional();
const network = z
  .looseObject({ ...each(["allowedDomains", "deniedDomains"], texts), ...each(["strictAllowlist"], flag) })
  .optional();

/** The whole file. */
export const ClaudeSettings = z.looseObject({
  ...each(textKeys, text),
  ...each(flagKeys, flag),
  ...each(
    ["fallbackModel", "availableModels", "deniedModels", "companyAnnouncements", "allowedHttpHookUrls"],
    texts,
  ),
  cleanupPeriodDays: z.number().int().positive().optional(),
  env: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  attribution: z.union([z.boolean(), z.looseObject({ commit: text, pr: text, sessionUrl: flag })]).optional(),
  permissions: Permissions.optional(),
  hooks: z.looseObject(each(events, Groups)).optional(),
  statusLine: z
    .looseObject({ type: z.literal("command"), command: z.string(), padding: z.number().optional() })
    .optional(),
  fileSuggestion: z.looseObject({ type: z.literal("command"), command: z.string() }).optional(),
  enabledPlugins: z.record(z.string(), z.union([z.boolean(), texts, table])).optional(),
  sandbox: z
    .looseObject({ enabled: flag, network, filesystem, credentials, excludedCommands: texts })
    .optional(),
  spinnerVerbs: z.looseObject({ mode: z.enum(["append", "replace"]), verbs: z.array(z.string()) }).optional(),
  worktree: table,
  autoUpdatesChannel: z.enum(["latest", "stable", "rc"]).optional(),
  tui: z.enum(["default", "fullscreen"]).optional(),
});
