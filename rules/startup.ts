import type { Rule } from "../engine/rule.ts";

/** Rule pack `startup`: what runs after this session: at login, or on a schedule. */
export const startup = [
  {
    id: "startup/run-at-login",
    summary: "Changes what runs when the user logs in or on a schedule.",
    why: "It runs again and again after this session, outside of its checks.",
    instead: "Show the user the lines you propose; they add them.",
    severity: "high",
    category: "workspace",
    source: "https://attack.mitre.org/techniques/T1546/004/",
    when: {
      file: {
        access: ["write", "delete", "link"],
        path: [
          "~/.{bashrc,bash_profile,bash_login,bash_logout,profile,zshrc,zshenv,zprofile,zlogin,xprofile,xinitrc,inputrc,pam_environment}",
          "~/.config/{fish/**,autostart/**,systemd/user/**,environment.d/**,nushell/**}",
          "~/Library/LaunchAgents/**",
          "/Library/Launch{Agents,Daemons}/**",
          "/etc/{cron*,profile,bash.bashrc,environment,crontab,rc.local,ld.so.preload}",
          "/etc/{cron*,profile.d,systemd,init.d}/**",
          "/var/spool/cron/**",
          "{/usr/lib,/lib,/usr/local/lib}/systemd/**",
        ],
      },
    },
    examples: {
      bad: [
        "echo 'export PATH=$PATH:/x' >> ~/.bashrc",
        "cp app.service ~/.config/systemd/user/app.service",
        { tool: "Edit", input: { file_path: "/home/dev/.zshrc", old_string: "a", new_string: "b" } },
      ],
      good: ["cat ~/.bashrc", "source ~/.bashrc", "export PATH=$PATH:/x", "echo x > docs/bashrc.md"],
    },
  },
  {
    id: "startup/schedule-command",
    summary: "Schedules a command to run later, outside of this session.",
    why: "It runs again and again after this session, outside of its checks.",
    instead: "Show the user the schedule you propose; they set it.",
    severity: "high",
    category: "workspace",
    source: "https://attack.mitre.org/techniques/T1053/003/",
    when: {
      command: {
        program: ["crontab", "at", "batch", "atrm", "schtasks"],
        notOption: ["-l", "--list", "-V", "/query"],
        place: ["here"],
      },
    },
    examples: {
      bad: ["crontab jobs.txt", "echo 'make' | at now + 1 hour", "crontab -r"],
      good: ["crontab -l", "cat crontab.txt", "sleep 5 && make"],
    },
  },
  {
    id: "startup/schedule-unit",
    summary: "Has systemd run a command later, or again and again.",
    why: "It runs after this session, outside of its checks.",
    instead: "Run it now, or show the user the timer you propose; they set it.",
    severity: "medium",
    category: "workspace",
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemd-run.html",
    when: { command: { program: ["systemd-run"], option: ["--on-*"], place: ["here"] } },
    examples: {
      bad: ["systemd-run --user --on-calendar=daily ./backup.sh", "systemd-run --on-active=30m make clean"],
      good: ["systemd-run --user --scope make", "systemd-run --user -p MemoryMax=2G npm test"],
    },
  },
  {
    id: "startup/enable-service",
    summary: "Has a service start with the machine or at login from now on.",
    why: "It runs again and again after this session, outside of its checks.",
    instead: "Start it for this session alone, and ask the user whether it should stay.",
    severity: "low",
    category: "workspace",
    source: "https://www.freedesktop.org/software/systemd/man/latest/systemctl.html",
    when: {
      command: {
        program: ["systemctl", "launchctl", "rc-update", "chkconfig", "update-rc.d"],
        verb: ["enable", "reenable", "load", "bootstrap", "submit"],
        place: ["here"],
      },
    },
    examples: {
      bad: ["systemctl --user enable a.timer", "launchctl load ~/Library/LaunchAgents/a.plist"],
      good: ["systemctl --user start a.timer", "systemctl is-enabled a", "launchctl list"],
    },
  },
  {
    id: "startup/replace-program",
    summary: "Puts another program in the place of one that everybody calls.",
    why: "Every later call of it, by people and by other programs, runs what was put there.",
    instead: "Install it under a name of its own.",
    severity: "high",
    category: "workspace",
    source: "https://attack.mitre.org/techniques/T1574/007/",
    when: {
      file: {
        access: ["write", "link"],
        path: [
          "{~/.local/bin,~/bin,~/.cargo/bin,~/go/bin,/usr/local/bin,/usr/bin,/opt/homebrew/bin}/{git,ssh,scp,sudo,su,ls,cat,rm,cp,bash,sh,zsh,gpg,curl,wget,docker,claude}",
        ],
      },
    },
    examples: {
      bad: ["ln -sf /tmp/evil ~/.local/bin/git", "cp wrapper.sh ~/bin/ssh"],
      good: ["cp target/release/app ~/.local/bin/app", "ls -l ~/.local/bin/git"],
    },
  },
] as const satisfies readonly Rule[];
