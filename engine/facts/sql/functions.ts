import type { Effect } from "../operation-fact.ts";

/** What a statement does beyond its tables: a function or clause that reaches the server itself. */
export type Reach = { readonly verb: string; readonly effect: Effect };

const readsFile: Reach = { verb: "read-server-file", effect: "read" };
const writesFile: Reach = { verb: "write-server-file", effect: "change" };
const runsProgram: Reach = { verb: "run-program", effect: "execute" };
const stopsServer: Reach = { verb: "stop-server", effect: "stop" };

/** Functions and procedures by name. */
export const reachOfFunction: ReadonlyMap<string, Reach> = new Map([
  ["pg_read_file", readsFile],
  ["pg_read_binary_file", readsFile],
  ["pg_ls_dir", readsFile],
  ["lo_import", readsFile],
  ["load_file", readsFile],
  ["readfile", readsFile],
  ["openrowset", readsFile],
  ["lo_export", writesFile],
  ["writefile", writesFile],
  ["pg_file_write", writesFile],
  ["xp_cmdshell", runsProgram],
  ["sp_oacreate", runsProgram],
  ["sp_execute_external_script", runsProgram],
  ["load_extension", runsProgram],
  ["dbms_scheduler", runsProgram],
  ["sys_exec", runsProgram],
  ["sys_eval", runsProgram],
  ["pg_terminate_backend", stopsServer],
  ["pg_drop_replication_slot", { verb: "destructive", effect: "delete" }],
]);
