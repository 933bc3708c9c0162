import type { Rule } from "../engine/rule.ts";

/** Rule pack `processes`: starting processes without end. */
export const processes = [
  {
    id: "processes/fork-bomb",
    summary: "Starts more and more processes until the machine stands still.",
    why: "A function that calls itself twice at a time doubles until nothing else can run.",
    instead: "Use a loop with a fixed number of rounds, or xargs -P.",
    severity: "critical",
    category: "destruction",
    source: "https://cwe.mitre.org/data/definitions/674.html",
    when: { process: { growth: ["recursive"] } },
    examples: {
      bad: [":(){ :|:& };:", "grow() { grow & grow; }; grow", "a() { b & }; b() { a; }; a"],
      good: ["count() { [ $1 -gt 0 ] && count $(($1 - 1)); }; count 3", "build() { make & }; build; wait"],
    },
  },
  {
    id: "processes/endless-jobs",
    summary: "Starts a job in every round of a loop that never ends.",
    why: "Nothing waits for the jobs, so they pile up until the machine stands still.",
    instead: "Wait for the job in the loop, or give the loop an end.",
    severity: "medium",
    category: "destruction",
    source: "https://cwe.mitre.org/data/definitions/770.html",
    when: { process: { growth: ["endless"] } },
    examples: {
      bad: [
        "while true; do npm test & done",
        "for ((;;)); do ./work & done",
        "until false; do (./work &); done",
      ],
      good: [
        "while true; do npm test & wait; done",
        "for f in a b c; do ./work $f & done; wait",
        "while true; do curl -s localhost:3000 && break; sleep 1; done",
      ],
    },
  },
] as const satisfies readonly Rule[];
