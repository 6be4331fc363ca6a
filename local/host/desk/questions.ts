import type { DeskCalls, DeskEvent, DialogButton, DialogQuestion } from './desk-calls';

/** Windows of a script that wait for the person: one at a time, as scripts run one at a time. */
export interface Questions {
  /** Returns when it is answered; `CLOSE` where nobody does. */
  readonly ask: (title: string, message: string, buttons: readonly DialogButton[]) => DialogButton;
  readonly answer: DeskCalls['answer'];
  /** To a page that has just been opened. */
  readonly tellAgain: () => void;
}

/** Google ends an execution after six minutes, also one that waits. */
const PATIENCE_MS = 5 * 60_000;

export function createQuestions(outside: {
  readonly tell: (event: DeskEvent) => void;
  readonly pause: () => void;
  readonly idle: () => void;
}): Questions {
  const { tell, pause, idle } = outside;
  let asked = 0;
  let question: DialogQuestion | null = null;
  let given: DialogButton | null = null;
  const isAnswered = (): boolean => given !== null;
  return {
    ask(title, message, buttons) {
      asked += 1;
      given = null;
      question = { id: asked, title, message, buttons };
      tell({ kind: 'question', question });
      const until = Date.now() + PATIENCE_MS;
      while (!isAnswered() && Date.now() < until) {
        idle();
        pause();
      }
      question = null;
      tell({ kind: 'question', question });
      return given ?? 'CLOSE';
    },
    answer({ id, button }) {
      if (question?.id === id) given = button;
      return null;
    },
    tellAgain() {
      if (question) tell({ kind: 'question', question });
    },
  };
}
