import type { Setting } from "../shell/analysis.ts";
import { freshState } from "../shell/state.ts";
import type { Field } from "../shell/stream.ts";

/** This machine as a host; one that listens on a port of its own may be a virtual machine. */
export const loopback = /^(?:ssh:\/\/)?(?:[^@:/]{1,99}@)?(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** A shell that somebody logged in to this machine has. */
export function ownShell(setting: Setting): Setting {
  const { analysis, reach } = setting;
  const state = freshState(analysis.surroundings.homes[0], undefined);
  return { ...setting, state, reach: { ...reach, elevated: false, through: [...reach.through, "ssh"] } };
}

/** `localhost:FILE` is a file here, below the home directory. */
export function placedHere(field: Field, { analysis }: Setting): Field {
  const [, path] =
    /^(?:[^@:/]{1,99}@)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]):(.*)$/s.exec(field.text) ?? [];
  const home = analysis.surroundings.homes[0];
  if (path === undefined || home === undefined) return field;
  return { ...field, text: path.startsWith("/") ? path : `${home}/${path.replace(/^~\//, "")}` };
}
