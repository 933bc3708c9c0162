"use strict";
// Start of every hook executable. The program follows as a comment in the same file, so that V8 need not parse it on every call: it is
// compiled from its code cache in ~/.sallyport/cache, which the first calls of each build and Node version write.
// Whatever goes wrong here ends with exit code 2, which blocks the call.
try {
  const fs = require("node:fs");
  const { Script } = require("node:vm");
  const pinned = process.argv.indexOf("--home");
  const home = (pinned === -1 ? process.env.HOME : process.argv[pinned + 1]) || "/";
  const directory = `${home}/.sallyport/cache`;
  const cache = `${directory}/PROGRAM_HASH-${process.version}-${process.arch}.v8`;

  const readCache = () => {
    try {
      const { uid, mtimeMs } = fs.statSync(cache);
      // Somebody else's file would run as our code.
      if (process.getuid && uid !== process.getuid()) return { madeAt: Date.now() };
      return { cachedData: fs.readFileSync(cache), madeAt: mtimeMs };
    } catch {
      return { madeAt: Date.now() };
    }
  };
  const { cachedData, madeAt } = readCache();
  const program = fs.readFileSync(__filename).latin1Slice(PROGRAM_START);
  const script = new Script(program, { filename: __filename, cachedData });
  script.runInThisContext()(require, module, __dirname);

  const writeCache = () => {
    try {
      const data = script.createCachedData();
      if (cachedData && !script.cachedDataRejected && data.length <= cachedData.length) return;
      const temporary = `${cache}.${process.pid}`;
      fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
      fs.writeFileSync(temporary, data, { mode: 0o600 });
      fs.utimesSync(temporary, madeAt / 1000, madeAt / 1000);
      fs.renameSync(temporary, cache);
    } catch {
      // It only saves time.
    }
  };
  // What a run compiles anew is added to the cache for as long as it is young.
  const isComplete = cachedData && !script.cachedDataRejected && Date.now() - madeAt > 600_000;
  if (!isComplete) process.once("exit", writeCache);
} catch (error) {
  process.stderr.write(
    `sallyport: blocked, the check itself failed: (internal-error) ${error?.name}; install it again\n`,
  );
  process.exitCode = 2;
}
