import type { TargetNames } from "../../surroundings.ts";
import type { OperationFact } from "../operation-fact.ts";
import { targetOfAll } from "../programs/operations/targets.ts";
import { isWord, type Token } from "./tokens.ts";

/** Where statements are sent, and what the policy says of names: a database may say by its own where it belongs. */
export type Aim = { readonly target: OperationFact["target"]; readonly targets: TargetNames };

/** Most names of one statement: of more, none is told. */
const maxNames = 32;

/** The table or object named first; all of them, with commas between, where several are dropped. */
export function nameIn(tokens: readonly Token[]): string {
  const before = new Set(["from", "into", "update", "table", "database", "schema", "exists", "user", "role"]);
  const skipped = new Set(["if", "not", "exists", "only"]);
  const at = tokens.findIndex((token, index) => {
    const previous = tokens[index - 1];
    const isNamed = token.kind === "name" || (token.kind === "word" && !skipped.has(token.text));
    return isNamed && previous?.kind === "word" && before.has(previous.text);
  });
  const second = tokens[1];
  if (at === -1 || tokens[0]?.text === "copy")
    return /^(?:truncate|copy)$/.test(tokens[0]?.text ?? "") && second ? second.text : "";
  const names = tokens
    .slice(at)
    .filter((token) => token.kind !== "symbol" && !/^(?:cascade|restrict)$/.test(token.text));
  const isList = isWord(tokens[0], "drop") && tokens[at + 1]?.text === ",";
  if (!isList) {
    const [name, dot, part] = tokens.slice(at, at + 3);
    return dot?.text === "." && part ? `${name?.text ?? ""}.${part.text}` : (name?.text ?? "");
  }
  return names.length > maxNames ? "" : names.map((token) => token.text).join(",");
}

/** A database that is dropped says by its own name which environment it is of. */
export function withOwnTarget(fact: OperationFact, targets: TargetNames): OperationFact {
  if (!/^drop (?:database|schema|keyspace)$/.test(fact.resource) || fact.name === "") return fact;
  const own = targetOfAll(fact.name.split(","), targets);
  return own === "production" || (own === "development" && fact.target !== "production")
    ? { ...fact, target: own }
    : fact;
}
