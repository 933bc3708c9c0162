import type { Rule } from "../../engine/rule.ts";

/** Rule pack `machine`: the state of the machine itself, its accounts, its kernel and its firewall. */
export const machine = [
  {
    id: "machine/power-off",
    summary: "Shuts the machine down or starts it again.",
    why: "Everything that runs on it ends, for everybody, and unsaved work is lost.",
    instead: "Restart the one service or program you mean, or ask the user.",
    severity: "high",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/shutdown.8.html",
    when: {
      command: {
        program: ["reboot", "shutdown", "poweroff", "halt"],
        notOption: ["--help", "--show", "--version", "-c"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo reboot", "shutdown -h now", "poweroff -f", "ssh web sudo reboot"],
      good: ["shutdown -c", "docker compose restart", "adb reboot", "uptime"],
    },
  },
  {
    id: "machine/kill-everything",
    summary: "Ends every process of the user.",
    why: "The agent, the editor and the desktop end with it, and unsaved work is lost.",
    instead: "End the one process you mean by its number.",
    severity: "high",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man2/kill.2.html",
    when: {
      command: { program: ["kill"], option: ["-1"], notArgument: ["?*"], place: ["here", "remote"] },
    },
    examples: {
      bad: ["kill -9 -1", "kill -s KILL -1", "kill -KILL -1"],
      good: ["kill -9 4711", "kill -1 4711", "kill -- -4711", "kill %1"],
    },
  },
  {
    id: "machine/kill-every-process",
    summary: "Ends every process of the user, by the number that stands for all.",
    why: "The agent, the editor and the desktop end with it, and unsaved work is lost.",
    instead: "End the one process you mean by its number.",
    severity: "high",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man2/kill.2.html",
    when: { command: { program: ["kill"], argument: ["-1"], place: ["here", "remote"] } },
    examples: { bad: ["kill -KILL -- -1", "kill -9 -- -1"], good: ["kill -- -4711", "kill -9 4711"] },
  },
  {
    id: "machine/run-as-owner",
    summary: "Makes a program of the system run as its owner for everybody.",
    why: "Whoever starts a shell or an interpreter of root is root.",
    instead: "Give the one right that is needed, or ask the user.",
    severity: "high",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man1/chmod.1.html",
    when: {
      command: {
        program: ["chmod"],
        argument: ["*[ug]*[+=]*s*", "+s", "{,0}[2-7][0-7][0-7][0-7]"],
        place: ["here"],
      },
      file: {
        access: ["mode"],
        path: ["/{bin,sbin}/**", "/usr/**", "/opt/**", "/tmp/**", "/var/tmp/**", "/dev/shm/**"],
      },
    },
    examples: {
      bad: ["chmod u+s /bin/bash", "sudo chmod 4755 /usr/bin/python3", "cp /bin/sh /tmp/x; chmod +s /tmp/x"],
      good: ["chmod 755 /usr/local/bin/tool", "chmod +x build.sh", "chmod g+s shared"],
    },
  },
  {
    id: "machine/change-accounts",
    summary: "Changes accounts, passwords or who may become root on this machine.",
    why: "It opens a lasting way in, or locks somebody out.",
    instead: "Say which account needs what, and let the user change it.",
    severity: "high",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man8/usermod.8.html",
    when: {
      command: {
        program: [
          "{useradd,adduser,userdel,deluser,usermod,groupadd,groupdel,groupmod,gpasswd}",
          "{chpasswd,passwd,chage,visudo,vipw,vigr,dscl,sysadminctl}",
        ],
        notOption: ["--help", "--status", "-S", "--version", "-V"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: [
        "sudo usermod -aG sudo dev",
        "useradd eve",
        "userdel -r dev",
        "echo root:x | sudo chpasswd",
        "sudo passwd root",
        "sudo visudo",
      ],
      good: ["passwd -S dev", "id dev", "docker run alpine adduser -D app", "getent passwd dev"],
    },
  },
  {
    id: "machine/open-firewall",
    summary: "Empties or switches off the firewall.",
    why: "Every service of the machine is open to its network, or none can be reached.",
    instead: "Show the user the one rule that is needed.",
    severity: "high",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man8/iptables.8.html",
    when: {
      command: {
        program: ["iptables", "ip6tables"],
        option: ["-F", "--flush", "-X", "--delete-chain", "-P", "--policy"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo iptables -F", "ip6tables --flush", "iptables -t nat -F", "iptables -P INPUT ACCEPT"],
      good: ["iptables -L -n", "docker run --cap-add NET_ADMIN alpine iptables -F"],
    },
  },
  {
    id: "machine/disable-guard",
    summary: "Switches off a guard of the system: its firewall or its access control.",
    why: "What it kept out gets in, and nobody notices.",
    instead: "Show the user the one rule that is needed.",
    severity: "high",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man8/setenforce.8.html",
    when: {
      command: {
        program: ["ufw", "nft", "setenforce", "csrutil"],
        verb: ["disable", "reset", "flush *", "0", "permissive", "Permissive"],
        notOption: ["--help", "--dry-run"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo ufw disable", "nft flush ruleset", "setenforce 0", "csrutil disable"],
      good: ["ufw status", "nft list ruleset", "setenforce 1", "csrutil status"],
    },
  },
  {
    id: "machine/change-kernel",
    summary: "Changes the running kernel: its modules, its settings or its swap.",
    why: "It changes every program on the machine, and may stop it.",
    instead: "Name the setting to the user and let them change it.",
    severity: "medium",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man8/sysctl.8.html",
    when: {
      command: {
        program: ["modprobe", "insmod", "rmmod", "kexec", "swapoff"],
        notOption: ["--help", "--version", "--dry-run", "-n", "--show-depends", "-c", "--showconfig"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo modprobe evil", "insmod evil.ko", "swapoff -a"],
      good: ["lsmod", "modprobe -n fuse", "modinfo fuse"],
    },
  },
  {
    id: "machine/change-kernel-setting",
    summary: "Changes a setting of the running kernel.",
    why: "It changes every program on the machine.",
    instead: "Name the setting to the user and let them change it.",
    severity: "medium",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man8/sysctl.8.html",
    when: {
      command: {
        program: ["sysctl"],
        option: ["-w", "--write", "-p", "--load", "--system"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo sysctl -w kernel.randomize_va_space=0", "sysctl -p"],
      good: ["sysctl kernel.hostname", "sysctl -a"],
    },
  },
  {
    id: "machine/erase-logs",
    summary: "Erases logs of the system.",
    why: "Nobody can find out afterwards what was done, by whom.",
    instead: "Let rotation delete old logs, or ask the user to make room.",
    severity: "high",
    category: "destruction",
    source: "https://attack.mitre.org/techniques/T1070/",
    when: {
      command: {
        program: ["journalctl", "logrotate"],
        option: ["--vacuum-*", "--force"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo journalctl --vacuum-time=1s", "sudo logrotate --force /etc/logrotate.conf"],
      good: ["journalctl -u web -n 100", "journalctl --disk-usage", "journalctl -xe", "logrotate -d a.conf"],
    },
  },
  {
    id: "machine/stop-recording",
    summary: "Stops the recording of what happens on the system.",
    why: "Nobody can find out afterwards what was done, by whom.",
    instead: "List the rules with auditctl -l, and let the user change them.",
    severity: "high",
    category: "destruction",
    source: "https://man7.org/linux/man-pages/man8/auditctl.8.html",
    when: { command: { program: ["auditctl"], option: ["-D", "-e"], place: ["here", "remote"] } },
    examples: {
      bad: ["auditctl -D", "auditctl -e 0"],
      good: ["auditctl -l", "auditctl -s", "ausearch -m avc"],
    },
  },
  {
    id: "machine/open-port",
    summary: "Lets others reach a port of this machine through its firewall.",
    why: "Whoever is on the network gets to what listens there, and the rule stays.",
    instead: "Show the user the one rule that is needed.",
    severity: "medium",
    category: "capability",
    source: "https://manpages.ubuntu.com/manpages/noble/en/man8/ufw.8.html",
    when: {
      command: { program: ["ufw"], verb: ["allow"], notOption: ["--dry-run"], place: ["here", "remote"] },
    },
    examples: {
      bad: ["sudo ufw allow 22", "ufw allow from 10.0.0.0/8"],
      good: ["ufw status", "ufw --dry-run allow 22"],
    },
  },
  {
    id: "machine/cut-network",
    summary: "Takes down a network interface, an address or a route.",
    why: "The machine, and this session with it, may not be reached any more.",
    instead: "Show the user the command; they run it.",
    severity: "medium",
    category: "capability",
    source: "https://man7.org/linux/man-pages/man8/ip-link.8.html",
    when: {
      command: {
        program: ["ip", "ifconfig", "route"],
        argument: ["down", "del", "delete", "flush"],
        place: ["here", "remote"],
      },
    },
    examples: {
      bad: ["sudo ip link set eth0 down", "route delete default"],
      good: ["ip addr", "ip route show"],
    },
  },
  {
    id: "machine/trust-certificate",
    summary: "Has this machine trust another certificate authority.",
    why: "Whoever has its key can read and change what every program fetches.",
    instead: "Give the one program its own bundle (--cacert, NODE_EXTRA_CA_CERTS), or ask the user.",
    severity: "high",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1553/004/",
    when: {
      file: {
        access: ["write", "link"],
        path: ["{/usr,/usr/local}/share/ca-certificates/**", "/etc/{pki/ca-trust,ca-certificates}/**"],
      },
    },
    examples: {
      bad: [
        "sudo cp ca.crt /usr/local/share/ca-certificates/",
        "ln -s ~/ca.pem /etc/pki/ca-trust/source/anchors/ca.pem",
      ],
      good: ["ls /usr/local/share/ca-certificates", "cp ca.crt certs/"],
    },
  },
] as const satisfies readonly Rule[];
