import type { Facts } from "../../../engine/facts/facts.ts";
import { factsOf } from "../../../engine/facts/facts-of-call.ts";
import type { Surroundings } from "../../../engine/surroundings.ts";
import { nowhere } from "../../nowhere.ts";

/** The facts of a Bash command in `/home/dev/app`. */
export function factsOfCommand(command: string, surroundings: Surroundings = nowhere): Facts {
  const action = { kind: "shell", shell: "bash", command } as const;
  return factsOf({ agent: "test", session: "s", cwd: "/home/dev/app", tool: "Bash", action }, surroundings);
}

/** Accesses as `read ~/app/.env`. */
export function accesses({ files }: Facts): readonly string[] {
  return files.map(({ access, path }) => `${access} ${path}`);
}

/** Code that would run, as `bash download`. */
export function codes({ code }: Facts): readonly string[] {
  return code.map(({ by, from }) => `${by} ${from}`);
}
