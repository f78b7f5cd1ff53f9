import { expect, test } from 'vitest';
import { mirrorProblems, nameProblems } from '../check/names.ts';
import { textProblems } from '../check/text.ts';

test('names are kebab-case and say what is in the file', () => {
  expect(nameProblems('server/src/messages/send-message.ts')).toEqual([]);
  expect(nameProblems('.github/pull-request.md')).toEqual([]);
  expect(nameProblems('server/src/sendMessage.ts')).toHaveLength(1);
  expect(nameProblems('server/src/utils.ts')[0]).toContain('Name it for what it does');
  expect(nameProblems('server/src/message-service.ts')).toHaveLength(1);
  expect(nameProblems('shared/src/helpers/text.ts')).toHaveLength(1);
  expect(nameProblems('shared/src/types.ts')).toHaveLength(1);
});

test('a behaviour without a test and a test without its behaviour are both named', () => {
  const files = [
    'server/src/messages/send-message.ts',
    'server/src/messages/store.ts',
    'server/src/queue/on-message-stored.ts',
    'server/test/messages/send-mesage.test.ts',
    'server/test/races.test.ts',
  ];
  expect(mirrorProblems(files, ['send-message.ts'])).toEqual([
    'server/test/messages/send-mesage.test.ts tests server/src/messages/send-mesage.ts, which is not there: name it for what it tests.',
    'server/src/messages/send-message.ts has no test: write server/test/messages/send-message.test.ts.',
    'server/src/queue/on-message-stored.ts has no test: write server/test/queue/on-message-stored.test.ts.',
  ]);
});

test('what is unfinished, switched off, in the wrong door or too long is named with its line', () => {
  const problemsIn = (path: string, text: string) => textProblems(path, text);
  expect(problemsIn('server/src/a.ts', `\n// ${'TO'}DO later`)[0]).toContain('server/src/a.ts:2');
  expect(problemsIn('server/src/a.ts', `// ${'biome'}-ignore lint: no`)).toHaveLength(1);
  expect(problemsIn('widget/src/api.ts', "parent.postMessage(1, '*')")[0]).toContain('door.ts');
  expect(problemsIn('widget/src/door.ts', 'parent.postMessage(1, origin)')).toEqual([]);
  expect(problemsIn('widget/src/tabs.ts', 'channel.postMessage(1)')).toEqual([]);
  expect(
    problemsIn('desktop/src/main/window.ts', "import { ipcMain } from 'electron';"),
  ).toHaveLength(1);
  expect(problemsIn('desktop/src/console/app.tsx', 'ipcRenderer.send(1)')).toHaveLength(1);
  expect(problemsIn('desktop/src/preload.ts', 'ipcRenderer.send(1)')).toEqual([]);
  const shell = "import { app, shell } from 'electron';";
  expect(problemsIn('desktop/src/main/window.ts', shell)).toHaveLength(1);
  expect(problemsIn('desktop/src/main/open-link.ts', shell)).toEqual([]);
  expect(problemsIn('server/src/a.ts', 'x\n'.repeat(301))[0]).toContain('has 301 lines');
  expect(problemsIn('server/src/a.ts', 'x\n'.repeat(300))).toEqual([]);
});
