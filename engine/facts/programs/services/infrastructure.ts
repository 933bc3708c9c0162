import type { Program, ProgramTable } from "../program.ts";

const terraform: Program = {
  verbs: 1,
  groups: "state workspace providers run-all run stack",
  singleDash: true,
  options:
    "--chdir= --var= --var-file= --target= --backend-config= --out= --state= --replace= --lock-timeout= --parallelism= --terragrunt-working-dir= --working-dir=",
  service: {
    area: "infrastructure",
    system: "terraform",
    reader: "terraform",
    environment:
      "--var-file --chdir --backend-config --terragrunt-working-dir --working-dir TF_WORKSPACE TF_VAR_environment TF_VAR_env",
    effects: {
      read: "plan,show,output,validate,fmt,graph,providers *,state list,state show,state pull,workspace show,workspace list,version,console,get,test,run-all plan,run plan,run validate,run output,run show,run-all validate,run-all output,hclfmt,metadata",
      local: "init,workspace select,workspace new,login,logout,run-all init,providers lock",
      deploy: "apply,run-all apply,run apply,stack run,up",
      destroy: "destroy,run-all destroy,run destroy,apply --destroy,workspace delete",
      change: "import,refresh,state mv,state replace-provider,taint,untaint,force-unlock",
      delete: "state rm,state push",
    },
  },
};

const ansibleOptions =
  "-i,--inventory= -l,--limit= -e,--extra-vars= -t,--tags= --skip-tags= -u,--user= -f= -m,--module-name= -a,--args= --vault-id= --vault-password-file= --private-key= -C,--check --syntax-check --list-hosts --list-tasks --list-tags -D,--diff -b,--become -K -k -v";

/** Programs that build, change and tear down infrastructure. */
export const infrastructurePrograms: ProgramTable = {
  terraform,
  tofu: "terraform",
  terragrunt: "terraform",
  pulumi: {
    verbs: 1,
    groups: "stack config state plugin org env",
    options: "-s,--stack= -C,--cwd= -y,--yes -m,--message= --target= --show-secrets",
    service: {
      area: "infrastructure",
      system: "pulumi",
      environment: "--stack --cwd PULUMI_STACK",
      effects: {
        read: "preview,stack ls,stack history,stack output,stack graph,config,config get,logs,about,whoami,version,stack",
        "read-secret":
          "config --show-secrets,stack output --show-secrets,stack export --show-secrets,env open,env get --show-secrets",
        deploy: "up,update",
        destroy: "destroy,down,stack rm",
        change: "refresh,import,cancel,state rename,state unprotect,stack import,stack rename",
        delete: "state delete,config rm",
        local: "stack select,stack init,new,config set,login,logout,install,plugin *",
      },
    },
  },
  esc: {
    verbs: 1,
    groups: "env",
    service: {
      area: "secret-manager",
      system: "pulumi-esc",
      effects: { "read-secret": "open,env open,env get --show-secrets", execute: "run,env run" },
    },
  },
  cdk: {
    verbs: 1,
    options: "-a,--app= --profile= -c,--context= -o,--output= --require-approval= --region= -f,--force --all",
    service: {
      area: "infrastructure",
      system: "cdk",
      environment: "--profile --context AWS_PROFILE CDK_DEFAULT_ACCOUNT",
      effects: {
        deploy: "deploy,bootstrap,import,rollback",
        destroy: "destroy,gc",
        read: "synth,synthesize,diff,ls,list,doctor,metadata,notices,docs,context",
        local: "init,acknowledge",
        change: "watch",
      },
    },
  },
  cdktf: {
    verbs: 1,
    options: "-a,--app= -o,--output= --auto-approve",
    service: {
      area: "infrastructure",
      system: "cdktf",
      effects: { deploy: "deploy,apply", destroy: "destroy", read: "synth,diff,list,output,get" },
    },
  },
  sam: {
    verbs: 1,
    groups: "local remote pipeline",
    options: "--stack-name= --profile= --region= --config-env= --config-file= -t= --s3-bucket=",
    service: {
      area: "infrastructure",
      system: "sam",
      environment: "--profile --config-env --stack-name AWS_PROFILE",
      effects: {
        deploy: "deploy,sync",
        destroy: "delete",
        read: "build,validate,logs,list *,traces,local *",
        execute: "remote invoke",
        local: "init,package,pipeline *",
      },
    },
  },
  serverless: {
    verbs: 1,
    options: "-s,--stage= -r,--region= --aws-profile= -f,--function= -c,--config=",
    service: {
      area: "infrastructure",
      system: "serverless",
      environment: "--stage --aws-profile AWS_PROFILE",
      effects: {
        deploy: "deploy,rollback",
        destroy: "remove",
        read: "info,print,package,logs,metrics,offline,invoke local,deploy list",
        execute: "invoke",
      },
    },
  },
  "ansible-playbook": {
    options: ansibleOptions,
    service: {
      area: "infrastructure",
      system: "ansible",
      environment: "--inventory --limit --extra-vars",
      otherwise: "deploy",
      rowsOnly: true,
      dryRun: "--check --syntax-check --list-hosts --list-tasks --list-tags",
    },
  },
  ansible: {
    options: ansibleOptions,
    service: {
      area: "infrastructure",
      system: "ansible",
      environment: "--inventory --limit",
      otherwise: "deploy",
      rowsOnly: true,
      dryRun: "--check --list-hosts",
      effects: {
        read: "* --module-name=ping,* --module-name=setup,* --module-name=debug,* --module-name=stat",
      },
    },
  },
  sceptre: {
    verbs: 1,
    options: "-y,--yes --var= --dir=",
    service: {
      area: "infrastructure",
      system: "sceptre",
      effects: {
        deploy: "launch,create,update,execute",
        destroy: "delete,prune",
        read: "list *,status,generate,diff",
      },
    },
  },
  "nixos-rebuild": {
    verbs: 1,
    options: "--target-host= --build-host= --flake= -I=",
    service: {
      area: "infrastructure",
      system: "nixos",
      rowsOnly: true,
      environment: "--target-host",
      effects: { deploy: "switch,boot,test", read: "build,dry-build,dry-activate,build-vm,list-generations" },
    },
  },
  juju: {
    verbs: 1,
    options: "-m,--model= -c,--controller= --force --no-prompt",
    service: { area: "infrastructure", system: "juju", compound: true, environment: "--model --controller" },
  },
  bosh: {
    verbs: 1,
    options: "-d,--deployment= -e,--environment= -n,--non-interactive",
    service: {
      area: "infrastructure",
      system: "bosh",
      compound: true,
      environment: "--environment --deployment",
      effects: { deploy: "deploy,recreate", execute: "ssh,run-errand", stop: "stop" },
    },
  },
  packer: {
    verbs: 1,
    singleDash: true,
    options: "--var= --var-file=",
    service: {
      area: "infrastructure",
      system: "packer",
      effects: { create: "build", read: "init,validate,fmt,inspect,console" },
    },
  },
  nomad: {
    verbs: 2,
    singleDash: true,
    options: "--address= --region= --namespace= --token=",
    service: {
      area: "infrastructure",
      system: "nomad",
      environment: "--address --namespace --region NOMAD_ADDR NOMAD_NAMESPACE",
      effects: {
        deploy: "run,job run,job promote,job revert",
        destroy: "stop --purge,job stop --purge,system gc,namespace delete",
        stop: "stop,job stop,node drain,alloc stop",
        execute: "alloc exec,exec",
        access: "acl *",
      },
    },
  },
  consul: {
    verbs: 2,
    singleDash: true,
    options: "--http-addr= --token= --datacenter= --namespace= --recurse",
    service: {
      area: "infrastructure",
      system: "consul",
      environment: "--http-addr --datacenter CONSUL_HTTP_ADDR",
      effects: {
        destroy: "kv delete --recurse,operator raft remove-peer,snapshot restore",
        stop: "leave,force-leave",
        access: "acl *",
        change: "kv put",
      },
    },
  },
  knife: {
    verbs: 2,
    options: "-c= -E= -y,--yes",
    service: { area: "infrastructure", system: "chef", environment: "-E" },
  },
  salt: {
    verbs: 2,
    options: "-L= -G= -E= -N=",
    service: {
      area: "infrastructure",
      system: "salt",
      rowsOnly: true,
      otherwise: "deploy",
      effects: { read: "* test.*,* grains.*,* pillar.*,* status.*" },
    },
  },
  puppet: {
    verbs: 1,
    options: "--environment=",
    service: {
      area: "infrastructure",
      system: "puppet",
      environment: "--environment",
      effects: { deploy: "agent,apply", delete: "node purge,node clean" },
      dryRun: "--noop",
    },
  },
};
