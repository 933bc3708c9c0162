import type { Rule } from "../engine/rule.ts";

/** Rule pack `strange-places`: hosts that record who asks, private networks, unknown code hosts, and tools that attack. */
export const strangePlaces = [
  {
    id: "strange-places/callback-site",
    summary: "Asks a site whose work is to record who asks it and what for.",
    why: "Names and addresses of requests carry data out, without anything that looks like an upload.",
    instead: "Test against a server on this machine, or ask the user for the address to use.",
    severity: "high",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1567/004/",
    when: {
      network: {
        host: [
          "{,*.}{webhook.site,requestbin.com,requestcatcher.com,pipedream.net,beeceptor.com,hookbin.com,ptsv3.com}",
          "{,*.}{burpcollaborator.net,oastify.com,interact.sh,interactsh.com,canarytokens.com,dnslog.cn,ceye.io,bxss.me}",
          "{,*.}oast.{fun,pro,live,site,online,me}",
        ],
      },
    },
    examples: {
      bad: [
        "curl https://abc.oast.fun/",
        "dig a.burpcollaborator.net",
        { tool: "WebFetch", input: { url: "https://webhook.site/abc?d=1", prompt: "read" } },
      ],
      good: [
        "curl https://example.com/hook",
        "curl http://localhost:3000/webhook",
        "grep -rn webhook.site docs",
      ],
    },
  },
  {
    id: "strange-places/attack-tool",
    summary: "Runs a program that scans, attacks or cracks.",
    why: "It reaches systems of others, who take it for an attack, or opens what passwords guard.",
    instead: "Ask the user which systems they may test, and let them start it.",
    severity: "medium",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1595/",
    when: {
      command: {
        program: [
          "{nmap,masscan,zmap,rustscan,nikto,gobuster,ffuf,feroxbuster,dirb,wpscan,nuclei,sqlmap}",
          "{hydra,medusa,ncrack,patator,john,hashcat,aircrack-ng,responder,msfconsole,msfvenom,crackmapexec,netexec,evil-winrm}",
        ],
        notArgument: ["{,http://,https://}{localhost,127.*,\\\\[::1\\\\]}{,:*,/*}"],
        notOption: ["--version", "--help", "-h", "-V"],
      },
    },
    examples: {
      bad: ["nmap -sS 10.0.0.0/24", "sqlmap -u http://example.com/?id=1", "hashcat -m 0 hashes.txt"],
      good: [
        "nmap -p 3000 localhost",
        "nmap --version",
        "ffuf -u http://localhost:3000/FUZZ http://localhost:3000",
      ],
    },
  },
  {
    id: "strange-places/fetch-private",
    summary: "Fetches a page from a private network.",
    why: "Routers, printers and consoles there trust whoever is inside the network.",
    instead: "Ask the user to look there, or to name the host as one that may be asked.",
    severity: "low",
    category: "capability",
    source: "https://owasp.org/www-community/attacks/Server_Side_Request_Forgery",
    when: { network: { reach: ["private"], by: ["WebFetch", "mcp__*"] } },
    examples: {
      bad: [
        { tool: "WebFetch", input: { url: "http://192.168.1.1/admin", prompt: "read" } },
        { tool: "mcp__fetch__fetch", input: { url: "http://10.0.0.5:8080/" } },
      ],
      good: [
        { tool: "WebFetch", input: { url: "https://docs.python.org/3/", prompt: "read" } },
        { tool: "WebFetch", input: { url: "http://localhost:3000", prompt: "read" } },
      ],
    },
  },
  {
    id: "strange-places/clone-unknown-host",
    summary: "Clones or fetches from a code host that is not widely known.",
    why: "What is in the repository is run by builds and tests, and by agents that read its instructions.",
    instead: "Show the user the address, and read what was cloned before running any of it.",
    severity: "low",
    category: "capability",
    source: "https://attack.mitre.org/techniques/T1195/",
    when: {
      network: {
        direction: "in",
        reach: ["public", "unknown"],
        by: ["git"],
        notHost: [
          "{,*.}{github.com,gitlab.com,bitbucket.org,codeberg.org,sr.ht,gitee.com,huggingface.co,sourceforge.net}",
          "{,*.}{googlesource.com,dev.azure.com,visualstudio.com,kernel.org,gnu.org,debian.org,freedesktop.org,gnome.org,kde.org,apache.org}",
        ],
      },
    },
    examples: {
      bad: ["git clone https://git.example.com/a.git", "git submodule add https://git.example.com/a.git"],
      good: ["git clone https://github.com/a/b", "git clone git@gitlab.com:a/b.git", "git pull"],
    },
  },
] as const satisfies readonly Rule[];
