import type { Setting } from "./analysis.ts";
import { perhaps } from "./branches.ts";
import { runEval } from "./reach/shells.ts";
import { emptyStream, type Field, type Stream } from "./stream.ts";

/** `trap TEXT SIGNAL…`: what runs at the end sees the variables as they are then, and those of now where they are all set. */
export function setTrap(args: readonly Field[], setting: Setting): Stream {
  const [text, ...signals] = args[0]?.text === "--" ? args.slice(1) : args;
  if (!text || signals.length === 0) return emptyStream;
  const run = () => perhaps(setting, () => runEval([text], setting));
  const names = [...text.text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name);
  const isAtEnd = signals.some((signal) => /^(?:EXIT|0)$/i.test(signal.text));
  if (!isAtEnd || names.length === 0) return run();
  setting.analysis.exits.push(run);
  return names.every((name) => setting.state.variables.has(name)) ? run() : emptyStream;
}
