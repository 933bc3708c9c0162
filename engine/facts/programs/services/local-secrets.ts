import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

/** A program whose words are no verbs but for those named: the rest are names of entries. */
function keeper(
  system: string,
  effects: NonNullable<Service["effects"]>,
  more: Partial<Program> = {},
  otherwise?: Service["otherwise"],
): Program {
  const service: Service = { area: "secret-manager", system, rowsOnly: true, effects };
  return { verbs: 1, ...more, service: otherwise === undefined ? service : { ...service, otherwise } };
}

/** The protocol of docker for a program that keeps logins: `get` prints one. */
const credentialHelper = keeper("credential-helper", {
  "read-secret": "get,list",
  delete: "erase",
  "write-secret": "store",
});

/** Secrets on this machine: encrypted files in a project, key rings, and cloud sessions that are turned into variables. */
export const localSecretPrograms: ProgramTable = {
  sops: keeper(
    "sops",
    {
      "read-secret": "--decrypt,decrypt",
      access: "updatekeys,groups *,rotate",
      local: "--encrypt,encrypt,edit,publish",
      execute: "exec-env,exec-file",
    },
    { options: "-d,--decrypt -e,--encrypt -i,--in-place --input-type= --output-type= --output= --extract=" },
  ),
  "ansible-vault": keeper(
    "ansible-vault",
    { "read-secret": "view,decrypt", local: "encrypt,encrypt_string,create,edit", access: "rekey" },
    { options: "--vault-password-file= --vault-id= --output=" },
  ),
  pass: keeper(
    "pass",
    {
      "read-secret": "show,otp",
      delete: "rm,remove,delete",
      read: "ls,list,find,search,git,help,version",
      "write-secret": "insert,add,edit,generate,mv,cp,rename,copy",
      access: "init",
    },
    { options: "-f,--force -r,--recursive -c -p=" },
  ),
  gopass: keeper(
    "pass",
    {
      delete: "rm,remove,delete",
      read: "ls,list,find,search,sync,version,audit",
      "read-secret": "show,cat,otp",
      "write-secret": "insert,edit,generate,mv,cp",
      access: "recipients *",
    },
    { options: "-f,--force -r,--recursive -c,--clip -o" },
  ),
  lpass: keeper(
    "lastpass",
    {
      read: "ls,status,--version,help",
      "read-secret": "show,export",
      delete: "rm",
      "write-secret": "add,edit,generate,duplicate,mv,import",
      access: "share *,passwd",
      local: "login,logout,sync",
    },
    { options: "--sync= --color= -c,--clip" },
  ),
  rbw: keeper("bitwarden", {
    "read-secret": "get,code,dump,history",
    delete: "remove,rm",
    destroy: "purge",
    "write-secret": "add,edit,generate",
    read: "list,ls,search,config *,unlocked",
    local: "login,unlock,lock,sync,register,stop-agent",
  }),
  "keepassxc-cli": keeper(
    "keepassxc",
    {
      "read-secret": "show,clip,export,attachment-export",
      delete: "rm,rmdir,attachment-rm",
      "write-secret": "add,edit,mv,merge,import,attachment-import,db-edit",
      read: "ls,search,db-info,generate,estimate,analyze,help",
    },
    {
      options: "-k,--key-file= -a,--attributes= -q,--quiet -s,--show-protected --no-password -y,--yubikey=",
    },
  ),
  dcli: keeper("dashlane", {
    "read-secret": "password,p,note,n,secret,read,export,inject,otp",
    access: "team *,devices *",
    local: "sync,logout,lock,configure *",
  }),
  keyring: keeper("keyring", { "read-secret": "get", "write-secret": "set", delete: "del" }),
  "secret-tool": keeper("keyring", {
    "read-secret": "lookup,search",
    delete: "clear",
    "write-secret": "store",
  }),
  "kwallet-query": keeper(
    "kwallet",
    { "read-secret": "--read-password", "write-secret": "--write-password", read: "--list-entries" },
    { verbs: 0, options: "-r,--read-password= -w,--write-password= -l,--list-entries -f,--folder=" },
  ),
  keyctl: keeper("keyring", {
    "read-secret": "print,read,pipe",
    delete: "unlink,revoke,clear,purge",
    "write-secret": "add,padd,update,pupdate",
    access: "setperm,chown,chgrp",
  }),
  "docker-credential-desktop": credentialHelper,
  "docker-credential-osxkeychain": "docker-credential-desktop",
  "docker-credential-secretservice": "docker-credential-desktop",
  "docker-credential-wincred": "docker-credential-desktop",
  "docker-credential-pass": "docker-credential-desktop",
  "docker-credential-ecr-login": "docker-credential-desktop",
  "docker-credential-gcloud": "docker-credential-desktop",
  "git-crypt": keeper("git-crypt", {
    access: "export-key,add-gpg-user,init",
    transfer: "unlock",
    local: "lock,migrate-key",
    read: "status",
  }),
  "git-secret": keeper("git-secret", {
    "read-secret": "cat",
    transfer: "reveal",
    access: "tell,killperson,removeperson,init",
    read: "list,whoknows,usage",
    local: "hide,add,remove,clean,changes",
  }),
  transcrypt: keeper(
    "transcrypt",
    { "read-secret": "--display,--show-raw", local: "--flush-credentials,--uninstall" },
    { verbs: 0, options: "-d,--display -s,--show-raw= -f,--flush-credentials -u,--uninstall -p= -c= -y" },
  ),
  blackbox_cat: keeper("blackbox", {}, { verbs: 0 }, "read-secret"),
  blackbox_decrypt_all_files: keeper("blackbox", {}, { verbs: 0 }, "transfer"),
  blackbox_decrypt_file: "blackbox_decrypt_all_files",
  direnv: keeper("direnv", { "read-secret": "export,dump", local: "allow,deny,reload", read: "status" }),
  "aws-vault": keeper("aws-vault", {
    "read-secret": "export,login --stdout",
    delete: "remove,rm,clear",
    "write-secret": "add,rotate",
    read: "list",
    execute: "exec",
  }),
  "aws-okta": keeper("aws-okta", { "read-secret": "env,cred-process", "write-secret": "add" }),
  saml2aws: keeper("saml2aws", { "read-secret": "script", local: "login,configure,console" }),
  granted: keeper("granted", { "read-secret": "credentials export-plaintext,credentials *" }),
  wg: keeper("wireguard", {
    "read-secret": "showconf,show * private-key,show private-key,show * preshared-keys,show * dump",
  }),
};
