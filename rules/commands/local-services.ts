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
  {
    id: "local-services/destroy-machine",
    summary: "Destroys a virtual machine or cluster of this machine.",
    why: "What was saved inside it is gone; it can be made again, but not what was in it.",
    instead: "Say which machine it is; stopping it is enough to free memory.",
    severity: "low",
    category: "destruction",
    source: "https://developer.hashicorp.com/vagrant/docs/cli/destroy",
    when: {
      operation: { area: ["local-machine", "local-cluster"], effect: ["delete", "destroy"], dryRun: false },
    },
    examples: {
      bad: ["vagrant destroy -f", "multipass delete dev", "colima delete"],
      good: ["vagrant status", "multipass list", "kind get clusters"],
    },
  },
] as const satisfies readonly Rule[];
