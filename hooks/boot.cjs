"use strict";
// Start of every hook executable. The program is in files beside it, so that V8 need not parse it on every call: each part is compiled from its
// code cache in ~/.sallyport/cache, which the first calls of each build and Node version write.
// Whatever goes wrong here ends with exit code 2, which blocks the call.
try {
  const fs = require("node:fs");
  const { Script } = require("node:vm");
  // One thread is enough for the few files a hook looks at, and each costs its start.
  process.env.UV_THREADPOOL_SIZE = "1";
  // A cache runs as our code, so a home that only the environment names has none: it could be a cloned project's own folder.
  const accountHome = () => {
    try {
      const { homedir } = require("node:os").userInfo();
      return process.env.HOME === homedir ? homedir : undefined;
    } catch {
      // A user the system does not know has no home of its own.
      return undefined;
    }
  };
  const pinned = process.argv.indexOf("--home");
  const home = pinned === -1 ? accountHome() : process.argv[pinned + 1];
  const directory = `${home}/.sallyport/cache`;

  // What tells a damaged cache, on which V8 would crash: two words of each sector of a disk. All of it would take longer than the cache
  // saves, and caches appear whole, by a rename, so damage comes in larger pieces.
  const checksum = (bytes) => {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    let sum = bytes.length;
    for (let at = 0; at < words.length; at += 61) sum = (sum * 31 + words[at]) | 0;
    return sum;
  };
  const readCache = (cache) => {
    let descriptor;
    try {
      descriptor = fs.openSync(cache);
      const { uid, mtimeMs, size } = fs.fstatSync(descriptor);
      // Somebody else's file would run as our code.
      if (process.getuid && uid !== process.getuid()) return {};
      const file = Buffer.allocUnsafeSlow(size);
      const data = file.subarray(0, size - 4);
      const isWhole =
        fs.readSync(descriptor, file) === size &&
        data.length > 0 &&
        checksum(data) === file.readInt32LE(size - 4);
      return isWhole ? { cachedData: data, madeAt: mtimeMs } : {};
    } catch {
      return {};
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
  };
  const textOf = (part) => fs.readFileSync(`${__dirname}/parts/HOOK_NAME/${part}`, "latin1");

  const compiled = [];
  const compile = (part) => {
    const cache = `${directory}/BUILD_HASH-${part}-${process.version}-${process.arch}.v8`;
    const { cachedData, madeAt = Date.now() } = home === undefined ? {} : readCache(cache);
    const script = new Script(textOf(part), { filename: __filename, cachedData });
    compiled.push({ cache, cachedData, madeAt, script });
    return script.runInThisContext();
  };
  // What few calls need is in parts of its own, read when it is asked for: data as JSON, and programs.
  const shared = {};
  const share = (modules) => Object.assign(shared, modules);
  const loaded = {};
  const requireFromHere = (name) => {
    if (name.startsWith("@secretlint/")) return loadPart("secretlint");
    if (name.startsWith("shared:")) return shared[name.slice("shared:".length)]();
    if (name.startsWith("text:")) return textOf(name.slice("text:".length));
    if (!name.startsWith("sallyport:")) return require(name);
    loaded[name] ??= JSON.parse(textOf(name.slice("sallyport:".length)));
    return loaded[name];
  };
  const loadPart = (name) => {
    if (loaded[name]) return loaded[name];
    const part = { exports: {} };
    compile(name)(requireFromHere, part, __dirname, loadPart, share);
    loaded[name] = part.exports;
    return part.exports;
  };
  loadPart("program");

  const writeCache = ({ cache, cachedData, madeAt, script }) => {
    const isKept = cachedData && !script.cachedDataRejected;
    // What a run compiles anew is added to the cache for as long as it is young.
    if (isKept && Date.now() - madeAt > 600_000) return;
    const temporary = `${cache}.${process.pid}`;
    try {
      const data = script.createCachedData();
      if (isKept && data.length <= cachedData.length) return;
      const sum = Buffer.alloc(4);
      sum.writeInt32LE(checksum(data));
      fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
      fs.writeFileSync(temporary, Buffer.concat([data, sum]), { mode: 0o600 });
      fs.utimesSync(temporary, madeAt / 1000, madeAt / 1000);
      fs.renameSync(temporary, cache);
    } catch {
      // It only saves time; but what a full disk cut short must not stay.
      try {
        fs.unlinkSync(temporary);
      } catch {
        // There is none.
      }
    }
  };
  if (home !== undefined) process.once("exit", () => compiled.forEach(writeCache));
} catch (error) {
  const reason = `sallyport: blocked, the check itself failed: (internal-error) ${error?.name}; install it again`;
  process.stderr.write(`${reason}\n`);
  // After a call, exit code 2 only adds a text to its output: the session must stop, or the model would see it.
  if (__filename.endsWith("post-tool-use.cjs"))
    process.stdout.write(JSON.stringify({ continue: false, stopReason: reason }));
  process.exitCode = 2;
}
