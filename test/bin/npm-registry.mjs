// A registry on the loopback interface: what npm asks for a package and its archive, made of the archives in a folder.
// Usage: node npm-registry.mjs FOLDER. The folder's index.json names the archive of each version: {"@acme/rules": {"1.0.0": "x.tgz"}}.
// Prints its port.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name));
const hashOf = (bytes, algorithm, encoding) => createHash(algorithm).update(bytes).digest(encoding);

function describe(name, archives, base) {
  const versions = Object.fromEntries(
    Object.entries(archives).map(([version, archive]) => {
      const published = read(`published-${archive}`);
      const dist = {
        tarball: `${base}/-/${archive}`,
        integrity: `sha512-${hashOf(published, "sha512", "base64")}`,
        shasum: hashOf(published, "sha1", "hex"),
      };
      return [version, { name, version, dist }];
    }),
  );
  return { name, versions, "dist-tags": { latest: Object.keys(versions).at(-1) } };
}

const server = createServer((request, response) => {
  const url = decodeURIComponent(request.url ?? "");
  const base = `http://127.0.0.1:${server.address().port}`;
  const index = JSON.parse(read("index.json"));
  const name = url.slice(1);
  if (url.startsWith("/-/")) response.end(read(url.slice(3)));
  else if (Object.hasOwn(index, name)) response.end(JSON.stringify(describe(name, index[name], base)));
  else {
    response.statusCode = 404;
    response.end('{"error":"not found"}');
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
