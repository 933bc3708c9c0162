/**
 * Stands in for `@secretlint/profiler` in the bundles. The real one registers a PerformanceObserver and keeps every mark of every
 * scan for ever (2,000 scans: half a minute to exit); a hook needs none of it. Same exports, no effects.
 */
export class SecretLintProfiler {
  mark() {}

  async getEntries() {
    return [];
  }

  async getMeasures() {
    return [];
  }
}

/** What `@secretlint/core` marks its steps on. */
export const secretLintProfiler = new SecretLintProfiler();
