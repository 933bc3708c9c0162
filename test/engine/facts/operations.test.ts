import { describe, expect, test } from "vitest";
import type { Facts } from "../../../engine/facts/facts.ts";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import type { Surroundings } from "../../../engine/surroundings.ts";
import { nowhere } from "../../nowhere.ts";

const files: Readonly<Record<string, string>> = {
  "/home/dev/.kube/config": "apiVersion: v1\ncurrent-context: kind-dev\n",
  "/home/dev/.kube/live": "current-context: acme-prod\n",
  "/home/dev/app/schema.sql": "drop table old;",
  "/home/dev/app/infra/.terraform/environment": "prod\n",
};
const machine: Surroundings = { ...nowhere, read: (path) => files[path] };

function factsOfCommand(command: string, surroundings = nowhere): Facts {
  const action = { kind: "shell", shell: "bash", command } as const;
  return factsOf({ agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action }, surroundings);
}

/** Operations as `area effect name -> target`, dry runs in brackets. */
function operations(command: string, surroundings = nowhere): readonly string[] {
  return factsOfCommand(command, surroundings).operations.map(({ area, effect, name, target, dryRun }) => {
    const text = `${area} ${effect} ${name} -> ${target}`.replace("  ", " ");
    return dryRun ? `(${text})` : text;
  });
}

describe("one vocabulary says what every program does", () => {
  test.each([
    ["a verb behind nouns", "gcloud compute instances list", "cloud read -> unknown"],
    ["a noun that is a verb elsewhere", "gcloud run services delete web", "cloud delete web -> unknown"],
    ["a verb inside a word", "aws ecs list-services", "cloud read -> unknown"],
    [
      "a thing that holds others",
      "aws cloudformation delete-stack --stack-name web",
      "cloud destroy web -> unknown",
    ],
    ["a part of a cloud with an area of its own", "aws route53 list-hosted-zones", "dns read -> unknown"],
    ["a verb behind a colon", "heroku apps:destroy -a shop", "platform destroy shop -> other"],
    ["a verb with an option", "docker compose down --volumes", "container destroy -> unknown"],
    ["the same verb without it", "docker compose down", "container stop -> unknown"],
    [
      "an option as a verb",
      "kafka-topics --bootstrap-server b:9092 --delete --topic t",
      "broker destroy t -> other",
    ],
    ["an option's value as a verb", "nginx -s quit", "proxy stop -> unknown"],
    ["a program with one thing to do", "dropdb shop", "database destroy shop -> other"],
    ["words that somebody made up", "yarn clean", "packages unknown -> unknown"],
    [
      "options before the verb",
      "vault -address=http://v:8200 kv get a",
      "secret-manager read-secret a -> other",
    ],
    ["a task of a script", "python3 manage.py flush", "migration destroy -> unknown"],
    ["a module", "python3 -m twine upload dist/*", "packages publish dist/* -> production"],
    [
      "a program in an archive",
      "java -jar jenkins-cli.jar -s http://j/ delete-job a",
      "ci destroy a -> unknown",
    ],
    ["a program of the project", "yarn prisma migrate reset", "migration destroy -> unknown"],
    ["capitals", "PIP INSTALL flask", "packages install flask -> unknown"],
    ["SQL that is typed as a command", "DROP TABLE users;", "database delete users -> unknown"],
    ["a request", "curl -X DELETE https://api.example.com/a", "http delete api.example.com/a -> other"],
    [
      "a request to a known service here",
      "curl -XDELETE localhost:9200/a",
      "search delete localhost/a -> development",
    ],
  ])("%s", (_claim, command, expected) => expect(operations(command)).toContain(expected));
});

describe("the environment is told from", () => {
  test.each([
    ["an option", "kubectl --context acme-prod get pods", "production"],
    ["a variable before the command", "AWS_PROFILE=prod aws s3 ls", "production"],
    ["a variable that is exported", "export AWS_PROFILE=acme-live; aws s3 ls", "production"],
    ["a variable of env", "env TF_WORKSPACE=production terraform plan", "production"],
    [
      "the host of an address",
      "DATABASE_URL=postgres://u:p@db.prod.example.com/a prisma migrate status",
      "production",
    ],
    ["no user or password of an address", "psql postgres://prod@db.example.com/a -c 'select 1'", "other"],
    ["this machine", "psql -h localhost -c 'select 1'", "development"],
    ["a name for tests", "psql shop_test -c 'select 1'", "development"],
    ["the current context", "kubectl get pods", "development"],
    ["a file of contexts", "KUBECONFIG=~/.kube/live kubectl get pods", "production"],
    ["the selected workspace", "terraform -chdir=infra plan", "production"],
    ["a flag", "vercel --prod", "production"],
    ["the name of what is deleted", "fly apps destroy shop-prod", "production"],
    ["the machine it runs on", "ssh prod-1 docker ps", "production"],
    ["the workload it runs in", "kubectl -n prod exec db -- psql -c 'select 1'", "production"],
  ])("%s", (_claim, command, expected) =>
    expect(factsOfCommand(command, machine).operations.at(-1)?.target).toBe(expected),
  );
});

describe("nothing happens in", () => {
  test.each([
    ["a dry run", "kubectl delete pod a --dry-run=server"],
    ["a dry run of helm", "helm upgrade a . --dry-run"],
    ["a simulation", "aws s3 rm s3://a/b --dryrun"],
    ["a question", "terraform destroy --help"],
    ["a check", "ansible-playbook site.yml --check"],
    ["a version", "wrangler --version"],
  ])("%s", (_claim, command) => expect(factsOfCommand(command).operations[0]?.dryRun).toBe(true));

  test.each([
    ["a dry run that is none", "kubectl delete pod a --dry-run=none"],
    ["the version of something", "aws route53 delete-traffic-policy --id a --version 1"],
  ])("but not in %s", (_claim, command) => expect(factsOfCommand(command).operations[0]?.dryRun).toBe(false));
});

describe("statements reach a database", () => {
  test.each([
    ["by an option", "psql -c 'drop table a'"],
    ["by the beginning of one", "psql --comm='drop table a'"],
    ["by several at once", "psql -Atc 'drop table a'"],
    ["by a pipe", "echo 'drop table a' | psql"],
    ["by a here-document", "mysql shop <<E\ndrop table a;\nE"],
    ["by a here-string", "psql <<< 'drop table a'"],
    ["by an operand", "sqlite3 shop.db 'drop table a'"],
    ["by a file the call has written", "echo 'drop table a;' > x.sql; psql -f x.sql"],
    ["by a program in a container", "docker exec -i db psql -c 'drop table a'"],
    ["by a query of a warehouse", "bq query 'drop table a'"],
    ["by a document store's shell", "mongosh --eval 'db.a.drop()'"],
    ["by a method named by text", "mongosh --eval 'db[\"a\"].drop()'"],
  ])("%s", (_claim, command) =>
    expect(factsOfCommand(command).operations.map((fact) => fact.effect)).toContain("delete"),
  );

  test("by a file that lies there", () =>
    expect(operations("psql -f schema.sql", machine)).toEqual(["database delete old -> here"]));

  test.each([
    ["psql", "psql -c '\\! cat .env'"],
    ["psql's copy", "psql -c \"\\copy t from program 'cat .env'\""],
    ["mysql", "mysql -e 'system cat .env'"],
    ["sqlite3", "sqlite3 a.db '.shell cat .env'"],
    ["a file that is read", "sqlite3 a.db '.read .env'"],
  ])("and %s reaches the shell", (_claim, command) =>
    expect(factsOfCommand(command).files.map(({ path }) => path)).toContain("~/app/.env"),
  );
});

describe("packages come from", () => {
  test.each([
    ["the project's index", "npm install react", ["project"]],
    ["a repository", "npm install git+https://github.com/a/b.git", ["git"]],
    ["an address", "pip install https://example.com/a.whl", ["url"]],
    ["a repository behind a name", "pip install 'a @ git+https://github.com/a/b'", ["git"]],
    ["a directory", "pip install .", ["local"]],
    ["another index", "pip install --index-url http://a.example.com b", ["index", "project"]],
    ["the machine's own", "pip install --break-system-packages a", ["system"]],
    ["anywhere, for all projects", "npm install --global a", ["global"]],
  ])("%s", (_claim, command, expected) =>
    expect(factsOfCommand(command).operations.map((fact) => fact.resource)).toEqual(expected),
  );
});
