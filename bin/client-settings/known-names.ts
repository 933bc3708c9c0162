/**
 * Names of files that nobody takes for a template, a public key or a test's own: where a rule has exceptions among its names, these stand
 * for it. Only what the policy in force denies of them is exported.
 */
export const knownFiles = [
  ...["local", "prod", "production", "dev", "development", "staging", "live", "bak", "backup", "old"].map(
    (ending) => `.env.${ending}`,
  ),
  ...["development", "staging", "production", "prod", "test"].map((ending) => `.env.${ending}.local`),
  ...[".env-prod", ".env-production", ".env_prod", "prod.env", "production.env", "staging.env", "local.env"],
  ...[".dev.vars", ".dev.vars.local", ".dev.vars.production"],
  ...["deploy", "deploy_key", "github", "gitlab", "bitbucket", "work", "personal", "identity", "key.pem"].map(
    (name) => `.ssh/${name}`,
  ),
  ...["server.key", "private.key", "privkey.pem", "private-key.pem", "private_key.pem", "key.pem"],
  ...["deploy_rsa", "deploy_ed25519", "deploy_key.pem", "release.keystore", "upload-keystore.jks"],
  ...["config", "config.yaml", "config.yml", "admin.conf"].map((name) => `.kube/${name}`),
  ...["service-account.json", "service_account.json", "serviceAccountKey.json", "service-account-key.json"],
  ...["gcp-key.json", "gcp-credentials.json", "google-credentials.json", "firebase-adminsdk.json"],
  ...["client_secret.json", "client_secrets.json", "sa-key.json"],
  ...["passwords.kdbx", "Passwords.kdbx", "client.ovpn", "krb5.keytab", "wallet.dat"],
  ...["secrets.json", "secrets.yaml", "secrets.yml", "secrets.toml", "credentials.yaml", "credentials.yml"],
  ...[
    "terraform.tfstate",
    "terraform.tfstate.backup",
    "terraform.tfvars",
    "prod.tfvars",
    "production.tfvars",
  ],
  ...[".envrc", "cert-and-key.pem", ".htpasswd", "cookies.txt", "keystore.properties", "key.properties"],
] as const;

/** Environment variables that hold credentials, by the names that tools document. */
export const knownVariables = [
  ...["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "OPENAI_API_KEY", "GEMINI_API_KEY", "MISTRAL_API_KEY"],
  ...["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"],
  ...["GITHUB_TOKEN", "GH_TOKEN", "GITLAB_TOKEN", "CI_JOB_TOKEN", "BITBUCKET_TOKEN"],
  ...[
    "NPM_TOKEN",
    "NODE_AUTH_TOKEN",
    "PYPI_TOKEN",
    "TWINE_PASSWORD",
    "CARGO_REGISTRY_TOKEN",
    "GEM_HOST_API_KEY",
  ],
  ...["DATABASE_URL", "REDIS_URL", "MONGODB_URI", "PGPASSWORD", "MYSQL_PWD", "POSTGRES_PASSWORD"],
  ...[
    "CLOUDFLARE_API_TOKEN",
    "DIGITALOCEAN_ACCESS_TOKEN",
    "HEROKU_API_KEY",
    "VERCEL_TOKEN",
    "NETLIFY_AUTH_TOKEN",
  ],
  ...["STRIPE_SECRET_KEY", "SLACK_BOT_TOKEN", "TWILIO_AUTH_TOKEN", "SENDGRID_API_KEY", "SENTRY_AUTH_TOKEN"],
  ...["VAULT_TOKEN", "PULUMI_ACCESS_TOKEN", "TF_TOKEN_app_terraform_io", "OP_SERVICE_ACCOUNT_TOKEN"],
] as const;
