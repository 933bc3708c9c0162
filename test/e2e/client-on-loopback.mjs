/**
 * Runs a client with the scripted model at a loopback address.
 *
 * usage: node client-on-loopback.mjs SOCKET PROGRAM [ARG...]
 *
 * It runs inside the client's own network namespace, where the model outside can only be reached through its Unix
 * socket: offers that socket as ANTHROPIC_BASE_URL and exits with the client's exit code.
 */
import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";

const [socketPath, program, ...args] = process.argv.slice(2);

const relay = createServer((inbound) => {
  const outbound = connect(socketPath);
  inbound.pipe(outbound).pipe(inbound);
  inbound.on("error", () => outbound.destroy());
  outbound.on("error", () => inbound.destroy());
});

relay.listen(0, "127.0.0.1", () => {
  const env = { ...process.env, ANTHROPIC_BASE_URL: `http://127.0.0.1:${relay.address().port}` };
  const client = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], env });
  client.on("error", (error) => {
    console.error(`cannot start ${program}: ${error.message}`);
    process.exit(127);
  });
  client.on("close", (code) => process.exit(code ?? 1));
});
