import type { ToolCall } from "../tool-call.ts";
import { type Besides, findBusinessData } from "./business-data.ts";
import type { SecretFact } from "./facts.ts";
import { hasSecretShape } from "./secret-shape.ts";
import { findSecrets } from "./secrets.ts";

const testPath =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|specs?|fixtures?|testdata|mocks?|examples?|samples?|docs?)(?:\/|$)|[._-](?:test|spec|mock|fixture|example|sample|template)s?\./i;

/**
 * Secrets that a call writes or sends, told from the text in it; none of that text is kept.
 *
 * @param besides what else the policy guards
 */
export async function secretFactsOf(call: ToolCall, besides?: Besides): Promise<readonly SecretFact[]> {
  const { text, inTest } = textOf(call);
  const secrets = hasSecretShape(text) ? await findSecrets(text, "known-formats") : [];
  const isAsked = besides !== undefined && besides.personal.length + besides.own.length > 0;
  const spans = isAsked ? [...secrets, ...findBusinessData(text, besides)] : secrets;
  return [...new Set(spans.map((span) => span.detector))].map((detector) => ({ detector, inTest }));
}

function textOf({ action }: ToolCall): { readonly text: string; readonly inTest: boolean } {
  switch (action.kind) {
    case "shell":
      return { text: action.command, inTest: false };
    case "write":
      return { text: action.content, inTest: testPath.test(action.path) };
    case "text":
      return { text: action.text, inTest: false };
    case "fetch":
      return { text: action.url, inTest: false };
    case "mcp":
    case "other":
      return { text: JSON.stringify(action.arguments) ?? "", inTest: false };
    default:
      return { text: "", inTest: false };
  }
}
