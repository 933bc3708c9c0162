import type { ToolCall } from "../tool-call.ts";
import { type Besides, findBusinessData } from "./business-data.ts";
import type { Facts, SecretFact } from "./facts.ts";
import { hasSecretShape } from "./secret-shape.ts";
import { findSecrets } from "./secrets.ts";

/** Folders and names of files that are a test's, an example's or documentation's, in the habits of several languages. */
const testPath =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|__snapshots__|specs?|fixtures?|testdata|mocks?|examples?|samples?|docs?|e2e|cypress)(?:\/|$)|[._-](?:tests?|specs?|mocks?|fixtures?|examples?|samples?|templates?|cy|stories|snap)(?:\.|$)|(?:^|\/)(?:test[_-]|conftest\.)/i;
/** `AuthTest.java`, `AppTests/`. */
const testName = /[a-z0-9](?:Tests?|Specs?|Fixtures?|Mocks?)(?:\.[a-z]+$|\/)/;

/** Logins that only guard a database on a developer's machine. */
const ofDevelopment = "url/development-password";

/**
 * Secrets that a call writes or sends, told from the text in it; none of that text is kept.
 *
 * @param seen what else the call does: which files a command line writes, where it sends to
 * @param besides what else the policy guards
 */
export async function secretFactsOf(
  call: ToolCall,
  seen: Pick<Facts, "files" | "network">,
  besides?: Besides,
): Promise<readonly SecretFact[]> {
  const text = textOf(call);
  const secrets = hasSecretShape(text) ? await findSecrets(text, "known-formats") : [];
  const isAsked = besides !== undefined && besides.personal.length + besides.own.length > 0;
  const spans = isAsked ? [...secrets, ...findBusinessData(text, besides)] : secrets;
  if (spans.length === 0) return [];
  const isForTest = goesToTest(call, seen);
  return [...new Set(spans.map((span) => span.detector))].map((detector) => ({
    detector,
    in: placeOf(call),
    inTest: isForTest || detector === ofDevelopment,
  }));
}

function textOf({ action }: ToolCall): string {
  switch (action.kind) {
    case "shell":
      return action.command;
    case "write":
      return action.content;
    case "text":
      return action.text;
    case "fetch":
      return `${action.url}\n${action.prompt}`;
    case "mcp":
    case "other":
      return JSON.stringify(action.arguments) ?? "";
    default:
      return "";
  }
}

function placeOf({ action }: ToolCall): SecretFact["in"] {
  switch (action.kind) {
    case "shell":
      return "command";
    case "fetch":
      return "web";
    case "text":
      return action.audience === "web" ? "web" : "message";
    case "mcp":
    case "other":
      return "tool";
    default:
      return "file";
  }
}

/** A command line is for a test where all that it writes is one's, or it writes nothing and speaks to this machine; and it speaks to no other. */
function goesToTest({ action }: ToolCall, { files, network }: Pick<Facts, "files" | "network">): boolean {
  if (action.kind === "write") return isTestPath(action.path);
  if (action.kind !== "shell" || network.some(({ reach }) => reach !== "loopback")) return false;
  const written = files.filter(({ access }) => access === "write");
  return written.length > 0 ? written.every(({ path }) => isTestPath(path)) : network.length > 0;
}

function isTestPath(path: string): boolean {
  return testPath.test(path) || testName.test(path);
}
