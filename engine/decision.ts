/** What we answer, agent-neutral. `allow` means "no objection", not "safe". */
export type Decision = "allow" | "ask" | "deny";
