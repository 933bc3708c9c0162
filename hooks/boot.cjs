"use strict";
// Start of every hook executable. The program is a file beside it, so that V8 need not parse it on every call: it is compiled from its code
// cache in ~/.sallyport/cache, which the first calls of each build and Node version write.
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
  const cache = `${directory}/PROGRAM_HASH-${process.version}-${process.arch}.v8`;

  const readCache = () => {
    try {
      if (home === undefined) return { madeAt: Date.now() };
      const { uid, mtimeMs } = fs.statSync(cache);
      // Somebody else's file would run as our code.
      if (process.getuid && uid !== process.getuid()) return { madeAt: Date.now() };
      // It stands there twice, since V8 does not check what it loads: a damaged cache would crash every call from then on.
      const twice = fs.readFileSync(cache);
      const once = twice.subarray(0, twice.length / 2);
      const isWhole = once.length > 0 && once.equals(twice.subarray(once.length));
      return isWhole ? { cachedData: once, madeAt: mtimeMs } : { madeAt: Date.now() };
    } catch {
      return { madeAt: Date.now() };
    }
  };
  const { cachedData, madeAt } = readCache();
  // What few calls need is in parts of its own, read when it is asked for: data as JSON, and programs.
  const textOf = (part) => fs.readFileSync(`${__dirname}/parts/HOOK_NAME/${part}`, "latin1");
  const script = new Script(textOf("program"), { filename: __filename, cachedData });
  const loaded = {};
  const requireFromHere = (name) => {
    if (name.startsWith("@secretlint/")) return loadPart("secretlint");
    if (!name.startsWith("sallyport:")) return require(name);
    loaded[name] ??= JSON.parse(textOf(name.slice("sallyport:".length)));
    return loaded[name];
  };
  const loadPart = (name, shared) => {
    if (loaded[name]) return loaded[name].exports;
    const part = { exports: {} };
    const requireForPart = (from) =>
      from.startsWith("shared:") ? shared(from.slice("shared:".length)) : requireFromHere(from);
    new Script(textOf(name), { filename: __filename }).runInThisContext()(requireForPart, part, __dirname);
    loaded[name] = part;
    return part.exports;
  };
  script.runInThisContext()(requireFromHere, module, __dirname, loadPart);

  const writeCache = () => {
    const temporary = `${cache}.${process.pid}`;
    try {
      if (home === undefined) return;
      const data = script.createCachedData();
      if (cachedData && !script.cachedDataRejected && data.length <= cachedData.length) return;
      fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
      fs.writeFileSync(temporary, Buffer.concat([data, data]), { mode: 0o600 });
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
  // What a run compiles anew is added to the cache for as long as it is young.
  const isComplete = cachedData && !script.cachedDataRejected && Date.now() - madeAt > 600_000;
  if (!isComplete) process.once("exit", writeCache);
} catch (error) {
  const reason = `sallyport: blocked, the check itself failed: (internal-error) ${error?.name}; install it again`;
  process.stderr.write(`${reason}\n`);
  // After a call, exit code 2 only adds a text to its output: the session must stop, or the model would see it.
  if (__filename.endsWith("post-tool-use.cjs"))
    process.stdout.write(JSON.stringify({ continue: false, stopReason: reason }));
  process.exitCode = 2;
}
