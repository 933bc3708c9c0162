import type { Field } from "../stream.ts";

/** Programs that are told apart from the words of a sentence, and whose acts matter when something unknown runs them. */
const carried = new Set(
  (
    "rm rmdir shred find git dd mv chmod chown kubectl oc helm terraform tofu pulumi aws gcloud az psql mysql mongosh redis-cli " +
    "docker podman curl wget ssh scp rsync sudo doas su bash sh zsh dash nohup timeout xargs python python3 node perl ruby cat tee sed"
  ).split(" "),
);

/** What may stand between a launcher and the command: options, numbers, times, `NAME=value`. */
const before = /^(?:-|\d+[smhd]?$|[A-Za-z_]\w{0,99}=)/;

/**
 * The command that a program nobody has told us about seems to run: what follows `--`, or its first words (`retry 3 git push`).
 *
 * @returns undefined where it carries none
 */
export function carriedCommand(args: readonly Field[]): readonly Field[] | undefined {
  const end = args.findIndex((field) => field.text === "--");
  const start = end === -1 ? args.findIndex((field) => !before.test(field.text)) : end + 1;
  const first = args[start];
  // One word alone is the name of a task (`make env`).
  const isCommand = end !== -1 || args.length > start + 1;
  return start > -1 && isCommand && first?.known && carried.has(first.text) ? args.slice(start) : undefined;
}
