import type { Place } from "./place.ts";

/** Credentials in addresses. */
export const addresses: readonly Place[] = [
  // RFC 3986, 3.2.1. The last @ ends the user information, since people forget to escape it.
  {
    detector: "url/password",
    anchor: "://",
    expression: /(:\/\/[^\s:@/"'<>`\\]{0,128}:)([^\s/"'<>`\\]{2,256})@(?=[\w[.-])/y,
  },
  {
    detector: "url/user",
    anchor: "://",
    expression: /(:\/\/)([^\s:@/"'<>`\\]{8,256}):x-oauth-basic@/y,
  },
  { detector: "url/user", anchor: "://", weak: true, expression: /(:\/\/)([\w-]{24,128})@(?=[\w[.-])/y },
  // Webhook addresses: who knows the path may post.
  {
    detector: "slack/webhook",
    anchor: "hooks.slack.com/",
    expression: /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)([A-Za-z0-9/+]{30,120})/iy,
  },
  {
    detector: "discord/webhook",
    anchor: "/webhooks/",
    expression: /(?<=discord(?:app)?\.com\/api(?:\/v\d{1,2})?)(\/webhooks\/\d{17,20}\/)([\w-]{60,80})/iy,
  },
  {
    detector: "microsoft-teams/webhook",
    anchor: "/webhookb2/",
    expression: /(\/webhookb2\/)([\w@/-]{80,240})/iy,
  },
  {
    detector: "microsoft-teams/webhook",
    anchor: "outlook.office.com/webhook/",
    expression: /(outlook\.office\.com\/webhook\/)([\w@/-]{80,240})/iy,
  },
  {
    detector: "zapier/webhook",
    anchor: "hooks.zapier.com/",
    expression: /(hooks\.zapier\.com\/hooks\/catch\/)([\w/]{8,60})/iy,
  },
  {
    detector: "make/webhook",
    anchor: ".make.com/",
    expression: /(?<=hook\.[a-z]{2}\d)(\.make\.com\/)([a-z0-9]{28,40})(?![a-z0-9])/iy,
  },
  {
    detector: "ifttt/webhook",
    anchor: "maker.ifttt.com/",
    expression: /(maker\.ifttt\.com\/trigger\/[^\s/]{1,80}\/(?:json\/)?with\/key\/)([\w-]{20,64})/iy,
  },
  {
    detector: "wecom/webhook",
    anchor: "/cgi-bin/webhook/send?key=",
    expression: /(\/cgi-bin\/webhook\/send\?key=)([0-9a-f-]{36})/iy,
  },
  {
    detector: "lark/webhook",
    anchor: "/open-apis/bot/v2/hook/",
    expression: /(\/open-apis\/bot\/v2\/hook\/)([0-9a-f-]{36})/iy,
  },
  // https://github.com/google/google-authenticator/wiki/Key-Uri-Format
  {
    detector: "otpauth/secret",
    anchor: "otpauth://",
    expression: /(otpauth:\/\/[ht]otp\/[^\s"']{0,200}?[?&]secret=)([A-Z2-7]{16,128})/iy,
  },
  {
    detector: "azure/shared-access-signature",
    anchor: "sig=",
    weak: true,
    expression: /(?<=[?&;])(sig=)([\w%+/]{40,120}={0,2})/y,
  },
  {
    detector: "aws/presigned-url",
    anchor: "x-amz-signature=",
    expression: /(X-Amz-Signature=)([0-9a-f]{64})/iy,
  },
  {
    detector: "aws/session-token",
    anchor: "x-amz-security-token=",
    expression: /(X-Amz-Security-Token=)([\w%+/=-]{40,4096})/iy,
  },
];

/** Credentials in headers. */
export const headers: readonly Place[] = [
  // RFC 6750 and RFC 7617.
  {
    detector: "http/authorization",
    anchor: "authorization",
    expression:
      /(authorization\\?["']?\]?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?(?:bearer|basic|token|api-?key(?:-v\d)?|negotiate|bot|ssws|genie-?key|splunk)\s{1,4}(?:token=)?["'\\]{0,2})([\w.~+/=:-]{8,4096})/iy,
  },
  {
    detector: "http/authorization",
    anchor: "authorization",
    weak: true,
    expression:
      /(authorization\\?["']?\]?\s{0,4}(?:[:=,]|=>)\s{0,4}\\?["'`]?(?:[\w-]{2,20}\s{1,4})?)([\w.~+/=-]{16,4096})/iy,
  },
  {
    detector: "http/bearer-token",
    anchor: "bearer ",
    weak: true,
    expression: /(?<!\w)(bearer )([\w.~+/=-]{16,4096})/iy,
  },
  {
    detector: "curl/option",
    anchor: "curlopt_",
    expression: /(CURLOPT_(?:PROXY)?USERPWD\s{0,2}(?:,|=>)\s{0,2}["'][^\s"':]{0,100}:)([^\s"']{3,200})["']/iy,
  },
  {
    detector: "curl/option",
    anchor: "curlopt_",
    expression:
      /(CURLOPT_\w{0,20}(?:PASSWORD|PASSWD|BEARER)\s{0,2}(?:,|=>)\s{0,2}["'])([^\s"']{4,4096})["']/iy,
  },
];
