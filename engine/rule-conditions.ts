import * as z from "zod";

// One condition per kind of fact. All keys given must hold on the same fact; in a list any entry may. `not…` must not match.

/** Globs, of which any may match. */
const globs = z.tuple([z.string().min(1)], z.string().min(1)).readonly();

/** On a command. */
export const commandCondition = z
  .strictObject({
    program: globs.describe("Name of the program, without its folder: git"),
    verb: globs.describe("Subcommands, joined by spaces: push, remote add"),
    option: globs.describe("Options as the program knows them: --force"),
    argument: globs.describe("What stands after options and verb."),
    notVerb: globs.describe("Subcommands it must not have."),
    notOption: globs.describe("Options it must not have."),
    notArgument: globs.describe("Arguments it must not have."),
    elevated: z.boolean().describe("Whether it runs with another user's rights: sudo, doas."),
    shown: z.boolean().describe("Whether its output is seen by the agent."),
    effect: globs.describe("What it does, in the words that operations use."),
    place: z
      .tuple([z.enum(["here", "container", "remote"])], z.enum(["here", "container", "remote"]))
      .readonly()
      .describe("Which machine it runs on."),
  })
  .partial();
const access = z.enum(["read", "write", "delete", "list", "execute", "link", "mode"]);
const scope = z.enum(["guard", "project", "temp", "toolchain", "home", "system", "device"]);
/** On a file access. */
export const fileCondition = z
  .strictObject({
    access: z.tuple([access], access).readonly().describe("What is done to the file."),
    /** `~/` is the home directory, `/` the root, `.` the project; two stars in front match anywhere. A literal star is written `\\*`. */
    path: globs.describe(
      "Paths: ~/ is the home directory, / the root, . the project; two stars in front match anywhere. A literal star is written \\*.",
    ),
    notPath: globs.describe("Paths it must not be."),
    scope: z.tuple([scope], scope).readonly().describe("What part of the machine the file belongs to."),
    recursive: z.boolean().describe("Whether everything below is meant too."),
    replaces: z.boolean().describe("Whether what was there is lost."),
    shown: z.boolean().describe("Whether the agent sees the content."),
    notPart: globs.describe("Parts of the file that alone do not count."),
    notCopiedTo: globs.describe("Paths that a copy to does not count."),
    by: globs.describe("Programs or tools that do it."),
    notBy: globs.describe("Programs or tools that may do it."),
  })
  .partial();
/** On a destination. */
export const networkCondition = z
  .strictObject({
    scheme: globs.describe("https, ssh, …"),
    host: globs.describe("Host names or addresses."),
    notHost: globs.describe("Hosts it must not be."),
    reach: globs.describe("Where the host is: public, private, loopback, metadata, unknown."),
    direction: z.enum(["in", "out"]).describe("out sends data, in fetches it."),
    by: globs.describe("Programs or tools that connect."),
  })
  .partial();
/** On a read of the environment. */
export const environmentCondition = z
  .strictObject({
    name: globs.describe("Environment variables that are read."),
    notName: globs.describe("Variables it must not be."),
    by: globs.describe("Programs or tools that read them."),
  })
  .partial();
/** On a variable that is set. */
export const variableCondition = z
  .strictObject({
    name: globs.describe("Variables that are set."),
    value: globs.describe("Values they get."),
    notValue: globs.describe("Values they must not get."),
  })
  .partial();
/** On started processes. */
export const processCondition = z
  .strictObject({
    growth: globs.describe("How the number of processes grows."),
    by: globs.describe("Programs that start them."),
  })
  .partial();
/** On code that runs. */
export const codeCondition = z
  .strictObject({
    language: globs.describe("Language of the code."),
    from: globs.describe("Where the code comes from: literal, file, download, decoded, stdin."),
    by: globs.describe("Programs that run it."),
  })
  .partial();
/** On data that goes somewhere. */
export const flowCondition = z
  .strictObject({
    from: globs.describe("Kind of what is sent on."),
    source: globs.describe("What is sent on: paths, hosts, variables."),
    notSource: globs.describe("Sources it must not be."),
    to: globs.describe("Kind of where it goes."),
    sink: globs.describe("Where it goes: hosts, paths, programs."),
  })
  .partial();
/** On what a service is asked. */
export const operationCondition = z
  .strictObject({
    area: globs.describe("Kind of service: database, cloud, container, …"),
    notArea: globs.describe("Kinds it must not be."),
    system: globs.describe("The service: kubernetes, postgres, aws, …"),
    notSystem: globs.describe("Services it must not be."),
    verb: globs.describe("What is asked of it: get, delete, apply, …"),
    notVerb: globs.describe("Verbs it must not be."),
    effect: globs.describe("What that comes to."),
    resource: globs.describe("Kind of what it acts on."),
    notResource: globs.describe("Kinds it must not act on."),
    name: globs.describe("Names of what it acts on."),
    notName: globs.describe("Names it must not act on."),
    target: globs.describe("Environment it aims at: production, own, unknown, …"),
    dryRun: z.boolean().describe("Whether it only says what it would do."),
  })
  .partial();
/** On a tool of an MCP server. */
export const toolCondition = z
  .strictObject({
    server: globs.describe("MCP servers."),
    notServer: globs.describe("Servers it must not be."),
    tool: globs.describe("Tools of a server, without its name."),
    notTool: globs.describe("Tools it must not be."),
    name: globs.describe("SERVER/TOOL."),
    notName: globs.describe("SERVER/TOOL it must not be."),
  })
  .partial();
/** On software that is brought here to run. */
export const installCondition = z
  .strictObject({
    name: globs.describe("SYSTEM/NAME, or SYSTEM/NAME@VERSION: npm/left-pad, apt/jq, image/nginx."),
    notName: globs.describe("SYSTEM/NAME it must not be."),
    from: globs.describe("Where it comes from: index, git, url, local."),
    by: globs.describe("Programs that install it."),
  })
  .partial();
/** On what could not be told. */
export const opaqueCondition = z
  .strictObject({
    what: globs.describe("What could not be told."),
    by: globs.describe("Programs it is about."),
    access: globs.describe("What would be done to files."),
    nearDanger: z.boolean().describe("Whether dangerous words are near."),
  })
  .partial();
/** On a secret in what is written or sent. */
export const secretCondition = z
  .strictObject({
    detector: globs.describe("Detector that has found it."),
    notDetector: globs.describe("Detectors it is not about."),
    in: globs.describe("Where it stands: file, command, tool, web or message."),
    inTest: z.boolean().describe("Whether it is for a test or a service on this machine."),
  })
  .partial();
/** On the call itself. */
export const callCondition = z
  .strictObject({
    tool: globs.describe("Tools by the agent's name: Bash, WebFetch, mcp__github__*"),
    notTool: globs.describe("Tools it must not be."),
  })
  .partial();
