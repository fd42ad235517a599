/**
 * The milliseconds of computing that something took on this thread. Unlike the clock's they do not grow when the
 * machine has other things to do.
 */
export function cpuMs(act: () => unknown): number {
  const before = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
