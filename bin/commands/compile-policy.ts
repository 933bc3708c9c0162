import { readFileSync } from "node:fs";
import * as z from "zod";
import { GuardError } from "../../engine/errors.ts";
import type { CliAnswer } from "../../engine/io/ask-cli.ts";
import { type CompiledPolicy, compilePolicy, PolicySource } from "../../engine/policy.ts";
import { writeLine } from "../terminal.ts";

/** `sallyport compile-policy`: the hooks call it when a policy file has changed. Sources on standard input, the answer as JSON. */
export async function run(): Promise<number> {
  writeLine(JSON.stringify(answer(z.array(PolicySource).parse(JSON.parse(readFileSync(0, "utf8"))))));
  return 0;
}

function answer(sources: readonly PolicySource[]): CliAnswer<CompiledPolicy> {
  try {
    return { result: compilePolicy(sources) };
  } catch (error) {
    if (error instanceof GuardError) return { problem: error.message };
    throw error;
  }
}
