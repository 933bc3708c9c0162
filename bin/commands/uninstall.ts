import { run as install } from "./install.ts";

/** `sallyport uninstall`: the same as `sallyport install --uninstall`. */
export function run(args: readonly string[]): Promise<number> {
  return install(["--uninstall", ...args]);
}
