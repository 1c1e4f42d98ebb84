/** Undoes what a test began: stops a server, removes a folder. */
type Release = () => unknown;

const perTest: Release[] = [];
const perFile: Release[] = [];

/** Has something stopped when the running test is over. */
export function afterThisTest(release: Release): void {
  perTest.push(release);
}

/** Has something stopped when the tests of the running file are over. */
export function afterThisFile(release: Release): void {
  perFile.push(release);
}

/**
 * Runs what was asked for, the newest first, because a server has to stop before its store closes.
 * Modules outlive the test file that loads them first, so that they cannot hang hooks of their own on it.
 */
export function releaseAfterTest(): Promise<void> {
  return releaseAll(perTest);
}

export async function releaseAfterFile(): Promise<void> {
  await releaseAll(perTest);
  await releaseAll(perFile);
}

async function releaseAll(releases: Release[]): Promise<void> {
  for (const release of releases.splice(0).toReversed()) await release();
}
