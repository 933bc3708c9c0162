import { redactOwnOutput } from "./redact-own-output.ts";

void redactOwnOutput(process.argv[process.argv.indexOf("--cwd") + 1] ?? "/");
