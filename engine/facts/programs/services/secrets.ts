import type { ProgramTable } from "../program.ts";

/** Secret managers, and password stores that are asked over the network. */
export const secretPrograms: ProgramTable = {
  vault: {
    verbs: 1,
    groups: "kv token auth secrets operator policy lease audit namespace identity",
    singleDash: true,
    options:
      "--address= --namespace= --format= --field= --mount= --version= --versions= --policy= --ttl= --path=",
    service: {
      area: "secret-manager",
      system: "vault",
      environment: "--address --namespace VAULT_ADDR VAULT_NAMESPACE",
      nouns: "lease",
      effects: {
        read: "status,kv list,kv metadata get,secrets list,policy list,policy read,auth list,token lookup,lease lookup,read sys/*,list,version,audit list,operator raft list-peers,operator members,kv get-metadata,namespace list,path-help,plugin list",
        "read-secret": "kv get,read,unwrap,kv export,print token",
        destroy:
          "kv destroy,kv metadata delete,secrets disable,operator raft remove-peer,operator seal,operator raft snapshot restore,namespace delete,audit disable,operator rekey",
        delete: "delete,kv delete,policy delete,auth disable,lease revoke,plugin deregister",
        "write-secret":
          "kv put,kv patch,kv rollback,write,kv undelete,secrets move,secrets tune,secrets enable,kv enable-versioning",
        access:
          "token create,token revoke,token renew,policy write,auth enable,auth tune,operator generate-root,operator unseal,operator init,operator key-status,operator rotate,audit enable",
        local: "login,server,agent,proxy,ssh",
      },
    },
  },
  op: {
    verbs: 1,
    groups: "item document vault account user group connect events-api service-account",
    options:
      "--vault= --account= --format= --fields= --env-file= --session= --archive -f,--force --title= --category= -o,--out-file= -i,--in-file=",
    service: {
      area: "secret-manager",
      system: "1password",
      nouns: "document",
      environment: "--vault --account",
      effects: {
        read: "whoami,account get,account list,item list,item template *,vault list,vault get,user list,user get,group list,document list,--version",
        "read-secret": "read,item get,inject,document get,item share",
        transfer: "inject --out-file",
        delete: "item delete,document delete,item delete --archive",
        destroy: "vault delete",
        access:
          "user delete,user suspend,user invite,user provision,user confirm,group delete,group user *,vault user *,vault group *,service-account create,connect *,user edit,group create,group edit",
        "write-secret": "item create,item edit,document create,document edit,item move",
        create: "vault create",
        execute: "run,plugin run",
        local: "signin,signout,account add,account forget,plugin *,completion,update",
      },
    },
  },
  bw: {
    verbs: 1,
    options: "--session= --organizationid= --search= --permanent -p,--permanent",
    service: {
      area: "secret-manager",
      system: "bitwarden",
      effects: {
        read: "status,list organizations,sync,generate,config,--version,list folders,list collections,get template *,get organization *",
        "read-secret": "get,list,export",
        delete: "delete,restore",
        "write-secret": "create,edit,import,move,send",
        local: "login,logout,lock,unlock,serve",
      },
    },
  },
  doppler: {
    verbs: 1,
    groups: "secrets configs projects environments setup activity configs:tokens",
    options:
      "-p,--project= -c,--config= -t,--token= -y,--yes --plain --format= --name-transformer= --no-file --json -e=",
    service: {
      area: "secret-manager",
      system: "doppler",
      environment: "--project --config DOPPLER_CONFIG DOPPLER_PROJECT DOPPLER_ENVIRONMENT",
      effects: {
        read: "configs,configs list,projects,projects list,environments,environments list,secrets --only-names,me,activity,configs get,projects get,secrets list --only-names",
        "read-secret": "secrets,secrets get,secrets download",
        delete: "secrets delete,secrets notes *",
        destroy: "configs delete,projects delete,environments delete",
        "write-secret": "secrets set,secrets upload,secrets substitute",
        access: "configs tokens *,configs lock,configs unlock",
        execute: "run",
        local: "login,logout,setup,configure *,update",
      },
    },
  },
  infisical: {
    verbs: 1,
    groups: "secrets",
    options: "--env= --path= --projectId= --token= --plain --silent",
    service: {
      area: "secret-manager",
      system: "infisical",
      environment: "--env",
      effects: {
        "read-secret": "secrets,secrets get,export",
        delete: "secrets delete,secrets folders delete",
        "write-secret": "secrets set",
        execute: "run",
        local: "login,init,scan,scan *,user,vault",
      },
    },
  },
  chamber: {
    verbs: 1,
    options: "-b=",
    service: {
      area: "secret-manager",
      system: "chamber",
      effects: {
        read: "list,list-services,history,find",
        "read-secret": "read,export,env",
        delete: "delete",
        "write-secret": "write,import,tag write",
        execute: "exec",
      },
    },
  },
  conjur: {
    verbs: 2,
    service: {
      area: "secret-manager",
      system: "conjur",
      effects: {
        "read-secret": "variable get,variable value",
        "write-secret": "variable set,variable values *",
        access: "host rotate-api-key,user *,policy load,policy replace",
      },
    },
  },
  security: {
    verbs: 1,
    options: "-s= -a= -l= -w -g",
    service: {
      area: "secret-manager",
      system: "keychain",
      compound: true,
      effects: {
        read: "list-keychains,default-keychain,find-identity,verify-cert,find-certificate,show-keychain-info",
        "read-secret": "find-generic-password,find-internet-password,dump-keychain,export",
        delete: "delete-generic-password,delete-internet-password,delete-certificate",
        destroy: "delete-keychain,delete-identity",
        access:
          "add-trusted-cert,remove-trusted-cert,set-key-partition-list,unlock-keychain,authorizationdb write",
        "write-secret": "add-generic-password,add-internet-password,import",
      },
    },
  },
  keybase: {
    verbs: 1,
    service: {
      area: "secret-manager",
      system: "keybase",
      rowsOnly: true,
      effects: {
        access: "team add-member,team remove-member,pgp *",
        destroy: "account delete,account reset,team delete",
      },
    },
  },
};
