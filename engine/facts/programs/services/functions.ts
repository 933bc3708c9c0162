import type { ProgramTable } from "../program.ts";

/** Platforms of functions and hosted databases. */
export const functionPrograms: ProgramTable = {
  supabase: {
    verbs: 2,
    options:
      "--project-ref= --db-url= --linked --local -p,--password= -o,--output= --workdir= --experimental",
    service: {
      area: "platform",
      system: "supabase",
      environment: "--project-ref --db-url",
      effects: {
        read: "status,db diff,db lint,db dump,db pull,migration list,projects list,functions list,gen *,inspect *,secrets list,functions serve,test *,branches list",
        destroy:
          "projects delete,db reset --linked,db reset --db-url,branches delete,storage rm,functions delete,db remote *",
        change: "migration repair,config push",
        deploy: "db push,functions deploy,migration up --linked,migration up --db-url,branches create",
        "write-secret": "secrets set",
        "read-secret": "projects api-keys,status --output=env,status --output=json",
        delete: "secrets unset",
        local:
          "init,login,logout,link,start,stop,db push --local,db reset,db start,migration new,migration up,functions new,seed *,bootstrap",
        access: "postgres-config *,ssl-enforcement *,network-restrictions *,sso *",
      },
    },
  },
  firebase: {
    verbs: 1,
    options:
      "-P,--project= --only= --except= --token= -f,--force -m= --config= --non-interactive -y,--yes -r,--recursive --all-collections",
    service: {
      area: "platform",
      system: "firebase",
      environment: "--project",
      effects: {
        read: "projects:list,apps:list,functions:log,functions:list,hosting:sites:list,emulators:*,serve,use,firestore:indexes,database:get,auth:export",
        deploy: "deploy,hosting:clone,functions:deploy",
        destroy:
          "firestore:delete,firestore:databases:delete,database:remove,database:set,functions:delete,hosting:disable,hosting:sites:delete",
        change: "database:update,database:push,auth:import,firestore:databases:*,remoteconfig:rollback",
        "write-secret": "functions:secrets:set,functions:config:set",
        "read-secret": "functions:secrets:access,functions:config:get",
        delete:
          "functions:secrets:destroy,functions:config:unset,hosting:channel:delete,apps:android:sha:delete",
        local: "login,login:*,logout,init,use,target*,setup:*",
      },
    },
  },
  wrangler: {
    verbs: 1,
    groups:
      "kv r2 d1 secret pages queues hyperdrive vectorize kv:namespace kv:key kv:bulk r2:bucket deployments versions dispatch-namespace pubsub workflows pipelines ai zones dns-records",
    options:
      "-c,--config= -e,--env= --name= --namespace-id= --binding= --env-file= --command= --file= --remote --local --dry-run -y --var= --preview",
    service: {
      area: "platform",
      system: "wrangler",
      statements: "--command",
      scripts: "--file",
      remoteOption: "--remote",
      environment: "--env CLOUDFLARE_ENV",
      nouns: "kv r2 d1 ai dispatch-namespace",
      effects: {
        read: "dev,whoami,tail,types,d1 list,d1 info,kv:key get,kv key get,deployments list,deployments view,versions list,versions view,pages dev,pages deployment list,secret list,docs,dns-records list,d1 time-travel info,d1 migrations list,check *",
        deploy:
          "deploy,publish,pages deploy,pages publish,rollback,versions deploy,triggers deploy,d1 migrations apply,pages deployment *",
        destroy:
          "delete,kv namespace delete,kv:namespace delete,d1 delete,r2 bucket delete,r2:bucket delete,queues delete,queues purge,pages project delete,hyperdrive delete,vectorize delete,d1 time-travel restore,dispatch-namespace delete,workflows delete",
        delete:
          "kv key delete,kv:key delete,kv bulk delete,kv:bulk delete,r2 object delete,secret delete,secret bulk,dns-records delete,queues consumer *",
        "write-secret": "secret put,secret:bulk,versions secret put,pages secret put",
        change: "kv key put,kv:key put,kv bulk put,r2 object put,d1 execute --remote",
        execute: "d1 execute",
        local: "login,logout,init,generate,d1 create,d1 migrations apply --local,d1 execute --local,complete",
      },
    },
  },
  amplify: {
    verbs: 1,
    options: "-y,--yes --envName=",
    service: {
      area: "platform",
      system: "amplify",
      environment: "--envName",
      effects: {
        deploy: "push,publish",
        destroy: "delete,env remove,remove",
        read: "status,console,mock,diagnose",
        local: "init,pull,configure,env checkout,env list,add,update",
      },
    },
  },
  eas: {
    verbs: 1,
    options: "-p,--platform= --profile= --non-interactive --channel= --branch= -m=",
    service: {
      area: "platform",
      system: "eas",
      environment: "--profile --channel --branch",
      effects: {
        deploy: "submit,build --auto-submit,update,deploy,update:*,channel:edit",
        read: "build,build:list,build:view,whoami,update:list,diagnostics,config",
        delete: "update:delete,channel:delete,branch:delete,env:delete,secret:delete,build:cancel",
        "write-secret": "env:create,env:update,secret:create,env:push",
        transfer: "env:pull",
        "read-secret": "env:get,env:exec,env:list --include-sensitive",
        local: "login,logout,init,credentials",
      },
    },
  },
  convex: {
    verbs: 1,
    options: "--env-file= --prod -y",
    service: {
      area: "platform",
      system: "convex",
      effects: {
        deploy: "deploy",
        change: "import --prod,run --prod,env set --prod",
        read: "dev,logs,data,dashboard,codegen,export",
        "read-secret": "env get,env list",
        local: "import,run,env *",
      },
    },
  },
  deployctl: {
    verbs: 1,
    options: "--project= --prod --token=",
    service: {
      area: "platform",
      system: "deno-deploy",
      effects: {
        deploy: "deploy,--prod",
        destroy: "deployments delete,projects delete",
        read: "logs,top,projects list,deployments list",
      },
    },
  },
};
