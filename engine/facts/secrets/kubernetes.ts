import { isPlaceholder } from "./placeholders.ts";
import type { SecretSpan } from "./span.ts";

/** Where a document or an object begins or says what it is. */
const mark = /^---|(?<!\w)kind\\?["']?\s{0,4}:\s{0,4}\\?["']?([A-Z]\w{0,60})/gm;
const secretData = /(?<![\w-])(?:data|stringData)\\?["']?\s{0,4}:[ \t]{0,4}(\{|\n)/g;
const entry =
  /^(?:[+-] ?)?([ \t]{1,40}[^\s:]{1,253}:[ \t]{0,4}(?:[>|]-?\s{1,80})?["']?)([^\s"'][^"'\n]{3,})/gm;
const jsonEntry = /(\\?"[^"\\]{1,253}\\?"\s{0,4}:\s{0,4}\\?")([^"\\]{4,})/g;
/** A longer object is none. */
const maxObject = 1_048_576;

/**
 * Finds the values in Kubernetes Secret objects, in YAML and in JSON: what stands below `data` or `stringData` there is a secret by definition,
 * whatever it looks like. Names stay.
 *
 * Source: https://kubernetes.io/docs/concepts/configuration/secret/
 */
export function findKubernetesSecrets(text: string): readonly SecretSpan[] {
  if (!text.includes("Secret")) return [];
  const marks = [...text.matchAll(mark)].map((match) => ({
    at: match.index,
    isSecret: match[1] === "Secret",
  }));
  if (!marks.some(({ isSecret }) => isSecret)) return [];
  const spans: SecretSpan[] = [];
  let next = 0;
  let done = 0;
  for (const match of text.matchAll(secretData)) {
    while (next < marks.length && (marks[next]?.at ?? 0) < match.index) next += 1;
    const start = match.index + match[0].length;
    // What lies in the last object has been read, so that a text of nothing but beginnings is read once.
    if (start < done || (marks[next - 1]?.isSecret !== true && marks[next]?.isSecret !== true)) continue;
    const inJson = match[1] === "{";
    const body = inJson ? text.slice(start, endOfObject(text, start)) : block(text, start);
    done = start + body.length;
    spans.push(...valuesIn(body, inJson ? jsonEntry : entry, start));
  }
  return spans;
}

function valuesIn(body: string, pattern: RegExp, start: number): readonly SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const found of body.matchAll(pattern)) {
    const [all, before = "", value = ""] = found;
    if (isPlaceholder(value)) continue;
    const at = start + found.index + all.indexOf(value, before.length);
    const end = at + value.trimEnd().length;
    spans.push({ detector: "kubernetes/secret", confidence: "certain", start: at, end });
  }
  return spans;
}

/** The first `}` after `start`: the values are base64 or plain strings, so none is nested. */
function endOfObject(text: string, start: number): number {
  const end = text.indexOf("}", start);
  return end === -1 ? text.length : end;
}

/** The indented lines from `start` on. */
function block(text: string, start: number): string {
  const end = /\n(?![+-]?[ \t]|\r?\n)/.exec(text.slice(start - 1, start - 1 + maxObject));
  return text.slice(start, end === null ? start + maxObject : start - 1 + end.index);
}
