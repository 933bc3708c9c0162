import type { Dialect } from "../programs/service.ts";
import type { Token } from "./tokens.ts";

/** What a transaction takes back everywhere, and what only some databases do: others end the transaction at it. */
const undone = /^(?:select|insert|update|delete|with|explain|savepoint|release|values|table)$/;
const undoneBySome = /^(?:create|drop|alter|truncate|set|show)$/;

/** Statements, by their place, that a `ROLLBACK` of the same text takes back: a dry run. */
export function takenBack(statements: readonly (readonly Token[])[], dialect: Dialect): ReadonlySet<number> {
  const back = new Set<number>();
  const undoesTables = dialect === "postgres" || dialect === "sqlite";
  let start: number | undefined;
  statements.forEach((tokens, at) => {
    const [first, ...rest] = tokens.map((token) => (token.kind === "word" ? token.text : token.kind));
    if (first === undefined) return;
    if (isPlain(first, rest, /^(?:begin|start)$/)) start = at;
    else if (isPlain(first, rest, /^rollback$/)) {
      for (let one = start ?? at; one < at; one++) back.add(one);
      start = undefined;
    } else if (!undone.test(first) && !(undoesTables && undoneBySome.test(first))) start = undefined;
  });
  return back;
}

/** `BEGIN`, `start transaction`, `ROLLBACK WORK`; what else begins with the word is a block, or goes back to a savepoint only. */
function isPlain(first: string, rest: readonly string[], word: RegExp): boolean {
  const isFilled = first !== "start" || rest[0] === "transaction";
  return (
    word.test(first) &&
    isFilled &&
    rest.every((one) => /^(?:transaction|work|immediate|deferred|exclusive|symbol)$/.test(one))
  );
}
