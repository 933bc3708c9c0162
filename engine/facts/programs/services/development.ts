import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

const pipeline = (
  system: string,
  effects: NonNullable<Service["effects"]>,
  options = "",
  more: Partial<Service> = {},
): Program => ({
  verbs: 2,
  options,
  service: { area: "ci", system, effects, ...more },
});

/** Rows of `gh api graphql` whose query is a mutation with this in its name. */
const mutations = (...names: readonly string[]) =>
  names
    .flatMap((name) =>
      ["--raw-field", "--field", "--body-file"].map(
        (option) => `,api graphql ${option}=query=*mutation*${name}*`,
      ),
    )
    .join("");

/** Code hosting and continuous integration. */
export const developmentPrograms: ProgramTable = {
  gh: {
    verbs: 2,
    verbFiles: { "gist create": "read", "release upload": "read" },
    optionFiles: { "--body-file": "read" },
    options:
      "-R,--repo= -t,--title= -b,--body= -F,--body-file= -X,--method= -f,--raw-field= --field= -H= -q,--jq= --json= -B,--base= -H,--head= --template= -L,--limit= -m= -l,--label= -a,--assignee= -e,--env= -o,--org= -u,--user= --ref= -w= -s= --input= --cache= --paginate -r= --notes= -n= --notes-file= --target= --reason= -c,--comment= --visibility= --force",
    installs: { system: "gh-extension", verbs: "extension install,extensions install,ext install" },
    service: {
      area: "forge",
      system: "github",
      nouns: "run release search",
      effects: {
        read: "api,pr view,pr list,pr diff,pr checks,pr status,issue view,issue list,issue status,repo view,repo list,repo clone,repo fork,run list,run view,run watch,run download,workflow list,workflow view,release list,release view,release download,search *,auth status,auth token,gist list,gist view,label list,secret list,variable list,variable get,browse,status,cache list,ruleset *,pr checkout,issue develop,attestation *,project list,project view,project item-list,org list,ssh-key list,gpg-key list,extension list,extension search",
        uninstall: "cache delete",
        create:
          "api *repos/*/*/issues/* --method=PATCH,api *repos/*/*/issues/*/labels --method=PUT,api *repos/*/*/pulls/* --method=PATCH,api *repos/*/*/pulls/*/update-branch --method=PUT,api *repos/*/*/comments/* --method=PATCH,pr create,issue create,pr comment,issue comment,gist create,label create,repo create,pr review,issue edit,pr edit,pr ready,label edit,gist edit,label clone,repo sync,project *,pr update-branch,issue pin,issue unpin,pr reopen,issue reopen,repo set-default,gist rename,gist clone,release download" +
          mutations(""),
        change:
          "pr merge,repo edit,repo rename,repo unarchive,api --method=PUT,api --method=PATCH,release edit,issue transfer,workflow enable,repo sync --force,variable set,repo autolink *,issue lock,pr lock,repo deploy-key list" +
          mutations(
            "mergePullRequest",
            "mergeBranch",
            "AutoMerge",
            "updateRef",
            "CommitOnBranch",
            "updateRepository",
            "transferIssue",
          ),
        stop: `issue close,pr close,workflow disable,run cancel${mutations("closeIssue", "closePullRequest")}`,
        deploy: "release create,release upload,workflow run,run rerun",
        delete:
          "pr close --delete-branch,pr close -d,release delete,release delete-asset,issue delete,gist delete,label delete,secret delete,secret remove,variable delete,run delete,codespace delete,cs delete,ssh-key delete,gpg-key delete,project delete,project item-delete,project field-delete,api --method=DELETE" +
          mutations("delete", "archiveRepository"),
        destroy: "repo delete,repo archive",
        access:
          "repo deploy-key add,repo deploy-key delete,api *hooks --method=POST,api *hooks --raw-field,api *hooks --field,api *keys --method=POST,api *keys --raw-field,api *collaborators/* --method=PUT,api *members*/* --method=PUT,api *secrets/* --method=PUT,ssh-key add,gpg-key add,repo edit --visibility,auth refresh" +
          mutations("BranchProtectionRule", "Ruleset", "DeployKey", "Collaborator", "inviteEnterprise"),
        "write-secret": "secret set",
        execute: "codespace ssh,cs ssh",
        local: "auth login,auth logout,auth setup-git,auth switch,config *,alias *,extension *,completion",
      },
    },
  },
  glab: {
    verbs: 2,
    verbFiles: { "snippet create": "read", "release upload": "read" },
    options:
      "-R,--repo= -t,--title= -d,--description= -X,--method= -f,--raw-field= -F,--field= -H= -b= -s= -l= -a= -g,--group= -y,--yes -m= --ref=",
    service: {
      area: "forge",
      system: "gitlab",
      nouns: "ci release",
      effects: {
        read: "api,mr view,mr list,mr diff,issue list,issue view,repo view,repo list,repo clone,ci list,ci view,ci status,ci trace,ci lint,ci get,release list,release view,variable list,mr checkout,auth status,pipeline list,job *,label list,search *,snippet view",
        create:
          "mr create,issue create,mr note,issue note,mr update,issue update,label create,mr approve,mr rebase,mr reopen,issue reopen,repo fork,repo create,snippet create",
        change:
          "mr merge,api --method=PUT,api --method=PATCH,repo mirror,variable set,variable update,repo transfer",
        stop: "mr close,issue close,ci cancel *",
        deploy: "release create,release upload,ci run,ci retry,ci trigger,pipeline run",
        delete:
          "release delete,variable delete,issue delete,mr delete,label delete,api --method=DELETE,ci delete,ssh-key delete,schedule delete,token revoke",
        destroy: "repo delete,repo archive",
        "read-secret": "variable get,variable export",
        access: "token create,token rotate,ssh-key add,deploy-key add,repo members *",
        local: "auth *,config *,alias *",
      },
    },
  },
  "gitlab-rake": {
    verbs: 1,
    service: {
      area: "forge",
      system: "gitlab",
      rowsOnly: true,
      effects: {
        destroy: "gitlab:backup:restore,gitlab:setup,gitlab:db:drop*,gitlab:cleanup:*",
        read: "gitlab:check,gitlab:env:info,gitlab:*:check,db:migrate:status",
        create: "gitlab:backup:create",
        change: "db:migrate",
      },
    },
  },
  "gitlab-ctl": {
    verbs: 1,
    service: {
      area: "forge",
      system: "gitlab",
      rowsOnly: true,
      effects: {
        stop: "stop,kill,graceful-kill",
        change: "restart,reconfigure,hup,upgrade*",
        destroy: "cleanse,uninstall,remove-accounts",
        read: "status,tail,service-list,show-config",
      },
    },
  },
  "gitlab-runner": pipeline(
    "gitlab",
    {
      delete: "unregister,reset-token",
      stop: "stop,uninstall",
      read: "list,status,verify,--version",
      create: "register,start,install,run",
    },
    "--name= --url= --token= --all-runners -n= -u= -t=",
  ),
  circleci: pipeline(
    "circleci",
    {
      read: "config *,local *,diagnostic,info,orb info,orb list,orb validate,pipeline list,project list,context list,version,orb source",
      delete: "context remove-secret,orb unlist,runner token delete",
      destroy: "context delete,orb delete,namespace delete,runner resource-class delete",
      "write-secret": "context store-secret",
      publish: "orb publish *",
      access: "runner token create",
    },
    "--org-id= --token=",
  ),
  "jenkins-cli": pipeline(
    "jenkins",
    {
      destroy: "delete-job,delete-builds,delete-node,delete-credentials*,delete-view",
      stop: "quiet-down,shutdown,safe-shutdown,disable-job,offline-node,disconnect-node",
      change:
        "restart,safe-restart,update-*,reload-configuration,enable-job,install-plugin,create-*,copy-job",
      read: "get-*,list-*,console,who-am-i,version",
      execute: "groovy,groovysh,build",
    },
    "-s= -auth= -i= -user=",
    { compound: true },
  ),
  buildkite: pipeline("buildkite", {}),
  travis: pipeline(
    "travis",
    {
      "write-secret": "env set,encrypt",
      delete: "env unset,env clear,cache --delete",
      stop: "cancel,disable",
    },
    "-r= --delete",
  ),
  act: { options: "-j= -W= -P= -s= --secret-file= -e=" },
  tkn: pipeline(
    "tekton",
    { execute: "pipeline start,task start", stop: "pipelinerun cancel,taskrun cancel" },
    "-n= --context=",
  ),
  argo: pipeline("argo", {
    execute: "submit,resubmit,retry",
    stop: "terminate,stop,suspend",
    read: "list,get,logs,lint,watch",
  }),
  drone: pipeline("drone", {
    execute: "build promote,build rollback,build restart",
    "write-secret": "secret add,secret update,orgsecret add",
    access: "user add,user rm,repo chown",
    read: "info,build ls,build info,repo ls,lint,exec",
  }),
  tea: pipeline("gitea", { change: "pr merge,pulls merge", stop: "pr close,issues close" }, "-r= -l="),
};
