import type { Effect, OperationFact } from "../../operation-fact.ts";
import { databaseTarget } from "./databases.ts";
import type { ServiceCall } from "./service-call.ts";
import { values } from "./targets.ts";

/** Commands by what they do; all others read or write single keys. */
const effectOfCommand: Readonly<Record<string, readonly [string, Effect]>> = {
  FLUSHALL: ["destructive", "destroy"],
  FLUSHDB: ["destructive", "destroy"],
  SWAPDB: ["destructive", "change"],
  "CLUSTER RESET": ["destructive", "destroy"],
  "CLUSTER FORGET": ["destructive", "delete"],
  SLAVEOF: ["destructive", "destroy"],
  REPLICAOF: ["destructive", "destroy"],
  "SCRIPT FLUSH": ["write", "delete"],
  "FUNCTION FLUSH": ["destructive", "delete"],
  "XGROUP DESTROY": ["destructive", "delete"],
  SHUTDOWN: ["stop-server", "stop"],
  "DEBUG SEGFAULT": ["stop-server", "stop"],
  "DEBUG SLEEP": ["stop-server", "stop"],
  "CLIENT KILL": ["stop-server", "stop"],
  "CLIENT PAUSE": ["stop-server", "stop"],
  FAILOVER: ["stop-server", "stop"],
  "CONFIG SET": ["configure-server", "access"],
  "CONFIG REWRITE": ["configure-server", "access"],
  "ACL SETUSER": ["access", "access"],
  "ACL DELUSER": ["access", "access"],
  "MODULE LOAD": ["run-program", "execute"],
  "MODULE LOADEX": ["run-program", "execute"],
  EVAL: ["write", "change"],
  EVALSHA: ["write", "change"],
  "FUNCTION LOAD": ["write", "change"],
  "FUNCTION DELETE": ["write", "delete"],
  MIGRATE: ["write", "change"],
  RESTORE: ["write", "change"],
};

const reading =
  /^(?:GET|MGET|HGET|HGETALL|HKEYS|HLEN|KEYS|SCAN|EXISTS|TTL|PTTL|TYPE|STRLEN|LLEN|LRANGE|SCARD|SMEMBERS|ZRANGE|ZCARD|INFO|PING|ECHO|DBSIZE|TIME|MONITOR|ROLE|LASTSAVE|SELECT|AUTH|HELLO|OBJECT|MEMORY|SLOWLOG|LATENCY|COMMAND|CLIENT|CONFIG|CLUSTER|ACL|XLEN|XRANGE|XINFO|SUBSCRIBE|PSUBSCRIBE|SCRIPT|FUNCTION|MODULE|DUMP|WAIT)$/;

/** Most commands of one call. */
const maxCommands = 200;

/** `redis-cli FLUSHALL`, `redis-cli <<< FLUSHALL`. */
export function redisOperations(call: ServiceCall): readonly OperationFact[] {
  const { parsed, setting, base } = call;
  const target = databaseTarget({ ...call, parsed: { ...parsed, operands: [] } });
  const given = parsed.operands.map((field) => field.text);
  const text = given.length > 0 ? "" : (setting.stdin.text ?? "");
  const typed = text
    .slice(0, 64 * 1024)
    .split("\n", maxCommands)
    .map((line) => line.trim().split(/\s+/));
  return [given, ...typed].flatMap(([first = "", second = "", ...rest]) => {
    if (first === "") return [];
    const one = first.toUpperCase();
    const two = `${one} ${second.toUpperCase()}`;
    const known = effectOfCommand[two] ?? effectOfCommand[one];
    const isMoved = /^(?:SLAVEOF|REPLICAOF)$/.test(one) && /^no$/i.test(second);
    const [verb, effect] = isMoved
      ? (["write", "change"] as const)
      : (known ?? (reading.test(one) ? (["read", "read"] as const) : (["write", "change"] as const)));
    // Without a host it is the server of this machine: a cache, but queues and sessions may lie in it as well.
    const isElsewhere = ["--host", "-u", "-s"].some((option) => parsed.options.has(option));
    const isOwn = /^FLUSH(?:ALL|DB)$/.test(one) && setting.reach.place === "here" && !isElsewhere;
    // One of sixteen databases by its number, which is not the one that programs use unless told otherwise.
    const isNumbered = one === "FLUSHDB" && /^[1-9]\d{0,3}$/.test(values(parsed, "-n")[0] ?? "");
    const resource = known === effectOfCommand[one] ? one : two;
    const name = resource === two ? (rest[0] ?? "") : second;
    return [
      {
        ...base,
        area: "database",
        system: "redis",
        verb,
        effect: isNumbered || isOwn ? "delete" : effect,
        resource,
        name,
        target,
      },
    ];
  });
}
