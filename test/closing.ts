/** Told of everything that was opened, one by one, by how it is closed. */
export type Later = (close: () => unknown) => void;

/**
 * For the `beforeAll` of a file or a group: what it was told of is closed after the tests, the latest first. Where opening fails
 * half way, that failure is the only one, and nothing stays open.
 */
export function closedAfterAll(): Later {
  const closings: (() => unknown)[] = [];
  let isOver = false;
  afterAll(async () => {
    isOver = true;
    await closeAll(closings);
  });
  return (close) => {
    closings.push(close);
    // It took longer than Jest waited: nobody will come for it.
    if (isOver) closeAll(closings).catch(() => undefined);
  };
}

/** One that cannot be closed does not keep the others open. @throws the first failure. */
async function closeAll(closings: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (let close = closings.pop(); close; close = closings.pop()) {
    try {
      await close();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
