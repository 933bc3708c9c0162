import type { Rule } from "../../engine/rule.ts";

/** Rule pack `clusters`: programs around a Kubernetes cluster. */
export const clusters = [
  {
    id: "clusters/destroy",
    summary: "Deletes a cluster, or an application that a cluster tool manages.",
    why: "Every workload and volume in it goes too.",
    instead: "Show the user what would go, and let them remove it.",
    severity: "high",
    category: "destruction",
    source: "https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_app_delete/",
    when: {
      operation: {
        area: ["kubernetes"],
        notSystem: ["kubernetes", "helm"],
        effect: ["destroy", "delete"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "argocd app delete shop",
        "eksctl delete cluster --name main",
        "kops delete cluster --name main --yes",
        "flux uninstall",
      ],
      good: ["argocd app get shop", "eksctl get cluster", "kubectl get pods", "kind delete cluster"],
    },
  },
  {
    id: "clusters/sync",
    summary: "Rolls out what a cluster tool manages.",
    why: "It takes effect for users at once.",
    instead: "Show the difference first (argocd app diff), and ask the user.",
    severity: "low",
    category: "change",
    source: "https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_app_sync/",
    when: {
      operation: {
        area: ["kubernetes"],
        notSystem: ["kubernetes"],
        effect: ["deploy", "stop"],
        target: ["unknown", "other"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["argocd app sync shop", "flux suspend kustomization shop", "helm upgrade shop ./chart"],
      good: ["argocd app diff shop", "flux get kustomizations", "helm diff upgrade shop ./chart"],
    },
  },
  {
    id: "clusters/change-access",
    summary: "Changes who may do what in a cluster.",
    why: "Roles and bindings outlive the task, and whoever has them can use them.",
    instead: "Tell the user which permission is missing, and why.",
    severity: "medium",
    category: "change",
    source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
    when: {
      operation: {
        area: ["kubernetes"],
        effect: ["access"],
        target: ["unknown", "other", "production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "kubectl create clusterrolebinding a --clusterrole=cluster-admin --user=dev",
        "kubectl create rolebinding a --clusterrole=admin --serviceaccount=web:default",
        "oc adm policy add-cluster-role-to-user cluster-admin dev",
      ],
      good: [
        "kubectl get clusterrolebindings",
        "kubectl auth can-i --list",
        "kubectl create rolebinding a --clusterrole=view --user=dev --dry-run=client -o yaml",
        "kubectl --context kind-dev create clusterrolebinding a --clusterrole=view --user=dev",
      ],
    },
  },
  {
    id: "clusters/apply-download",
    summary: "Applies objects straight from an address to a cluster.",
    why: "They may hold workloads and rights that nobody here has read, and be others tomorrow.",
    instead: "Download the file, read it, keep it in the repository, and apply that.",
    severity: "medium",
    category: "change",
    source: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/",
    when: {
      operation: {
        system: ["kubernetes"],
        verb: ["apply", "create", "replace"],
        resource: ["download"],
        target: ["unknown", "other", "production"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "kubectl apply -f https://example.com/install.yaml",
        "kubectl create -f https://example.com/operator.yaml",
        "kubectl apply -k github.com/a/b/deploy",
      ],
      good: [
        "kubectl apply -f install.yaml",
        "kubectl --context kind-dev apply -f https://example.com/install.yaml",
        "kubectl apply -f https://example.com/install.yaml --dry-run=server",
      ],
    },
  },
  {
    id: "clusters/open-to-node",
    summary: "Starts a shell or a changed workload that may own the machines of a cluster.",
    why: "A debugging pod on a node sees its whole disk; overrides can ask for the same.",
    instead: "Use kubectl debug on the pod itself, or put the change into the manifest.",
    severity: "medium",
    category: "change",
    source: "https://kubernetes.io/docs/tasks/debug/debug-cluster/kubectl-node-debug/",
    when: {
      command: { program: ["kubectl", "oc", "k"], verb: ["debug"], argument: ["node/*", "no/*", "nodes/*"] },
      operation: { system: ["kubernetes"], target: ["unknown", "other", "production"] },
    },
    examples: {
      bad: ["kubectl debug node/web-1 -it --image=alpine", "oc debug node/web-1"],
      good: [
        "kubectl debug web-1 -it --image=alpine",
        "kubectl describe node/web-1",
        "kubectl --context kind-dev debug node/kind-worker -it --image=alpine",
      ],
    },
  },
  {
    id: "clusters/run-overridden",
    summary: "Starts a pod whose description is replaced in the command line.",
    why: "Overrides can ask for the machine's processes, disk and rights.",
    instead: "Write the pod as a file that can be read, and apply it.",
    severity: "medium",
    category: "change",
    source: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_run/",
    when: {
      command: { program: ["kubectl", "oc", "k"], verb: ["run"], option: ["--overrides"] },
      operation: { system: ["kubernetes"], target: ["unknown", "other", "production"], dryRun: false },
    },
    examples: {
      bad: [
        `kubectl run a --rm -it --image=alpine --overrides='{"spec":{"hostPID":true}}'`,
        "oc run a --image=alpine --overrides=@pod.json",
      ],
      good: [
        "kubectl run a --rm -it --image=alpine -- sh",
        `kubectl --context kind-dev run a --image=alpine --overrides='{"spec":{"hostPID":true}}'`,
      ],
    },
  },
] as const satisfies readonly Rule[];
