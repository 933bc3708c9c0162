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
] as const satisfies readonly Rule[];
