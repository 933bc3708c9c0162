import { absolutePath } from "../../paths.ts";
import type { Arguments, Program } from "../../programs/program.ts";
import type { Setting } from "../analysis.ts";
import { addFlows } from "../flows.ts";
import { parseFields } from "../parse-fields.ts";
import { type Field, plainField } from "../stream.ts";
import { addFile } from "./files.ts";

/** A program that offers a directory to whoever asks. */
type Server = {
  readonly table: Program;
  /** Option that names the directory, or how many operands stand before it. */
  readonly root: string | number;
  /** Option that names the address; without one it listens everywhere, or only here. */
  readonly address: string;
  readonly isLocal?: true;
  readonly verb?: string;
};

const listener: Server = {
  table: { options: "-l,--listen= -p,--port= -a,--host= -c,--config= -C -s -n -S -d -T" },
  root: 0,
  address: "--listen --host",
};
const servers: Readonly<Record<string, Server>> = {
  "http.server": {
    table: { options: "-b,--bind= -d,--directory= -p,--protocol= --cgi" },
    root: "--directory",
    address: "--bind",
  },
  SimpleHTTPServer: { table: {}, root: "--directory", address: "--bind" },
  serve: listener,
  "http-server": listener,
  "live-server": listener,
  php: { table: { options: "-S= -t= -d= -c=" }, root: "-t", address: "-S" },
  caddy: {
    table: { verbs: 1, options: "-r,--root= -l,--listen= -d,--domain= -b,--browse" },
    root: "--root",
    address: "--listen",
    verb: "file-server",
  },
  rclone: {
    table: { verbs: 2, options: "--addr= --user= --pass= --htpasswd= --cert= --key= --config=" },
    root: 0,
    address: "--addr",
    isLocal: true,
    verb: "serve ",
  },
};

/** Addresses that only this machine reaches. */
const here = /^(?:[a-z]{1,5}:\/\/)?(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)(?::|$)/i;

/** A web server that is started over a directory outside the project gives all of it to the network. */
export function noteServing(name: string, args: readonly Field[], setting: Setting): void {
  const server = Object.hasOwn(servers, name) ? servers[name] : undefined;
  if (!server) return;
  const parsed = parseFields(args, server.table);
  if (server.verb !== undefined && !`${parsed.verb} `.startsWith(server.verb)) return;
  if (name === "php" && !parsed.options.has("-S")) return;
  const addresses = server.address.split(" ").flatMap((option) => parsed.options.get(option) ?? []);
  const isHere =
    addresses.length > 0 ? addresses.every((field) => here.test(field?.text ?? "")) : server.isLocal;
  if (!isHere) offer(rootOf(server, parsed), name, setting);
}

function rootOf({ root }: Server, parsed: Arguments<Field>): Field {
  const found = typeof root === "number" ? parsed.operands[root] : parsed.options.get(root)?.[0];
  return found ?? plainField(".");
}

/** Records that a directory is read by whoever reaches this machine. The project's own is what its servers are for. */
export function offer(root: Field, by: string, setting: Setting): void {
  const { project } = setting.analysis.surroundings;
  const path = absolutePath(root.text, setting.state.cwd ?? project);
  if (setting.reach.place !== "here" || path === project || path.startsWith(`${project}/`)) return;
  addFlows(addFile("read", root, by, true, setting), "network", "0.0.0.0", setting);
}
