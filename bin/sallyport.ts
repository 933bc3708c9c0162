import { GuardError } from "../engine/errors.ts";
import { nearest } from "../engine/nearest.ts";
import { type Command, commands } from "./command-table.ts";
import { colour, errorColour, writeErrorLine, writeLine } from "./terminal.ts";

// Put in by the build, from package.json.
declare const SALLYPORT_VERSION: string;

const wantsHelp = (arg: string | undefined) => arg === "--help" || arg === "-h";

async function dispatch(args: readonly string[]): Promise<number> {
  const [first, second] = args;
  if (first === undefined) {
    writeErrorLine(overview());
    return 2;
  }
  if (first === "--version" || first === "-v") {
    writeLine(SALLYPORT_VERSION);
    return 0;
  }
  if (wantsHelp(first) || (first === "help" && (second === undefined || wantsHelp(second)))) {
    writeLine(overview());
    return 0;
  }
  const name = first === "help" && second !== undefined ? second : first;
  const command = commands.find((row) => row.name === name);
  if (command === undefined) {
    writeErrorLine(unknownCommand(name));
    return 2;
  }
  if (first === "help" || asksForHelp(args.slice(1))) {
    writeLine(`${command.summary}\n\n${command.usage}`);
    return 0;
  }
  return run(command, args.slice(1));
}

// What follows `--` is text to judge, not an option of ours.
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end === -1 ? args : args.slice(0, end)).some(wantsHelp);
}

/** The one place where a command's failure becomes an exit code: whatever is thrown, it is 2 and a line on stderr. */
async function run(command: Command, args: readonly string[]): Promise<number> {
  try {
    return await (await command.load()).run(args);
  } catch (error) {
    const usage = isUsageError(error);
    if (!(error instanceof GuardError) && !usage) {
      writeErrorLine(`${errorColour.red("sallyport:")} ${command.name} failed: ${messageOf(error)}`);
      return 2;
    }
    writeErrorLine(`${errorColour.red("sallyport:")} ${messageOf(error)}`);
    if (usage) writeErrorLine(`Try: sallyport help ${command.name}`);
    return 2;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function isUsageError(error: unknown): boolean {
  if (error instanceof GuardError) return error.code === "usage";
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("ERR_PARSE_ARGS")
  );
}

function overview(): string {
  const width = Math.max(...commands.map((row) => row.name.length));
  const rows = commands
    .filter((row) => row.summary !== "")
    .map((row) => `  ${colour.bold(row.name.padEnd(width))}  ${row.summary}`);
  return `sallyport guards coding agents: it allows, asks or denies every tool call and redacts secrets from results.

Usage: sallyport <command> [options]

${rows.join("\n")}

  sallyport help <command>   options and examples
  sallyport --version

Examples:
  sallyport install --dry-run
  sallyport check --command 'git push --force origin main'`;
}

function unknownCommand(name: string): string {
  const meant = nearest(
    name,
    commands.map((row) => row.name),
  );
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return `${errorColour.red("sallyport:")} there is no command ${JSON.stringify(name.slice(0, 40))}.${hint}\nTry: sallyport --help`;
}

void dispatch(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
