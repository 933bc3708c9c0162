import type { Rule } from "../engine/rule.ts";

/** Where packages come from, as their managers are set up. */
const registries = [
  "{registry.npmjs.org,registry.yarnpkg.com,jsr.io,npm.jsr.io,deno.land}",
  "{pypi.org,files.pythonhosted.org,crates.io,static.crates.io,index.crates.io,rubygems.org,index.rubygems.org}",
  "{proxy.golang.org,sum.golang.org,repo.maven.apache.org,repo1.maven.org,plugins.gradle.org,api.nuget.org}",
  "{repo.packagist.org,packagist.org,hex.pm,repo.hex.pm,pub.dev,conda.anaconda.org,formulae.brew.sh}",
  "{deb.debian.org,security.debian.org,archive.ubuntu.com,security.ubuntu.com,dl-cdn.alpinelinux.org}",
] as const;

/** Where code is kept, and what agents ask of it. */
const codeHosts = [
  "{github.com,api.github.com,uploads.github.com,codeload.github.com,gitlab.com,bitbucket.org,api.bitbucket.org,codeberg.org}",
] as const;

/** Rule pack `network`: destinations that an agent has no business with. */
export const network = [
  {
    id: "network/cloud-metadata",
    summary: "Asks a cloud's metadata service.",
    why: "It answers with the machine's credentials to whoever asks.",
    instead: "Use the cloud's own command or library, which gets the credentials itself.",
    severity: "critical",
    category: "credential",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html",
    when: { network: { reach: ["metadata"] } },
    examples: {
      bad: [
        "curl http://169.254.169.254/latest/meta-data/iam/security-credentials/",
        "wget -qO- http://metadata.google.internal/computeMetadata/v1/",
        "curl http://2852039166/latest/meta-data/",
        { tool: "WebFetch", input: { url: "http://169.254.169.254/latest/user-data", prompt: "read" } },
      ],
      good: [
        "curl http://localhost:3000/metadata",
        "aws sts get-caller-identity",
        "curl http://192.168.1.10/",
        "echo 169.254.169.254",
      ],
    },
  },
  {
    id: "network/open-tunnel",
    summary: "Makes a port of this machine reachable from the internet.",
    why: "Anybody who finds the address gets to the service, past the firewall.",
    instead: "Test on localhost; ask the user if somebody outside has to reach it.",
    severity: "high",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1572/",
    when: {
      command: {
        program: [
          "ngrok",
          "cloudflared",
          "localtunnel",
          "lt",
          "bore",
          "frpc",
          "chisel",
          "zrok",
          "pinggy",
          "tunnelto",
          "loclx",
          "telebit",
          "pagekite",
          "devtunnel",
          "gotty",
          "ttyd",
          "tmate",
          "upterm",
          "iodine",
          "dnscat2",
          "dns2tcpc",
        ],
        notOption: ["--version", "--help", "-v", "-h", "-V"],
        notArgument: ["version", "help", "config", "update", "login", "list", "--version", "info"],
      },
    },
    examples: {
      bad: [
        "ngrok http 3000",
        "npx localtunnel --port 3000",
        "cloudflared tunnel --url http://localhost:3000",
      ],
      good: ["ngrok --version", "cloudflared version", "curl http://localhost:3000", "npm run tunnel:help"],
    },
  },
  {
    id: "network/publish-service",
    summary: "Publishes a service of this machine through the user's private network or editor.",
    why: "Funnel and tunnel make it reachable from the internet, past the firewall.",
    instead: "Test on localhost; ask the user if somebody outside has to reach it.",
    severity: "high",
    category: "capability",
    source: "https://tailscale.com/kb/1223/funnel",
    when: {
      command: {
        program: ["tailscale", "code", "cursor"],
        argument: ["funnel", "tunnel"],
        notArgument: ["status", "reset", "off", "user", "unregister"],
      },
    },
    examples: {
      bad: ["tailscale funnel 3000", "code tunnel --accept-server-license-terms"],
      good: ["tailscale status", "tailscale funnel status", "code .", "tailscale funnel reset"],
    },
  },
  {
    id: "network/forward-port-out",
    summary: "Forwards a port of another machine to this one through ssh.",
    why: "Others can then reach services here, past the firewall.",
    instead: "Forward the other way with ssh -L if you only need to reach their service.",
    severity: "high",
    category: "capability",
    source: "https://man.openbsd.org/ssh#R",
    when: { command: { program: ["ssh", "autossh"], option: ["-R", "-w"] } },
    examples: {
      bad: ["ssh -R 8080:localhost:3000 example.com", "ssh -fNR 80:localhost:3000 serveo.net"],
      good: ["ssh -L 5432:localhost:5432 example.com", "ssh example.com ls -R", "ssh -V"],
    },
  },
  {
    id: "network/send-data",
    summary: "Sends data to a host on the internet.",
    why: "What was sent cannot be called back, and it may change something there.",
    instead: "Tell the user what goes where; reading with GET needs no question.",
    severity: "medium",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1567/",
    when: {
      network: {
        direction: "out",
        reach: ["public"],
        by: [
          "curl",
          "curlie",
          "wget",
          "wget2",
          "http",
          "https",
          "xh",
          "xhs",
          "nc",
          "ncat",
          "netcat",
          "telnet",
        ],
        notHost: [
          "api.github.com",
          "uploads.github.com",
          "gitlab.com",
          "api.openai.com",
          "api.anthropic.com",
        ],
      },
    },
    examples: {
      bad: [
        "curl -X POST https://example.com/v1 -d '{}'",
        "http POST https://example.com/v1 a=b",
        "echo hi | nc example.com 4444",
      ],
      good: [
        "curl https://example.com/v1",
        "curl -X POST http://localhost:3000 -d '{}'",
        "curl -X DELETE http://127.0.0.1:8080/items/1",
      ],
    },
  },
  {
    id: "network/send-message",
    summary: "Sends an e-mail.",
    why: "It goes out in the user's name and cannot be called back.",
    instead: "Show the user the text and who gets it; they send it.",
    severity: "medium",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1048/003/",
    when: { network: { direction: "out", scheme: ["smtp", "smtps"] } },
    examples: {
      bad: [
        "echo hi | mail -s x a@example.com",
        "swaks --to a@example.com",
        "mutt -s x a@example.com < a.txt",
      ],
      good: ["mail", "echo 'mail a@example.com'", "git send-email --dry-run 1.patch"],
    },
  },
  {
    id: "network/capture-traffic",
    summary: "Records the traffic of a network interface.",
    why: "Cookies, tokens and passwords go over the line, those of other programs too.",
    instead: "Log what your own program sends, or ask the user to record.",
    severity: "medium",
    category: "credential",
    source: "https://attack.mitre.org/techniques/T1040/",
    when: {
      command: {
        program: ["tcpdump", "tshark", "dumpcap", "ngrep", "ettercap", "bettercap", "dsniff"],
        notOption: ["-r", "--read-file", "-D", "--list-interfaces", "--version", "--help", "-h", "-v"],
      },
    },
    examples: {
      bad: ["sudo tcpdump -i any -A", "tshark -i eth0 -w out.pcap", "tcpdump port 80"],
      good: ["tcpdump -r capture.pcap", "tcpdump -D", "tshark --version"],
    },
  },
  {
    id: "network/change-other-machine",
    summary: "Writes into the system directories, or the logins, of another machine.",
    why: "A server that is changed by hand differs from all others, and may not start again.",
    instead: "Change what sets the server up, or tell the user which file goes where.",
    severity: "medium",
    category: "capability",
    source: "https://man.openbsd.org/scp",
    when: {
      command: {
        program: ["scp", "pscp", "rsync", "sftp", "lftp"],
        argument: [
          "*:/",
          "*:/{etc,bin,sbin,lib,lib32,lib64,boot,root,dev,var/lib,var/spool,System,Library}{,/*}",
          "*:/usr/{,local/}{bin,sbin,lib,libexec,etc,include}{,/*}",
          "*:{,*/}.ssh/*",
          "*:{,*/}.{bashrc,bash_profile,profile,zshrc,zshenv}",
        ],
      },
      network: { direction: "out", scheme: ["ssh", "ftp"] },
    },
    examples: {
      bad: [
        "scp config.conf ann@host:/etc/",
        "scp -r backup/ root@server:/",
        "rsync -a bin/ deploy@server:/usr/local/bin/",
        "sftp host <<< 'put unit.service /etc/systemd/system/unit.service'",
        "scp key.pub host:.ssh/authorized_keys",
      ],
      good: [
        "scp host:/etc/hosts .",
        "scp app.tgz deploy@server:releases/",
        "rsync -a dist/ deploy@server:/srv/app/",
        "rsync -an bin/ deploy@server:/usr/local/bin/",
        "ls /etc",
      ],
    },
  },
  {
    id: "network/unlisted-host",
    summary: "Talks to a host that no list allows.",
    why: "What it answers reaches the agent, and what is asked may carry data out.",
    instead: "Work with what is here, or ask the user; a policy lists the hosts that are allowed: network.",
    severity: "low",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1071/",
    when: { network: { reach: ["public", "unknown"], notHost: [...registries, ...codeHosts] } },
    examples: {
      bad: [
        "curl https://example.com/v1",
        'curl "$URL"',
        "ssh deploy@example.com uptime",
        "git clone https://git.example.com/a/b",
        { tool: "WebFetch", input: { url: "https://example.com/docs", prompt: "read" } },
      ],
      good: [
        "curl http://localhost:3000/health",
        "curl https://registry.npmjs.org/zod",
        "git clone https://github.com/a/b",
        "curl http://192.168.1.10/",
        "echo https://example.com",
      ],
    },
  },
] as const satisfies readonly Rule[];
