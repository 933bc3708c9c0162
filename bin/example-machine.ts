import type { Surroundings } from "../engine/surroundings.ts";

/** A machine on which nothing can be looked up: the home, project and user of the examples of all rules. */
export const exampleMachine: Surroundings = {
  homes: ["/home/dev"],
  project: "/home/dev/app",
  user: "dev",
  targets: {},
  ownDirectory: "/opt/sallyport/dist",
  environment: () => undefined,
  realPath: (path) => path,
  list: () => undefined,
  read: () => undefined,
};
