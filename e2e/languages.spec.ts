import { consoleWords as arabicConsole } from '@deskbell/shared/words/ar/console';
import { widget as arabicWidget } from '@deskbell/shared/words/ar/widget';
import { look } from './fixtures/look.ts';
import { talk } from './fixtures/talk.ts';
import { expect, test } from './fixtures/test.ts';

test('an Arabic reader gets shop, chat and console in Arabic, from right to left', async ({
  people,
}) => {
  const agent = await people.agent('Mira', { locale: 'ar', words: arabicConsole });
  await expect(agent.page.locator('html')).toHaveAttribute('dir', 'rtl');
  const visitor = await people.visitor({ locale: 'ar', words: arabicWidget });
  await expect(visitor.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await visitor.open();
  await expect(visitor.frame.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(visitor.log).toContainText(arabicWidget.greeting);
  await visitor.send('هل الجرس عالي الصوت؟');
  await expect(visitor.state).toHaveText(arabicWidget.sent);
  await agent.open('هل الجرس عالي الصوت؟');
  await agent.act('accept');
  await agent.send('نعم، يملأ الغرفة.');
  await expect(visitor.messages).toHaveText(['هل الجرس عالي الصوت؟', 'نعم، يملأ الغرفة.']);
  await look(visitor.page, 'arabic-chat');
  await look(agent.page, 'arabic-console');
  const own = await visitor.own.boundingBox();
  const log = await visitor.log.boundingBox();
  expect((own?.x ?? 0) - (log?.x ?? 0)).toBeLessThan(100);
});

const texts = {
  emoji: 'Perfect 👩🏽‍💻👨‍👩‍👧‍👦🇺🇳 ☎️ 🏳️‍🌈 a\u0301e\u0308',
  'right-to-left text': 'مرحبا bell 123 שלום — עברית ועربية',
  'Chinese, Japanese and Thai': '你好，世界。こんにちは世界。สวัสดีชาวโลก',
  '10,000 characters': 'Ten bells. '.repeat(910).slice(0, 9_999).concat('!'),
};

for (const [name, text] of Object.entries(texts)) {
  test(`${name} arrives as it was written, both ways`, async ({ people }) => {
    const { visitor, agent } = await talk(people);
    await visitor.send(text);
    await expect(agent.messages.last()).toHaveText(text);
    await agent.send(text);
    await expect(visitor.messages.last()).toHaveText(text);
  });
}

test('text that looks like markup is shown as text, everywhere', async ({ people }) => {
  const attack = `<img src=x onerror="top.hacked=1"><script>top.hacked=1</script> [click](javascript:top.hacked=1) <svg onload=top.hacked=1>`;
  const { visitor, agent } = await talk(people, { question: attack });
  await expect(agent.messages.first()).toContainText('<img src=x onerror=');
  await agent.send(attack);
  await expect(visitor.messages.last()).toContainText('<script>top.hacked=1</script>');
  await visitor.box.pressSequentially('<b>bold</b>');
  await expect(agent.chat.locator('.typing-text')).toHaveText('<b>bold</b>');
  await look(agent.page, 'markup-as-text');
  for (const page of [visitor.page, agent.page]) {
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    for (const frame of page.frames())
      await expect(frame.locator('a[href^="javascript" i], .bubble :is(img, svg)')).toHaveCount(0);
  }
});

test('markdown and links look the same on both sides, and a link cannot reach the page it opens from', async ({
  people,
}) => {
  const text = '**Loud** and _clear_, see `bell` at https://example.com/bells';
  const { visitor, agent } = await talk(people);
  await visitor.send(text);
  await agent.send(text);
  for (const bubble of [visitor.messages.last(), agent.messages.last()]) {
    await expect(bubble).toHaveText('Loud and clear, see bell at https://example.com/bells');
    await expect(bubble.locator('strong')).toHaveText('Loud');
    const link = bubble.getByRole('link');
    await expect(link).toHaveAttribute('href', 'https://example.com/bells');
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(link).toHaveAttribute('rel', /noopener/);
  }
});
