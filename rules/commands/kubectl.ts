import type { Rule } from "../../engine/rule.ts";

const reference = "https://kubernetes.io/docs/reference/kubectl/generated";
const programs = ["kubectl", "oc", "k"] as const;
const changes = [
  "apply",
  "create*",
  "replace",
  "patch",
  "edit",
  "scale",
  "autoscale",
  "set *",
  "label",
  "annotate",
  "expose",
  "run",
  "rollout {restart,undo,pause,resume}",
] as const;

/** Rule pack `kubectl`: reading secrets from, and changing, a Kubernetes cluster. */
export const kubectl = [
  {
    id: "kubectl/read-secret",
    summary: "Reads Secret objects out of the cluster.",
    why: "Secret values are only base64; printing them puts them in the transcript and the model's context.",
    instead: "Refer to the Secret by name (secretKeyRef), or ask the user to run the command.",
    severity: "critical",
    category: "credential",
    source: "https://kubernetes.io/docs/concepts/configuration/secret/",
    when: {
      operation: {
        system: ["kubernetes"],
        effect: ["read-secret"],
      },
    },
    examples: {
      bad: [
        "kubectl get secrets -A -o yaml",
        "kubectl -n prod get secret/db -oyaml",
        "sudo kubectl get pods,secrets -o json",
        "kubectl get secret db -o jsonpath='{.data.password}'",
        "kubectl get secrets -o custom-columns=A:.metadata.name,B:.data",
        "kubectl edit secrets.v1. db",
        "kubectl get --raw /api/v1/namespaces/default/secrets",
      ],
      good: [
        "kubectl get pods",
        "kubectl apply -f secret.yaml",
        "echo kubectl get secrets",
        "kubectl get secretstores",
        "kubectl get pods,svc,secrets -n dev",
        "kubectl get secrets -o name",
        "kubectl get secrets -o jsonpath='{.items[*].metadata.name}'",
        "kubectl describe secret db",
        "kubectl get secret db -o json | jq -r '.data | keys[]'",
        "kubectl delete secret old --dry-run=client",
      ],
    },
  },
  {
    id: "kubectl/print-kubeconfig",
    summary: "Prints the cluster credentials of the kubeconfig.",
    why: "Certificates and tokens printed here open the cluster from anywhere.",
    instead: "Leave --raw out: kubectl config view shows the same without the credentials.",
    severity: "high",
    category: "credential",
    source: `${reference}/kubectl_config/kubectl_config_view/`,
    when: { command: { program: programs, verb: ["config view"], option: ["--raw", "--flatten"] } },
    examples: {
      bad: ["kubectl config view --raw", "kubectl config view --minify --raw -o json"],
      good: ["kubectl config view", "kubectl config current-context", "kubectl get --raw /healthz"],
    },
  },
  {
    id: "kubectl/create-token",
    summary: "Prints a fresh token of a service account.",
    why: "Whoever has the token acts as the service account in the cluster.",
    instead: "Let the workload mount its own token, or ask the user to create one.",
    severity: "high",
    category: "credential",
    source: `${reference}/kubectl_create/kubectl_create_token/`,
    when: { operation: { system: ["kubernetes"], verb: ["create token"] } },
    examples: {
      bad: ["kubectl create token deployer", "kubectl -n ci create token builder --duration=24h"],
      good: ["kubectl create serviceaccount deployer", "kubectl get serviceaccounts", "kubectl auth whoami"],
    },
  },
  {
    id: "kubectl/enter-production",
    summary: "Runs a command inside a production workload or node.",
    why: "It acts with the workload's rights on live data, and leaves no change request behind.",
    instead: "Read logs and describe instead (kubectl logs, kubectl describe), or ask the user to run it.",
    severity: "high",
    category: "change",
    source: `${reference}/kubectl_exec/`,
    when: {
      operation: {
        system: ["kubernetes"],
        verb: ["exec", "attach", "debug", "cp", "rsh", "rsync"],
        target: ["production"],
      },
    },
    examples: {
      bad: ["kubectl --context prod exec web-1 -- sh", "kubectl -n production exec -it deploy/web -- psql"],
      good: [
        "kubectl --context prod logs web-1",
        "kubectl --context kind-dev exec web-1 -- ls",
        "kubectl -n production get pods",
      ],
    },
  },
  {
    id: "kubectl/enter",
    summary: "Runs a command inside a workload of a cluster that is not known.",
    why: "It acts with the workload's rights, and the cluster may be production.",
    instead: "Name the cluster with --context, or read logs instead.",
    severity: "low",
    category: "change",
    source: `${reference}/kubectl_exec/`,
    when: {
      operation: {
        system: ["kubernetes"],
        verb: ["exec", "attach", "debug", "cp", "rsh", "rsync"],
        target: ["unknown"],
      },
    },
    examples: {
      bad: ["kubectl exec web-1 -- ls", "kubectl cp web-1:/tmp/a a"],
      good: ["kubectl logs web-1", "kubectl --context kind-dev exec web-1 -- ls"],
    },
  },
  {
    id: "kubectl/change-production",
    summary: "Changes something in a production cluster.",
    why: "It takes effect for users at once, past review and the deployment pipeline.",
    instead: "Change the manifest in the repository; kubectl diff or --dry-run=server shows the effect.",
    severity: "high",
    category: "change",
    source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/",
    when: {
      operation: {
        system: ["kubernetes"],
        verb: [...changes, "taint", "cordon", "uncordon"],
        target: ["production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "kubectl --context prod-eu apply -f deploy.yaml",
        "kubectl -n production scale deployment/web --replicas=0",
        "kubectl --context prod rollout restart deployment/web",
        "kubectl --context=production set image deployment/web web=app:2",
      ],
      good: [
        "kubectl --context prod get pods",
        "kubectl --context prod rollout status deployment/web",
        "kubectl --context prod apply -f deploy.yaml --dry-run=server",
        "kubectl --context kind-dev apply -f deploy.yaml",
      ],
    },
  },
  {
    id: "kubectl/change",
    summary: "Changes something in a cluster.",
    why: "It takes effect at once, and nothing here says that the cluster is not production.",
    instead: "Name the cluster with --context, and try --dry-run=server first.",
    severity: "low",
    category: "change",
    source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/",
    when: {
      operation: { system: ["kubernetes"], verb: changes, target: ["unknown"], dryRun: false },
    },
    examples: {
      bad: ["kubectl apply -f deploy.yaml", "kubectl scale deployment/web --replicas=3"],
      good: [
        "kubectl get deployments",
        "kubectl diff -f deploy.yaml",
        "kubectl apply -f deploy.yaml --dry-run=client",
      ],
    },
  },
  {
    id: "kubectl/delete-in-production",
    summary: "Deletes something in a production cluster.",
    why: "Users are cut off, and what had no manifest or backup cannot be made again.",
    instead: "Show the user what would go with --dry-run=server, and let them delete it.",
    severity: "critical",
    category: "change",
    source: `${reference}/kubectl_delete/`,
    when: {
      operation: { system: ["kubernetes"], verb: ["delete", "drain"], target: ["production"], dryRun: false },
    },
    examples: {
      bad: [
        "kubectl --context prod delete pod web-1",
        "kubectl delete -f deploy.yaml -n production",
        "kubectl --context prod drain node-1",
      ],
      good: [
        "kubectl --context prod delete pod web-1 --dry-run=server",
        "kubectl --context kind-dev delete pod web-1",
      ],
    },
  },
  {
    id: "kubectl/delete-namespace",
    summary: "Deletes a namespace, volume or resource type with everything that hangs on it.",
    why: "Workloads, data and secrets in it go too, and nothing says that this is not production.",
    instead: "Delete the one object you made by its name, or name a cluster with --context.",
    severity: "high",
    category: "destruction",
    source: "https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace",
    when: {
      operation: {
        system: ["kubernetes"],
        verb: ["delete"],
        resource: [
          "namespace",
          "project",
          "node",
          "persistentvolume",
          "persistentvolumeclaim",
          "customresourcedefinition",
          "\\*",
        ],
        target: ["unknown", "production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "kubectl delete namespace shop",
        "kubectl delete ns/shop",
        "oc delete project shop",
        "kubectl delete pvc data-0",
      ],
      good: [
        "kubectl get namespaces",
        "kubectl delete namespace shop --dry-run=client",
        "kubectl --context kind-dev delete ns shop",
        "kubectl delete pod web-1",
      ],
    },
  },
  {
    id: "kubectl/delete-all",
    summary: "Deletes all objects of a kind.",
    why: "It also deletes what somebody else runs there.",
    instead: "Delete by name, or by a label that only your objects have.",
    severity: "high",
    category: "destruction",
    source: `${reference}/kubectl_delete/`,
    when: {
      command: { program: programs, verb: ["delete"], option: ["--all", "--all-namespaces"] },
      operation: {
        system: ["kubernetes"],
        verb: ["delete"],
        target: ["unknown", "production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "kubectl delete pods --all",
        "kubectl delete deployments -A -l app=web",
        "kubectl -n production delete pods --all",
      ],
      good: [
        "kubectl delete pod web-1",
        "kubectl get pods --all-namespaces",
        "kubectl --context kind-dev delete pods --all",
      ],
    },
  },
  {
    id: "kubectl/delete",
    summary: "Deletes something in a cluster that is not known.",
    why: "The cluster may be production, and what has no manifest cannot be made again.",
    instead: "Name the cluster with --context, and try --dry-run=server first.",
    severity: "medium",
    category: "change",
    source: `${reference}/kubectl_delete/`,
    when: {
      operation: { system: ["kubernetes"], verb: ["delete", "drain"], target: ["unknown"], dryRun: false },
    },
    examples: {
      bad: ["kubectl delete pod web-1", "kubectl delete -f deploy.yaml"],
      good: [
        "kubectl --context kind-dev delete pod web-1",
        "kubectl delete pod web-1 --dry-run=server",
        "kubectl get pods",
      ],
    },
  },
] as const satisfies readonly Rule[];
