import { isPlaceholder } from "./placeholders.ts";
import type { SecretSpan } from "./span.ts";

const secretKind = /(?<!\w)kind\\?["']?\s{0,4}:\s{0,4}\\?["']?Secret\b/g;
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
  const kinds = [...text.matchAll(secretKind)].map((match) => match.index);
  const [first] = kinds;
  if (first === undefined) return [];
  const spans: SecretSpan[] = [];
  let next = 0;
  for (const match of text.matchAll(secretData)) {
    while (next < kinds.length - 1 && (kinds[next] ?? 0) < match.index) next += 1;
    if (!isOneObject(text, match.index, [kinds[next], kinds[next - 1]])) continue;
    const start = match.index + match[0].length;
    const [body, pattern] =
      match[1] === "{"
        ? [text.slice(start, endOfObject(text, start)), jsonEntry]
        : [block(text, start), entry];
    for (const found of body.matchAll(pattern)) {
      const [all, before = "", value = ""] = found;
      if (isPlaceholder(value)) continue;
      const at = start + found.index + all.indexOf(value, before.length);
      spans.push({
        detector: "kubernetes/secret",
        confidence: "certain",
        start: at,
        end: at + value.trimEnd().length,
      });
    }
  }
  return spans;
}

/** Does one of the `kind: Secret` belong to the data at `at`: nearby, and with no other document between? */
function isOneObject(text: string, at: number, kinds: readonly (number | undefined)[]): boolean {
  return kinds.some((kind) => {
    if (kind === undefined || Math.abs(kind - at) > maxObject) return false;
    const between = text.slice(Math.min(kind, at), Math.max(kind, at));
    return !/^---|\bkind["']?\s{0,4}:\s{0,4}["']?(?!Secret)[A-Z]/m.test(between);
  });
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
