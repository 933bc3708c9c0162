import type { Place } from "./place.ts";

/** Credentials in configuration files. */
export const files: readonly Place[] = [
  // https://everything.curl.dev/usingcurl/netrc.html
  {
    detector: "netrc/password",
    anchor: "login",
    expression:
      /(?<=(?:machine\s{1,8}\S{1,128}|default)\s{1,8})(login\s{1,8}(?!anonymous\s)[^\s]{1,128}\s{1,8}password\s{1,8})([^\s"'\\]{3,256})/y,
  },
  // https://docs.npmjs.com/cli/v11/configuring-npm/npmrc#auth-related-configuration
  {
    detector: "npmrc/auth",
    anchor: "_auth",
    expression: /(?<!\w)(_auth(?:Token)?\s{0,2}=\s{0,2}["']?)([^\s"'$\\]{8,4096})/y,
  },
  {
    detector: "npmrc/password",
    anchor: ":_password",
    expression: /(:_password\s{0,2}=\s{0,2}["']?)([^\s"'$+\\][^\s"'$\\]{3,512})/y,
  },
  // https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string
  {
    detector: "azure/account-key",
    anchor: "accountkey=",
    expression: /(?<!\w)(AccountKey=)([\w+/%]{40,120}={0,2})/iy,
  },
  {
    detector: "azure/shared-access-key",
    anchor: "sharedaccesskey=",
    expression: /(?<!\w)(SharedAccessKey=)([\w+/%]{20,120}={0,2})/iy,
  },
  // https://learn.microsoft.com/en-us/azure/azure-app-configuration/concept-disable-access-key-authentication
  {
    detector: "azure/app-configuration",
    anchor: ";secret=",
    expression: /(;Secret=)([A-Za-z0-9+/]{40,90}={0,2})/iy,
  },
  // https://docs.docker.com/reference/cli/docker/login/#credential-stores: base64 of user:password.
  ...['auth"', 'auth\\"'].map(
    (anchor): Place => ({
      detector: "docker/registry-auth",
      anchor,
      expression: /(?<=")(auth\\?"\s{0,4}:\s{0,4}\\?")([A-Za-z0-9+/]{12,4096}={0,2})/y,
    }),
  ),
  // https://www.postgresql.org/docs/current/libpq-pgpass.html
  ...[":5432:", ":5433:", ":6432:"].map(
    (anchor): Place => ({
      detector: "pgpass/password",
      anchor,
      expression: /(?<=[\w.*-])(:\d{4}:[\w*.-]{1,64}:[\w*.-]{1,64}:)([^\s:"'\\]{4,256})(?![:\w])/y,
    }),
  ),
  // RFC 7518, 6.2.2 and 6.3.2: the private members of a JSON Web Key.
  ...['"kty"', '\\"kty\\"'].map(
    (anchor): Place => ({
      detector: "jwk/private-key",
      anchor,
      expression:
        /(\\?"kty\\?"\s{0,4}:\s{0,4}\\?"(?:RSA|EC|OKP|oct)[^{}]{0,1200}?[{,\s]\\?"[dk]\\?"\s{0,4}:\s{0,4}\\?")([\w-]{16,2000})/y,
    }),
  ),
  {
    detector: "jwk/private-key",
    anchor: '"d"',
    expression: /("d"\s{0,4}:\s{0,4}")([\w-]{40,2000})(?="[^{}]{0,1200}"kty")/y,
  },
  // An NT hash behind the LM hash of no password, as domain controllers and tools print them.
  {
    detector: "password-hash/ntlm",
    anchor: "aad3b435b51404ee",
    expression: /(aad3b435b51404eeaad3b435b51404ee:)([0-9a-f]{32})(?!\w)/iy,
  },
  {
    detector: "password-hash/ldap",
    anchor: "{ssha",
    expression: /(\{SSHA(?:256|512)?\})([A-Za-z0-9+/]{32,120}={0,2})/iy,
  },
  // https://developer.wordpress.org/apis/wp-config-php/#security-keys
  {
    detector: "wordpress/salt",
    anchor: "define(",
    expression:
      /(define\(\s{0,2}['"](?:SECURE_AUTH|AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"],\s{0,20}['"])([^'\n]{40,90})['"]/iy,
  },
  // https://laravel.com/docs/encryption#configuration
  {
    detector: "laravel/app-key",
    anchor: "app_key=base64:",
    expression: /(APP_KEY=base64:)([A-Za-z0-9+/]{22,43}={1,2})/iy,
  },
  {
    detector: "django/secret-key",
    anchor: "django-insecure-",
    expression: /(django-insecure-)([^\s'"\\]{30,80})/y,
  },
  // FileZilla's and other programs' XML, where the element says how the value is encoded.
  {
    detector: "xml/password",
    anchor: "<pass",
    expression: /(<pass(?:word)?(?:\s[^<>\n]{1,80})?>)([^<\s]{4,200})<\//iy,
  },
  // https://docs.codeclimate.com/docs/configuring-test-coverage
  {
    detector: "code-climate/reporter-id",
    anchor: "cc_test_reporter_id",
    expression: /(CC_TEST_REPORTER_ID["']?\s{0,2}[:=]\s{0,2}["']?)([0-9a-f]{64})/iy,
  },
  // https://docs.sonarsource.com/sonarqube-server/: before 10.0 a token was given as the login.
  {
    detector: "sonar/token",
    anchor: "sonar.login",
    expression: /(sonar\.login["']?\s{0,2}[=:,]\s{0,2}["']?)([0-9a-f]{40})/iy,
  },
  // https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-uhc-hmac-credentials-main
  {
    detector: "ibm/cos-hmac-key",
    anchor: "secret_access_key",
    expression: /(secret_access_key\\?["']?\s{0,2}[:=]\s{0,2}\\?["']?)([0-9a-f]{48})(?!\w)/iy,
  },
  // https://developers.asana.com/docs/personal-access-token
  {
    detector: "asana/token",
    anchor: "0/",
    expression: /(?<![\w/.])()([012]\/(?:\d{15,17}\/)?\d{15,17}:[0-9a-zA-Z]{28,40})/y,
  },
  {
    detector: "asana/token",
    anchor: "1/",
    expression: /(?<![\w/.])()([012]\/(?:\d{15,17}\/)?\d{15,17}:[0-9a-zA-Z]{28,40})/y,
  },
];

/** Credentials in commands and code. */
export const commands: readonly Place[] = [
  // SQL of the common servers.
  {
    detector: "sql/password",
    anchor: "identified",
    expression: /(?<!\w)(identified\s{1,4}(?:with\s{1,4}\w{1,40}\s{1,4})?by\s{1,4}')([^'\n]{3,128})'/iy,
  },
  { detector: "sql/password", anchor: "password '", expression: /(?<!\w)(password ')([^'\n]{3,128})'/iy },
  // https://developer.hashicorp.com/vault/docs/concepts/seal
  {
    detector: "hashicorp-vault/unseal-key",
    anchor: "unseal",
    expression: /(unseal(?:\s{1,2}key(?:\s\d{1,2})?:)?\s{1,2})([A-Za-z0-9+/]{43,44}={0,2})/iy,
  },
  // https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/
  {
    detector: "kubernetes/bootstrap-token",
    anchor: "token ",
    expression: /(?<=--[a-z-]{0,20})(token )([a-z0-9]{6}\.[a-z0-9]{16})(?!\w)/y,
  },
  {
    detector: "truenas/api-key",
    anchor: "login_with_api_key",
    expression: /(login_with_api_key\\?"[^[\]]{0,80}\[\s{0,40}\\?")(\d{1,4}-[A-Za-z0-9]{64})/y,
  },
  // https://learn.microsoft.com/en-us/sysinternals/downloads/psexec
  {
    detector: "psexec/password",
    anchor: "psexec",
    expression: /(psexec[^\n]{0,200}? -p )([^\s"'%$]{3,128})/iy,
  },
  {
    detector: "powershell/password",
    anchor: "convertto-securestring",
    expression: /(ConvertTo-SecureString\s{1,4}(?:-\w{2,20}\s{1,4}){0,3}["']?)([^\s"'$(-][^\s"']{3,200})/iy,
  },
  {
    detector: "dotnet/network-credential",
    anchor: "networkcredential(",
    expression: /(NetworkCredential\(\s{0,4}"[^"\n]{1,128}"\s{0,2},\s{0,4}")([^"\n]{4,128})"/iy,
  },
  {
    detector: "dotnet/directory-entry",
    anchor: "directoryentry(",
    expression:
      /(DirectoryEntry\(\s{0,20}"[^"\n]{1,200}"\s{0,2},\s{0,20}"[^"\n]{1,128}"\s{0,2},\s{0,20}")([^"\n]{4,128})"/iy,
  },
];
