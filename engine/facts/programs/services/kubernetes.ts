import type { Program, ProgramTable } from "../program.ts";
import type { Service } from "../service.ts";

const clusterOptions =
  "-n,--namespace= --context= --kube-context= --kubecontext= --cluster= --user= --kubeconfig= -o,--output= --timeout=";

const kubectl: Program = {
  verbs: 1,
  verbFiles: { cp: "read" },
  groups: "config rollout set auth create cluster-info certificate top",
  options: `${clusterOptions} -s,--server= --token= --as= -l,--selector= -f,--filename= -c,--container= -k,--kustomize= --field-selector= --dry-run -p,--patch= --type= --replicas= --image= --from-literal= --from-file= -A,--all-namespaces --all -i,--stdin -t,--tty --force --grace-period= --request-timeout= -L= --since= --tail= --sort-by= --template= --raw=`,
  service: {
    area: "kubernetes",
    system: "kubernetes",
    reader: "kubernetes",
    effects: {
      read: "get,describe,logs,top,diff,explain,config view,config current-context,config get-contexts,api-resources,api-versions,cluster-info,rollout status,rollout history,auth can-i,auth whoami,wait,version,port-forward,proxy,completion,kustomize,events,options,create token",
      local: "config *",
      change:
        "apply,replace,patch,edit,scale,autoscale,set *,label,annotate,rollout restart,rollout undo,rollout pause,rollout resume,uncordon,taint,adm taint,autoscale",
      create: "create *,expose,run,new-app,new-project",
      stop: "cordon,drain",
      execute: "exec,attach,debug,cp,rsh,rsync",
      access:
        "auth reconcile,certificate approve,certificate deny,policy *,adm policy *,create rolebinding,create clusterrolebinding,create clusterrole",
      delete: "delete",
    },
  },
};

/** Programs around one cluster. */
function clusterTool(system: string, options: string, rows: NonNullable<Service["effects"]> = {}): Program {
  return {
    verbs: 2,
    options: `${clusterOptions} ${options}`,
    service: {
      area: "kubernetes",
      system,
      effects: rows,
      environment: "--context --kube-context --kubecontext --cluster --namespace --name --server",
    },
  };
}

/** A program that makes clusters on this machine, which are there to be thrown away. */
function localCluster(system: string): Program {
  return {
    verbs: 2,
    options: "-p,--profile= --name= -c=",
    service: { area: "local-cluster", system },
  };
}

const backupEffects: NonNullable<Service["effects"]> = {
  create: "restore create,backup create,schedule create",
  read: "backup logs,restore logs,backup download,snapshot get,plugin get",
  destroy: "backup delete,uninstall,backup-location delete,snapshot-location delete",
  delete: "restore delete,schedule delete",
};

/** Clusters, and what is deployed to them. */
export const kubernetesPrograms: ProgramTable = {
  kubectl,
  oc: "kubectl",
  k: "kubectl",
  helm: {
    verbs: 1,
    groups: "repo dependency plugin registry get show",
    options: `${clusterOptions} -f,--values= --set= --set-string= --version= --repo= -i,--install --dry-run`,
    service: {
      area: "kubernetes",
      system: "helm",
      reader: "kubernetes",
      effects: {
        read: "list,ls,status,history,get *,show *,template,lint,search,diff,verify,version,env,test,repo list,dependency *,pull,package",
        local: "repo *,plugin *,registry *,create,completion",
        deploy: "install,upgrade,rollback",
        destroy: "uninstall,delete,del,un",
        publish: "push",
      },
    },
  },
  helmfile: clusterTool("helmfile", "-e,--environment= -f,--file= -l=", {
    deploy: "apply,sync",
    destroy: "destroy,delete",
    read: "diff,list,template,lint,status",
  }),
  kustomize: {
    verbs: 1,
    service: { area: "kubernetes", system: "kustomize", effects: { local: "edit *,create", read: "build" } },
  },
  argocd: clusterTool("argocd", "-l= --server= --grpc-web --revision= --auth-token=", {
    deploy: "app sync,app rollback",
    destroy: "app delete,app delete-resource,appset delete,cluster rm,cluster remove,proj delete,repo rm",
    access: "account update-password,proj role *",
    "read-secret": "account generate-token,admin initial-password",
    change: "app set,app patch,app unset,app terminate-op",
    local: "login,logout,context,relogin",
  }),
  flux: clusterTool("flux", "", {
    destroy: "uninstall,delete *",
    change: "reconcile *",
    deploy: "bootstrap *",
    stop: "suspend *",
    read: "check,get *,logs,export *,tree *,trace,diff *,build *",
    "read-secret": "export secret",
  }),
  istioctl: clusterTool("istioctl", "-f= -i=", {
    destroy: "uninstall,x uninstall",
    deploy: "install,upgrade",
    read: "analyze,proxy-status,proxy-config *,verify-install",
  }),
  linkerd: clusterTool("linkerd", "", { read: "check,viz *,install,uninstall,upgrade" }),
  eksctl: clusterTool("eksctl", "--region= -f= --name= --profile="),
  kops: clusterTool("kops", "--name= --state=", {
    destroy: "delete *",
    deploy: "update cluster --yes,rolling-update cluster --yes",
    read: "update *,rolling-update *,validate *,get *",
  }),
  kubeadm: clusterTool("kubeadm", "", {
    destroy: "reset",
    deploy: "upgrade apply",
    create: "init,join",
    read: "upgrade plan,token list,config *",
  }),
  rancher: clusterTool("rancher", "", { "read-secret": "token,clusters kubeconfig" }),
  skaffold: clusterTool("skaffold", "-p,--profile= -f= -m=", {
    deploy: "run,deploy,apply",
    delete: "delete",
    read: "build,render,diagnose,dev,debug,test",
  }),
  werf: clusterTool("werf", "--env= --repo=", {
    deploy: "converge",
    destroy: "dismiss",
    delete: "cleanup,purge",
    read: "build,render",
  }),
  velero: {
    verbs: 2,
    options: clusterOptions,
    service: {
      area: "backup",
      system: "velero",
      effects: backupEffects,
      environment: "--kubecontext --namespace",
    },
  },
  kubens: { service: { area: "kubernetes", system: "kubectx", otherwise: "local" } },
  kubectx: { service: { area: "kubernetes", system: "kubectx", rowsOnly: true, otherwise: "local" } },
  kind: localCluster("kind"),
  minikube: localCluster("minikube"),
  k3d: localCluster("k3d"),
  colima: localCluster("colima"),
};
