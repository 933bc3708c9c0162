import type { Rule } from "../../engine/rule.ts";

const tests = [
  "**/{fixtures,__fixtures__,testdata,node_modules,vendor}/**",
  "**/*{example,sample,template}*",
] as const;

/** Rule pack `service-credentials`: logins of services, machines' own secrets, and what runs in a company's network. */
export const serviceCredentials = [
  {
    id: "service-credentials/read-developer-login",
    summary: "Reads the login of a developer service.",
    why: "The token acts as the user there: it reads data, spends money, changes what others use.",
    instead: "Run the service's own command, it reads its login itself.",
    severity: "high",
    category: "credential",
    source: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/{.huggingface,.cache/huggingface}/{token,stored_tokens}",
          "~/.{kaggle,config/kaggle}/kaggle.json",
          "~/.{sentryclirc,databrickscfg,snowflake/*.toml,snowsql/config,dbt/profiles.yml,bigqueryrc}",
          "~/.config/{stripe/config.toml,openai/**,anthropic/**,railway/**,heroku/**,ngrok/ngrok.yml,jira/**,sentry/**}",
          "~/.cloudflared/{cert.pem,*.json}",
          "~/.{railway/config.json,ngrok2/ngrok.yml,netlify/config.json,render/cli.yaml}",
          "~/Library/Application Support/{ngrok,com.vercel.cli,netlify,@railway}/**",
          "~/.{circleci/cli.yml,travis/config.yml,buildkite/**,config/buildkite*,dockerhub,cargo/.credentials*}",
          "~/.{openai,anthropic,groq,cohere,replicate}{,/**}",
          "~/.{jupyter/jupyter_server_config.json,jupyter/jupyter_notebook_config.json,wandb/settings,config/wandb/**}",
          "~/.{twilio-cli,config/doppler,doppler,infisical,config/op,phrase.yml}/**",
        ],
      },
    },
    examples: {
      bad: [
        "cat ~/.cache/huggingface/token",
        "cat ~/.kaggle/kaggle.json",
        { tool: "Read", input: { file_path: "/home/dev/.config/stripe/config.toml" } },
      ],
      good: [
        "huggingface-cli whoami",
        "ls ~/.cache/huggingface",
        "cat stripe.config.ts",
        "cat dbt_project.yml",
      ],
    },
  },
  {
    id: "service-credentials/read-mounted-secret",
    summary: "Reads a secret that is mounted into this container or machine.",
    why: "It is the identity of a running service: whoever has it can act as that service.",
    instead: "Let the program read the file itself; refer to the secret by its name.",
    severity: "critical",
    category: "credential",
    source: "https://kubernetes.io/docs/concepts/configuration/secret/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "{/var/run,/run}/secrets/**",
          "/etc/{credstore,credstore.encrypted}/**",
          "/run/credentials/**",
          "/var/lib/kubelet/pods/**",
          "/var/lib/{waagent,cloud/instance}/**",
        ],
      },
    },
    examples: {
      bad: ["cat /var/run/secrets/kubernetes.io/serviceaccount/token", "cat /run/secrets/db_password"],
      good: ["ls /run/secrets", "cat docs/secrets.md", "cat /run/systemd/resolve/resolv.conf"],
    },
  },
  {
    id: "service-credentials/read-build-secret",
    summary: "Reads the secrets of a build server or its runner.",
    why: "They open the registries and machines that releases go through.",
    instead: "Ask whoever runs the build server; a build reads its secrets itself.",
    severity: "critical",
    category: "credential",
    source: "https://docs.gitlab.com/runner/configuration/advanced-configuration/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "{~/.,/etc/}gitlab-runner/config.toml",
          "**/jenkins*/{credentials.xml,secrets/**,secret.key*}",
          "**/actions-runner/{.credentials*,.runner}",
          "**/_temp/_runner_file_commands/**",
          "/etc/{drone,woodpecker,buildkite-agent,teamcity,concourse}/**",
          "~/.config/act/actrc",
          "**/.actrc",
        ],
        notPath: tests,
      },
    },
    examples: {
      bad: ["sudo cat /etc/gitlab-runner/config.toml", "cat /var/lib/jenkins/secrets/master.key"],
      good: ["cat .gitlab-ci.yml", "cat Jenkinsfile", "ls .github/workflows"],
    },
  },
  {
    id: "service-credentials/read-network-secret",
    summary: "Reads the secrets of a VPN, a wireless network or a domain login.",
    why: "They let anybody into the network they guard, from anywhere.",
    instead: "Ask the user to connect; nmcli and wg show tell the state without the keys.",
    severity: "high",
    category: "credential",
    source: "https://www.wireguard.com/quickstart/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "/etc/{wireguard,openvpn,ipsec.d/private,NetworkManager/system-connections,wpa_supplicant,ppp}/**",
          "/etc/{ipsec.secrets,krb5.keytab}",
          "**/*.{ovpn,keytab}",
          "**/wg[0-9].conf",
          "/tmp/krb5cc_*",
          "/etc/ssl/private/**",
          "/etc/letsencrypt/{live,archive,accounts,keys}/**/{privkey*,private_key*}",
        ],
        notPath: tests,
      },
    },
    examples: {
      bad: ["sudo cat /etc/wireguard/wg0.conf", "cat office.ovpn", "cp /etc/krb5.keytab /tmp/k"],
      good: [
        "wg show",
        "ls /etc/openvpn",
        "cat docs/vpn.md",
        "openssl s_client -connect example.com:443 </dev/null",
      ],
    },
  },
  {
    id: "service-credentials/read-mail-login",
    summary: "Reads the passwords of a mail account.",
    why: "Mail is how every other password is reset.",
    instead: "Ask the user to send or fetch the mail themselves.",
    severity: "high",
    category: "credential",
    source: "https://marlam.de/msmtp/documentation/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/.{msmtprc,fetchmailrc,getmailrc,offlineimaprc,mbsyncrc,esmtprc,authinfo,authinfo.gpg}",
          "~/.{mutt,config/mutt,config/neomutt,config/msmtp,getmail}/{muttrc,neomuttrc,config,passwords,accounts,getmailrc}*",
          "/etc/{msmtprc,exim4/passwd*,postfix/sasl_passwd*,dovecot/private/**}",
        ],
      },
    },
    examples: {
      bad: ["cat ~/.msmtprc", "grep pass ~/.authinfo"],
      good: ["msmtp --version", "cat docs/mail.md"],
    },
  },
  {
    id: "service-credentials/read-transfer-login",
    summary: "Reads the login of a file transfer or backup program.",
    why: "It opens the servers and stores that the files are on, backups included.",
    instead: "Run the program itself, it reads the login: rclone lsd remote:.",
    severity: "high",
    category: "credential",
    source: "https://rclone.org/commands/rclone_config_file/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "~/.config/rclone/rclone.conf",
          "~/.{s3cfg,mc/config.json,lftp/**}",
          "{~,/etc}/{.,}passwd-s3fs",
          "~/.config/{restic/*pass*,borg/keys/**,borgmatic/**,lftp/**,filezilla/*.xml}",
          "**/{sftp-config.json,.ftpconfig,.vscode/sftp.json}",
        ],
        notPath: tests,
      },
    },
    examples: {
      bad: [
        "cat ~/.s3cfg",
        "cat .vscode/sftp.json",
        { tool: "Read", input: { file_path: "/home/dev/.config/rclone/rclone.conf" } },
      ],
      good: ["rclone listremotes", "cat .vscode/settings.json", "ls ~/.config/rclone"],
    },
  },
] as const satisfies readonly Rule[];
