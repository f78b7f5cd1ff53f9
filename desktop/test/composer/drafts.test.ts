import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, noDraft } from '../../src/console/composer/drafts.ts';
import { createDesk } from '../../src/console/state/desk.ts';
import {
  closeTab,
  moveTab,
  nthTab,
  openTab,
  pinTab,
  reopenTab,
  stepTab,
  type Tabs,
} from '../../src/console/tabs/tabs.ts';
import { eg } from '../example.ts';

const chats = ['a', 'b', 'c', 'd', 'e'];
const chat = fc.constantFrom(...chats);

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const) }) },
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('open' as const), chat }),
  fc.record({ do: fc.constant('close' as const), chat }),
  fc.record({ do: fc.constant('pin' as const), chat, isPinned: fc.boolean() }),
  fc.record({ do: fc.constant('move' as const), chat, to: fc.nat(6) }),
  fc.record({ do: fc.constant('reopen' as const) }),
  fc.record({ do: fc.constant('step' as const), by: fc.constantFrom(-1, 1) }),
  fc.record({ do: fc.constant('nth' as const), place: fc.integer({ min: 1, max: 9 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type Move = Exclude<Step, { do: 'type' | 'send' | 'restart' }>;

function moved(tabs: Tabs, one: Move): Tabs {
  if (one.do === 'open') return openTab(tabs, one.chat);
  if (one.do === 'close') return closeTab(tabs, one.chat);
  if (one.do === 'pin') return pinTab(tabs, one.chat, one.isPinned);
  if (one.do === 'move') return moveTab(tabs, one.chat, one.to);
  if (one.do === 'reopen') return reopenTab(tabs);
  return one.do === 'step' ? stepTab(tabs, one.by) : nthTab(tabs, one.place);
}

/** Works at a desk as the screen does: what is typed belongs to the chat that is shown. */
function work(steps: readonly Step[]) {
  const entries = new Map<string, string>();
  let desk = createDesk(eg.kept(entries));
  const sent: { to: string; text: string }[] = [];
  const written = new Map(chats.map((id) => [id, '']));
  const typeOrSend = (isSending: boolean) => {
    const id = desk.tabs.get().activeId;
    if (id === null) return;
    const draft = draftOf(desk.drafts.get(), id);
    if (isSending) {
      if (draft.text !== '') sent.push({ to: id, text: draft.text });
      desk.writeDraft(id, noDraft);
    } else {
      desk.writeDraft(id, { ...draft, text: draft.text + id });
      written.set(id, `${written.get(id)}${id}`);
    }
  };
  for (const one of steps) {
    if (one.do === 'type' || one.do === 'send') typeOrSend(one.do === 'send');
    else if (one.do === 'restart') desk = createDesk(eg.kept(entries));
    else desk.changeTabs((tabs) => moved(tabs, one));
  }
  return { desk, sent, written };
}

describe('drafts', () => {
  it('never land in another chat and never lose a letter, whatever is opened, moved, closed or restarted', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 400, size: 'max' }), (steps) => {
        const { desk, sent, written } = work(steps);
        for (const id of chats) {
          const out = sent.filter(({ to }) => to === id).map(({ text }) => text);
          const whole = [...out, draftOf(desk.drafts.get(), id).text].join('');
          expect(whole).toBe(written.get(id));
          expect(whole.replaceAll(id, '')).toBe('');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('hold every tab once, pinned ones first, and show only a tab that is open', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 200, size: 'max' }), (steps) => {
        const { open, activeId, closed } = work(steps).desk.tabs.get();
        const ids = open.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(open.map(({ isPinned }) => isPinned)).toEqual(
          open.map(({ isPinned }) => isPinned).sort((a, b) => Number(b) - Number(a)),
        );
        expect(activeId === null ? ids.length === 0 : ids.includes(activeId)).toBe(true);
        expect(closed.some((id) => ids.includes(id))).toBe(false);
      }),
    );
  });

  it('come back after a restart with their kind and the message they answer', () => {
    const entries = new Map<string, string>();
    const draft = { text: 'half a tho', isNote: true, replyToId: 'message-3' };
    createDesk(eg.kept(entries)).writeDraft('a', draft);
    const desk = createDesk(eg.kept(entries));
    expect(draftOf(desk.drafts.get(), 'a')).toEqual(draft);
    expect(draftOf(desk.drafts.get(), 'b')).toEqual(noDraft);
  });

  it('leave nothing behind once they are empty', () => {
    const entries = new Map<string, string>();
    const desk = createDesk(eg.kept(entries));
    desk.writeDraft('a', { ...noDraft, text: 'x' });
    desk.writeDraft('a', noDraft);
    expect([...entries.keys()].filter((key) => key.startsWith('my.draft.'))).toEqual([]);
  });
});
