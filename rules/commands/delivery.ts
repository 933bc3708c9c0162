import type { Rule } from "../../engine/rule.ts";

/** Rule pack `delivery`: names, caches, proxies and mail, through which users reach everything. */
export const delivery = [
  {
    id: "delivery/destroy",
    summary: "Deletes a zone, a domain or a whole delivery service.",
    why: "Everything under it can no longer be reached, and caches keep the failure for hours.",
    instead: "Export the records first, and let the user delete it.",
    severity: "high",
    category: "destruction",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DeleteHostedZone.html",
    when: {
      operation: {
        area: ["dns", "cdn", "proxy", "mail"],
        effect: ["destroy"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws route53 delete-hosted-zone --id Z1",
        "gcloud dns managed-zones delete example",
        "fastly service delete --service-id a",
      ],
      good: ["aws route53 list-hosted-zones", "gcloud dns managed-zones list", "fastly service list"],
    },
  },
  {
    id: "delivery/delete",
    summary: "Deletes a record, route, rule or target.",
    why: "Requests or mail that relied on it fail.",
    instead: "Show the user the present value first, and let them delete it.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-delete.html",
    when: {
      operation: {
        area: ["dns", "cdn", "proxy", "mail", "tunnel"],
        effect: ["delete"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws elbv2 delete-rule --rule-arn a",
        "aws route53 delete-health-check --health-check-id a",
        "flarectl dns delete --zone example.com --id 1",
        "aws ses delete-receipt-rule --rule-set-name a --rule-name b",
      ],
      good: ["aws elbv2 describe-rules", "flarectl dns list --zone example.com", "dig +short example.com"],
    },
  },
  {
    id: "delivery/change",
    summary: "Changes names or caches that users reach a service by.",
    why: "A wrong record takes the service off the network for as long as caches keep it.",
    instead: "Show the change (dnscontrol preview), and let the user make it.",
    severity: "medium",
    category: "change",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-dns.html",
    when: {
      operation: {
        area: ["dns", "cdn"],
        effect: ["change", "create", "deploy", "access"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: [
        "aws route53 change-resource-record-sets --hosted-zone-id Z1 --change-batch file://c.json",
        "dnscontrol push",
        "aws cloudfront create-invalidation --distribution-id A --paths '/*'",
        "nsupdate -k key",
      ],
      good: [
        "aws route53 list-resource-record-sets --hosted-zone-id Z1",
        "dnscontrol preview",
        "aws cloudfront list-invalidations --distribution-id A",
      ],
    },
  },
  {
    id: "delivery/stop",
    summary: "Stops a web server, proxy or cache.",
    why: "Everything behind it is cut off.",
    instead: "Reload it instead (nginx -s reload), or ask the user.",
    severity: "medium",
    category: "change",
    source: "https://nginx.org/en/docs/control.html",
    when: {
      operation: {
        area: ["proxy", "cdn", "mail"],
        effect: ["stop"],
        target: ["unknown", "other", "development"],
        dryRun: false,
      },
    },
    examples: {
      bad: ["nginx -s quit", "haproxy -st 123", "caddy stop", "apachectl stop"],
      good: ["nginx -t", "nginx -s reload", "haproxy -c -f haproxy.cfg", "caddy validate"],
    },
  },
] as const satisfies readonly Rule[];
