import type { Rule } from "../engine/rule.ts";

/** Rule pack `processes`: processes without end, and looking into those of others. */
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
  {
    id: "processes/attach-debugger",
    summary: "Attaches a debugger or tracer to a process that is already running.",
    why: "It reads all that the process holds: passwords, tokens, other people's data.",
    instead: "Start the program under the debugger yourself, or ask the user to attach.",
    severity: "medium",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1055/008/",
    when: {
      command: {
        program: ["gdb", "lldb", "strace", "ltrace"],
        option: ["-p", "--pid", "--attach", "--attach-pid"],
        place: ["here"],
      },
    },
    examples: {
      bad: ["gdb -p 1234", "strace -f -p 1234", "lldb --attach-pid 1234"],
      good: ["gdb ./app", "strace ls", "lldb ./app core", "strace -c npm test"],
    },
  },
  {
    id: "processes/dump-memory",
    summary: "Writes the memory of a running process into a file.",
    why: "The dump holds all that the process holds: passwords, tokens, other people's data.",
    instead: "Look at counters and logs first, and ask the user for the dump.",
    severity: "medium",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1003/007/",
    when: {
      command: {
        program: [
          "gcore",
          "procdump",
          "jmap",
          "jcmd",
          "dotnet-dump",
          "dotnet-gcdump",
          "mimikatz",
          "mimipenguin",
        ],
        notOption: ["--histo*", "--help", "--l", "--h"],
        notArgument: [
          "help",
          "VM.{version,uptime,flags,command_line,info,native_memory}",
          "GC.{class_histogram,heap_info,run,finalizer_info}",
          "{Thread.print,JFR.check,Compiler.queue}",
          "ps",
        ],
        place: ["here"],
      },
    },
    examples: {
      bad: ["gcore 1234", "jmap -dump:live,file=h.hprof 1234", "jcmd 1234 GC.heap_dump h.hprof"],
      good: ["jps", "jcmd 1234 Thread.print", "jcmd -l", "jmap -histo 1234"],
    },
  },
  {
    id: "processes/endless-recursion",
    summary: "Calls a function that calls itself whatever happens.",
    why: "It goes on until memory is used up; in parentheses, each call is one more process.",
    instead: "Give the function a condition that ends it; `command NAME` runs the program of that name.",
    severity: "medium",
    category: "destruction",
    source: "https://cwe.mitre.org/data/definitions/674.html",
    when: { process: { growth: ["bottomless"] } },
    examples: {
      bad: ["again() { again; }; again", "f() ( echo deeper; f ); f"],
      good: [
        "count() { [ $1 -gt 0 ] && count $(($1 - 1)); }; count 3",
        "walk() { [ -d $1 ] || return; walk $1/a; }; walk .",
        "ls() { command ls -la; }; ls",
        "alias ls='ls --color'; ls",
      ],
    },
  },
  {
    id: "processes/kill-all-of-user",
    summary: "Ends every process of a user.",
    why: "The agent, the editor and the desktop end with it, and unsaved work is lost.",
    instead: "Name the program as well (pkill -u USER NAME), or end one process by its number.",
    severity: "high",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man1/pkill.1.html",
    when: {
      command: {
        program: ["pkill", "killall"],
        option: ["--user"],
        notArgument: ["?*"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["pkill -u dev", "killall -9 -u dev", "pkill -KILL -U 1000", "ssh web sudo pkill -u deploy"],
      good: ["pkill -u dev node", "killall -u dev vite", "pgrep -u dev", "pkill -f vite"],
    },
  },
  {
    id: "processes/kill-every-name",
    summary: "Ends every process, by a pattern that every name has.",
    why: "The agent, the editor and the desktop end with it, and unsaved work is lost.",
    instead: "Name the program you mean (pkill -f 'vite --port 5173').",
    severity: "high",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man1/pkill.1.html",
    when: {
      command: {
        program: ["pkill", "killall"],
        argument: [".", ".\\*", ".+", "^", "$", "^.\\*", "^.\\*$"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["pkill .", "pkill -9 -f '.*'", "killall -r '^.*$'"],
      good: ["pkill -f 'node .*server'", "pgrep .", "killall node"],
    },
  },
] as const satisfies readonly Rule[];
