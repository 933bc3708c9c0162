import { Chalk, chalkStderr as detectedStderr, default as detectedStdout } from "chalk";

// chalk knows FORCE_COLOR and pipes but not https://no-color.org.
const plain = (process.env.NO_COLOR ?? "") !== "";

/** Colours for standard output; they do nothing when it is piped or NO_COLOR is set. */
export const colour = plain ? new Chalk({ level: 0 }) : detectedStdout;

/** The same for standard error, which may be a terminal when standard output is not. */
export const errorColour = plain ? new Chalk({ level: 0 }) : detectedStderr;

// `sallyport log | head` closes the pipe early; that is not a failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** Writes one line, or several, to standard output. */
export function writeLine(text = ""): void {
  process.stdout.write(`${text}\n`);
}

/** Writes one line, or several, to standard error. */
export function writeErrorLine(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** True when a person can be asked: both ends are a terminal. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}
