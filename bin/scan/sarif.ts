import { pathToFileURL } from "node:url";
import type { Sighting } from "./scan-text.ts";

const message = "A secret stands in this file. Revoke it, then take it out and out of the history.";

/**
 * Sightings as a SARIF log, for code scanning services.
 *
 * Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf(sightings: readonly Sighting[], directory: string): object {
  const detectors = [...new Set(sightings.map(({ detector }) => detector))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "sallyport", rules: detectors.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(directory)}/` } },
        results: sightings.map((sighting) => ({
          ruleId: sighting.detector,
          level: sighting.confidence === "certain" ? "error" : "warning",
          message: { text: message },
          locations: [{ physicalLocation: locationOf(sighting) }],
          partialFingerprints: { "sallyport/v1": sighting.fingerprint },
        })),
      },
    ],
  };
}

function locationOf({ path, line, column, endLine, endColumn }: Sighting): object {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  return {
    artifactLocation: path.startsWith("/") ? { uri: pathToFileURL(path).href } : { uri, uriBaseId: "ROOT" },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}
