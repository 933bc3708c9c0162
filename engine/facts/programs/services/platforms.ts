import type { ProgramTable } from "../program.ts";

/** Platforms that build, run and serve applications, with their databases, functions and domains. */
export const platformPrograms: ProgramTable = {
  heroku: {
    verbs: 1,
    printsVariables: "config:get",
    options:
      "-a,--app= -r,--remote= --confirm= -t,--team= -s,--space= --json --region= -p= --type= -c,--command=",
    service: {
      area: "platform",
      system: "heroku",
      environment: "--app --remote --confirm HEROKU_APP",
      statements: "--command",
      statementVerb: "pg:psql",
      nouns: "labs",
      effects: {
        read: "apps,apps:info,logs,ps,releases,releases:info,config:get,addons,addons:info,domains,pg:info,pg:ps,pg:backups,status,access,members,certs,features,pipelines,buildpacks,info,pg:diagnose,regions,stack",
        destroy:
          "apps:destroy,destroy,addons:destroy,pg:reset,pg:backups:delete,pipelines:destroy,spaces:destroy,domains:clear,keys:clear,pg:kill,redis:cli,pg:copy,pg:push,pg:backups:restore",
        delete: "domains:remove,certs:remove,config:unset,drains:remove,keys:remove,webhooks:remove",
        deploy:
          "releases:rollback,rollback,container:release,pipelines:promote,builds:create,ps:scale,ps:type,maintenance:on,maintenance:off,buildpacks:set,stack:set,git:push",
        stop: "ps:stop,ps:kill,dyno:kill,dyno:stop,pg:killall",
        change:
          "ps:restart,restart,dyno:restart,addons:upgrade,addons:attach,addons:detach,pg:promote,apps:rename,domains:add,pg:upgrade,pg:pull",
        create: "create,apps:create,addons:create,pg:backups:capture",
        execute: "run,run:detached,ps:exec,pg:psql,console",
        "write-secret": "config:set,config:edit",
        "read-secret": "config,pg:credentials:url,redis:credentials,auth:token",
        access: "access:*,members:*,apps:transfer,authorizations:*",
        local: "login,auth:*,local,git:remote,plugins*",
      },
    },
  },
  vercel: {
    verbs: 1,
    groups: "env domains dns alias certs secrets project projects teams",
    options:
      "-t,--token= -S,--scope= -A,--local-config= --cwd= --prod -y,--yes -e,--env= -b= --target= --environment= -m= --regions=",
    service: {
      area: "platform",
      system: "vercel",
      environment: "--target --scope --prod",
      otherwise: "create",
      rowsOnly: true,
      effects: {
        read: "ls,list,inspect,logs,whoami,env ls,domains ls,domains inspect,dns ls,alias ls,certs ls,projects ls,project ls,dev,build,help,teams ls",
        transfer: "env pull,pull",
        execute: "env run",
        destroy: "rm,remove,project rm,projects rm,projects remove,project remove,domains rm,domains remove",
        delete: "env rm,env remove,dns rm,dns remove,alias rm,certs rm",
        deploy: "deploy --prod,promote,rollback,redeploy,alias set,alias,--prod,rolling-release *",
        "write-secret": "env add,env update,secrets add",
        local:
          "login,logout,link,switch,init,git *,telemetry *,pull --environment=development,env pull --environment=development",
        change: "domains add,domains move,dns add,dns import,project add,certs issue",
      },
    },
  },
  netlify: {
    verbs: 1,
    options:
      "-s,--site= -d,--dir= -p,--prod --auth= -m= --context= --alias= -f,--force --filter= --plain --json",
    service: {
      area: "platform",
      system: "netlify",
      environment: "--context --prod",
      effects: {
        read: "status,logs,logs:function,sites:list,env:list,dev,build,open,functions:list,watch,functions:serve,serve",
        "read-secret": "env:get,env:list --plain,env:list --json",
        destroy: "sites:delete,blobs:delete",
        create: "deploy",
        deploy: "deploy --prod,trigger",
        "write-secret": "env:set,env:import,env:clone",
        delete: "env:unset",
        local: "login,logout,link,unlink,init,switch,completion*",
      },
    },
  },
  fly: {
    verbs: 2,
    options:
      "-a,--app= -c,--config= -t,--access-token= -o,--org= -y,--yes -r,--region= -i,--image= --ha= --vm-size=",
    service: {
      area: "platform",
      system: "fly",
      environment: "--app --config",
      nouns: "services",
      effects: {
        read: "status,logs,info,config *,apps list,releases,machine list,machine status,volumes list,secrets list,ips list,checks *,doctor,platform *,version,postgres list,dashboard",
        destroy:
          "apps destroy,destroy,machine destroy,machines destroy,volumes delete,volumes destroy,volume destroy,volume delete,postgres detach,redis destroy,orgs delete,storage destroy,extensions * destroy,mpg destroy",
        deploy: "deploy,apps open,scale *,releases rollback,image update",
        "write-secret": "secrets set,secrets import,secrets deploy",
        delete: "secrets unset,ips release,certs delete,certs remove",
        stop: "apps suspend,machine stop,machines stop,machine kill",
        execute: "ssh *,console,machine exec,machine run,postgres connect,proxy",
        access: "tokens *,orgs invite,orgs remove",
        "read-secret": "auth token",
        local: "auth *,launch --no-deploy,agent *",
      },
    },
  },
  railway: {
    verbs: 1,
    options: "-s,--service= -e,--environment= -p,--project= -y,--yes -d,--detach",
    service: {
      area: "platform",
      system: "railway",
      environment: "--environment",
      effects: {
        read: "status,logs,list,whoami,open,docs",
        "read-secret": "variables",
        deploy: "up,redeploy,deploy,restart",
        destroy: "delete,down,environment delete,volume delete,service delete",
        "write-secret": "variables --set,variables set",
        execute: "run,shell,ssh,connect",
        local: "login,logout,link,unlink,init,environment,service",
      },
    },
  },
  render: {
    verbs: 2,
    options: "-o= --confirm",
    service: {
      area: "platform",
      system: "render",
      effects: { deploy: "deploys create", execute: "ssh,psql", read: "services list,deploys list,logs" },
    },
  },
  surge: {
    verbs: 1,
    service: {
      area: "platform",
      system: "surge",
      otherwise: "deploy",
      effects: { destroy: "teardown", read: "list,whoami", local: "login,logout" },
    },
  },
  dokku: {
    verbs: 1,
    options: "--force --no-restart",
    service: {
      area: "platform",
      system: "dokku",
      effects: {
        deploy: "git:*,ps:rebuild,deploy",
        destroy: "apps:destroy,postgres:destroy,mysql:destroy,redis:destroy,storage:unmount,mongo:destroy",
        "write-secret": "config:set",
        "read-secret": "config,config:get,config:show,config:export",
        execute: "run,enter",
        stop: "ps:stop",
        change: "ps:restart,ps:scale,domains:*,proxy:*",
      },
    },
  },
  kamal: {
    verbs: 1,
    groups: "app accessory proxy lock registry secrets",
    options: "-d,--destination= -c= -r= -h= --version= -y,--confirmed",
    service: {
      area: "platform",
      system: "kamal",
      environment: "--destination",
      effects: {
        deploy: "deploy,redeploy,rollback,setup,app boot,app start,upgrade",
        destroy: "remove,accessory remove,app remove,proxy remove",
        stop: "app stop,accessory stop,app maintenance",
        read: "details,audit,config,app logs,app containers,app details,version,lock status,docs",
        execute: "app exec,accessory exec,server exec",
        "read-secret": "secrets fetch,secrets print",
      },
    },
  },
  cap: {
    verbs: 2,
    options: "-n,--dry-run -s=",
    service: {
      area: "platform",
      system: "capistrano",
      rowsOnly: true,
      effects: {
        deploy: "* deploy,* deploy:*,deploy,* rails:*,* invoke:*",
        read: "install,* doctor,* deploy:check",
      },
    },
  },
  fastlane: {
    verbs: 2,
    options: "--env=",
    service: {
      area: "platform",
      system: "fastlane",
      rowsOnly: true,
      environment: "--env",
      effects: {
        deploy:
          "deliver,pilot upload,supply,* release,* deploy,* beta,release,deploy,beta,upload_to_app_store",
        destroy: "match nuke,match_nuke",
        read: "test,scan,lanes,* test,* build",
      },
    },
  },
  pm2: {
    verbs: 1,
    options: "--env= -n,--name= --only=",
    service: {
      area: "service-manager",
      system: "pm2",
      environment: "--env",
      effects: {
        deploy: "deploy",
        delete: "delete,del",
        stop: "kill",
        "read-secret": "env,jlist,prettylist",
        read: "list,ls,status,logs,monit,describe,show",
        create: "start,restart,reload,stop,save,startup,flush,scale",
      },
    },
  },
};
