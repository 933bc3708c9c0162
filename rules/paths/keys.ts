import type { Rule } from "../../engine/rule.ts";

/** Committed for tests, without values, or part of a package that everybody has. */
const tests = [
  "**/{fixtures,__fixtures__,testdata}/**",
  "**/*{example,sample,template}*",
  "**/{node_modules,vendor,site-packages,dist-packages,__pycache__}/**",
] as const;

/** Rule pack `keys`: private keys, password stores and other files whose whole content is a secret. */
export const keys = [
  {
    id: "keys/read-private-key",
    summary: "Reads a private key or key store.",
    why: "Whoever has the key can sign, decrypt and pass for its owner.",
    instead: "Point the program at the file; openssl x509 -in shows the certificate, which is public.",
    severity: "high",
    category: "credential",
    source: "https://docs.openssl.org/master/man1/openssl-pkey/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/*.{key,p8,p12,pfx,jks,keystore}",
          "**/*{private,priv,key}*.pem",
          "**/*_{rsa,dsa,ecdsa,ed25519}",
          "~/.{step/secrets,acme.sh,config/letsencrypt/accounts}/**",
          "~/.{mitmproxy/*.pem,mitmproxy/*.p12,android/adbkey}",
        ],
        notPath: ["**/*{public,pubkey,pub}*", "**/.ssh/**", "**/id_*", ...tests],
        // They sign with a key store, or list what is in it, and never print a private key.
        notBy: ["keytool", "jarsigner", "apksigner"],
      },
    },
    examples: {
      bad: [
        "cat certs/server.key",
        "openssl pkcs12 -in signing.p12 -nodes",
        "cp ~/.android/debug.keystore /tmp/k",
        { tool: "Read", input: { file_path: "/home/dev/app/config/master.key" } },
      ],
      good: [
        "jarsigner -keystore ~/.android/debug.keystore app.apk androiddebugkey",
        "keytool -list -keystore app.jks",
        "cat certs/public.key",
        "cat src/keys.ts",
        "ls certs",
        "cat test/fixtures/server.key",
      ],
    },
  },
  {
    id: "keys/read-pem",
    summary: "Reads a PEM file, which may hold a private key.",
    why: "A server's PEM often has its private key next to the certificate.",
    instead: "Use openssl x509 -in FILE -noout -subject, which prints the public part only.",
    severity: "medium",
    category: "credential",
    source: "https://docs.openssl.org/master/man1/openssl-x509/",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/*.pem"],
        notPath: [
          "**/*{private,priv,key}*.pem",
          "**/*{cert,ca,chain,bundle,public,pub,root,csr,dhparam}*.pem",
          "/etc/ssl/**",
          "/usr/**",
          ...tests,
        ],
        scope: ["project", "home", "system", "temp"],
      },
    },
    examples: {
      bad: ["cat server.pem", { tool: "Read", input: { file_path: "/home/dev/app/deploy/aws-web.pem" } }],
      good: ["cat certs/fullchain.pem", "cat certs/ca.pem", "cat test/fixtures/server.pem", "ls *.pem"],
    },
  },
  {
    id: "keys/read-gpg-key",
    summary: "Reads GnuPG private keys.",
    why: "They sign commits and releases as the user and open everything encrypted to them.",
    instead: "Let git or gpg use the key; gpg --list-keys shows the public ones.",
    severity: "critical",
    category: "credential",
    source: "https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/.gnupg", "**/.gnupg/{private-keys-v1.d,openpgp-revocs.d}/**", "**/secring.gpg"],
      },
    },
    examples: {
      bad: ["tar cf - ~/.gnupg", "cat ~/.gnupg/private-keys-v1.d/A1.key", "cp ~/.gnupg/secring.gpg /tmp/s"],
      good: ["gpg --list-keys", "ls ~/.gnupg", "cat ~/.gnupg/gpg-agent.conf"],
    },
  },
  {
    id: "keys/read-password-store",
    summary: "Reads a password manager's store or the system key ring.",
    why: "It holds all of the user's passwords at once.",
    instead: "Ask the user for the one value you need, or to run the command that needs it.",
    severity: "critical",
    category: "credential",
    source: "https://www.passwordstore.org/",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.password-store/**",
          "~/.local/share/{keyrings,kwalletd}/**",
          "~/Library/Keychains/**",
          "~/.config/{op,1Password,Bitwarden*,keepassxc}/**",
          "~/.config/{sops/age/keys.txt,age/**,chezmoi/key.txt,rbw/**,dashlane*/**}",
          "~/.{age,lpass,bitwarden}/**",
          "~/.{cache,local/share}/{rbw,lpass}/**",
          "~/Library/Application Support/{Bitwarden*,KeePassXC,1Password}/**",
          "~/Library/Group Containers/*1password*/**",
          "**/age{-,_}key*.txt",
        ],
      },
    },
    examples: {
      bad: ["cat ~/.password-store/bank.gpg", "strings ~/.local/share/keyrings/login.keyring"],
      good: ["cat docs/passwords.md", "ls ~/.password-store", "cat .sops.yaml"],
    },
  },
  {
    id: "keys/read-password-database",
    summary: "Reads a password manager's database.",
    why: "It holds all of the user's passwords at once, for anybody with time to guess.",
    instead: "Ask the user for the one value you need, or to run the command that needs it.",
    severity: "critical",
    category: "credential",
    source: "https://keepass.info/help/base/security.html",
    when: {
      file: {
        access: ["read", "link"],
        path: ["**/*.{kdb,kdbx,keychain,keychain-db,keyring,agilekeychain,opvault,1pux,psafe3}"],
        notPath: tests,
      },
    },
    examples: {
      bad: ["cp vault.kdbx /tmp/v", { tool: "Read", input: { file_path: "/home/dev/app/keepass.kdb" } }],
      good: ["ls *.kdbx", "cat docs/keepass.md", "cat test/fixtures/empty.kdbx"],
    },
  },
  {
    id: "keys/read-system-passwords",
    summary: "Reads the system's password hashes.",
    why: "Hashes can be cracked offline, for every account on the machine.",
    instead: "Use getent passwd or id, which show accounts without hashes.",
    severity: "high",
    category: "credential",
    source: "https://man7.org/linux/man-pages/man5/shadow.5.html",
    when: {
      file: {
        access: ["read", "link"],
        path: ["/etc/{shadow,gshadow}*", "/etc/master.passwd", "/etc/sudoers*"],
      },
    },
    examples: {
      bad: ["sudo cat /etc/shadow", "cp /etc/gshadow /tmp/g"],
      good: ["cat /etc/passwd", "getent passwd dev", "cat docs/shadow-dom.md"],
    },
  },
  {
    id: "keys/read-database-login",
    summary: "Reads stored database passwords.",
    why: "They open the databases directly, past the application and its checks.",
    instead: "Run psql or mysql itself, it reads the file; the password is not needed in the transcript.",
    severity: "high",
    category: "credential",
    source: "https://www.postgresql.org/docs/current/libpq-pgpass.html",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.{pgpass,my.cnf,mylogin.cnf}",
          "**/.pg_service.conf",
          "/etc/mysql/debian.cnf",
          "**/.dbeaver/credentials-config.json",
          "~/.{mongodb/credentials,cassandra/credentials,influxdbv2/configs}",
        ],
        notPath: tests,
      },
    },
    examples: {
      bad: [
        "cat ~/.pgpass",
        "cat ~/.my.cnf",
        { tool: "Read", input: { file_path: "/home/dev/.pg_service.conf" } },
      ],
      good: ["psql -c 'select 1'", "cat config/database.ts", "chmod 600 ~/.pgpass"],
    },
  },
  {
    id: "keys/read-secrets-file",
    summary: "Reads a file that is named after its secrets.",
    why: "What is read lands in the transcript and in the model's context.",
    instead: "Look for an example file or the code that loads it; ask the user for the names.",
    severity: "medium",
    category: "credential",
    source: "https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/{secrets,credentials,.secrets}.{json,yaml,yml,toml,ini,properties,env,txt}",
          "**/{secrets,credentials}.*.{json,yaml,yml,toml}",
          "**/{secrets,credentials,passwords,.secrets}.{bak,backup,old,orig,save,copy,csv,db,sqlite}",
          "**/{passwords,passwd}.{txt,csv,json,yaml,yml,xlsx}",
          "**/{keystore,key,signing}.properties",
          "**/{.htpasswd,.secrets}",
          "**/{vault,.vault}{_,-}pass{,word}{,-file,_file}{,.txt}",
        ],
        notPath: [
          "**/credentials.json",
          "**/*.{enc,sops,sealed}.*",
          "~/.config/goose/secrets.yaml",
          ...tests,
        ],
      },
    },
    examples: {
      bad: [
        "cat config/secrets.yml",
        "cat credentials.backup",
        { tool: "Read", input: { file_path: "/home/dev/app/secrets.json" } },
      ],
      good: ["cat config/secrets.example.yml", "cat src/secrets.ts", "cat k8s/secrets.enc.yaml", "ls config"],
    },
  },
  {
    id: "keys/read-network-capture",
    summary: "Reads recorded network traffic.",
    why: "Recordings hold the cookies, tokens and passwords that went over the line.",
    instead: "Ask the user for the one request that matters, with its credentials taken out.",
    severity: "medium",
    category: "credential",
    source: "https://www.wireshark.org/docs/wsug_html_chunked/ChIOSaveSection.html",
    when: {
      file: { access: ["read", "link"], path: ["**/*.{pcap,pcapng,har,saz}"], notPath: tests },
    },
    examples: {
      bad: ["tcpdump -A -r capture.pcap", { tool: "Read", input: { file_path: "/home/dev/app/login.har" } }],
      good: ["ls *.pcap", "cat docs/pcap.md", "cat test/fixtures/page.har"],
    },
  },
  {
    id: "keys/read-shell-history",
    summary: "Reads what the user typed in shells and database prompts.",
    why: "Histories hold passwords and tokens that were typed or pasted on a command line.",
    instead: "Ask the user for the command you are looking for.",
    severity: "medium",
    category: "credential",
    source: "https://www.gnu.org/software/bash/manual/html_node/Bash-History-Facilities.html",
    when: {
      file: {
        access: ["read", "link"],
        path: [
          "**/.{bash,zsh,sh,ksh,python,node_repl,psql,mysql,sqlite,rediscli,irb,pry,php,scala,dbshell}_history",
          "**/.{zhistory,histfile,irb-history,zsh_sessions,mongorc,dbshell,lesshst,viminfo}",
          "~/.mongodb/mongosh/**",
          "~/.local/share/{fish/fish_history,powershell/PSReadLine/**,nushell/history.*}",
          "~/AppData/**/{ConsoleHost_history.txt,PSReadLine/**}",
          "~/.config/nushell/history.*",
          "~/.{python,ipython}/**/history.sqlite",
        ],
      },
    },
    examples: {
      bad: ["tail -50 ~/.bash_history", "grep ssh ~/.zsh_history"],
      good: ["git log --oneline", "ls -la ~/.bash_history", "cat HISTORY.md"],
    },
  },
] as const satisfies readonly Rule[];
