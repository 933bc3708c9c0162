import type { Call, Client, Reading } from "./reading.ts";
import { runWords } from "./run-commands.ts";
import { elementsOf, textValue, unknownAs, unknownValue, type Value } from "./values.ts";

/** Most clients of one piece of code, and the steps from a method back to its client (`c.app.users.drop`). */
const maxClients = 128;
const maxSteps = 8;

const programs: readonly (readonly [RegExp, string])[] = [
  [/^boto3\b/, "aws"],
  [/sqlite|^duckdb/i, "sqlite3"],
  [/mysql|^mariadb/i, "mysql"],
  [/redis/i, "redis-cli"],
  [/^(?:pymongo|motor|mongodb)/, "mongosh"],
];

/** Named settings of clients, and the options of programs that stand for them. */
const options: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  psql: {
    host: "--host",
    dbname: "--dbname",
    database: "--dbname",
    dsn: "--dbname",
    connectionString: "--dbname",
  },
  mysql: { host: "--host", database: "--database", db: "--database", uri: "--host" },
  "redis-cli": { host: "-h", url: "-u" },
  mongosh: { host: "--host" },
  aws: { endpoint_url: "--endpoint-url", profile_name: "--profile" },
};

/** What the first argument of a client is, as an option. */
const first: Readonly<Record<string, string>> = { psql: "--dbname", mysql: "--host", "redis-cli": "-h" };

/** Makes a client: `psycopg2.connect(…)`, `boto3.client("s3")`. It shows nothing of what it was made with. */
function client(reading: Reading, { name, args, named }: Call): Value {
  const place = args[0]?.entries ? undefined : args[0];
  const text = place?.known ? (place.texts[0] ?? "") : "";
  const isFile = /^sqlite(?:\+\w{1,20})?:/.test(text);
  const program = isFile ? "sqlite3" : (programs.find(([form]) => form.test(name))?.[1] ?? "psql");
  const settings = new Map([...(args[0]?.entries ?? []), ...named]);
  const option = name.endsWith("from_url") ? "-u" : first[program];
  const words = isFile
    ? textValue(text.replace(/^[^/]*\/{0,3}/, "") || ":memory:")
    : (place ?? settings.get("database"));
  const aim = [
    ...(words && option !== undefined && place ? [textValue(option)] : []),
    ...(words && (option === undefined || place) ? [words] : []),
    ...Object.entries(options[program] ?? {}).flatMap(([key, spelled]) => {
      const value = settings.get(key);
      return value ? [textValue(spelled), value] : [];
    }),
  ];
  if (reading.clients.size >= maxClients) return unknownValue;
  const own = `${program}${reading.clients.size}()`;
  reading.clients.set(own, { program, aim });
  return { ...unknownAs("client"), name: own };
}

/** The client that a method is called on, or on something that it has, and the value that stands for it. */
export function clientOf(reading: Reading, callee: Value): (Client & { readonly value: Value }) | undefined {
  if (reading.clients.size === 0) return undefined;
  let value = callee.receiver;
  for (let step = 0; value && step < maxSteps; step++) {
    const found = reading.clients.get(value.name ?? "");
    if (found) return { ...found, value };
    value = value.receiver;
  }
  return undefined;
}

const runsStatements =
  /^(?:execute|executemany|executescript|exec_driver_sql|exec|query|fetch|fetchrow|fetchval|prepare|sql|run|raw)$/;

/** Does what a method of a client does, as the service's own program would. */
export function callClient(
  reading: Reading,
  { program, aim, value }: Client & { readonly value: Value },
  call: Call,
): Value {
  const { name = "" } = call.callee;
  const method = name.slice(name.lastIndexOf(".") + 1);
  const words = wordsOf(program, method, aim, call);
  if (words) runWords(reading, [textValue(program), ...words], { ...call, args: [], named: new Map() });
  return value;
}

function wordsOf(
  program: string,
  method: string,
  aim: readonly Value[],
  call: Call,
): readonly Value[] | undefined {
  const [given] = call.args;
  switch (program) {
    case "aws":
      return /^[a-z]/.test(method) ? awsWords(method, aim, call) : undefined;
    case "redis-cli":
      return redisWords(method, aim, call);
    case "mongosh": {
      const code = mongoCode(method, given);
      return code === undefined ? undefined : [...aim, textValue("--eval"), textValue(code)];
    }
    default: {
      if (!runsStatements.test(method) || !given?.known) return undefined;
      const option = program === "psql" ? "--command" : "--execute";
      return [...aim, ...(program === "sqlite3" ? [] : [textValue(option)]), given];
    }
  }
}

/** `delete_bucket(Bucket="a")` is `delete-bucket --bucket a`. */
function awsWords(method: string, aim: readonly Value[], { named }: Call): readonly Value[] {
  const [service = textValue("service"), ...others] = aim;
  const settings = [...named].slice(0, 16).flatMap(([key, value]) => [textValue(`--${kebab(key)}`), value]);
  const own = service.known && service.texts[0] === "s3" ? textValue("s3api") : service;
  return [own, textValue(kebab(method)), ...settings, ...others];
}

const kebab = (name: string) =>
  name
    .slice(0, 100)
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();

function redisWords(method: string, aim: readonly Value[], { args }: Call): readonly Value[] | undefined {
  const given = args.flatMap((arg) => elementsOf(arg)).slice(0, 16);
  if (/^(?:execute_?command|sendCommand|call)$/i.test(method)) return [...aim, ...given];
  if (!/^(?:flush|del|unlink|config|shutdown|script|eval|swapdb|rename|debug|acl)/i.test(method))
    return undefined;
  const verb = method
    .toLowerCase()
    .replace(/^delete$/, "del")
    .split("_");
  return [...aim, ...verb.map((word) => textValue(word)), ...given];
}

function mongoCode(method: string, given: Value | undefined): string | undefined {
  const filter = given?.entries && given.entries.size === 0 ? "{}" : "{a: 1}";
  if (/^drop_?database$/i.test(method)) {
    const name = given?.known ? JSON.stringify(given.texts[0] ?? "") : '"database"';
    return `db.getSiblingDB(${name}).dropDatabase()`;
  }
  if (/^drop(?:_?collection)?$/i.test(method)) return "db.collection.drop()";
  return /^delete_?many$/i.test(method) ? `db.collection.deleteMany(${filter})` : undefined;
}

/** Functions that make clients, and methods that run a command on another machine, by kind. */
export const serviceClients = {
  client,
  remoteCommand: (reading: Reading, call: Call): Value => {
    const [command] = call.args;
    return command ? runWords(reading, [textValue("ssh"), textValue("host"), command], call) : unknownValue;
  },
};
