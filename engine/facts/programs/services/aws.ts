import type { ProgramTable } from "../program.ts";

/** Amazon Web Services. */
export const awsPrograms: ProgramTable = {
  aws: {
    verbs: 2,
    verbFiles: { "s3 cp": "read", "s3 mv": "delete", "s3 sync": "read" },
    options:
      "--profile= --region= --output= --query= --endpoint-url= --cli-input-json= --secret-id= --name= --names= --bucket= --key= --recursive --dryrun --stack-name= --queue-url= --topic-arn= --hosted-zone-id= --table-name= --function-name= --cluster= --service= --distribution-id= --filters= --ca-bundle= --color= --cli-read-timeout= --cli-connect-timeout= --force --delete --document-name= --desired-count= --sql= --sqls= --query-string= --parameters= --cluster-identifier= --database= --instance-ids= --targets=",
    service: {
      area: "cloud",
      system: "aws",
      compound: true,
      environment: "--profile AWS_PROFILE AWS_DEFAULT_PROFILE --endpoint-url AWS_ENDPOINT_URL",
      dryRun: "--generate-cli-skeleton",
      statements: "--sql --sqls --query-string",
      nouns: "deploy events logs config events batch connect support health account backup",
      areas: {
        route53: "dns",
        route53domains: "dns",
        cloudfront: "cdn",
        sqs: "broker",
        sns: "broker",
        kafka: "broker",
        kinesis: "broker",
        backup: "backup",
        secretsmanager: "secret-manager",
        ssm: "cloud",
        apigateway: "api-gateway",
        apigatewayv2: "api-gateway",
        cloudwatch: "monitoring",
        logs: "monitoring",
        ses: "mail",
        sesv2: "mail",
        dynamodb: "database",
        rds: "cloud",
        opensearch: "search",
        es: "search",
        elbv2: "proxy",
        elb: "proxy",
        ecr: "container-registry",
        ecs: "cloud",
      },
      effects: {
        read: "s3 ls,s3 presign,logs tail,logs filter-*,ssm get-*,ssm describe-*,sts *,s3api head-*,s3api get-*,* list-*,* describe-*,* get-*,* wait,dynamodb query,dynamodb scan,dynamodb batch-get-item,configure list,configure get,logs start-query,athena get-*,ec2 describe-*,pricing *,* lookup-events",
        "read-secret":
          "secretsmanager get-secret-value,secretsmanager batch-get-secret-value,ssm get-parameter* --with-decryption,kms decrypt,ec2 get-password-data,apigateway get-api-key* --include-value,apigateway get-api-keys --include-values,cognito-idp describe-user-pool-client,lightsail get-*-access-details,lightsail download-default-key-pair",
        transfer: "s3 cp,s3 sync,s3api put-object,s3api copy-object,s3api upload-part",
        create: "s3 mb",
        change: "cloudfront create-invalidation",
        delete:
          "s3 rm,s3 rb,s3 mv,s3 sync --delete,s3api delete-object*,sns remove-permission,lambda remove-permission,* deregister-*,* disassociate-*,* remove-tags*,* untag-*,secretsmanager delete-resource-policy,* delete-*-policy,ec2 release-address,ec2 delete-security-group,* delete-tags,* release-*,logs put-retention-policy",
        destroy:
          "s3 rm --recursive,s3 rb --force,kms schedule-key-deletion,kms disable-key,ec2 terminate-instances,* delete-db-*,rds delete-*,* delete-stack,* delete-cluster,* delete-table,* delete-bucket,* delete-hosted-zone,backup delete-*,* delete-file-system,* delete-repository,* delete-log-group,* delete-snapshot,* delete-volume,* delete-vault,organizations leave-organization,organizations close-account,s3api put-bucket-lifecycle*,secretsmanager delete-secret --force-delete-without-recovery,* purge-queue",
        stop: "ec2 stop-instances,rds stop-*,ecs stop-task,lambda put-function-concurrency,ecs update-service --desired-count=0,cloudtrail stop-logging,guardduty delete-detector,config stop-*,* disable-*,* suspend-*,* stop-*",
        deploy:
          "cloudformation deploy,cloudformation create-stack,cloudformation update-stack,cloudformation execute-change-set,ecs update-service,lambda update-function-code,deploy create-deployment,elasticbeanstalk update-environment,amplify start-*,lambda publish-version,lambda update-alias,codepipeline start-*,apprunner start-deployment",
        access:
          "iam create-access-key,iam create-user,iam create-role,iam attach-*,iam detach-*,iam put-*,iam add-*,iam remove-*,iam update-assume-role-policy,iam update-login-profile,iam create-login-profile,iam delete-*,iam set-default-policy-version,iam create-policy*,s3api put-bucket-policy,s3api put-bucket-acl,s3api put-object-acl,s3api put-public-access-block,s3api delete-public-access-block,s3api delete-bucket-policy,ec2 authorize-*,ec2 revoke-*,ec2 modify-snapshot-attribute,ec2 modify-image-attribute,rds modify-db-snapshot-attribute,kms put-key-policy,kms create-grant,lambda add-permission,secretsmanager put-resource-policy,secretsmanager rotate-secret,organizations *-policy,sns add-permission,sqs add-permission,* put-resource-policy,ecr set-repository-policy,* modify-db-* --no-deletion-protection,cloudformation update-termination-protection --no-enable-termination-protection",
        "write-secret":
          "secretsmanager put-secret-value,secretsmanager update-secret*,secretsmanager create-secret,ssm put-parameter",
        execute:
          "ssm send-command,ssm start-session,ecs execute-command,lambda invoke,ecs run-task,ssm start-automation-execution",
        local:
          "configure,configure set,configure sso,sso *,eks update-kubeconfig,ecr get-login-password,codeartifact login",
      },
    },
  },
};
