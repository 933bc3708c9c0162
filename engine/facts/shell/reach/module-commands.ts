import { posix } from "node:path";
import { isKnown, programName } from "../../programs/index.ts";
import { type Field, plainField } from "../stream.ts";

/** `java -jar jenkins-cli.jar delete-job X` is `jenkins-cli delete-job X`. Only for programs that the tables know. */
export function jarCommand(args: readonly Field[]): readonly Field[] | undefined {
  const at = args.findIndex((field) => field.text === "-jar");
  const jar = at === -1 ? undefined : args[at + 1];
  if (!jar?.known) return undefined;
  const program = posix.basename(jar.text).replace(/\.jar$/, "");
  return isKnown(program) ? [{ ...jar, text: program }, ...args.slice(at + 2)] : undefined;
}

/** Programs that JavaScript projects install for themselves: their package managers run them by name. */
const projectPrograms =
  /^(?:prisma|knex|typeorm|sequelize|drizzle-kit|mikro-orm|vercel|netlify|wrangler|firebase|supabase|cdk|cdktf|serverless|sls|eas|lerna|changeset|semantic-release|release-it|vsce|ovsx|convex|surge|sst|node-pg-migrate|graphile-migrate)$/;

/** `yarn prisma migrate reset`, `pnpm wrangler deploy`: a program of the project by its package manager. */
export function projectCommand(name: string, args: readonly Field[]): readonly Field[] | undefined {
  if (name === "cmake") return cmakeCommand(args);
  if (name === "uv" && args[0]?.text === "tool" && args[1]?.text === "run")
    return [{ ...args[1], text: "uvx" }, ...args.slice(2)];
  if (!/^(?:yarn|pnpm|bun)$/.test(name)) return undefined;
  const at = args.findIndex((field) => !field.text.startsWith("-"));
  const isRun = /^(?:run|x|exec)$/.test(args[at]?.text ?? "");
  const start = isRun ? at + 1 : at;
  return projectPrograms.test(args[start]?.text ?? "") ? args.slice(start) : undefined;
}

/** `cmake -E COMMAND`: its own spelling of everyday commands. */
const cmakeCommands: Readonly<Record<string, string>> = {
  remove_directory: "rm -r",
  remove: "rm -f",
  rm: "rm",
  copy: "cp",
  copy_directory: "cp -r",
  rename: "mv",
  touch: "touch",
  cat: "cat",
  env: "env",
  environment: "env",
};

function cmakeCommand([flag, verb, ...args]: readonly Field[]): readonly Field[] | undefined {
  const name = verb?.text ?? "";
  if (flag?.text !== "-E" || !Object.hasOwn(cmakeCommands, name)) return undefined;
  const words = cmakeCommands[name]?.split(" ") ?? [];
  return [...words.map((text) => plainField(text)), ...args];
}

/** A program in capitals is found on file systems that do not tell case apart. */
export function isShouted(program: string): boolean {
  return /^[A-Z]{2,}$/.test(posix.basename(program));
}

/** A verb or option in capitals, as it goes with a program in capitals. */
export function lowered(field: Field): Field {
  return /^-{0,2}[A-Z]{2,}(?:-[A-Z]+)*$/.test(field.text)
    ? { ...field, text: field.text.toLowerCase() }
    : field;
}

/** The program's name, where only the directory before it is not known: `$(npm bin)/eslint`. */
export function lastSegment({ text }: Field): string | undefined {
  const name = /[)}\w]\/([A-Za-z][\w.-]{0,99})$/.exec(text)?.[1];
  return name === undefined ? undefined : programName(name);
}

/** An assignment that is none: no program has such a name, but a shell that takes it for one runs what follows. */
export function isNoAssignment(word: string): boolean {
  return /^[^\s/=]{0,99}=/.test(word);
}
