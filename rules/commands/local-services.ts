import type { Rule } from "../../engine/rule.ts";

/** Rule pack `local-services`: services of this machine. */
export const localServices = [
  {
    id: "local-services/stop",
    summary: "Stops, disables or masks a service of the system.",
    why: "Whoever uses it is cut off, and it may be what protects or connects the machine.",
    instead: "Restart or reload it instead, or ask the user.",
    severity: "medium",
    category: "destruction",
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
    when: {
      operation: {
        area: ["service-manager"],
        effect: ["stop", "delete"],
        notSystem: ["pm2"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "systemctl stop nginx",
        "service postgresql stop",
        "systemctl disable --now ufw",
        "launchctl bootout system/com.example.daemon",
      ],
      good: [
        "systemctl status nginx",
        "systemctl --user stop my-app",
        "service postgresql status",
        "systemctl restart my-app",
      ],
    },
  },
] as const satisfies readonly Rule[];
