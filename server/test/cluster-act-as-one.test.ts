import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buses, type Server, Servers, whyNot } from './cluster/servers.ts';
import { eg } from './example.ts';
import { agentAt, linesOf, messagesOf, refused, ring, say, siteWith } from './scenes.ts';

describe.each(buses)('two servers over %s', (bus) => {
  let servers: Servers;
  let one: Server;
  let other: Server;
  beforeAll(async () => {
    if (whyNot(bus)) return;
    servers = await Servers.start(bus);
    [one, other] = servers.two;
  });
  afterAll(() => servers?.close());
  beforeEach(({ skip }) => {
    const why = whyNot(bus);
    if (why) skip(why);
  });

  /** A visitor on one server and the agent who answers them on the other. */
  async function talkAcross() {
    const rung = await ring(one);
    const agent = await agentAt(other);
    await agent.console.call('acceptConversation', { conversationId: rung.conversationId });
    return { ...rung, agent };
  }

  test('a visitor on one and an agent on the other hear each other’s messages', async () => {
    const { visitor, agent, conversationId } = await talkAcross();
    const asked = await say(visitor, conversationId, { text: 'Do you deliver?' });
    const heard = await agent.console.hears(
      'messageStored',
      ({ message }) => message.seq === asked.message.seq,
    );
    expect(heard.message.text).toBe('Do you deliver?');
    const answered = await say(agent.console, conversationId, { text: 'We do.' });
    await visitor.hears('messageStored', ({ message }) => message.id === answered.message.id);
  });

  test('a message far larger than one notification comes whole, in any script', async () => {
    const { visitor, agent, conversationId } = await talkAcross();
    const text = 'Größe 42 – 在庫はありますか？ '.repeat(400).slice(0, 9_990).trim();
    const { message } = await say(visitor, conversationId, { text });
    const heard = await agent.console.hears(
      'messageStored',
      (body) => body.message.id === message.id,
    );
    expect(heard.message.text).toBe(text);
  });

  test('messages keep their order on the way, however many are sent at once', async () => {
    const { visitor, agent, conversationId } = await talkAcross();
    const sent = await Promise.all(Array.from({ length: 50 }, () => say(visitor, conversationId)));
    const last = Math.max(...sent.map(({ message }) => message.seq));
    await agent.console.hears('messageStored', ({ message }) => message.seq === last);
    const seqs = agent.console
      .heardOf('messageStored')
      .filter(({ message }) => message.conversationId === conversationId)
      .map(({ message }) => message.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seqs.length).toBeGreaterThanOrEqual(50);
  });

  test('typing crosses, unsent text to the agent alone', async () => {
    const { visitor, agent, conversationId } = await talkAcross();
    await visitor.call('showTyping', { conversationId, isTyping: true, preview: 'Do you al' });
    expect(await agent.console.hears('typingShown')).toMatchObject({ preview: 'Do you al' });
    await agent.console.call('showTyping', { conversationId, isTyping: true });
    expect(await visitor.hears('typingShown')).toMatchObject({ who: { id: agent.id } });
  });

  test('whoever looks on at another server hears in full what they have open, and in their lists the last of the rest', async () => {
    const { visitor, conversationId } = await talkAcross();
    const [watcher, onlooker] = [await agentAt(other), await agentAt(other)];
    await watcher.console.call('watchConversations', { conversationIds: [conversationId] });
    const sent = await Promise.all(Array.from({ length: 20 }, () => say(visitor, conversationId)));
    const last = Math.max(...sent.map(({ message }) => message.seq));
    await watcher.console.hears('messageStored', ({ message }) => message.seq === last);
    const isLast = (body: { conversation: { id: string; lastSeq: number } }) =>
      body.conversation.id === conversationId && body.conversation.lastSeq === last;
    await onlooker.console.hears('conversationChanged', isLast);
    expect(onlooker.console.heardOf('messageStored')).toEqual([]);
  });

  test('a session that is revoked on one loses its sockets on the other', async () => {
    const agent = await agentAt(one);
    const second = await other.console(agent.token);
    await agent.console.call('signOut', {});
    await expect.poll(() => second.socket.connected).toBe(false);
  });

  test('of two agents on two servers who accept, one has it and the other learns who', async () => {
    const { conversationId } = await ring(one);
    const [first, second] = await Promise.all([agentAt(one), agentAt(other)]);
    const answers = await Promise.all(
      [first, second].map(({ console }) => console.ask('acceptConversation', { conversationId })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refused('alreadyTaken'));
  });

  test('two first messages by two servers at once end in one conversation', async () => {
    const site = await siteWith(one, { mode: 'single' });
    const tab = await one.visitor(site.key);
    const token = tab.welcome.token ?? '';
    const otherTab = await other.visitor(site.key, { token });
    const sent = await Promise.all(
      [tab, otherTab].map((each) => each.call('sendMessage', eg.message())),
    );
    expect(new Set(sent.map(({ conversation }) => conversation.id)).size).toBe(1);
    const conversationId = sent[0]?.conversation.id ?? '';
    expect((await messagesOf(tab, conversationId)).length).toBeGreaterThanOrEqual(2);
  });

  test('an agent who is online on the other server alone gets their closed chat back', async () => {
    const { visitor, agent, conversationId } = await talkAcross();
    await agent.console.call('closeConversation', { conversationId });
    const { conversation } = await say(visitor, conversationId);
    expect(conversation).toMatchObject({ status: 'active', assigneeId: agent.id });
    expect(await linesOf(visitor, conversationId)).toContain('joined');
  });

  test('a drain of one is told to its own clients alone', async () => {
    const third = await servers.add();
    const there = await agentAt(third);
    const here = await agentAt(one);
    await third.app.close();
    expect(there.console.heardOf('drain')).toHaveLength(1);
    const { conversationId } = await ring(other);
    await here.console.hears(
      'messageStored',
      ({ message }) => message.conversationId === conversationId,
    );
    expect(here.console.heardOf('drain')).toEqual([]);
  });
});
