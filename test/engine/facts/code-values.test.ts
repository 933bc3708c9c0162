import { describe, expect, test } from "vitest";
import { factsOfCommand } from "./facts-of.ts";

const here = (program: string, code: string) => `${program} - <<'E'\n${code}\nE`;
const python = (code: string) => here("python3", code);
const node = (code: string) => here("node", code);

/** The variables of the environment that a command prints. */
function printed(command: string): readonly string[] {
  return factsOfCommand(command).environment.map(({ name }) => name);
}

describe("what a client answers is not the credential it was made with", () => {
  test.each([
    [
      "a named argument",
      python('import os\nc = AI(key=os.environ["K"])\nr = c.chat.create()\nprint(r.text)'),
    ],
    ["an address", python('import os, redis\nr = redis.from_url(os.environ["U"])\nprint(r.ping())')],
    ["a list of answers", python('import os\ng = Hub(os.environ["K"])\nfor r in g.me().all():\n  print(r)')],
    ["a search", python('import os\nc = Mongo(os.environ["U"])\nfor d in c.db.users.find({}):\n  print(d)')],
    [
      "a client that is handed on",
      python('import os\ne = engine(os.environ["U"])\nprint(read("select 1", e))'),
    ],
    [
      "an object",
      node('const p = new Pool({url: process.env.U}); p.query("x").then(r => console.log(r.rows))'),
    ],
    [
      "a command that is sent",
      node("const c = new S3({k: process.env.K}); c.send(x).then(r => console.log(r.B))"),
    ],
    ["a key that checks", node('console.log(jwt.verify("x.y.z", process.env.K))')],
    ["PHP", here("php", '<?php $p = new PDO(getenv("D")); print_r($p->query("x")->fetchAll());')],
    ["Ruby", here("ruby", 'r = Redis.new(url: ENV["U"])\nputs r.ping')],
  ])("%s", (_case, command) => {
    expect(printed(command)).toEqual([]);
  });
});

describe("whether a variable is set, and how long it is, does not show it", () => {
  test.each([
    ["a truth", python('import os; print(bool(os.environ.get("K")))')],
    ["a length", python('import os; print(len(os.environ["K"]))')],
    ["a comparison", python('import os; print(os.environ.get("K") is not None)')],
    ["a name among names", python('import os; print("K" in os.environ)')],
    ["a beginning", python('import os; print(os.environ["K"].startswith("sk-"))')],
    ["a choice", python('import os; print("set" if os.environ.get("K") else "unset")')],
    ["two negations", node("console.log(!!process.env.K)")],
    ["a type", node("console.log(typeof process.env.K)")],
    ["a length in JavaScript", node("console.log((process.env.K || '').length)")],
    ["a length where there is one", node("console.log(process.env.K && process.env.K.length)")],
    ["Ruby", here("ruby", 'puts ENV["K"].nil?')],
    ["Perl", here("perl", 'print defined $ENV{K} ? "yes" : "no";')],
    ["PHP", here("php", '<?php echo strlen(getenv("K"));')],
  ])("%s", (_case, command) => {
    expect(printed(command)).toEqual([]);
  });
});

describe("names of variables are not their values", () => {
  test.each([
    ["keys", node("console.log(Object.keys(process.env).sort().join())")],
    ["a loop over keys", node("for (const k in process.env) console.log(k)")],
    ["a comprehension", python("import os\nprint([k for k in os.environ if k.startswith('P')])")],
    ["a sorted list", python("import os\nprint(sorted(os.environ))")],
    ["Ruby", here("ruby", "puts ENV.keys")],
    ["PHP", here("php", "<?php print_r(array_keys($_ENV));")],
  ])("%s", (_case, command) => {
    expect(printed(command)).toEqual([]);
  });
});

describe("a variable that is printed is found", () => {
  test.each([
    ["changed", python('import os; print(os.environ["K"].upper())'), "K"],
    ["through a function", python('import os; print(f(os.environ["K"]))'), "K"],
    [
      "in base64",
      python('import os, base64; print(base64.b64encode(os.environ["K"].encode()).decode())'),
      "K",
    ],
    ["in hex", python('import os, zlib; print(zlib.compress(os.environ["K"].encode()).hex())'), "K"],
    ["in an address", node("console.log(new URL(process.env.U).password)"), "U"],
    ["encoded", node("console.log(new TextEncoder().encode(process.env.K).toString())"), "K"],
    ["or a default", node("console.log(process.env.K || 'unset')"), "K"],
    ["where it is set", node("console.log(process.env.K ? process.env.K : '')"), "K"],
    ["where it is defined", here("perl", "print defined $ENV{K} ? $ENV{K} : 1;"), "K"],
    ["one of two", python('import os\nfor k in ["A", "B"]:\n  print(os.getenv(k))'), "B"],
    ["by each name", node("for (const k in process.env) console.log(process.env[k])"), "*"],
    ["by each name in a list", node("console.log(Object.keys(process.env).map(k => process.env[k]))"), "*"],
    ["by each name, asked for", python("import os\nfor k in sorted(os.environ): print(os.getenv(k))"), "*"],
    ["as pairs", python("import os\nprint(sorted(os.environ.items()))"), "*"],
    ["as pairs of JavaScript", node("for (const [k, v] of Object.entries(process.env)) console.log(v)"), "*"],
    ["copied", node("console.log({...process.env})"), "*"],
    ["in a block", here("ruby", "puts ENV.keys.map { |k| ENV[k] }"), "*"],
  ])("%s", (_case, command, name) => {
    expect(printed(command)).toContain(name);
  });
});
