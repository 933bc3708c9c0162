import { readFileSync } from "node:fs";
import type { CliAnswer } from "../../engine/io/ask-cli.ts";
import { Question, whyNotInForce } from "../agent-settings/in-force.ts";
import { writeLine } from "../terminal.ts";

/** `sallyport check-settings`: the hooks call it when settings have changed. The question on standard input, the answer as JSON. */
export async function run(): Promise<number> {
  const problem = whyNotInForce(Question.parse(JSON.parse(readFileSync(0, "utf8"))));
  const answer: CliAnswer<"in force"> = problem === undefined ? { result: "in force" } : { problem };
  writeLine(JSON.stringify(answer));
  return 0;
}
