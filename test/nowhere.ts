import { exampleMachine } from "../bin/example-machine.ts";

/** The machine that tests of facts run on. */
export const nowhere = exampleMachine;
