import { readFileSync } from "node:fs";
import * as z from "zod";
import { GuardError } from "../../engine/errors.ts";
import type { CliAnswer } from "../../engine/io/ask-cli.ts";
import { readSettingsFile } from "../agent-settings/settings-file.ts";
import { readyForHooks } from "../agent-settings/verify-settings.ts";
import { writeLine } from "../terminal.ts";

/** `sallyport check-settings`: the hooks call it when a settings file has changed. Its path on standard input, the answer as JSON. */
export async function run(): Promise<number> {
  writeLine(JSON.stringify(answer(z.string().parse(JSON.parse(readFileSync(0, "utf8"))))));
  return 0;
}

function answer(path: string): CliAnswer<"ok"> {
  try {
    readyForHooks(path, readSettingsFile(path).text ?? "{}");
    return { result: "ok" };
  } catch (error) {
    if (error instanceof GuardError) return { problem: error.message.split("\n")[0] ?? error.message };
    throw error;
  }
}
