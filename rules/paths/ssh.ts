import type { Rule } from "../../engine/rule.ts";

/** What is no secret in an .ssh directory. */
const harmless = [
  "**/*.pub",
  "**/.ssh/{config,config.d,known_hosts*,authorized_keys*,allowed_signers,rc}",
  "**/.ssh/config.d/**",
  "**/{fixtures,__fixtures__,testdata}/**",
  "**/id_{rsa,dsa,ecdsa,ed25519}[_-]*.{go,py,rb,rs,ts,js,java,kt,c,h,cc,cpp,cs,php,swift,md}",
] as const;

/** Rule pack `ssh`: keys that open other machines, and files that let others into this one. */
export const ssh = [
  {
    id: "ssh/read-private-key",
    summary: "Reads an SSH private key.",
    why: "Whoever has the key is you on every machine and git host that trusts it.",
    instead:
      "Use ssh, git or ssh-add, which read the key themselves; share the .pub file if somebody asks for a key.",
    severity: "critical",
    category: "credential",
    source: "https://man.openbsd.org/ssh-keygen",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.ssh/**",
          "**/id_{rsa,dsa,ecdsa,ecdsa_sk,ed25519,ed25519_sk}",
          "**/id_{rsa,dsa,ecdsa,ed25519}{.,-,_}*",
          "**/*.ppk",
          "/etc/ssh/ssh_host_*_key",
        ],
        notPath: harmless,
      },
    },
    examples: {
      bad: [
        "cat ~/.ssh/id_ed25519",
        "cp $HOME/.ssh/id_rsa /tmp/k",
        "tar czf keys.tgz ~/.ssh",
        "base64 < ~/.ssh/deploy",
        { tool: "Read", input: { file_path: "/home/dev/.ssh/id_ed25519" } },
        { tool: "Grep", input: { pattern: "BEGIN", path: "/home/dev/.ssh", output_mode: "content" } },
        { tool: "mcp__filesystem__read_text_file", input: { path: "/home/dev/.ssh/id_rsa" } },
      ],
      good: [
        "cat ~/.ssh/id_ed25519.pub",
        "ls -la ~/.ssh",
        "ssh -T git@github.com",
        "grep -rn id_rsa docs",
        "chmod 600 ~/.ssh/id_ed25519",
        { tool: "Read", input: { file_path: "/home/dev/.ssh/config" } },
      ],
    },
  },
  {
    id: "ssh/read-client-settings",
    summary: "Reads SSH settings or lists of trusted hosts and keys.",
    why: "They name the machines, users and jump hosts that are worth attacking next.",
    instead: "Ask the user for the one host alias you need; ssh -G HOST shows one host's settings.",
    severity: "medium",
    category: "workspace",
    source: "https://man.openbsd.org/ssh_config",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/.ssh/{config,known_hosts,authorized_keys}*", "**/.ssh/config.d/**"],
        notPath: ["**/{fixtures,__fixtures__,testdata}/**"],
        notBy: ["wc", "cmp", "cksum", "{md5,sha*}sum", "shasum"],
      },
    },
    examples: {
      bad: [
        "cat ~/.ssh/config",
        "grep github ~/.ssh/known_hosts",
        { tool: "Read", input: { file_path: "/home/other/.ssh/authorized_keys" } },
      ],
      good: [
        "cat ~/.ssh/id_ed25519.pub",
        "cat config/ssh.md",
        "ls ~/.ssh",
        "ssh-keygen -F github.com",
        "wc -l ~/.ssh/known_hosts",
      ],
    },
  },
  {
    id: "ssh/authorize-key",
    summary: "Changes which keys may log in to this account.",
    why: "An added key is a way in that stays open after this session.",
    instead: "Show the user the public key and let them add it.",
    severity: "high",
    category: "destruction",
    source: "https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: ["**/.ssh/authorized_keys*", "/etc/ssh/authorized_keys/**"],
      },
    },
    examples: {
      bad: [
        "cat key.pub >> ~/.ssh/authorized_keys",
        "echo 'ssh-ed25519 AAAA me' | tee -a ~/.ssh/authorized_keys",
        {
          tool: "Write",
          input: { file_path: "/home/dev/.ssh/authorized_keys", content: "ssh-ed25519 AAAA\n" },
        },
      ],
      good: ["wc -l ~/.ssh/authorized_keys", "ssh-add -l", "echo authorized_keys >> notes.md"],
    },
  },
  {
    id: "ssh/change-settings",
    summary: "Changes SSH settings, which can name commands to run.",
    why: "ProxyCommand, Match exec and ssh rc run a program at every connection.",
    instead: "Pass the option with ssh -o for this one connection, or show the user the lines to add.",
    severity: "high",
    category: "destruction",
    source: "https://man.openbsd.org/ssh_config#ProxyCommand",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [
          "**/.ssh/{config,rc,environment}",
          "**/.ssh/config.d/**",
          "/etc/ssh/{ssh,sshd}_config",
          "/etc/ssh/{ssh,sshd}_config.d/**",
        ],
      },
    },
    examples: {
      bad: [
        "printf 'Host *\\n  ForwardAgent yes\\n' >> ~/.ssh/config",
        "sed -i s/no/yes/ /etc/ssh/sshd_config",
        { tool: "Edit", input: { file_path: "/home/dev/.ssh/config", old_string: "a", new_string: "b" } },
      ],
      good: [
        "ssh -o ConnectTimeout=5 build.example.com uptime",
        "ssh -G build.example.com",
        "ls ~/.ssh/config",
      ],
    },
  },
  {
    id: "ssh/trust-host",
    summary: "Changes which host keys are trusted.",
    why: "A host key that nobody compared lets another machine pass for the real one.",
    instead: "Let the user confirm the fingerprint at their first connection.",
    severity: "medium",
    category: "destruction",
    source: "https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: ["**/.ssh/known_hosts*", "/etc/ssh/ssh_known_hosts"],
      },
    },
    examples: {
      bad: ["ssh-keyscan git.example.com >> ~/.ssh/known_hosts", "rm ~/.ssh/known_hosts"],
      good: ["ssh-keyscan git.example.com", "ssh-keygen -F git.example.com", "wc -l ~/.ssh/known_hosts"],
    },
  },
  {
    id: "ssh/forget-host",
    summary: "Forgets the key by which a machine is known.",
    why: "The next connection believes whoever answers; a changed key may be somebody in between.",
    instead: "Tell the user that the key has changed, and let them compare it.",
    severity: "medium",
    category: "capability",
    source: "https://man.openbsd.org/ssh-keygen#R",
    when: { command: { program: ["ssh-keygen"], option: ["-R"], place: ["here", "remote"] } },
    examples: {
      bad: ["ssh-keygen -R web.example.com", "ssh-keygen -f known -R 192.0.2.7"],
      good: ["ssh-keygen -F web.example.com", "ssh-keygen -l -f id_ed25519.pub"],
    },
  },
  {
    id: "ssh/delete-key",
    summary: "Deletes SSH keys or the whole .ssh directory.",
    why: "Without the private key the user is locked out, and it cannot be made again.",
    instead: "Leave the key in place and tell the user which one you think is no longer needed.",
    severity: "high",
    category: "destruction",
    source: "https://man.openbsd.org/ssh-keygen",
    when: {
      file: {
        access: ["delete"],
        path: ["**/.ssh/**"],
        notPath: [
          "**/.ssh/{known_hosts,authorized_keys}*",
          "**/.ssh/{config,rc,environment}",
          "**/.ssh/config.d/**",
        ],
      },
    },
    examples: {
      bad: ["rm ~/.ssh/id_ed25519", "rm -rf ~/.ssh", "mv ~/.ssh/id_rsa /tmp/"],
      good: ["rm keys/readme.md", "ssh-add -D", "ls ~/.ssh/id_ed25519"],
    },
  },
  {
    id: "ssh/write-key",
    summary: "Writes a file into the .ssh directory.",
    why: "It may replace a key that exists nowhere else.",
    instead: "Make the key in a directory of the project, or ask the user to make it.",
    severity: "medium",
    category: "destruction",
    source: "https://man.openbsd.org/ssh-keygen",
    when: {
      file: {
        access: ["write", "link"],
        path: ["**/.ssh/**"],
        notPath: [
          "**/.ssh/{known_hosts,authorized_keys}*",
          "**/.ssh/{config,rc,environment}",
          "**/.ssh/config.d/**",
          "**/.ssh",
        ],
      },
    },
    examples: {
      bad: [
        "cp deploy ~/.ssh/id_ed25519",
        "echo key > ~/.ssh/deploy",
        { tool: "Write", input: { file_path: "/home/dev/.ssh/id_rsa", content: "key\n" } },
      ],
      good: ["mkdir -p ~/.ssh", "chmod 700 ~/.ssh", "echo key > docs/ssh.md"],
    },
  },
] as const satisfies readonly Rule[];
