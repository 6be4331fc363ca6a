import { createDesk } from '../../../local/host/desk/desk';
import type { DeskCallName, DeskCalls, DeskEvent } from '../../../local/host/desk/desk-calls';
import type { WireUpdate } from '../../../local/host/desk/wire';

export const FIXTURE_ADD_ON = 'test/fixtures/host-add-on';

/** A desk with the fixture add-on, in this thread, and what it told. */
export function openDesk(options: { readonly language?: 'en' | 'fr'; readonly onPause?: () => void } = {}) {
  const events: DeskEvent[] = [];
  const desk = createDesk(
    {
      addOn: FIXTURE_ADD_ON,
      timeZone: 'Europe/Paris',
      language: options.language ?? 'en',
      allowedOrigins: [],
      allowLocal: false,
    },
    { tell: (event) => events.push(structuredClone(event)), pause: () => options.onPause?.(), idle: () => undefined },
  );
  /** As the thread does it: the call, then what changed. */
  const call = <Name extends DeskCallName>(
    name: Name,
    input: Parameters<DeskCalls[Name]>[0],
  ): ReturnType<DeskCalls[Name]> => {
    const value = desk.handle(name, input);
    desk.flush();
    return structuredClone(value) as ReturnType<DeskCalls[Name]>;
  };
  return {
    desk,
    events,
    call,
    updates: (): WireUpdate[] => events.flatMap((event) => (event.kind === 'update' ? [event.update] : [])),
    states: () => events.flatMap((event) => (event.kind === 'state' ? [event.state] : [])),
  };
}
