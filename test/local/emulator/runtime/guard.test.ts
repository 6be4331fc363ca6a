import { createGuard } from '../../../../local/emulator/runtime/guard';

describe.each(['v8', 'marker'] as const)('a guard that ends by %s', (termination) => {
  test('lets work finish', () => {
    let done = false;
    const outcome = createGuard(termination).run(() => {
      done = true;
    });
    expect([outcome, done]).toEqual(['finished', true]);
  });

  test('ends a loop that runs over its real time', () => {
    expect(
      createGuard(termination).run(() => {
        for (;;);
      }, 20),
    ).toBe('overran');
  });

  test('ends only the innermost run', () => {
    const guard = createGuard(termination);
    const steps: string[] = [];
    const outer = guard.run(() => {
      steps.push(
        guard.run(() => {
          steps.push('inner');
          guard.stop();
        }),
      );
      steps.push(guard.run(() => steps.push('again')));
      steps.push('outer');
    });
    expect([outer, ...steps]).toEqual(['finished', 'inner', 'stopped', 'again', 'finished', 'outer']);
  });

  test('passes on errors that are not its own', () => {
    expect(() =>
      createGuard(termination).run(() => {
        throw new Error('a bug');
      }),
    ).toThrow('a bug');
  });
});

test('v8 runs neither catch nor finally of the work it ends', () => {
  const guard = createGuard('v8');
  const steps: string[] = [];
  guard.run(() => {
    try {
      guard.stop();
    } catch {
      steps.push('catch');
    } finally {
      steps.push('finally');
    }
  });
  expect(steps).toEqual([]);
});
