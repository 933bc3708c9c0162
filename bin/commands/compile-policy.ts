import { readFileSync } from "node:fs";
import * as z from "zod";
import type { CliAnswer } from "../../engine/io/ask-cli.ts";
import type { CompiledWhole } from "../../engine/io/policy-cache.ts";
import { PolicySource } from "../../engine/policy/policy-source.ts";
import { compileHere } from "../compile-here.ts";
import { writeLine } from "../terminal.ts";

const Question = z.strictObject({ home: z.string(), sources: z.array(PolicySource) });

/** `sallyport compile-policy`: the hooks call it when a policy file has changed. Sources on standard input, the answer as JSON. */
export async function run(): Promise<number> {
  const { home, sources } = Question.parse(JSON.parse(readFileSync(0, "utf8")));
  const { policy, rules, narrowed, texts } = compileHere(home, sources);
  const answer: CliAnswer<CompiledWhole> = { result: { policy, rules, narrowed, texts } };
  writeLine(JSON.stringify(answer));
  return 0;
}
