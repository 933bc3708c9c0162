/**
 * What a verb does to an outside system, in one vocabulary for all of them. `delete` takes one thing away, `destroy` something with all
 * that is in it; `stop` interrupts a service; `access` changes who may do what; `transfer` copies data in or out; `local` changes
 * only what this machine remembers; `unknown` is a verb nobody has told us about.
 */
export const effects = [
  "read",
  "read-secret",
  "create",
  "change",
  "transfer",
  "deploy",
  "publish",
  "install",
  "uninstall",
  "delete",
  "destroy",
  "stop",
  "access",
  "write-secret",
  "execute",
  "local",
  "unknown",
] as const;

/** One of {@link effects}. */
export type Effect = (typeof effects)[number];

/**
 * Where an operation is aimed: `production` when a name in the call or the current context says so, `development` when one says that
 * it is somebody's own (`test`, a cluster on this machine), `here` for an emulator or a server of this machine, `other` for other names.
 */
export type Target = "production" | "development" | "here" | "other" | "unknown";

/** A verb on a resource of an outside system. */
export type OperationFact = {
  /** Kind of system: `cloud`, `kubernetes`, `database`, `packages`, … */
  readonly area: string;
  readonly system: string;
  /** As its own command line spells it. */
  readonly verb: string;
  readonly effect: Effect;
  readonly resource: string;
  readonly name: string;
  readonly target: Target;
  readonly dryRun: boolean;
};
