import type { Effect, OperationFact } from "../../operation-fact.ts";
import { spend } from "../../shell/analysis.ts";
import { databaseTarget, statementTexts } from "./databases.ts";
import type { ServiceCall } from "./service-call.ts";
import { targetOfAll } from "./targets.ts";

const maxCode = 64 * 1024;

/** Methods of databases, collections and servers by what they do. */
const method =
  /\.\s{0,9}(dropDatabase|dropAllUsersFromDatabase|dropAllRolesFromDatabase|drop|dropIndexes|dropIndex|dropUser|dropRole|deleteMany|deleteOne|findOneAndDelete|remove|updateMany|updateOne|replaceOne|insertOne|insertMany|insert|bulkWrite|renameCollection|shutdownServer|fsyncLock|createUser|updateUser|grantRolesToUser|revokeRolesFromUser|changeUserPassword)\s{0,9}\(([^)]{0,40})/g;
const adminCommand =
  /\b(dropDatabase|drop|shutdown|dropUser|dropAllUsersFromDatabase|replSetStepDown)\b["']?\s{0,9}:/g;

/** `mongosh --eval 'db.dropDatabase()'`, and scripts on standard input. */
export function mongoOperations(call: ServiceCall): readonly OperationFact[] {
  const target = databaseTarget(call);
  const base = { ...call.base, area: "database", system: "mongodb", target };
  return statementTexts(call).flatMap((text) => {
    spend(call.setting.analysis, text.length);
    const code = named(text.slice(0, maxCode));
    const methods = [...code.matchAll(method)].map(([, name = "", argument = ""]) =>
      describe(name, argument),
    );
    const isAdmin = /\b(?:runCommand|adminCommand)\b/.test(code);
    const admins = isAdmin ? [...code.matchAll(adminCommand)].map(([, name = ""]) => describe(name, "")) : [];
    const dropped = droppedDatabases(text.slice(0, maxCode));
    const own =
      dropped && target !== "production"
        ? targetOfAll(dropped, call.setting.analysis.surroundings.targets)
        : "unknown";
    return [...methods, ...admins].slice(0, 100).map((one) => {
      const isTold = one.resource === "drop database" && own !== "unknown";
      return { ...base, ...one, name: isTold ? (dropped?.[0] ?? "") : "", target: isTold ? own : target };
    });
  });
}

/** The names of the databases that are dropped, where all of them are written beside it: `db.getSiblingDB("test").dropDatabase()`. */
function droppedDatabases(code: string): readonly string[] | undefined {
  const drops = [...code.matchAll(/dropDatabase/g)].length;
  const names = [
    ...code.matchAll(/getSiblingDB\(\s{0,9}["']([\w-]{1,99})["']\s{0,9}\)\s{0,9}\.\s{0,9}dropDatabase/g),
  ].map(([, name = ""]) => name);
  return names.length === drops ? names : undefined;
}

/** The code without comments and the text of strings; `db["users"]` is `db.users`. */
function named(code: string): string {
  return withoutComments(code.replace(/\[\s{0,9}["'](\w{1,99})["']\s{0,9}\]/g, ".$1")).replace(
    /(?<=[(,:=+\s])(?:"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|`[^`]{0,2000}`)(?!\s{0,9}:)/g,
    '""',
  );
}

function withoutComments(code: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = code.indexOf("/*"); at !== -1; at = code.indexOf("/*", from)) {
    const end = code.indexOf("*/", at + 2);
    pieces.push(code.slice(from, at));
    from = end === -1 ? code.length : end + 2;
  }
  return `${pieces.join(" ")} ${code.slice(from)}`.replace(/(?<![:"'])\/\/[^\n]*/g, "");
}

function describe(
  name: string,
  argument: string,
): { readonly verb: string; readonly effect: Effect; readonly resource: string } {
  const takesAll = /^\s*(?:$|\{\s*\}|\{\s*_id\s*:\s*\{\s*\$exists)/.test(argument);
  if (/^(?:dropDatabase|dropAll\w+)$/.test(name))
    return { verb: "destructive", effect: "destroy", resource: "drop database" };
  if (name === "drop") return { verb: "destructive", effect: "delete", resource: "drop collection" };
  if (/^(?:deleteMany|remove|updateMany)$/.test(name) && takesAll)
    return { verb: "destructive", effect: "delete", resource: name };
  if (/^(?:shutdown\w*|fsyncLock|replSetStepDown)$/.test(name))
    return { verb: "stop-server", effect: "stop", resource: name };
  if (/User|Role/.test(name)) return { verb: "access", effect: "access", resource: name };
  return { verb: /Index/.test(name) ? "schema" : "write", effect: "change", resource: name };
}
