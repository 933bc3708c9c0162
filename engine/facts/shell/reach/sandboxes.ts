import type { Program } from "../../programs/program.ts";

/** Programs that run a command in a world of its own, made of this machine's files. `operandsBefore` and `only` as in other wrappers. */
export const sandboxes: Readonly<
  Record<string, Program & { readonly operandsBefore?: number; readonly only?: string }>
> = {
  bwrap: {
    options: [
      "--bind== --bind-try== --dev-bind== --dev-bind-try== --ro-bind== --ro-bind-try== --symlink== --setenv== --unsetenv= --chdir= --proc=",
      "--dev= --tmpfs= --dir= --uid= --gid= --hostname= --lock-file= --sync-fd= --seccomp= --cap-add= --cap-drop= --perms= --size= --args= --overlay-src=",
    ].join(" "),
  },
  setarch: { options: "-R -v", operandsBefore: 1 },
  linux32: {},
  linux64: {},
  podman: { only: "unshare", operandsBefore: 1 },
  buildah: { only: "unshare", operandsBefore: 1 },
};
