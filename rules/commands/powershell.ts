import type { Rule } from "../../engine/rule.ts";

/** Rule pack `powershell`: cmdlets that change what protects the machine, or that cannot be undone. */
export const powershell = [
  {
    id: "powershell/format-disk",
    summary: "Formats, clears or partitions a disk.",
    why: "Everything on it is gone.",
    instead: "Tell the user which disk, and let them do it.",
    severity: "critical",
    category: "destruction",
    source: "https://learn.microsoft.com/powershell/module/storage/format-volume",
    when: {
      command: {
        program: ["format-volume", "clear-disk", "initialize-disk", "remove-partition"],
        notOption: ["-whatif"],
      },
    },
    examples: {
      bad: [
        { tool: "PowerShell", input: { command: "Format-Volume -DriveLetter D -Force" } },
        "pwsh -c 'Clear-Disk -Number 1 -RemoveData'",
      ],
      good: [
        { tool: "PowerShell", input: { command: "Get-Volume" } },
        { tool: "PowerShell", input: { command: "Write-Host 'Format-Volume D'" } },
        "pwsh -c 'Clear-Disk -Number 1 -WhatIf'",
      ],
    },
  },
  {
    id: "powershell/read-secret",
    summary: "Reads a secret out of a vault, or an encrypted text in clear.",
    why: "The value is then in the transcript and in the model's context.",
    instead: "Let the program that needs it read it, or ask the user to run the command.",
    severity: "high",
    category: "credential",
    source: "https://learn.microsoft.com/powershell/module/microsoft.powershell.secretmanagement/get-secret",
    when: { command: { program: ["get-secret", "convertfrom-securestring"] } },
    examples: {
      bad: [
        { tool: "PowerShell", input: { command: "Get-Secret -Name DeployKey -AsPlainText" } },
        "pwsh -c 'ConvertFrom-SecureString $s -AsPlainText'",
      ],
      good: [
        { tool: "PowerShell", input: { command: "Get-Command Get-Secret" } },
        "pwsh -c 'Get-Content secrets.md'",
      ],
    },
  },
  {
    id: "powershell/lower-protection",
    summary: "Lowers what protects the machine: virus scanner, firewall, or which scripts may run.",
    why: "Other programs use the gap, and nobody remembers to close it.",
    instead: "Use -Scope Process for one session, and leave scanner and firewall to the user.",
    severity: "medium",
    category: "destruction",
    source: "https://learn.microsoft.com/powershell/module/microsoft.powershell.security/set-executionpolicy",
    when: {
      command: {
        program: ["set-mppreference", "disable-netfirewall*", "set-executionpolicy"],
        notArgument: [
          "{P,p}rocess",
          "{R,r}emote{S,s}igned",
          "{A,a}ll{S,s}igned",
          "{R,r}estricted",
          "{D,d}efault",
        ],
      },
    },
    examples: {
      bad: [
        { tool: "PowerShell", input: { command: "Set-MpPreference -DisableRealtimeMonitoring $true" } },
        { tool: "PowerShell", input: { command: "Set-ExecutionPolicy Bypass -Scope LocalMachine -Force" } },
      ],
      good: [
        { tool: "PowerShell", input: { command: "Set-ExecutionPolicy -Scope Process Bypass" } },
        { tool: "PowerShell", input: { command: "Get-ExecutionPolicy" } },
        { tool: "PowerShell", input: { command: "Set-ExecutionPolicy RemoteSigned -Scope CurrentUser" } },
      ],
    },
  },
  {
    id: "powershell/change-machine",
    summary: "Stops the machine, or changes its users, services, tasks or logs.",
    why: "Others and later sessions depend on it, and a new user or task outlives this one.",
    instead: "Tell the user what you want to change and why.",
    severity: "medium",
    category: "destruction",
    source: "https://learn.microsoft.com/powershell/module/microsoft.powershell.localaccounts/new-localuser",
    when: {
      command: {
        program: [
          "{stop,restart}-computer",
          "{new-localuser,add-localgroupmember,register-scheduledtask}",
          "{new,set,remove}-service",
          "clear-{eventlog,recyclebin}",
          "remove-!({job,pssession,psdrive,psbreakpoint,typedata,cimsession,service}*)",
        ],
        notOption: ["-whatif"],
      },
    },
    examples: {
      bad: [
        { tool: "PowerShell", input: { command: "New-LocalUser -Name build" } },
        { tool: "PowerShell", input: { command: "Restart-Computer -Force" } },
        "pwsh -c 'Remove-ADUser -Identity build'",
      ],
      good: [
        { tool: "PowerShell", input: { command: "Remove-Job -State Completed" } },
        { tool: "PowerShell", input: { command: "Get-LocalUser" } },
        "pwsh -c 'Restart-Computer -WhatIf'",
      ],
    },
  },
] as const satisfies readonly Rule[];
