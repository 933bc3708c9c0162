import type { Call, Reading } from "./reading.ts";
import { runWords } from "./run-commands.ts";
import { sourcesIn, textValue, unknownAs, type Value } from "./values.ts";

/** What a library fetches, as the service's own program would: that is judged, and shown once the code prints it. */
function fetched(reading: Reading, words: readonly Value[], call: Call): Value {
  const { setting } = reading;
  reading.setting = { ...setting, reach: { ...setting.reach, kept: "captured" } };
  const value = runWords(reading, words, { ...call, args: [], named: new Map() });
  reading.setting = setting;
  return unknownAs("login", sourcesIn(value));
}

const wordsOf = (text: string): readonly Value[] => text.split(" ").map((word) => textValue(word));

/** The value of a setting as an option of the program. */
function optionOf(option: string, value: Value | undefined): readonly Value[] {
  return value ? [textValue(option), value] : [];
}

/** Functions of libraries that fetch logins and secrets, by kind. */
export const fetchedLogins = {
  keyring: (reading: Reading, call: Call): Value =>
    fetched(reading, [...wordsOf("keyring get"), ...call.args], call),
  awsSecret: (reading: Reading, call: Call): Value =>
    fetched(
      reading,
      [
        ...wordsOf("aws secretsmanager get-secret-value"),
        ...optionOf("--secret-id", call.named.get("SecretId") ?? call.args[0]?.entries?.get("SecretId")),
      ],
      call,
    ),
  awsParameter: (reading: Reading, call: Call): Value => {
    const settings = call.args[0]?.entries ?? call.named;
    // Anything else may have parameters as well.
    if (settings.get("WithDecryption")?.texts[0]?.toLowerCase() !== "true") return unknownAs("answer");
    const words = [
      ...wordsOf("aws ssm get-parameter --with-decryption"),
      ...optionOf("--name", settings.get("Name") ?? settings.get("Path")),
    ];
    return fetched(reading, words, call);
  },
  awsLogin: (reading: Reading, call: Call): Value =>
    fetched(reading, wordsOf("aws configure export-credentials"), call),
  gcloudSecret: (reading: Reading, call: Call): Value =>
    fetched(reading, wordsOf("gcloud secrets versions access latest"), call),
  vaultSecret: (reading: Reading, call: Call): Value =>
    fetched(reading, [...wordsOf("vault kv get"), call.named.get("path") ?? textValue("secret")], call),
};
