import { runShell } from "./run-shell.ts";

const at = process.argv.indexOf("--shell");
const [shell = "", command = ""] = process.argv.slice(at + 1);
void runShell(shell, command).then((exitCode) => process.exit(exitCode));
