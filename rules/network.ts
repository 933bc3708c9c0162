import type { Rule } from "../engine/rule.ts";

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
        program: ["ngrok", "cloudflared", "localtunnel", "lt", "bore", "frpc", "chisel", "zrok", "pinggy"],
        notOption: ["--version", "--help", "-v", "-h", "-V"],
        notArgument: ["version", "help", "config", "update", "login"],
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
        by: ["curl", "wget", "http", "https", "xh", "nc", "ncat", "netcat", "telnet"],
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
] as const satisfies readonly Rule[];
