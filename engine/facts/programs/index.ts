import { posix } from "node:path";
import { fileIndex, fileTables } from "./files.ts";
import type { Program } from "./program.ts";
import { type ProgramIndex, type ProgramTables, subjectOf } from "./program-index.ts";
import { serviceIndex, serviceTables } from "./services.ts";

/** Options that, in most programs, name a file which is used and not shown. */
const unknownProgram: Program = {
  options:
    "--env-file= --envfile= --dotenv= --env= --config= --kubeconfig= --key= --key-file= --keyfile= --cert= --cert-file= --cacert= --identity= --identity-file= --credentials=",
};

/** Other names of programs that the tables know. */
const otherNames: Readonly<Record<string, string>> = {
  kubecolor: "kubectl",
  hub: "git",
  batcat: "bat",
  "nc.openbsd": "nc",
  "nc.traditional": "nc",
  flyctl: "fly",
  sls: "serverless",
  awscli: "aws",
  "sequelize-cli": "sequelize",
  "typeorm-ts-node-commonjs": "typeorm",
  "typeorm-ts-node-esm": "typeorm",
  ntl: "netlify",
  vc: "vercel",
  now: "vercel",
  "firebase-tools": "firebase",
  gradlew: "gradle",
  mvnw: "mvn",
  apache2ctl: "apachectl",
};

/** `/usr/bin/GIT.exe` is `git`: file systems of macOS and Windows do not tell case apart. */
export function programName(path: string): string {
  const name = posix.basename(path).replace(/\.exe$/i, "");
  return tableName(/^[A-Z]+$/.test(name) ? name.toLowerCase() : name);
}

/** The name under which the tables know a program: GNU tools have a `g` in front where the system has others. */
function tableName(name: string): string {
  if (Object.hasOwn(otherNames, name)) return otherNames[name] ?? name;
  const plain = name.slice(1);
  return name.startsWith("g") && !isKnown(name) && subjectOf(plain, fileIndex) ? plain : name;
}

/** The row of a program in tables by subject, found by their index. */
function rowOf(name: string, index: ProgramIndex, tables: ProgramTables): Program | undefined {
  const subject = subjectOf(name, index);
  const table = subject === undefined ? undefined : tables[subject];
  const row = table && Object.hasOwn(table, name) ? table[name] : undefined;
  const other = typeof row === "string" ? table?.[row] : row;
  return typeof other === "string" ? undefined : other;
}

/** True for a program that has a table entry, be it empty. */
export function isKnown(name: string): boolean {
  return subjectOf(name, serviceIndex) !== undefined || subjectOf(name, fileIndex) !== undefined;
}

/** True for a program whose work it is to print what it reads. */
export function printsInput(name: string): boolean {
  return subjectOf(name, fileIndex) === "reader";
}

/** The table entry of a program, empty for one nobody has told us about. */
export function programOf(name: string): Program {
  return rowOf(name, serviceIndex, serviceTables) ?? rowOf(name, fileIndex, fileTables) ?? unknownProgram;
}
